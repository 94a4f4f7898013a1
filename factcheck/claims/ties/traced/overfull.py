"""Overfull: percentages the last of which words call the rest, and that make more than a hundred, which only a slip
explains ("97% by speeding, 16% by drink, 11% by phones; the other 56% had various causes").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import pieces
from factcheck.claims.ties.said.breakdowns import is_rest
from factcheck.claims.ties.said.leftovers import is_elsewhere, is_of_some, is_within_one
from factcheck.claims.ties.said.percentages import are_of_two_groups
from factcheck.claims.ties.surroundings import BEFORE, STOP
from factcheck.claims.ties.traced.hundred import Hundred
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace

NEAR: Final = 24
"""Characters before a percentage in which words call it the rest."""

NESTING: Final = (" of them", " of these", " of those", " of whom", " of which", " of that", " of this")
"""What stands behind a percentage that is of something else than those before it."""

ONE: Final = expression(r"\b(?:[Oo]ne|[Bb]oth|[Tt]wo|[Ee]ither)\b")
"""What stands before the first of two, where "the other" is the second ("One shop sold 65% of its stock")."""


def as_rest(text: str, claim: Claim) -> Claim:
    """A percentage; one that words call the rest is no change, nor what another one was before ("and the other 13%
    older").
    """
    told = claim.role in ("rate", "base") and claim.quantity.unit.dimension == "ratio"
    if not told or not is_called_rest(text, claim):
        return claim
    return replace(claim, kind="rate", role="now", of=None, sign=1, basis=None)


def is_called_rest(text: str, claim: Claim) -> bool:
    """Whether words right before a percentage call it all that is left."""
    return is_rest(pieces(text[max(0, claim.quantity.start - NEAR) : claim.quantity.start]))


def is_overfull(text: str, made: Hundred) -> bool:
    """Whether percentages that words close are all that their sentences give and make more than a hundred, and no words
    and no others of them say that they are not of one whole.
    """
    shares = [part.claim.quantity for part in made.parts]
    if not made.whole or made.missing() >= 0 or not is_called_rest(text, made.parts[-1].claim):
        return False
    if is_of_some(shares) or is_within_one(shares) or any(text.startswith(NESTING, share.end) for share in shares[1:]):
        return False
    first, last = shares[0], shares[-1]
    return not (is_of_two(text, shares) or are_of_two_groups(text, first, last) or is_elsewhere(text, first, last))


def is_of_two(text: str, shares: Sequence[Quantity]) -> bool:
    """Whether two shares are of two things, the other of which has the last ("One shop sold 65% of its stock, the other
    45%").
    """
    start = shares[0].start
    return len(shares) == 2 and ONE.search(STOP.split(text[max(0, start - BEFORE) : start])[-1]) is not None
