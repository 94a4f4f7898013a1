"""Per time: what a figure without a unit comes to again and again, as the words behind it say ("15 million a day")."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression

BEHIND: Final = expression(
    r" (?:an?|per|each|every) (day|week|month|quarter|year|hour)\b(?! (?:ago|before|earlier|later)\b)"
)
"""What a bare figure is per, behind it."""


def is_per_time(text: str, end: int) -> bool:
    """Whether the words behind a figure, which ends at a place, say that it is so much in some time."""
    return BEHIND.match(text, end) is not None
