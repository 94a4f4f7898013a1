"""Numbers of years as texts spell them, and the sentence around a place."""

from __future__ import annotations

from typing import Final

from factcheck.lexicon import table

REACH: Final = 220
"""Characters on either side of a span of years in which its years are looked for, within its sentence."""


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """The stretch around a place without a full stop or a line's end, no longer than twice REACH."""
    low, high = max(0, at - REACH), min(len(text), at + REACH)
    stop = text.rfind(". ", low, at)
    start = max(low, stop + 2 if stop >= 0 else 0, text.rfind("\n", low, at) + 1)
    ends = [end for end in (text.find(". ", at, high), text.find("\n", at, high)) if end >= 0]
    return start, min(ends, default=high)


def ordinal_of(word: str) -> int | None:
    """An ordinal in digits or in words."""
    if word[0].isdigit():
        return int(word[:-2])
    tens, _, last = word.lower().rpartition("-")
    ordinals: dict[str, int] = table("numerals")["ordinals"]["values"]
    before = count_of(tens) if tens else 0
    return None if before is None or last not in ordinals else before + ordinals[last]


def count_of(word: str) -> int | None:
    """A number in digits or in words of one or two parts."""
    if word.isdigit():
        return int(word)
    cardinals: dict[str, int] = table("numerals")["cardinals"]["values"]
    found = [cardinals.get(part) for part in word.lower().split("-")]
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None
