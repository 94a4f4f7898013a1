"""Fits: a rate of change, the levels it may lead to and from, and how often chance would make such figures agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.subjects.families import distinct_measures
from factcheck.claims.ties.terms import ROUNDED, Term
from factcheck.claims.ties.traced.amends import farness
from factcheck.claims.ties.traced.paces import shifted
from factcheck.quantities.quantity import Unit
from factcheck.quantities.slips import Slips, exchanges, factors
from factcheck.record import record

CLOSE: Final = 1
"""Sentences from a rate to a level that stands close to it."""

TOGETHER: Final = 0.2
"""A rate is believed that fits a level of its sentence, and another or an amount, by chance less often than this."""

CHANCE: Final = 0.1
"""The same where they stand in sentences close by."""

NEXT: Final = 0.05
"""The same where one of them stands a sentence further off."""

FAR: Final = 0.02
"""The same where one of them stands anywhere."""

LIMITS: Final[Mapping[int, float]] = {CLOSE: CHANCE, CLOSE + 1: NEXT}
"""How often chance may make a rate fit figures so many sentences away."""

SLIP: Final = 0.05
"""A rate is believed to fit but for a slip where chance makes that less often than this, counting all there may be."""

BASED: Final = 0.1
"""The same of what its sentence sets as the base of the level that it was printed with."""

TIMED: Final = 0.1
"""The same of a level of just the time that the rate is measured from."""

TIMES: Final = 0.07
"""The same of a factor and two figures of its sentence."""

PAIRED: Final = 0.01
"""The same of a level that was printed with what it was before, for a rate that was printed with none."""

ALIKE: Final = 3
"""How many times as often where its words do not say that it is of something else than they are."""

PASSED: Final = 2
"""Sentences between that rate and these, at most."""

TIMES_AS_MUCH: Final = Unit("times", "factor")
"""The unit of the ratio of one thing to another ("a bid-to-cover ratio of 1.48")."""

COMPARED: Final = frozenset({"shift", "period", "previous"})
"""What a plain rate is measured against."""

SPREAD: Final = 4
"""How many times its own size a rate might as well have been larger or smaller."""


@record(frozen=True, slots=True)
class Rate:
    """A rate of change: its claim, the middle and width of its narrow reading, with the direction of the change, and
    how fine it is.
    """

    claim: Claim
    middle: float
    width: float
    grain: float


@record(frozen=True, slots=True)
class Growth:
    """A rate, the level it leads to, what tells the level it leads from, by `role` ("before", or "delta" for an amount
    of change), and how often figures like these would fit by chance, before how many are tried. Behind a factor the
    text may have `named` what it leads from ("7.6 times as large as imports").
    """

    rate: Rate
    now: Term
    other: Term
    role: str
    tried: float
    named: bool = False

    def gap(self, rate: float, now: float, other: float) -> float:
        """How far a rate is from what two figures make it, as a part of how far the rounding of all lets it be."""
        before = other if self.role == "before" else now - (abs(other) if rate > 0 else -abs(other))
        if before <= 0 or rate <= -1:
            return 2.0
        part = self.now.width / now + self.other.width / abs(other)
        slack = (self.rate.width + part * (1 + rate if self.role == "before" else abs(rate))) / 2
        return abs(now / before - 1 - rate) / (slack * (1 + ROUNDED))

    def fits(self) -> bool:
        """Whether the figures agree as printed."""
        return self.gap(self.rate.middle, self.now.middle, self.other.middle) <= 1

    def chance(self) -> float:
        """How often figures as fine as these would fit by chance."""
        size = abs(self.rate.middle)
        part = self.now.grain / self.now.middle + self.other.grain / abs(self.other.middle)
        fine = self.rate.grain + part * (1 + self.rate.middle if self.role == "before" else size)
        return self.tried * fine / (SPREAD * min(size, 1))

    def farness(self) -> float:
        """How many times rarer it is that a slip keeps a rate so far from what a level and its base make it."""
        if self.role != "before":
            return 1
        apart = self.now.middle / self.other.middle - 1 - self.rate.middle
        return farness(apart, min(abs(self.rate.middle), 1), (self.now, self.other))

    def is_close(self) -> bool:
        """Whether both other figures stand near the rate."""
        return self.distance() <= CLOSE

    def distance(self) -> int:
        """How many sentences the further one of the other figures stands from the rate."""
        place = self.rate.claim.sentence
        return max(abs(self.now.claim.sentence - place), abs(self.other.claim.sentence - place))

    def latitude(self) -> float:
        """How often chance may make figures as fine as these, where they may be meant to agree but for a slip; 0 where
        they may not.
        """
        rate, now, other = self.rate.claim, self.now.claim, self.other.claim
        if self.is_based():
            return BASED if rate.of == now.id else SLIP
        if rate.role == "factor" and rate.sentence == now.sentence == other.sentence:
            return TIMES
        if self.is_timed():
            return TIMED
        if self.is_ratio():
            return SLIP if self.is_close() else 0
        if self.may_be_misprinted() and not told_apart(now, other):
            return SLIP
        paired = self.role == "before" and other.role == "base" and other.of == now.id
        free = rate.of is None and self.is_compared() and rate.role == "rate"
        if not (paired and free and abs(now.sentence - rate.sentence) <= PASSED):
            return 0
        heads = (rate.subject.measure.head, now.subject.measure.head)
        return PAIRED * (ALIKE if heads[0] in (UNRESOLVED, heads[1]) else 1)

    def is_based(self) -> bool:
        """Whether the sentence of a rate gives what it is measured from, of no level that was printed with it."""
        other, plain = self.other.claim, self.rate.claim.role == "rate"
        based = other.role == "base" and other.of is None and other.sentence == self.rate.claim.sentence
        return plain and based and self.role == "before" and self.is_compared() and self.is_as_long()

    def is_as_long(self) -> bool:
        """Whether a level is of as long a time as the rate that it is printed without, as far as words tell of both."""
        rate, period = self.rate.claim, self.now.claim.subject.period
        if rate.of is not None or rate.subject.period is None or period is None:
            return True
        return rate.subject.period.months == period.months

    def is_timed(self) -> bool:
        """Whether what a rate leads from is of just the time that it is measured from."""
        rate, period, basis = self.rate.claim, self.now.claim.subject.period, self.rate.claim.basis
        if self.role != "before" or rate.role != "rate" or rate.of not in (self.now.claim.id, None):
            return False
        if period is None or basis is None or basis.kind not in COMPARED or self.other.claim.subject.carried:
            return False
        start = basis.period if basis.kind == "period" else shifted(period, basis)
        return start is not None and self.other.claim.role == "now" and self.other.claim.subject.period == start

    def is_ratio(self) -> bool:
        """Whether a factor is called the ratio of two things, which are measures of their own."""
        return self.rate.claim.quantity.unit == TIMES_AS_MUCH

    def is_compared(self) -> bool:
        """Whether a rate is measured against another time, as far as words say: no average of many."""
        return self.rate.claim.basis is None or self.rate.claim.basis.kind in COMPARED

    def may_be_misprinted(self) -> bool:
        """Whether the figures stand so near each other that they may be meant to agree: an amount, which words call one
        of change, beside its rate.
        """
        rate = self.rate.claim
        before = self.other.claim.id if self.role == "before" else None
        own = rate.of in (self.now.claim.id, before, None) and rate.quantity.form == "digits"
        other = self.other.claim
        near = self.role == "before" or (other.sentence == rate.sentence and other.role == "delta")
        return own and self.is_of_time() and self.is_compared() and near and self.is_close()

    def is_of_time(self) -> bool:
        """Whether a rate is printed with a level, or is of the time of that it may lead to, as far as words tell."""
        rate, now = self.rate.claim, self.now.claim.subject
        told = rate.of is None and None not in (rate.subject.period, now.period)
        return not told or now.carried or rate.subject.period == now.period

    def completes(self, one: Growth) -> bool:
        """Whether figures tell in another way how the same level was reached by a rate."""
        return self.role != one.role and self.now is one.now

    def lies_apart(self, one: Growth) -> bool:
        """Whether a base that fits lies as far from the level as an amount says by which another growth is told."""
        if (self.role, one.role) != ("before", "delta") or not self.fits():
            return False
        apart = abs(self.now.middle - self.other.middle) - abs(one.other.middle)
        return abs(apart) <= one.other.width

    def is_likely(self) -> bool:
        """Whether the figures agree, and hardly by chance; a factor is of its sentence, or of what it names."""
        far = self.distance()
        unnamed = self.rate.claim.role == "factor" and not (self.named or self.is_ratio())
        apart = 0 if unnamed else LIMITS.get(far, FAR)
        return self.fits() and self.chance() <= (apart if far else TOGETHER)


def amended(one: Growth, slips: Slips) -> Sequence[Sequence[float]]:
    """The sizes of rate, level and base if one of these slips had not been made in one of them; an amount of change is
    not taken for ten times as much.
    """
    if one.role == "delta" and slips is not exchanges:
        return ()
    sizes = [one.rate.middle, one.now.middle, one.other.middle]
    quantities = [claim.quantity for claim in (one.rate.claim, one.now.claim, one.other.claim)]
    return [
        [*sizes[:place], sizes[place] * factor, *sizes[place + 1 :]]
        for place, quantity in enumerate(quantities)
        for factor in factors(quantity, slips)
    ]


def told_apart(now: Claim, other: Claim) -> bool:
    """Whether a level and a figure of another sentence measure different things as far as words say, or the one is
    expected or an average and the other is not; in one sentence, whether each is printed with a measure of its own.
    """
    one, another = now.subject.measure, other.subject.measure
    named = other.subject.says_measure and another.head != UNRESOLVED and one.head != another.head
    if other.role == "base":
        return False
    if now.sentence == other.sentence:
        return named and now.subject.says_measure and one.head != UNRESOLVED
    return named or not (one.modifiers ^ another.modifiers).isdisjoint(distinct_measures())
