"""Text of articles inside the page: escaped, and without the characters that would steer its reading."""

from __future__ import annotations

from html import escape
from typing import Final

from factcheck.expression import expression

_STEERING: Final = expression(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def words(text: str) -> str:
    """Text that stays text, inside an element as inside a quoted attribute."""
    return escape(_STEERING.sub(" ", text), quote=True)


def counted(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
