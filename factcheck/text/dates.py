"""Full dates written in a line: year, month and day, in any of the orders that news pages use."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from factcheck.expression import expression

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:r|ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR: Final = r"(?:19|20)\d\d"
_ISO = expression(rf"(?<!\d)({_YEAR})\s?[-/.年]\s?(\d{{1,2}})\s?[-/.月]\s?(\d{{1,2}})(?!\d)日?")
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH_FIRST = expression(rf"\b({MONTH})\b\.?\s{{0,3}}{_DAY}\s?,?\s{{0,3}}\(?({_YEAR})(?!\d)", re.IGNORECASE)
_DAY_FIRST = expression(
    rf"(?<!\d){_DAY}[\s.-]{{1,3}}(?:of\s)?({MONTH})\b\.?,?[\s-]{{0,3}}({_YEAR})(?!\d)", re.IGNORECASE
)
_NUMERIC = expression(rf"(?<!\d)(\d{{1,2}})([./])(\d{{1,2}})\2({_YEAR})(?!\d)")


class Written(NamedTuple):
    """A date, and the stretch `[start, end)` of the line that says it."""

    day: date
    start: int
    end: int


def find_date(line: str) -> Written | None:
    """The first full date in a line, or None.

    `3/4/2025` is no date here: which number is the month depends on the country.
    """
    if "19" not in line and "20" not in line:
        return None
    found = [written for written in (_iso(line), _month_first(line), _day_first(line), _numeric(line)) if written]
    return min(found, key=lambda written: written.start, default=None)


def month_number(name: str) -> int:
    """1 to 12 for a month's English name or its abbreviation. Raises ValueError for another word."""
    return MONTHS.index(name[:3].lower()) + 1


def _made(year: int, month: int, day: int, match: re.Match[str]) -> Written | None:
    try:
        return Written(date(year, month, day), match.start(), match.end())
    except ValueError:
        return None


def _iso(line: str) -> Written | None:
    match = _ISO.search(line)
    return match and _made(int(match[1]), int(match[2]), int(match[3]), match)


def _month_first(line: str) -> Written | None:
    match = _MONTH_FIRST.search(line)
    return match and _made(int(match[3]), month_number(match[1]), int(match[2]), match)


def _day_first(line: str) -> Written | None:
    match = _DAY_FIRST.search(line)
    return match and _made(int(match[3]), month_number(match[2]), int(match[1]), match)


def _numeric(line: str) -> Written | None:
    match = _NUMERIC.search(line)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12:
        return _made(year, second, first, match)
    return _made(year, first, second, match) if second > 12 else None
