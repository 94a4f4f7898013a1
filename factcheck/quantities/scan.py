"""Scan a text for quantities: anchors first, then look-ups of the words around each; cost is linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.quantities import counting, currencies, figures, hedges, ranges, spelled, traps, units
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Quantity, Unit

FACTORS: Final = (" as ", " the ", " more", " higher", " greater", " larger", " bigger", " faster", " its ", " that ", " their ", " last ", " what ", " over ", " their", " this ", " lower", " less", " larger")
ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")
ZERO: Final = Decimal(0)


def scan_quantities(text: str, taken: Sequence[tuple[int, int]] = (), *, country: str | None = None) -> list[Quantity]:
    """Every quantity of a text, in order, without overlaps.

    `taken` are the spans, in order, that name times: digits and number words that start in one are no quantities.
    `country` (ISO 3166, two letters) settles marks and names that several currencies share: `$`, pound, Rs.
    """
    lower = lowered(text)
    found = ranges.join(lower, list(_figures(text, lower, taken)))
    return _finished(text, lower, found, country)


def lowered(text: str) -> str:
    """The text in lower case, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lower


def _figures(text: str, lower: str, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    spots = [(*found.span(), True) for found in figures.ANCHOR.finditer(text)]
    spots += [(*found.span(), False) for found in spelled.anchors().finditer(lower)]
    spots.sort()
    taken = _with_addresses(text, taken)
    done = 0
    passed = 0
    for start, end, in_digits in spots:
        if start < done:
            continue
        while passed < len(taken) and taken[passed][1] <= start:
            passed += 1
        if passed < len(taken) and taken[passed][0] <= start:
            continue
        figure = in_digits_at(text, lower, start, end) if in_digits else in_words_at(text, lower, start, end)
        if figure is not None and figure.left >= done:
            done = max(figure.right, figure.end)
            yield figure


ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")


def _with_addresses(text: str, taken: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The spans that are taken, those of web addresses among them."""
    if "://" not in text and "www." not in text:
        return taken
    return sorted([*taken, *(found.span() for found in ADDRESS.finditer(text))])


def in_digits_at(text: str, lower: str, start: int, end: int) -> Figure | None:
    """The figure whose digits `ANCHOR` found at `[start, end)`, with its unit, or None if it is no quantity."""
    figure = figures.read(text, start, end)
    if figure is None:
        return None
    if start:
        currencies.add_mark(text, figure)
        if figure.unit is None and traps.starts_badly(text, lower, start, end):
            return None
    _take_point(text, figure)
    figures.add_fraction(text, figure)
    figures.add_exponent(text, figure)
    spelled.add_half(lower, figure)
    units.add_power(text, lower, figure)
    spelled.add_half(lower, figure)
    if _is_ordinal(lower, figure):
        return _ordinal(lower, figure)
    figure.right = figure.end
    hedges.add_glued(lower, figure)
    _add_unit(text, lower, figure)
    _add_sign(text, lower, figure)
    return None if _is_no_quantity(text, lower, figure) else figure


def _take_point(text: str, figure: Figure) -> None:
    """A point before the digits: .08."""
    if figure.start and text[figure.start - 1] == "." and figure.exponent == 0 and not figure.grouped:
        size = figure.end - figure.start
        figure.raise_by(-size, figure.end)
        figure.magnitude = 0
        figure.start -= 1
        figure.left = min(figure.left, figure.start)


def _is_ordinal(lower: str, figure: Figure) -> bool:
    end = figure.end
    suffix = lower[end : end + 2]
    if suffix not in ORDINAL_ENDS:
        return False
    return suffix in ORDINAL_ENDS and not lower[end + 2 : end + 3].isalnum() and figure.exponent >= 0 and figure.unit is None


def _ordinal(lower: str, figure: Figure) -> Figure | None:
    figure.end += 2
    figure.right = figure.end
    figure.unit = spelled.ORDINAL
    return None if traps.CENTURY.match(lower, figure.end) else figure


def _add_unit(text: str, lower: str, figure: Figure) -> None:
    """The unit behind the figure: of measure, of money, or the noun counted; and what it is per."""
    after = units.unit_after(text, lower, figure.right)
    if figure.unit is None:
        if after is not None:
            figure.unit, figure.right = after
            if figure.unit.name in AMBIGUOUS:
                _decide(lower, figure)
        elif figure.form != "fraction" or not spelled.fraction(lower, figure):
            if figure.form == "digits" and figure.bare and spelled.fraction(lower, figure):
                figure.right = figure.end
            else:
                counting.add_noun(text, lower, figure)
    elif figure.unit.dimension == "money" and after is not None and after[0].dimension == "money" and after[0].scale == 1:
        if figure.unit.name in currencies.open_names() or after[0].name == figure.unit.name:
            figure.unit = after[0] if after[0].name not in currencies.open_names() else figure.unit
            figure.right = after[1]
    if figure.unit is not counting.NUMBER:
        units.add_rate(lower, figure)


AMBIGUOUS: Final = frozenset({"time", "pound", "KRW"})


def _decide(lower: str, figure: Figure) -> None:
    """Units whose words mean something else as often."""
    name = figure.unit.name if figure.unit is not None else None
    if name == "time" and lower[figure.right - 1] == "s":
        if figure.exponent >= 0 and not lower.startswith(FACTORS, figure.right):
            figure.unit = counting.counted("time")
        else:
            figure.unit = spelled.FACTOR
    elif name == "KRW" and figure.bare and figure.value < 100:
        figure.unit, figure.right = counting.NUMBER, figure.end
    elif name == "pound" and not figure.powered and lower.find("£") < 0 and "sterling" not in lower and " pence" not in lower:
        figure.unit = POUND_MASS


POUND_MASS: Final = Unit("pound", "mass", Fraction(45359237, 100000000))


def _add_sign(text: str, lower: str, figure: Figure) -> None:
    """Take up a sign before the figure or its currency: -2.2%, +9.1%, minus 2, (-) 0.27%."""
    left = figure.left
    if not left:
        return
    sign = text[left - 1]
    if left < 4 and text[:left].strip() in ("-", "−"):
        figure.value, figure.left = -figure.value, left - len(text[:left].lstrip())
        return
    if sign in "-−–‑":
        before = text[left - 2 : left - 1] if left > 1 else ""
        if (not before or before in "\n\t([{\"'“$£€" or (before == " " and (figure.unit is not None and figure.unit.name == "percent" or not text[left - 3 : left - 2].isdigit()))) and (sign != "–" or not before.isdigit()):
            figure.value, figure.left = -figure.value, left - 1
        elif lower.endswith(("minus", "negative"), 0, left - 1):
            figure.value, figure.left = -figure.value, left - 1 - (5 if lower.endswith("minus", 0, left - 1) else 8)
    elif sign == "+" and not text[left - 2 : left - 1].isalnum():
        figure.left = left - 1
    elif sign == " ":
        for word in ("minus ", "negative ", "(-) "):
            if lower.endswith(word, 0, left):
                figure.value, figure.left = -figure.value, left - len(word)
    if figure.left > figure.start:
        figure.left = figure.start


def _is_no_quantity(text: str, lower: str, figure: Figure) -> bool:
    left = figure.left
    counts = figure.unit is not None and figure.unit.dimension not in ("number", "count")
    before = text[left - 1 : left]
    if before and before in "-–−‑" and not counts:
        figure.doubt = "range"
    if counts:
        return False
    if figure.bare or figure.exponent < 0:
        if figure.unit is counting.NUMBER and (traps.ends_badly(text, lower, figure)):
            return True
        after = text[figure.end : figure.end + 2]
        if after[:1] in ("-", "–", "‑") and after[1:].isdigit():
            figure.doubt = "range"
    if not figure.bare:
        return False
    words = text[max(0, left - 40) : left].split()
    if traps.is_year(figure) and (figure.unit is counting.NUMBER or 1900 <= figure.value):
        figure.doubt = "range"
        return RANGE_AHEAD.match(text, figure.end) is None
    if traps.is_name(text, figure, words):
        return True
    if figure.unit is not counting.NUMBER:
        return False
    if traps.is_age(text, figure):
        figure.unit = AGE
    return traps.is_code(text, figure) or traps.is_note(text, figure)


RANGE_AHEAD: Final = re.compile(r" ?[-–] ?[0-9]| to [0-9]")
AGE: Final = Unit("year", "time", Fraction(31556952))


def in_words_at(text: str, lower: str, start: int, end: int) -> Figure | None:
    """The number in words whose first word is `[start, end)`, with its unit, or None if it is no quantity."""
    word = lower[start:end]
    if lower[start - 1 : start] == "-" and not lower.endswith(("minus-", "negative-", " -"), 0, start) and start > 1:
        return None
    if word in spelled.values("factors"):
        return _factor(lower, start, end)
    figure = _half(lower, start, word) if word in spelled.values("divisors") else None
    if figure is None and word in spelled.values("ordinals"):
        return _spelled_ordinal(lower, start, end)
    if figure is None:
        if word in ("half", "quarter"):
            return None
        figure = spelled.cardinal(lower, start, word)
        if figure is None:
            return None
        if ORDINAL_NEXT.match(lower, figure.end):
            return _ordinal_after(lower, figure)
        if figure.powered or figure.value < 1000:
            _complete(text, lower, figure)
    figure.left = figure.start
    figure.right = figure.end
    if figure.unit is spelled.RATIO:
        figure.right = figure.end
    else:
        hedges.add_glued(lower, figure)
        _add_unit(text, lower, figure)
    _add_sign(text, lower, figure)
    return None if _is_no_number(lower, figure) else figure


ORDINAL_NEXT: Final = re.compile(r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[a-z]+ieth|hundredth|thousandth|millionth|billionth)\b")


def _ordinal_after(lower: str, figure: Figure) -> Figure | None:
    """The ordinal whose last word follows: twenty-first, two millionth. None where it is a fraction, a date or a name."""
    found = ORDINAL_NEXT.match(lower, figure.end)
    if found is None or (figure.value < 20 and not found.group().endswith("nth")):
        return None
    last = spelled.values("ordinals").get(found.group()[1:], 0)
    figure.value = figure.value * last if last >= 100 else figure.value + last
    figure.end = figure.right = found.end()
    figure.unit = spelled.ORDINAL
    return None if traps.CENTURY.match(lower, figure.end) else figure


def _complete(text: str, lower: str, figure: Figure) -> None:
    if not spelled.fraction(lower, figure):
        spelled.add_half(lower, figure)
        if not figure.powered or figure.exponent < 0:
            units.add_power(text, lower, figure)


def _half(lower: str, start: int, word: str) -> Figure | None:
    words = lower[max(0, start - 36) : start].split()
    if words and words[-1] in ("a", "an", "one"):
        words = words[:-1]
        after = lower[start + len(word) : start + len(word) + 2]
        if word != "half" and after.strip(" .,;:)") and not lower.startswith(THAN, start + len(word)):
            return None
    elif word != "half":
        return None
    elif words and words[-1] in NOT_HALF:
        return None
    return spelled.half(lower, start, bool(words) and hedges.hedge_of(words) is not None)


TWICE: Final = re.compile(r" (?:as [a-z]+ as|the|that|its|their|what|last)\b")
THAN: Final = (" of ", " more", " less", " higher", " lower", " fewer")
NOT_HALF: Final = frozenset({"first", "second", "latter", "other", "this", "that", "each", "third", "final", "better", "top", "bottom", "same", "next", "last", "both", "in", "every"})


def _factor(lower: str, start: int, end: int) -> Figure | None:
    word = lower[start:end]
    if word in ("double", "triple", "quadruple", "doubles", "triples") and not lower.startswith((" the ", " its ", " that ", " their ", " last ", " what ", " to "), end):
        return None
    if word in ("twice", "thrice") and not TWICE.match(lower, end):
        return None
    figure = Figure(start, end, Fraction(spelled.values("factors")[word]), 0, 0, "words")
    figure.unit = spelled.FACTOR
    return figure


def _spelled_ordinal(lower: str, start: int, end: int) -> Figure | None:
    if traps.CENTURY.match(lower, end) or lower.startswith("-", end) or lower[max(0, start - 4) : start] in ("per ", "at "):
        return None
    figure = Figure(start, end, Decimal(spelled.values("ordinals")[lower[start:end]]), 0, 0, "words")
    figure.unit = spelled.ORDINAL
    return figure


def _is_no_number(lower: str, figure: Figure) -> bool:
    """Whether a number in words is a pronoun or part of a phrase that counts nothing."""
    if figure.value != 1 or figure.form != "words" or figure.unit is None or figure.unit.dimension not in ("number", "count"):
        return False
    return lower.startswith(PRONOUN_ENDS, figure.end) or lower.endswith(PRONOUN_STARTS, 0, figure.left)


PRONOUN_ENDS: Final = (" another", "'s", "’s", " who", " that", " which", "-time", "-off", "-on-one", " day", "-day", " is ", " can ", " by one", "-way", "-stop", "-sided", " thing", "-third")
PRONOUN_STARTS: Final = ("no ", "the ", "this ", "that ", "which ", "each ", "any ", "every ", "another ", " one-", "someone ", "only ", " a ", "category ", "by ")


def _finished(text: str, lower: str, found: Sequence[Figure], country: str | None) -> list[Quantity]:
    quantities: list[Quantity] = []
    last_money: str | None = None
    for figure in found:
        hedges.add_behind(lower, figure)
        if figure.hedge is None:
            words = lower[max(0, figure.left - hedges.REACH) : figure.left].split()
            figure.hedge = hedges.hedge_of(words) if words else None
        unit = figure.unit or counting.NUMBER
        if unit.dimension == "money":
            unit = currencies.settled(unit, country, last_money)
            last_money = unit.name
        quantities.append(_quantity(figure, unit))
    return quantities


def _quantity(figure: Figure, unit: Unit) -> Quantity:
    step: Decimal | Fraction = figures.ten_to(figure.exponent)
    coarse: Decimal | Fraction = figures.ten_to(figure.coarse)
    form = figure.form
    if figure.base != 1:
        step, coarse = step * figure.base, coarse * figure.base
    if form == "mixed":
        step = coarse = Fraction(1, 8) * 10**figure.magnitude
        form = "digits"
    if unit.dimension == "ordinal" or form == "fraction":
        step = coarse = ZERO
    return Quantity(figure.left, figure.right, figure.start, figure.end, figure.value, unit, step, coarse, figure.hedge, figure.upper, form)
