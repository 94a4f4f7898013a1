"""One number in words read with what stands around it, or found to count nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import fractional, hedges, reading, spelled, traps, units
from factcheck.quantities.figures import Figure

TWICE: Final = expression(r" (?:as [a-z]+ as|the|that|its|their|what|last)\b")
DOUBLE: Final = expression(r" (?:the|its|that|their|last|what|to)\b")
WHOLE: Final = expression(r" (?:of|the|its|their|his|her|our|that|as)\b")
THAN: Final = expression(r" (?:of|more|less|higher|lower|fewer)\b|[.,;:)]| ?\Z")
BY: Final = expression(
    r" (?:over|from|on|in|to|this|last|since|during|at|against|after|and|when|while|between|within|compared|versus)\b"
    r"|\n(?!part|pers|time)"
)
"""What follows "by a third" as far as that is no ordinal."""
NOT_HALF: Final = frozenset(
    {
        *("first", "second", "latter", "other", "this", "that", "each", "third", "final", "better", "top", "bottom"),
        *("same", "next", "last", "both", "in", "every"),
    }
)
ADJECTIVES: Final = frozenset({"double", "triple", "quadruple", "doubles", "triples"})
ORDINAL_NEXT: Final = expression(
    r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[a-z]{3,10}ieth|hundredth|thousandth|millionth"
    r"|billionth)\b"
)
PRONOUN_ENDS: Final = expression(
    r" (?:another|who|that|which|day|is|can|by one|thing)\b|['’]s|-(?:time|off|on-one|day|way|stop|sided|third)\b"
)
PRONOUN_STARTS: Final = (
    *("no ", "the ", "this ", "that ", "which ", "each ", "any ", "every ", "another ", " one-", "someone ", "only "),
    *(" a ", "category ", "by ", "same "),
)


def in_words(text: str, lower: str, start: int, end: int) -> Figure | None:
    """The number in words whose first word is `[start, end)`, with its unit, or None if it is no quantity."""
    if start > 1 and lower[start - 1] == "-" and not lower.endswith(("minus-", "negative-", " -"), 0, start):
        return None
    word = lower[start:end]
    if word in spelled.factors():
        return _factor(lower, start, end)
    figure = _part(lower, start, word) if word in spelled.values("divisors") else None
    if figure is not None:
        figure.left, figure.right = figure.start, figure.end
        _add_unit(text, lower, figure)
        return figure
    if word in spelled.values("ordinals"):
        return _ordinal(lower, start, end)
    return _cardinal(text, lower, start, word)


def _cardinal(text: str, lower: str, start: int, word: str) -> Figure | None:
    figure = spelled.cardinal(lower, start, word)
    if figure is None:
        return None
    if ORDINAL_NEXT.match(lower, figure.end):
        ordinal = _ordinal_after(lower, figure)
        if ordinal is not None:
            return ordinal
    if not fractional.divide(lower, figure):
        fractional.add_half(lower, figure)
        if not figure.powered or figure.exponent < 0:
            units.add_power(text, lower, figure)
    figure.left, figure.right = figure.start, figure.end
    if figure.unit is None and lower.startswith(reading.GLUED_HEDGES, figure.end):
        hedges.add_glued(lower, figure)
    _add_unit(text, lower, figure)
    if figure.left:
        reading.add_sign(text, lower, figure)
    return None if _is_pronoun(lower, figure) or _is_name(text, figure) or _is_group(lower, figure) else figure


def _is_group(lower: str, figure: Figure) -> bool:
    bare = figure.unit is None or figure.unit.dimension == "number"
    return bare and figure.exponent == 0 and traps.is_group(lower, figure)


def _add_unit(text: str, lower: str, figure: Figure) -> None:
    """The unit behind the number, or that of which a fraction is one."""
    if figure.unit is None:
        reading.add_unit(text, lower, figure, units.WORD.match(lower, figure.right))
    elif figure.unit is fractional.RATIO:
        units.add_whole(lower, figure)


def _part(lower: str, start: int, word: str) -> Figure | None:
    """ "half", "a third", "a quarter" said of something."""
    words = lower[max(0, start - hedges.REACH) : start].split()
    end = start + len(word)
    if words and words[-1] in ("a", "an", "one"):
        words = words[:-1]
        ahead = [THAN, fractional.OF_POWER, fractional.OF_A_POINT, *([BY] if words[-1:] == ["by"] else [])]
        if word != "half" and not any(pattern.match(lower, end) for pattern in ahead):
            return None
    elif word == "quarter" and fractional.OF_POWER.match(lower, end):
        return fractional.part(lower, start, word)
    elif word != "half" or (words and words[-1] in NOT_HALF):
        return None
    figure = fractional.part(lower, start, word)
    hedged = bool(words) and (hedges.hedge_of(words) is not None or words[-1] == "by")
    closed = figure.start < start and not lower[end : end + 2].strip(" .,;:)")
    return figure if figure.unit is None or hedged or closed or WHOLE.match(lower, end) else None


def _factor(lower: str, start: int, end: int) -> Figure | None:
    word = lower[start:end]
    if word in ADJECTIVES and DOUBLE.match(lower, end) is None:
        return None
    if word in ("twice", "thrice") and TWICE.match(lower, end) is None:
        return None
    figure = Figure(start, end, spelled.factors()[word], 0, 0, "words")
    figure.unit = spelled.FACTOR
    return figure


def _ordinal(lower: str, start: int, end: int) -> Figure | None:
    if (
        traps.CENTURY.match(lower, end)
        or lower.startswith("-", end)
        or lower.startswith(("per ", "at "), max(0, start - 4))
    ):
        return None
    figure = Figure(start, end, Decimal(spelled.values("ordinals")[lower[start:end]]), 0, 0, "words")
    figure.unit = spelled.ORDINAL
    return figure


def _ordinal_after(lower: str, figure: Figure) -> Figure | None:
    """The ordinal whose last word follows: twenty-first, two millionth. None if it is a fraction."""
    found = ORDINAL_NEXT.match(lower, figure.end)
    if found is None:
        return None
    last = spelled.values("ordinals").get(found.group()[1:], 0)
    if figure.value < 20 and not (found.group().endswith("nth") or (figure.value > 1 and last >= 100)):
        return None
    figure.value = figure.value * last if last >= 100 else figure.value + last
    figure.end = figure.right = found.end()
    figure.unit = spelled.ORDINAL
    return None if traps.CENTURY.match(lower, figure.end) else figure


def _is_pronoun(lower: str, figure: Figure) -> bool:
    """Whether "one" stands for something named before."""
    if (
        figure.value != 1
        or figure.form != "words"
        or figure.unit is None
        or figure.unit.dimension not in ("number", "count")
    ):
        return False
    if PRONOUN_ENDS.match(lower, figure.end) is not None or lower.endswith(PRONOUN_STARTS, 0, figure.left):
        return True
    return (
        figure.unit.dimension == "number"
        and UNNAMED.match(lower, figure.end) is not None
        and not lower.endswith(COUNTING, 0, figure.left)
    )


UNNAMED: Final = expression(
    r"(?! (?:of|or|and|to|out|over|point|(?:more|fewer|less) than)\b|,? (?:two|three|[0-9]))[ .,;:)–—-]"
)
"""What follows a "one" that stands for something the text has named."""
COUNTING: Final = ("least ", "only ", "just ", "about ", "than ", "most ", "nearly ", "up to ", "exactly ")


def _is_name(text: str, figure: Figure) -> bool:
    """Whether a capital in mid-sentence makes the word part of a name: the Kick Six, Apple One."""
    if not text[figure.start].isupper() or figure.powered or figure.start != figure.left or figure.start < 2:
        return False
    before = text[max(0, figure.start - 24) : figure.start].split()
    if not before or text[figure.start - 1] != " ":
        return False
    return before[-1][0].isupper() and before[-1][-1].isalnum() and not text[figure.start : figure.end].isupper()
