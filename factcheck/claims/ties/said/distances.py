"""Distances: what lies between two figures of a sentence, by what it calls it ("a 1.5 percent lead over the senator,
45.8 percent to 44.3 percent", "leaving a deficit of 42 million rand").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableSequence, Sequence
from functools import partial
from typing import Final

from factcheck.claims.claim import GUESSED_REST, MISTYPED_REST, TOLD_REST, UNRESOLVED, Claim, Measure
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.amounts import ADDITIVE, Line, cue, line_of, may_say
from factcheck.claims.ties.said.makings import is_mistyped, makes, would_make_by
from factcheck.quantities.slips import KINDS, amended
from factcheck.record import replace

RATES: Final = frozenset({"ratio", "points"})
COUNTS: Final = frozenset({"count", "number"})
AMOUNTS: Final = (RATES, COUNTS, *(frozenset({sort}) for sort in sorted(ADDITIVE - COUNTS)))
"""Dimensions of figures that lie at a distance from each other."""
FIGURES: Final = 3
"""A distance and the two figures it lies between."""
CUES: Final = ("distance", "distance-of", "exceeding")
"""What calls a figure a distance."""
BRIEF: Final = 3
"""Words between a distance and what it is called."""

NEAREST: Final = 4
"""Words between "exceeded" and "by", or the figure that is exceeded."""

Found = tuple[Claim, Claim, Claim]
"""A distance, and the larger and the smaller of the figures it lies between."""


def link_distances(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tell the claims of one sentence, those from `first` on, which of them is how far two others lie apart."""
    if len(claims) - first < FIGURES or not may_say(CUES, tokens, text):
        return
    places = {claims[at].id: at for at in range(first, len(claims))}
    for distance, larger, smaller in found(text, tokens, claims[first:]):
        of_rates = larger.quantity.unit.dimension in RATES
        one = smaller if distance.sign < 0 and not of_rates else larger
        name = (f"{called(distance, larger, smaller)} {one.id}", one.id)
        for claim in (larger, smaller, distance):
            known = as_rate(claim) if of_rates else claim
            claims[places[claim.id]] = known if claim is one else replace(known, exhausts=(*known.exhausts, name))


def called(distance: Claim, larger: Claim, smaller: Claim) -> str:
    """How the tie of a distance begins: where neither the figures nor a slip in one bear it out, only words tell it."""
    parts = [distance, smaller]
    if is_mistyped(parts, larger):
        return MISTYPED_REST
    rates = larger.quantity.unit.dimension in RATES
    return TOLD_REST if rates and not (makes(parts, larger) or is_slip(parts, larger)) else GUESSED_REST


def is_slip(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether two figures would make a third but for a power of ten, or digits that changed places, in one of them."""
    return any(would_make_by(partial(amended, slip=slip), parts, whole) for slip in KINDS)


def found(text: str, tokens: Sequence[Token], claims: Sequence[Claim]) -> Iterator[Found]:
    """The distances of a sentence, at most one for each sort of figure."""
    for dimensions in AMOUNTS:
        apart = between(line_of(text, tokens, claims, dimensions))
        if apart is not None:
            yield apart


def as_rate(claim: Claim) -> Claim:
    """A percentage that is set beside others, whatever it was taken for: a level of its own."""
    about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.rate")
    return replace(claim, kind="rate", role="now", of=None, sign=1, subject=about)


def between(line: Line) -> Found | None:
    """The distance of a sentence and the two figures it lies between: the only two others, or, of a lead, the highest
    two.
    """
    places = [at for at in range(len(line.amounts)) if is_distance(line, at)]
    if len(places) != 1 or len(line.amounts) < FIGURES:
        return None
    distance = line.claims.get(line.amounts[places[0]].start)
    others = [line.claims.get(q.start) for at, q in enumerate(line.amounts) if at != places[0]]
    names = {claim.id for claim in others if claim is not None}
    plain = [claim for claim in others if claim is not None and (is_plain(claim) or is_set_against(claim, names))]
    if distance is None or len(plain) < len(others) or (len(others) >= FIGURES and not leads(line, places[0])):
        return None
    larger, smaller = sorted(plain, key=lambda claim: claim.quantity.value, reverse=True)[:2]
    near = 0 < distance.quantity.value < larger.quantity.value and distance.quantity.upper is None
    if not near or not alike(distance, larger, smaller):
        return None
    return (distance, larger, smaller) if len(line.claims) == FIGURES or fits(distance, larger, smaller) else None


def fits(distance: Claim, larger: Claim, smaller: Claim) -> bool:
    """Whether two figures lie as far apart as is said; where a sentence has further ones, others might be meant."""
    apart = larger.quantity.wide() - smaller.quantity.wide()
    return apart.meets(distance.quantity.wide())


def is_distance(line: Line, at: int) -> bool:
    """Whether a figure is called a lead, a gap, or the like, or what one figure exceeds another by."""
    behind, before = line.behind(at)[: BRIEF - 1], line.before(at)
    if behind and behind[0] in cue("distance") and behind[1:] != ["of"]:
        return before[-1:] != ["to"]
    if before[-1:] == ["by"]:
        nearest = before[:-1] if before[:-1] or not at else line.before(at - 1)
        return not cue("exceeding").isdisjoint(nearest[-NEAREST:])
    named = before[-2:-1] if before[-1:] in (["of"], ["was"], ["is"]) else []
    return bool(named) and named[0] in cue("distance") | cue("distance-of")


def leads(line: Line, at: int) -> bool:
    """Whether a distance is called one between the first and the second of several."""
    words = (*line.before(at)[-BRIEF:], *line.behind(at)[:BRIEF])
    return "lead" in words or "ahead" in words


def alike(distance: Claim, larger: Claim, smaller: Claim) -> bool:
    """Whether three figures are of one unit; counts need not repeat what they count."""
    units = [claim.quantity.unit for claim in (distance, larger, smaller)]
    if units[0].dimension == "money":
        return units[0] == units[1] == units[2]
    return all(unit.per is None for unit in units)


def is_set_against(claim: Claim, names: Collection[str]) -> bool:
    """Whether a rate is what another one of a sentence is compared with ("21 percent against 7 percent")."""
    timeless = claim.role == "base" and claim.basis is None
    return timeless and claim.of in names and is_plain(replace(claim, role="now", of=None))


def is_plain(claim: Claim) -> bool:
    """Whether a figure is a level, no range and no change."""
    unit = claim.quantity.unit
    rate = unit.dimension == "ratio" and claim.role not in ("base", "aside")
    level = unit.dimension not in RATES and claim.kind == "level" and claim.role == "now"
    return (rate or level) and unit.per is None and claim.quantity.upper is None and claim.sign > 0
