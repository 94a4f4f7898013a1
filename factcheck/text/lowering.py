"""Text in lower case, letter for letter, so that offsets hold in both."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

LONGER: Final = "İ"
"""The only letter that lower case turns into two."""


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """The text in lower case, of the same length; kept, since one text is asked for again and again."""
    return LONGER.join(map(str.lower, text.split(LONGER))) if LONGER in text else text.lower()
