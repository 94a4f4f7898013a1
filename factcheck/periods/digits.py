"""Reads phrases of time that are written in digits: years, fiscal years, dates, quarter codes."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.periods.days import YEAR_FIRST, YEAR_LAST, full_year, year_first, year_last
from factcheck.periods.phrase import RANGE, WHEN, Page, Phrase
from factcheck.periods.vocabulary import alternatives, vocabulary

AFTER: Final = expression(r"[-/]([0-9]{1,4})(?![0-9%]|[.,:-][0-9])")
NEXT_WORD: Final = expression(r"[ -]([a-z][a-z-]*)")
MONTH_BEFORE: Final = expression(r"(?<![0-9a-z./-])([01]?[0-9])/$")
NUMBERED: Final = expression(r"(?:^|[^a-z])(?:nos?\.?|numbers?|flight|bus|route|room|page|gate) $")
COUNTED: Final = expression(r"(?:^|[^a-z])(?:about|some|nearly|almost|roughly|approximately|at least|an estimated) $")
WHOLE: Final = ("all of ", "whole of ")
"""What makes four digits a year, and no count of what follows: all of 2024 companies sold more."""
MONTH_NAMED: Final = expression(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* $")
"""The month whose year four digits are, whatever follows ("remember February 2021 more than any summer")."""
THINGS: Final = expression(r"(?!levels|models|elections|prices|sales|results|earnings|census)[a-z]{4,}s")
"""What makes a count of four digits, a hedge before and a plural behind them: about 2000 listeners."""
NO_YEAR_BEHIND: Final = frozenset("$£€¥₹#@&.:+*_=/")
"""What stands right before four digits that are no year."""
NO_YEAR_BEFORE: Final = frozenset("%$€£+_@*")
"""What stands right behind them."""
GLUED_LEAD: Final = expression(r"(?:^|[^a-z])(?:fy|cy|in|of|since|q[1-4]|h[12])$")
"""What a year may be written together with ("FY2024")."""
AFTER_YEAR: Final = expression(r"(?<![0-9])[12][0-9]{3} ?-$")
OLD: Final = 1900
NEW: Final = 2100
LEAD: Final = expression(
    r"(?:^|[^a-z])(?:in|since|until|till|by|of|from|year|before|after|circa|early|late|mid|end|ad)[ -]$"
)
"""What makes a year of four digits that are none of our time."""
EARLY: Final = 1500
EARLY_LEAD: Final = expression(r"(?:^|[^a-z])(?:in|since|until|till|year|before|after|circa|ad)[ -]$")
TO_NO_YEAR: Final = expression(r" ?[-–] ?(?:2[1-9]|[3-9][0-9])[0-9]{2}(?![0-9])")
"""The other end of a range of figures, which is no year: 2000 - 2500 calories."""
CODE: Final = expression(
    r"(?:q([1-4])|h([12])|([1-4])q|([12])h|([369])m)(?:(?:/?'?| ?cy ?)((?:20)?[0-9]{2})(?![0-9]))?"
    r"(?=[^0-9a-z.%/+]|fy|20[0-9]{2}|\.[^0-9]|\.?$)(?!-[a-z])"
)
FISCAL_CODE: Final = expression(r"fy ?'?([0-9]{4}|[0-9]{2})(?:[-/]([0-9]{4}|[0-9]{2}))?(?![0-9%]|[.,][0-9])")
GLUED: Final = expression(r"(?<![0-9])20[0-9]{2}$")
AFTER_CODE: Final = expression(r"(?:q[1-4]|h[12]|[1-4]q|[12]h|9m)$")
TENS: Final = expression(r"(?<=[ -])'?([1-9])0'?s")
TENS_LEAD: Final = expression(r"(?:the|late|early|mid)[ -]$")
TENS_IN_WORDS: Final = expression(r"(?:the|late|early|mid)[ -]((?:nineteen[ -])?([a-z]{3,5}ties))(?![a-z])")
CROP: Final = expression(r" (?:season|crop|marketing|fiscal|financial|school|academic)")


def read_year(page: Page, at: int) -> Phrase | None:
    """The phrase around the four digits at `at` that may be a year."""
    low = page.low
    before, after = low[at - 1 : at], low[at + 4 : at + 5]
    if after.isdigit() or before.isdigit():
        return None
    if before == "/" and low[at - 2 : at - 1].isalpha():  # a path
        return None
    day = _numeric_date(low, at)
    if day is not None:
        return day
    year = int(low[at : at + 4])
    if not _may_stand(low, at, before, after, year):
        return None
    if after and after in "-/" and low[at + 5 : at + 6].isdigit():
        return _joined(page, at, year)
    if after == "s" or low[at + 4 : at + 6] == "'s":
        decade = _decade(low, at, year, after)
        if decade is not None:
            return decade
    start = _fiscal_start(page.flat, at)
    return Phrase(start, at + 4, WHEN, "year", year=year, fiscal=start < at)


def _numeric_date(low: str, at: int) -> Phrase | None:
    match = YEAR_FIRST.match(low, at)
    if match:
        return _on(at, match.end(), year_first(match))
    if low[at - 1 : at] in ("-", "/", ".") and low[at - 2 : at - 1].isdigit():
        for reach in range(max(0, at - 6), at - 3):
            match = YEAR_LAST.match(low, reach)
            if match and match.end() == at + 4:
                return _on(reach, at + 4, year_last(match))
        match = MONTH_BEFORE.search(low, max(0, at - 4), at)
        if match and 1 <= int(match[1]) <= 12:
            return Phrase(
                match.start(), at + 4, WHEN, "month", year=int(low[at : at + 4]), month=int(match[1]), length=1
            )
    return None


def _on(start: int, end: int, day: date | None) -> Phrase | None:
    if day is None:
        return None
    return Phrase(start, end, WHEN, "day", year=day.year, month=day.month, length=1, day=day.day, last_day=day.day)


def _may_stand(low: str, at: int, before: str, after: str, year: int) -> bool:
    """Whether the neighbours let four digits be a year."""
    if not (_may_precede(low, at, before) and _may_follow(low, at, after, year)) or _counts(low, at):
        return False
    lead = LEAD if year >= EARLY else EARLY_LEAD
    return OLD <= year < NEW or lead.search(low, max(0, at - 12), at) is not None


def _may_precede(low: str, at: int, before: str) -> bool:
    """Whether a character may stand right before a year: none of a sum, a code, a decimal or a longer number."""
    if not before:
        return True
    behind_digit = low[at - 2 : at - 1].isdigit()
    if before == "-":
        return not behind_digit or AFTER_YEAR.search(low, max(0, at - 7), at) is not None
    if before.isalpha():
        return GLUED_LEAD.search(low, max(0, at - 6), at) is not None
    return before not in NO_YEAR_BEHIND and (before != "," or not behind_digit or _date_comma(low, at))


def _may_follow(low: str, at: int, after: str, year: int) -> bool:
    """Whether a character may stand right behind a year: a letter only of a decade or a code ("1990s")."""
    if not after:
        return True
    if after.isalpha():
        return (after == "s" and year % 10 == 0) or CODE.match(low, at + 4) is not None
    return after not in NO_YEAR_BEFORE and (after not in ".,:" or not low[at + 5 : at + 6].isdigit())


def _counts(low: str, at: int) -> bool:
    """Whether the words around four digits make them a number of things, or of a page, a law, a flight."""
    settled = low.endswith(WHOLE, 0, at) or MONTH_NAMED.search(low, max(0, at - 11), at) is not None
    word = None if settled else NEXT_WORD.match(low, at + 4, at + 24)
    if word and (word[1] in vocabulary().not_years or word[1].partition("-")[0] in vocabulary().not_years):
        return True
    if word and COUNTED.search(low, max(0, at - 16), at) and THINGS.fullmatch(word[1]):
        return True
    return NUMBERED.search(low, max(0, at - 9), at) is not None or TO_NO_YEAR.match(low, at + 4) is not None


def _date_comma(low: str, at: int) -> bool:
    """Whether the comma before the year follows a day of a month without a blank: "Jan 18,2026"."""
    return re.search(r"[a-z]\.? [0-3]?[0-9],$", low[max(0, at - 8) : at]) is not None


def _joined(page: Page, at: int, year: int) -> Phrase | None:
    """A year with digits joined on: a fiscal or crop year, years, a month; None for what looks like a code."""
    low = page.low
    match = AFTER.match(low, at + 4)
    if match is None:
        return None
    digits, end = match[1], match.end()
    other = int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)
    start = _fiscal_start(page.flat, at)
    if (
        len(digits) in (2, 4)
        and (year + 1) % 100 == other % 100
        and (len(digits) == 2 or start < at or CROP.match(low, end))
    ):
        return Phrase(start, end, WHEN, "year", year=year + 1, fiscal=True, count=2)
    if len(digits) == 4:
        return Phrase(at, at + 4, WHEN, "year", year=year) if OLD <= other < NEW else None
    if low[at + 4] in "-/" and 1 <= int(digits) <= 12 and (year + int(digits) > other or len(digits) == 2):
        return Phrase(at, end, WHEN, "month", year=year, month=int(digits), length=1)
    if len(digits) == 2 and other > year:
        left, right = Phrase(at, at + 4, WHEN, "year", year=year), Phrase(end - 2, end, WHEN, "year", year=other)
        return Phrase(at, end, RANGE, "year", left=left, right=right)
    return None


def _decade(low: str, at: int, year: int, after: str) -> Phrase | None:
    end = at + (5 if after == "s" else 6)
    if year % 10 or low[end : end + 1].isalnum():
        return None
    if after != "s" and not low[max(0, at - 4) : at].endswith("the "):
        return None
    return Phrase(at, end, WHEN, "decade", year=year, length=120)


@cache
def _fiscal_pattern() -> re.Pattern[str]:
    return expression(rf"(?<![a-z0-9])(?:{alternatives(vocabulary().fiscal)})[ '-]{{0,2}}$")


def _fiscal_start(flat: str, at: int) -> int:
    """Where words that make the year at `at` a fiscal one begin; `at` if there are none."""
    if flat[at - 1 : at] not in (" ", "y", "'") or flat[at - 2 : at - 1] not in (
        "r",
        "l",
        "y",
        "p",
        "f",
        " ",
        "s",
        "d",
    ):
        return at
    match = _fiscal_pattern().search(flat, max(0, at - 22), at)
    return match.start() if match else at


def read_slashed(page: Page, at: int) -> Phrase | None:
    """The date with a year of two digits around the stroke at `at`: "3/31/87"."""
    for start in (at - 2, at - 1):
        match = YEAR_LAST.match(page.low, start) if start >= 0 else None
        if match and match[2] == "/" and len(match[4]) == 2:
            return _on(start, match.end(), year_last(match))
    return None


def read_tens(page: Page, at: int) -> Phrase | None:
    """The decade in "the '70s" or "the 90s", whose "0s" is at `at`."""
    if page.low[at] == "t":
        return _tens_in_words(page, at)
    match = TENS.search(page.low, max(0, at - 7), at + 3)
    if match is None or page.low[match.end() : match.end() + 1].isalnum():
        return None
    marked = "'" in match[0] and page.low.endswith("in ", 0, match.start())
    if not marked and not TENS_LEAD.search(page.low, max(0, match.start() - 6), match.start()):
        return None
    tens = int(match[1])
    return Phrase(
        match.start(), match.end(), WHEN, "decade", year=(1900 if tens >= 3 else 2000) + tens * 10, length=120
    )


def _tens_in_words(page: Page, at: int) -> Phrase | None:
    """The decade in "the sixties", whose "ties" is at `at`."""
    start = max(0, at - 20)
    match = next((found for found in TENS_IN_WORDS.finditer(page.low, start, at + 5) if found.end() == at + 4), None)
    year = vocabulary().decades.get(match[2]) if match else None
    if match is None or year is None:
        return None
    return Phrase(match.start(1), match.end(), WHEN, "decade", year=year, length=120)


MONTHS_OF: Final = expression(
    r"(?: of)? ?(?:fy|[12][0-9]{3}|'?[0-9]{2}\b)|[0-9]| (?:net |gross |operating )?"
    r"(?:revenues?|sales|turnover|profits?|income|earnings|ebitd?a?|results?|cash flow)\b"
)
"""What tells "9M" apart from nine million: the year it is of, or what a company had in so many months."""


def read_code(page: Page, at: int) -> Phrase | None:
    """The quarter, half, nine months or fiscal year written as a code at `at`: "Q3", "1H25", "9M", "FY26"."""
    low = page.low
    before = AFTER_CODE if low.startswith("fy", at) else GLUED
    if at and low[at - 1].isalnum() and not before.search(low, max(0, at - 5), at):
        return None
    if low.startswith("fy", at):
        return _fiscal_code(low, at)
    match = CODE.match(low, at)
    if match is None or low[at - 1 : at] in ("$", "£", "€", "-", ".", "/"):
        return None
    quarter, half, months = match[1] or match[3], match[2] or match[4], match[5]
    if (
        months
        and not MONTHS_OF.match(low, match.end())
        and not match[6]
    ):
        return None
    grain, month, length = (
        ("quarter", int(quarter) * 3 - 2, 3)
        if quarter
        else ("half", int(half) * 6 - 5, 6)
        if half
        else ("period", 1, int(months))
    )
    year = full_year(int(match[6])) if match[6] else None
    return Phrase(at, match.end(), WHEN, grain, year=year, month=month, length=length)


def _fiscal_code(low: str, at: int) -> Phrase | None:
    match = FISCAL_CODE.match(low, at)
    if match is None or low[match.end() : match.end() + 1].isalpha():
        return None
    first = full_year(int(match[1]))
    year = first + 1 if match[2] else first
    return Phrase(at, match.end(), WHEN, "year", year=year, fiscal=True, count=2 if match[2] else 1)
