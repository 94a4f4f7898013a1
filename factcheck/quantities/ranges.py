"""Ranges and shared units: 20-25 percent, between 3 and 4 million, $6m to $7m, from 4.8 to 4.7 percent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.counting import NUMBER
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import forms
from factcheck.record import replace

JOINT: Final = expression(
    r"(?P<dash> ?(?:-|–|—|‑|−) ?[~$£€¥]?)|(?P<to>[ -](?:(?:up )?to|through)[ -])|(?P<and> and )|(?P<or> or )"
    r"|(?P<slash>/)"
)
BETWEEN: Final = expression(
    rf"\b(?:between(?: (?:the|an?)(?: [a-z]+){{1,2}} of)?|range of)\s{APPROXIMATELY}\Z"
)
NEW_VALUE: Final = expression(rf" to {APPROXIMATELY}[$£€¥]?[0-9]")
"""What makes a range of the two figures before it: from 5 to 7 percent to 3 to 5 percent."""
PAIRED: Final = expression(rf"\bfrom [^ ]*[0-9][^ ]*(?: [a-z]+){{0,2}} and {APPROXIMATELY}\Z")
BROUGHT: Final = expression(r"\b(?:bring|brought|tak|took|lift|push|rais)[a-z]* (?:the|all) \Z")
"""What stands before figures told before it that together come to another one: bringing the two to 675."""
NEXT_PAIRED: Final = expression(rf"(?: [a-z]+){{0,2}} and {APPROXIMATELY}[$£€¥]?[0-9]")
"""What stands around the middle two of four figures of two things that moved: from 40 and 5 to 30 and 4."""
LONGEST_JOINT: Final = 15
"""How many characters may lie between the ends of a range."""
CLAUSE: Final = 80
"""How many characters of the sentence before a range are looked at."""
WIDEST: Final = 1000
"""A range whose ends lie further apart than this factor is two numbers."""
WHOLE: Final = 100
UNEVEN: Final = 5
"""What is more than the whole, in percent, and so many times the percentage beside it, is told again as that one."""
LEAST_LEVEL: Final = 2
"""How many times a change the level behind it is at least, where a range of changes might be meant."""
FAR_LEVEL: Final = 10
"""The same of figures written out, which make ranges of whole thousands more often."""


def join(lower: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with ranges made one and shared units handed on; what only a range justifies is dropped."""
    kept: list[Figure] = []
    for figure in figures:
        if kept and 0 < figure.left - kept[-1].right <= LONGEST_JOINT and _joined(lower, kept[-1], figure):
            continue
        if kept and kept[-1].doubt:
            kept.pop()
        kept.append(figure)
    if kept and kept[-1].doubt:
        kept.pop()
    return kept


def _joined(lower: str, low: Figure, high: Figure) -> bool:
    """Whether `high` was taken into `low`; hands units on where the two only share them."""
    gap = JOINT.fullmatch(lower, low.right, high.left)
    if _compound(lower, low, high) or _of_one(lower, low, high):
        return True
    if gap is None or low.upper is not None or high.upper is not None:
        gap = _hedged_gap(lower, low, high)
        if gap is None:
            return False
    joint = gap.lastgroup or ""
    before = lower[max(0, low.left - 40) : low.left]
    bare = bare_unit(low) and high.value == low.value + 1
    if not _same_kind(low, high, joint, before):
        return False
    if (joint == "and" and not BETWEEN.search(before)) or (joint == "to" and BROUGHT.search(before)):
        return False
    if joint == "slash" and not (low.left < low.start and high.left < high.start):
        return False
    if joint == "or" and not bare:
        return False
    moved = joint == "to" and _moves(lower, low, high, before)
    _share(low, high)
    if moved or not (_ascending(low, high, joint) or (joint == "to" and _spans(low, high, before))):
        return False
    _merge(low, high)
    return True


@cache
def _from() -> re.Pattern[str]:
    """ "from", with what may stand between it and its figure ("from this year's 5 to 6 million")."""
    return expression(rf"\bfrom(?:(?: [\w-]+){{1,3}}['’]s)?(?: (?:{_any_of('hedges')}))*\s\Z")


@cache
def _from_now() -> re.Pattern[str]:
    """ "from", with a word for the value that is left: from the present 5 million."""
    return expression(rf"\bfrom(?: (?:{_any_of('left')}))+\s\Z")


@cache
def _moved() -> re.Pattern[str]:
    """A word of change, with what may stand between it and the amount: "an increase in the goods deficit of"."""
    matter = r"(?: in(?: [a-z][a-z-]*){1,8} of)?"
    hedges = rf"(?: (?:{_any_of('hedges')}|by|a|an|more|than|further|additional|another))*"
    return expression(rf"\b(?:{_any_of('moved')}){matter}{hedges}\s\Z")


def _any_of(entry: str) -> str:
    return "|".join(sorted(map(re.escape, forms("ranges", entry)), reverse=True))


@cache
def _ranging() -> re.Pattern[str]:
    stems = "|".join(map(re.escape, forms("ranges", "ranging")))
    return expression(
        rf"\b(?:{stems})[a-z]*(?: [a-z]+)? (?:from|between)\s{APPROXIMATELY}\Z"
    )


@cache
def _changing() -> re.Pattern[str]:
    return expression(rf"\b(?:{'|'.join(map(re.escape, forms('ranges', 'changing')))})")


def _moves(lower: str, low: Figure, high: Figure, before: str) -> bool:
    """Whether "to" leads from an old value, or from a change, to a new value."""
    if _ranging().search(before):
        return False
    if _from().search(before):
        clause = re.split(r"[.;!?]\s", lower[max(0, low.left - CLAUSE) : low.left])[-1]
        ranged = bare_unit(low) and NEW_VALUE.match(lower, high.right) is not None
        return not ranged and _changing().search(clause) is not None
    if (low.powered and _from_now().search(before)) or (PAIRED.search(before) and NEXT_PAIRED.match(lower, high.right)):
        return True
    return _is_complete(low, high) and _moved().search(lower[max(0, low.left - CLAUSE) : low.left]) is not None


def _is_complete(low: Figure, high: Figure) -> bool:
    """Whether a figure leaves nothing for the one behind "to" to say: 3 percent to, 11 to 34, 2bn to 10bn."""
    if bare_unit(high) or not bare_unit(low):
        return True
    if low.grouped and high.grouped:
        return high.value >= FAR_LEVEL * low.value
    return low.powered and high.powered and high.value >= LEAST_LEVEL * low.value


HEDGED_JOINT: Final = expression(
    r"(?P<to> to | - ?)(?:about |around |nearly |almost |some |roughly |~ ?)"
    r"|(?P<and> and )(?:about |around |nearly |almost |some |roughly |~ ?)"
)


def _hedged_gap(lower: str, low: Figure, high: Figure) -> re.Match[str] | None:
    return HEDGED_JOINT.fullmatch(lower, low.right, high.left) if low.upper is None and high.upper is None else None


SMALLER: Final = {"foot": ("inch", 12), "stone": ("pound", 14)}


def _compound(lower: str, low: Figure, high: Figure) -> bool:
    """Take a smaller unit into the larger one before it: 20 dollars and 43 cents, 5 feet 2 inches."""
    if (
        low.unit is None
        or high.unit is None
        or low.exponent != 0
        or lower[low.right : high.left] not in (" ", " and ", ", ")
        or (low.grouped and lower[low.right : high.left] != " and ")
    ):
        return False
    if (
        low.unit.dimension == "money" == high.unit.dimension
        and low.unit.scale == 1 > high.unit.scale
        and high.value < 100
    ):
        parts = int(1 / high.unit.scale)
    elif SMALLER.get(low.unit.name or "", ("",))[0] == high.unit.name:
        parts = SMALLER[low.unit.name or ""][1]
    else:
        return False
    low.value = Fraction(low.value) + Fraction(high.value) / parts
    low.exponent = low.coarse = -2 if parts == 100 else -1
    low.right = low.end = high.right
    return True


def _of_one(lower: str, low: Figure, high: Figure) -> bool:
    """Give a fraction the unit of the "one" that it is of: half of one percent, a tenth of 1 percentage point."""
    if low.form != "fraction" or high.value != 1 or high.unit is None or high.unit.dimension not in ("ratio", "points"):
        return False
    if high.unit.name is None or lower[low.right : high.left] != " of ":
        return False
    low.unit = high.unit
    low.right = high.right
    return True


def bare_unit(figure: Figure) -> bool:
    """Whether a figure has neither unit nor counted noun."""
    return figure.unit is None or figure.unit is NUMBER


def _same_kind(low: Figure, high: Figure, joint: str, before: str) -> bool:
    """Whether the units of two neighbours allow one quantity: the same, or the first one's unsaid."""
    if bare_unit(low):
        return not is_told_as_share(low, high) and not is_place_behind(low, high)
    if joint == "to" and bare_unit(high) and low.unit is not None and low.unit.name == "point" and not high.bare:
        return True
    if joint == "to" and bare_unit(high) and not high.grouped and high.end - high.start < 9 and _from().search(before):
        return True
    if low.unit is not None and high.unit is not None and _same_unit(low.unit, high.unit):
        return True
    return bare_unit(high) and low.left < low.start and low.unit is not None and low.unit.dimension == "money"


def is_place_behind(amount: Figure, other: Figure) -> bool:
    """Whether a place stands behind an amount, and not at its end: 294.8 million to third countries."""
    return amount.powered and other.unit is not None and other.unit.dimension == "ordinal"


def is_told_as_share(amount: Figure, share: Figure) -> bool:
    """Whether a percentage tells a figure again that is none: a drop of 758 or 1.5 per cent, 28,195 - 58 percent.
    """
    percent = share.unit is not None and share.unit.dimension == "ratio"
    return percent and WHOLE < amount.value > UNEVEN * share.value


def _same_unit(low: Unit, high: Unit) -> bool:
    """Whether two units are one; a dollar without a country is the dollar before it: US$89 to $93 billion."""
    if low.per not in (None, high.per) or low.scale != high.scale:
        return False
    alike = (low.name, low.dimension) == (high.name, high.dimension)
    return alike or (high.dimension == low.dimension == "money" and high.name == "dollar")


def _share(low: Figure, high: Figure) -> None:
    """Hand the unit and the magnitude on to the neighbour that lacks them."""
    if high.powered and not low.powered and low.value < 1000 and _near(low.value, high):
        power = _power_of(high)
        start, end = low.right, low.end
        low.raise_by(power, end)
        low.right = start
    if bare_unit(low):
        low.unit = high.unit
    elif bare_unit(high):
        high.unit = low.unit
    elif low.unit is not None and high.unit is not None and _same_unit(low.unit, high.unit):
        high.unit = replace(low.unit, per=high.unit.per)


def _power_of(figure: Figure) -> int:
    return figure.magnitude


def _near(value: Decimal | Fraction, high: Figure) -> bool:
    mantissa = Fraction(high.value) / 10**high.magnitude
    return bool(mantissa != 0 and Fraction(1, 50) <= abs(Fraction(value) / mantissa) <= 5)


def _ascending(low: Figure, high: Figure, joint: str) -> bool:
    small, large = Fraction(low.value), Fraction(high.value)
    if joint == "dash" and bare_unit(low) and bare_unit(high) and not low.powered:
        return False
    return small < large and (small <= 0 or large <= small * WIDEST)


def _spans(low: Figure, high: Figure, before: str) -> bool:
    """Whether the words say that two figures far apart are a range: ranging from $200 to $4 million."""
    return low.value < high.value and _ranging().search(before) is not None


def _merge(low: Figure, high: Figure) -> None:
    low.upper = high.value
    low.exponent = min(low.exponent, high.exponent)
    low.coarse = min(low.coarse, high.coarse)
    low.end = high.end
    low.right = max(high.right, low.right)
    low.unit = high.unit
    low.doubt = ""
    low.hedge = low.hedge or None
