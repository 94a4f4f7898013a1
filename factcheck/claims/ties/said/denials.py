"""Denials: comparisons that words right before them deny ("no higher than", "not much fewer than", "rather than")."""

from __future__ import annotations

from typing import Final

from factcheck.claims.ties.said.totals import pattern
from factcheck.expression import expression

REACH: Final = len("n't significantly ")
"""Characters before a comparison in which words deny it, at most."""

LOOSELY: Final = expression(r"(?: (?:much|any|far|even|significantly|substantially|markedly|materially))? ?\Z")
"""What stands between such words and the comparison."""


def is_denied(text: str, at: int) -> bool:
    """Whether words say that the comparison which begins at a place does not hold, or is only what was not chosen."""
    said = text[max(0, at - REACH) : at]
    return any(LOOSELY.fullmatch(said, found.end()) is not None for found in pattern("denying").finditer(said))
