"""Reads windows of time: so many units that end, or begin, with a day that is read next ("the quarter ended")."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.periods.phrase import WHEN, WINDOW, Page, Phrase

ENDING: Final = expression(
    r"(?: period)?,?(?: that)? "
    r"(?:(?:ended(?: with)?|ending(?: with)?|ends|end|to|through|till|until|up to)|(beginning|starting|commencing))"
    r"(?: on| in| at)?(?:(?: the)? end(?: of)?)?(?: the)?(?: [a-z]+day,?)? "
)
"""How a unit goes on that is a window up to a day, or from one on."""
CLOSED: Final = expression(r",?(?: (?:that|which))? (?:ended|ending|ends)(?: on| in)?(?: the)?(?: [a-z]+day,?)? ")
"""The same behind a quarter or a half that is numbered: "to" would lead to the end of a range."""
HALF_YEAR: Final = expression(r" year\b")
TO_DATE: Final = expression(r" (?:to date|so far)\b")
"""What makes of a year what of it is over."""
YEAR_END: Final = expression(r" end\b")
MONTHS: Final = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""The units that are whole months."""


def closed(page: Page, phrase: Phrase, unit: str) -> Phrase:
    """ "The first quarter ended May 31" is that of somebody's own year: the months up to that day."""
    ended = CLOSED.match(page.flat, phrase.end)
    if ended is None:
        return phrase
    return Phrase(phrase.start, ended.end(), WINDOW, unit, unit=unit, lean=-1, pending=True, right=phrase)


def tail(page: Page, unit: str, count: int, at: int, end: int) -> Phrase | None:
    """ "quarter ended", "year to": a window whose end date is read next; or the end of the year."""
    if unit == "year" and count == 1 and YEAR_END.match(page.flat, end):
        return Phrase(at, end + 4, WHEN, "day", offset=0, unit="year", portion="end")
    so_far = TO_DATE.match(page.flat, end) if unit == "year" else None
    if so_far:
        return Phrase(at, so_far.end(), WHEN, "period", offset=0, unit="year", portion="earlier")
    if unit == "half" and (half_year := HALF_YEAR.match(page.flat, end)):
        end = half_year.end()
    match = ENDING.match(page.flat, end) if unit in MONTHS or unit in ("week", "day") else None
    if match is None:
        return None
    lean, grain = 1 if match[1] else -1, "period" if count > 1 else unit
    return Phrase(at, match.end(), WINDOW, grain, count=count, unit=unit, lean=lean, pending=True)
