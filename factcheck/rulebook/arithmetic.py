"""The two arithmetics an equation runs in: exact intervals, which decide, and bands, which screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from typing import Final, Generic, TypeVar

from factcheck.quantities import band, interval
from factcheck.quantities.band import Band
from factcheck.quantities.interval import Interval
from factcheck.record import record

Value = TypeVar("Value")


@record(frozen=True, slots=True)
class Arithmetic(Generic[Value]):
    """The operations of equations on one kind of value.

    `divide` leaves divisors of zero out. The `solve_*` operations invert a relation and are sound where it is not
    one-to-one: `solve_factor(c, b)` holds every x with x * b = c, `solve_base(c, n, x)` every x with x ** n = c whose
    sign x already allows, `solve_exponent(c, b)` every n with b ** n = c. `meets` and `at_most` (members a of one and b
    of the other with a <= b; `below`: a < b) answer None where this arithmetic cannot tell. `larger` is
    the maximum of two, `hull` what lies between members of two.
    """

    entire: Value
    constant: Callable[[Fraction], Value]
    add: Callable[[Value, Value], Value]
    subtract: Callable[[Value, Value], Value]
    negate: Callable[[Value], Value]
    multiply: Callable[[Value, Value], Value]
    divide: Callable[[Value, Value], Value]
    power: Callable[[Value, Value], Value]
    solve_factor: Callable[[Value, Value], Value]
    solve_base: Callable[[Value, Value, Value], Value]
    solve_exponent: Callable[[Value, Value], Value]
    intersect: Callable[[Value, Value], Value]
    meets: Callable[[Value, Value], bool | None]
    at_most: Callable[[Value, Value], bool | None]
    below: Callable[[Value, Value], bool | None]
    reaching: Callable[[Value], Value]
    reached: Callable[[Value], Value]
    larger: Callable[[Value, Value], Value]
    hull: Callable[[Value, Value], Value]

    def between(self, values: Sequence[Value]) -> Value:
        """Whatever lies between the least and the largest of one or more values."""
        return reduce(self.hull, values)

    def largest(self, values: Sequence[Value]) -> Value:
        """The largest of one or more values."""
        return reduce(self.larger, values)

    def total(self, values: Sequence[Value]) -> Value:
        """The sum of one or more values."""
        result = values[0]
        for value in values[1:]:
            result = self.add(result, value)
        return result


def _reaching(value: Interval) -> Interval:
    """Every x with a member at or above it."""
    return Interval(None, value.hi, False, value.hi_open)


def _reached(value: Interval) -> Interval:
    """Every x with a member at or below it."""
    return Interval(value.lo, None, value.lo_open)


def _larger(a: Interval, b: Interval) -> Interval:
    """The larger one of a member of each."""
    low, high = (a, b) if b.lo is None or (a.lo is not None and a.lo > b.lo) else (b, a)
    lo_open = low.lo_open or (low.lo == high.lo and high.lo_open)
    if a.hi is None or b.hi is None:
        return Interval(low.lo, None, lo_open)
    hi = max(a.hi, b.hi)
    return Interval(low.lo, hi, lo_open, all(each.hi_open for each in (a, b) if each.hi == hi))


def _at_most(a: Interval, b: Interval) -> bool:
    if a.lo is None or b.hi is None or a.lo < b.hi:
        return True
    return a.lo == b.hi and not a.lo_open and not b.hi_open


def _below(a: Interval, b: Interval) -> bool:
    return a.lo is None or b.hi is None or a.lo < b.hi


EXACT: Final[Arithmetic[Interval]] = Arithmetic(
    entire=interval.ENTIRE,
    constant=lambda value: Interval(value, value),
    add=Interval.__add__,
    subtract=Interval.__sub__,
    negate=Interval.__neg__,
    multiply=Interval.__mul__,
    divide=Interval.__truediv__,
    power=Interval.__pow__,
    solve_factor=Interval.solve_factor,
    solve_base=Interval.solve_base,
    solve_exponent=Interval.solve_exponent,
    intersect=Interval.intersect,
    meets=Interval.meets,
    at_most=_at_most,
    below=_below,
    reaching=_reaching,
    reached=_reached,
    larger=_larger,
    hull=Interval.hull,
)

SCREEN: Final[Arithmetic[Band]] = Arithmetic(
    entire=band.ENTIRE,
    constant=lambda value: band.from_interval(Interval(value, value)),
    add=band.add,
    subtract=band.subtract,
    negate=band.negate,
    multiply=band.multiply,
    divide=band.solve_factor,
    power=lambda base, exponent: band.UNCERTAIN,
    solve_factor=band.solve_factor,
    solve_base=lambda power, exponent, base: band.UNCERTAIN,
    solve_exponent=lambda power, base: band.UNCERTAIN,
    intersect=band.meet,
    meets=band.overlap,
    at_most=band.at_most,
    below=band.at_most,
    reaching=lambda value: (-band.INFINITY, value[1], value[2]),
    reached=lambda value: (value[0], band.INFINITY, value[2]),
    larger=lambda a, b: (max(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2])),
    hull=lambda a, b: (min(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2])),
)
