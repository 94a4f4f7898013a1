"""Epithets: what is called the largest of a place ("the world's second-largest economy"), or by where it is from ("the
Japanese carmaker"): its figures are not the place's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.words.vocabulary import POSSESSIVE, plain
from factcheck.lexicon import table

THE: Final = "the"
KINDS: Final = ("country", "company")

REACH: Final = 4
"""Words behind "largest" among which it is said what is that."""


FROM: Final = 3
"""Words behind an adjective of a place among which it is said what is from there ("the Swiss contract drugmaker")."""


def epithet(name: str, raw: Sequence[str], words: Sequence[str], at: int) -> tuple[str, int]:
    """What kind of thing is called the largest of the place before `at`, or is known and from there, and how many words
    say so; else ("", 0).
    """
    if at == len(words):
        return "", 0
    if not raw[at - 1].endswith(POSSESSIVE[:2]):
        native = words[0] == THE and words[at - 1] != name.lower()
        return from_there(raw, words, at) if native else ("", 0)
    entry = table("nouns")["epithet"]
    rank = at + (words[at] in entry["ordinals"])
    if rank < len(words) and words[rank].rpartition("-")[2] in entry["ranks"]:
        for place in range(rank + 1, min(len(words), rank + 1 + REACH)):
            if words[place] in things():
                return things()[words[place]], place + 1 - at
    return "", 0


def from_there(raw: Sequence[str], words: Sequence[str], at: int) -> tuple[str, int]:
    """What kind of thing is said to be from the place whose adjective stands before `at` ("Japanese carmaker")."""
    for place in range(at, min(len(words), at + FROM)):
        if words[place] in natives():
            return natives()[words[place]], place + 1 - at
        if not raw[place].islower() or words[place] in table("nouns")["epithet"]["public"]:
            break
    return "", 0


def is_known_native(before: str, phrase: str) -> bool:
    """Whether a phrase, with what stands before it, may call somebody known by where he is from."""
    return before.lower().endswith(f"{THE} ") and any(plain(word) in natives() for word in phrase.split()[1:])


@cache
def natives() -> dict[str, str]:
    """What may be called by where it is from, and of which kind it is."""
    references, entry = table("nouns")["reference"], table("nouns")["epithet"]
    told = {word: kind for kind in KINDS for word in entry[kind]}
    return told | {word: kind for kind in entry["kinds"] for word in references[kind] if word not in entry["public"]}


@cache
def things() -> dict[str, str]:
    """What may be called the largest of a place, and of which kind it is."""
    entry = table("nouns")["epithet"]
    return {word: kind for kind in KINDS for word in entry[kind]}
