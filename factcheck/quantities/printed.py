"""A quantity as `read` prints it: the value in the printed unit, exact, and the unit's name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from factcheck.lexicon import table
from factcheck.quantities.heads import adjectives
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.rounding import kind_of
from factcheck.quantities.words import forms
from factcheck.record import record


@record(frozen=True, slots=True)
class Printed:
    """Value and ends in the printed unit, as exact strings; None for an open end, and for the value of a range."""

    value: str | None
    low: str | None
    high: str | None
    unit: str | None
    dimension: str
    hedge: str | None


def as_printed(quantity: Quantity, text: str = "") -> Printed:
    """The quantity in the words of CONTRACT section 5; low and high are the ends of its narrow reading.

    With the text it stands in, a counted noun is given with the modifiers before it: "passenger car".
    """
    unit = quantity.unit
    value = None if quantity.upper is not None else exact_string(quantity.value)
    low, high = _ends(quantity)
    name = unit_name(unit)
    if text and unit.dimension == "count" and unit.per is None:
        name = counted_name(quantity, text)
    return Printed(value, low, high, name, unit.dimension, quantity.hedge)


def _ends(quantity: Quantity) -> tuple[str | None, str | None]:
    """The ends of the narrow reading; in decimals where that is exact, which is most of the time and much faster."""
    value, step = quantity.value, quantity.step
    if (
        isinstance(value, Decimal)
        and isinstance(step, Decimal)
        and quantity.upper is None
        and quantity.form != "fraction"
    ):
        kind = "exact" if quantity.hedge is None else kind_of(quantity.hedge)
        if kind == "exact" and quantity.unit.dimension != "factor":
            slack = step * HALF
            return format(value - slack, "f"), format(value + slack, "f")
        if kind in LOWER_BOUNDS:
            return exact_string(value), None
        if kind in UPPER_BOUNDS:
            return None, exact_string(value)
    unit = quantity.unit
    return _fraction_ends(
        value, step, quantity.coarse, quantity.hedge, quantity.upper, quantity.form, unit.dimension == "factor"
    )


HALF: Final = Decimal("0.5")
LOWER_BOUNDS: Final = frozenset({"more-than", "at-least"})
UPPER_BOUNDS: Final = frozenset({"less-than", "at-most"})
Number = Decimal | Fraction


@lru_cache(maxsize=1 << 11)
def _fraction_ends(
    value: Number, step: Number, coarse: Number, hedge: str | None, upper: Number | None, form: str, factor: bool
) -> tuple[str | None, str | None]:
    """The ends in fractions; news repeats its figures, so what was reckoned is kept."""
    unit = Unit(None, "factor" if factor else "number")
    narrow = Quantity(0, 0, 0, 0, value, unit, step, coarse, hedge, upper, form).narrow()
    low = None if narrow.lo is None else exact_string(narrow.lo)
    return low, None if narrow.hi is None else exact_string(narrow.hi)


def counted_name(quantity: Quantity, text: str) -> str | None:
    """The noun that is counted, with its modifiers: "public housing property" in 12 public housing properties, "top
    seed" in the top three seeds.
    """
    words = text[quantity.figure_end : quantity.end].translate(UNQUOTED).strip("- +").split()
    for at, word in enumerate(words):
        if word == "of":
            words = words[at + 1 :] or words
            break
    modifiers = [_modifier(before, word) for before, word in pairwise(["", *words[:-1]])]
    if " " in (quantity.unit.name or ""):
        modifiers = modifiers[:-1]
    leading = text[max(0, quantity.start - LONGEST_WORD) : quantity.start].rpartition(" ")[0].rpartition(" ")[2]
    if leading in forms("counting", "leading"):
        modifiers.insert(0, leading)
    return " ".join([*filter(None, modifiers), quantity.unit.name or ""])


UNQUOTED: Final = {ord(mark): None for mark in '"“”'}
LONGEST_WORD: Final = 24
"""More letters than a word before a number has that also says what is counted."""


def _modifier(before: str, word: str) -> str:
    """A word as it names what is counted, adjectives in their base form; nothing where it only says how."""
    said_how = word.endswith("ly") or (before.endswith("ly") and word.endswith("ed"))
    if said_how or word in not_naming():
        return ""
    return base_form(word).removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1024)
def base_form(word: str) -> str:
    """The adjective whose comparative or superlative a word is ("smaller", "hottest"), else the word."""
    known: str | None = table("counting")["degrees"]["base"].get(word)
    if known is not None:
        return known
    for end in ("est", "er"):
        stem = word.removesuffix(end)
        if stem == word:
            continue
        undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
        for base in (stem, stem + "e", undoubled, stem.removesuffix("i") + "y"):
            if base in adjectives():
                return base
    return word


@cache
def not_naming() -> frozenset[str]:
    """Words before a noun that say nothing of what it names."""
    return forms("counting", "not-naming")


def is_cardinal(quantity: Quantity) -> bool:
    """Whether the quantity says how much: ordinals are ranks, and `read` leaves them out."""
    return quantity.unit.dimension != "ordinal"


@cache
def parts() -> dict[tuple[str, Fraction], str]:
    """The names of parts of a currency that have one of their own: the penny, the fen."""
    entries = table("currencies").items()
    whole = {name: entry for name, entry in entries if "whole" in entry}
    return {(entry["whole"], Fraction(entry["part"])): entry.get("called", name) for name, entry in whole.items()}


def unit_name(unit: Unit) -> str | None:
    """The unit as printed: cents and pence under their own name, rates with what they are per."""
    name = unit.name
    if unit.dimension == "money" and unit.scale != 1:
        name = parts().get((name or "", unit.scale), "cent")
    if unit.per is None:
        return name
    if unit.dimension == "money" and unit.scale == 1:
        name = _spoken(name or "")
    return f"{name or ''} per {unit.per}".strip()


def exact_string(value: Decimal | Fraction) -> str:
    """A decimal string where the value has one, else a fraction in lowest terms."""
    if isinstance(value, Decimal):
        return format(value, "f")
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


@cache
def _spoken(code: str) -> str:
    """The currency of a rate in words, as the rest of its unit: Australian dollar, yen."""
    entry = table("currencies").get(code, {})
    if entry.get("open"):
        return code
    if entry.get("adjectives") and entry.get("nouns"):
        adjective = entry["adjectives"][0]
        return f"{adjective.upper() if len(adjective) < 3 else adjective.title()} {entry['nouns'][0]}"
    return str(entry.get("names", [code])[0])
