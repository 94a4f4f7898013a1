"""Anaphora: the level that a sentence speaks of without stating it, since the sentence before does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Subject
from factcheck.claims.items import Clause
from factcheck.lexicon import table

NEAR: Final = 12
"""Claims among which those of the sentence before are looked for."""


def levels_before(claims: Sequence[Claim], number: int) -> list[Claim]:
    """The levels of the sentence before the one of this number."""
    return [c for c in claims[-NEAR:] if c.sentence == number - 1 and c.role == "now" and c.kind != "share"]


def spoken_of(clause: Clause, opening: str, claims: Sequence[Claim], number: int) -> Claim | None:
    """The only level before a sentence that begins with a word that stands for it ("That is 5 percent more")."""
    if clause.subject or opening not in anaphora():
        return None
    levels = levels_before(claims, number)
    return levels[0] if len(levels) == 1 else None


def stated_before(subject: Subject, claims: Sequence[Claim], number: int) -> Claim | None:
    """The only level before a sentence that is of the very subject of a change in it."""
    if subject.measure.head == UNRESOLVED:
        return None
    levels = [c for c in levels_before(claims, number) if c.subject == subject]
    return levels[0] if len(levels) == 1 and levels[0].kind == "level" else None


@cache
def anaphora() -> frozenset[str]:
    """Words that stand for what the sentence before speaks of."""
    return frozenset(table("cues")["anaphora"]["forms"])
