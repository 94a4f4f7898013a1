"""Divisors: the figures that may be the total of which an average is taken, and those that may be the count, each with
what it adds to the chance that figures fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.ties.said.averages import Average
from factcheck.claims.ties.said.unit_values import is_dealt_out, same_currency
from factcheck.claims.ties.terms import SPREAD, Term, sort_of
from factcheck.lexicon import table
from factcheck.quantities.quantity import ONE

SORTS: Final = {"ounce": ("ounce", "troy ounce")}
"""What the unit may be that a value is per."""

BY_WEIGHT: Final = {"kilogram": Fraction(1, 1000)}
"""What turns a bare figure into as many of what is weighed if it is in tons ("a tonnage of 195,900")."""


class Divisor(NamedTuple):
    """A count, what there is of what its average is taken over in each of those that it may mean, and how much likelier
    its roughness makes it that figures fit by chance.
    """

    term: Term
    sizes: Sequence[Fraction]
    rough: float


def divisor_of(count: Term, average: Average) -> Divisor:
    """A figure as what an average is taken over."""
    plain = average.size == 1
    sizes = [ONE if plain and scale is ONE else 1 / (average.size * scale) for scale in scales_of(count, average)]
    return Divisor(count, sizes, fineness(count) / SPREAD)


def fineness(count: Term, per: str | None = None) -> float:
    """How fine a figure is, as a part of itself: a count printed in full is exact, results are so to their last digit.
    """
    quantity = count.claim.quantity
    exact = quantity.unit.dimension in ("count", "number") and quantity.coarse == quantity.step == quantity.unit.scale
    return 0 if exact else (count.width if per == "share" else count.grain) / count.middle


def is_total(term: Term, average: Average) -> bool:
    """Whether a figure may be the total of which an average is taken: of its sort, and larger where it is of each."""
    one, other = term.claim.quantity.unit, average.claim.quantity.unit
    if average.size == 1 and term.middle <= average.value.middle:
        return False
    if average.per == "share" and one.dimension == "number":
        return term.claim.subject.measure.head == "profit" and other.dimension == "money"
    if one.dimension == other.dimension == "money":
        return same_currency(one.name or "", other.name or "")
    if other.dimension == "number" and other.per is not None:
        return one.dimension == "number" or is_dealt_out(one, other)
    return sort_of(term.claim) == sort_of(average.claim)


def scales_of(term: Term, average: Average) -> Sequence[Fraction]:
    """What may turn a figure into a count of what an average is per: 1 for what is counted, the size of its unit where
    that is what the average is per, or so many of it; the size of what that is per, where that is as much of the same.
    Nothing if it is no such count.
    """
    unit, per = term.claim.quantity.unit, average.per
    if unit.dimension in ("count", "number"):
        if unit.dimension == "count" and dimension_of(per) not in (None, "count", "number"):
            return ()
        heavy = unit.dimension == "number" and per in BY_WEIGHT
        return () if term.middle <= 1 else (ONE, BY_WEIGHT[per or ""]) if heavy else (ONE,)
    named = per is not None and unit.name is not None and (unit.name == per or unit.name.endswith(f" {per}"))
    if unit.dimension == "money":
        return (unit.scale,) if any(same_currency(unit.name or "", name) for name in average.count) else ()
    if named or average.size > 1:
        return (unit.scale,)
    if per is None and term.claim.sentence == average.claim.sentence and sort_of(term.claim) != sort_of(average.claim):
        return (unit.scale,)
    others = [table("units").get(name, {}) for name in SORTS.get(per or "", (per or "",))]
    return [Fraction(one.get("scale", 1)) for one in others if one.get("dimension") == unit.dimension != "time"]


def dimension_of(per: str | None) -> str | None:
    """What sort of unit of measure an average is per; None if it is per a thing."""
    found = table("units").get(per or "", {}).get("dimension")
    return str(found) if found is not None else None
