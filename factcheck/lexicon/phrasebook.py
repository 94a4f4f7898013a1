"""Phrases by their first word: the longest phrase that starts at a word, in time independent of the size of the
lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Phrasebook(Generic[Value]):
    """Maps phrases (lower case, words parted by single blanks) to values."""

    __slots__ = ("by_first",)

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        found: dict[str, dict[tuple[str, ...], Value]] = {}
        for phrase, value in phrases:
            first, *rest = phrase.split()
            found.setdefault(first, {}).setdefault(tuple(rest), value)
        self.by_first: dict[str, tuple[tuple[tuple[str, ...], Value], ...]] = {
            first: tuple(sorted(forms.items(), key=lambda form: -len(form[0]))) for first, forms in found.items()
        }

    def longest(self, words: Sequence[str], at: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that starts at `words[at]`, and how many words it has."""
        forms = self.by_first.get(words[at])
        if forms is None:
            return None
        rest, value = forms[0]
        if not rest:  # most words begin no longer phrase
            return value, 1
        further = words[at + 1] if at + 1 < len(words) else None
        for rest, value in forms:
            if not rest or (rest[0] == further and tuple(words[at + 1 : at + 1 + len(rest)]) == rest):
                return value, len(rest) + 1
        return None
