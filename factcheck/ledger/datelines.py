"""Datelines without a year: an article takes the one in which its day falls on the weekday that it names, near the
articles of its story that say when they were published.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.leads import Told
from factcheck.ledger.stories import Stories
from factcheck.record import replace
from factcheck.text.document import BODY, BYLINE, Document
from factcheck.text.weekdays import Named, named_day

NEAR: Final = 550
"""Days between articles of one story of which a weekday tells the year: this year's results, and last year's."""

Article = tuple[int, Document, Sequence[Claim]]
"""The number of an article of a run, its text and its claims."""


def dated(articles: Sequence[Article], read: Callable[[Document, int], Sequence[Claim]]) -> Sequence[Article]:
    """The articles, of which those are read again whose year their stories tell."""
    named = {number: day for number, document, _ in articles if (day := dateline_of(document)) is not None}
    if not named or len(named) == len(articles):
        return articles
    stories = Stories({number: Told(document, claims) for number, document, claims in articles})
    published = {number: document.published for number, document, _ in articles}
    found = {number: day_of(named[number], known(stories.beside(number), published)) for number in named}
    return [reread(article, found.get(article[0]), read) for article in articles]


def reread(article: Article, day: date | None, read: Callable[[Document, int], Sequence[Claim]]) -> Article:
    """An article as it reads where it was published on a day."""
    number, document, _ = article
    if day is None:
        return article
    document = replace(document, published=day)
    return number, document, read(document, number)


def dateline_of(document: Document) -> Named | None:
    """The day of an article of no known year, and its weekday, as far as it says both."""
    if document.published is not None:
        return None
    dateline, story = (
        "\n".join(document.text[block.start : block.end] for block in document.blocks if block.role == role)
        for role in (BYLINE, BODY)
    )
    return named_day(dateline, story)


def known(others: Collection[int], published: Mapping[int, date | None]) -> Sequence[date]:
    """When the other articles of a story were published, as far as they say so."""
    return [day for day in map(published.get, others) if day is not None]


def day_of(named: Named, others: Sequence[date]) -> date | None:
    """The only day of that name that is near each of some others."""
    around = {year for other in others for year in (other.year - 1, other.year, other.year + 1)}
    days = [day for year in sorted(around) if (day := named.of(year)) is not None]
    near = [day for day in days if all(abs((day - other).days) <= NEAR for other in others)]
    return near[0] if len(near) == 1 else None
