"""Denominations: a currency that words name ahead of the sum that leaves it out ("In US dollars, the proceeds come to
13.6 billion", "in dollar terms the new price is 5,040").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.figures import Figure
from factcheck.quantities.ranges import bare_unit
from factcheck.quantities.units import WORD, unit_after

NAMED: Final = expression(
    r"(?:(?:^|\n|[.;:!?,(–—] |\band |\bor )(?:converted |expressed |measured |calculated )?in)"
    r"(?: terms of)?(?: the)?(?= )"
)
"""What opens a clause that says in which currency its sum is told."""

COMMA: Final = expression(r"(?:-| )terms\b,?|,")
"""What stands behind the name of that currency."""

END: Final = expression(r"[.;!?] |\n")

REACH: Final = 90
"""Characters from that to the sum, at most."""

OTHERWISE: Final = expression(r" ?(?:%|per ?cent|pct|times|points|of (?:the|them|these|all)|[a-z]+s (?:of|were|was))")
"""What stands behind a figure that is no sum."""


def denominate(text: str, lower: str, found: Sequence[Figure]) -> None:
    """Give the first bare figure behind a currency that a clause opens with that currency."""
    bare = [figure for figure in found if bare_unit(figure) and may_be_sum(lower, figure)]
    for opened in NAMED.finditer(lower) if bare else ():
        named = unit_after(text, lower, WORD.match(lower, opened.end()))
        comma = COMMA.match(lower, named[1]) if named is not None and named[0].dimension == "money" else None
        if named is None or comma is None:
            continue
        until = END.search(lower, comma.end(), comma.end() + REACH)
        last = until.start() if until is not None else comma.end() + REACH
        told = next((figure for figure in bare if comma.end() < figure.left < last), None)
        if told is not None:
            told.unit = named[0]


def may_be_sum(lower: str, figure: Figure) -> bool:
    """Whether a bare figure may be a sum of money: one of some size or with decimals, that counts nothing."""
    sized = figure.powered or figure.grouped is True or figure.exponent < 0
    return sized and figure.form == "digits" and OTHERWISE.match(lower, figure.right) is None
