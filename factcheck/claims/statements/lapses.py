"""Lapses: spans of years up to the day of an article, with the year they began in ("the 113-year-old firm, founded in
1911"), and on from it, with the year they end in; and spans between the years of a sentence and the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.statements.spelled_years import count_of, ordinal_of, sentence_around
from factcheck.expression import expression
from factcheck.periods.labels import MONTHS
from factcheck.quantities.slips import KINDS, exchanges
from factcheck.record import record

SIGNS: Final = (" years", "-year-old", " anniversary", " birthday", " turn", "year in a row", "e year", "t year")
"""What a sentence holds that says for how many years something has been so."""

LETTERS: Final = ("year", " anniversary", " birthday", " turn")
"""Letters without one of which no text has a sign."""

YEAR: Final = expression(r"\b(?:1[5-9]|20)\d\d\b(?![\w%]|[,.]\d|[-–/]\d)")

LEADING: Final = frozenset(
    ("in", "since", "of", "from", "to", "until", "till", "by", "through", "before", "after", "around", "late", "early")
) | {month.lower() for month in MONTHS}
"""The words before a year in which something happened."""

BEGUN: Final = expression(
    r"\b(founded|established|born|created|launched|inaugurated|began|begun|started|since|incorporated|formed|opened"
    r"|introduced|married|last|first|became|built|completed)(?:,? [\w'’-]+){0,6} $"
)
"""What says of a year behind it that something began, or happened last."""

RATHER_LAST: Final = frozenset(("since", "last", "first", "became", "married"))
"""Those of them that give nothing an age."""

AGES: Final = ("old", "turned", "nth")
"""The kinds of spans that are ages and anniversaries."""

NUMBER: Final = r"\d{1,3}|[a-z]+(?:-[a-z]+)?"
SPAN: Final = expression(
    r"(?P<old>\d{1,3})[ -]years?[ -]old\b"
    r"|\bturn(?:ed|s|ing) (?P<turned>\d{1,3})(?= (?:this|last|next) year|[,.\n]|$)"
    r"|\b(?P<nth>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) (?:(?:consecutive|straight|successive) year|anniversary"
    r"|birthday)\b"
    rf"|\b(?:for|in|is|was|are) (?:the (?:past|last) )?(?P<row>{NUMBER})"
    r" (?:consecutive |straight |successive )?years\b"
    rf"|\b(?:next|another|further) (?P<ahead>{NUMBER}) years\b"
    rf"|\b(?P<ago>{NUMBER}) years (?:ago|running|in a row)\b"
    rf"|\b(?P<apart>{NUMBER}) years (?:later|earlier|before|after)\b"
)
"""What says for how many years something has been so, or how many later something happened."""

LEAST: Final = 3
"""Shorter spans of years fit too many years."""

LONG: Final = 10
"""Spans of so many years fit few years by chance, be they in the sentence before."""

TOP: Final = 3000
"""Characters of an article in which what its headline says is told in full."""

BESIDE: Final = 6
"""Characters between a year and how long ago it is, where the one says the other ("in 2009, 15 years ago")."""

OFF: Final = 1
"""By how many years a span may differ from what its years make it: by the day of the year, and as it is counted."""


@record(frozen=True, slots=True)
class Lapse:
    """A span of years, where it stands, and the places of the years that it lies between; None for the year of the
    article.
    """

    span: tuple[int, int]
    years: int
    first: int | None
    last: int | None


@record(frozen=True, slots=True)
class Told:
    """A year that a text tells: its place, itself, and the word that says that something began in it, if any."""

    place: int
    year: int
    begun: str


def lapses(text: str, lower: str, year: int) -> Iterator[Lapse]:
    """The spans of an article of some year that fit years beside them, or would but for a slip of the pen."""
    seen: set[int] = set()
    for sign in SIGNS if any(map(lower.__contains__, LETTERS)) else ():
        at = lower.find(sign)
        while at >= 0:
            around = sentence_around(text, at + 1)
            if around[0] not in seen:
                seen.add(around[0])
                yield from of_sentence(text, lower, around, year)
            at = lower.find(sign, max(at + 1, around[1]))


def of_sentence(text: str, lower: str, around: tuple[int, int], year: int) -> Iterator[Lapse]:
    """The spans of a sentence with the years they lie between: of the sentence, else of the one before it."""
    spans = list(SPAN.finditer(lower, *around))
    if not spans:
        return
    own, before = years_in(lower, around), None
    for span in spans:
        said = span[span.lastgroup or 0]
        years = ordinal_of(said) if span.lastgroup == "nth" else count_of(said)
        if years is None or years < LEAST:
            continue
        found = between(span, years, own, (), year)
        if found is None and len(spans) == 1:
            found = misprinted(span, said, years, own, year)
            if found is None and (years >= LONG or span.lastgroup == "ago"):
                before = elsewhere(text, lower, around) if before is None else before
                found = between(span, years, own, before, year)
                if found is None and not own and years >= LONG:
                    found = misprinted(span, said, years, [told for told in before if may_be_meant(told, span)], year)
        if found is not None:
            yield found


def elsewhere(text: str, lower: str, around: tuple[int, int]) -> list[Told]:
    """The years of the sentence before; those of the first of an article in which something began, for its headline."""
    if around[0] > 0:
        return years_in(lower, sentence_before(text, around[0]))
    return [told for told in years_in(lower, (around[1], around[1] + TOP)) if told.begun]


def sentence_before(text: str, start: int) -> tuple[int, int]:
    """The sentence before a place, which may be in the paragraph above."""
    end = len(text[max(0, start - 9) : start].rstrip(" .\n")) + max(0, start - 9)
    return sentence_around(text, end - 1) if end > 0 else (0, 0)


def years_in(lower: str, around: tuple[int, int]) -> list[Told]:
    """The years of a stretch in which something happened."""
    return [
        Told(match.start(), int(match[0]), begun_in(lower, around[0], match.start()))
        for match in YEAR.finditer(lower, *around)
        if is_told(lower, match.start())
    ]


def begun_in(lower: str, start: int, place: int) -> str:
    """What a stretch says before a year that began in it, or happened last."""
    begun = BEGUN.search(lower, start, place)
    return begun[1] if begun else ""


def may_be_meant(told: Told, span: re.Match[str]) -> bool:
    """Whether the year of another sentence may be what a span counts from."""
    return told.begun not in RATHER_LAST if span.lastgroup in AGES else bool(told.begun)


def is_told(lower: str, place: int) -> bool:
    """Whether words before a year, or the day, say that something happened in it."""
    word = lower[max(0, place - 12) : place].rstrip(" ,").rpartition(" ")[2]
    return word in LEADING or (lower.startswith(",", place - 2) and word.isdigit() and len(word) <= len("31"))


def between(span: re.Match[str], years: int, own: Sequence[Told], before: Sequence[Told], year: int) -> Lapse | None:
    """A span with the years that it fits: two of which one is of its sentence, or one and that of the article."""
    place, kind = span.span(), span.lastgroup
    for one in (*before, *own) if kind == "apart" or before else ():
        last = next((two for two in own if abs(two.year - one.year - years) <= OFF), None)
        if last is not None:
            return Lapse(place, years, one.place, last.place)
    for one in (*own, *(told for told in before if told.begun or kind == "ago")):
        if kind == "ahead" and abs(one.year - year - years) <= OFF:
            return Lapse(place, years, None, one.place)
        if abs(year - one.year - years) <= OFF and kind != "ahead" and (kind != "apart" or before):
            return Lapse(place, years, one.place, None)
    return None


def misprinted(span: re.Match[str], said: str, years: int, told: Sequence[Told], year: int) -> Lapse | None:
    """A span with the only year it may count from, or to, where it would fit that but for a slip."""
    kind = span.lastgroup
    meant = [one for one in told if one.begun] if kind != "ahead" else []
    if not meant and kind in ("ago", "ahead"):
        meant = [one for one in told if is_beside(one.place, span)]
    if len(meant) != 1 or kind == "apart":
        return None
    place, ways = meant[0].place, exchanged(said, years, meant[0].year)
    if kind == "ahead":
        found = any(abs(last - year - lasting) <= OFF for last, lasting in ways)
        return Lapse(span.span(), years, None, place) if found else None
    found = any(abs(year - first - lasting) <= OFF for first, lasting in ways)
    return Lapse(span.span(), years, place, None) if found else None


def is_beside(place: int, span: re.Match[str]) -> bool:
    """Whether a year stands right beside a span, so that the one says the other."""
    return -BESIDE <= place - span.end() <= BESIDE or 0 <= span.start() - place - 4 <= BESIDE


def exchanged(said: str, years: int, told: int) -> Iterator[tuple[int, int]]:
    """What a year and a span beside it may have been, two digits of one of them having changed places."""
    yield from ((told, int(meant)) for meant in exchanges(str(years)) if said[0].isdigit())
    for slips in KINDS:
        yield from ((int(meant), years) for meant in slips(str(told)))
