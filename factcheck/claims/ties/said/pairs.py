"""Pairs: the claims of a sentence by its tokens, and each level with the base printed with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.rows.tokens import Token
from factcheck.lexicon import table
from factcheck.record import record

MANY: Final = 3
"""What was this many times as much before is no earlier value of an amount of change."""


@record(frozen=True, slots=True)
class Row:
    """A sentence's tokens, and the claims made of its figures by where they start in the text."""

    text: str
    tokens: Sequence[Token]
    claims: dict[int, Claim]

    def index(self, claim: Claim) -> int:
        """The token that holds a claim's figure; -1 where none does."""
        start = claim.quantity.start
        return next((at for at, t in enumerate(self.tokens) if t.quantities and t.start <= start < t.end), -1)


@cache
def cue(name: str) -> frozenset[str]:
    """The forms of a cue."""
    return frozenset(table("cues")[name]["forms"])


def bases(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """Each level with the base printed with it, whose time is told."""
    printed = [claim for claim in row.claims.values() if claim.role == "base"]
    by_id = {claim.id: claim for claim in row.claims.values()} if printed else {}
    for base in printed:
        level = by_id.get(base.of or "")
        if level is not None and alike(level, base) and base.basis != FORMER:
            yield level, base


def alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one unit; the second one need not repeat what is counted, nor what a price is per."""
    first, second = one.quantity.unit, other.quantity.unit
    prices = first.dimension == second.dimension == "money" and first.name == second.name
    unsaid = prices and None in (first.per, second.per) and is_of_size(one, other)
    return first == second or unsaid or {first.dimension, second.dimension} == {"count", "number"}


def is_of_size(one: Claim, other: Claim) -> bool:
    """Whether two figures are of a size, as two prices of a thing are."""
    less, more = sorted((one.quantity.value, other.quantity.value))
    return more < MANY * less


def said(row: Row, token: Token) -> str:
    """A token's words, in lower case."""
    return row.text[token.start : token.end].lower()
