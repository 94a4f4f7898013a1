"""Shelves: the figures of a run by unit and year, where they are found by article, by entity and by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Final, NamedTuple

from factcheck.claims.claim import Claim
from factcheck.ledger.meeting import years
from factcheck.ledger.traits import is_plain, sort_of, time_of, words

MOST: Final = 100
"""Of what is stated so often in one unit of an entity for one year, none is told from the others."""

KEPT: Final = 1 << 8
"""Figures that were asked for last which are kept: what asks for them does so in order."""

REPORTED: Final = (-20, 110)
"""Days from the end of a time to the articles that report on it without naming it."""

Name = str | int
"""What figures are found by: an article, an entity of one or a word of a figure."""


class Shelf(NamedTuple):
    """The figures of one unit and year: by article, and by the words that tell what they are of."""

    articles: Mapping[int, Sequence[Claim]]
    words: Mapping[str, Sequence[Claim]]


class Shelves:
    """The levels and rates of a run; `published` are the articles' dates, `entities` those they have figures of."""

    def __init__(
        self,
        claims: Sequence[Claim],
        published: Mapping[int, date | None],
        entities: Mapping[int, Collection[str]],
    ) -> None:
        self.published, self.entities = published, entities
        self.about: dict[str, list[int]] = defaultdict(list)
        for article, names in entities.items():
            for name in names:
                self.about[name].append(article)
        self.stated: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in claims:
            if is_plain(claim):
                unit = sort_of(claim)
                for year in self.years_of(claim):
                    self.stated[unit, year].append(claim)
        # What is kept knows no more of the shelves than it is made from: it would keep them, and they it.
        self.shelf = cache(partial(shelved, self.stated))
        self.named = lru_cache(maxsize=KEPT)(partial(sought, self.shelf, self.about, entities))

    def place(self, claim: Claim) -> tuple[str, int]:
        """The unit and the last year of a claim: what lies near each other is best asked for together."""
        return sort_of(claim), max(self.years_of(claim), default=0)

    def years_of(self, claim: Claim) -> set[int]:
        """The years under which a figure is looked for: the last of its time, else those its article may report on."""
        period = time_of(claim)
        if period is not None:
            return {years(period)[-1]}
        day = self.published.get(claim.article)
        return {day.year, date.fromordinal(day.toordinal() - REPORTED[1]).year} if day else set()


def shelved(stated: Mapping[tuple[str, int], Sequence[Claim]], unit: str, year: int) -> Shelf:
    """The figures of a unit and a year."""
    articles: dict[int, list[Claim]] = defaultdict(list)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in stated.get((unit, year), ()):
        articles[claim.article].append(claim)
        for word in words(claim):
            told[word].append(claim)
    by_word = {word: tuple(some) for word, some in told.items()}  # a list that has grown keeps room for more
    return Shelf({number: tuple(some) for number, some in articles.items()}, by_word)


def sought(
    shelf: Callable[[str, int], Shelf],
    about: Mapping[str, Sequence[int]],
    entities: Mapping[int, Collection[str]],
    unit: str,
    year: int,
    name: Name,
) -> Sequence[Claim]:
    """The figures of a unit and a year that are found by a name; none where there are too many."""
    articles, by_word = shelf(unit, year)
    if isinstance(name, int):
        found = articles.get(name, ())
    else:
        told = by_word.get(name, ())
        if len(told) > MOST:
            return ()
        found = [claim for article in about.get(name, ()) for claim in articles.get(article, ())]
        found += [claim for claim in told if name not in entities[claim.article]]
        found.sort(key=attrgetter("article"))
    return found if len(found) <= MOST else ()
