"""Dates written in digits."""

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
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CENTURY_TURN: Final = 40
"""Two-digit years from here on belong to the 1900s."""


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
