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

FAR: Final = 160
"""Characters before a figure in which a change is looked for that has its direction too."""

ON: Final = frozenset({"on", "from", "over", "against", "compared"})
"""What stands behind a change that leaves its direction unsaid."""

STOP: Final = expression(r"[.;:]\s|\n")

LEADING: Final = "tfvk"
"""Letters of words that lead to a level ("rose to", "up from", "held at", "more than")."""

APART: Final = expression(r"[.,;:]\s|\n|\d")
"""What ends the words that speak of a figure."""


def bearing(text: str, quantity: Quantity) -> int:
    """The direction that the nearest words give a figure: 1 up, -1 down, 0 where they give none, or lead to a level."""
    behind = APART.split(text[quantity.end : quantity.end + AFTER].lower())[0].split()[:WORDS]
    ahead = APART.split(text[max(0, quantity.start - BEFORE) : quantity.start].lower())[-1].split()[-WORDS:]
    own = first(behind, range(len(behind)), "o") or first(ahead, reversed(range(len(ahead))), LEADING)
    also = not own and ahead[-1:] == ["and"] and not ON.isdisjoint(behind[:1])
    return carried(text, quantity.start) if also else own


def carried(text: str, start: int) -> int:
    """The direction that the change before a figure has, within a sentence ("up 11.6 percent on a year and 5.1 percent
    on June").
    """
    words = STOP.split(text[max(0, start - FAR) : start].lower())[-1].split()
    return first(words, reversed(range(len(words))), "")


def first(words: Sequence[str], places: Iterable[int], stops: str) -> int:
    """The direction of the first word of change among some, 0 where a word with one of these letters comes first."""
    plain = [word.strip(",()") for word in words]
    for at in places:
        for rest, frame in phrases().by_first.get(plain[at], ()):
            if tuple(plain[at + 1 : at + 1 + len(rest)]) == rest and (frame.sign or frame.letter in stops):
                return frame.sign
    return 0
