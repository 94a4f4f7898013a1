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

BEHIND: Final = expression(
    r"(?: (?!(?:and|or|but|than|from|to|against|with|while|when|who|which|that|is|was|are|were|be|been|had|has|sold"
    r"|after|before|compared|versus|without|plus|minus|via|including|excluding|toward|towards)\b)[a-z][a-z'’-]*){1,6} "
    rf"\({APPROXIMATELY}"
)
"""What stands between a sum and the same in another currency, in brackets: words on what it is paid for, or when."""

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
        if is_worded(text, one, other):
            claims[at] = replace(other, role="aside", of=one.id)
        elif is_in_brackets(text, one, other):
            unit = replace(other.quantity.unit, per=one.quantity.unit.per)
            claims[at] = replace(other, quantity=replace(other.quantity, unit=unit), role="aside", of=one.id)


def is_worded(text: str, one: Claim, other: Claim) -> bool:
    """Whether words say that a sum is the one before it, in another currency."""
    start, end = one.quantity.end, other.quantity.start
    sums = is_sum(one) and is_sum(other) and one.sentence == other.sentence and 1 < end - start <= LONGEST
    apart = one.quantity.unit.name != other.quantity.unit.name
    return sums and apart and AGAIN.fullmatch(text, start, end) is not None and text[start:end].strip(" ,–—-") != ""


def is_in_brackets(text: str, one: Claim, other: Claim) -> bool:
    """Whether a sum stands alone in brackets behind some words on the sum before it, which is in another currency
    ("growers were paid 420 dinars at harvest (3.59 euros)").
    """
    units = one.quantity.unit, other.quantity.unit
    if any(unit.dimension != "money" for unit in units) or units[0].name == units[1].name or units[1].per is not None:
        return False
    plain = one.role in ("now", "base") and other.role in ("now", "aside") and other.of is None
    plain = plain and one.sentence == other.sentence and TABLE not in (one.block, other.block)
    start, end = one.quantity.end, other.quantity.start
    bracketed = 0 < end - start <= LONGEST and text.startswith(")", other.quantity.end)
    beside = text[start:end] == ", " and text.endswith("(", 0, one.quantity.start)
    return plain and bracketed and (beside or BEHIND.fullmatch(text, start, end) is not None)


def is_sum(claim: Claim) -> bool:
    """Whether a claim states a sum of money that nothing else is said to be."""
    unit = claim.quantity.unit
    return unit.dimension == "money" and unit.per is None and claim.role == "now" and claim.block != TABLE
