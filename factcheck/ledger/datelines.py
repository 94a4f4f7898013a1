"""Articles without a year: one takes that in which the day of its dateline falls on the weekday that it names, near the
articles of its story that say when they were published, or that in which these give the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.leads import Told
from factcheck.ledger.stories import Stories
from factcheck.ledger.told_days import told_day
from factcheck.ledger.yearless import FEWEST, NEAR, SHOWING, days_told, known_years, moved
from factcheck.record import replace
from factcheck.text.document import BODY, BYLINE, Document
from factcheck.text.weekdays import Named, day_in, first_named_day, named_day

LEAP: Final = 2024
"""A year that has each day there is."""

Article = tuple[int, Document, Sequence[Claim]]
"""The number of an article of a run, its text and its claims."""

Reader = Callable[[Document, int], Sequence[Claim]]
"""What reads the claims of a document of which more is known than it says."""


def dated(articles: Sequence[Article], read: Reader) -> Sequence[Article]:
    """The articles, of which those are read again whose year their stories tell, by a weekday or by figures; of those
    kept from before, of numbers below zero, only the times are moved.
    """
    open_ = [article for article in articles if article[1].published is None]
    named = {number: day for number, document, _ in open_ if number > 0 and (day := dateline_of(document)) is not None}
    if len(open_) == len(articles) or not (named or any(map(floats, open_))):
        return articles
    stories = Stories({number: Told(document, claims) for number, document, claims in articles})
    published = {number: document.published for number, document, _ in articles}
    found = {number: day_of(named[number], known(stories.beside(number), published)) for number in named}
    for number, document, claims in open_:
        days = known(stories.beside(number), published) if found.get(number) is None else ()
        if days and number > 0:
            found[number] = near(told_day(told_in(document, BYLINE), claims), days)
    articles = [reread(article, found.get(article[0]), read) for article in articles]
    return in_their_years(articles, stories, read)


def in_their_years(articles: Sequence[Article], stories: Stories, read: Reader | None = None) -> Sequence[Article]:
    """The articles, those without a date in the years of which others of their stories tell the same; read again, where
    there is a reader, if they say their day.
    """
    published = {number: document.published for number, document, _ in articles}
    told = {number: claims for number, document, claims in articles if document.published is not None}

    def placed(article: Article) -> Article:
        beside = stories.beside(article[0]) if article[0] not in told else ()
        others, days = claims_of(beside, told), known(beside, published)
        return in_its_year(article, others, days, read) if days else article

    return [placed(article) for article in articles]


def floats(article: Article) -> bool:
    """Whether an article gives times that only its day would tell."""
    return any(claim.subject.period is not None and claim.subject.period.floating for claim in article[2])


def claims_of(others: Iterable[int], told: Mapping[int, Sequence[Claim]]) -> Sequence[Claim]:
    """The claims of some of the articles."""
    return [claim for number in others for claim in told.get(number, ())]


def in_its_year(article: Article, others: Sequence[Claim], days: Sequence[date], read: Reader | None) -> Article:
    """An article in the year of which others, of some days, tell the same."""
    number, document, claims = article
    dateline = told_in(document, BYLINE)
    years = known_years(claims, others, days, FEWEST if day_in(dateline, LEAP) else SHOWING)
    day = next_day(dateline, max(days_told(claims, years), default=None))
    if day is None or read is None or number < 0:
        now = moved(claims, years)
        return article if now is claims else (number, document, now)
    return reread(article, near(day, days), read)


def next_day(dateline: str, last: date | None) -> date | None:
    """The day of a dateline, the first one after what its article tells of."""
    days = (day_in(dateline, year) for year in (last.year, last.year + 1)) if last is not None else ()
    return next((day for day in days if day is not None and last is not None and day > last), None)


def reread(article: Article, day: date | None, read: Reader) -> Article:
    """An article as it reads where it was published on a day."""
    number, document, _ = article
    if day is None:
        return article
    document = replace(document, published=day)
    return number, document, read(document, number)


def dateline_of(document: Document) -> Named | None:
    """The day of an article of no known year, and its weekday, as far as it says both: the only one, or the first."""
    if document.published is not None:
        return None
    dateline, story = (told_in(document, role) for role in (BYLINE, BODY))
    return named_day(dateline, story) or first_named_day(dateline, story)


def told_in(document: Document, role: str) -> str:
    """The text of the parts of a document that have a role."""
    return "\n".join(document.text[block.start : block.end] for block in document.blocks if block.role == role)


def near(day: date | None, others: Sequence[date]) -> date | None:
    """A day, if it is near each of some others."""
    return day if day is not None and all(abs((day - other).days) <= NEAR for other in others) else None


def known(others: Collection[int], published: Mapping[int, date | None]) -> Sequence[date]:
    """When the other articles of a story were published, as far as they say so."""
    return [day for day in map(published.get, others) if day is not None]


def day_of(named: Named, others: Sequence[date]) -> date | None:
    """The only day of that name that is near each of some others."""
    around = {year for other in others for year in (other.year - 1, other.year, other.year + 1)}
    days = [day for year in sorted(around) if (day := near(named.of(year), others)) is not None]
    return days[0] if len(days) == 1 else None
