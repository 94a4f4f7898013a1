"""The values that a claim allows: its quantity's readings, with the direction that the words give a change."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.record import replace
from factcheck.text.document import TITLE

FIVE: Final = Decimal(5)
"""What winds and distances are rounded to."""


def values(claim: Claim) -> tuple[Interval, Interval]:
    """The narrow and the wide reading of a claim, with the direction that the words give a change; "cut by half" is
    rough, and what is said to have doubled may be a little more than twice as much. What a headline or a conversion
    prints is rounded as far as its zeros go.
    """
    quantity = to_fives(claim.quantity) if claim.role == "aside" else claim.quantity
    narrow, wide = quantity.readings()
    if claim.role == "aside" or claim.block == TITLE:
        narrow = wide
    if quantity.form != "digits" and quantity.hedge is None:
        narrow, wide = in_words(claim, quantity, narrow, wide)
    if claim.role == "rate" and quantity.unit.dimension == "factor" and quantity.value > 1:
        narrow, wide = either(narrow, claim.sign), either(wide, claim.sign)
    if claim.role == "factor" or claim.sign > 0:
        return narrow, wide
    return (narrow, wide) if claim.kind == "change" and quantity.value < 0 else (-narrow, -wide)


def in_words(claim: Claim, quantity: Quantity, narrow: Interval, wide: Interval) -> tuple[Interval, Interval]:
    """The readings of a figure that is spelled out: a count is exact, a change or a factor rough."""
    if is_tally(quantity):
        narrow = wide = Interval.from_value(exact(quantity.value))
    if claim.kind == "change" and quantity.form == "fraction":
        wide = wide * Interval(Fraction(9, 10), Fraction(11, 10))
    if claim.role == "factor" and quantity.form == "words":
        wide = wide * Interval(Fraction(9, 10), Fraction(11, 10))
        narrow = narrow * Interval(Fraction(1), Fraction(11, 10)) if quantity.value > 1 else narrow
    return narrow, wide


def to_fives(quantity: Quantity) -> Quantity:
    """A length, weight or speed that may have been rounded to the nearest five when it was converted ("215 km/h")."""
    physical = quantity.unit.dimension not in ("money", "count", "number", "ratio", "points")
    fives = physical and exact(quantity.value) % 5 == 0 and quantity.coarse < FIVE
    return replace(quantity, coarse=FIVE) if fives else quantity


def is_tally(quantity: Quantity) -> bool:
    """Whether a figure is a count in words, which is exact: "three people" are neither two nor four; "one" may be no
    count at all.
    """
    if quantity.form != "words" or quantity.hedge is not None or quantity.upper is not None:
        return False
    whole = quantity.value == int(quantity.value) > 1 and quantity.coarse == quantity.unit.scale == 1
    return whole and quantity.unit.dimension in ("count", "number") and quantity.unit.per is None


def either(factor: Interval, sign: int) -> Interval:
    """The rates that "increased 1.7 times" can mean: to 1.7 times as much, or by so much; a threefold fall is one."""
    return Interval(Fraction(0), Fraction(1)) if sign < 0 else factor.hull(factor - Interval.from_value(1))
