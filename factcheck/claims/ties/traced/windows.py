"""Windows: the words that figures stand among; those of the title stand around each figure that the title tells too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.ties.surroundings import AFTER, BEFORE, STOP
from factcheck.claims.ties.terms import Term
from factcheck.text.document import TITLE

LEAST: Final = 100
"""What a smaller figure tells in a title and in the text need not be the same."""


class Windows:
    """The words around each figure that was asked for, by where it starts, and the figures of the title by size."""

    __slots__ = ("known", "text", "titled")

    def __init__(self, text: str, terms: Sequence[Term]) -> None:
        self.text = text
        self.known: dict[int, str] = {}
        self.titled = {t.middle: t for t in terms if t.claim.block == TITLE and t.middle >= LEAST * t.grain}

    def ahead(self, term: Term) -> str:
        """The words before a figure, in its sentence."""
        return STOP.split(self.text[max(0, term.start - BEFORE) : term.start])[-1]

    def behind(self, term: Term) -> str:
        """The words behind a figure, what it counts included, in its sentence."""
        end = term.claim.quantity.figure_end
        return STOP.split(self.text[end : end + AFTER])[0]

    def told(self, term: Term, said: Sequence[str]) -> int:
        """How many of these beginnings of words are among those around a figure."""
        if not said:
            return 0
        window = self.known.get(term.start)
        if window is None:
            places = (term, *((titled,) if (titled := self.titled.get(term.middle)) is not None else ()))
            spoken = " ".join(f"{self.ahead(one)} {self.behind(one)}" for one in places)
            window = self.known[term.start] = f" {spoken}".lower().replace("(", " ")
        return sum(map(window.__contains__, said))
