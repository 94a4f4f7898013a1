"""Elsewhere: the figures of other articles on the same subject that a figure may be compared with, by unit and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import product
from operator import attrgetter
from typing import Final, NamedTuple, cast

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.subjects import siblings
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import base_of, unit_of
from factcheck.ledger.measures import distinct
from factcheck.ledger.meeting import years
from factcheck.ledger.owners import name_of
from factcheck.ledger.sameness import digits
from factcheck.ledger.stories import Stories
from factcheck.periods.period import Period, day_of, year_of
from factcheck.quantities.interval import Interval
from factcheck.record import replace

MOST: Final = 100
"""Of what is stated so often in one unit of an entity for one year, none is told from the others."""

KEPT: Final = 1 << 10
"""Units and years of which the figures are kept by what they are found by: they are asked for again and again."""

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

TELLING: Final = 4
"""Digits from which a figure is exact, though it is said to be a bound."""

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

PLAIN: Final = frozenset({"now", "base", "share", "rate", "aside", "delta"})
"""The roles of figures that a change may lead from or to."""
ODD: Final = frozenset({"weekday", "date", "years", "ordinal", "points", "factor"})
"""The dimensions of those it may not."""

STORY: Final = 2
"""How figures are related whose articles are of one story."""

NO_WORDS: Final = frozenset({"", UNRESOLVED})

Name = str | int
"""What figures are found by: an article, an entity of one or a word of a figure."""


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


class Shelf(NamedTuple):
    """The figures of one unit and year: by article, and by the words that tell what they are of."""

    articles: Mapping[int, Sequence[Claim]]
    words: Mapping[str, Sequence[Claim]]


class Elsewhere:
    """The levels and rates of a run by the entities of their articles; `published` are the articles' dates."""

    def __init__(self, claims: Sequence[Claim], published: Mapping[int, date | None], stories: Stories) -> None:
        self.published, self.stories = published, stories
        self.entities: dict[int, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.subject.entity:
                self.entities[claim.article].add(name_of(claim.subject.entity))
        self.about: dict[str, list[int]] = defaultdict(list)
        for article, entities in self.entities.items():
            for entity in entities:
                self.about[entity].append(article)
        self.stated: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        self.shelf = lru_cache(maxsize=KEPT)(self.shelved)
        self.named = lru_cache(maxsize=KEPT << 3)(self.sought)
        for claim in claims:
            if is_plain(claim):
                unit = sort_of(claim)
                for year in self.years_of(claim):
                    self.stated[unit, year].append(claim)

    def shelved(self, unit: str, year: int) -> Shelf:
        """The figures of a unit and a year."""
        articles: dict[int, list[Claim]] = defaultdict(list)
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.stated.get((unit, year), ()):
            articles[claim.article].append(claim)
            for word in words(claim):
                told[word].append(claim)
        return Shelf(articles, told)

    def sought(self, unit: str, year: int, name: Name) -> Sequence[Claim]:
        """The figures of a unit and a year that are found by a name; none where there are too many."""
        shelf = self.shelf(unit, year)
        if isinstance(name, int):
            found = shelf.articles.get(name, ())
        else:
            told = shelf.words.get(name, ())
            if len(told) > MOST:
                return ()
            found = [claim for article in self.about.get(name, ()) for claim in shelf.articles.get(article, ())]
            found += [claim for claim in told if name not in self.entities[claim.article]]
            found.sort(key=attrgetter("article"))
        return found if len(found) <= MOST else ()

    def years_of(self, claim: Claim) -> set[int]:
        """The years under which a figure is looked for: the last of its time, else those its article may report on."""
        period = time_of(claim)
        if period is not None:
            return {years(period)[-1]}
        day = self.published.get(claim.article)
        return {day.year, date.fromordinal(day.toordinal() - REPORTED[1]).year} if day else set()

    def around(self, claim: Claim, like: Claim, wanted: Wanted, unit: str | None = None) -> Iterator[Claim]:
        """The figures of other articles than a claim's, in the unit of one it is `like`, that may be of a time wanted:
        those that share a word, or are of an article on the same or of one story.
        """
        subjects = words(like).union(self.entities.get(claim.article, ()))
        names: list[Name] = [*self.stories.beside(claim.article), *sorted(subjects)]
        sort, seen = unit or sort_of(like), set[str]()
        for name, year in product(names, years(wanted.period)):
            for other in self.named(sort, year, name):
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
        return not self.entities[one.article].isdisjoint(self.entities[other.article])

    def shared(self, one: Claim, other: Claim) -> int:
        """How many words two figures share, and whether there are some around both, and right beside both."""
        told = len(words(one) & words(other))
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
        or of an event, which has no time, any time before.
        """
        own = self.moment(level)
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


def is_plain(claim: Claim) -> bool:
    """Whether a claim is one figure with two ends, which a change may lead from or to; growth in percent may be one."""
    quantity = claim.quantity
    if claim.role not in PLAIN or quantity.unit.dimension in ODD or quantity.upper is not None:
        return False
    size, step = abs(cast(Decimal, quantity.value)), cast(Decimal, quantity.step)
    if quantity.hedge is None and quantity.form == "digits" and size > step:
        return True  # no figure is rounded by as much as it comes to
    wide = readings(claim)[1]
    return wide.lo is not None and wide.hi is not None and wide.lo * wide.hi > 0


def readings(claim: Claim) -> tuple[Interval, Interval]:
    """The values of a claim; a bound of many digits is as good as the figure itself ("at least 2,122 people")."""
    found = values(claim)
    if found[1].is_bounded or len(digits(claim.quantity.value)) < TELLING:
        return found
    return values(replace(claim, quantity=replace(claim.quantity, hedge=None)))


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
    unit = claim.quantity.unit
    return spoken(claim.subject.measure, claim.subject.entity, unit.name or "" if unit.dimension == "count" else "")


@lru_cache(maxsize=1 << 12)
def spoken(measure: Measure, entity: str, counted: str) -> frozenset[str]:
    """The words of a measure, of who it is of and of what is counted: figures are compared with many others."""
    whose = {name_of(entity)} - places().keys()
    return measure.modifiers.union(whose, {measure.head, counted}) - NO_WORDS


def alike(one: Claim, other: Claim, apart: frozenset[str] | None = None) -> bool:
    """Whether nothing that narrows two figures keeps them apart: that they are of urban and of rural people, or that
    only one has a word that sets it `apart`: any that makes another measure, if none are given.
    """
    first, second = one.subject.measure.modifiers, other.subject.measure.modifiers
    further, lacking = first - second, second - first
    beside = frozenset().union(*(siblings().get(word, frozenset()) for word in further))
    words = distinct() if apart is None else apart
    return (further | lacking).isdisjoint(words) and beside.isdisjoint(lacking)
