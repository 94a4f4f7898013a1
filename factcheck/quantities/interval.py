"""Exact intervals with open, closed and unbounded ends: the only place where uncertainty is represented."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

from factcheck.quantities.digits import grouped, readable_step
from factcheck.quantities.powers import INFINITY, logarithm, power
from factcheck.record import record

_SLACK: Final = 1e-12
"""Relative padding of powers and logarithms that only floats can give."""

_EXACT_BITS: Final = 8192
"""Powers whose digits stay below this size are computed exactly."""

_End = tuple[Fraction | float, bool]
"""A value (a float only when infinite), and whether it is open."""


@record(frozen=True, slots=True)
class Interval:
    """The set of values between two ends. `None` is an end without bound; an open end is not a member.

    Every operation yields an interval that contains each pointwise result; sums, products and quotients are exact. An
    interval may be empty (`is_empty`); operations other than `intersect` and `hull` expect one that is not.
    """

    lo: Fraction | None
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False

    @classmethod
    def from_value(cls, value: Fraction | int | str) -> Interval:
        """The interval that holds one value alone; a string may be a decimal ("0.25") or a fraction ("1/3")."""
        exact = Fraction(value)
        return cls(exact, exact)

    @property
    def is_empty(self) -> bool:
        """Whether no value lies between the ends."""
        if self.lo is None or self.hi is None:
            return False
        return self.lo > self.hi or ((self.lo_open or self.hi_open) and self.lo == self.hi)

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.lo is not None and self.hi is not None

    @property
    def is_entire(self) -> bool:
        """Whether every value is a member."""
        return self.lo is None and self.hi is None

    @property
    def point(self) -> Fraction | None:
        """The only member, or None where there are more."""
        return self.lo if self.lo is not None and self.lo == self.hi else None

    def contains(self, value: Fraction | int) -> bool:
        """Whether `value` is a member."""
        above = self.lo is None or self.lo < value or (self.lo == value and not self.lo_open)
        return above and (self.hi is None or value < self.hi or (self.hi == value and not self.hi_open))

    def within(self, other: Interval) -> bool:
        """Whether every member is a member of `other` too."""
        return self.is_empty or self.intersect(other) == self

    def intersect(self, other: Interval) -> Interval:
        """The members of both; empty where there are none."""
        lo, lo_open = self.lo, self.lo_open
        if other.lo is not None and (lo is None or other.lo >= lo):
            lo_open = other.lo_open or (lo_open and other.lo == lo)
            lo = other.lo
        hi, hi_open = self.hi, self.hi_open
        if other.hi is not None and (hi is None or other.hi <= hi):
            hi_open = other.hi_open or (hi_open and other.hi == hi)
            hi = other.hi
        return Interval(lo, hi, lo_open, hi_open)

    def meets(self, other: Interval) -> bool:
        """Whether the two share a member: each begins no later than the other one ends."""
        return not (_is_past(self, other) or _is_past(other, self) or self.is_empty or other.is_empty)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return _between(min(_low(self), _low(other)), max(_high(self), _high(other), key=_outermost))

    def width(self) -> Fraction | None:
        """The distance of the ends, None where one has no bound."""
        return None if self.lo is None or self.hi is None else self.hi - self.lo

    def relative_width(self, value: Fraction | None = None) -> Fraction | None:
        """The width as a share of `value` (of the middle, where none is given); None where that says nothing."""
        if self.lo is None or self.hi is None:
            return None
        against = abs((self.lo + self.hi) / 2 if value is None else value)
        if against == 0:
            return Fraction(0) if self.lo == self.hi else None
        return (self.hi - self.lo) / against

    def __neg__(self) -> Interval:
        lo = None if self.hi is None else -self.hi
        hi = None if self.lo is None else -self.lo
        return Interval(lo, hi, self.hi_open, self.lo_open)

    def __add__(self, other: Interval) -> Interval:
        lo = None if self.lo is None or other.lo is None else self.lo + other.lo
        hi = None if self.hi is None or other.hi is None else self.hi + other.hi
        lo_open = lo is not None and (self.lo_open or other.lo_open)
        return Interval(lo, hi, lo_open, hi is not None and (self.hi_open or other.hi_open))

    def __sub__(self, other: Interval) -> Interval:
        lo = None if self.lo is None or other.hi is None else self.lo - other.hi
        hi = None if self.hi is None or other.lo is None else self.hi - other.lo
        lo_open = lo is not None and (self.lo_open or other.hi_open)
        return Interval(lo, hi, lo_open, hi is not None and (self.hi_open or other.lo_open))

    def __mul__(self, other: Interval) -> Interval:
        a, b, c, d = _low(self), _high(self), _low(other), _high(other)
        if self._is_positive() and other._is_positive():
            return _between(_product(a, c), _product(b, d))
        corners = (_product(a, c), _product(a, d), _product(b, c), _product(b, d))
        return _between(min(corners), max(corners, key=_outermost))

    def __truediv__(self, other: Interval) -> Interval:
        """Every quotient whose divisor is not zero; the whole line where the divisors lie on both sides of it."""
        inverse = other._reciprocal()
        return ENTIRE if inverse is None else self * inverse

    def solve_factor(self, factor: Interval) -> Interval:
        """Every x for which x times some member of `factor` is a member of this interval."""
        if factor.contains(0) and self.contains(0):
            return ENTIRE
        return self / factor

    def __pow__(self, exponent: Interval) -> Interval:
        """Every power that is a real number; a fractional exponent leaves negative bases out."""
        whole = exponent.point
        if whole is not None and whole.denominator == 1:
            if whole < 0:
                inverse = (self ** Interval.from_value(-whole))._reciprocal()
                return ENTIRE if inverse is None else inverse
            if self._digits() * whole <= _EXACT_BITS:
                return self._integer_power(int(whole))
        base = self.intersect(_NONNEGATIVE)
        if base.is_empty or (self.lo is None or self.lo < 0):
            return ENTIRE
        exponents = (_low(exponent)[0], _high(exponent)[0])
        corners = [power(x, y) for x in (_low(base)[0], _high(base)[0]) for y in exponents]
        return _padded(min(corners), max(corners))

    def solve_base(self, exponent: Interval, base: Interval) -> Interval:
        """Every x, as far as `base` already tells its sign, whose power by `exponent` is a member of this interval."""
        whole = exponent.point
        if exponent.contains(0):
            return ENTIRE
        inverse = _ONE / exponent
        if whole is not None and whole.denominator == 1 and whole % 2 and self.hi is not None and self.hi <= 0:
            return -((-self) ** inverse)
        if base.lo is not None and base.lo >= 0:
            powers = self.intersect(_NONNEGATIVE)
            return ENTIRE if powers.is_empty else powers**inverse
        return ENTIRE

    def solve_exponent(self, base: Interval) -> Interval:
        """Every exponent that takes some member of `base` to a member of this interval."""
        if base.lo is None or self.lo is None or base.lo <= 1 or self.lo <= 0:
            return ENTIRE
        powers = [logarithm(c) for c in (_low(self)[0], _high(self)[0])]
        bases = [logarithm(b) for b in (base.lo, _high(base)[0])]
        if bases[0] < _SLACK:
            return ENTIRE
        ratios = [c / b for c in powers for b in bases if c != INFINITY or b != INFINITY]
        return _padded(min(ratios), max(ratios))

    def _is_positive(self) -> bool:
        """Whether no member is less than nothing, which a fraction tells by its numerator alone."""
        return self.lo is not None and self.lo.numerator >= 0

    def _reciprocal(self) -> Interval | None:
        """The reciprocals of the members other than zero, None where they lie on both sides of zero."""
        lo, hi = self.lo, self.hi
        if lo is not None and lo >= 0 and (hi is None or hi > 0):
            return Interval(
                Fraction(0) if hi is None else 1 / hi,
                None if lo == 0 else 1 / lo,
                self.hi_open or hi is None,
                self.lo_open,
            )
        if hi is not None and hi <= 0 and (lo is None or lo < 0):
            inverse = (-self)._reciprocal()
            return None if inverse is None else -inverse
        return None

    def _integer_power(self, exponent: int) -> Interval:
        if exponent == 0:
            return _ONE
        if exponent % 2 == 0 and (self.lo is None or self.lo < 0):
            if self.hi is None or self.hi > 0:
                largest = max(_high(-self), _high(self), key=_outermost)
                return _between((Fraction(0), False), largest)._integer_power(exponent)
            return (-self)._integer_power(exponent)
        lo = None if self.lo is None else self.lo**exponent
        hi = None if self.hi is None else self.hi**exponent
        return Interval(lo, hi, self.lo_open, self.hi_open)

    def _digits(self) -> int:
        ends = [end for end in (self.lo, self.hi) if end is not None]
        return max((max(e.numerator.bit_length(), e.denominator.bit_length()) for e in ends), default=1)

    def words(self) -> str:
        """The interval in a message: "2,787,500 to 2,788,500", "more than 500,000", "at most 12.5", "any value"."""
        step = readable_step(self.lo, self.hi)
        if self.lo is not None and self.hi is not None:
            low, high = grouped(self.lo, step, math.floor), grouped(self.hi, step, math.ceil)
            return low if low == high else f"{low} to {high}"
        if self.lo is not None:
            return f"{'more than' if self.lo_open else 'at least'} {grouped(self.lo, step, math.floor)}"
        if self.hi is not None:
            return f"{'less than' if self.hi_open else 'at most'} {grouped(self.hi, step, math.ceil)}"
        return "any value"

    def __str__(self) -> str:
        """Bounded: the bracket notation, ends rounded outward to readable digits; else as in `words`."""
        if self.lo is None or self.hi is None:
            return self.words()
        step = readable_step(self.lo, self.hi)
        opening, closing = "(" if self.lo_open else "[", ")" if self.hi_open else "]"
        return f"{opening}{grouped(self.lo, step, math.floor)}, {grouped(self.hi, step, math.ceil)}{closing}"


ENTIRE: Final = Interval(None, None)
_ONE: Final = Interval.from_value(1)
_NONNEGATIVE: Final = Interval(Fraction(0), None)


def _is_past(one: Interval, other: Interval) -> bool:
    """Whether an interval begins behind the end of another one."""
    if one.lo is None or other.hi is None or one.lo < other.hi:
        return False
    return one.lo_open or other.hi_open or one.lo != other.hi


def _low(interval: Interval) -> _End:
    return (-INFINITY, True) if interval.lo is None else (interval.lo, interval.lo_open)


def _high(interval: Interval) -> _End:
    return (INFINITY, True) if interval.hi is None else (interval.hi, interval.hi_open)


def _outermost(end: _End) -> tuple[Fraction | float, bool]:
    return end[0], not end[1]


def _between(low: _End, high: _End) -> Interval:
    lo = None if isinstance(low[0], float) else low[0]
    hi = None if isinstance(high[0], float) else high[0]
    return Interval(lo, hi, low[1] and lo is not None, high[1] and hi is not None)


def _product(x: _End, y: _End) -> _End:
    """The product of two ends; zero times an unbounded end is zero, a member where that zero is one."""
    (a, a_open), (b, b_open) = x, y
    if not a or not b:
        return Fraction(0), not ((a == 0 and not a_open) or (b == 0 and not b_open))
    if isinstance(a, float) or isinstance(b, float):
        return (INFINITY if (a > 0) == (b > 0) else -INFINITY), True
    return a * b, a_open or b_open


def _padded(lo: float, hi: float) -> Interval:
    """An interval around two floats that may each be off by a few units in the twelfth digit."""
    low = Fraction(lo) - abs(Fraction(lo)) * Fraction(_SLACK) if math.isfinite(lo) else None
    high = Fraction(hi) + abs(Fraction(hi)) * Fraction(_SLACK) + Fraction(5e-324) if math.isfinite(hi) else None
    return Interval(low, high)
