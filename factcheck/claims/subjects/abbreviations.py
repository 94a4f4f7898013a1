"""Abbreviations of common nouns, which own no figures: those that a text spells out ("total industry volume (TIV)")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.subjects.nouns import read_noun
from factcheck.expression import expression

BRACKETED: Final = expression(r"\(([A-Z&]{2,6})s?\)")
REACH: Final = 60
"""Characters before a bracket in which stands what it abbreviates, at most."""
SMALL: Final = frozenset({"of", "and", "the", "for", "to", "in", "on", "under", "per"})
"""Words that an abbreviation may leave out."""


def common_abbreviations(text: str) -> frozenset[str]:
    """The abbreviations of a text for common nouns and measures, in lower case."""
    found = (
        (match[1], words_for(match[1], text[max(0, match.start() - REACH) : match.start()].split()))
        for match in BRACKETED.finditer(text)
    )
    return frozenset(short.lower() for short, words in found if words and is_common(words))


def words_for(short: str, words: Sequence[str]) -> Sequence[str]:
    """The last of some words, whose initials an abbreviation has; none if they have others."""
    letters, at = short.replace("&", "").lower(), len(words)
    while letters and at > 0:
        at -= 1
        parts = [part for part in words[at].lower().split("-") if part]
        initials = "".join(part[0] for part in parts)
        if letters.endswith(initials):
            letters = letters[: len(letters) - len(initials)]
        elif initials and letters.endswith(initials[0]):
            letters = letters[:-1]
        elif words[at] not in SMALL:
            return ()
    return () if letters else words[at:]


def is_common(words: Sequence[str]) -> bool:
    """Whether words are no name: in small letters, or a measure's without "of"."""
    if all(word[0].islower() for word in words[1:]) and words[-1][0].islower():
        return True
    return SMALL.isdisjoint(words) and read_noun(words[-1].lower()).head is not None
