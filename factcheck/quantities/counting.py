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
    if word.endswith("men") and len(word) > 5 and word not in ("specimen", "regimen", "abdomen", "acumen"):
        return word[:-3] + "man"
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss") or word in not_plural():
        return None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith(("'s", "’s")):
        return None
    return word[:-1]


def head(text: str, lower: str, at: int) -> tuple[str, int] | None:
    """The head of the plural noun phrase that starts at `at`: its singular, and where it ends."""
    for _ in range(MOST_MODIFIERS + 1):
        found = NEXT.match(text, at)
        if found is None:
            return None
        word = lower[found.start(2) : found.end()]
        if word in stops():
            return None
        name = singular(word)
        if name is not None and not (word in plural_modifiers() and _plural_follows(text, lower, found.end())):
            return _in_case(found, name), found.end()
        at = found.end()
    return None


def add_noun(text: str, lower: str, figure: Figure) -> None:
    """Take up the noun that follows a figure without a unit."""
    at = figure.right
    if lower.startswith(" of ", at) and (figure.powered or figure.value == 1):
        at = PARTITIVE.match(lower, at).end() - 1  # type: ignore[union-attr]
    elif lower[at : at + 1] == "-" or figure.value == 1 or MODIFIES.search(lower, max(0, figure.left - 5), figure.left):
        found = NEXT.match(text, at)
        if found is not None and _is_singular(text, lower, found, figure):
            figure.unit = counted(lower[found.start(2) : found.end()])
            figure.right = found.end()
            return
    thing = head(text, lower, at)
    if thing is not None:
        _settle(lower, figure, *thing)
    elif figure.unit is None:
        figure.unit = NUMBER


PARTITIVE: Final = re.compile(r" of (?:(?:the|its|their|our|my|his|her|these|those) )?")
MODIFIES: Final = re.compile(r"\b(?:an?|the) \Z")


def _is_singular(text: str, lower: str, found: re.Match[str], figure: Figure) -> bool:
    """Whether the word behind a figure is the singular noun it counts: 12-member panel, one man."""
    word = lower[found.start(2) : found.end()]
    if word in stops() or singular(word) is not None or not word.islower():
        return False
    if found[1] == "-":
        return not found[2][0].isupper()
    follower = NEXT.match(lower, found.end())
    if figure.value == 1:
        return follower is None or follower[2] in stops() or singular(follower[2]) is not None
    return (
        len(word) > 2
        and found[2].islower()
        and follower is not None
        and follower[2] not in stops()
        and head(text, lower, found.end()) is None
    )


def _in_case(found: re.Match[str], name: str) -> str:
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
