"""Surroundings: the words around the figures of an article, which tell what each is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from sys import intern
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.words.framing import phrases
from factcheck.claims.words.words import GLUE
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import record
from factcheck.text.document import HEADING, TITLE

BEFORE: Final = 90
AFTER: Final = 60
"""Characters on each side of a figure in which the words are looked for that tell what it is of."""

NEAREST: Final = 2
"""Words on each side of a figure that stand right beside it."""

STEM: Final = 6
"""Letters in which words of one stem agree ("approvals", "approved")."""

RARE: Final = 3
"""Sentences with figures in which a word stands at most that tells one figure from another."""

OPENING: Final = 2
"""Sentences behind a headline that speak of what it does."""

WORD: Final = expression(r"[^\W\d_][\w-]+")
STOP: Final = expression(r"[.!?;]['\"”’)]?\s|\n")
SET_OFF: Final = expression(r"\bvs\b")
"""Results set figures of other times off by this, in the same words."""


@record(frozen=True, slots=True)
class Shared:
    """How many telling words two figures have in common, and whether one stands right beside both."""

    words: int
    beside: bool


class Surroundings:
    """The words around the figures of an article, which tell what each is of."""

    __slots__ = ("claims", "read", "text", "told")

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self.text, self.claims = text, claims
        self.read = read_in(text)
        self.told: frozenset[str] | None = None

    def near(self, claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
        """The words around a figure, inside its sentence, and those right beside it."""
        place = claim.quantity.start, claim.quantity.end
        known = self.read.get(place)
        if known is None:
            known = self.read[place] = words_near(self.text, *place)
        return known

    def rare(self) -> frozenset[str]:
        """The words that stand beside few figures of the article."""
        if self.told is None:
            sentences: dict[str, set[int]] = defaultdict(set)
            for claim in self.claims:
                for word in self.near(claim)[0]:
                    sentences[word].add(claim.sentence)
            self.told = frozenset(word for word, places in sentences.items() if len(places) <= RARE)
        return self.told

    def shared(self, one: Claim, other: Claim) -> Shared:
        """What the words around two figures have in common; behind a headline they all tell, elsewhere those that do
        not stand beside many figures.
        """
        first, second = self.near(one), self.near(other)
        around, beside = first[0] & second[0], first[1] & second[1]
        if around and (other.block not in (TITLE, HEADING) or one.sentence > other.sentence + OPENING):
            around, beside = around & self.rare(), beside & self.rare()
        return Shared(len(around), bool(beside))

    def shared_counting(self, one: Claim, other: Claim) -> Shared:
        """The same, with the noun that both count, where few other figures count it."""
        shared, unit = self.shared(one, other), one.quantity.unit
        if unit.dimension != "count" or unit.name is None or unit.name != other.quantity.unit.name:
            return shared
        places = {claim.sentence for claim in self.claims if claim.quantity.unit.name == unit.name}
        return Shared(shared.words + 1, beside=True) if len(places) <= RARE else shared


@lru_cache(maxsize=1)
def read_in(text: str) -> dict[tuple[int, int], tuple[frozenset[str], frozenset[str]]]:
    """The words around the figures of a text that were asked for, by place: several ties ask for the same."""
    return {}


def words_near(
    text: str, start: int, end: int, before: int = BEFORE, after: int = AFTER
) -> tuple[frozenset[str], frozenset[str]]:
    """The words around a figure that stands from start to end, inside its sentence, and those right beside it."""
    ahead = STOP.split(text[max(0, start - before) : start].lower())[-1]
    rest = STOP.split(text[end : end + after].lower())[0]
    apart = "vs" in (nearby := f"{ahead} | {rest}") and SET_OFF.search(nearby) is not None
    first, then = ([], []) if apart else (stems(ahead), stems(rest))
    return frozenset((*first, *then)), frozenset((*first[-NEAREST:], *then[:NEAREST]))


def stems(piece: str) -> list[str]:
    """The stems of the words that name things, in order."""
    silent, frames = without_matter(), phrases().by_first
    return [intern(word[:STEM]) for word in WORD.findall(piece.lower()) if word not in silent and word not in frames]


@cache
def without_matter() -> frozenset[str]:
    """Words that name nothing."""
    return GLUE | frozenset(table("counting")["stops"]["forms"])
