"""Text in lower case, letter for letter, so that offsets hold in both, and the words it has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from factcheck.expression import expression

LONGER: Final = "İ"
"""The only letter that lower case turns into two."""

WORD: Final = expression(r"\w+")

PARTED: Final = {at: " " for at in range(128) if not (chr(at).isalnum() or chr(at) == "_")}
"""Blanks for what parts words, as far as it is ASCII."""


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """The text in lower case, of the same length; kept, since one text is asked for again and again."""
    return LONGER.join(map(str.lower, text.split(LONGER))) if LONGER in text else text.lower()


def telling(forms: Iterable[str]) -> frozenset[str]:
    """The longest word of each of some forms, without which no text has that form as whole words."""
    return frozenset(max(WORD.findall(form), key=len) for form in forms)


@lru_cache(maxsize=1)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in lower case; kept, since what looks for words that few texts have asks this first."""
    lower = lowered(text)
    return frozenset(lower.translate(PARTED).split() if lower.isascii() else WORD.findall(lower))
