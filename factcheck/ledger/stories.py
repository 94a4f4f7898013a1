"""Stories: which articles of a run tell of one thing, and the words around the figures of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.ties.surroundings import STEM, words_near
from factcheck.ledger.leads import Told
from factcheck.ledger.once import once
from factcheck.ledger.owners import name_of
from factcheck.lexicon import table
from factcheck.text.document import Document

MOST: Final = 12
"""A name that so many articles of a run mention tells of no story."""

KEPT: Final = 1 << 7
"""Figures of which the words around them are kept: those of one story are mostly asked for together."""


def told_by(documents: Mapping[int, Document], claims: Mapping[int, Sequence[Claim]]) -> Mapping[int, Told]:
    """The articles whose texts are known, by number."""
    return {at: Told(documents[at], some) for at, some in claims.items() if at in documents}


class Stories:
    """The articles of a run, and which of them tell of one thing."""

    def __init__(self, told: Mapping[int, Told]) -> None:
        self.told = told

    @once
    def near(self) -> Callable[[int, int, int], tuple[frozenset[str], frozenset[str]]]:
        """The words around a figure of an article, and those right beside it, kept for the figures asked for last."""
        return lru_cache(maxsize=KEPT)(partial(words_in, self.told))

    @once
    def kin(self) -> Mapping[int, Mapping[int, int]]:
        """The articles that tell of one thing with others, and how kindred each of these is."""
        # What is read of the leads goes with these, each once it was held against the others: a large run has no room
        # for it.
        leads = {number: Told(told.document, told.claims) for number, told in sorted(self.told.items())}
        naming = naming_in(leads)
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for number in sorted(leads):
            told = leads.pop(number)
            met = {other for name in told.mentions for other in naming.get(name, ()) if other > number}
            if met:
                own = told.lead
                for other in sorted(met):
                    kinship = own.kinship_to(leads[other])
                    if kinship:
                        found[number][other] = found[other][number] = kinship
            if number in found:
                self.mentions[number] = told.mentions  # which those of a story are asked for again and again
        return dict(found)

    def beside(self, article: int) -> Collection[int]:
        """The other articles of the same story, in order; a name that very many mention tells of none."""
        return self.kin.get(article, {}).keys()

    def are_one(self, one: int, other: int) -> bool:
        """Whether two articles tell of one thing."""
        return other in self.kin.get(one, ())

    def kinship(self, one: int, other: int) -> int:
        """How much the leads of two articles of one story share; nothing where they are not."""
        return self.kin.get(one, {}).get(other, 0)

    def shared(self, one: Claim, other: Claim) -> tuple[int, int]:
        """How many words stand around both of two figures, and how many right beside both."""
        first, second = one.quantity, other.quantity
        around, beside = self.near(one.article, first.start, first.end)
        others_around, others_beside = self.near(other.article, second.start, second.end)
        return len(around & others_around), len(beside & others_beside)

    def days_between(self, one: int, other: int) -> int | None:
        """How many days lie between the dates of two articles; None where one has none."""
        first, second = (self.told[at].document.published for at in (one, other))
        return abs((first - second).days) if first is not None and second is not None else None

    def tells_first(self, one: Claim, other: Claim) -> bool:
        """Whether the article of one figure was published before that of another one, as far as both say when."""
        first, second = (self.told[claim.article].document.published for claim in (one, other))
        return first is not None and second is not None and first < second

    def owned_apart(self, one: Claim, other: Claim) -> bool:
        """Whether two figures are surely of two owners: two places, or others of whom both articles name both, or each
        only its own.
        """
        if one.subject.entity == other.subject.entity:
            return False
        first, second = name_of(one.subject.entity), name_of(other.subject.entity)
        if first == second or not first or not second:
            return False
        known = first in places(), second in places()
        if any(known):
            return all(known) and not reports_for(first, second) and not reports_for(second, first)
        named = self.mentioned(first, other.article), self.mentioned(second, one.article)
        return not any(named) or (all(named) and set(first.split()).isdisjoint(second.split()))

    def may_tell_first(self, one: int, other: int) -> bool:
        """Whether an article may have come before another one: it did, or one of the two does not say its year."""
        first, second = (self.told[article].document.published for article in (one, other))
        return first is None or second is None or first < second

    def topics(self, one: Claim, other: Claim) -> Iterator[str]:
        """Of the words that only one of two figures is narrowed by those that the title of the other one's article
        has: what is told under it need not say so again.
        """
        for claim, beside in ((one, other), (other, one)):
            further = claim.subject.measure.modifiers - beside.subject.measure.modifiers
            titled = self.told[beside.article].titled if further else ()
            yield from (word for word in further if word[:STEM] in titled)

    @once
    def mentions(self) -> dict[int, Collection[str]]:
        """What the leads of articles mention, as far as it was asked for."""
        return {}

    def mentioned(self, entity: str, article: int) -> bool:
        """Whether the lead of an article has a word of an entity's name."""
        if article not in self.told:
            return False
        found = self.mentions.get(article)
        if found is None:
            told = self.told[article]
            found = self.mentions[article] = Told(told.document, told.claims).mentions
        return any(word in found for word in entity.split())


def words_in(told: Mapping[int, Told], article: int, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words around a figure of an article, and those right beside it."""
    return words_near(told[article].document.text, start, end)


def reports_for(city: str, country: str) -> bool:
    """Whether a place is a city of a country: what is told from there may be of the whole country."""
    one, other = table("places")[city], table("places")[country]
    return (one["kind"], other["kind"]) == ("city", "country") and one.get("country") == other.get("country")


def naming_in(leads: Mapping[int, Told]) -> Mapping[str, Sequence[int]]:
    """The articles that name somebody, or mention who others name, by the names that tell some of a story."""
    met: set[str] = set()
    again: set[str] = set()  # most names stand in one article, and have no list of their own
    for told in leads.values():
        again.update(met.intersection(told.mentions))
        met.update(told.mentions)
    found: dict[str, list[int]] = {name: [] for name in again}
    for number, told in leads.items():
        for name in again.intersection(told.mentions):
            found[name].append(number)
    return {name: numbers for name, numbers in found.items() if len(numbers) <= MOST}
