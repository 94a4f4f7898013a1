"""The noun that a number counts, in the singular."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.figures import Figure
from factcheck.quantities.heads import MOST_MODIFIERS, NEXT, adjectives, head, singular, stops
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import forms, unit_trie

NUMBER: Final = Unit(None, "number")


@lru_cache(maxsize=1 << 11)
def counted(noun: str) -> Unit:
    """The unit of things of this name."""
    return Unit(noun, "count")


def add_noun(text: str, lower: str, figure: Figure) -> None:
    """Take up the noun that follows a figure without a unit."""
    at = figure.right
    if lower.startswith(" of ", at):
        of = PARTITIVE.match(text, at)
        among = of is not None and AMONG.match(text, of.end()) is not None
        if of is None or among or (of[1] is None and not figure.powered and figure.value != 1):
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
        if add_described(text, lower, figure):
            return
    thing = head(text, lower, at)
    if thing is not None:
        _settle(lower, figure, *thing)
    elif figure.unit is None:
        figure.unit = NUMBER


def add_described(text: str, lower: str, figure: Figure) -> bool:
    """Take up what a figure counts where a second quantity describes it, which stays one: two 18-year-old men."""
    described = DESCRIBED.match(lower, figure.right)
    thing = head(text, lower, described.end()) if described is not None else None
    if thing is not None:
        figure.unit = counted(thing[0])
    return thing is not None


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
        if word in nouns_like_adjectives() or (not word.endswith(ADJECTIVAL) and word not in adjectives()):
            return
        at = found.end()


DESCRIBED: Final = expression(
    r" (?:(?:[0-9][0-9.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty)(?:-[a-z]+)+|[0-9][0-9.,]*(?:ml|cl| ?(?:gram|kilo|kg|lit(?:er|re)|foot|inch|acre|hectare|tonne|watt)))"
    r"(?= [a-z])"
)
INITIALS: Final = expression(r"(?: (?:[A-Z]\.){2,})?")
ADJECTIVAL: Final = ("al", "ous", "ive", "ful", "ic", "ary", "able", "ible", "less", "ese", "est", "ular", "ed")


@cache
def nouns_like_adjectives() -> frozenset[str]:
    """Nouns that end as adjectives do."""
    return forms("counting", "nouns-like-adjectives")


@cache
def attributes() -> frozenset[str]:
    """Nouns that describe, with their number, the noun behind them."""
    return forms("counting", "attributes")


PARTITIVE: Final = expression(r" of ((?:the|its|their|our|my|his|her|these|those) |(?=[A-Z][a-z]+['’]s? ))?")
AMONG: Final = expression(r"(?:[^\W\d_][\w-]*['’]s? )?[0-9]")
"""What leads to the number of those that some are of: 60 of the state's 254 counties."""
MODIFIES: Final = expression(r"\b(?:an?|the) \Z")


def _is_singular(text: str, lower: str, found: re.Match[str], figure: Figure) -> bool:
    """Whether the word behind a figure is the singular noun it counts: 12-member panel, the 11 member pact."""
    word = lower[found.start(2) : found.end()]
    known = found[1] != "-" and word in attributes() and figure.bare and figure.value < 100
    if not (found[1] == "-" or known or MODIFIES.search(lower, max(0, figure.left - 5), figure.left)):
        return False
    if word in stops() or not word.isalpha() or singular(word) is not None or not found[2].islower():
        return False
    if word in adjectives():
        return False
    if found[1] == "-":
        return True
    follower = NEXT.match(lower, found.end())
    return (
        len(word) > 2
        and follower is not None
        and follower[2] not in stops()
        and (known or head(text, lower, found.end()) is None)
    )


@lru_cache(maxsize=1 << 11)
def measure(name: str) -> Unit | None:
    """The unit of this name that other words may part from its number: 50 previous years, 517 rushing yards."""
    node = unit_trie().get(name)
    unit = node.unit if node is not None else None
    if unit is None or unit.dimension not in MEASURED or name in forms("counting", "no-measures"):
        return None
    return unit


MEASURED: Final = frozenset({"time", "money", "length", "mass", "area", "volume", "energy"})


@cache
def measure_words() -> frozenset[str]:
    """Nouns that stand for the thing counted."""
    return forms("counting", "measure-words")


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
