"""Runs: figures that follow each other near another one, which may be their whole, and how often they would make it by
chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import inf
from operator import attrgetter
from typing import Final

from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term
from factcheck.periods.period import Period
from factcheck.record import record
from factcheck.text.document import TABLE

REACH: Final = 12
"""Sentences between a whole and its parts, at most."""

SKIPPED: Final = 3
"""Figures between a whole and the nearest of its parts, at most."""

MOST: Final = 9
"""Parts, at most."""

SEEN: Final = 16
"""Figures of a series on either side of a whole among which its parts are looked for."""

LONG: Final = 1000
"""Times that a whole holds the least that its parts tell apart, at least, for a sum to the digit to be no wonder."""

CLOSE: Final = 2
"""Sentences from a whole to figures that are close to it."""

BESIDE: Final = 8
"""Figures on either side of a whole among which two are looked for that make it."""

ANY_TIME: Final = 0.003
"""How often chance may make a sum of two figures, at most, where these were read to be of other times than it."""

STRADDLED: Final = 3
"""Figures on each side of a whole between its parts, at most."""


@record(frozen=True, slots=True)
class Sum:
    """A whole, its parts in order, how often figures like these would add up by chance, and whether one other digit
    keeps them from it.
    """

    whole: Term
    parts: Sequence[Term]
    chance: float
    mistyped: bool = False

    def missing(self) -> float:
        """What the parts leave of their whole, as printed."""
        return self.whole.middle - sum([part.middle for part in self.parts])

    def slack(self) -> float:
        """How far parts and whole may lie apart for their rounding."""
        return sum([term.width for term in (self.whole, *self.parts)]) / 2

    def is_of_one_time(self) -> bool:
        """Whether no part is told of another time than the whole, be it within that."""
        period = self.whole.claim.subject.period
        return period is None or all(is_same(part.claim.subject.period, period) for part in self.parts)

    def is_within_time(self) -> bool:
        """Whether the parts are of the time of the whole, or share it out among them."""
        period, parts = self.whole.claim.subject.period, [part.claim.subject.period for part in self.parts]
        if self.is_of_one_time() or period is None or period.days is None:
            return self.is_of_one_time()
        days = [part.days for part in parts if part is not None and part != period and part.within(period)]
        return len(days) == len(parts) and sum(day or period.days for day in days) <= period.days

    def fits(self) -> bool:
        """Whether the parts make their whole."""
        return abs(self.missing()) <= self.slack() * (1 + ROUNDED)


def coarser(made: Sequence[Sum]) -> Iterator[Sum]:
    """Sums with some parts of their whole replaced by what these make up together."""
    for whole, part in product(list(made), repeat=2):
        if part.whole not in (whole.whole, *whole.parts) and set(part.parts) < set(whole.parts):
            left = (term for term in whole.parts if term not in part.parts)
            yield Sum(whole.whole, sorted((part.whole, *left), key=attrgetter("start")), whole.chance)


@record(frozen=True, slots=True)
class Run:
    """Figures in a row, the nearest first, that may be the parts of a whole, or be so but for one between them: what
    they leave of it, and how far that may be off for their rounding; their fineness with that of the whole; their least
    size, the next one, and the largest; how many runs were tried with this one, and how many before it without one of
    their figures.

    Whether these make a sum is only screened here, with room for what floats are off: `made_of` decides.
    """

    whole: Term
    parts: Sequence[Term]
    missing: float
    slack: float
    grain: float
    least: float
    next_least: float
    largest: float
    tried: int
    left: int

    def fitting(self, most: float) -> Iterator[Sum]:
        """The sums it makes, by chance at `most` so often, that come out."""
        room = self.slack + ROUNDED * (self.slack + abs(self.whole.middle))
        if abs(self.missing) <= room:
            yield from (made for made in made_of(self.whole, self.parts, self.tried, most) if made.fits())
        if abs(self.missing) > self.largest + room:
            return
        for at in range(1, len(self.parts) - 1):
            if abs(self.missing + self.parts[at].middle) <= room:
                yield from (made for made in self.without(at, most) if made.fits())

    def unlikely(self, most: float) -> Iterator[Sum]:
        """The sums it makes by chance at `most` so often, whether they come out or not."""
        limit, grain = most * SPREAD, self.grain * (1 - ROUNDED)
        if not is_fine(self.whole, most):
            return
        if self.tried * grain <= limit * self.least:
            yield from made_of(self.whole, self.parts, self.tried, most)
        if (self.tried + self.left) * self.whole.grain > limit * self.next_least:
            return
        for at in range(1, len(self.parts) - 1):
            part, tried = self.parts[at], self.tried + self.left + at
            least = self.next_least if abs(part.middle) == self.least else self.least
            if tried * (grain - part.grain) <= limit * least:
                yield from self.without(at, most)

    def without(self, at: int, most: float) -> Iterator[Sum]:
        """The sum that all but one of its figures make."""
        parts = (*self.parts[:at], *self.parts[at + 1 :])
        return made_of(self.whole, parts, self.tried + self.left + at, most)


def made_of(whole: Term, parts: Sequence[Term], tried: int, most: float) -> Iterator[Sum]:
    """A whole with parts, after so many runs were tried, if chance makes that at `most` so often."""
    chance = tried * fineness(whole, parts) / (SPREAD * min([abs(part.middle) for part in parts]))
    if chance <= most:
        yield Sum(whole, sorted(parts, key=attrgetter("start")), chance)


def fineness(whole: Term, parts: Sequence[Term]) -> float:
    """How fine the figures of a sum are: what comes out to the digit is as fine as the finest of them."""
    grains = [whole.grain, *[part.grain for part in parts]]
    least = min(grains)
    exact = abs(whole.middle - sum([part.middle for part in parts])) <= ROUNDED * abs(whole.middle)
    return least if exact and abs(whole.middle) >= LONG * least else sum(grains)


def is_fine(whole: Term, most: float) -> bool:
    """Whether a whole is so fine that two parts may make it by chance at `most` so often."""
    return 3 * whole.grain <= SPREAD * most * abs(whole.middle)


def runs_of(row: Sequence[Term], most: float) -> Iterator[Run]:
    """Each run of figures near a whole of a series, behind it or before, that may be its parts: two at least are less.
    """
    enough = sorted([abs(term.middle) for term in row])[1]
    for at, whole in enumerate(row):
        if abs(whole.middle) > enough and is_fine(whole, most):
            behind = near(whole, row[at + 1 : at + 1 + SEEN])
            before = near(whole, row[max(0, at - SEEN) : at][::-1])
            yield from runs(whole, behind)
            yield from runs(whole, before)
            yield from straddling(whole, before, behind)


def near(whole: Term, terms: Sequence[Term]) -> Sequence[Term]:
    """The figures near a whole that may be its parts, the nearest first: of its time, or a part of that."""
    period, reach = whole.claim.subject.period, inf if whole.claim.block == TABLE else REACH
    first, last = whole.claim.sentence - reach, whole.claim.sentence + reach
    found = [term for term in terms if first <= term.claim.sentence <= last]
    return found if period is None else [term for term in found if is_within(term.claim.subject.period, period)]


def is_within(period: Period | None, whole: Period) -> bool:
    """Whether a time lies within another, as far as it is told: whose financial year is meant, no words say."""
    return period is None or period.fiscal is not whole.fiscal or is_same(period, whole) or period.within(whole)


def is_same(period: Period | None, whole: Period) -> bool:
    """Whether a time may be another, as far as it is told: of one without a year only the length is known."""
    if period is None or period == whole:
        return True
    return period.floating is not whole.floating and period.days == whole.days


def runs(whole: Term, terms: Sequence[Term]) -> Iterator[Run]:
    """The runs of figures that begin near a whole and may be its parts: how often such runs make it by chance is as the
    fineness of the figures is to the smallest part, for each run that is tried.
    """
    size = abs(whole.middle)
    tried = left = 0
    for first in range(min(SKIPPED + 1, len(terms))):
        total, slack, grain = 0.0, whole.width / 2, whole.grain
        least, next_least, largest = inf, inf, 0.0
        for last in range(first, min(first + MOST, len(terms))):
            term = terms[last]
            part = abs(term.middle)
            total += term.middle
            if part >= size or abs(total) > 2 * size:
                break
            slack += term.width / 2
            grain += term.grain
            least, next_least = (part, least) if part < least else (least, min(part, next_least))
            largest = max(largest, part)
            if last > first:
                tried += 1
                parts = terms[first : last + 1]
                yield Run(whole, parts, whole.middle - total, slack, grain, least, next_least, largest, tried, left)
                left += last - first - 1


def straddling(whole: Term, before: Sequence[Term], behind: Sequence[Term]) -> Iterator[Run]:
    """The runs of figures on both sides of a whole, which stands among its parts."""
    size, tried, left = abs(whole.middle), SKIPPED, 0
    less_before, less_behind = less(before[:STRADDLED], size), less(behind[:STRADDLED], size)
    for first in range(1, 1 + less_before):
        for last in range(1, 1 + min(STRADDLED, len(behind))):
            tried += 1
            if last <= less_behind:
                parts = (*before[:first][::-1], *behind[:last])
                total = sum([part.middle for part in parts])
                if abs(total) <= 2 * size:
                    sizes = sorted([abs(part.middle) for part in parts])
                    slack = (whole.width + sum([part.width for part in parts])) / 2
                    grain = whole.grain + sum([part.grain for part in parts])
                    missing, (least, next_least, *_) = whole.middle - total, sizes
                    yield Run(whole, parts, missing, slack, grain, least, next_least, sizes[-1], tried, left)
            left += first + last - 2


def less(terms: Sequence[Term], size: float) -> int:
    """How many figures there are before the first one that is no less than a size."""
    return next((at for at, term in enumerate(terms) if abs(term.middle) >= size), len(terms))


def distant(row: Sequence[Term], most: float) -> Iterator[Sum]:
    """The wholes of a series that any two of its figures make, wherever they stand, by chance at `most` so often: two
    close to the whole, or so fine that chance hardly makes it, whatever times these are of, or any two of all.
    """
    tried = len(row) * (len(row) - 1) // 2
    ranked = sorted(row, key=attrgetter("middle"))
    for at, whole in enumerate(ranked):
        if 2 * tried * whole.grain <= SPREAD * most * whole.middle:
            fine = 2 * tried * whole.grain <= SPREAD * ANY_TIME * whole.middle
            for pair in pairs(whole, ranked[:at] if fine else near(whole, ranked[:at])):
                yield from made_of(whole, pair, tried, most)
    for at, whole in enumerate(row):
        around = close(whole, row[max(0, at - BESIDE) : at + BESIDE + 1])
        for pair in pairs(whole, around):
            yield from made_of(whole, pair, len(around) * (len(around) - 1) // 2, most)


def close(whole: Term, terms: Sequence[Term]) -> Sequence[Term]:
    """The smaller figures that stand close to one, from the smallest on."""
    size, place = abs(whole.middle), whole.claim.sentence
    found = [term for term in terms if abs(term.middle) < size and abs(term.claim.sentence - place) <= CLOSE]
    return sorted(found, key=attrgetter("middle")) if len(found) > 1 else ()


def pairs(whole: Term, ranked: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """The pairs of some figures, from the smallest on, that make a whole."""
    first, last = 0, len(ranked) - 1
    while first < last:
        one, other = ranked[first], ranked[last]
        missing = whole.middle - one.middle - other.middle
        if abs(missing) <= (whole.width + one.width + other.width) / 2 + ROUNDED * whole.middle:
            yield one, other
        if missing > 0:
            first += 1
        else:
            last -= 1
