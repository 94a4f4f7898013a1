"""The head of the noun phrase behind a figure: the plural noun that says what is counted, in the singular."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.words import forms

NEXT: Final = expression(r"([ \u00a0-])[\"“]?([^\W_]+(?:['’][^\W\d_]+)?)")
MOST_MODIFIERS: Final = 4


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


@cache
def plural_modifiers() -> frozenset[str]:
    """Plural nouns that may stand before the noun that is counted."""
    return forms("counting", "plural-modifiers")


@cache
def adjectives() -> frozenset[str]:
    """Adjectives that no ending tells."""
    return forms("counting", "adjectives")


@lru_cache(maxsize=1 << 11)
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


GLUED: Final = expression(r"-(?:[0-9]|strong\b)")
"""What a hyphen ties to a figure without being counted: a 4,000-strong workforce, 787-9s."""


def head(text: str, lower: str, at: int) -> tuple[str, int] | None:
    """The head of the plural noun phrase that starts at `at`: its singular, and where it ends."""
    if text[at : at + 1] == "-" and GLUED.match(lower, at) is not None:
        return None
    modifiers = 0
    while modifiers <= MOST_MODIFIERS:
        found = NEXT.match(text, at)
        if found is None:
            return None
        word = lower[found.start(2) : found.end()]
        if word in stops():
            return _coordinated(text, lower, at, found.end()) if word == "and" and modifiers else None
        if MODEL_NUMBER.fullmatch(word):
            return _model(text, at, found, modifiers), found.end()
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
MODEL: Final = expression(r" [0-9]{3,4} [A-Za-z]")


def _may_modify(text: str, lower: str, found: re.Match[str]) -> bool:
    """Whether a word with digits may stand before the noun counted: 737 Max jets, F-16 fighters, 250ml bottles."""
    word = found[2]
    if word.isdigit():
        named = lower.endswith(MODEL_WORDS, 0, found.start())
        tied = found[1] == "-" and text[found.start() - 1].isalpha()
        return named or tied or MODEL.match(text, found.start()) is not None
    return not lower.endswith("s", 0, found.end()) or "'" in word or "’" in word


MODEL_NUMBER: Final = expression(r"(?![0-9]{3}0s)[a-z]{0,3}[0-9]{1,4}[a-z]{0,3}s")
"""The plural of a model's number, which is no decade: 12 F-16s, 63,150 Model 3s, 40 A320neos."""


def _model(text: str, at: int, found: re.Match[str], modifiers: int) -> str:
    """The name of a model whose number is `found`, with the word before it that is part of it."""
    named = text[text.rfind(" ", 0, at) + 1 : at] + found[1] if modifiers else ""
    return named + found[2][:-1]


MODELS: Final = expression(r" (?:[A-Z][\w.-]* ){1,3}(?=[a-z])")
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


def _in_case(found: re.Match[str], name: str) -> str:
    """The singular in the case of the text where the word is an abbreviation or a name: NEVs, iPads."""
    word = found[2]
    return word[:-1] if not word[1:-1].islower() and word.endswith("s") and name not in irregular().values() else name


def _may_describe(printed: str, word: str) -> bool:
    """Whether a plural may stand before the noun that is counted: sports cars, General Motors shares."""
    return word in plural_modifiers() or (printed[0].isupper() and not printed.isupper())


def _plural_follows(text: str, lower: str, at: int) -> bool:
    found = NEXT.match(text, at)
    return found is not None and found[1] != "-" and singular(lower[found.start(2) : found.end()]) is not None
