"""Dates written in digits, and single dates in any common form."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.expression import expression

YEAR_FIRST: Final = expression(
    r"([12][0-9]{3})([-/.])(?:([01]?[0-9])|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
    r"\2([0-3]?[0-9])(?![0-9a-z])"
)
YEAR_LAST: Final = expression(r"(?<![0-9./-])([0-3]?[0-9])([-/.])([0-3]?[0-9])\2([12][0-9]{3}|[0-9]{2})(?![0-9])")
NAMED: Final = expression(
    r"(?<![0-9a-z])(?:(?P<before>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?[ -]+)?"
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{1,6})?\.?"
    r"(?:[ -]+(?P<after>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9:]))?[ ,-]{1,3}(?P<year>[12][0-9]{3})(?![0-9])"
)
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CENTURY_TURN: Final = 40
"""Two-digit years from here on belong to the 1900s."""


def parse_day(text: str) -> date | None:
    """The first full date in the text ("2025-12-12", "Jan 18,2026", "08:32, July 25, 2023"), None if there is none."""
    low = text[:400].lower()
    found = [(match.start(), day) for match, day in _candidates(low) if day is not None]
    return min(found)[1] if found else None


def _candidates(low: str) -> list[tuple[re.Match[str], date | None]]:
    named = [(match, _named(match)) for match in NAMED.finditer(low)]
    last = [(match, year_last(match)) for match in YEAR_LAST.finditer(low) if len(match[4]) == 4]
    return named + [(match, year_first(match)) for match in YEAR_FIRST.finditer(low)] + last


def _named(match: re.Match[str]) -> date | None:
    day = match["after"] or match["before"]
    return valid(int(match["year"]), MONTHS.index(match["month"]) + 1, int(day)) if day else None


def year_first(match: re.Match[str]) -> date | None:
    """The day of a match of YEAR_FIRST."""
    month = int(match[3]) if match[3] else MONTHS.index(match[4]) + 1
    return valid(int(match[1]), month, int(match[5]))


def year_last(match: re.Match[str]) -> date | None:
    """The day of a match of YEAR_LAST: month first as in the United States, unless dots part it or that is no date."""
    first, second, year = int(match[1]), int(match[3]), full_year(int(match[4]))
    if match[2] == "." or first > 12:
        return valid(year, second, first)
    return valid(year, first, second)


def full_year(year: int) -> int:
    """A year of two digits with its century."""
    return year if year >= 100 else year + (1900 if year >= CENTURY_TURN else 2000)


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
