"""Years: the calendar year in which a period ends, and the months up to its end."""

from __future__ import annotations

from datetime import date

from factcheck.periods.period import Period


def year_around(period: Period) -> Period:
    """The calendar year in which a period ends."""
    year = last_year(period)
    return period._replace(first=date(year, 1, 1).toordinal(), until=date(year + 1, 1, 1).toordinal())


def last_year(period: Period) -> int:
    """The year in which a period ends."""
    return date.fromordinal((period.until or period.first + 1) - 1).year


def months_up_to(period: Period, months: int) -> Period:
    """The time of so many months that ends with a period."""
    return period._replace(first=period.shift((period.months or 0) - months).first)
