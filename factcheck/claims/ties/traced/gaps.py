"""Gaps: a difference, the two figures it may lie between, and how often chance would make such figures agree."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term
from factcheck.lexicon import table
from factcheck.record import record

OWN: Final = 2
"""How much likelier it is between figures one of which it was printed with."""

TOGETHER: Final = 1.5
"""How much likelier between two of its sentence."""

SIDES: Final = 4
"""How much likelier a balance is between the measures that it weighs against each other."""

ORIGIN: Final = 10
"""How much likelier a difference lies between a figure and what words say that it is measured from."""

MOVED: Final = 4
"""How much likelier what words call a difference lies between a figure of its sentence, or the one before, and what
that was before.
"""


@record(frozen=True, slots=True)
class Remainder:
    """A difference, the figure that it is taken from or added to, what that leaves, how many pairs of figures were
    tried before these, the figure that words say it is measured from, if any, whether words call it a difference,
    the two things that it `weighs` ("18,000 more births than deaths"), and whether one other digit spoils it.
    """

    difference: Term
    one: Term
    other: Term
    tried: int
    start: Term | None = None
    called: bool = False
    weighs: tuple[str, ...] = ()
    mistyped: bool = False

    def terms(self) -> tuple[Term, Term, Term]:
        """All three."""
        return self.difference, self.one, self.other

    def missing(self) -> float:
        """How far what is left is from what is said."""
        return self.one.middle - self.other.middle - self.difference.middle

    def slack(self) -> float:
        """How far it may be off for the rounding of the figures."""
        return sum(term.width for term in self.terms()) / 2 * (1 + ROUNDED)

    def chance(self) -> float:
        """How often figures like these would fit by chance: to the digit, or as far as they are rounded."""
        grains = [term.grain for term in self.terms()]
        exact = abs(self.missing()) <= ROUNDED * abs(self.one.middle)
        return self.tried * (max(grains) if exact else sum(grains)) / (SPREAD * self.least())

    def least(self) -> float:
        """The size of the smallest of them."""
        return min(abs(term.middle) for term in self.terms())

    def weight(self) -> float:
        """How much likelier words and place make it that the difference lies between these."""
        place = (TOGETHER if self.apart() == 0 else 1) * (OWN if self.is_own() else 1)
        moved = MOVED if self.called and self.sums_up_move() else 1
        return place * moved * (SIDES if self.is_weighed() else 1) * (ORIGIN if self.is_told() else 1)

    def sums_up_move(self) -> bool:
        """Whether one of the figures is what the other one was before, in the sentence of the difference, or of points
        without a level of their own, in the one before ("eased to 40.6 from 41.3 percent. The loss of 0.7 points").
        """
        own, sentences = self.difference.claim, {self.one.claim.sentence, self.other.claim.sentence}
        points = own.quantity.unit.dimension == "points" and own.of is None
        return (self.apart() == 0 or (points and sentences == {own.sentence - 1})) and self.has_moved()

    def has_moved(self) -> bool:
        """Whether one of the figures is what the other one was before."""
        one, other = self.one.claim, self.other.claim
        return (one.role == "base" and one.of == other.id) or (other.role == "base" and other.of == one.id)

    def is_told(self) -> bool:
        """Whether words say that the difference is measured from one of the figures, and it is one of the other, which
        was printed with it or stands before it.
        """
        measured = [this.claim for this in (self.one, self.other) if this is not self.start]
        if self.start is None or len(measured) > 1:
            return False
        own, level = self.difference.claim, measured[0]
        near = level.sentence == own.sentence or level.subject.measure == own.subject.measure
        free = (self.called or is_change(own)) and own.of in (None, self.start.claim.id)
        return level.id == own.of or (free and near and level.quantity.start < own.quantity.start)

    def is_of_now(self) -> bool:
        """Whether words name the time that the difference is measured from, and the figure it was printed with stands
        in its sentence beside one of the same time ("39 percent, nine points more than in January, and 13 percent").
        """
        own = self.difference.claim
        if own.basis is None or own.of is None or self.is_told():
            return False
        level, other = self.one.claim, self.other.claim
        if own.of == other.id:
            level, other = other, level
        time = ("now", level.sentence, level.subject.period)
        return own.of == level.id and (other.role, other.sentence, other.subject.period) == time

    def is_of_another_time(self) -> bool:
        """Whether the difference names its own time, which is not the one of both figures."""
        own, (one, other) = self.difference.claim, (self.one.claim, self.other.claim)
        if own.kind != "level" or own.subject.carried or own.subject.period is None:
            return False
        return one.subject.period == other.subject.period not in (None, own.subject.period)

    def is_elsewhere(self) -> bool:
        """Whether the difference was printed with a figure that it is the change of, and which is none of the two."""
        own = self.difference.claim
        return own.role == "delta" and own.of is not None and not self.is_own() and not self.is_weighed()

    def is_contrary(self) -> bool:
        """Whether the change that led to one of the figures would have led from it to the other ("fell 5.7 points to
        14.6, the least since it had 14.1"), which no words call what it was before.
        """
        own, one = self.difference.claim, self.one.claim
        led = own.role == "delta" and own.of == self.other.claim.id and one.role == "now"
        return led and not self.is_told() and not self.is_weighed()

    def is_mixed(self) -> bool:
        """Whether one of the figures is the change of something, the other a level of something else: percentages."""
        one, other = self.one.claim, self.other.claim
        return {one.kind, other.kind} > {"change"} and one.subject.measure.head != other.subject.measure.head

    def is_apart(self) -> bool:
        """Whether the figures are percentages of two things, each of which its words name ("inflation of 14 percent",
        "a policy rate of 18 percent"), and nothing weighs these against each other.
        """
        one, other = (term.claim.subject for term in (self.one, self.other))
        percent = self.difference.claim.quantity.unit.dimension == "points"
        return percent and one.says_measure and other.says_measure and self.is_of_two()

    def is_of_two(self) -> bool:
        """Whether the figures measure two things, and nothing weighs these against each other."""
        heads = {term.claim.subject.measure.head for term in (self.one, self.other)}
        return len(heads - {UNRESOLVED}) > 1 and not self.is_weighed()

    def is_own(self) -> bool:
        """Whether the difference was printed with one of the figures."""
        return self.difference.claim.of in (self.one.claim.id, self.other.claim.id)

    def is_weighed(self) -> bool:
        """Whether the figures measure what a balance, or the difference itself, weighs against each other."""
        one, other = self.one.claim, self.other.claim
        if self.weighs and self.weighs[0] in things(one) and self.weighs[1] in things(other):
            return True
        heads = (one.subject.measure.head, other.subject.measure.head)
        return heads in sides(self.difference.claim.subject.measure.head)

    def is_no_balance(self) -> bool:
        """Whether neither the difference nor a figure that it lies between is a balance, which is of what that weighs.
        """
        return not any(sides(term.claim.subject.measure.head) for term in self.terms())

    def apart(self) -> int:
        """How many sentences from the difference the further figure stands."""
        place = self.difference.claim.sentence
        return max(abs(term.claim.sentence - place) for term in (self.one, self.other))


def is_change(claim: Claim) -> bool:
    """Whether a figure says by how much another one changed, or lies above or below it."""
    return claim.role == "delta" or claim.quantity.unit.dimension == "points"


def things(claim: Claim) -> Collection[str | None]:
    """What a figure measures, and what it counts."""
    return claim.subject.measure.head, claim.quantity.unit.name


@cache
def sides(head: str) -> Collection[tuple[str, str]]:
    """The measures that a balance of this head weighs against each other."""
    return [(entry["one"], entry["other"]) for entry in table("balances").values() if head in entry["heads"]]
