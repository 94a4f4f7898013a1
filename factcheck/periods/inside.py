"""What lies inside a year or a month: days counted on from one, a run of days, a week, a half."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.periods.days import valid
from factcheck.periods.period import FLOATING_YEAR, Period, day_of
from factcheck.periods.phrase import Phrase

LONGEST_MONTH: Final = 31


def span(first: int, days: int) -> Period:
    """So many days from one on."""
    return Period(first, first + days)


def run_of_days(year: int, month: int, first: int, last: int) -> Period | None:
    """The days of a month from one to another, None if there are no such days."""
    start = valid(year, month, first)
    if start is not None and last > LONGEST_MONTH:
        return Period(start.toordinal(), start.toordinal() + last - first + 1, abs(year - FLOATING_YEAR) < 50)
    end = valid(year, month, last)
    if start is None or end is None or end < start:
        return None
    floating = abs(year - FLOATING_YEAR) < 50
    return Period(start.toordinal(), end.toordinal() + 1, floating) if floating or start != end else day_of(start)


def inside_of(period: Period, phrase: Phrase) -> Period | None:
    """The week or half that the phrase takes of a year or month."""
    if phrase.half:
        middle = period.first + 15
        return (
            Period(period.first, middle, period.floating)
            if phrase.half == 1
            else Period(middle, period.until, period.floating)
        )
    if phrase.week and period.until is not None:
        if phrase.weekday is not None and phrase.week < 0:
            last = period.until - 1
            at = last - (date.fromordinal(last).weekday() - phrase.weekday) % 7
            return Period(at, at + 1, period.floating)
        if phrase.weekday is not None:
            at = period.first + (phrase.weekday - period.start.weekday()) % 7 + 7 * (phrase.week - 1)
            return Period(at, at + 1, period.floating) if at < period.until else None
        start = period.first + 3 if phrase.week > 0 else period.until - 4
        monday = start - date.fromordinal(start).weekday() + 7 * max(phrase.week - 1, 0)
        return Period(monday, monday + 7, period.floating)
    return period
