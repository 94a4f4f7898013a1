"""Stretches: spans of years, and ages, told with the two years they lie between ("would stay for 37 years until 1998").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.statements.spelled_years import count_of, sentence_around
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.slips import exchanges

Stretch = tuple[tuple[int, int], int, tuple[int, int]]
"""Where a span stands and how many years it has; where the years stand that it lies between, the earlier first."""

YEARS: Final = " years"
BORN: Final = "orn "
"""What a sentence has that tells spans, or ages."""

YEAR: Final = expression(r"(?<![\w,.$£€-])(?:1[5-9]|20)\d\d(?![\w%]|[,.]\d|-\d)")

NUMBER: Final = expression(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)$")
LEADING: Final = expression(rf"\b(?:after|for|over|of|lasted|spent) (?:the )?{APPROXIMATELY}$")
"""What leads to a span that lies between two years."""

AGE: Final = expression(r"\b(?:was|aged|at|turned|age of) (\d{1,2})\b(?! (?:percent|per|to|and|or|year)|[%.]\d)")
"""How a sentence that tells when somebody was born tells an age."""

BESIDE: Final = 24
"""Characters between a span and one of its years where a slip is looked for, at most."""

OFF: Final = 1
"""By how many years a span may differ from what its years make it."""

LEAST: Final = 4
"""Shorter spans of years fit too many years."""


def stretches(text: str, lower: str, latest: int) -> Iterator[Stretch]:
    """The spans and ages of sentences with two years that fit these, or would but for a slip of the pen; none that
    makes a year later than the `latest` that a text can tell of.
    """
    if YEARS in lower:
        at = lower.find(YEARS)
        while at >= 0:
            number = NUMBER.search(lower, max(0, at - BESIDE), at)
            if number is not None and LEADING.search(lower, max(0, number.start() - BESIDE), number.start()):
                yield from between_years(text, at, (number.start(1), at + len(YEARS)), number[1], latest)
            at = lower.find(YEARS, at + 1)
    at = lower.find(BORN)
    while at >= 0:
        for age in AGE.finditer(lower, at, sentence_around(text, at)[1]):
            yield from between_years(text, at, age.span(1), age[1], latest)
        at = lower.find(BORN, at + 1)


def between_years(text: str, at: int, span: tuple[int, int], said: str, latest: int) -> Iterator[Stretch]:
    """A span with the years it lies between, where these are the only two of its sentence."""
    places = [found.start() for found in YEAR.finditer(text, *sentence_around(text, at))]
    years = count_of(said)
    if len(places) != 2 or years is None or years < LEAST:
        return
    first, last = (int(text[place : place + 4]) for place in places)
    beside = min(abs(place + 4 - span[0]) for place in places) <= BESIDE or 0 <= places[1] - span[1] <= BESIDE
    latest = max(latest, first, last)
    meant = (way for way in amended(first, last, years) if max(way[:2]) <= latest) if beside else ()
    if fits(first, last, years) or any(fits(*way) for way in meant):
        yield span, years, (places[0], places[1])


def fits(first: int, last: int, years: int) -> bool:
    """Whether a span lies between two years."""
    return abs(last - first - years) <= OFF


def amended(first: int, last: int, years: int) -> Iterator[tuple[int, int, int]]:
    """Two years and a span, one of them with two digits in the other order."""
    yield from ((meant, last, years) for meant in exchanges(str(first)))
    yield from ((first, meant, years) for meant in exchanges(str(last)))
    yield from ((first, last, meant) for meant in exchanges(str(years)))
