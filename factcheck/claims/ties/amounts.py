"""Amounts: the figures of a sentence in their order, with the words between them, whatever they count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.tokens import START, Token
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity
from factcheck.record import record

PIECE: Final = expression(r"[^\W_][\w'’-]*|--|(?<=\s)-(?=\s)|[–—:;,()&]")
"""A word, or a mark that structures a list."""

ADDITIVE: Final = frozenset({"money", "count", "number", "mass", "volume", "area", "length", "energy", "power"})
"""Dimensions of which parts add up to a whole."""

OWNED: Final = ("'s", "’s", "s'", "s’")
"""How a word ends that says whose something is."""

WHOLLY: Final = expression(
    r"\b(?i:altogether|in all|in total|overall|together(?! with)|combined|jointly|between them|all told"
    r"|add(?:s|ed)? up to)\b"
)
"""Words of a sentence that call its figure all of what others make."""

BRIEF: Final = 3
"""Words that may stand between a mark, or a conjunction, and the figure it leads to."""


@record(frozen=True, slots=True)
class Line:
    """The figures of a sentence in their order, what stands between them, and the claims they make, by their start."""

    start: int
    amounts: Sequence[Quantity]
    gaps: Sequence[str]
    claims: dict[int, Claim]

    def before(self, at: int) -> list[str]:
        """The words and marks before a figure, back to the one before it."""
        return pieces(self.gaps[at])

    def behind(self, at: int) -> list[str]:
        """The words and marks behind a figure, up to the next one."""
        return pieces(self.gaps[at + 1])

    def claim(self, at: int) -> Claim | None:
        """The claim of a figure, where it is a plain level."""
        claim = self.claims.get(self.amounts[at].start)
        if claim is None or claim.kind != "level" or claim.quantity.upper is not None or claim.quantity.value <= 0:
            return None
        return claim


def line_of(text: str, tokens: Sequence[Token], claims: Sequence[Claim], dimensions: Collection[str]) -> Line:
    """The figures of these dimensions in a sentence, with its claims."""
    amounts = sorted([q for t in tokens for q in t.quantities if q.unit.dimension in dimensions], key=START)
    starts, ends = [q.start for q in amounts], [q.end for q in amounts]
    gaps = zip([tokens[0].start, *ends], [*starts, tokens[-1].end], strict=True)
    found = {claim.quantity.start: claim for claim in claims}
    return Line(tokens[0].start, amounts, [text[start:end] for start, end in gaps], found)


@lru_cache(maxsize=64)
def pieces(text: str) -> list[str]:
    """The words and marks of a stretch between figures, which all that looks at a sentence asks for; not to be changed.
    """
    return PIECE.findall(text.lower())


def alike(part: Claim, whole: Claim) -> bool:
    """Whether a figure can be a part of another: of one currency or dimension; a bare number can be a part of any."""
    one, other = part.quantity.unit, whole.quantity.unit
    if one.per != other.per or part.sign != whole.sign:
        return False
    if one.dimension == "number" or {one.dimension, other.dimension} <= {"count", "number"}:
        return True
    return one.dimension == other.dimension and (one.dimension != "money" or one.name == other.name)


def leads(words: Sequence[str], marks: Collection[str]) -> str:
    """The mark, or the word, that leads to the figure behind these words; little may stand between. "" for none."""
    for size in range(min(BRIEF + 1, len(words))):
        word = words[len(words) - 1 - size]
        if word in marks:
            return word
        if word not in cue("light"):
            return ""
    return ""


def among(words: Sequence[str]) -> bool:
    """Whether words are no more than "of the", or "of the city's"."""
    return "of" in words and all(word in cue("among") or word.endswith(OWNED) for word in words)


def outside(line: Line, at: int) -> int:
    """The place of an amount or, if that stands in brackets or says what was before, of the one in front of it."""
    claim = line.claim(at) if at > 0 else None
    bracketed = at > 0 and "(" in line.before(at) and ")" in line.behind(at)
    return at - 1 if bracketed or (claim is not None and claim.role == "base") else at


def may_say(names: Sequence[str], tokens: Sequence[Token], text: str) -> bool:
    """Whether a sentence has the letters of a form of these cues: most have of none, and need not be read for them."""
    said = text[tokens[0].start : tokens[-1].end].lower()
    return any(any(map(said.__contains__, cue(name))) for name in names)


@cache
def cue(name: str) -> frozenset[str]:
    """The forms of a cue of breakdowns."""
    return frozenset(table("breakdowns")[name]["forms"])
