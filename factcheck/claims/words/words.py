"""Words of a row: what a word is in any sentence, and which depend on the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, final

from factcheck.claims.words.framing import Frame, phrases
from factcheck.expression import expression

WORD: Final = expression(r"[^\W_][\w'’&.\-]*|[,;:()/|\[\]–—\n]")
MARKS: Final = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "/": "/",
    "|": ":",
    "–": ",",
    "—": ",",
    "\n": ";",
}
GLUE: Final = frozenset(
    (
        "the a an its their his her our this these those that's of in for at to by on over against into within among "
        "across s also already about some just only still then thus more than's per between through under"
    ).split()
)


@final
class Opening(NamedTuple):
    """What a word is that begins phrases: which words come second in them, and its role where none of these follows."""

    further: frozenset[str]
    alone: int | tuple[str, Frame | None] | None


Role = int | tuple[str, Frame | None] | Opening | None

Spot = tuple[str, int, Role]
"""A word or mark, where it starts, and what it is in any row."""


@lru_cache(maxsize=1 << 13)
def words_of(stretch: str) -> tuple[Spot, ...]:
    """The words and marks of a stretch without blanks, with their places in it; most stretches are read once a run."""
    if stretch.isalpha():
        return ((stretch, 0, role_of(stretch)),)
    return tuple([(found.group(), found.start(), role_of(found.group())) for found in WORD.finditer(stretch)])


def role_of(word: str) -> Role:
    """What a word is in any row: how many of its characters a noun phrase takes (none of one that only glues), or the
    letter and the frame of its token; None where that depends on the words around it.
    """
    if word in MARKS:
        return MARKS[word], None
    plain = word.rstrip(".")
    unframed = 0 if plain in GLUE else len(plain)
    found = phrases().by_first.get(plain)
    if found is None:
        return unframed
    alone = [frame for rest, frame in found if not rest]
    role: int | tuple[str, Frame | None] | None = None
    if not alone:
        role = unframed
    elif len(alone) == 1 and not (alone[0].letter == "N" or alone[0].conditional or alone[0].opens):
        role = alone[0].letter, alone[0]
    further = frozenset([rest[0] for rest, _ in found if rest])
    return Opening(further, role) if further and role is not None else role


def next_of(words: Sequence[Spot], at: int) -> str:
    """The word behind one of some words, without a final dot; "" for none."""
    return words[at + 1][0].rstrip(".") if at + 1 < len(words) else ""


def drop_hedge(words: list[Spot], hedges: frozenset[str]) -> None:
    """Take the hedge off the end of the words before a figure: it belongs to the quantity."""
    for size in range(min(5, len(words)), 0, -1):
        if " ".join([word for word, _, _ in words[-size:]]) in hedges:
            del words[-size:]
            return
