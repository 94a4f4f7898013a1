"""Surprises: "more than expected" says how a figure compares with what was thought, not that the figure was thought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.rows.tokens import Token, letters_of
from factcheck.expression import expression
from factcheck.lexicon import table

THAN: Final = expression(r"[mN]k(?:Nv?){0,2}N")
"""A comparison, and who thought what ("more than economists had expected")."""

COMPARATIVE: Final = expression(r"(?:\w+er|worse)$", re.IGNORECASE)

FIGURES: Final = "LRDX"


def unsurprised(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens of a row without what compares a figure with what was thought; one that says what that was stays."""
    row = letters_of(tokens)
    kept: list[Token] = []
    at = 0
    for match in THAN.finditer(row):
        if is_surprise(tokens[match.start() : match.end()], row[: match.start()], row[match.end() :], text):
            kept += tokens[at : match.start()]
            at = match.end()
    return kept + list(tokens[at:])


def is_surprise(tokens: Sequence[Token], before: str, behind: str, text: str) -> bool:
    """Whether a comparison is with what was thought, and the figure behind it, if there is one, not just that."""
    first, thought = tokens[0], text[tokens[-1].start : tokens[-1].end].lower()
    comparative = first.letter == "m" or COMPARATIVE.fullmatch(text, first.start, first.end) is not None
    if not comparative or thought not in thoughts():
        return False
    told = text[tokens[-2].end : tokens[-1].start].split()
    if first.letter == "m" and before.endswith(("L", "D")):
        return False  # how much more than was thought
    return not told and (not behind.startswith(tuple(FIGURES)) or before.endswith(("b", "+")))


@cache
def thoughts() -> frozenset[str]:
    """The words for what was thought of a figure."""
    return frozenset(table("cues")["thought"]["forms"])
