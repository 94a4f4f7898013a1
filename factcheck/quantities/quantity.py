"""A quantity as printed: digits, magnitude, unit and hedge, and the values that print like it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from factcheck.quantities.interval import Interval
from factcheck.quantities.rounding import LOOSE, about_slack, exact, hedged, kind_of, spanned, wide_slack
from factcheck.record import record

ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)


@record(frozen=True, slots=True)
class Unit:
    """What a number counts or measures.

    `name` is an ISO currency code, "percent", "percentage point", a unit's English singular name, the counted noun in
    the singular, or None. `dimension` is "money", "ratio" (percent, fractions), "points" (differences of ratios),
    "factor" (2.5-fold, doubled), "count" (things), "ordinal", "number" (nothing named), or a physical dimension
    ("length", "mass", "energy", ...). `scale` turns one printed unit into the dimension's base unit (percent: 1/100,
    cent: 1/100 of its currency, kilometre: 1000 metres). `per` is what a rate is per ("share", "hour", "capita"). A
    currency that several countries share and the text leaves open has its common name ("dollar", "franc", "peso").
    """

    name: str | None
    dimension: str
    scale: Fraction = ONE
    per: str | None = None


@record(frozen=True, slots=True)
class Quantity:
    """One quantity in a text.

    `[start, end)` spans number and unit; `[figure_start, figure_end)` digits and magnitude word alone. `value` is the
    printed value in the printed unit, magnitude applied ("2.788 million" -> 2788000, "12.3 %" -> 12.3), negative where
    a sign glued to it says so; `upper` the other end of a printed range. `step` is one unit of the last printed digit,
    `coarse` one unit of the last non-zero digit (both with magnitude, in the printed unit). `hedge` is None or one of
    the names in lexicon/hedges.toml ("about", "nearly", "more than", "at least", ...). `form` is "digits", "words" or
    "fraction" (half, two-thirds, 3/4: known to 2.5 %, unless hedged).
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
        if self.is_plain():
            return rounded(self.value, self.step, *self.unit.scale.as_integer_ratio())
        return as_printed(self)

    def wide(self) -> Interval:
        """The wide reading, in the unit's base scale (CONTRACT section 2)."""
        if not self.is_plain():
            return as_meant(self)
        if self.coarse == self.step:
            return self.narrow()
        return loosened(self.value, self.step, self.coarse, *self.unit.scale.as_integer_ratio())

    def readings(self) -> tuple[Interval, Interval]:
        """The narrow and the wide reading."""
        if not self.is_plain():
            return self.narrow(), self.wide()
        scale = self.unit.scale.as_integer_ratio()
        narrow = rounded(self.value, self.step, *scale)
        if self.coarse == self.step:
            return narrow, narrow
        return narrow, loosened(self.value, self.step, self.coarse, *scale)

    def is_plain(self) -> bool:
        """Whether it is a figure as printed: no hedge, no range, no "half", no "twice"."""
        return self.hedge is None and self.upper is None and self.form != "fraction" and self.unit.dimension != "factor"

    def reading(self, slack: Callable[[Fraction], Fraction]) -> Interval:
        """The values it stands for, where a figure is rounded by so much."""
        coarse = exact(self.coarse)
        if self.divides():
            return Interval.from_value(ONE) / hedged(1 / exact(self.value), Fraction(0), coarse, self.hedge)
        if self.hedge is not None and kind_of(self.hedge) == "about":
            slack = self._about_slack
        value = exact(self.value)
        low = high = hedged(value, slack(value), coarse, self.hedge)
        if self.upper is not None:
            upper = exact(self.upper)
            high = hedged(upper, slack(upper), coarse, self.hedge)
        return spanned(low, high, self.unit.scale)

    def divides(self) -> bool:
        """Whether a hedge before a word says by how much something was divided ("more than halved" is less than half).
        """
        bound = self.hedge is not None and kind_of(self.hedge) != "about"
        return bound and self.form == "words" and self.unit.dimension == "factor" and 0 < self.value < 1

    def printed_slack(self, value: Fraction) -> Fraction:
        """How far the value may lie from the figure as printed."""
        if self.form == "fraction" or self.unit.dimension == "factor":
            rounding = exact(self.step) / 2 if self.form == "digits" and self.step < 1 else ZERO
            return max(abs(value) * LOOSE, rounding)
        return exact(self.step) / 2

    def wide_slack(self, value: Fraction) -> Fraction:
        """How far the value may lie from the figure where its last zeros may be rounding."""
        return wide_slack(value, self.printed_slack(value), exact(self.coarse))

    def _about_slack(self, value: Fraction) -> Fraction:
        return about_slack(value, self.wide_slack(value), exact(self.coarse))


@lru_cache(maxsize=1 << 8)
def as_printed(quantity: Quantity) -> Interval:
    """The narrow reading of a figure that is not plain, which many ask for."""
    return quantity.reading(quantity.printed_slack)


@lru_cache(maxsize=1 << 8)
def as_meant(quantity: Quantity) -> Interval:
    """The wide reading of a figure that is not plain, which many ask for."""
    return quantity.reading(quantity.wide_slack)


@lru_cache(maxsize=1 << 11)
def rounded(value: Decimal | Fraction, step: Decimal | Fraction, up: int, down: int) -> Interval:
    """Half a step on either side, scaled. Most figures are plain, and many are the same, so each is worked out once, in
    whole numbers.
    """
    above, below = value.as_integer_ratio()
    steps, parts = step.as_integer_ratio()
    middle, half, divisor = 2 * above * parts * up, steps * below * up, 2 * below * parts * down
    return Interval(Fraction(middle - half, divisor), Fraction(middle + half, divisor))


@lru_cache(maxsize=1 << 11)
def loosened(
    value: Decimal | Fraction, step: Decimal | Fraction, coarse: Decimal | Fraction, up: int, down: int
) -> Interval:
    """What a figure stands for whose last zeros may be rounding, scaled; each that is printed often worked out once."""
    middle, scale = exact(value), Fraction(up, down)
    slack = wide_slack(middle, exact(step) / 2, exact(coarse))
    return Interval((middle - slack) * scale, (middle + slack) * scale)


def names_model(count: Quantity, figure: Quantity) -> bool:
    """Whether a bare number behind a count names what is counted ("one 737 freighter")."""
    plain = count.unit.dimension == figure.unit.dimension == "number"
    return plain and count.form == "words" and figure.form == "digits" and figure.end == figure.figure_end
