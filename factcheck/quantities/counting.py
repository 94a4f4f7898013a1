"""The noun that a number counts, in the singular."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from factcheck.lexicon import table
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import forms

NEXT: Final = re.compile(r"([ \u00a0-])([^\W\d_]+(?:['’][^\W\d_]+)?)")
MOST_MODIFIERS: Final = 4
NUMBER: Final = Unit(None, "number")


@lru_cache(maxsize=8192)
def counted(noun: str) -> Unit:
    """The unit of things of this name."""
    return Unit(noun, "count")


@cache
def stops() -> frozenset[str]:
    """Words that end a noun phrase before its head."""
    return forms("counting", "stops")


@cache
def irregular() -> dict[str, str]:
    """Plural to singular, where the rule does not tell."""
    return dict(table("counting")["irregular"]["singular"])


@cache
def not_plural() -> frozenset[str]:
    """Words in -s that are no plural nouns."""
    return forms("counting", "singular-in-s")


@lru_cache(maxsize=16384)
def singular(word: str) -> str | None:
    """The singular of a plural noun, None for a word that is none."""
    known = irregular().get(word)
    if known is not None:
        return known
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss") or word in not_plural():
        return None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith(("'s", "’s")):
        return None
    return word[:-1]


def add_noun(text: str, lower: str, figure: Figure) -> None:
    """Take up the noun that follows a figure without a unit."""
    at = figure.end
    hyphenated = lower[at : at + 1] == "-"
    if lower.startswith(" of ", at) and figure.powered:
        at += 3
    for count in range(MOST_MODIFIERS + 1):
        found = NEXT.match(text, at)
        if found is None:
            break
        word = lower[found.start(2) : found.end()]
        if word in stops() or (found[1] == "-" and count and not hyphenated):
            break
        name = singular(word)
        if name is not None and not (word in plural_modifiers() and _plural_follows(text, lower, found.end())):
            _settle(lower, figure, _in_case(text, found, name), found.end())
            return
        if (hyphenated or figure.value == 1) and count == 0 and _stands_alone(lower, found.end(), hyphenated):
            figure.unit = counted(word)
            figure.right = found.end()
            return
        at = found.end()
        hyphenated = False
    if figure.unit is None:
        figure.unit = NUMBER


def _stands_alone(lower: str, end: int, hyphenated: bool) -> bool:
    """Whether a singular noun may be what is counted: behind a hyphen, or before a stop."""
    found = NEXT.match(lower, end)
    return hyphenated or found is None or found[2] in stops()


def _in_case(text: str, found: re.Match[str], name: str) -> str:
    """The singular in the case of the text where the word is an abbreviation: NEVs."""
    word = found[2]
    return word[:-1] if word[:2].isupper() and word.endswith("s") else name


@cache
def plural_modifiers() -> frozenset[str]:
    """Plural nouns that may stand before the noun that is counted."""
    return forms("counting", "plural-modifiers")


@cache
def measure_words() -> frozenset[str]:
    """Nouns that stand for the thing counted."""
    return forms("counting", "measure-words")


def _plural_follows(text: str, lower: str, at: int) -> bool:
    found = NEXT.match(text, at)
    return found is not None and found[1] != "-" and singular(lower[found.start(2) : found.end()]) is not None


def _settle(lower: str, figure: Figure, name: str, end: int) -> None:
    """Set the unit; a measure word gives way to the thing measured."""
    if name in measure_words() and lower.startswith(" of ", end):
        at = end + 3
        for _ in range(MOST_MODIFIERS):
            found = NEXT.match(lower, at)
            if found is None or found[2] in stops():
                break
            at = found.end()
            thing = singular(found[2])
            if thing is not None:
                name, end = thing, at
                break
    figure.unit = counted(name)
    figure.right = end
