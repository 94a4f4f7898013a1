"""The values that print like a figure: exact intervals for rounding and hedges, as CONTRACT section 2 defines them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.lexicon import table
from factcheck.quantities.interval import Interval

LOOSE: Final = Fraction(1, 40)
"""Half the width, relative to the value, of a ratio in words, and of the wide reading at most."""
ABOUT: Final = Fraction(1, 20)
NEARLY: Final = Fraction(1, 10)


@cache
def kind_of(hedge: str) -> str:
    """How the hedge of this name bounds a value."""
    return str(table("hedges")[hedge]["kind"])


def wide_slack(value: Fraction, printed: Fraction, coarse: Fraction) -> Fraction:
    """How far the wide reading reaches on either side of `value`."""
    return max(printed, min(coarse / 2, abs(value) * LOOSE))


def hedged(value: Fraction, slack: Fraction, coarse: Fraction, hedge: str | None) -> Interval:
    """The values meant by a figure with this slack on either side and this hedge before it."""
    kind = kind_of(hedge) if hedge is not None else "exact"
    if kind == "nearly":
        reach = min(coarse, abs(value) * NEARLY) if coarse else abs(value) * NEARLY
        return Interval(value - reach, value) if value >= 0 else Interval(value, value + reach)
    if kind == "more-than":
        return Interval(value, None, lo_open=True)
    if kind == "at-least":
        return Interval(value, None)
    if kind == "less-than":
        return Interval(None, value, hi_open=True)
    if kind == "at-most":
        return Interval(None, value)
    return Interval(value - slack, value + slack)


def about_slack(value: Fraction, wide: Fraction, coarse: Fraction) -> Fraction:
    """How far a figure reaches that is said to be approximate."""
    loose = abs(value) * ABOUT
    return max(wide, min(coarse, loose) if coarse else loose)


def spanned(low: Interval, high: Interval, scale: Fraction) -> Interval:
    """From the lower end of one interval to the upper end of the other, both scaled by a positive factor."""
    return Interval(
        None if low.lo is None else low.lo * scale,
        None if high.hi is None else high.hi * scale,
        low.lo_open,
        high.hi_open,
    )


def exact(value: Decimal | Fraction) -> Fraction:
    """The same value as a fraction."""
    return value if isinstance(value, Fraction) else Fraction(*value.as_integer_ratio())
