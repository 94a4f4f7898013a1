"""Years: the calendar year in which a period ends."""

from __future__ import annotations

from datetime import date

from factcheck.periods.period import Period
from factcheck.record import replace


def year_around(period: Period) -> Period:
    """The calendar year in which a period ends."""
    year = last_year(period)
    return replace(period, first=date(year, 1, 1).toordinal(), until=date(year + 1, 1, 1).toordinal())


def last_year(period: Period) -> int:
    """The year in which a period ends."""
    return date.fromordinal((period.until or period.first + 1) - 1).year
