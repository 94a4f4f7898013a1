"""Figures: numbers in digits as news prints them, with the weight of their last digits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.quantity import Unit

ANCHOR: Final = expression(r"[0-9½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚][0-9,]*(?:\.[0-9]+)?")
"""Where a figure in digits may stand: runs in linear time, and is checked by `read`."""
BLANK_GROUPS: Final = expression(
    r"(?:(?:[ \u00a0\u2009\u202f][0-9]{3}){1,7}|(?:['’][0-9]{3}){1,7})(?![0-9'’])(?:[.,][0-9]{1,2}(?![0-9]))?"
)
BLANKS: Final = (" ", "\u00a0", "\u2009", "\u202f", "'", "’")
"""What parts thousands in print: 1 234 567, and 1'234'567 in Switzerland."""
HALVES: Final = expression(
    r"(?:-| |-?and-a-)?([½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚])|([- ])?([0-9]{1,2})[/⁄]([0-9]{1,4})(?![0-9/⁄]|\.[0-9])"
)
EXPONENT: Final = expression(
    r"[eE][-+]?[0-9]{1,2}(?![0-9A-Za-z])|[ \u00a0]?[x×*][ \u00a0]?10(?:\^|\*\*|(?=[-+−]))([-+−]?[0-9]{1,2})(?![0-9])"
)
MOST_DIGITS: Final = 20
"""A longer run of digits is a code."""
VULGAR: Final = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}
DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 25, 32, 40, 50, 64, 100, 128, 200, 256, 500, 1000})


class Figure:
    """A number being read: mutable until its unit, range and hedge are known.

    `[start, end)` spans digits and magnitude, `[left, right)` unit and sign as well. `exponent` is the power of ten of
    its last printed digit, `coarse` that of its last non-zero one, both in units of `base` (12 for dozens). `doubt`
    says what must turn up for it to count as a quantity: "range", or nothing.
    """

    __slots__ = (
        "base",
        "coarse",
        "doubt",
        "end",
        "exponent",
        "form",
        "grouped",
        "hedge",
        "left",
        "magnitude",
        "powered",
        "right",
        "start",
        "unit",
        "upper",
        "value",
    )

    def __init__(
        self, start: int, end: int, value: Decimal | Fraction, exponent: int, coarse: int, form: str = "digits"
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.exponent = exponent
        self.coarse = coarse
        self.form = form
        self.grouped = False
        self.powered = False
        self.magnitude = 0
        self.base = 1
        self.left = start
        self.right = end
        self.unit: Unit | None = None
        self.upper: Decimal | Fraction | None = None
        self.hedge: str | None = None
        self.doubt = ""

    def raise_by(self, power: int, end: int) -> None:
        """Multiply by a power of ten, printed up to `end`."""
        self.value = self.value * 10**power if isinstance(self.value, Fraction) else self.value.scaleb(power)
        self.exponent += power
        self.magnitude += power
        self.coarse += power
        self.powered = True
        self.end = end

    def multiply(self, factor: int, end: int) -> None:
        """Multiply by a count such as a dozen, printed up to `end`."""
        self.value = self.value * factor
        self.base = factor
        self.powered = True
        self.end = end

    @property
    def bare(self) -> bool:
        """Whether nothing in the print tells the number from a name or a code: no grouping, decimals or magnitude."""
        return not (self.grouped or self.powered) and self.exponent == 0 and self.form == "digits"


@cache
def ten_to(exponent: int) -> Decimal:
    """A power of ten."""
    return Decimal(1).scaleb(exponent)


def western(parts: list[str]) -> bool:
    """Whether comma groups are thousands: 1,234,567."""
    return 0 < len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def indian(parts: list[str]) -> bool:
    """Whether comma groups are lakhs and crores: 2,38,53,463."""
    return 0 < len(parts[0]) <= 2 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])


def read(text: str, start: int, end: int) -> Figure | None:
    """The figure whose digits start at `start`; `end` is where ANCHOR's match ends. None for a code."""
    raw = text[start:end]
    if raw[0] in VULGAR:
        return Figure(start, start + 1, VULGAR[raw[0]], 0, 0, "fraction") if len(raw) == 1 else None
    if len(raw) > 2 * MOST_DIGITS:
        return None
    grouped = False
    if "," in raw:
        raw, end, grouped = _ungrouped(raw, start, end)
        if not grouped and text[end : end + 1] == ",":
            raw, end, grouped = _mended(text, raw, end)
    elif text[end : end + 1] == ",":
        raw, end, grouped = _continental(text, raw, end)
    elif text[end : end + 1] in BLANKS:
        after = text[end + 1 : end + 2]
        if after == "." or after == ",":
            raw, end, grouped = _mended(text, raw, end)
        elif len(raw) <= 3 and raw.isdigit() and after.isdigit():
            raw, end, grouped = _with_blank_groups(text, raw, end)
    if len(raw) > MOST_DIGITS:
        return None
    figure = Figure(start, end, *parsed(raw))
    figure.grouped = grouped
    return figure


@lru_cache(maxsize=1 << 11)
def parsed(raw: str) -> tuple[Decimal, int, int]:
    """The value of plain digits, and the powers of ten of their last digit and of their last non-zero one."""
    whole, _, decimals = raw.partition(".")
    exponent = -len(decimals)
    stripped = (whole + decimals).rstrip("0")
    coarse = exponent + len(whole) + len(decimals) - len(stripped) if stripped else exponent
    return Decimal(raw), exponent, coarse


def _ungrouped(raw: str, start: int, end: int) -> tuple[str, int, bool]:
    """Digits without their commas, where they end, and whether they were grouped."""
    trimmed = raw.rstrip(",")
    whole, dot, decimals = trimmed.partition(".")
    parts = whole.split(",")
    if len(parts) == 1:
        return trimmed, start + len(trimmed), False
    if western(parts) or indian(parts):
        return "".join(parts) + dot + decimals, start + len(trimmed), True
    if len(parts) == 2 and not dot and len(parts[1]) in (1, 2):
        return f"{parts[0]}.{parts[1]}", start + len(trimmed), True
    return parts[0], start + len(parts[0]), False


TORN: Final = expression(r" \. ([0-9]+)|((?: , [0-9]{3})+)(?![0-9])|, ([0-9]{1,2})(?=%| ?percent| ?pct)")

PERCENT_DIGITS: Final = 2
"""Digits before the decimals of a percentage that a blank tore, at most: 112, 28 percent are two figures."""


def _mended(text: str, raw: str, end: int) -> tuple[str, int, bool]:
    """Digits with what blanks tore from them: 6 . 2 %, 80 , 000, 2, 75%."""
    found = TORN.match(text, end)
    if found is None or "." in raw or (found[3] and len(raw) > PERCENT_DIGITS):
        return raw, end, False
    if found[2]:
        return raw + found[2].replace(" , ", ""), found.end(), True
    return f"{raw}.{found[1] or found[3]}", found.end(), True


CONTINENTAL: Final = expression(r"(?:\.[0-9]{3})*,([0-9]{1,2})(?![0-9]|[.,][0-9])")


def _continental(text: str, raw: str, end: int) -> tuple[str, int, bool]:
    """Digits whose thousands points part, and whose decimals a comma: 4.589,19."""
    whole, dot, thousand = raw.partition(".")
    found = CONTINENTAL.match(text, end) if dot and len(thousand) == 3 and len(whole) < 4 and raw[0] != "0" else None
    if found is None:
        return raw, end, False
    return f"{whole}{thousand}{found.group().replace('.', '').replace(',', '.')}", found.end(), True


def _with_blank_groups(text: str, raw: str, end: int) -> tuple[str, int, bool]:
    """Digits with the groups behind blanks that belong to them: 1 234 567,8."""
    found = BLANK_GROUPS.match(text, end)
    if found is None or (
        found.end() < len(text) and text[found.end()] in ",.-/:" and text[found.end() + 1 : found.end() + 2].isdigit()
    ):
        return raw, end, False
    groups = found.group()
    plain = "".join(c for c in groups if c not in BLANKS).replace(",", ".")
    return raw + plain, found.end(), True


def add_fraction(text: str, figure: Figure) -> None:
    """Take up a fraction printed behind the digits: 5-1/2, 7 3/8, 2½; or the one whose numerator they are: 3/4."""
    if figure.exponent != 0 or figure.grouped or figure.form == "fraction":
        return
    found = HALVES.match(text, figure.end)
    if found is None:
        _whole_fraction(text, figure)
        return
    if found[1]:
        part = VULGAR[found[1]]
    elif found[2]:
        numerator, denominator = int(found[3]), int(found[4])
        if denominator not in DENOMINATORS or not 0 < numerator < denominator:
            return
        part = Fraction(numerator, denominator)
    else:
        return
    figure.value = Fraction(figure.value) + part
    figure.form = "mixed"
    figure.end = found.end()


SLASH: Final = expression(r"[/⁄]([0-9]{1,4})(?![0-9/⁄]|\.[0-9]|[-–][0-9])")


def _whole_fraction(text: str, figure: Figure) -> None:
    found = SLASH.match(text, figure.end)
    if found is None:
        return
    denominator = int(found[1])
    if denominator in DENOMINATORS and 0 < figure.value < denominator:
        figure.value = Fraction(figure.value) / denominator
        figure.form = "fraction"
        figure.end = found.end()


def add_exponent(text: str, figure: Figure) -> None:
    """Take up scientific notation behind the digits: 1.5e6, 6.02 x 10^23."""
    found = EXPONENT.match(text, figure.end)
    if found is not None:
        power = found[1] or found.group()[1:]
        figure.raise_by(int(power.replace("−", "-")), found.end())
