"""The values that a claim allows: its quantity's readings, with the direction that the words give a change."""

from __future__ import annotations

from fractions import Fraction

from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval


def values(claim: Claim) -> tuple[Interval, Interval]:
    """The narrow and the wide reading of a claim, with the direction that the words give a change; "cut by half" is
    rough.
    """
    quantity = claim.quantity
    narrow, wide = quantity.narrow(), quantity.wide()
    if claim.role == "aside":
        narrow = wide
    if claim.kind == "change" and quantity.form == "fraction" and quantity.hedge is None:
        wide = wide * Interval(Fraction(9, 10), Fraction(11, 10))
    if claim.role == "factor" and quantity.form == "words" and quantity.hedge is None:
        wide = wide * Interval(Fraction(9, 10), Fraction(11, 10))
    if claim.role == "rate" and quantity.unit.dimension == "factor" and quantity.value > 1:
        narrow, wide = either(narrow, claim.sign), either(wide, claim.sign)
    if claim.role == "factor" or claim.sign > 0:
        return narrow, wide
    return (narrow, wide) if claim.kind == "change" and quantity.value < 0 else (-narrow, -wide)


def either(factor: Interval, sign: int) -> Interval:
    """The rates that "increased 1.7 times" can mean: to 1.7 times as much, or by so much; a threefold fall is one."""
    return Interval(Fraction(0), Fraction(1)) if sign < 0 else factor.hull(factor - Interval.from_value(1))
