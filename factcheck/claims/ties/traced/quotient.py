"""Quotient: an average with the total and the count that it may come from, and how far they are from making it."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.ties.said.averages import LIKE, Average
from factcheck.claims.ties.terms import ROUNDED, Term
from factcheck.claims.ties.traced.divisors import fineness
from factcheck.claims.ties.traced.nearness import words
from factcheck.record import record

PHYSICAL: Final = LIKE - {"money", "count", "number"}
"""Dimensions of which an article seldom has two amounts of different things."""


class Amount(NamedTuple):
    """A figure that may be a total or a count, and what it counts and measures."""

    term: Term
    words: frozenset[str]


@record(frozen=True, slots=True)
class Quotient:
    """An average, the total and the count it may come from, what the two are divided by besides, and how often figures
    like these would fit by chance.
    """

    average: Average
    total: Term
    count: Term
    size: Fraction
    chance: float

    def gap(self, value: float, total: float, count: float) -> float:
        """How far a total is from its value times its count, as a part of how far the rounding of all lets it be."""
        made = count * value * float(self.size)
        fine = sum(fineness(term, self.average.per) for term in (self.total, self.count))
        slack = (self.average.value.grain / value + fine) / 2
        return abs(made - total) / (total * max(slack, ROUNDED) * (1 + ROUNDED))

    def middles(self) -> tuple[float, float, float]:
        """The average, the total and the count as printed."""
        return self.average.value.middle, self.total.middle, self.count.middle

    def is_beside(self) -> bool:
        """Whether the total or the count stands in the sentence of the average."""
        own = self.average.claim.sentence
        return own in (self.total.claim.sentence, self.count.claim.sentence)

    def is_told(self) -> bool:
        """Whether the total or the count stands in the sentence of the average, or what is counted is called so."""
        return self.is_beside() or not self.average.count.isdisjoint(called(self.count))

    def apart(self) -> int:
        """How many of the total and the count are of another time than the average: of what was before, or not."""
        former = self.average.claim.role == "base"
        return sum((term.claim.role == "base") != former for term in (self.total, self.count))

    def was_before(self) -> bool:
        """Whether the average is what that was before, but the total and the count are not."""
        return self.average.claim.role == "base" and "base" not in (self.total.claim.role, self.count.claim.role)

    def is_close(self) -> bool:
        """Whether one of the two stands in the sentence of the average, and the other there, just before it, or is
        called so.
        """
        own = self.average.claim.sentence
        names = ((self.average.count, self.count), (self.average.total, self.total))
        named = [is_measured(term) or not own.isdisjoint(called(term)) for own, term in names]
        near = (own - 1 <= term.claim.sentence <= own for term in (self.count, self.total))
        return all(one or other for one, other in zip(near, named, strict=True)) and (self.is_beside() or any(named))


def called(term: Term) -> frozenset[str]:
    """What a figure counts and measures."""
    name = term.claim.quantity.unit.name
    return words(term.claim.subject) | {name} if name else words(term.claim.subject)


def is_measured(term: Term) -> bool:
    """Whether a figure has a size, so that it is no count of things."""
    return term.claim.quantity.unit.dimension in PHYSICAL
