"""Enumerations that go from high to low ("led by ..., followed by ..."): the place of each figure in them."""

from __future__ import annotations

from collections.abc import MutableSequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.items import Clause
from factcheck.lexicon import table
from factcheck.record import replace

LOOK_BACK: Final = 300
"""Characters before an enumeration in which the word for the highest is looked for."""


class Enumeration:
    """The enumeration that a sentence goes through, if it does."""

    __slots__ = ("article", "begin", "next", "number", "text")

    def __init__(self, text: str, article: int) -> None:
        self.text, self.article = text, article
        self.number = self.begin = 0
        self.next: tuple[str, int] | None = None

    def open_sentence(self, number: int, begin: int) -> None:
        """A sentence begins: no enumeration goes on into it."""
        self.number, self.begin, self.next = number, begin, None

    def go_on(self, clause: Clause, claims: MutableSequence[Claim]) -> None:
        """ "Followed by" opens an enumeration, which the level before it heads; "and" goes on with it."""
        heads = bool(claims) and claims[-1].sentence == self.number
        if clause.opener == "F" and heads and self.from_highest(clause):
            group = f"a{self.article}.o{self.number}"
            claims[-1] = replace(claims[-1], order=(group, 0))
            self.next = (group, 1)
        elif clause.opener not in ("a", ","):
            self.next = None

    def from_highest(self, clause: Clause) -> bool:
        """Whether the sentence says before an enumeration that it begins with the highest."""
        first = next((f.token.start for item in clause.items for f in item.figures()), 0)
        words = self.text[max(self.begin, first - LOOK_BACK) : first].lower().split()
        return not highest().isdisjoint(word.strip(",.") for word in words)

    def place(self, level: Claim) -> Claim:
        """A level, with its place where it stands in the enumeration."""
        if self.next is None:
            return level
        level = replace(level, order=self.next)
        self.next = (self.next[0], self.next[1] + 1)
        return level


@cache
def highest() -> frozenset[str]:
    """Words that say that an enumeration begins with the highest."""
    return frozenset(table("nouns")["highest"]["forms"])
