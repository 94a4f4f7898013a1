"""Sought phrases: what is searched for in whole texts, told together with the words without which none has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.expression import expression
from factcheck.text.lowering import words_in


class Sought:
    """An expression, and lists of words in small letters from each of which all that it finds has one: the words of
    most texts tell at once that nothing is to be found there.
    """

    __slots__ = ("expression", "needed")

    def __init__(self, pattern: str, *needed: str) -> None:
        self.expression = expression(pattern)
        self.needed = tuple(frozenset(words.split()) for words in needed)

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """All that is found in a text."""
        said = words_in(text)
        if any(words.isdisjoint(said) for words in self.needed):
            return iter(())
        return self.expression.finditer(text)
