"""The noun that a number counts, in the singular."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from factcheck.lexicon import table
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import forms, unit_trie

NEXT: Final = re.compile(r"([ \u00a0-])[\"“]?([^\W_]+(?:['’][^\W\d_]+)?)")
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
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "ous")) or word in not_plural():
        return None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith(("'s", "’s")):
        return None
    return word[:-1]


def head(text: str, lower: str, at: int) -> tuple[str, int] | None:
    """The head of the plural noun phrase that starts at `at`: its singular, and where it ends."""
    modifiers = 0
    while modifiers <= MOST_MODIFIERS:
        found = NEXT.match(text, at)
        if found is None:
            return None
        word = lower[found.start(2) : found.end()]
        if word in stops():
            if word != "and" or not modifiers:
                return None
            return _coordinated(text, lower, at, found.end())
        if not word.isalpha() and not _may_modify(text, lower, found):
            return None
        name = singular(word)
        if name is not None and not (_may_describe(found[2], word) and _plural_follows(text, lower, found.end())):
            return _in_case(found, name), found.end()
        modifiers += found[1] != "-"
        at = found.end()
        if text[found.start(2) - 1] in QUOTES and text[at : at + 1] in QUOTES:
            at += 1
    return None


QUOTES: Final = ('"', "“", "”")
"""What may stand around one word before the noun counted: 14 "yes" votes."""
MODEL_WORDS: Final = (
    " model",
    " type",
    " series",
    " phase",
    " tier",
    " grade",
    " level",
    " category",
    " class",
    " mark",
)
MODEL: Final = re.compile(r" [0-9]{3,4} [A-Za-z]")


def _may_modify(text: str, lower: str, found: re.Match[str]) -> bool:
    """Whether a word with digits may stand before the noun counted: 737 Max jets, F-16 fighters, 250ml bottles."""
    word = found[2]
    if word.isdigit():
        named = lower.endswith(MODEL_WORDS, 0, found.start())
        tied = found[1] == "-" and text[found.start() - 1].isalpha()
        return named or tied or MODEL.match(text, found.start()) is not None
    return not lower.endswith("s", 0, found.end()) or "'" in word or "’" in word


MODELS: Final = re.compile(r" (?:[A-Z][\w.-]* ){1,3}(?=[a-z])")
"""A name in capitals before the noun it describes: Model X vehicles."""


def _coordinated(text: str, lower: str, at: int, after: int) -> tuple[str, int] | None:
    """The head behind two modifiers that "and" joins: Kia and Hyundai vehicles, digital and physical sales."""
    named = MODELS.match(text, after)
    if named is not None and text[lower.rfind(" ", 0, at) + 1].isupper():
        return head(text, lower, named.end() - 1)
    before = lower[lower.rfind(" ", 0, at) + 1 : at]
    second = NEXT.match(text, after)
    if second is None or second[1] != " " or before.endswith(ADVERBIAL):
        return None
    word = lower[second.start(2) : second.end()]
    if word in stops() or not word.isalpha() or word.endswith(ADVERBIAL) or singular(word) is not None:
        return None
    third = NEXT.match(text, second.end())
    name = singular(lower[third.start(2) : third.end()]) if third is not None and third[1] == " " else None
    if third is None or name is None or second[2][0].isupper() != text[at - len(before)].isupper():
        return None
    return _in_case(third, name), third.end()


ADVERBIAL: Final = ("ly", "ing", "ed", "dead", "more")


def add_noun(text: str, lower: str, figure: Figure) -> None:
    """Take up the noun that follows a figure without a unit."""
    at = figure.right
    if lower.startswith(" of ", at):
        of = PARTITIVE.match(text, at)
        if of is None or (of[1] is None and not figure.powered and figure.value != 1):
            figure.unit = figure.unit or NUMBER
            return
        at = of.end() - 1
    elif figure.value == 1 and not figure.powered:
        _add_single(text, lower, figure)
        return
    else:
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


def _add_single(text: str, lower: str, figure: Figure) -> None:
    """The noun of "one": one man, one particular demand, one-child policy."""
    figure.unit = figure.unit or NUMBER
    at = figure.right
    for _ in range(MOST_MODIFIERS):
        found = NEXT.match(text, INITIALS.match(text, at).end())  # type: ignore[union-attr]
        if found is None:
            return
        word = lower[found.start(2) : found.end()]
        if found[2][0].isupper() and found[1] == " " and not found[2].isupper() and word not in stops():
            at = found.end()
            continue
        if word in stops() or not word.isalpha():
            return
        thing = singular(word)
        if thing is not None:
            if figure.hedge is not None:
                figure.unit, figure.right = counted(thing), found.end()
            return
        if word not in adjectives():
            figure.unit = counted(word)
            figure.right = found.end()
        if not word.endswith(ADJECTIVAL) and word not in adjectives():
            return
        at = found.end()


INITIALS: Final = re.compile(r"(?: (?:[A-Z]\.){2,})?")
ADJECTIVAL: Final = ("al", "ous", "ive", "ful", "ic", "ary", "able", "ible", "less", "ese", "est", "ular", "ed")


@cache
def adjectives() -> frozenset[str]:
    """Adjectives that no ending tells."""
    return forms("counting", "adjectives")


@cache
def attributes() -> frozenset[str]:
    """Nouns that describe, with their number, the noun behind them."""
    return forms("counting", "attributes")


PARTITIVE: Final = re.compile(r" of ((?:the|its|their|our|my|his|her|these|those) |(?=[A-Z][a-z]+['’]s? ))?")
MODIFIES: Final = re.compile(r"\b(?:an?|the) \Z")


def _is_singular(text: str, lower: str, found: re.Match[str], figure: Figure) -> bool:
    """Whether the word behind a figure is the singular noun it counts: 12-member panel, the 11 member pact."""
    word = lower[found.start(2) : found.end()]
    known = found[1] != "-" and word in attributes() and figure.bare and figure.value < 100
    if not (found[1] == "-" or known or MODIFIES.search(lower, max(0, figure.left - 5), figure.left)):
        return False
    if word in stops() or not word.isalpha() or singular(word) is not None or not found[2].islower():
        return False
    if found[1] == "-":
        return True
    if word in adjectives():
        return False
    follower = NEXT.match(lower, found.end())
    return (
        len(word) > 2
        and follower is not None
        and follower[2] not in stops()
        and (known or head(text, lower, found.end()) is None)
    )


def _in_case(found: re.Match[str], name: str) -> str:
    """The singular in the case of the text where the word is an abbreviation or a name: NEVs, iPads."""
    word = found[2]
    return word[:-1] if not word[1:-1].islower() and word.endswith("s") and name not in irregular().values() else name


@lru_cache(maxsize=4096)
def measure(name: str) -> Unit | None:
    """The unit of this name that other words may part from its number: 50 previous years, 517 rushing yards."""
    node = unit_trie().get(name)
    unit = node.unit if node is not None else None
    if unit is None or unit.dimension not in MEASURED or name in forms("counting", "no-measures"):
        return None
    return unit


MEASURED: Final = frozenset({"time", "money", "length", "mass", "area", "volume", "energy"})


@cache
def plural_modifiers() -> frozenset[str]:
    """Plural nouns that may stand before the noun that is counted."""
    return forms("counting", "plural-modifiers")


@cache
def measure_words() -> frozenset[str]:
    """Nouns that stand for the thing counted."""
    return forms("counting", "measure-words")


def _may_describe(printed: str, word: str) -> bool:
    """Whether a plural may stand before the noun that is counted: sports cars, General Motors shares."""
    return word in plural_modifiers() or (printed[0].isupper() and not printed.isupper())


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
    figure.unit = (measure(name) if end - figure.right > len(name) + 2 else None) or counted(name)
    figure.right = end
