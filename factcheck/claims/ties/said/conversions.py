"""Conversions: sums that say the one before them again, in another currency ("£3.30 is equivalent to about US$6.15"),
and measures that say the one before them again in another unit ("the 10-kilometre stretch (6.2 miles)").
"""

from __future__ import annotations

from collections.abc import MutableSequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.slips import transposed
from factcheck.record import replace
from factcheck.text.document import TABLE

PHYSICAL: Final = frozenset({"length", "area", "volume", "mass", "speed", "energy", "power"})
"""Dimensions in which measures are printed in two units."""

LONGEST: Final = 60
"""Characters between a sum and what it is in another currency, at most."""

AGAIN: Final = expression(
    r"(?:,|,? [–—-]{1,2})?(?: (?:which|that|this))?(?: (?:at|by) [a-z' ]{4,24} rates?,?)?(?: (?:is|was|are|were))?"
    rf"(?: (?:(?:the )?equivalent (?:to|of)|equal to|i\.e\.))? {APPROXIMATELY}"
)
"""What stands between the two, where no more than this does, and some words."""


BETWEEN: Final = expression(r"[ -](?:[a-z-]+ ){0,4}\(")
"""What stands between a measure and what it is in another unit, in brackets: what is measured."""

BESIDE: Final = expression(rf"(?: of [a-z]+(?: [a-z]+)?)?(?:, {APPROXIMATELY}| / )")
"""What stands between the two where marks set the second off ("1.2 million mu of land, around 80,000 hectares,")."""

SET_OFF: Final = expression(r"[.;:)]|, ?(?! ?(?:and |or )?\d)|\s*$|\n| [–—-] ")
"""What stands behind the second then; more measures would make a list ("over 5 miles, 8 km and 10 miles")."""

NEAR: Final = Fraction(1, 20)
"""How far two measures lie apart, as a part of the larger one, that are surely one and rounded."""


def tie_units(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the measures in brackets behind what they are of, or set off by marks, to those before that, where they are
    the same but for rounding or two digits that changed places.
    """
    for at in range(1, len(claims)):
        one, other = claims[at - 1], claims[at]
        if other.quantity.unit.dimension not in PHYSICAL:
            continue
        free = one.role == "now" and other.role in ("now", "aside") and other.of is None
        if free and one.sentence == other.sentence and says_again(text, one, other):
            claims[at] = replace(other, role="aside", of=one.id)


def says_again(text: str, one: Claim, other: Claim) -> bool:
    """Whether a measure may be the one before it in another unit."""
    first, second = one.quantity, other.quantity
    if first.unit.dimension != second.unit.dimension or first.unit.name == second.unit.name or first.unit.per:
        return False
    if not stands_again(text, first, second):
        return False
    meant = [*((slip, second) for slip in transposed(first)), *((first, slip) for slip in transposed(second))]
    return any(is_same(*pair) for pair in ((first, second), *meant))


def stands_again(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a measure stands where the one before it is said again: in brackets, or between marks."""
    if text.startswith(")", second.end):
        return BETWEEN.fullmatch(text, first.end, second.start) is not None
    beside = BESIDE.fullmatch(text, first.end, second.start)
    return beside is not None and SET_OFF.match(text, second.end) is not None


def is_same(first: Quantity, second: Quantity) -> bool:
    """Whether two measures are the same but for rounding."""
    sizes = sorted(Fraction(one.value) * one.unit.scale for one in (first, second))
    return sizes[1] - sizes[0] <= NEAR * sizes[1]


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
