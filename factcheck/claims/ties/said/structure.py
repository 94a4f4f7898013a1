"""Structure: what a sentence says of figures by the way it sets them beside each other, whatever they count."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from factcheck.claims.claim import Claim
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.said.allotments import link_allotments
from factcheck.claims.ties.said.breakdowns import break_down
from factcheck.claims.ties.said.distances import link_distances
from factcheck.claims.ties.said.portions import link_portions, link_resumed
from factcheck.claims.ties.said.unit_values import link_values


def tie(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tie the claims of one sentence, those from `first` on, to each other and to those before: parts to their whole,
    shares to what they are of, prices to what they are paid for, distances to what they lie between.
    """
    if first == len(claims):
        return
    break_down(text, tokens, claims, first)
    link_allotments(text, tokens, claims, first)
    link_portions(text, tokens, claims, first)
    link_resumed(text, claims, first)
    link_values(text, claims, first)
    link_distances(text, tokens, claims, first)
