"""Years: the calendar year in which a period ends, and the months up to its end."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.periods.period import Mention, Period

LENGTHS: Final = {"quarter": 3, "half": 6}
TWELVE: Final = 12


def year_around(period: Period) -> Period:
    """The calendar year in which a period ends."""
    year = last_year(period)
    return period._replace(first=date(year, 1, 1).toordinal(), until=date(year + 1, 1, 1).toordinal())


def last_year(period: Period) -> int:
    """The year in which a period ends."""
    return date.fromordinal((period.until or period.first + 1) - 1).year


def length_of(mention: Mention) -> int:
    """How many months "the eleven months", or "the half-year", are."""
    return mention.count * LENGTHS.get(mention.grain, 1)


def is_up_to(mention: Mention, period: Period) -> bool:
    """Whether "the eleven months", or "the half-year", ends with the shorter time that the text spoke of."""
    months, length = period.months or TWELVE, length_of(mention)
    whole = mention.count == 1 and mention.grain in LENGTHS and period.shift(months).start.month % length == 1
    return length > months and (mention.grain == "month" or whole)


def months_up_to(period: Period, months: int) -> Period:
    """The time of so many months that ends with a period."""
    return period._replace(first=period.shift((period.months or 0) - months).first)
