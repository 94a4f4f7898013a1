"""Likeness of texts: whether two articles are one source's text, printed twice."""

from __future__ import annotations

from heapq import nsmallest
from typing import Final
from zlib import crc32

from factcheck.expression import expression

WORDS: Final = 4
"""Words in a row that are compared."""

KEPT: Final = 64
"""Of all these rows the ones that are kept to be compared: a sample that is the same for equal rows."""

FEWEST: Final = 12
"""Rows below which two texts are too short to be alike by more than chance."""

ALIKE: Final = 0.5
"""The share of rows that two articles of one source have in common at least."""

_WORD: Final = expression(r"\w+")

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The smallest checksums of the words in a row of a text: a sample of it to compare with others'."""
    words = _WORD.findall(text.lower())
    rows = {crc32(" ".join(words[at : at + WORDS]).encode()) for at in range(len(words) - WORDS + 1)}
    return tuple(nsmallest(KEPT, rows))


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are mostly the same, word by word (the Jaccard index of their rows, as the samples tell it)."""
    if min(len(one), len(other)) < FEWEST:
        return False
    first, second = set(one), set(other)
    sample = nsmallest(KEPT, first | second)
    common = first & second
    return sum(row in common for row in sample) >= ALIKE * len(sample)
