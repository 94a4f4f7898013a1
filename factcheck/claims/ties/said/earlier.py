"""Earlier: the figures that say what other ones were before ("111 euros, after 107 euros in 2021", "5.2 million kilos,
up 13.7 percent from 4.6 million in 2023").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY

LONGEST: Final = 32
"""Characters between a figure and what it was before, at most."""

BEFORE: Final = expression(
    r",? (?:(?:up|down|rising|falling|higher|lower) )?"
    rf"(?:(?:as )?(?:against|compared (?:with|to))|from|after|versus|vs\.?|than) (?:the )?{APPROXIMATELY}| \("
)
"""What leads from a figure to what it was before."""


def earlier(text: str, claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    """What the figures of an article were before, by the names of their claims: bases, the levels that a rate of change
    leads from, and figures set beside them by words of comparison or in brackets.
    """
    named = {claim.id: claim for claim in claims}
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        ends = dict(claim.links)
        if claim.role == "base" and claim.of is not None:
            found[claim.of][claim.id] = claim
        if "now" in ends and ends.get("before") in named:
            found[ends["now"]][ends["before"]] = named[ends["before"]]
    for one, other in pairwise(claims):
        if one.id not in found and is_set_beside(text, one, other):
            found[one.id][other.id] = other
    return {name: list(some.values()) for name, some in found.items()}


def is_set_beside(text: str, one: Claim, other: Claim) -> bool:
    """Whether words between two figures of a sort say that the second one is what the first was before."""
    start, end = one.quantity.end, other.quantity.start
    if one.sentence != other.sentence or not 0 < end - start <= LONGEST or one.kind == "change":
        return False
    units = (one.quantity.unit, other.quantity.unit)
    alike = units[0].dimension == units[1].dimension and units[0].name == units[1].name
    return alike and BEFORE.fullmatch(text, start, end) is not None
