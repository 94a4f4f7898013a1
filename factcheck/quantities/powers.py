"""Powers and logarithms of exact values, as far as floats can give them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

INFINITY: Final = math.inf


def power(x: Fraction | float, y: Fraction | float) -> float:
    """`x ** y` for x from 0 to infinity, through logarithms, so that no exact x is too large or too small."""
    if x == 0:
        return 1.0 if y == 0 else (0.0 if y > 0 else INFINITY)
    if y == 0 or x == 1:
        return 1.0
    try:
        return math.exp(logarithm(x) * float(y))
    except OverflowError:
        return INFINITY


def logarithm(x: Fraction | float) -> float:
    """The natural logarithm of a positive value, to twelve digits even close to 1."""
    if isinstance(x, float):
        return x
    if Fraction(1, 2) < x < 2:
        return math.log1p(float(x - 1))
    try:
        return math.log(float(x))
    except (OverflowError, ValueError):
        return math.log(x.numerator) - math.log(x.denominator)
