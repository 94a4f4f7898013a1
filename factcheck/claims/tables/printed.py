"""Figures as tables print them: the unit and the magnitude stand in the head of the row, the column or the table."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from factcheck.claims.tables.grid import Cell
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities import figures
from factcheck.quantities.counting import NUMBER
from factcheck.quantities.currencies import settled
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.words import marks, powers, unit_trie
from factcheck.record import record

_WORD: Final = expression(r"%|'?[0-9]+(?:,000)*|[A-Za-z]{0,3}[$€£¥₹]|[^\W\d_][\w.]*|[^\s\w]")
_CELL: Final = expression(
    r"(?P<open>[(\[])?\s*(?P<sign>[+\-−–]?|(?:[Uu]p|[Dd]own|UP|DOWN)(?= ))\s?"
    r"(?P<mark>[A-Z]{0,3}[$€£¥₹]|Rs\.?|[A-Z]{2,3})?\s?(?P<inner>[+\-−–]?)"
    r"(?=\.?\d)(?P<digits>[\d., \xa0\u202f]*\d)\s?(?P<unit>%|[A-Za-z][A-Za-z. ]{0,20})?\s?[)\]]?[*†‡]?"
)
_ANCHOR: Final = expression(r"[0-9][0-9,]*(?:\.[0-9]+)?")
EMPTY: Final = frozenset(
    {"", "-", "–", "—", "--", "n/a", "n.a.", "na", "nm", "n.m.", ".", "..", "...", "*", "nil", "/"}
)


@record(frozen=True, slots=True)
class Scale:
    """The unit of figures, and the power of ten they are printed in; a `unit` of None is not told."""

    unit: Unit | None = None
    power: int = 0

    def within(self, other: Scale) -> Scale:
        """This scale, with what it leaves open from the one around it."""
        if self.unit is not None and self.unit.dimension in ("ratio", "points", "factor"):
            return self
        return Scale(self.unit or other.unit, self.power or other.power)


BARE: Final = Scale()
HUNDREDTHS: Final = Scale(Unit("percent", "ratio", Fraction(1, 100)))


@lru_cache(maxsize=2048)
def scale_of(phrase: str, country: str | None) -> Scale | None:
    """The scale that a phrase names ("in EUR thousands", "100 mn yuan", "%"), None if it says anything else."""
    tokens = _WORD.findall(phrase)
    unit: Unit | None = None
    power = 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        plain = token.lower()
        glue = plain in table("tables")["unit-glue"]["forms"]
        named = None if glue else currency(tokens, at, country) or measure(tokens, at)
        if named is not None:
            unit, at = unit or named[0], at + named[1]
            continue
        if is_power_of_ten(plain):
            power += plain.count("0")
        elif plain in table("tables")["magnitudes"]["values"]:
            power += table("tables")["magnitudes"]["values"][plain]
        elif plain in powers():
            power += powers()[plain]
        elif not glue:
            return None
        at += 1
    return Scale(unit, power) if unit is not None or power else None


def is_power_of_ten(word: str) -> bool:
    """Whether a word is one and noughts ("1,000"), or the noughts alone ("'000")."""
    digits = word.lstrip("'").replace(",", "")
    return digits.isdigit() and digits.removeprefix("1").strip("0") == "" and "0" in digits


def currency(tokens: list[str], at: int, country: str | None) -> tuple[Unit, int] | None:
    """The currency named from `at` on, and by how many tokens."""
    mark = marks().get(tokens[at])
    named = (mark, 1) if mark is not None else measure(tokens, at)
    if named is None or named[0].dimension != "money":
        return None
    return settled(named[0], country, None), named[1]


def measure(tokens: list[str], at: int) -> tuple[Unit, int] | None:
    """The unit of measure named from `at` on; a single letter is none but a sign."""
    if len(tokens[at]) == 1 and tokens[at].isalpha() and tokens[at] not in "t":
        return None
    node = unit_trie().get(tokens[at].lower())
    best: tuple[Unit, int] | None = None
    size = 0
    while node is not None:
        size += 1
        spelled = " ".join(tokens[at : at + size])
        unit = node.cased.get(spelled, node.unit) if node.cased else node.unit
        if unit is not None:
            best = unit, size
        following = tokens[at + size].lower() if at + size < len(tokens) else ""
        node = node.more.get(following) if node.more else None
    return best


def figure_of(cell: Cell, scale: Scale, country: str | None) -> Quantity | None:
    """The figure of a cell that holds nothing else; its own marks come before those of its heads."""
    found = _CELL.fullmatch(cell.text)
    if found is None:
        return None
    start = cell.start + found.start("digits")
    anchor = _ANCHOR.match(found["digits"]) if found["digits"][0] != "." else None
    digits = found["digits"]
    if anchor is None:
        read = figures.Figure(start, start + len(digits), *figures.parsed("0" + digits))
    else:
        spotted = figures.read(digits, 0, anchor.end())
        if spotted is None or spotted.end != len(digits):
            return None
        read = spotted
    own = own_scale(found, country)
    if own is None:
        return None
    return quantity_of(read, without_sign(cell, found), own.within(scale), is_negative(found, own))


def without_sign(cell: Cell, found: re.Match[str]) -> Cell:
    """A cell without the word that is the sign of its figure ("Down 3.0 pts"), which is no part of that."""
    if not found["sign"][:1].isalpha():
        return cell
    end = found.end("sign") + 1
    return Cell(cell.start + end, cell.end, cell.text[end:])


def is_negative(found: re.Match[str], own: Scale) -> bool:
    """Whether a cell's figure is below zero: a minus, or brackets around it."""
    sign = (found["sign"] or found["inner"]).lower()
    return sign in ("-", "−", "–", "down") or (bool(found["open"]) and not sign)


def own_scale(found: re.Match[str], country: str | None) -> Scale | None:
    """What the cell itself says of unit and magnitude; None for words that are neither."""
    phrase = f"{(found['mark'] or '')} {(found['unit'] or '')}".strip()
    return scale_of(phrase, country) if phrase else BARE


def quantity_of(read: figures.Figure, cell: Cell, scale: Scale, negative: bool) -> Quantity:
    """The quantity of digits at this scale."""
    unit = scale.unit or NUMBER
    power = 0 if unit.dimension in ("ratio", "points", "factor") else scale.power
    value = read.value.scaleb(power) if isinstance(read.value, Decimal) else read.value * 10**power
    return Quantity(
        start=cell.start,
        end=cell.end,
        figure_start=cell.start,
        figure_end=cell.end,
        value=-value if negative else value,
        unit=unit,
        step=figures.ten_to(read.exponent + power),
        coarse=figures.ten_to(read.coarse + power),
    )
