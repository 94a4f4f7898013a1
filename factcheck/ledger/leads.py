"""Leads: what an article says first, by which those that tell of one thing know each other."""

from __future__ import annotations

from calendar import month_abbr
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from sys import intern
from typing import Any, Final, NamedTuple, Protocol

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.protagonist import may_be_name
from factcheck.claims.ties.surroundings import stems, without_matter
from factcheck.claims.words.vocabulary import days, plain, sources
from factcheck.expression import expression
from factcheck.text.document import Document

LEAD: Final = 900
"""Characters of a text in which it says what it tells of."""

KINDRED: Final = 6
"""Words that the leads of two articles of one story share at least, where they share a name; one of both titles counts
twice.
"""
FEWEST: Final = 4
"""The same of short leads."""
SHORT: Final = (4, 8)
"""So many words of the shorter lead ask for one that is shared: without a name or long figure in common, and with one.
"""

FIGURE: Final = 3
"""Words that tell as much of a story as a long figure that both articles give."""

NAME: Final = expression(r"\b[A-Z][\w&-]{2,}")
LONG: Final = expression(r"(?<![\w.,-])(?!(?:19|20)\d\d(?!\d|[.,]\d))\d(?:[.,]?\d){3,}(?![\w-]|[.,]\d)")
INSIDE: Final = expression(r"(?<=[a-z,] )[A-Z][\w&-]{2,}(?![\w&:-])")
NOBODY: Final = frozenset({"", "world", *map(str.lower, month_abbr[1:])})


class Leading(Protocol):
    """What the lead of an article has: the names, which of them are places, and what else it mentions, its words and
    those of the title, and its long figures; all as they are, or as numbers that stand for them.
    """

    @property
    def names(self) -> Collection[Any]: ...
    @property
    def places(self) -> Collection[Any]: ...
    @property
    def mentions(self) -> Collection[Any]: ...
    @property
    def words(self) -> Collection[Any]: ...
    @property
    def titled(self) -> Collection[Any]: ...
    @property
    def figures(self) -> Collection[Any]: ...


class Lead(NamedTuple):
    """The lead of an article, as others are held against it."""

    names: frozenset[Any]
    places: frozenset[Any]
    mentions: frozenset[Any]
    words: frozenset[Any]
    titled: frozenset[Any]
    figures: frozenset[Any]

    def kinship_to(self, other: Leading) -> int:
        """How many words two leads share, those of both titles twice, and long figures, each as much as FIGURE words;
        none where that is too little for one story.
        """
        named = not (self.names.isdisjoint(other.mentions) and self.mentions.isdisjoint(other.names))
        if not named and not self.may_be_of(other):
            return 0
        told = self.shared(other)
        sure = named or not self.figures.isdisjoint(other.figures)
        least = max(FEWEST, min(len(self.words), len(other.words)) / SHORT[sure])
        return told if told >= (min(KINDRED, least) if sure else least) else 0

    def shared(self, other: Leading) -> int:
        """How much two leads share, whatever they name."""
        words = len(self.words.intersection(other.words)) + len(self.titled.intersection(other.titled))
        return words + FIGURE * len(self.figures.intersection(other.figures))

    def may_be_of(self, other: Leading) -> bool:
        """Whether two leads that share no name may be of one thing all the same: they mention something together, only
        one says where, and where both name somebody, their titles share a word. One names somebody, as results of
        companies are all told in the same words.
        """
        if self.mentions.isdisjoint(other.mentions) or (self.places and other.places):
            return False
        if self.names and other.names:
            return not self.titled.isdisjoint(other.titled)
        return bool(self.names or other.names)


class Told:
    """One article: the words and names of its lead."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self.document = document
        self.claims = claims

    @property
    def text(self) -> str:
        """The title and the beginning of the text."""
        return f"{self.document.title or ''}\n{self.document.text[:LEAD]}"

    @property
    def lead(self) -> Lead:
        """All that the lead has."""
        return Lead(*map(frozenset, (self.names, self.places, self.mentions, self.words, self.titled, self.figures)))

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of the lead that name things, each once."""
        return tuple(dict.fromkeys(stems(self.text)))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The long figures of the lead as they are printed, years aside."""
        return frozenset(map(intern, LONG.findall(self.text)))

    @cached_property
    def titled(self) -> Sequence[str]:
        """The words of the title that name things, each once."""
        return tuple(dict.fromkeys(stems(self.document.title or "")))

    @cached_property
    def names(self) -> Sequence[str]:
        """Whom figures are of, and what the lead writes with a capital inside a sentence, or more than once, though no
        lexicon has it.
        """
        owners = {claim.subject.entity.lower() for claim in self.claims if "entity" not in claim.subject.assumed}
        capital = Counter(NAME.findall(self.document.text[:LEAD]))
        again = (name for name, times in capital.items() if times > 1 and not name.isupper())
        inside = {*INSIDE.findall(self.text), *again}
        found = {name for name in map(plain, inside) if may_be_name(name) and name not in sources()} | owners
        return tuple(intern(name) for name in found - NOBODY if f" {name}" not in self.document.text)

    @cached_property
    def places(self) -> Sequence[str]:
        """The places among the names."""
        return tuple(name for name in self.names if name in places())

    @cached_property
    def mentions(self) -> Sequence[str]:
        """What the lead writes with a capital anywhere, whom figures are of, and the long figures it gives: what
        articles of one story meet at.
        """
        capital = {name for name in map(plain, NAME.findall(self.text)) if name not in days()} - without_matter()
        return tuple(map(intern, {*self.names, *self.figures, *capital}))
