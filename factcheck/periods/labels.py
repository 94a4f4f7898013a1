"""The canonical English name of a period, as reports print it."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.periods.period import FLOATING_YEAR, Period

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
RELATIVE_YEARS: Final = {-1: "last year", 0: "this year", 1: "next year"}


def label(period: Period) -> str:
    """The period's name: shortest of year, half, quarter, months, day or dates."""
    if period.until is None:
        return (
            f"since {_date(period.start)}"
            if period.start.timetuple().tm_yday > 1
            else f"since {_year(period.start.year)}"
        )
    months = period.months
    name = _dates(period) if months is None else _months(period.start, months)
    return f"fiscal {name}" if period.fiscal else name


def _months(first: date, length: int) -> str:
    last_year, last_month = divmod(first.year * 12 + first.month - 2 + length, 12)
    if first.month == 1 and length % 12 == 0:
        return _year(first.year) if length == 12 else f"{_year(first.year)}-{_year(last_year)}"
    if last_year != first.year:
        return f"{_of(MONTHS[first.month - 1], first.year)}-{_of(MONTHS[last_month], last_year)}"
    if length == 1:
        name = MONTHS[last_month]
    elif length == 3 and first.month % 3 == 1:
        name = f"Q{first.month // 3 + 1}"
    elif length == 6 and first.month % 6 == 1:
        name = f"H{first.month // 6 + 1}"
    else:
        name = f"{MONTHS[first.month - 1]}-{MONTHS[last_month]}"
    return _of(name, first.year)


def _dates(period: Period) -> str:
    first, last = period.start, date.fromordinal((period.until or period.first + 1) - 1)
    if first == last:
        return _date(first)
    if (first.year, first.month) == (last.year, last.month):
        return _of_day(f"{MONTHS[first.month - 1][:3]} {first.day}-{last.day}", first.year)
    return f"{_date(first)} - {_date(last)}"


def _date(day: date) -> str:
    return _of_day(f"{MONTHS[day.month - 1][:3]} {day.day}", day.year)


def _year(year: int) -> str:
    offset = year - FLOATING_YEAR
    if abs(offset) > 50:
        return str(year)
    return RELATIVE_YEARS.get(offset) or (f"{-offset} years ago" if offset < 0 else f"in {offset} years")


def _of(name: str, year: int) -> str:
    return f"{name} of {_year(year)}" if abs(year - FLOATING_YEAR) <= 50 else f"{name} {year}"


def _of_day(name: str, year: int) -> str:
    return f"{name} of {_year(year)}" if abs(year - FLOATING_YEAR) <= 50 else f"{name}, {year}"
