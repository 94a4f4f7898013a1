"""Weekdays: the year of a day that a dateline gives without one ("SEOUL, Jan. 20 (Yonhap) -- ... said Monday"), proven
by the weekday that the story names.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from factcheck.expression import expression
from factcheck.text.dates import MONTH, month_number

_DAY = expression(rf"\b(?:({MONTH})\b\.? (\d{{1,2}})|(\d{{1,2}}) ({MONTH}))\b")
_YEAR = expression(r"(?<!by )(?<!until )(?<!before )(?<![\d,.$£€-])(?:19[5-9]|20[0-4])\d(?![\d%]|[,.]\d)")
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = expression(
    rf"(?<!last )(?<!next )\b({'|'.join(WEEKDAYS)})\b(?!'s|’s| (?:to|through|and)\b|,? (?:{MONTH})\b)"
)
"""A weekday on which something was said, and no other one named by its date."""

TOP: Final = 1500
"""Characters of a story within which it names its own weekday, and no other."""

APRIL: Final = 4
"""The first months of a year tell of the one before: a story of these is hardly of the latest year that it tells."""


class Named(NamedTuple):
    """A day of a year that is not told, and the weekday on which it falls."""

    month: int
    day: int
    weekday: str

    def of(self, year: int) -> date | None:
        """That day of a year; None where it falls on another weekday, or the year has none."""
        made = _made(year, self.month, self.day)
        return made if made is not None and WEEKDAYS[made.weekday()] == self.weekday else None


def named_day(dateline: str, story: str) -> Named | None:
    """The day of a dateline, and the only weekday that the story names near its top, or in its first paragraph."""
    month, day = _month_and_day(dateline)
    named = set(_WEEKDAY.findall(story, 0, TOP)) if day else set()
    if len(named) > 1:
        named = set(_WEEKDAY.findall(story.partition("\n")[0], 0, TOP))
    return Named(month, day, *named) if len(named) == 1 else None


def first_named_day(dateline: str, story: str) -> Named | None:
    """The day of a dateline, and the weekday that the story names first, in its first paragraph."""
    month, day = _month_and_day(dateline)
    found = _WEEKDAY.search(story.partition("\n")[0]) if day else None
    return Named(month, day, found[1]) if found is not None else None


def proven_day(dateline: str, story: str) -> date | None:
    """The day of a dateline without a year, in the year in which it falls on the only weekday that the story names near
    its top: the latest that it tells, or the one after. None if no weekday proves the year.
    """
    named = named_day(dateline, story)
    told = [int(year) for year in _YEAR.findall(story)] if named is not None else []
    for year in (max(told), max(told) + 1) if told else ():
        made = named.of(year) if named is not None else None
        if made is not None and (year not in told or made.month >= APRIL):
            return made
    return None


def day_in(dateline: str, year: int) -> date | None:
    """The day of a dateline in a year; None where it gives none, or the year has no such day."""
    month, day = _month_and_day(dateline)
    return _made(year, month, day) if day else None


def _month_and_day(dateline: str) -> tuple[int, int]:
    found = _DAY.search(dateline)
    if found is None:
        return 0, 0
    return month_number(found[1] or found[4]), int(found[2] or found[3])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
