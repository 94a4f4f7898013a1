"""Elsewhere: the figures of other articles on the same subject that a figure may be compared with, by unit and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, cast

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.subjects import siblings
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import base_of, unit_of
from factcheck.ledger.measures import distinct
from factcheck.ledger.meeting import years
from factcheck.ledger.owners import name_of
from factcheck.periods.period import Period, day_of

MOST: Final = 100
"""Of what is stated so often in one unit of an entity for one year, none is told from the others."""

EXACT: Final = 3
"""How well a figure's time fits one that is asked for where it is that very time."""
OPEN: Final = 2
"""The same where the text leaves the time open, or may call it otherwise."""
CARRIED: Final = 1
"""The same where another time was only carried over to the figure."""

REPORTED: Final = (-20, 110)
"""Days from the end of a time to the articles that report on it without naming it."""

ABOUT: Final = 45
"""Days by which two articles on an event are apart less or more than the change between them says."""

YEAR: Final = 365
SHORT: Final = (1, 3)
"""Months of a time that may be compared with the one just before."""

PLAIN: Final = frozenset({"now", "base", "share", "rate", "aside"})
"""The roles of figures that a change may lead from or to."""
ODD: Final = frozenset({"weekday", "date", "years", "ordinal", "points", "factor"})
"""The dimensions of those it may not."""

NO_WORDS: Final = frozenset({"", UNRESOLVED})

Place = tuple[str, str, int]
"""An entity of an article or a word of a figure, a unit and a year."""


class Wanted(NamedTuple):
    """A time that is asked for; `around` where only articles published about then are known to be of it."""

    period: Period
    around: bool


class Found(NamedTuple):
    """A figure, how well its time fits, and whether its article is on the same subjects."""

    claim: Claim
    timing: int
    related: bool


class Elsewhere:
    """The levels and rates of a run by the entities of their articles; `published` are the articles' dates."""

    def __init__(self, claims: Sequence[Claim], published: Mapping[int, date | None]) -> None:
        self.published = published
        self.entities: dict[int, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.subject.entity:
                self.entities[claim.article].add(name_of(claim.subject.entity))
        self.stated: dict[Place, list[Claim]] = defaultdict(list)
        for claim in claims:
            if is_plain(claim):
                for year in self.years_of(claim):
                    for name in self.entities[claim.article] | words(claim):
                        self.stated[name, sort_of(claim), year].append(claim)

    def years_of(self, claim: Claim) -> set[int]:
        """The years under which a figure is looked for: the last of its time, else those its article may report on."""
        period = time_of(claim)
        if period is not None:
            return {years(period)[-1]}
        day = self.published.get(claim.article)
        return {day.year, date.fromordinal(day.toordinal() - REPORTED[1]).year} if day else set()

    def at(self, claim: Claim, like: Claim, wanted: Wanted) -> Sequence[Found]:
        """The figures of other articles than a claim's, of the unit of one it is `like`, that may be of a time wanted:
        those that share a word or are of an article on the same.
        """
        found: dict[str, Found] = {}
        subjects = self.entities[claim.article]
        unit, spoken = sort_of(like), years(wanted.period)
        for name in sorted(subjects | words(like)):
            for stated in (self.stated.get((name, unit, year), ()) for year in spoken):
                for other in stated if len(stated) <= MOST else ():
                    if other.article != claim.article and other.id not in found:
                        related = not subjects.isdisjoint(self.entities[other.article])
                        found[other.id] = Found(other, self.timing(other, wanted), related)
        return list(found.values())

    def timing(self, claim: Claim, wanted: Wanted) -> int:
        """How well the time of a figure fits: 0 where it is another one."""
        period, time = time_of(claim), wanted.period
        if period is None:
            day = self.published.get(claim.article)
            early, late = (-ABOUT, ABOUT) if wanted.around else REPORTED
            return OPEN if day and time.first + early <= day.toordinal() <= (time.until or 0) + late else 0
        if wanted.around:
            reported = period.first <= (time.until or 0) and (period.until or 0) >= time.first - REPORTED[1]
            return OPEN if reported else 0
        if period.year_it_ends() == time.year_it_ends():
            return EXACT
        fiscal = period.days == time.days and abs(period.first - time.first) < YEAR and (period.fiscal or time.fiscal)
        return OPEN if fiscal else CARRIED if claim.subject.carried else 0

    def moment(self, claim: Claim) -> Wanted | None:
        """The time of a figure: the one stated, else about when its article was published."""
        own = time_of(claim)
        if own is not None:
            return Wanted(own, around=False)
        day = self.published.get(claim.article)
        return Wanted(day_of(day), around=True) if day else None

    def base_times(self, change: Claim, level: Claim) -> Iterator[Wanted]:
        """The times that a change may be measured against: where nothing is said a year back, or the time just before,
        or of an event, which has no time, any time before.
        """
        own = self.moment(level)
        if own is None:
            return
        if change.basis is None or change.basis.kind in ("annualised", "compound"):
            yield from unstated(own)
            return
        when = base_of(change, ("in", own.period))
        if when[0] == "in" and isinstance(when[1], Period) and when[1].until is not None and not when[1].floating:
            yield Wanted(when[1], own.around and change.basis.kind != "period")


def unstated(own: Wanted) -> Iterator[Wanted]:
    """The times that a change at a time may be measured against."""
    if own.around:
        yield Wanted(Period(own.period.first - YEAR, own.period.first), around=True)
        return
    yield Wanted(own.period.shift(-12), around=False)
    if own.period.months in SHORT:
        yield Wanted(own.period.previous(), around=False)


def is_plain(claim: Claim) -> bool:
    """Whether a claim is one figure with two ends, which a change may lead from or to; growth in percent may be one."""
    quantity = claim.quantity
    if claim.role not in PLAIN or quantity.unit.dimension in ODD or quantity.upper is not None:
        return False
    wide = values(claim)[1]
    return wide.lo is not None and wide.hi is not None and wide.lo * wide.hi > 0


def sort_of(claim: Claim) -> str:
    """The unit of a figure; a dollar of no country may be that of the United States."""
    unit = unit_of(claim)
    return "USD" if unit == "dollar" else unit


def time_of(claim: Claim) -> Period | None:
    """The time of a level, or of the base of a change."""
    period = claim.subject.period
    if period is None or period.floating or period.until is None:
        return None
    when = base_of(claim, ("in", period)) if claim.role == "base" else ("in", period)
    return cast(Period, when[1]) if when[0] == "in" else None


def words(claim: Claim) -> frozenset[str]:
    """The words that tell what a figure is of: who, if no place, the measure, what narrows it and what is counted."""
    measure, unit = claim.subject.measure, claim.quantity.unit
    counted = {unit.name} if unit.dimension == "count" and unit.name else set()
    whose = {name_of(claim.subject.entity)} - places().keys()
    return measure.modifiers.union(counted, whose, {measure.head}) - NO_WORDS


def alike(one: Claim, other: Claim) -> bool:
    """Whether nothing that narrows two figures keeps them apart: that one is a forecast or an average, or of urban
    people where the other is of rural ones.
    """
    first, second = one.subject.measure.modifiers, other.subject.measure.modifiers
    further, lacking = first - second, second - first
    beside = frozenset().union(*(siblings().get(word, frozenset()) for word in further))
    return (further | lacking).isdisjoint(distinct()) and beside.isdisjoint(lacking)
