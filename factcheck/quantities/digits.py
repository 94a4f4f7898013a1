"""Exact numbers in print: rounded to readable digits in a direction of choice, thousands grouped."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

_DIGITS_OF_A_WIDTH = 2
_DIGITS_OF_A_VALUE = 7


def _magnitude(value: Fraction) -> int:
    """The exponent of the first digit of a value other than zero."""
    guess = len(str(abs(value.numerator))) - len(str(value.denominator))
    return guess if abs(value) >= Fraction(10) ** guess else guess - 1


def readable_step(lo: Fraction | None, hi: Fraction | None) -> Fraction:
    """The power of ten that the ends of an interval are worth printing to.

    Two digits of the width, where there is one; else seven digits of the value.
    """
    if lo is not None and hi is not None and lo != hi:
        return Fraction(10) ** (_magnitude(hi - lo) - _DIGITS_OF_A_WIDTH + 1)
    value = lo or hi
    return Fraction(10) ** (_magnitude(value) - _DIGITS_OF_A_VALUE + 1) if value else Fraction(1)


def grouped(value: Fraction, step: Fraction, toward: Callable[[Fraction], int]) -> str:
    """`value` in multiples of `step` (a power of ten), rounded by `toward`: "2,787,500", "0.125", "-1.5"."""
    units = toward(value / step)
    if step >= 1:
        return f"{units * int(step):,}"
    places = len(str(step.denominator)) - 1
    whole, part = divmod(abs(units), 10**places)
    decimals = f"{part:0{places}d}".rstrip("0")
    sign = "-" if units < 0 else ""
    return f"{sign}{whole:,}.{decimals}" if decimals else f"{sign}{whole:,}"
