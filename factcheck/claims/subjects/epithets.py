"""Epithets: what is called the largest of a place ("the world's second-largest economy"): its figures are not the
place's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.words.vocabulary import POSSESSIVE
from factcheck.lexicon import table

KINDS: Final = ("country", "company")

REACH: Final = 4
"""Words behind "largest" among which it is said what is that."""


def epithet(raw: Sequence[str], words: Sequence[str], at: int) -> tuple[str, int]:
    """What kind of thing is called the largest of the place before `at`, and how many words say so; else ("", 0)."""
    if not raw[at - 1].endswith(POSSESSIVE[:2]) or at == len(words):
        return "", 0
    entry = table("nouns")["epithet"]
    rank = at + (words[at] in entry["ordinals"])
    if rank < len(words) and words[rank].rpartition("-")[2] in entry["ranks"]:
        for place in range(rank + 1, min(len(words), rank + 1 + REACH)):
            if words[place] in things():
                return things()[words[place]], place + 1 - at
    return "", 0


@cache
def things() -> dict[str, str]:
    """What may be called the largest of a place, and of which kind it is."""
    entry = table("nouns")["epithet"]
    return {word: kind for kind in KINDS for word in entry[kind]}
