"""Leads: what an article says first, by which those that tell of one thing know each other."""

from __future__ import annotations

from calendar import month_abbr
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from sys import intern
from typing import Any, Final, NamedTuple, Protocol

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.protagonist import may_be_name
from factcheck.claims.ties.surroundings import STEM, stems, without_matter
from factcheck.claims.words.vocabulary import days, plain, sources
from factcheck.expression import expression
from factcheck.ledger.familiarity import COMMON, RARE, USUAL, familiarity
from factcheck.ledger.long_figures import long_figures
from factcheck.ledger.once import once
from factcheck.ledger.owners import name_of
from factcheck.ledger.whereabouts import grounds, placed
from factcheck.lexicon import table
from factcheck.text.document import Document

LEAD: Final = 900
"""Characters of a text in which it says what it tells of."""

KINDRED: Final = 6
"""Words that the leads of two articles of one story share at least, where they share a name; one of both titles counts
twice.
"""
FEWEST: Final = 4
"""The same of short leads."""
BRIEF: Final = 24
"""Words of a lead that may share one less with another one, if these weigh as much."""
SHORT: Final = (4, 8)
"""So many words of the shorter lead ask for one that is shared: without a name or long figure in common, and with one.
"""

FIGURE: Final = 3
"""Words that tell as much of a story as a long figure that both articles give."""

WEIGHT: Final = 1
"""What the shared words that are not common weigh at least, a rare one twice as much as a usual one."""
HEAVY: Final = (4, 7, 9)
"""The same of leads that share no name: that share a long figure, of which one names nobody, and of any others."""
FIGURES: Final = 2
"""Long figures that are no chance, whatever the words."""
BESIDE: Final = 2
"""Words beside one such figure that are none either, and what these weigh."""

NAME: Final = expression(r"\b[A-Z][\w&-]{2,}")
INSIDE: Final = expression(r"(?<=[a-z,] )[A-Z][\w&-]{2,}(?![\w&:-])")
NOBODY: Final = frozenset({"", "world", *map(str.lower, month_abbr[1:])})


class Leading(Protocol):
    """What the lead of an article has: the names, which of them are places, and what else it mentions, its words that
    are common, usual and rare, those of the title, and its long figures; all as they are, or as numbers that stand for
    them.
    """

    @property
    def names(self) -> Collection[Any]: ...
    @property
    def places(self) -> Collection[Any]: ...
    @property
    def mentions(self) -> Collection[Any]: ...
    @property
    def common(self) -> Collection[Any]: ...
    @property
    def usual(self) -> Collection[Any]: ...
    @property
    def rare(self) -> Collection[Any]: ...
    @property
    def titled(self) -> Collection[Any]: ...
    @property
    def figures(self) -> Collection[Any]: ...


class Lead(NamedTuple):
    """The lead of an article, as others are held against it."""

    names: frozenset[Any]
    places: frozenset[Any]
    mentions: frozenset[Any]
    common: frozenset[Any]
    usual: frozenset[Any]
    rare: frozenset[Any]
    titled: frozenset[Any]
    figures: frozenset[Any]

    def kinship_to(self, other: Leading) -> int:
        """How many words two leads share, those of both titles twice, and long figures, each as much as FIGURE words;
        none where that is too little for one story.
        """
        told, figures = self.shared(other), len(self.figures.intersection(other.figures))
        named = not (self.names.isdisjoint(other.mentions) and self.mentions.isdisjoint(other.names))
        if named or self.may_be_of(other):
            sure = named or figures > 0
            least = max(FEWEST, min(length(self), length(other)) / SHORT[sure])
            if told >= (min(KINDRED, least) if sure else least) and ((named and figures) or self.weigh(other, WEIGHT)):
                return told
            few = named and min(length(self), length(other)) <= BRIEF
            if few and told >= FEWEST - 1 and self.weigh(other, FEWEST - 1):
                return told
        if figures >= FIGURES or self.is_told_beside(other, figures, told):
            return told
        return told if told >= FEWEST and self.is_heavy(other, figures) else 0

    def is_told_beside(self, other: Leading, figures: int, told: int) -> bool:
        """Whether two leads share words beside a long figure, and more where each names somebody; not where each says
        that it is of another place.
        """
        if self.places and other.places and self.places.isdisjoint(other.places):
            return False
        least = BESIDE + bool(self.names and other.names)
        return figures > 0 and told >= FIGURE + BESIDE and self.weigh(other, least)

    def is_heavy(self, other: Leading, figures: int) -> bool:
        """Whether what two leads share weighs so much that they tell of one thing whatever they name, unless both say
        where.
        """
        if self.places and other.places:
            return False
        nobody = not (self.names and other.names)
        return self.weigh(other, HEAVY[figures == 0] if nobody else HEAVY[-1])

    def shared(self, other: Leading) -> int:
        """How much two leads share, whatever they name."""
        words = len(self.common.intersection(other.common)) + len(self.titled.intersection(other.titled))
        words += len(self.usual.intersection(other.usual)) + len(self.rare.intersection(other.rare))
        return words + FIGURE * len(self.figures.intersection(other.figures))

    def weigh(self, other: Leading, least: int) -> bool:
        """Whether the words that two leads share weigh enough, those of both titles twice."""
        usual, rare = self.usual.intersection(other.usual), self.rare.intersection(other.rare)
        titled = self.titled.intersection(other.titled)
        return len(usual) + len(usual & titled) + 2 * (len(rare) + len(rare & titled)) >= least

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


class Words(NamedTuple):
    """The words of a lead that name things, each once: those of which news is full, those that much news has, those
    that little has, and which of these it says again.
    """

    common: Sequence[str]
    usual: Sequence[str]
    rare: Sequence[str]
    again: Sequence[str]


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
        words = self.common, self.usual, self.rare
        return Lead(*map(frozenset, (self.names, self.places, self.mentions, *words, self.titled, self.figures)))

    @once
    def words(self) -> Words:
        """The words of the lead that name things, and the measures that these tell."""
        known, times = familiarity(), Counter(stems(self.text))
        sorts: tuple[list[str], list[str], list[str]] = [], [], []
        told = {measuring()[word] for word in measuring().keys() & times.keys()}
        for word in (*times, *sorted(told - times.keys())):
            sorts[known.get(word, RARE)].append(word)
        again = (word for word in sorts[RARE] if times[word] > 1)
        return Words(tuple(sorts[COMMON]), tuple(sorts[USUAL]), tuple(sorts[RARE]), tuple(again))

    @property
    def common(self) -> Sequence[str]:
        """The words of which news is full."""
        return self.words.common

    @property
    def usual(self) -> Sequence[str]:
        """The words that much news has."""
        return self.words.usual

    @property
    def rare(self) -> Sequence[str]:
        """The words that little news has."""
        return self.words.rare

    @once
    def figures(self) -> frozenset[str]:
        """The long figures of the lead, years and round ones aside."""
        return frozenset(map(intern, long_figures(self.text)))

    @once
    def titled(self) -> Sequence[str]:
        """The words of the title that name things, each once."""
        return tuple(dict.fromkeys(stems(self.document.title or "")))

    @once
    def names(self) -> Sequence[str]:
        """Whom figures are of, and what the lead writes with a capital inside a sentence, or more than once, though no
        lexicon has it.
        """
        owners = {
            name_of(claim.subject.entity).lower() for claim in self.claims if "entity" not in claim.subject.assumed
        }
        capital = Counter(NAME.findall(self.document.text[:LEAD]))
        again = (name for name, times in capital.items() if times > 1 and not name.isupper())
        inside = {*INSIDE.findall(self.text), *again}
        found = {name for name in map(plain, inside) if may_be_name(name) and name not in sources()} | owners
        return tuple(intern(name) for name in found - NOBODY if f" {name}" not in self.document.text)

    @once
    def places(self) -> Sequence[str]:
        """The places among the names."""
        return tuple(name for name in self.names if name in grounds())

    @once
    def mentions(self) -> Sequence[str]:
        """What the lead writes with a capital anywhere, the places that this tells of, whom figures are of, the long
        figures it gives, and what it is about: what articles of one story meet at.
        """
        capital = {name for name in map(plain, NAME.findall(self.text)) if name not in days()} - without_matter()
        return tuple(map(intern, {*self.names, *self.figures, *capital, *placed(capital), *self.matters}))

    @property
    def matters(self) -> Iterator[str]:
        """What the lead is about: words of its title that are not common, and rare ones that it says again."""
        common = set(self.common)
        yield from (word for word in self.titled if word not in common)
        yield from self.words.again


@cache
def measuring() -> Mapping[str, str]:
    """The measures that single words tell which are not common, all by their stems."""
    found: dict[str, str] = {}
    for head, entry in table("measures").items():
        for form in entry.get("forms", ()):
            if " " not in form and familiarity().get(form[:STEM]) != COMMON:
                found.setdefault(form[:STEM], intern(head[:STEM]))
    return found


def length(lead: Leading) -> int:
    """How many words a lead has."""
    return len(lead.common) + len(lead.usual) + len(lead.rare)
