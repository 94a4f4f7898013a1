"""The values that printed figures may have, in floats: enough to tell how to read a table, not to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.quantities.quantity import Quantity


class Span(NamedTuple):
    """The values that print like a figure, in its base unit."""

    low: float
    high: float


def span(quantity: Quantity) -> Span:
    """The values that print like a figure."""
    scale = float(quantity.unit.scale)
    slack = float(quantity.step) / 2 * scale
    value = float(quantity.value) * scale
    return Span(value - slack, value + slack)


def meets(one: Span, other: Span) -> bool:
    """Whether two spans share a value, with the room that floats need."""
    room = 1e-9 * max(abs(one.high), abs(other.high), 1e-9)
    return one.low <= other.high + room and other.low <= one.high + room


def added(spans: Sequence[Span]) -> Span:
    """The values that a sum may have."""
    return Span(sum(s.low for s in spans), sum(s.high for s in spans))


def grown(now: Span, before: Span) -> Span | None:
    """The values that the growth from one to the other may have; None where that says nothing."""
    if before.low <= 0 or now.low <= 0:
        return None
    return Span(now.low / before.high - 1, now.high / before.low - 1)


def divided(part: Span, whole: Span) -> Span | None:
    """The values that a share may have."""
    if whole.low <= 0:
        return None
    return Span(min(part.low / whole.high, part.low / whole.low), max(part.high / whole.low, part.high / whole.high))
