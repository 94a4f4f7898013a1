"""Articles without a date: a month or quarter without a year is one of the year that the article speaks of."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.periods.period import Period

RELATIVE: Final = frozenset({"this", "last", "next", "current", "previous", "past", "coming", "same", "ago", "earlier"})
"""Words that say which one it is by the day of the article."""

YEAR: Final = 12
"""Months of what nobody looks for within a year."""


def placed(period: Period, told: str, spoken: Period | None) -> Period:
    """A time, `told` in these words, in the year of the time that the article speaks of, where it lies within that."""
    part = period.months is not None and period.months < YEAR
    if not period.floating or not part or spoken is None or spoken.floating or spoken.fiscal or spoken.until is None:
        return period
    if not RELATIVE.isdisjoint(told.lower().split()):
        return period
    years = {spoken.start.year, date.fromordinal(spoken.until - 1).year}
    moved = (period.shift(YEAR * (year - period.start.year))._replace(floating=False) for year in sorted(years))
    return next((one for one in moved if one.within(spoken)), period)
