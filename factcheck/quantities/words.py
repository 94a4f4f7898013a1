"""The word tables that the reader of quantities looks up, made once from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.lexicon import table
from factcheck.quantities.quantity import ONE, Unit

TOKEN: Final = r"(?:[a-z]\.){2,}|[^\W\d_]+[23]?|[^\s\w]"
"""One word, dotted abbreviation or sign, in lower-case text."""


class Node:
    """What a word behind a figure means: alone (`unit`), in one case (`cased`), with the words after it (`more`)."""

    __slots__ = ("cased", "more", "unit")

    def __init__(self) -> None:
        self.unit: Unit | None = None
        self.cased: dict[str, Unit] | None = None
        self.more: dict[str, Node] | None = None


Trie = dict[str, Node]


def plant(trie: Trie, form: str, unit: Unit) -> None:
    """Enter a form, word by word; the first entry for a form stays."""
    node = _node(trie, form.lower())
    if node is not None and node.unit is None:
        node.unit = unit


def plant_cased(trie: Trie, form: str, unit: Unit) -> None:
    """Enter a symbol that counts in exactly this case."""
    node = _node(trie, form.lower())
    if node is not None:
        node.cased = node.cased or {}
        node.cased.setdefault(form, unit)


def _node(trie: Trie, form: str) -> Node | None:
    node: Node | None = None
    for token in (form,) if form.isalpha() else re.findall(TOKEN, form.replace("-", " ")):
        level = trie if node is None else node.more
        if level is None:
            assert node is not None
            level = node.more = {}
        node = level.get(token)
        if node is None:
            node = level[token] = Node()
    return node


def plurals(forms: Iterable[str]) -> list[str]:
    """The forms, and those that are words with an -s."""
    both: list[str] = []
    for form in forms:
        both.append(form)
        if form[-1].isalpha() and not form.endswith("s") and len(form) > 1:
            both.append(form + "s")
    return both


@cache
def unit_trie() -> Trie:
    """Every unit of measure and currency by the words that name it behind a figure."""
    trie: Trie = {}
    for name, entry in table("units").items():
        per = entry.get("per")
        unit = Unit(name.removesuffix(f" per {per}"), entry["dimension"], _scale(entry.get("scale", "1")), per)
        for form in plurals(entry["forms"]):
            plant(trie, form, unit)
        for symbol in entry.get("symbols", ()):
            plant_cased(trie, symbol, unit)
    _plant_currencies(trie)
    return trie


@cache
def _scale(printed: str) -> Fraction:
    """A factor printed as a decimal or as a quotient of two; most units have the same few."""
    if printed == "1":
        return ONE
    numerator, _, denominator = printed.partition("/")
    return Fraction(numerator) / Fraction(denominator or 1)


def _plant_currencies(trie: Trie) -> None:
    # A mark behind a figure is the part of a currency that it stands for, rather than another currency's own.
    for name, entry in sorted(table("currencies").items(), key=lambda item: "part" not in item[1]):
        unit = Unit(name, "money", _scale(entry.get("part", "1")))
        for form in plurals(entry.get("names", ())):
            plant(trie, form, unit)
        for adjective in entry.get("adjectives", ()):
            for noun in plurals(entry.get("nouns", ())):
                plant(trie, f"{adjective} {noun}", unit)
        for mark in entry.get("marks", ()):
            plant_cased(trie, mark, unit)


@cache
def marks() -> dict[str, Unit]:
    """Every currency by the mark that stands before a figure."""
    found: dict[str, Unit] = {}
    for name, entry in table("currencies").items():
        if "part" not in entry:
            for mark in entry.get("marks", ()):
                found.setdefault(mark, Unit(name, "money"))
    return found


@cache
def powers() -> dict[str, int]:
    """Words and abbreviations that multiply by a power of ten."""
    return {**table("numerals")["multiples"]["values"], **table("numerals")["abbreviations"]["values"]}


@cache
def letters() -> dict[str, int]:
    """Single letters, in their case, that multiply by a power of ten."""
    return dict(table("numerals")["letters"]["values"])


@cache
def forms(name: str, entry: str) -> frozenset[str]:
    """The forms of one entry of a table, as a set."""
    return frozenset(table(name)[entry]["forms"])
