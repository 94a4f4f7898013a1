"""Mending: whether one slip of the pen keeps a level, its change and a figure of another article from fitting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeVar

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.elsewhere import Found
from factcheck.quantities.band import INFINITY, Band, add, from_interval, multiply, negate, solve_factor, subtract
from factcheck.quantities.interval import Interval
from factcheck.quantities.slips import Slip, amended, factors
from factcheck.record import replace
from factcheck.rulebook.binders.trials import FAR, ONE, SPREAD, STARTS, Trial, chance, is_near, is_signed, limit
from factcheck.text.document import TITLE

SLIPS: Final = 3
"""How many times as likely slips may be that make figures fit: what shares words and time mostly does not clash."""

ROUGH: Final = 2
"""How many times as far as it was a figure may be off that was meant otherwise: as hedges have it, some less."""

Value = TypeVar("Value")

Printed = tuple[Interval, Band]
"""The values that a figure stands for as printed, exactly and in floats."""

SLACK: Final = 1e-9
"""How far a likelihood in floats may be off at most."""

UNCERTAIN: Final = float("nan")
"""A likelihood that floats cannot tell."""

UNIT: Final = from_interval(ONE)
FITTING: Final[Mapping[str, Sequence[Callable[[Band, Band], Band]]]] = {
    "change": (
        lambda change, base: multiply(base, add(UNIT, change)),
        lambda level, base: subtract(solve_factor(level, base), UNIT),
        lambda level, change: solve_factor(level, add(UNIT, change)),
    ),
    "amount": (add, subtract, subtract),
    "points": (add, subtract, subtract),
    "factor": (multiply, solve_factor, solve_factor),
}
"""In floats, for each aspect of a change: the level, the change and the base that fit the two others, in this order."""

BASE: Final = 2
"""The place of the base among these."""


def is_mended(slip: Slip, three: Three) -> bool:
    """Whether a slip in one of the figures would make them fit, and hardly by chance."""
    if not any(start.meets(base) for start, base in three.hopeful(slip)):
        return False
    found, trial = three.found, three.trial
    most = limit(found) * (SLIPS if same_measure(found.claim, trial.level) else 1) / trial.ways(found)
    about = sum(three.chances(slip))
    if abs(about - float(most)) > SLACK:
        return about < most
    return sum((chance(start, base) for start, base in three.amended(slip)), Fraction(0)) <= most


def printed_of(claim: Claim) -> Printed:
    """What a claim prints."""
    own = values(claim)[0]
    return own, from_interval(own)


class Three:
    """A level, its change of some aspect, and a figure of another article that may be its base; what the first two
    print is `told`, for one trial once.
    """

    def __init__(self, trial: Trial, found: Found, told: Sequence[Printed]) -> None:
        self.trial, self.found = trial, found
        self.claims = trial.level, trial.change, found.claim
        self.aspect, self.start = trial.cell.aspect, trial.starts[0]
        printed = (*told, printed_of(found.claim))
        self.printed, self.bands = [one for one, _ in printed], [band for _, band in printed]
        self.rooms = [self.needed(at) for at in range(len(self.claims))]

    def amended(self, slip: Slip) -> Iterator[tuple[Interval, Interval]]:
        """What the base would have been and what it is, where these are of one size, for each slip in one of the three.
        """
        for at in range(len(self.claims)):
            yield from self.meant(at, slip, -INFINITY, INFINITY)

    def hopeful(self, slip: Slip) -> Iterator[tuple[Interval, Interval]]:
        """The same of the slips that may make the figures fit; floats rule most out."""
        for at in range(len(self.claims)):
            yield from self.meant(at, slip, *self.rooms[at])

    def meant(self, at: int, slip: Slip, least: float, most: float) -> Iterator[tuple[Interval, Interval]]:
        """The same of the slips in one of the three that make it at least and at most so many times as large."""
        claim = self.claims[at]
        for meant in amended(claim.quantity, slip, least, most):
            now, change, base = put(self.printed, at, values(replace(claim, quantity=meant))[0])
            start = self.start if at == BASE else STARTS[self.aspect](now, change)
            if is_signed(start) and is_signed(base) and is_near(start, base):
                yield start, base

    def needed(self, at: int) -> tuple[float, float]:
        """How many times as large one of the three would be at least and at most to fit the others, in floats, and as
        if it were rounder than it is: rounded as it was, or in proportion.
        """
        own, others = self.bands[at], (band for place, band in enumerate(self.bands) if place != at)
        bounded = all(one.is_bounded for one in self.printed)
        middle, reach = abs(own[0] + own[1]) / 2, ROUGH * (own[1] - own[0]) / 2
        if not bounded or middle <= reach or any(claim.quantity.unit.dimension == "factor" for claim in self.claims):
            return -INFINITY, INFINITY
        fitting = FITTING[self.aspect][at](*others)
        low, high, error = fitting if own[0] > 0 else negate(fitting)
        return (low - error - reach) / (middle + reach), (high + error + reach) / (middle - reach)

    def chances(self, slip: Slip) -> Iterator[float]:
        """How likely figures fit by chance after each slip in one of the three, in floats."""
        if not all(map(keeps_its_reach, self.claims)):
            yield UNCERTAIN
            return
        for at, (low, high, error) in enumerate(self.bands):
            middle, reach = (low + high) / 2, (high - low) / 2
            for factor in factors(self.claims[at].quantity, slip):
                meant = middle * factor - reach, middle * factor + reach, error * max(1.0, factor)
                now, change, base = put(self.bands, at, meant)
                yield likelihood(FITTING[self.aspect][BASE](now, change), base)


def keeps_its_reach(claim: Claim) -> bool:
    """Whether a figure would be rounded in the same place, had it other digits."""
    return claim.quantity.is_plain() and claim.role != "aside" and claim.block != TITLE


def likelihood(start: Band, base: Band) -> float:
    """The chance that a base meets what it should be, in floats; none where they are not of one size."""
    if any(min(abs(low), abs(high)) <= error for low, high, error in (start, base)):
        return UNCERTAIN
    if start[0] * start[1] < 0 or base[0] * base[1] < 0:
        return 0.0
    middle, other = abs(start[0] + start[1]) / 2, abs(base[0] + base[1]) / 2
    if max(middle, other) > (FAR + SLACK) * min(middle, other):
        return 0.0
    return (start[1] - start[0] + base[1] - base[0]) / middle / float(SPREAD)


def put(values: Sequence[Value], at: int, other: Value) -> list[Value]:
    """Three values, one of them replaced by another."""
    return [other if each == at else value for each, value in enumerate(values)]


def same_measure(one: Claim, other: Claim) -> bool:
    """Whether nothing says that two figures measure different things; growth may be that of what the other one is."""
    heads = {claim.subject.measure.head for claim in (one, other)} - {UNRESOLVED}
    return len(heads) < 2 or one.kind != other.kind
