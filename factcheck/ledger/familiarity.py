"""Familiarity: how common words are in news, by which they tell more or less of what an article is about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from factcheck.claims.ties.surroundings import STEM
from factcheck.lexicon import table

RARE: Final = 0
USUAL: Final = 1
COMMON: Final = 2
"""How familiar a word is."""


@cache
def familiarity() -> Mapping[str, int]:
    """How familiar the words are that are not rare, by their stems."""
    sorts = {"usual": USUAL, "common": COMMON}
    return {word[:STEM]: sort for name, sort in sorts.items() for word in table("familiar")[name]["forms"]}
