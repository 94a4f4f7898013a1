"""Moves: figures that nothing calls a difference, and that surely are what another one has moved by ("The fund raised
its stake to 442,498 shares from 374,498." "It bought 68,000 shares in April.").
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from functools import partial
from typing import Final

from factcheck.claims.claim import GUESSED_REST, Claim
from factcheck.claims.ties.terms import ROUNDED, term_of
from factcheck.claims.ties.traced.amends import Amends, surprise
from factcheck.claims.ties.traced.bounds import BESIDE
from factcheck.claims.ties.traced.gaps import Remainder
from factcheck.claims.ties.traced.remainders import amended, entered

MOVED: Final = 0.05
"""A figure is believed to be what another one moved by that comes out to the digit, by chance less often than this."""

SURE: Final = 0.005
"""So is one that does so but for a slip."""


def tie_moves(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures beside a level and what it was before which of them is surely by how much it moved."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    for base in [claim for claim in claims if claim.role == "base" and claim.of in places]:
        found = moved_by(text, claims[places[base.of or ""]], claims[places[base.id]], claims)
        if found is not None:
            for claim in entered(found):
                claims[places[claim.id]] = claim


def moved_by(text: str, level: Claim, base: Claim, claims: Sequence[Claim]) -> Remainder | None:
    """The figure beside a level and what this was before that nothing calls a difference, and that surely is theirs
    ("2.4 million comes out of the reserve, which falls to 5.9 million from 8.3 million").
    """
    now, before = (term_of(text, claim) for claim in (level, base))
    known = any(name.startswith(GUESSED_REST) for claim in (level, base) for name, _ in claim.exhausts)
    if now is None or before is None or known or text.endswith(("vs ", "("), 0, base.quantity.start):
        return None
    one, other = (now, before) if now.middle > before.middle else (before, now)
    near = (
        claim for claim in claims if abs(claim.sentence - level.sentence) <= BESIDE and is_beside(claim, level, base)
    )
    ranked = sorted(near, key=lambda claim: abs(claim.quantity.start - base.quantity.start))
    owns = (term_of(text, claim) for claim in ranked)
    found = [Remainder(own, one, other, tried) for tried, own in enumerate(owns, 1) if own is not None]
    fitting = (way for way in found if abs(way.missing()) <= ROUNDED * one.middle and way.chance() <= MOVED)
    return next(fitting, None) or next((way for way in found if is_mended(text, way)), None)


def is_mended(text: str, found: Remainder) -> bool:
    """Whether figures would lie as far apart as is said, to the digit, but for a slip, and hardly by chance."""
    slack = ROUNDED * found.one.middle
    ways = partial(amended, found, Amends(text, {}))
    return surprise(found.chance(), SURE, ways, lambda way: abs(way) <= slack) is not None


def is_beside(claim: Claim, level: Claim, base: Claim) -> bool:
    """Whether a plain level may be by how much two others differ: of their unit, or a count beside bare figures."""
    plain = claim.kind == "level" and claim.role == "now" and claim.quantity.upper is None
    unit, own = claim.quantity.unit, level.quantity.unit
    bare = own.dimension == "number" and unit.dimension == "count"
    plain = plain and not any(name.startswith(GUESSED_REST) for name, _ in claim.exhausts)
    same = bare or (unit.name, unit.dimension) == (own.name, own.dimension)
    return plain and same and claim.id not in (level.id, base.id)
