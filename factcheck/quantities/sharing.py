"""Units that a figure leaves to a neighbour to say: from 2.4 million, 5 and 6.7 percent, 12 of the 36 provinces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.quantities.counting import NUMBER
from factcheck.quantities.figures import Figure
from factcheck.quantities.ranges import bare_unit

COMPARED: Final = re.compile(
    r",? (?:(?:up|down|higher|lower|more|fewer|less) )?(?:vs\.?|versus|against|from|than|compared (?:with|to)) "
    r"(?:(?:the|about|around|nearly|almost|some|just|only|over|roughly|more than) )*"
)
LISTED: Final = re.compile(r"-?,? ?(?:and|or) |-?, ")
"""What joins the figures of a list; a hyphen dangles where the unit is said at its end: four- and six-cylinder."""
PARTITIVE: Final = re.compile(
    r" (?:out )?of (?:(?:the|its|their|his|her|our|these|those|all|some|about) )+(?:[a-z]+ )?"
)
LEVEL: Final = re.compile(r"[,)]? (?:[a-z]+ ){0,4}(?:to|at) ")
"""What leads from a change in points to the index it makes: 163 points, or 2.14 percent, to close at."""
LONGEST_GAP: Final = 36
UNSHARED: Final = frozenset({"ratio", "points", "factor", "ordinal", "time", "number", "index"})
"""Dimensions of changes and durations, which the figure compared with does not share."""
UNLISTED: Final = frozenset({"factor", "ordinal", "number"})


def share(lower: str, figures: Sequence[Figure]) -> None:
    """Hand units on to the figures that leave them unsaid."""
    for before, figure in pairwise(figures):
        if bare_unit(figure) and 0 < figure.left - before.right <= LONGEST_GAP:
            _share_forward(lower, before, figure)
    _share_points(lower, figures)
    listed = False
    for at in range(len(figures) - 1, 0, -1):
        before, figure = figures[at - 1], figures[at]
        if bare_unit(before) and 0 < figure.left - before.right <= LONGEST_GAP:
            listed = _share_back(lower, before, figure, listed)
        else:
            listed = False


def _share_forward(lower: str, before: Figure, figure: Figure) -> None:
    unit = before.unit
    if unit is not None and unit.dimension not in UNSHARED and COMPARED.fullmatch(lower, before.right, figure.left):
        figure.unit = unit


def _share_back(lower: str, before: Figure, figure: Figure, listed: bool) -> bool:
    """Whether `before` took the unit of the figure that ends its list, or of the whole that it is part of."""
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


def _is_change(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.name == "point" and figure.unit.per is None


def _is_level(figure: Figure) -> bool:
    return figure.unit is NUMBER and not figure.bare and figure.form == "digits"
