"""Business years: windows of time whose last day tells what the quarters and halves of them are."""

from __future__ import annotations

from typing import Final

from factcheck.periods.period import Period
from factcheck.periods.phrase import Phrase

YEAR: Final = 12
JANUARY: Final = 1
PARTS: Final = frozenset({"quarter", "half"})


def window_before(end: Period, phrase: Phrase) -> Period | None:
    """ "three months ended June": as many units, up to and with the last day of the end; or from its first day on."""
    if end.until is None:
        return None
    if phrase.lean > 0:
        return Period(end.first, moved(end.first, phrase.unit, phrase.count), end.floating)
    first = moved(end.until, phrase.unit, -phrase.count)
    return Period(first, end.until, end.floating)


def moved(day: int, unit: str, count: int) -> int:
    """The day that lies so many units behind another one, or before it."""
    months = {"year": 12, "half": 6, "quarter": 3, "month": 1, "decade": 120}.get(unit)
    if months is None:
        return day + count * (7 if unit == "week" else 1)
    return Period(day, None).shift(count * months).first


def business_year(window: Period | None, phrase: Phrase) -> Period | None:
    """The business year that a window is which is told by its last day ("the year to March 31, 2022"); None of a year
    of the calendar, and of one told by its last month, which is any twelve months ("prices rose in the year to March").
    """
    told = phrase.left is not None and phrase.left.day and phrase.lean <= 0
    if window is None or not told or window.floating or window.months != YEAR:
        return None
    return window if window.start.month != JANUARY else None


def part_of(year: Period | None, phrase: Phrase) -> Period | None:
    """The quarter or half of a business year that a phrase is; None where it says of which year itself, or names its
    months.
    """
    if year is None or not phrase.inner or phrase.lean or phrase.named or phrase.grain not in PARTS:
        return None
    first = year.shift(phrase.month - JANUARY).first
    return Period(first, Period(first, None).shift(phrase.length).first)
