"""A quantity as printed: digits, magnitude, unit and hedge, and the values that print like it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.quantities.interval import Interval

ONE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts or measures.

    `name` is an ISO currency code, "percent", "percentage point", a unit's English singular name, the counted noun
    in the singular, or None. `dimension` is "money", "ratio" (percent, fractions), "points" (differences of ratios),
    "factor" (2.5-fold, doubled), "count" (things), "ordinal", "number" (nothing named), or a physical dimension
    ("length", "mass", "energy", ...). `scale` turns one printed unit into the dimension's base unit (percent: 1/100,
    cent: 1/100 of its currency, kilometer: 1000 metres). `per` is the denominator of a rate ("share", "hour", "capita").
    """

    name: str | None
    dimension: str
    scale: Fraction = ONE
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity in a text.

    `[start, end)` spans number and unit; `[figure_start, figure_end)` digits and magnitude word alone.
    `value` is the printed value in the printed unit, magnitude applied ("2.788 million" -> 2788000, "12.3 %" -> 12.3),
    negative where a sign or "down" glued to it says so; `upper` the other end of a printed range. `step` is one unit of the last
    printed digit, `coarse` one unit of the last non-zero digit (both with magnitude, in the printed unit).
    `hedge` is None or one of the names in lexicon/hedges.toml ("about", "nearly", "more than", "at least", ...).
    """

    start: int
    end: int
    figure_start: int
    figure_end: int
    value: Decimal | Fraction
    unit: Unit
    step: Decimal | Fraction
    coarse: Decimal | Fraction
    hedge: str | None = None
    upper: Decimal | Fraction | None = None
    form: str = "digits"

    def narrow(self) -> Interval:
        """The narrow reading, in the unit's base scale (CONTRACT section 2)."""
        raise NotImplementedError

    def wide(self) -> Interval:
        """The wide reading, in the unit's base scale (CONTRACT section 2)."""
        raise NotImplementedError
