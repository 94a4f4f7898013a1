"""Distances: the points that lie between two rates of a sentence, by what it calls them ("a 1.5 percent lead over the
senator, 45.8 percent to 44.3 percent").
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Final

from factcheck.claims.amounts import Line, cue, line_of
from factcheck.claims.claim import GUESSED_REST, UNRESOLVED, Claim, Measure
from factcheck.claims.tokens import Token
from factcheck.record import replace

RATES: Final = frozenset({"ratio", "points"})
FIGURES: Final = 3
"""A distance and the two rates it lies between."""


def link_distances(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tell the claims of one sentence, those from `first` on, which of them is how far two others lie apart."""
    if len(claims) - first < FIGURES:
        return
    line = line_of(text, tokens, claims[first:], RATES)
    found = between(line)
    if found is None:
        return
    distance, larger, smaller = found
    places = {claims[at].id: at for at in range(first, len(claims))}
    name = (f"{GUESSED_REST} {larger.id}", larger.id)
    for claim in (larger, smaller, distance):
        about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.rate")
        known = replace(claim, kind="rate", role="now", of=None, sign=1, subject=about)
        claims[places[claim.id]] = known if claim is larger else replace(known, exhausts=(*known.exhausts, name))


def between(line: Line) -> tuple[Claim, Claim, Claim] | None:
    """The distance of a sentence and the two rates it lies between, the larger first, where it has just these."""
    places = [at for at in range(len(line.amounts)) if is_distance(line, at)]
    if len(places) != 1 or len(line.amounts) != FIGURES:
        return None
    rates = [line.claims.get(q.start) for at, q in enumerate(line.amounts) if at != places[0]]
    distance, one, other = line.claims.get(line.amounts[places[0]].start), *rates
    if distance is None or one is None or other is None or not (is_rate(one) and is_rate(other)):
        return None
    larger, smaller = (one, other) if one.quantity.value > other.quantity.value else (other, one)
    near = 0 < distance.quantity.value < larger.quantity.value and distance.quantity.upper is None
    return (distance, larger, smaller) if near else None


def is_distance(line: Line, at: int) -> bool:
    """Whether a figure is called a lead, a gap, or the like."""
    behind, before = line.behind(at)[:2], line.before(at)[-2:]
    called = bool(behind) and behind[0] in cue("distance") and behind[1:] != ["of"]
    return called or (len(before) > 1 and before[0] in cue("distance") and before[1] == "of")


def is_rate(claim: Claim) -> bool:
    """Whether a figure is a share of all, and no change."""
    unit = claim.quantity.unit
    return unit.dimension == "ratio" and unit.per is None and claim.quantity.upper is None and claim.sign > 0
