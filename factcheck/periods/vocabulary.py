"""The words of time from the lexicon, arranged for look-up."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.lexicon import table
from factcheck.record import record

FEW: Final = 3
"""How many "a few" are."""


@record(frozen=True, slots=True)
class Vocabulary:
    """Look-up tables from lower-case words; `units` gives a unit's name, `sizes` its length in its own measure."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    seasons: dict[str, int]
    decades: dict[str, int]
    units: dict[str, str]
    shifts: dict[str, int]
    rolling: dict[str, int]
    befores: frozenset[str]
    agos: frozenset[str]
    portions: dict[str, str]
    adjectives: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    finals: frozenset[str]
    openings: frozenset[str]
    counted_up: frozenset[str]
    fiscal: tuple[str, ...]
    fiscal_styles: dict[int, tuple[str, ...]]
    not_years: frozenset[str]
    not_short_years: frozenset[str]

    def count(self, word: str) -> int:
        """The number a word or a run of digits below 1000 stands for, 0 if it is none."""
        if word.isdecimal() and word.isascii():
            return int(word) if len(word) < 4 else 0
        return self.cardinals.get(word, 0)

    def ordinal(self, word: str) -> int:
        """The place an ordinal names ("third", "3rd"), 0 if it is none."""
        return self.ordinals.get(word) or (int(word[:-2]) if re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)", word) else 0)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of lexicon/periods.toml."""
    entries = table("periods")
    return Vocabulary(
        months=_numbered("month"),
        weekdays=_numbered("weekday"),
        days=_numbered("day"),
        seasons=_numbered("season"),
        decades=_numbered("tens"),
        units=_named("unit"),
        shifts=_numbered("shift"),
        rolling=_numbered("rolling"),
        befores=frozenset(_numbered("before")),
        agos=frozenset(_numbered("ago")),
        portions=_named("portion"),
        adjectives=frozenset(entries["adjective"]["forms"]),
        cardinals=_placed("cardinal") | {"a": 1, "an": 1, "few": FEW, "couple": 2},
        ordinals=_placed("ordinal"),
        finals=frozenset(entries["final"]["forms"]),
        openings=frozenset(entries["opening"]["forms"]),
        counted_up=frozenset(entries["counted-up"]["forms"]),
        fiscal=tuple(sorted(entries["fiscal"]["forms"], key=len, reverse=True)),
        fiscal_styles={e["number"]: tuple(e["forms"]) for e in entries.values() if e["sort"] == "fiscal-style"},
        not_years=frozenset(entries["not-a-year"]["forms"]) | _units_of_measure(),
        not_short_years=frozenset(entries["not-a-short-year"]["forms"]),
    )


def _numbered(sort: str) -> dict[str, int]:
    """The number of each word of a sort."""
    entries = table("periods").values()
    return {form: entry["number"] for entry in entries if entry["sort"] == sort for form in entry["forms"]}


def _named(sort: str) -> dict[str, str]:
    """The entry that each word of a sort belongs to."""
    entries = table("periods").items()
    return {form: name for name, entry in entries if entry["sort"] == sort for form in entry["forms"]}


def _placed(name: str) -> dict[str, int]:
    """The place of each word in the row of an entry, from 1."""
    return {form: place for place, form in enumerate(table("periods")[name]["forms"], 1)}


SHORTEST_NAME: Final = 4
"""Letters of the shortest unit that is a name and no symbol."""


def _units_of_measure() -> frozenset[str]:
    """The plurals of the units of measure and of money: four digits before one of them are no year."""
    units = [form for entry in table("units").values() for form in entry["forms"]]
    for entry in table("currencies").values():
        units += (*entry.get("names", ()), *entry.get("nouns", ()))
    return frozenset(form + "s" for form in units if len(form) >= SHORTEST_NAME and form.isalpha())


def alternatives(words: object) -> str:
    """A pattern for any of the words, longest first."""
    if not isinstance(words, (dict, frozenset, tuple, list)):
        raise TypeError("alternatives of what?")
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
