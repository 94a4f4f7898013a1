"""Exact intervals with open, closed and unbounded ends: the only place where uncertainty is represented."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """The set of values between two ends. `None` is an end without bound; an open end is not a member."""

    lo: Fraction | None
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False
