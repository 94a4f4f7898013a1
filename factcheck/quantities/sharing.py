"""Units that a figure leaves to a neighbour to say: from 2.4 million, 5 and 6.7 percent, 12 of the 36 provinces."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.counting import NUMBER, add_noun
from factcheck.quantities.currencies import candidates
from factcheck.quantities.figures import Figure
from factcheck.quantities.heads import NEXT
from factcheck.quantities.quantity import Unit
from factcheck.quantities.ranges import bare_unit, is_told_as_share
from factcheck.quantities.reading import POUND_MASS
from factcheck.quantities.units import add_rate, rate
from factcheck.quantities.words import forms

COMPARED: Final = expression(
    r",? (?:(?:up|down|higher|lower|more|fewer|less) )?(?:vs\.?|versus|against|from|than|compared (?:with|to)) "
    rf"(?:the )?{APPROXIMATELY}"
)
LISTED: Final = expression(r"-?,? ?(?:and|or) |-?, ")
"""What joins the figures of a list; a hyphen dangles where the unit is said at its end: four- and six-cylinder."""
PARTITIVE: Final = expression(
    r" (?:out )?of (?:(?:(?:the|its|their|his|her|our|these|those|all|some|about) )+(?:[a-z]+(?:['’]s?)? )?"
    r"|[a-z]+['’]s? )"
)
LEVEL: Final = expression(r"[,)]? (?:[a-z]+ ){0,4}(?:to|at) ")
"""What leads from a change in points to the index it makes: 163 points, or 2.14 percent, to close at."""
HEDGED: Final = rf"(?:(?:another|the) )?{APPROXIMATELY}"
INCLUDED: Final = expression(rf".*(?:,? including|[,;] of (?:which|whom|these|those)) {HEDGED}")
"""What leads from things counted to how many of them are spoken of next: 6 million homes nationwide, including."""
AGAINST: Final = expression(rf".* compared (?:with|to) {HEDGED}")
"""What leads from things counted to how many there were before: 460 cars stolen so far this year compared with."""
BESIDE: Final = expression(
    rf" ([a-z]+) .*(?:,? and|, while|, with|;|,? against|,? (?:compared|up|down) (?:with|to|from)|,? versus) {HEDGED}"
)
"""What leads from things counted to as many beside them; the word behind the noun must follow the figure as well."""
REPEATED: Final = Fraction(9, 10)
"""How near to a number the one in brackets behind it comes that only tells it again."""
POUND: Final = Unit("pound", "money")
DOLLAR: Final = Unit("dollar", "money")
CONVERTING: Final = (" (", "; ")
CONVERTED: Final = expression(rf" \({APPROXIMATELY}|; {APPROXIMATELY}")
"""What stands between a sum and the same in another currency, in brackets behind it or with it."""
PRICED: Final = expression(
    r"\b(?:cost|paid|pay|spen[dt]|price|worth|fine|salar|fee|donat|sells? for|sold for|sell(?:ing)? for|rais|earn"
    r"|budget|loan|debt|bill|wage|grant|prize|fund|invest|rent|reward|income|revenue|profit|turnover|stipend)[^.;]*\Z"
)
"""What is told of money, before pounds that are converted."""
LONGEST_GAP: Final = 36
LONGEST_CLAUSE: Final = 90
SENTENCE_END: Final = expression(r"[.;!?:] |\n")
UNSHARED: Final = frozenset({"ratio", "points", "factor", "ordinal", "time", "number", "index"})
"""Dimensions of changes and durations, which the figure compared with does not share."""
UNLISTED: Final = frozenset({"factor", "ordinal", "number"})


def share(text: str, lower: str, figures: Sequence[Figure]) -> None:
    """Hand units on to the figures that leave them unsaid."""
    things = None
    for before, figure in pairwise(figures):
        things = before if before.unit is not None and before.unit.dimension == "count" else things
        if bare_unit(figure):
            _share_forward(lower, before, figure)
            _share_count(lower, things, figure)
    _share_points(lower, figures)
    for before, figure in pairwise(figures):
        if figure.unit is not None and figure.unit.name == "metre" and before.magnitude == 6:
            _share_millions(lower, before, figure)
    priced: tuple[Figure, Figure] | None = None
    for before, figure in pairwise(figures):
        if lower.startswith(CONVERTING, before.right) and CONVERTED.fullmatch(lower, before.right, figure.left):
            priced = _share_converted(lower, before, figure, priced)
            _share_noun(text, lower, before, figure)
    listed = False
    for at in range(len(figures) - 1, 0, -1):
        before, figure = figures[at - 1], figures[at]
        if bare_unit(before) and 0 < figure.left - before.right <= LONGEST_GAP:
            listed = _share_back(lower, before, figure, listed)
        else:
            listed = False


def _share_forward(lower: str, before: Figure, figure: Figure) -> None:
    unit = before.unit
    if unit is None or unit.dimension in UNSHARED or not 0 < figure.left - before.right <= LONGEST_GAP:
        return
    finer = unit.scale < 1 and figure.exponent < before.exponent  # down 50 cents from 29.125, which are dollars
    apart = figure.powered and not before.powered and (unit.scale < 1 or unit.per is not None)
    # "1.6 billion dollars, or 41 cents a share, from 1.8 billion", which are no cents
    if not (finer or apart) and COMPARED.fullmatch(lower, before.right, figure.left):
        figure.unit = unit


def _share_count(lower: str, things: Figure | None, figure: Figure) -> None:
    """Hand on what the figure before counted, or the last figure that counted anything."""
    if things is not None and 0 < figure.left - things.right <= LONGEST_CLAUSE and _counts_alike(lower, things, figure):
        figure.unit = things.unit


def _counts_alike(lower: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure without a noun counts what the figure before it counts: some of it, or as much beside it."""
    at, end = before.right, figure.left
    if figure.form != "digits" or SENTENCE_END.search(lower, at, end):
        return False
    if INCLUDED.fullmatch(lower, at, end):
        return figure.value <= before.value
    if AGAINST.fullmatch(lower, at, end):
        return True
    beside = BESIDE.fullmatch(lower, at, end)
    follower = NEXT.match(lower, figure.right)
    return bool(beside and follower and follower[2] == beside[1] and beside[1] in parallels())


@cache
def parallels() -> frozenset[str]:
    """Words that go on alike behind a noun that is counted and behind a figure that leaves it unsaid."""
    return forms("counting", "parallels")


def _share_back(lower: str, before: Figure, figure: Figure, listed: bool) -> bool:
    """Whether `before` took the unit of the figure that ends its list, or of the whole that it is part of; none does of
    a percentage that only tells it again (69, or 6.4 percent), which is no larger (213 or 53.5 percent).
    """
    unit = figure.unit
    if unit is None or unit.dimension in UNLISTED or before.form == "fraction":
        return False
    gap = lower[before.right : figure.left]
    if PARTITIVE.fullmatch(gap):
        if before.value <= figure.value and (unit.dimension in ("count", "time") or not before.bare):
            before.unit = unit
        return False
    if LISTED.fullmatch(gap) is None or not (listed or "and" in gap or "or" in gap):
        return False
    if figure.left < figure.start or figure.powered != before.powered:
        return False
    told = gap == ", or " and before.exponent != figure.exponent
    again = unit.dimension == "ratio" and (told or (gap.endswith("or ") and before.value > figure.value))
    if again or is_told_as_share(before, figure):
        return False
    before.unit = unit
    return True


def _share_points(lower: str, figures: Sequence[Figure]) -> None:
    """Make points of the index that a change in points leads to, or that stands before it."""
    points: Figure | None = None
    for before, figure in pairwise(figures):
        if _is_change(before):
            points = before
        elif before.unit is None or before.unit.dimension != "ratio":
            points = None
        gap = lower[before.right : figure.left] if figure.left - before.right <= LONGEST_GAP else ""
        if points is not None and _is_level(figure) and LEVEL.fullmatch(gap):
            figure.unit = points.unit
        elif _is_change(figure) and _is_level(before) and gap in (" up ", " down "):
            before.unit = figure.unit


def _share_millions(lower: str, money: Figure, figure: Figure) -> None:
    """Make millions of what looks like metres behind the money it is compared with: £35.1m, against 30.9m."""
    gap = money.right, figure.left
    joined = COMPARED.fullmatch(lower, *gap) or LISTED.fullmatch(lower, *gap) or lower[slice(*gap)] == " to "
    if joined and money.unit and money.unit.dimension == "money" and lower[figure.end : figure.right] == "m":
        figure.raise_by(6, figure.right)
        figure.unit = money.unit


Pair = tuple[Figure, Figure]
"""A sum of money and its conversion in brackets."""


def _share_converted(lower: str, money: Figure, converted: Figure, last: Pair | None) -> Pair | None:
    """The pair that a figure makes with its conversion, if both are money; a sum without a currency has the one that
    was converted so before: 2.4 million yen ($22,480) and 2.3 million ($21,972).
    """
    if converted.unit is None or converted.unit.dimension != "money":
        return last
    near = last is not None and money.left - last[1].right <= LONGEST_CLAUSE
    if last is not None and near and bare_unit(money) and not money.bare and last[1].unit == converted.unit:
        money.unit = last[0].unit
    if last is not None and money.unit == DOLLAR and converted.unit == last[1].unit and is_dollar(last[0]):
        money.unit = last[0].unit
    if money.unit == POUND_MASS and PRICED.search(lower, max(0, money.left - LONGEST_CLAUSE), money.left):
        money.unit = POUND
    if money.unit is None or money.unit.dimension != "money":
        return last
    _share_rate(lower, money, converted)
    return money, converted


def is_dollar(money: Figure) -> bool:
    """Whether a sum is in the dollars of some country."""
    return money.unit is not None and money.unit.name in candidates(DOLLAR.name or "")


def _share_rate(lower: str, money: Figure, converted: Figure) -> None:
    """Take up, for both, what a price is per behind the bracket that converts it: C$6 (US$4.46) per share."""
    end = converted.right
    if lower[end : end + 2] != ") " or (money.unit and money.unit.per):
        return
    converted.right = end + 1
    add_rate(lower, converted)
    if converted.right == end + 1:
        converted.right = end
    elif money.unit and converted.unit and converted.unit.per:
        converted.right = end
        money.unit = rate(money.unit, converted.unit.per)


def _share_noun(text: str, lower: str, told: Figure, again: Figure) -> None:
    """Take up, for both, the noun behind a bracket that tells a number more exactly: 4.27 million (4,272,145) cars."""
    end = again.right
    if lower[end : end + 2] != ") " or not (bare_unit(told) and bare_unit(again)):
        return
    if not REPEATED < Fraction(told.value) / Fraction(again.value or 1) < 1 / REPEATED:
        return
    again.right = end + 1
    add_noun(text, lower, again)
    again.right = end
    told.unit = again.unit


def _is_change(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.name == "point" and figure.unit.per is None


def _is_level(figure: Figure) -> bool:
    return figure.unit is NUMBER and not figure.bare and figure.form == "digits"
