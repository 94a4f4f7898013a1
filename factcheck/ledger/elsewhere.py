"""Elsewhere: the figures of other articles on the same subject that a figure may be compared with, by unit and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.cells import base_of, stocks
from factcheck.ledger.meeting import years
from factcheck.ledger.owners import name_of
from factcheck.ledger.shelves import REPORTED, Name, Shelves
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import sort_of, time_of, told_shorter, words
from factcheck.periods.period import Period, day_of, year_of

EXACT: Final = 3
"""How well a figure's time fits one that is asked for where it is that very time."""
OPEN: Final = 2
"""The same where the text leaves the time open, or may call it otherwise."""
CARRIED: Final = 1
"""The same where another time was only carried over to the figure."""

ABOUT: Final = 45
"""Days by which two articles on an event are apart less or more than the change between them says."""

AROUND: Final = 3
"""Words around two figures that count as much as one that says what they are."""

YEAR: Final = 365
EVENT: Final = 15
"""Days of what a year is known by."""
MONTHS: Final = 12
LONG: Final = 24
"""Months from which nobody says how many lie between two events to the day."""
SHORT: Final = (1, 3)
"""Months of a time that may be compared with the one just before."""

STORY: Final = 2
"""How figures are related whose articles are of one story."""


class Wanted(NamedTuple):
    """A time that is asked for; `around` where only articles published about then are known to be of it."""

    period: Period
    around: bool


class Found(NamedTuple):
    """A figure, how well its time fits, whether its article is on one subject (1) or of one story (2) with what it is
    compared with, and how many words it shares with that.
    """

    claim: Claim
    timing: int
    related: int
    shared: int = 0


class Elsewhere:
    """The levels and rates of a run by the entities of their articles; `published` are the articles' dates."""

    def __init__(self, claims: Sequence[Claim], published: Mapping[int, date | None], stories: Stories) -> None:
        self.published, self.stories = published, stories
        named = dict.fromkeys((one.article, name_of(one.subject.entity)) for one in claims if one.subject.entity)
        self.entities: dict[int, tuple[str, ...]] = defaultdict(tuple)  # as most name one or two, no set is worth it
        for article, name in named:
            self.entities[article] += (name,)
        self.shelves = Shelves(claims, published, self.entities)

    def around(self, claim: Claim, like: Claim, wanted: Wanted, unit: str | None = None) -> Iterator[Claim]:
        """The figures of other articles than a claim's, in the unit of one it is `like`, that may be of a time wanted:
        those that share a word, or are of an article on the same or of one story.
        """
        subjects = words(like).union(self.entities.get(claim.article, ()))
        names: list[Name] = [*self.stories.beside(claim.article), *sorted(subjects)]
        sort, seen = unit or sort_of(like), set[str]()
        for name, year in product(names, years(wanted.period)):
            for other in self.shelves.named(sort, year, name):
                if other.article != claim.article and other.id not in seen:
                    seen.add(other.id)
                    yield other

    def found(self, other: Claim, claim: Claim, wanted: Wanted) -> Found:
        """A figure of those around a claim, and how it is related to it and to the time wanted."""
        story = other.article in self.stories.beside(claim.article)
        related = STORY if story else int(self.share_subject(other, claim))
        return Found(other, self.timing(other, wanted), related)

    def share_subject(self, one: Claim, other: Claim) -> bool:
        """Whether the articles of two figures have figures of one entity."""
        return not set(self.entities[one.article]).isdisjoint(self.entities[other.article])

    def shared(self, one: Claim, other: Claim) -> int:
        """How many words two figures share, and whether there are some around both, and right beside both."""
        told = len(words(one) & words(other)) + told_shorter(one.subject.entity, other.subject.entity)
        if not self.stories.told:
            return told
        around, beside = self.stories.shared(one, other)
        return told + (around >= AROUND) + (beside > 0)

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
        if period.until == time.until and claim.subject.measure.head in ended():
            return OPEN
        fiscal = period.days == time.days and abs(period.first - time.first) < YEAR and (period.fiscal or time.fiscal)
        return OPEN if fiscal else CARRIED if claim.subject.carried or is_of_year(period, time) else 0

    def moment(self, claim: Claim) -> Wanted | None:
        """The time of a figure: the one stated, else about when its article was published."""
        own = time_of(claim)
        if own is not None:
            return Wanted(own, around=False)
        day = self.published.get(claim.article)
        return Wanted(day_of(day), around=True) if day else None

    def base_times(self, change: Claim, level: Claim) -> Iterator[Wanted]:
        """The times that a change may be measured against: where nothing is said a year back, or the time just before,
        or of an event, which has no time, any time before; a level that says no time is of that of its change.
        """
        timed = time_of(level) is not None or level.article != change.article
        own = self.moment(level if timed else change)
        if own is None:
            return
        if change.role == "delta" and change.quantity.unit.dimension != "points":
            yield own  # an earlier estimate is raised by so much
        if change.basis is None or change.basis.kind in ("annualised", "compound"):
            yield from unstated(own)
            return
        when = base_of(change, ("in", own.period))
        if when[0] == "in" and isinstance(when[1], Period) and when[1].until is not None and not when[1].floating:
            around = own.around and change.basis.kind != "period"
            far = around and change.basis.months > LONG
            yield Wanted(year_of(when[1].start.year) if far else when[1], around)


@cache
def ended() -> frozenset[str]:
    """The measures, and what may be one, of which a time's figure is that of its last day."""
    return stocks() | {UNRESOLVED}


def is_of_year(one: Period, other: Period) -> bool:
    """Whether one of two times is a few days of the year that the other is, as which they may be known ("the 2025
    festival").
    """
    short, long = sorted((one, other), key=lambda period: period.days or 0)
    return (short.days or 0) <= EVENT and long.months == MONTHS and short.within(long)


def unstated(own: Wanted) -> Iterator[Wanted]:
    """The times that a change at a time may be measured against."""
    if own.around:
        yield Wanted(Period(own.period.first - YEAR, own.period.first), around=True)
        return
    yield Wanted(own.period.shift(-12), around=False)
    if own.period.months in SHORT:
        yield Wanted(own.period.previous(), around=False)
    elif ends_month(own.period):
        yield Wanted(own.period.shift(-1), around=False)


def ends_month(period: Period) -> bool:
    """Whether a time is the last day of a month, as that of what there is then ("inventory at the end of June")."""
    return period.days == 1 and period.until is not None and date.fromordinal(period.until).day == 1
