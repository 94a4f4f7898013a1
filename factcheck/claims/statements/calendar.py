"""Calendar claims, read straight from the text: dates with their weekday, spans of years with the years around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure, Subject
from factcheck.claims.statements.lapses import OFF, Lapse, lapses
from factcheck.claims.statements.spelled_years import count_of, ordinal_of, sentence_around
from factcheck.claims.statements.stretches import stretches
from factcheck.expression import expression
from factcheck.periods.labels import MONTHS
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.record import record
from factcheck.text.document import SILENT_ROLES, Document
from factcheck.text.lowering import lowered

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NONE: Final = Decimal(0)
NEAREST: Final = 100
"""A date without a year is within so many days of the article's; further off the year is anybody's guess."""

@record(frozen=True, slots=True)
class Fact:
    """A stretch of text that says a date, a weekday or a span of years, `upper` the other end of what it may mean."""

    start: int
    end: int
    value: int
    dimension: str
    upper: int | None = None


@record(frozen=True, slots=True)
class Relation:
    """What relates facts ("weekday", "elapsed"): the one that says so, the others by role, and links besides: that it
    is "unsure", the year "since" or "until" which it goes where no words say it.
    """

    kind: str
    fact: Fact
    others: tuple[tuple[str, Fact], ...]
    besides: tuple[tuple[str, str], ...] = ()


UNSURE: Final = (("unsure", ""),)


def calendar_claims(document: Document, article: int, made: int) -> list[Claim]:
    """The calendar claims of a document, numbered on from those made before; only facts that have a counterpart."""
    silent = [(b.start, b.end) for b in document.blocks if b.role in SILENT_ROLES]
    found: list[Claim] = []
    for one in relations(document):
        if any(start <= one.fact.start < end for start, end in silent):
            continue
        linked = tuple((role, f"a{article}.c{made + len(found) + at}") for at, (role, _) in enumerate(one.others, 2))
        links = ((one.kind, ""), *linked, *one.besides)
        for at, each in enumerate((one.fact, *(other for _, other in one.others))):
            found.append(claim_of(each, article, made + len(found) + 1, links if at == 0 else ()))
    return found


def relations(document: Document) -> Iterator[Relation]:
    """What dates, weekdays and spans of years of a document are to each other."""
    text, published = document.text, document.published
    yield from weekdays(text, published)
    told = list(elapsed(text))
    yield from told
    known = {place for one in told for place in range(one.fact.start, one.fact.end)}
    year = published.year if published else latest_year(text)
    for span, years, (first, last) in stretches(text, lowered(text), year):
        if span[0] in known:
            continue
        known.add(span[0])
        lasting = Fact(*span, years - OFF, "years", years + OFF)
        ends = tuple(Fact(at, at + 4, int(text[at : at + 4]), "date") for at in (first, last))
        yield Relation("elapsed", lasting, (("earlier", ends[0]), ("later", ends[1])), UNSURE)
    for lapse in lapses(text, lowered(text), year) if year else ():
        if lapse.span[0] not in known:
            yield lapsed(text, lapse, year)


def latest_year(text: str) -> int:
    """The latest year that an article without a date tells, which is its own or the one before; 0 if it tells none."""
    return max((int(match["year"]) for match in YEAR.finditer(text)), default=0)


def lapsed(text: str, lapse: Lapse, year: int) -> Relation:
    """A span with the years it lies between, one of which may be that of the article."""
    lasting = Fact(*lapse.span, lapse.years - OFF, "years", lapse.years + OFF)
    places = (("earlier", lapse.first), ("later", lapse.last))
    ends = tuple((role, Fact(at, at + 4, int(text[at : at + 4]), "date")) for role, at in places if at is not None)
    besides = [(word, str(year)) for word, at in (("since", lapse.first), ("until", lapse.last)) if at is None]
    return Relation("elapsed", lasting, ends, (*UNSURE, *besides))


def claim_of(fact: Fact, article: int, number: int, links: tuple[tuple[str, str], ...]) -> Claim:
    """A fact as a claim, with a subject of its own."""
    upper = None if fact.upper is None else Decimal(fact.upper)
    unit = Unit(fact.dimension, fact.dimension)
    spans = (fact.start, fact.end, fact.start, fact.end)
    quantity = Quantity(*spans, Decimal(fact.value), unit, NONE, NONE, upper=upper)
    subject = Subject("", Measure(UNRESOLVED), None, f"a{article}.calendar{number}")
    return Claim(f"a{article}.c{number}", article, "level", quantity, subject, -1, links=links)


@cache
def month_numbers() -> dict[str, int]:
    """Months by name and by their first three letters."""
    full = {name.lower(): at for at, name in enumerate(MONTHS, 1)}
    return {**full, **{name[:3]: at for name, at in full.items()}, "sept": 9}


@cache
def dated() -> re.Pattern[str]:
    """A date behind a weekday; the search is for the literal "day" that every weekday ends in."""
    month = rf"(?:{'|'.join(sorted(map(str.title, month_numbers()), key=len, reverse=True))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?\b"
    american = rf"(?P<month>{month}) (?P<day>{day})(?:,? (?P<year>\d{{4}})\b)?"
    european = rf"(?:the )?(?P<day2>{day}) (?:of )?(?P<month2>{month})(?:,? (?P<year2>\d{{4}})\b)?"
    return expression(rf"day,? (?P<date>{american}|{european})(?![-–/])")


def weekdays(text: str, published: date | None) -> Iterator[Relation]:
    """Dates that stand behind the name of a weekday."""
    for match in dated().finditer(text):
        start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        name = text[start : match.start() + 3].strip("(\"'“‘,—–-")
        if name not in WEEKDAYS:
            continue
        start = match.start() + 3 - len(name)
        month = match["month"] or match["month2"]
        number = int(re.sub(r"\D", "", match["day"] or match["day2"]))
        year = match["year"] or match["year2"]
        day = date_of(int(year) if year else None, month_numbers()[month.lower().rstrip(".")], number, published)
        if day is not None:
            named = Fact(start, start + len(name), WEEKDAYS.index(name), "weekday")
            on = Fact(match.start("date"), match.end("date"), day.weekday(), "weekday")
            yield Relation("weekday", named, (("dated", on),), UNSURE if year is None else ())


def date_of(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """The date; without a year the one nearest to the article's, if it is near."""
    years = [year] if year is not None else [published.year + by for by in (-1, 0, 1)] if published else []
    found = []
    for each in years:
        try:
            found.append(date(each, month, day))
        except ValueError:
            continue
    if year is not None or published is None:
        return found[0] if found else None
    return next((each for each in found if abs((each - published).days) < NEAREST), None)


NUMBER: Final = expression(r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)[ -](?:(consecutive|straight|successive|full|long) )?$", re.I)
FROM_TO: Final = expression(
    r"years?,? (?:[a-z]+ ){0,3}?from (?P<first>[12]\d{3}) (?:to|until|till|through) (?P<last>[12]\d{3})\b"
)
AFTER: Final = expression(r"after (?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?) years? of ")
ANNIVERSARY: Final = expression(r"(?<![\w-])(?P<number>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) $", re.I)
YEAR: Final = expression(r"\b(?:in|since|of) (?P<year>1[5-9]\d\d|20\d\d)\b(?! (?:to|[-–]))")
BEGINNING: Final = expression(
    r"\b(?:[Ff]ounded|[Ee]stablished|[Bb]orn|[Cc]reated|[Ll]aunched|[Ii]naugurated|[Bb]egan|[Bb]egun|[Ss]tarted|[Ss]ince"
    r"|[Ii]ncorporated|[Ff]ormed|[Ii]ntroduced|[Mm]arried)(?: \w+){0,3} ?$"
)


def elapsed(text: str) -> Iterator[Relation]:
    """Spans of years with both the years they lie between."""
    for match in FROM_TO.finditer(text):
        number = NUMBER.search(text, max(0, match.start() - 40), match.start())
        years = count_of(number[1]) if number else None
        if number is not None and years is not None and int(match["first"]) < int(match["last"]):
            least = years - 1
            most = years if number[2] in ("consecutive", "straight", "successive") else years + 1
            span = Fact(number.start(1), match.start() + 5, least, "years", most)
            yield relation(span, years_at(match, "first"), years_at(match, "last"))
    for match in AFTER.finditer(text):
        years = count_of(match["number"])
        ends = two_years(text, match.start())
        if years is not None and ends is not None:
            yield relation(Fact(match.start("number"), match.end() - 4, years - 1, "years", years + 1), *ends)
    at = text.find(" anniversary")
    while at >= 0:
        number = ANNIVERSARY.search(text, max(0, at - 20), at + 1)
        years = ordinal_of(number["number"]) if number else None
        ends = two_years(text, at) if years else None
        if number is not None and years is not None and ends is not None:
            yield relation(Fact(number.start(), at + len(" anniversary"), years, "years"), *ends)
        at = text.find(" anniversary", at + 1)


def relation(span: Fact, first: Fact, last: Fact) -> Relation:
    """A span between two years."""
    return Relation("elapsed", span, (("earlier", first), ("later", last)))


def years_at(match: re.Match[str], group: str) -> Fact:
    """A year in a match."""
    return Fact(match.start(group), match.end(group), int(match[group]), "date")


def two_years(text: str, at: int) -> tuple[Fact, Fact] | None:
    """The only two years of the sentence around a place, if the earlier is one in which something began."""
    start, end = sentence_around(text, at)
    years = [years_at(match, "year") for match in YEAR.finditer(text, start, end)]
    beginning = [year for year in years if BEGINNING.search(text, start, text.rfind(" ", start, year.start - 1) + 1)]
    if len(years) != 2 or len(beginning) != 1:
        return None
    later = years[0] if years[1] is beginning[0] else years[1]
    return (beginning[0], later) if beginning[0].value < later.value else None
