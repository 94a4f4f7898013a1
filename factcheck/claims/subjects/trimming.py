"""Trimming: a row goes on without the noun phrases that say nothing of what its figures measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.rows.tokens import COUNTED, Token
from factcheck.claims.subjects.nouns import says_nothing
from factcheck.claims.subjects.sources import names_source
from factcheck.lexicon import table
from factcheck.record import replace

BASES: Final = ("fL", "fR", "kL", "kR", "fNoL", "fNoR", "kNoL", "kNoR")
"""How a row ends with what something was before."""


def telling(tokens: Sequence[Token], row: str, text: str) -> list[Token]:
    """The tokens of a row without noun phrases that say nothing and without those that only name who reports."""
    reported = "r" in row
    if COUNTED.isdisjoint(row):
        return [t for t in tokens if t.letter != "r"] if reported else list(tokens)
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        letter = row[at]
        if letter == "N":
            if kept and kept[-1].letter == "T" and token.start - kept[-1].end <= 1:
                duration = kept.pop()
                token = replace(token, start=duration.start, parts=((duration.start, token.end),))
            if reported and names_source(tokens, at, text):
                continue
            said = text[token.start : token.end]
            if tells_point(text, tokens, row, at) or (says_nothing(said) and not stands_for_base(row, at)):
                continue
        if letter != "r":
            kept.append(token)
    return kept


def tells_point(text: str, tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a noun phrase beside a base only says at which point it was that ("from a peak of 58", "from 409 at the
    start of the week").
    """
    if row[at - 1 : at + 2] not in ("fNo", "kNo") and not row.endswith(BASES, 0, at):
        return False
    leading = tokens[max(row.rfind("f", 0, at), row.rfind("k", 0, at))]
    said = text[tokens[at].start : tokens[at].end].lower()
    return text.endswith("from", 0, leading.end) and said in table("cues")["standpoint"]["forms"]


def stands_for_base(row: str, at: int) -> bool:
    """Whether a noun phrase stands between what lies above or below something and the figure of that ("above the record
    of 3.4 million").
    """
    return row[at - 1 : at] == "m" and row[at + 1 : at + 3] in ("oL", "oR")
