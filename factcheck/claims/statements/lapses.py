"""Lapses: spans of years up to the day of an article, with the year they began in ("the 113-year-old firm, founded in
1911").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.statements.spelled_years import count_of, ordinal_of, sentence_around
from factcheck.expression import expression
from factcheck.quantities.slips import exchanges

Lapse = tuple[tuple[int, int], int, tuple[int, int], int]
"""Where a span of years stands and how many they are; where the year stands that they began in, and which it is."""

AHEAD: Final = (" since ", " in 18", " in 19", " in 20")
"""What stands before a year in which something began."""

YEAR: Final = expression(r"\b(?:1[5-9]|20)\d\d\b")

BEGUN: Final = expression(
    r"\b(?:founded|established|born|created|launched|inaugurated|began|begun|started|since|incorporated|formed|opened"
    r"|introduced|married|last|first|became|built|completed)(?:,? [\w'’-]+){0,6} $"
)
"""What says of a year behind it that something began, or happened last."""

NUMBER: Final = r"\d{1,3}|[a-z]+(?:-[a-z]+)?"
SPAN: Final = expression(
    rf"(?P<old>\d{{1,3}})[ -]years?[ -]old\b|\bturn(?:ed|s|ing) (?P<turned>\d{{1,3}}) (?:this|last|next) year"
    r"|\b(?P<nth>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) (?:(?:consecutive|straight|successive) year|anniversary)\b"
    rf"|\b(?:for|in) (?:the (?:past|last) )?(?P<row>{NUMBER}) (?:consecutive |straight |successive )?years\b"
    rf"|\b(?P<ago>{NUMBER}) years (?:ago|running|in a row)\b"
)
"""What says for how many years something has been so."""

LEAST: Final = 3
"""Shorter spans of years fit too many years."""

OFF: Final = 1
"""By how many years a span may differ from what its years make it: by the day of the year, and as it is counted."""


def lapses(text: str, lower: str, year: int) -> Iterator[Lapse]:
    """The spans of an article of some year that fit a year beside them, or would but for a slip of the pen."""
    if " year" not in lower and "-year" not in lower:
        return
    told: dict[tuple[int, int], list[int]] = {}
    for place in sorted(years_in(lower)):
        around = sentence_around(text, place)
        if BEGUN.search(lower, around[0], place):
            told.setdefault(around, []).append(place)
    for around, places in told.items():
        spans = list(SPAN.finditer(lower, *around))
        if len(spans) == 1:
            yield from lapse_of(lower, spans[0], places, year)


def years_in(lower: str) -> set[int]:
    """Where the years stand behind words that something may have begun in."""
    found: set[int] = set()
    for words in AHEAD:
        at = lower.find(words)
        while at >= 0:
            place = at + len(words.rstrip("01289"))
            if YEAR.match(lower, place):
                found.add(place)
            at = lower.find(words, at + 1)
    return found


def lapse_of(lower: str, span: re.Match[str], places: Sequence[int], year: int) -> Iterator[Lapse]:
    """A span with the year that it fits; else with the only one beside it, where it would fit that but for a slip."""
    said = span[span.lastgroup or 0]
    years = ordinal_of(said) if span.lastgroup == "nth" else count_of(said)
    if years is None or years < LEAST:
        return
    begun = [(place, int(lower[place : place + 4])) for place in places]
    fits = [one for one in begun if abs(year - one[1] - years) <= OFF]
    if not fits and len(begun) == 1 and may_be_meant(said, years, begun[0][1], year):
        fits = begun
    for place, first in fits[:1]:
        yield span.span(), years, (place, place + 4), first


def may_be_meant(said: str, years: int, first: int, year: int) -> bool:
    """Whether a year and a span would lead to the year of the article with two digits in the other order."""
    spans = exchanges(str(years)) if said[0].isdigit() else ()
    ways = [*((first, span) for span in spans), *((other, years) for other in exchanges(str(first)))]
    return any(abs(year - begun - span) <= OFF for begun, span in ways)
