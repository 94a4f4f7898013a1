"""Repairs by trial: the values of a claim that a proof uses more than once, where nothing can be solved for it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from factcheck.findings.proof import Proof, Reading, sides
from factcheck.quantities.band import Band, from_interval
from factcheck.quantities.interval import Interval
from factcheck.rulebook.arithmetic import SCREEN
from factcheck.rulebook.constraint import Premise

_DOUBLINGS: Final = 5
_STEPS: Final = 4
"""Trials for each doubling."""

_BISECTIONS: Final = 14


def searched(proof: Proof, reading: Reading[Interval], premise: Premise) -> Interval | None:
    """The values of a premise, within a factor of 32 of the printed one, for which an equation may hold.

    Trials tell on which side of the other each side of the equation lies; where that changes is what is searched for.
    None where it changes nowhere, or more than once.
    """
    printed = premise.narrow.lo or premise.narrow.hi
    if not printed or proof.constraint.rule.equation.comparison != "==":
        return None
    bands: Reading[Band] = Reading(SCREEN, lambda other: from_interval(reading.of(other)), reading.without)

    def side(value: Fraction) -> int:
        point = from_interval(Interval(value, value))
        return _side(*sides(proof, bands.putting(premise.id, point)))

    steps = range(-_DOUBLINGS * _STEPS, _DOUBLINGS * _STEPS + 1)
    trials = [(value, side(value)) for value in (printed * Fraction(2 ** (step / _STEPS)) for step in steps)]
    first, last = trials[0][1], trials[-1][1]
    if first * last != -1 or [s for _, s in trials if s] != sorted((s for _, s in trials if s), reverse=first > 0):
        return None
    below = [value for value, found in trials if found == first][-1]
    above = next(value for value, found in trials if found == last)
    return _between(below, above, first, side)


def _between(below: Fraction, above: Fraction, first: int, side: Callable[[Fraction], int]) -> Interval | None:
    """The stretch on which neither side is certain, between a value on the first side and one on the last."""
    lower, upper, inner = below, above, None
    for _ in range(_BISECTIONS):
        inner = (lower + upper) / 2
        found = side(inner)
        if not found:
            break
        lower, upper = (inner, upper) if found == first else (lower, inner)
    if inner is None or side(inner):
        return Interval(min(lower, upper), max(lower, upper))
    ends = [_edge(lower, inner, side), _edge(upper, inner, side)]
    return Interval(min(ends), max(ends))


def _edge(certain: Fraction, uncertain: Fraction, side: Callable[[Fraction], int]) -> Fraction:
    """Nearly the last value from a certain one towards an uncertain one that is certain."""
    for _ in range(_BISECTIONS):
        middle = (certain + uncertain) / 2
        if side(middle):
            certain = middle
        else:
            uncertain = middle
    return certain


def _side(left: Band, right: Band) -> int:
    """1 where the left values certainly lie above the right ones, -1 where below, else 0."""
    error = left[2] + right[2]
    if left[0] - right[1] > error:
        return 1
    return -1 if right[0] - left[1] > error else 0
