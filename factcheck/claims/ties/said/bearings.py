"""Bearings: which way the words beside a percentage say that something went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from factcheck.claims.words.framing import phrases
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity

BEFORE: Final = 40
AFTER: Final = 30
"""Characters on either side of a figure in which the words stand that tell where it leads."""
WORDS: Final = 5
"""Words on either side of a figure that may tell it."""

LEADING: Final = "tfvk"
"""Letters of words that lead to a level ("rose to", "up from", "held at", "more than")."""

APART: Final = expression(r"[.,;:]\s|\n|\d")
"""What ends the words that speak of a figure."""


def bearing(text: str, quantity: Quantity) -> int:
    """The direction that the nearest words give a figure: 1 up, -1 down, 0 where they give none, or lead to a level."""
    behind = APART.split(text[quantity.end : quantity.end + AFTER].lower())[0].split()[:WORDS]
    ahead = APART.split(text[max(0, quantity.start - BEFORE) : quantity.start].lower())[-1].split()[-WORDS:]
    return first(behind, range(len(behind)), "o") or first(ahead, reversed(range(len(ahead))), LEADING)


def first(words: Sequence[str], places: Iterable[int], stops: str) -> int:
    """The direction of the first word of change among some, 0 where a word with one of these letters comes first."""
    plain = [word.strip(",()") for word in words]
    for at in places:
        for rest, frame in phrases().by_first.get(plain[at], ()):
            if tuple(plain[at + 1 : at + 1 + len(rest)]) == rest and (frame.sign or frame.letter in stops):
                return frame.sign
    return 0
