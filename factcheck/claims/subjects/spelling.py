"""The words of noun phrases, one by one: each as printed, as the lexicon has it, and what it is in any phrase."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from factcheck.claims.words.vocabulary import DETERMINERS, PREPOSITIONS, WORD, Word, lexicon, plain, singular
from factcheck.expression import expression

VERB: Final = expression(r"[a-z]{3}ed$")
"""What makes an unknown last word of a phrase the verb behind it ("the segment dominated")."""
TOTALS: Final = frozenset(
    {"total", "overall", "all", "combined", "whole", "entire", "aggregate", "nationwide", "national"}
)


class Spelled(NamedTuple):
    """A word as printed and as the lexicon has it, and what it is whatever stands around it (None: that depends)."""

    raw: str
    plain: str
    alone: Word | None


@lru_cache(maxsize=1 << 13)
def spelled(stretch: str) -> tuple[Spelled, ...]:
    """The words of a stretch of text without blanks; words repeat, so that most are looked up once a run."""
    found = (stretch,) if stretch.isalpha() else WORD.findall(stretch)
    return tuple([Spelled(raw, word, alone(raw, word)) for raw, word in zip(found, map(plain, found), strict=True)])


def alone(raw: str, word: str) -> Word | None:
    """What a word is whatever stands around it, by how it is printed and how the lexicon has it; None where that
    depends on the phrase.
    """
    forms = lexicon().by_first.get(word)
    if word in PREPOSITIONS:
        return Word("preposition", word)
    if forms is not None:
        longer, entry = forms[0]
        if entry.sort in ("act", "deed") and raw[0].isupper():
            return Word("name", word)
        return entry if entry.sort != "reference" and not longer and word not in TOTALS else None
    if word in DETERMINERS:
        return Word("stop", word)
    if "-" in raw or raw[0].isdigit():
        return None
    if raw[0].isupper():
        return Word("name", word)
    return None if word.endswith("ed") and VERB.search(word) else Word("unknown", singular(word))
