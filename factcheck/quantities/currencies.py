"""Currencies: marks before a figure, and which currency a shared name or mark stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import marks

LONGEST: Final = 6
AMERICAN: Final = "USD"
DOLLAR: Final = "dollar"
BLANKS: Final = " \u00a0\u2009\u202f"
DASHES: Final = "-−–"
SHORT_MARKS: Final = frozenset(
    {"R", "P", "PS", "MK", "BD", "SR", "QR", "KM", "FF", "KD", "JD", "LE", "DM", "Bs", "Dh", "SKr", "Re", "N", "B", "K"}
    | {"ALL", "TRY", "TOP", "CUP", "MAD", "PEN", "SOS", "GEL", "MOP", "BAM", "RO", "RON", "VES", "NIO", "AMD", "GIP"}
)
"""Marks that are also words, or start the names of models: they want a long figure or a magnitude behind it."""
SIZE: Final = expression(r" ?(?:[mbk]n?\b|tr?n\b|million|billion|trillion|crore|lakh|bln|mln)")
ROADS: Final = 6
"""Digits from which a figure behind a "B" is no road's number."""
LOWER_WORDS: Final = frozenset({"us", "hk", "nt", "nz", "c"})
"""Letters of a country that texts without capitals part from its dollar sign, and that from the figure, by blanks."""
COUNTRY_WORDS: Final = frozenset({"US", "HK", "NT", "NZ", "AU", "CA", "U.S.", "A", "C"})


BARE_DOLLAR: Final = expression(
    r"\$? ?[\d.,]+[ -]?(?:thousand|[mb]|[mbt]n|[mb]ln|[mb]illion|trillion)?(?:[ -](?:dollars?|dlrs?))?"
)
"""A sum of dollars that leaves open whose they are."""


@cache
def mark_ends() -> frozenset[str]:
    """The last characters of all marks."""
    return frozenset(mark[-1] for mark in marks())


LOWER_ENDS: Final = frozenset({"Rs", "rs", "wf", "es", "Rp", "Tk", "ka", "Kr", "Sh"})
SPACED: Final = frozenset({"Rs", "rs", "Rp", "RM", "RO", "Tk", "Kč", "DM", "kr", "Kr", "Sh"})
"""Marks of two letters that stay marks with a blank behind them."""


def may_end(text: str, end: int) -> bool:
    """Whether a mark that a blank parts from its figure may end at `end`."""
    last = text[end - 1 : end]
    return last in mark_ends() and (not last.islower() or text[end - 2 : end] in LOWER_ENDS)


def add_mark(text: str, figure: Figure, floor: int) -> None:
    """Take up the currency mark before a figure, behind `floor`: $, US$, EUR, Rs, MEUR."""
    if figure.start == 0:
        return
    at = _before_sign(text, figure)
    end = at - 1 if text[at - 1] in BLANKS else at
    if end == 0 or text[end - 1] not in mark_ends():
        return
    found = longest_mark(text, end)
    if found is None or (end < at and not trustworthy(found)) or end - len(found) < floor:
        return
    if found in SHORT_MARKS and _is_small(text, figure, found):
        return
    figure.unit = marks()[found]
    figure.left = end - len(found)
    if found == "$":
        _add_country(text, figure)
    elif len(found) == 3 and text[figure.left - 1 : figure.left] == "M":
        figure.raise_by(6, figure.end)
        figure.left -= 1
    if figure.start > at:
        figure.value = -figure.value


def _before_sign(text: str, figure: Figure) -> int:
    """Where a figure begins with the sign between it and a mark: $-99.37, USD -161."""
    at = figure.start
    while at > 1 and text[at - 1] in DASHES and text[at - 2] in "$£€¥-":
        at -= 1
    coded = at > 2 and text[at - 1] in DASHES and text[at - 2] in BLANKS and text[at - 3].isupper()
    return at - 1 if coded and text[figure.end : figure.end + 1] != "%" else at


def _is_small(text: str, figure: Figure, mark: str) -> bool:
    """Whether a figure has few digits and no magnitude: behind a short mark it is as likely a name ("R2", "B1259")."""
    few = figure.end - figure.start < (ROADS if mark == "B" else 4)
    return few and not figure.grouped and not SIZE.match(text, figure.end)


def trustworthy(mark: str) -> bool:
    """Whether a mark stays one with a blank between it and the figure."""
    return not mark.isalpha() or len(mark) > 2 or mark in SPACED


def longest_mark(text: str, end: int) -> str | None:
    """The longest currency mark that ends at `end` and begins a word."""
    known = marks()
    for size in range(min(LONGEST, end), 0, -1):
        mark = text[end - size : end]
        if mark in known:
            if not mark[0].isalpha() or _begins_word(text, end - size):
                return mark
            if size == 3 and text[end - 4 : end - 3] == "M" and mark.isupper() and _begins_word(text, end - 4):
                return mark
    return None


def _begins_word(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not (before and (before.isalnum() or before in "-&"))


def _add_country(text: str, figure: Figure) -> None:
    """A country's letters parted from its dollar sign by a blank: HK $216,925."""
    left = figure.left
    if text[left - 1 : left] != " ":
        return
    word = text[max(0, left - 5) : left - 1].rpartition(" ")[2].lstrip("(")
    if word in LOWER_WORDS and text[left + 1 : left + 2] == " ":
        word = word.upper()
    unit = marks().get(word.replace(".", "") + "$")
    if word in COUNTRY_WORDS and unit is not None and not (word == "A" and _opens(text, left - 2)):
        figure.unit = unit
        figure.left = left - 1 - len(word)


def _opens(text: str, at: int) -> bool:
    """Whether the word at `at` begins a sentence or a headline's noun phrase, where a capital says nothing."""
    before = text[max(0, at - LONGEST_WORD) : at].rstrip(BLANKS).rpartition(" ")[2]
    return not before[:1].islower() or before[-1] in ".:;!?"


LONGEST_WORD: Final = 20


@cache
def _by_country() -> Mapping[str, Mapping[str, str]]:
    """Open name to country to ISO code."""
    entries = table("currencies")
    nouns = {name: _stems(entry.get("names", ())) for name, entry in entries.items() if entry.get("open")}
    nouns["yuan-or-yen"] = {"yuan", "yen"}
    found: dict[str, dict[str, str]] = {name: {} for name in nouns}
    for code, entry in entries.items():
        named = _stems([*entry.get("nouns", ()), *entry.get("names", ())])
        for open_name, stems in nouns.items():
            if named & stems:
                found[open_name].update(dict.fromkeys(entry.get("countries", ()), code))
    return found


def _stems(names: object) -> set[str]:
    return {name.removesuffix("s") for name in names} if isinstance(names, (list, tuple)) else set()


def is_bare_dollar(printed: str) -> bool:
    """Whether a sum, as printed, is of dollars that leave open whose they are."""
    return BARE_DOLLAR.fullmatch(printed.lower()) is not None


def whose_dollar(country: str | None, named: Collection[str | None]) -> str | None:
    """The country whose dollar a bare one is in an article about a country, by the currencies that it names: a text
    that marks the country's own dollars, and not those of the United States, leaves these bare.
    """
    own = _by_country()["dollar"].get(country or "")
    return "US" if own and own in named and own != AMERICAN and AMERICAN not in named else country


@lru_cache(maxsize=1 << 11)
def settled(unit: Unit, country: str | None, last: str | None) -> Unit:
    """The currency meant by a shared name in an article of this country that last named the currency `last`."""
    entry = table("currencies")[unit.name or ""]
    if "part" in entry:
        whole = _whole(entry, country, last)
        part = entry.get("parts", {}).get(whole)
        return Unit(whole, "money", Fraction(part) if part else unit.scale, unit.per)
    if not entry.get("open"):
        return unit
    code = _by_country().get(unit.name or "", {}).get(country or "") or entry.get("default") or unit.name
    return Unit(code, "money", unit.scale, unit.per)


def whole_of(name: str, found: Iterable[Figure]) -> str | None:
    """The first currency of a text that has such a part; None where a name is no part of one."""
    wholes = table("currencies")[name].get("wholes", ())
    return next((n for f in found if f.unit is not None and (n := _by_default(f.unit.name or "")) in wholes), None)


def _by_default(name: str) -> str:
    """The currency that a shared name stands for where nothing else is said."""
    return str(table("currencies").get(name, {}).get("default", name))


def _whole(entry: Mapping[str, Any], country: str | None, last: str | None) -> str:
    """The currency whose part a word names: the one last named that has such a part, else the one it mostly is of."""
    if last is not None and last in entry.get("wholes", ()):
        return settled(Unit(last, "money"), country, None).name or last
    return entry.get("whole") or _by_country()["dollar"].get(country or "", DOLLAR)


def candidates(name: str) -> frozenset[str]:
    """The ISO codes that an open currency name may stand for; the name itself for a currency that is not open."""
    codes = _by_country().get(name)
    return frozenset(codes.values()) if codes else frozenset({name})


@cache
def known_as(name: str) -> str:
    """What a currency may be called where its country is left open ("crowns" of Denmark as of Sweden); a dollar of no
    country is that of the United States, and such are the names that stand for one country's currency.
    """
    if name == DOLLAR:
        return AMERICAN
    unsettled = (other for other in _by_country() if other != DOLLAR and "default" not in table("currencies")[other])
    return next((other for other in unsettled if name in candidates(other)), name)


@cache
def needs_country(name: str) -> bool:
    """Whether only the article's country settles the currency or the part of one."""
    entry = table("currencies")[name]
    return bool(entry.get("open") or "wholes" in entry)


@cache
def open_names() -> frozenset[str]:
    """Names that several currencies share."""
    return frozenset(name for name, entry in table("currencies").items() if entry.get("open"))
