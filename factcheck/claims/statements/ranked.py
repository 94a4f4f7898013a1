"""Ranked: figures that are said to be the most of a time, which is then not that of the figures."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.lexicon import table

RANKING: Final = len(", the third-highest monthly figure of the ")
"""Characters before a time in which a figure is said to be the highest of it."""


def is_ranked(before: str) -> bool:
    """Whether a figure is said to be the most of the time behind these words, in one sentence."""
    told = before.rpartition(",")
    return bool(told[1]) and ". " not in told[2] and "\n" not in told[2] and not highest().isdisjoint(told[2].split())


@cache
def highest() -> frozenset[str]:
    """Words that say that something is the most of its kind."""
    return frozenset(table("cues")["superlative"]["forms"])
