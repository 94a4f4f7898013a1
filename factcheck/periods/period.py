"""Periods: half-open ranges of days, their algebra, and the mentions of them in a text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.record import record

FLOATING_YEAR: Final = 4000
"""The fictitious year in which floating periods count: it stands for "this year" in an article without a date."""


class Period(NamedTuple):
    """The days `[first, until)`, as ordinals of the proleptic Gregorian calendar (`date.toordinal`).

    A tuple, since periods are parts of keys, and compared all the time.

    `until` is None for a period that is still running at an unknown end ("since 2018" without a date). A `floating`
    period is known only relative to the article ("this year", "the first three quarters", "September" in an article
    without a date): its ordinals count in the fictitious year FLOATING_YEAR, which stands for "this year", and it
    compares with floating ones only. A `fiscal` period belongs to somebody's financial or crop year whose months the
    text does not say: its ordinals are a stand-in, and it compares with fiscal periods only.
    """

    first: int
    until: int | None
    floating: bool = False
    fiscal: bool = False

    @property
    def days(self) -> int | None:
        """The number of days, None for a period that is still running."""
        return None if self.until is None else self.until - self.first

    @property
    def start(self) -> date:
        """The first day."""
        return date.fromordinal(self.first)

    @property
    def end(self) -> date | None:
        """The day after the last one, None for a period that is still running."""
        return None if self.until is None else date.fromordinal(self.until)

    @property
    def months(self) -> int | None:
        """The number of months if the period consists of whole calendar months, else None."""
        return None if self.until is None else _whole_months(self.first, self.until)

    def shift(self, months: int) -> Period:
        """The period as many calendar months later (earlier if negative); month ends stay month ends.

        Undone by the opposite shift for whole months; a day that the target month lacks becomes its last day.
        """
        return self._with(*_ends_shifted(self.first, self.until, months))

    def previous(self) -> Period:
        """The period just before, of the same calendar length: months for whole months, else as many days.

        Raises ValueError for a period that is still running.
        """
        if self.until is None:
            raise ValueError("a period that is still running has no length")
        months = self.months
        return self.shift(-months) if months else self._with(2 * self.first - self.until, self.first)

    def split(self, months: int) -> tuple[Period, ...]:
        """The period cut into consecutive pieces of as many months; empty if it does not divide so."""
        total = self.months
        if not total or months < 1 or total % months:
            return ()
        piece = self._with(self.first, _shifted(self.start, months, keep_end=False))
        return tuple(piece.shift(months * n) for n in range(total // months))

    def within(self, other: Period) -> bool:
        """Whether every day of this period is a day of the other."""
        if not self._comparable(other) or self.first < other.first:
            return False
        return other.until is None or (self.until is not None and self.until <= other.until)

    def week(self) -> Period:
        """The week, from Monday on, of the first day."""
        monday = self.first - self.start.weekday()
        return Period(monday, monday + 7, self.floating)

    def end_of(self) -> Period:
        """The last day, as a period. Raises ValueError for a period that is still running."""
        if self.until is None:
            raise ValueError("a period that is still running has no last day")
        return self._with(self.until - 1, self.until)

    def year_it_ends(self) -> Period:
        """The calendar year of which this is the last day; the period itself if it is none ("by the end of 2023")."""
        last = None if self.until is None or self.days != 1 or self.floating else date.fromordinal(self.until)
        return self if last is None or (last.month, last.day) != (1, 1) else year_of(last.year - 1)

    def label(self) -> str:
        """The period in canonical English: "2025", "January-November 2025", "Q3 2024", "Dec 5, 2025", "this year"."""
        from factcheck.periods.labels import label  # the wording builds on the algebra

        return label(self)

    def _comparable(self, other: Period) -> bool:
        return self.floating == other.floating and self.fiscal == other.fiscal

    def _with(self, first: int, until: int | None) -> Period:
        return Period(first, until, self.floating, self.fiscal)


@record(frozen=True, slots=True)
class Basis:
    """What a change is measured against.

    `kind` is one of: "shift" (the same period, `months` earlier: year on year is 12, month on month 1); "previous" (the
    period just before, as long as the one it is compared with); "period" (the explicit `period`); "same" (the same days
    or months in the explicit year `period`: "than in the same period of 2019"). Two kinds say how a rate is stated:
    "annualised" (a quarter's or month's change blown up to a year), "compound" (an average per year over several).
    """

    kind: str
    months: int = 0
    period: Period | None = None


@record(frozen=True, slots=True)
class Mention:
    """A phrase at `[start, end)` that names a time.

    `sort` is "period", "basis" (`basis` is set), or "same" (an anaphor: "the period", "that month", "the same period",
    "the year"), whose `grain` ("day", "week", "month", "quarter", "half", "year", "period") says what it can refer to,
    and `count` how many of them ("the nine months"). `grain` is set for periods too. Of sort "period", `period` is None
    when the phrase cannot be placed: "last month", "yesterday" without a date. Of sort "basis", `period` is set beside
    `basis` when the phrase also names days by itself: "from 2022".
    """

    start: int
    end: int
    sort: str
    grain: str
    period: Period | None = None
    basis: Basis | None = None
    count: int = 1


@lru_cache(maxsize=1 << 11)
def months_of(year: int, month: int, length: int, fiscal: bool = False) -> Period:
    """`length` calendar months from the first of `month` (which may run past 12); floating if about FLOATING_YEAR."""
    floating = abs(year - FLOATING_YEAR) < FLOATING_REACH
    return Period(_month_start(year, month), _month_start(year, month + length), floating, fiscal)


FLOATING_REACH: Final = 50
"""Years this far from FLOATING_YEAR are floating ones: no article speaks of the year 3950."""


def year_of(year: int) -> Period:
    """The calendar year."""
    return months_of(year, 1, 12)


def day_of(day: date) -> Period:
    """The one day."""
    return Period(day.toordinal(), day.toordinal() + 1)


@lru_cache(maxsize=1 << 10)
def _whole_months(first: int, until: int) -> int | None:
    begun, over = date.fromordinal(first), date.fromordinal(until)
    if begun.day != 1 or over.day != 1:
        return None
    return (over.year - begun.year) * 12 + over.month - begun.month


@lru_cache(maxsize=1 << 10)
def _month_start(year: int, month: int) -> int:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(min(max(year, 1), 9999), month, 1).toordinal()


@lru_cache(maxsize=1 << 10)
def _ends_shifted(first: int, until: int | None, months: int) -> tuple[int, int | None]:
    day = date.fromordinal(first)
    if until is None:
        return _shifted(day, months, keep_end=False), None
    if until - first == 1:
        moved = _shifted(day, months, keep_end=True)
        return moved, moved + 1
    start = _shifted(day, months, keep_end=False)
    last = _shifted(date.fromordinal(until - 1), months, keep_end=True)
    return start, max(last, start) + 1


def _shifted(day: date, months: int, *, keep_end: bool) -> int:
    at = day.year * 12 + day.month - 1 + months
    first = _month_start(at // 12, at % 12 + 1)
    last = _month_start(at // 12, at % 12 + 2) - 1
    at_end = keep_end and (day.month != date.fromordinal(day.toordinal() + 1).month)
    return last if at_end else min(first + day.day - 1, last)
