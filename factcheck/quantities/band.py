"""Bands: intervals in binary floats with a bound on the error of their ends, to screen what need not be exact.

A band answers only what its error leaves certain; anything closer is for exact intervals to decide.
"""

from __future__ import annotations

import math
from typing import Final

from factcheck.quantities.interval import Interval

Band = tuple[float, float, float]
"""Low end, high end, and how far a finite end may be from the exact one. Infinite ends are unbounded; none is open."""

_ROUNDING: Final = 2.0**-50
INFINITY: Final = math.inf

ENTIRE: Final[Band] = (-INFINITY, INFINITY, 0.0)
UNCERTAIN: Final[Band] = (-INFINITY, INFINITY, INFINITY)
"""A band that says nothing, not even that nothing is known."""


def from_interval(interval: Interval) -> Band:
    """The band of an exact interval."""
    try:
        lo = -INFINITY if interval.lo is None else interval.lo.numerator / interval.lo.denominator
        hi = INFINITY if interval.hi is None else interval.hi.numerator / interval.hi.denominator
    except OverflowError:
        return UNCERTAIN
    return lo, hi, _magnitude(lo, hi) * _ROUNDING


def add(a: Band, b: Band) -> Band:
    """The sums."""
    lo, hi = a[0] + b[0], a[1] + b[1]
    return lo, hi, a[2] + b[2] + _magnitude(lo, hi) * _ROUNDING


def subtract(a: Band, b: Band) -> Band:
    """The differences."""
    lo, hi = a[0] - b[1], a[1] - b[0]
    return lo, hi, a[2] + b[2] + _magnitude(lo, hi) * _ROUNDING


def negate(a: Band) -> Band:
    """The members with their sign changed."""
    return -a[1], -a[0], a[2]


def multiply(a: Band, b: Band) -> Band:
    """The products; uncertain where the error of an end near zero would decide a sign of infinity."""
    if a[0] > 0 and b[0] > 0 and a[1] < INFINITY and b[1] < INFINITY:
        high = a[1] * b[1]
        return a[0] * b[0], high, a[1] * b[2] + b[1] * a[2] + a[2] * b[2] + high * _ROUNDING
    if (math.isinf(a[0]) or math.isinf(a[1])) and min(abs(b[0]), abs(b[1])) <= b[2]:
        return UNCERTAIN
    if (math.isinf(b[0]) or math.isinf(b[1])) and min(abs(a[0]), abs(a[1])) <= a[2]:
        return UNCERTAIN
    if a[0] >= 0 and b[0] >= 0:
        lo, hi = a[0] * b[0], a[1] * b[1]
    else:
        corners = (a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1])
        lo, hi = min(corners), max(corners)
    error = _magnitude(a[0], a[1]) * b[2] + _magnitude(b[0], b[1]) * a[2] + a[2] * b[2]
    return lo, hi, error + _magnitude(lo, hi) * _ROUNDING


def solve_factor(product: Band, factor: Band) -> Band:
    """Every x for which x times some member of `factor` is in `product`; uncertain where `factor` comes near zero."""
    lo, hi, error = factor
    nearest = lo if lo > 0 else -hi
    if not nearest > error:
        return UNCERTAIN
    slack = error / (nearest * (nearest - error)) + _ROUNDING / nearest
    return multiply(product, (1.0 / hi, 1.0 / lo, slack))


def overlap(a: Band, b: Band) -> bool | None:
    """Whether the two share a member; None where the error leaves that open."""
    return _certain(min(a[1], b[1]) - max(a[0], b[0]), a, b)


def at_most(a: Band, b: Band) -> bool | None:
    """Whether some member of `a` is below some member of `b`; None where the error leaves that open."""
    return _certain(b[1] - a[0], a, b)


def meet(a: Band, b: Band) -> Band:
    """The members of both (crossed ends where there are none)."""
    return max(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2])


def _certain(margin: float, a: Band, b: Band) -> bool | None:
    error = a[2] + b[2] + max(_magnitude(a[0], a[1]), _magnitude(b[0], b[1])) * _ROUNDING
    if margin > error:
        return True
    return False if margin < -error else None


def _magnitude(lo: float, hi: float) -> float:
    """The larger of the finite ends, without sign."""
    low = abs(lo) if abs(lo) != INFINITY else 0.0
    high = abs(hi) if abs(hi) != INFINITY else 0.0
    return low if low > high else high
