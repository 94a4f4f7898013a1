"""One figure in digits read with its mark, sign, magnitude, unit and noun, or found to be no quantity."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import (
    brackets,
    compound,
    counting,
    currencies,
    figures,
    fractional,
    hedges,
    spelled,
    traps,
    units,
)
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import powers

ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
FACTOR_AHEAD: Final = expression(
    r" (?:as|the|more|higher|greater|larger|bigger|faster|its|that|their|last|what|over|this|lower|less|than|annual"
    r"|core|ebitda|earnings|expected|average)\b"
)
AMBIGUOUS: Final = frozenset({"time", "pound", "KRW"})
POUND_MASS: Final = Unit("pound", "mass", Fraction(45359237, 100000000))
AGE: Final = Unit("year", "time", Fraction(31556952))
FREE: Final = frozenset(" \n(\u00a0\"'“‘—")
"""Characters before a figure that are neither sign nor mark nor part of a name."""
TIED: Final = frozenset("/⁄-½⅓⅔¼¾⅛⅜⅝⅞eExX×*")
"""Characters behind digits that may tie a fraction or an exponent to them."""
BELOW_NOUGHT: Final = ("minus ", "negative ", "(-) ")
"""What says before a figure that it lies below nought."""
OF_SUMS: Final = (*BELOW_NOUGHT, "negative by ", "negative at ", "in the red by ", "in deficit by ")
"""The same of sums and percentages."""
TAKING: Final = expression(r"\d(?: (?:million|billion|trillion|thousand))? (?:[a-z]+ )?minus $")
"""What a figure that is taken from another one stands behind."""
LONGEST_TAKING: Final = 40
RANGE_AHEAD: Final = expression(r" ?[-–] ?[0-9]| to [0-9]")


def in_digits(text: str, lower: str, start: int, end: int, floor: int = 0) -> Figure | None:
    """The figure whose digits `ANCHOR` found at `[start, end)`, with its unit, or None if it is no quantity.

    What stands before `floor` belongs to another figure.
    """
    figure = figures.read(text, start, end)
    if figure is None or (start and not _begins_well(text, lower, figure, floor)):
        return None
    end = figure.end
    after = text[end : end + 1]
    if after in TIED or (after == " " and text[end + 1 : end + 2] in DIGITS_OR_TIMES):
        figures.add_fraction(text, figure)
        figures.add_exponent(text, figure)
        if after == "-":
            spelled.add_point(lower, figure)
    found = units.add_power(text, lower, figure)
    if figure.powered and figure.unit is None and figure.exponent == figure.magnitude:
        compound.add_smaller(lower, figure)
        found = units.WORD.match(lower, figure.end)
    if found is not None and not found[1] and found[2] in ORDINAL_ENDS and _is_ordinal(lower, figure):
        return _ordinal(lower, figure)
    _add_words(text, lower, figure, found)
    if figure.left:
        add_sign(text, lower, figure)
    return None if is_no_quantity(text, lower, figure) else figure


DIGITS_OR_TIMES: Final = frozenset("0123456789x×½¼¾⅓⅔")
GLUED_HEDGES: Final = ("+", " odd", "-odd", "-ish", "ish", " plus", "-plus", " or ", ", or ")


def _begins_well(text: str, lower: str, figure: Figure, floor: int) -> bool:
    """Take up the currency mark before the digits; False if what stands there makes them part of a name or a code."""
    start = figure.start
    before = text[start - 1]
    if before == "." and figure.exponent == 0 and not figure.grouped and isinstance(figure.value, Decimal):
        _take_point(figure)
    if before not in FREE or (before in currencies.BLANKS and currencies.may_end(text, start - 1)):
        currencies.add_mark(text, figure, floor)
        return figure.unit is not None or not traps.starts_badly(text, lower, start, figure.end)
    return True


def _take_point(figure: Figure) -> None:
    """A point before the digits: .08."""
    figure.raise_by(figure.start - figure.end, figure.end)
    figure.magnitude = 0
    figure.powered = False
    figure.start -= 1
    figure.left = figure.start


def _is_ordinal(lower: str, figure: Figure) -> bool:
    return figure.exponent >= 0 and figure.unit is None and not lower[figure.end + 2 : figure.end + 3].isalnum()


def _ordinal(lower: str, figure: Figure) -> Figure | None:
    figure.end += 2
    figure.right = figure.end
    figure.unit = spelled.ORDINAL
    return None if traps.CENTURY.match(lower, figure.end) else figure


def _add_words(text: str, lower: str, figure: Figure, found: re.Match[str] | None) -> None:
    """The words behind the figure, of which `found` is the next: what it is a fraction of, a hedge, its unit."""
    figure.right = figure.end
    if figure.form == "fraction":
        units.add_whole(lower, figure)
    if found is None:
        if figure.unit is None and not counting.add_described(text, lower, figure):
            figure.unit = counting.NUMBER
        return
    if lower.startswith(GLUED_HEDGES, figure.end):
        hedges.add_glued(lower, figure)
        found = units.WORD.match(lower, figure.right)
    add_unit(text, lower, figure, found)


def add_unit(text: str, lower: str, figure: Figure, found: re.Match[str] | None) -> None:
    """The unit behind the figure, whose next word is `found`, or the noun counted; and what it is per."""
    after = units.unit_after(text, lower, found)
    if figure.unit is not None:
        if after is not None and after[0].dimension == "money":
            _specify(figure, *after)
    elif after is not None:
        figure.unit, figure.right = after
        if figure.unit.name in AMBIGUOUS:
            _decide(lower, figure)
        if figure.unit.dimension == "money" and not figure.powered:
            _raise_behind(lower, figure)
    elif figure.bare and fractional.divide(lower, figure):
        figure.right = figure.end
    else:
        counting.add_noun(text, lower, figure)
    if figure.unit is not counting.NUMBER and lower[figure.right : figure.right + 2] in units.PER_STARTS:
        units.add_rate(lower, figure)


def _raise_behind(lower: str, figure: Figure) -> None:
    """A magnitude behind the currency: 75 USD million."""
    found = units.WORD.match(lower, figure.right)
    if found is not None and found[1] == " " and len(found[2]) > 5 and found[2] in powers():
        figure.raise_by(powers()[found[2]], found.end())
        figure.right = figure.end


def _specify(figure: Figure, named: Unit, end: int) -> None:
    """A currency named behind a figure that has a mark before it: $15 USD, US$5 million dollars."""
    open_names = currencies.open_names()
    own = figure.unit
    if own is None or named.scale != 1 or not (own.name in open_names or named.name == own.name):
        return
    if named.name not in open_names:
        figure.unit = named
    figure.right = end


def _decide(lower: str, figure: Figure) -> None:
    """Units whose words mean something else as often: times, pounds, won."""
    name = figure.unit.name if figure.unit is not None else None
    if name == "time" and lower[figure.right - 1] == "s":
        counted = figure.exponent >= 0 and FACTOR_AHEAD.match(lower, figure.right) is None
        figure.unit = counting.counted("time") if counted else spelled.FACTOR
    elif name == "KRW" and figure.bare and figure.value < 100:
        figure.unit, figure.right = counting.NUMBER, figure.end
    elif name == "pound" and not speaks_of_sterling(lower) and (not figure.powered or _is_weighed(lower, figure)):
        figure.unit = POUND_MASS


WEIGHT: Final = expression(r"\b(?:weigh|payload|catch|harvest|poundage)[^.;]*\Z")
WEIGHED: Final = expression(
    r" of (?!(?:the|its|their|public|taxpayers?|government|debts?|revenue|investments?|funding|aid|savings?|cuts?"
    r"|damage|fraud|assets|loans|profits?|sales|goods)\b)[a-z-]+"
)
BRITISH: Final = ("£", "sterling", " pence", " stg", "brit", " uk ", "u.k.", "london", "england")


def _is_weighed(lower: str, figure: Figure) -> bool:
    """Whether millions of pounds are a weight: 61.4 million pounds of copper, weight was up to 48 million pounds."""
    if WEIGHT.search(lower, max(0, figure.left - 60), figure.left):
        return True
    return WEIGHED.match(lower, figure.right) is not None and not any(word in lower for word in BRITISH)


def speaks_of_sterling(lower: str) -> bool:
    """Whether pounds are money in this text."""
    return "£" in lower or "sterling" in lower or " pence" in lower


def add_sign(text: str, lower: str, figure: Figure) -> None:
    """Take up a sign before the figure or its currency: -2.2%, +9.1%, minus 2, (-) 0.27%, negative by 4."""
    left = figure.left
    sign = text[left - 1]
    if sign == " ":
        if text[left - 2] in "seyt)-−":
            _add_sign_word(text, lower, figure)
    elif sign in "-−–‑":
        if _is_minus(text, figure, sign):
            figure.value, figure.left = -figure.value, left - 1
        elif lower.endswith(("minus", "negative"), 0, left - 1):
            figure.value, figure.left = -figure.value, left - (6 if lower[left - 2] == "s" else 9)
    elif sign == ")" and text.endswith("(-)", 0, left):
        figure.value, figure.left = -figure.value, left - 3
    elif sign == "+" and not text[left - 2 : left - 1].isalnum():
        figure.left = left - 1


def _add_sign_word(text: str, lower: str, figure: Figure) -> None:
    left = figure.left
    sums = figure.unit is not None and figure.unit.dimension in ("money", "ratio")
    words = OF_SUMS if sums else BELOW_NOUGHT
    if lower.endswith(words, 0, left) and not is_taken_away(lower, left):
        word = next(word for word in words if lower.endswith(word, 0, left))
        figure.value, figure.left = -figure.value, left - len(word)
        return
    if left < 4 and text[:left].strip() in ("-", "−"):
        figure.value, figure.left = -figure.value, left - len(text[:left].lstrip())


def is_taken_away(lower: str, left: int) -> bool:
    """Whether "minus" before a figure takes it from the one before ("59,600 births minus 32,700 deaths")."""
    return TAKING.search(lower, max(0, left - LONGEST_TAKING), left) is not None


def _is_minus(text: str, figure: Figure, sign: str) -> bool:
    """Whether the dash that touches the figure is a sign and not a hyphen."""
    left = figure.left
    before = text[left - 2 : left - 1] if left > 1 else ""
    percent = figure.unit is not None and figure.unit.name == "percent"
    if percent and before.isalpha():  # "$206.3 Billion-2.1%"
        return text[max(0, left - 12) : left - 1].lower().rpartition(" ")[2] in powers()
    if before == " ":
        earlier = text[left - 3 : left - 2]
        return percent or not (earlier.isdigit() or (earlier.isupper() and figure.bare))
    return not before or before in "\n\t([{\"'“$£€"


def is_no_quantity(text: str, lower: str, figure: Figure) -> bool:
    """Whether a figure without a unit of measure is a year, a name, a code; marks those only a range saves."""
    unit = figure.unit or counting.NUMBER
    left = figure.left
    if unit.dimension != "number" and unit.dimension != "count":
        return False
    if left and text[left - 1] in "-–−‑":
        figure.doubt = "range"
    if figure.powered or figure.form != "digits":
        return False
    if unit is counting.NUMBER:
        if traps.ends_badly(text, lower, figure):
            return True
        after = text[figure.end : figure.end + 2]
        if after[:1] in ("-", "–", "‑") and after[1:].isdigit():
            figure.doubt = "range"
    if figure.grouped or figure.exponent:
        return figure.exponent < 0 and unit is counting.NUMBER and traps.is_version(lower, figure)
    if traps.is_year(figure) and (unit is counting.NUMBER or (figure.value >= 1900 and figure.value % 100)):
        figure.doubt = "range"
        return RANGE_AHEAD.match(text, figure.end) is None
    if unit is counting.NUMBER and traps.is_short_year(text, figure):
        return True
    if traps.is_name(text, figure, text[max(0, left - 40) : left].split()):
        return True
    return unit is counting.NUMBER and _is_aside(text, lower, figure)


ASIDES: Final = (traps.is_address, traps.is_code, traps.is_group, traps.is_index_base, brackets.is_note)


def _is_aside(text: str, lower: str, figure: Figure) -> bool:
    if traps.is_age(text, figure) or traps.is_said_age(lower, figure):
        figure.unit = AGE
        return False
    return any(trap(text, figure) for trap in ASIDES)
