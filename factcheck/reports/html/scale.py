"""Scales: what a claim states and what the others imply for it, as two bars over one axis."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.quantities.interval import Interval
from factcheck.reports.html.words import words

MARGIN: Final = Fraction(1, 4)
"""What lies beyond the outermost ends, as a share of the distance between them."""

THINNEST: Final = 0.8
"""The width of a bar, in percent of the axis, at which it can still be seen."""


def scale(stated: Interval, implied: Interval, says: str) -> str:
    """The drawing of two intervals, which `says` describes to those who do not see it; an open end fades away."""
    ends = [end for one in (stated, implied) for end in (one.lo, one.hi) if end is not None]
    low, high = min(ends, default=Fraction(0)), max(ends, default=Fraction(1))
    reach = (high - low or abs(high) or Fraction(1)) * MARGIN
    low, high = low - reach, high + reach
    bars = _bar(stated, low, high, "stated", 8) + _bar(implied, low, high, "implied", 26)
    return (
        f'<svg class="scale" role="img" aria-label="{words(says)}" width="100%" height="42">'
        f'<line class="axis" x1="0" x2="100%" y1="21" y2="21"/>{bars}</svg>'
    )


def _bar(values: Interval, low: Fraction, high: Fraction, name: str, top: int) -> str:
    left = 0.0 if values.lo is None else _percent(values.lo, low, high)
    right = 100.0 if values.hi is None else _percent(values.hi, low, high)
    if right - left < THINNEST:
        left = min(left, 100 - THINNEST)
        right = left + THINNEST
    fade = "-both" if values.is_entire else "-left" if values.lo is None else "-right" if values.hi is None else ""
    drawn = f'class="{name} open" fill="url(#{name}{fade})"' if fade else f'class="{name}"'
    return f'<rect {drawn} x="{left:.2f}%" y="{top}" width="{right - left:.2f}%" height="8" rx="2"/>'


def _percent(value: Fraction, low: Fraction, high: Fraction) -> float:
    return float((value - low) / (high - low) * 100)


def fades() -> str:
    """The gradients that open ends are drawn with, defined once for the page."""
    stops = {
        "left": ((0, 0), (35, 1)),
        "right": ((65, 1), (100, 0)),
        "both": ((0, 0), (30, 1), (70, 1), (100, 0)),
    }
    drawn = "".join(
        f'<linearGradient id="{name}-{side}">'
        + "".join(f'<stop class="{name}" offset="{at}%" stop-opacity="{shade}"/>' for at, shade in marks)
        + "</linearGradient>"
        for name in ("stated", "implied")
        for side, marks in stops.items()
    )
    return f'<svg class="fades" width="0" height="0" aria-hidden="true"><defs>{drawn}</defs></svg>'
