"""Comparisons of growth: a growth rate, the one it is set against, and the points between them, within a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.tokens import Token, letters_of
from factcheck.claims.ties.said.denials import is_denied
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import replace

COMPARED: Final = expression(
    r"(?P<now>R)[PBA]*,?[m+]?(?P<points>D?)[m+]?(?P<than>[fk])[oPBA]*(?P<other>R)\+?"
    r"(?:[PBA]*,\+[bo]?(?P<after>D))?"
)
"""A growth rate, how it lies to another (", up", "0.4 points slower", "higher"), and the other ("than the 3.3 percent
rise").
"""

THAN: Final = "than"
"""What makes the word before it compare."""


def link_growths(text: str, tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """The points between two growth rates of a sentence, linked to both; where none are given, the one to the other."""
    for match in COMPARED.finditer(letters_of(tokens)):
        now, points, other = (figure_at(tokens, match.start(role), claims) for role in ("now", "points", "other"))
        if now is None or other is None or not (grows(now) and same_sort(now, other)):
            continue
        after = figure_at(tokens, match.start("after"), claims)
        if after is not None:
            yield replace(after, of=None, links=(("growth", now.id), ("than", other.id)))
        way = direction(text, [tokens[at] for at in range(match.end("now"), match.end("than"))])
        behind = tokens[match.end("other")].frame if match.end("other") < len(tokens) else None
        if match["points"] and points is not None:
            yield replace(points, of=None, links=(("growth", now.id), ("than", other.id)))
        elif not match["points"] and way and not (behind is not None and behind.sign < 0):
            yield replace(now, links=(("above" if way > 0 else "below", other.id),))


def figure_at(tokens: Sequence[Token], at: int, claims: Mapping[int, Claim]) -> Claim | None:
    """The claim of the figure at a place, where there is one."""
    quantities = tokens[at].quantities if at >= 0 else ()
    return claims.get(quantities[0].start) if len(quantities) == 1 else None


def direction(text: str, tokens: Sequence[Token]) -> int:
    """The direction that the words between two rates give ("up from", "faster than"), 0 where they give none, or deny
    it ("no faster than"), or only say what the first rate is ("4.5 percent growth compares with 6 percent in Spain").
    """
    first = text[tokens[-1].start : tokens[-1].end].lower().split()[0]
    named = tokens[0].letter == "+" and tokens[-1].letter == "k" and first != THAN
    for token in tokens[int(named) :]:
        if token.frame is not None and token.frame.sign:
            return 0 if is_denied(text, token.start) else token.frame.sign
    if is_denied(text, tokens[-1].start):
        return 0
    return int(first in table("cues")["above"]["forms"]) - int(first in table("cues")["below"]["forms"])


def grows(claim: Claim) -> bool:
    """Whether a rate is growth, and not of a measure that is a rate itself."""
    entry = table("measures").get(claim.subject.measure.head, {})
    growth = claim.kind == "rate" or (claim.role == "rate" and not entry.get("ratio"))
    return growth and claim.sign > 0


def same_sort(now: Claim, other: Claim) -> bool:
    """Whether another figure can be a growth rate too: a percentage above nothing, and no base of this one."""
    return other.quantity.unit == now.quantity.unit and other.sign > 0 and other.quantity.value > 0
