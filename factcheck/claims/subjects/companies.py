"""Companies whose names have a place in them ("Japan Airlines", "Air China"): what is told of them is not told of the
place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.claims.words.vocabulary import (
    POSSESSIVE,
    apart,
    lexicon,
    name_of,
    officers,
    place_words,
    plain,
    sources,
)
from factcheck.lexicon import table
from factcheck.lexicon.phrasebook import Phrasebook

PLACES: Final = frozenset({"city", "province", "state", "country"})
"""Kinds of places after which companies are called; "World" and blocs give theirs to public bodies."""
BRANCHES: Final = frozenset({"country", "bloc"})
"""Kinds of places whose names stand behind that of a company for its branch there."""


class Company(NamedTuple):
    """Where a name stands among the words of a phrase, and how the reading has it."""

    start: int
    end: int
    name: str


NOWHERE: Final = Company(-1, -1, "")


def company_in(raw: Sequence[str], words: Sequence[str]) -> Company:
    """The first company of a phrase that is called after a place, by the trade that its name says."""
    if trades().isdisjoint(words):
        return NOWHERE
    for at, word in enumerate(words):
        known = whole_names().longest(words, at) if raw[at][0].isupper() else None
        end = at + known[1] if known is not None else called_after(raw, words, at) if word in place_words() else at
        if end > at:
            return Company(at, end, named(words[at:end]))
    return NOWHERE


def opens_company(phrase: str) -> bool:
    """Whether a phrase as printed begins with such a name, whose capital then is no sentence's."""
    name = company_named(phrase)
    return bool(name) and phrase.startswith(name)


@lru_cache(maxsize=1 << 10)
def company_named(phrase: str) -> str:
    """The first such name in a phrase, as printed there; "" for none."""
    raw = phrase.split()
    found = company_in(raw, [plain(word) for word in raw])
    return " ".join(raw[found.start : found.end]) if found.name else ""


def called_after(raw: Sequence[str], words: Sequence[str], at: int) -> int:
    """Where the name of a company ends that begins with the place at `at`; `at` where there is none."""
    place = lexicon().longest(words, at)
    if place is None or place[0].sort != "place" or place[0].extra not in PLACES:
        return at
    first = last = at + place[1]
    while last < len(raw) and goes_on(raw, words, last):
        last += 1
    if not sources().isdisjoint(words[first:last]):
        return at
    trade = next((i for i in range(last - 1, first - 1, -1) if words[i] in trades()), -1)
    return trade + 1 if trade >= 0 else at


def branch_end(raw: Sequence[str], words: Sequence[str], end: int) -> int:
    """Where a name that goes up to `end` ends with the country behind it, of which a company's branch is ("Nestle
    India", "Ford of Europe" is none).
    """
    if end >= len(raw) or words[end] not in place_words() or not goes_on(raw, words, end) or words[end - 1] in apart():
        return end
    place = lexicon().longest(words, end)
    if place is None or place[0].sort != "place" or place[0].extra not in BRANCHES:
        return end
    last = end + place[1]
    return last if " ".join(words[end:last]) == place[0].name.lower() else end


def goes_on(raw: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a word goes on with the name before it: capitalised, no officer's title, and nothing is that name's own.
    """
    owns = raw[at - 1].endswith(POSSESSIVE[:2]) or raw[at - 1] == raw[at - 1].lower()
    return raw[at][0].isupper() and not owns and words[at] not in officers()


def named(words: Sequence[str]) -> str:
    """The name without endings of companies, unless nothing but a place would be left."""
    name = name_of(words)
    left = lexicon().longest(name.split(), 0) if name else None
    place = left is not None and left[0].sort == "place" and left[1] == len(name.split())
    return " ".join(words) if place or not name else name


@cache
def trades() -> frozenset[str]:
    """Words that, capitalised behind the name of a place, say that a company is called so."""
    return frozenset(table("nouns")["company"]["trades"]) | frozenset(
        name.split()[0] for name in table("nouns")["company"]["forms"]
    )


@cache
def whole_names() -> Phrasebook[str]:
    """Names of companies in which the place stands last."""
    return Phrasebook((name, name) for name in table("nouns")["company"]["forms"])
