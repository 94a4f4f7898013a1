"""Conversions: sums that say the one before them again, in another currency ("£3.30 is equivalent to about US$6.15").
"""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.document import TABLE

LONGEST: Final = 60
"""Characters between a sum and what it is in another currency, at most."""

AGAIN: Final = expression(
    r"(?:,|,? [–—-]{1,2})?(?: (?:which|that|this))?(?: (?:at|by) [a-z' ]{4,24} rates?,?)?(?: (?:is|was|are|were))?"
    r"(?: (?:(?:the )?equivalent (?:to|of)|equal to|i\.e\.))?(?: (?:about|around|some|roughly|approximately|nearly))? "
)
"""What stands between the two, where no more than this does, and some words."""


def tie_conversions(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the sums that say another one once more to that."""
    if len({claim.quantity.unit.name for claim in claims if claim.quantity.unit.dimension == "money"}) < 2:
        return
    for at in range(1, len(claims)):
        one, other = claims[at - 1], claims[at]
        start, end = one.quantity.end, other.quantity.start
        if is_sum(one) and is_sum(other) and one.sentence == other.sentence and 1 < end - start <= LONGEST:
            apart = one.quantity.unit.name != other.quantity.unit.name
            worded = AGAIN.fullmatch(text, start, end) is not None and text[start:end].strip(" ,–—-") != ""
            if apart and worded:
                claims[at] = replace(other, role="aside", of=one.id)


def is_sum(claim: Claim) -> bool:
    """Whether a claim states a sum of money that nothing else is said to be."""
    unit = claim.quantity.unit
    return unit.dimension == "money" and unit.per is None and claim.role == "now" and claim.block != TABLE
