"""Durations: which of them are figures that others are set against ("a gap of 5.6 years"), and which only say when."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity

AHEAD: Final = 12
"""Characters before a duration in which words say that it only tells when something was."""

SPANNING: Final = expression(r"\b(?:over|past|last|next|after|within|in|first|every|since|than|during) (?:the |a )?$")
"""What leads to a duration that is a stretch of time."""

APART: Final = expression(r" (?:ago|later|earlier|before|after|on|into)\b")
"""What follows one that says how far a time lies from another one."""


def is_measured(quantity: Quantity, text: str) -> bool:
    """Whether a duration was measured: it is printed with decimals, as a stretch of time seldom is."""
    if quantity.unit.dimension != "time" or "." not in text[quantity.figure_start : quantity.figure_end]:
        return False
    ahead = text[max(0, quantity.figure_start - AHEAD) : quantity.figure_start].lower()
    return SPANNING.search(ahead) is None and APART.match(text, quantity.end) is None
