"""Lists: neighbouring tokens of one letter ("5.2 million, 3 million and 1 million") become one token with several
members.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.rows.tokens import Token, letters_of
from factcheck.claims.words.vocabulary import POSSESSIVE
from factcheck.claims.words.words import GLUE
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.record import replace

LIST: Final = expression(r"([LRSDXN])(?:(?<=L)(?:,L)*,?a[RSD]|(?:,\1)*,?a\1|(?<!N)(?:,\1){2,}|(?<=N)(?:,N)+)")
"""Figures without a unit before one that has it; members with "and" before the last; three or more with commas alone;
nouns.
"""

WORDS: Final = expression(r"[a-z]+")

OPENING: Final = expression(r"wN,(?=(?:N[,a]+)+N[v+])")
"""A phrase that opens a sentence, and the comma behind it, before a list of nouns with a verb."""

RESUMED: Final = expression(r"RoN,?aN[Lv+]")
"""A share with two nouns behind it, before a figure or its verb ("13 percent of revenue, and Ford's 3.1 million")."""

ANEW: Final = expression(r"(?<=L[PB])N,aN(?=[v+])|(?<=Lo[PB])N,aN(?=[v+])|(?<=[LR])N,aN(?=[v+])")
"""Two nouns behind a figure, or its time, the second one with a verb ("the 92 billion of 2023 on a comparable basis,
and revenue rose")."""

THOUSAND: Final = 1000
"""What no percentage in a list reaches."""


def join_lists(tokens: Sequence[Token], text: str) -> list[Token]:
    """The same row with its lists joined."""
    row = letters_of(tokens)
    if "a" not in row and "," not in row:
        return list(tokens)
    joined: list[Token] = []
    at = 0
    for match in LIST.finditer(row, opening(row, tokens, text)):
        members = [t for t in tokens[match.start() : match.end()] if t.letter not in ",a"]
        one = alike(members) and bare_between(members, text) and not parted(row, match)
        if not one or resumes(row, match.start(), members[-1], text) or ANEW.match(row, match.start()):
            continue
        joined += tokens[at : match.start()]
        joined.append(merge(members))
        at = match.end()
    return joined + list(tokens[at:])


def opening(row: str, tokens: Sequence[Token], text: str) -> int:
    """Where the first list may begin: behind a phrase that opens the sentence, if the verb that comes next is no
    participle, which would be the phrase's own ("With the help of the port, coal and steel exports totaled ...").
    """
    found = OPENING.match(row)
    if found is None:
        return 0
    verb = next((t for t in tokens[found.end() :] if t.letter in "v+"), None)
    participle = verb is not None and text[verb.start : verb.end].endswith("ing")
    return 0 if participle else found.end()


def resumes(row: str, start: int, last: Token, text: str) -> bool:
    """Whether the last noun behind a share is no second whole, but the one whose figure comes next."""
    goes_on = RESUMED.match(row, max(0, start - 2)) is not None
    return goes_on and text[last.start : last.end].endswith(POSSESSIVE)


def parted(row: str, found: re.Match[str]) -> bool:
    """Whether the last of some figures begins anew: it is one out of another, as the one before the first is ("701 of
    8,801 and 569 of 8,803"), so much more than what was before ("above the price of $77 and $7.66 more than ..."), or
    parted by a comma from one alone ("up on 585,000, and 98,000 lorries, 3 percent down from ...").
    """
    if found[0] == "L,aL":
        return True
    apart = row.endswith("Lo", 0, found.start()) and row.startswith("oL", found.end())
    return apart or (found[1] == "L" and row.startswith("m", found.end()))


def bare_between(members: Sequence[Token], text: str) -> bool:
    """Whether nothing but "and", or what hedges the next, lies between figures ("31,750 and turned 25" are no list)."""
    gaps = (text[one.end : other.start].lower() for one, other in pairwise(members))
    return not members[0].quantities or all(joints().issuperset(WORDS.findall(gap)) for gap in gaps)


@cache
def joints() -> frozenset[str]:
    """The words that may lie between the figures of a list."""
    conjunctions = ("and", "or", "as", "well", "plus", "then", "finally", "respectively")
    entries = (entry for entry in table("hedges").values() if entry["kind"] != "none")
    hedges = (word for entry in entries for form in entry["forms"] for word in form.split())
    return GLUE.union(conjunctions, hedges, table("words")["and"]["forms"])


def alike(members: Sequence[Token]) -> bool:
    """Whether the members can stand in one list: figures of one unit, the unit named at least by the last of them."""
    if not members[0].quantities:
        return True
    if members[0].letter != members[-1].letter and not all(may_be_percent(t.quantities[0]) for t in members[:-1]):
        return False
    units = {t.quantities[0].unit for t in members if t.quantities[0].unit.dimension != "number"}
    return len(units) <= 1


def may_be_percent(quantity: Quantity) -> bool:
    """Whether a figure before one in percent may be another one ("113 and 96 percent"): it names no unit, and is not
    large ("from 16.7 billion and 5.1 percent on June").
    """
    return quantity.unit.dimension == "number" and quantity.value < THOUSAND


def merge(members: Sequence[Token]) -> Token:
    """One token for all members; a unit that only the last figure names holds for those before it."""
    last = members[-1]
    figures = [t.quantities[0] for t in members if t.quantities]
    unit = figures[-1].unit if figures else None
    shared = tuple(q if unit is None or q.unit.dimension != "number" else with_unit(q, unit) for q in figures)
    parts = tuple(part for t in members for part in t.parts)
    return Token(last.letter, members[0].start, last.end, quantities=shared, parts=parts)


def with_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """The quantity, in the unit named at the end of its list."""
    return replace(quantity, unit=unit)
