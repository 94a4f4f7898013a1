"""Mending: whether one slip of the pen keeps a level, its change and a figure of another article from fitting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeVar

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.elsewhere import Found
from factcheck.quantities.band import Band, add, from_interval, overlap, solve_factor, subtract
from factcheck.quantities.interval import Interval
from factcheck.quantities.slips import Slip, amended, factors
from factcheck.record import replace
from factcheck.rulebook.binders.trials import ONE, STARTS, Trial, chance, is_near, is_signed, limit

SLIPS: Final = 3
"""How many times as likely slips may be that make figures fit: what shares words and time mostly does not clash."""

ROUGH: Final = 2
"""How many times as far as it was a figure may be off that was meant otherwise: as hedges have it, some less."""

Value = TypeVar("Value")

UNIT: Final = from_interval(ONE)
ROUGH_STARTS: Final[Mapping[str, Callable[[Band, Band], Band]]] = {
    "change": lambda level, change: solve_factor(level, add(UNIT, change)),
    "amount": subtract,
    "points": subtract,
    "factor": solve_factor,
}
"""What a level was before a change of each aspect, in floats."""


def is_mended(slip: Slip, found: Found, trial: Trial, aspect: str) -> bool:
    """Whether a slip in one of the figures would make them fit, and hardly by chance."""
    claims = (trial.level, trial.change, found.claim)
    printed = [values(claim)[0] for claim in claims]
    if not may_be_mended(slip, claims, printed, aspect):
        return False
    made = []
    for at, claim in enumerate(claims):
        for meant in amended(claim.quantity, slip):
            now, change, base = put(printed, at, values(replace(claim, quantity=meant))[0])
            start = trial.starts[0] if claim is found.claim else STARTS[aspect](now, change)
            if is_signed(start) and is_signed(base):
                made.append((start, base))
    if not any(start.meets(base) and is_near(start, base) for start, base in made):
        return False
    likely = sum((chance(start, base) for start, base in made if is_near(start, base)), Fraction(0))
    most = limit(found) * (SLIPS if same_measure(found.claim, trial.level) else 1)
    return likely * trial.ways(found) <= most


def may_be_mended(slip: Slip, claims: Sequence[Claim], printed: Sequence[Interval], aspect: str) -> bool:
    """The same by floats, which rule most out, and as if figures were rounder than they are."""
    if any(claim.quantity.unit.dimension == "factor" for claim in claims) or not all(own.is_bounded for own in printed):
        return True
    bands = [from_interval(own) for own in printed]
    for at, claim in enumerate(claims):
        for factor in factors(claim.quantity, slip):
            now, change, base = put(bands, at, times(bands[at], factor))
            if overlap(ROUGH_STARTS[aspect](now, change), base) is not False:
                return True
    return False


def put(values: Sequence[Value], at: int, other: Value) -> list[Value]:
    """Three values, one of them replaced by another."""
    return [other if each == at else value for each, value in enumerate(values)]


def times(band: Band, factor: float) -> Band:
    """About what a figure stands for that is so many times another one, and rounded as that is or in proportion."""
    middle, reach = factor * (band[0] + band[1]) / 2, ROUGH * max(1.0, factor) * (band[1] - band[0]) / 2
    return middle - reach, middle + reach, band[2] * max(1.0, factor)


def same_measure(one: Claim, other: Claim) -> bool:
    """Whether nothing says that two figures measure different things; growth may be that of what the other one is."""
    heads = {claim.subject.measure.head for claim in (one, other)} - {UNRESOLVED}
    return len(heads) < 2 or one.kind != other.kind
