"""Bounds: the figures around a difference that it may lie between, each and the difference itself in one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.quantities.quantity import Unit
from factcheck.record import replace
from factcheck.text.document import TITLE

REACH: Final = 12
"""Sentences between a difference and the figures it lies between, at most."""

BESIDE: Final = 1
"""Sentences between a difference that a slip spoils and the figures it lies between."""

NEAREST: Final = 4
"""Claims on either side of points among which percentages make them points of these."""

RATES: Final = frozenset({"ratio", "points"})
UNLENT: Final = RATES | {"count", "number", "factor", "ordinal", "index", "time"}
"""Dimensions of figures that leave no unit to a difference behind them."""

LEVELS: Final = frozenset({"now", "base", "rate", "share", "among"})
"""Roles of figures that may be one of two that differ by something."""

POINTS: Final = Unit("percentage point", "points", Fraction(1, 100))
"""What points are beside percentages."""


def measured(claims: Sequence[Claim], at: int) -> Claim:
    """A difference in the unit that it leaves to the figure it stands behind ("423 million tons, 88 million less"), and
    points beside percentages as what they are.
    """
    own = claims[at].quantity.unit
    if own.name == "point" and own.per is None:
        near = [claim.quantity.unit for claim in claims[max(0, at - NEAREST) : at + NEAREST]]
        of_rates = sum(unit.dimension == "ratio" for unit in near) > 1 and near.count(own) == 1
        return in_a_unit(claims[at], POINTS) if of_rates else claims[at]
    before = claims[at - 1] if at else None
    if own.dimension != "number" or before is None or before.sentence != claims[at].sentence:
        return claims[at]
    unit = before.quantity.unit
    lent = before.kind == "level" and unit.dimension not in UNLENT
    return in_a_unit(claims[at], replace(unit, per=None)) if lent else claims[at]


def in_a_unit(claim: Claim, unit: Unit) -> Claim:
    """A claim with its figure in a unit."""
    return replace(claim, quantity=replace(claim.quantity, unit=unit))


def levels_of(difference: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The figures around a difference that may be of its sort."""
    foreign = in_other_units(difference, claims)
    levels = (claim for claim in claims if is_level(claim) and is_near(claim, difference))
    return (level for level in levels if level.sentence not in foreign or level.quantity.unit.dimension != "number")


def is_level(claim: Claim) -> bool:
    """Whether a figure can be one of two that differ by something."""
    points = claim.quantity.unit.dimension == "points"
    return claim.role in LEVELS and claim.block != TITLE and not points


def in_other_units(difference: Claim, claims: Sequence[Claim]) -> Set[int]:
    """The sentences whose figures print units, and none of a difference's sort: their bare figures are in those ("a car
    pays 42 kroner, a lorry 118. The lowest point is 68 metres below the sea").
    """
    if difference.quantity.unit.dimension in UNLENT:
        return frozenset()
    printed = [(claim.sentence, claim.quantity.unit.dimension) for claim in claims]
    own = {sentence for sentence, dimension in printed if dimension == difference.quantity.unit.dimension}
    return {sentence for sentence, dimension in printed if dimension not in UNLENT} - own


def is_near(level: Claim, difference: Claim) -> bool:
    """Whether a figure near a difference is of its unit, points beside percentages; right beside it, it may be bare."""
    one, other = level.quantity.unit, difference.quantity.unit
    same = one.name == other.name if one.dimension == "money" else sort(one.dimension) == sort(other.dimension)
    apart = abs(level.sentence - difference.sentence)
    if level.id == difference.id or other.per not in (None, one.per):
        return False
    bare = one.dimension == "number" and sort(other.dimension) != "ratio"
    return (same and apart <= REACH) or (bare and apart <= BESIDE)


def in_unit(level: Claim, difference: Claim) -> Claim:
    """A bare figure in the unit of the difference beside it ("up 3.7 million barrels from 456.0 million")."""
    bare = level.quantity.unit.dimension == "number" and sort(difference.quantity.unit.dimension) != "count"
    return in_a_unit(level, difference.quantity.unit) if bare else level


def sort(dimension: str) -> str:
    """What figures must share to differ by one another."""
    return "ratio" if dimension in RATES else dimension.replace("number", "count")


def distance(level: Claim, difference: Claim) -> tuple[bool, int, int]:
    """How far a figure lies from a difference: what it was printed with first, then by sentences and by characters."""
    between = abs(level.quantity.start - difference.quantity.start)
    return level.id != difference.of, abs(level.sentence - difference.sentence), between
