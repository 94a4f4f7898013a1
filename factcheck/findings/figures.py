"""Figures in words: an interval as an editor would write it, rounded inward, in the unit of a printed figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import rounding
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity, Unit

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Names = Sequence[tuple[int, str]]
"""Powers of ten and their names, the largest first."""
MAGNITUDES: Final[Names] = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SIGNIFICANT: Final = 4
LONGEST: Final = 4000
MANTISSA: Final = expression(r"[+-]?([0-9][0-9,]*(?:\.[0-9]+)?)([ -]?[A-Za-z][A-Za-z .]*| ?%)?")
"""The digits of a figure, and its magnitude."""
SIZES: Final = frozenset(10**power for power in range(16))
MOST_TIMES: Final = 50
SMALL: Final = 1000
"""What is so many times a figure, and more than this, is told in a magnitude of its own."""
RATIO: Final = Fraction(1, 100)


def in_print(interval: Interval, like: Quantity, text: str) -> str:
    """An interval in the unit and magnitude of a figure printed in `text`: "35.38 to 35.43 billion yuan"."""
    sign = text[like.start : like.figure_start].strip(" -\"'“(")
    words = " ".join(text[like.figure_end : like.end].strip(" -").split())
    unit = like.unit
    size, magnitude = size_in_print(interval, like, text)
    if unit.dimension in ("ratio", "points") and not size:
        sign, words = "", "percent" if unit.dimension == "ratio" else "percentage points"
        unit = Unit(None, unit.dimension, RATIO)
    if unit.dimension in ("factor", "number", "ordinal"):
        sign, words = "", "times" if unit.dimension == "factor" else ""
    names = () if size else MAGNITUDES
    shown = in_words(interval, Unit(None, unit.dimension, unit.scale * (size or 1)), names)
    if sign and not sign[-1].isalnum():
        shown = before_digits(shown, sign)
    elif sign.isupper():
        apart = text[like.figure_start - 1 : like.figure_start].isspace()
        shown = before_digits(shown, f"{sign} " if apart else sign)
    words = f"{magnitude}{words if words.startswith('%') else ' ' + words}".rstrip()
    for ending in (" or more", " or less"):
        if shown.endswith(ending):
            return f"{shown.removesuffix(ending)}{words}{ending}"
    return f"{shown}{words}".strip()


def size_in_print(interval: Interval, like: Quantity, text: str) -> tuple[int, str]:
    """What a figure's digits are multiplied by, and the words for it: 10 ** 9 and " billion"; 1000 and nothing in a
    table in thousands. 0 where it has no digits, or where the interval would look odd in its magnitude.
    """
    found = MANTISSA.fullmatch(" ".join(text[like.figure_start : like.figure_end].split()))
    mantissa = Fraction(Decimal(found[1].replace(",", ""))) if found is not None else Fraction(0)
    size = abs(rounding.exact(like.value)) / mantissa if mantissa else Fraction(0)
    if found is None or like.upper is not None or size.denominator != 1 or size.numerator not in SIZES:
        return 0, ""
    ends = [abs(end) / like.unit.scale / size for end in (interval.lo, interval.hi) if end]
    largest, least = max(MOST_TIMES * mantissa, Fraction(SMALL)), min(mantissa, Fraction(1)) / MOST_TIMES
    if not ends or max(ends) > largest or min(ends) < least:
        return 0, ""
    return int(size), (found[2] or "").replace("-", " ")


def on_calendar(interval: Interval, dimension: str) -> str:
    """Years, spans of years and weekdays, as they are printed."""
    if interval.lo is None or interval.hi is None:
        return interval.words()
    first, last = math.ceil(interval.lo), math.floor(interval.hi)
    if dimension == "weekday":
        return WEEKDAYS[first % 7]
    return str(first) if first == last else f"{first} to {last}"


def before_digits(shown: str, sign: str) -> str:
    """The text with a currency's sign before its first digit, behind a minus."""
    at = next((at for at, c in enumerate(shown) if c.isdigit()), 0)
    return f"{shown[:at]}{sign}{shown[at:]}"


def in_words(interval: Interval, unit: Unit, names: Names = MAGNITUDES) -> str:
    """An interval in words, rounded inward, in the printed unit: "383,700 or more", "35.1 to 35.9 %"."""
    low, high = _printed(interval.lo, unit), _printed(interval.hi, unit)
    suffix = {"percent": " %", "percentage point": " points"}.get(unit.name or "", "")
    if low is None and high is None:
        return "any value"
    if low is None or high is None:
        return _one_sided(interval, low, high, suffix, names)
    if low == high:
        return f"{_grouped(low, names)}{suffix}"
    step = _step((high - low) / 2)
    first, last = _up(low, min(step, _step_of(low, step))), _down(high, min(step, _step_of(high, step)))
    if first == last:
        return f"{_grouped(first, names)}{suffix}"
    of_first, of_last = _magnitude(abs(first), names), _magnitude(abs(last), names)
    shared = f" {of_first[1]}" if of_first is not None and of_first == of_last else ""
    return f"{_grouped(first, names).removesuffix(shared)} to {_grouped(last, names)}{suffix}"


def _one_sided(interval: Interval, low: Fraction | None, high: Fraction | None, suffix: str, names: Names) -> str:
    if low is not None:
        shown = _up(low, _step_of(low, Fraction(1)))
        text = _grouped(shown, names) + suffix
        return f"more than {text}" if interval.lo_open and shown == low else f"{text} or more"
    assert high is not None
    shown = _down(high, _step_of(high, Fraction(1)))
    text = _grouped(shown, names) + suffix
    return f"less than {text}" if interval.hi_open and shown == high else f"{text} or less"


def _printed(value: Fraction | None, unit: Unit) -> Fraction | None:
    """A value in base scale, in the printed unit again."""
    return None if value is None else Fraction(value) / unit.scale


def _step(width: Fraction) -> Fraction:
    """The largest power of ten that is not above `width` (which is positive)."""
    power = len(digits_of(int(width))) - 1 if width >= 1 else -len(digits_of(int(1 / width)))
    step = Fraction(10) ** power
    return step * 10 if step * 10 <= width else step


def _step_of(value: Fraction, otherwise: Fraction) -> Fraction:
    """One unit of the last of a value's first significant digits."""
    return _step(abs(value)) / 10 ** (SIGNIFICANT - 1) if value else otherwise


def _up(value: Fraction, step: Fraction) -> Fraction:
    return -(-value // step) * step


def _down(value: Fraction, step: Fraction) -> Fraction:
    return value // step * step


def _magnitude(size: Fraction, names: Names) -> tuple[int, str] | None:
    return next((m for m in names if size >= m[0]), None)


def _grouped(value: Fraction, names: Names) -> str:
    """A value with thousands grouped, and with the name of its magnitude where it has one."""
    magnitude = _magnitude(abs(value), names)
    scaled = value / magnitude[0] if magnitude else value
    plain = exact(scaled) or ""
    if "/" in plain:
        plain = f"{float(scaled):.6g}"
    whole, point, rest = plain.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    text = f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() and len(whole) < LONGEST else plain
    return f"{text} {magnitude[1]}" if magnitude else text


def exact(value: Decimal | Fraction | int | None) -> str | None:
    """A value as a decimal string, or as a fraction "1/3" where no decimal is exact; None stays None."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return format(value, "f")
    numerator, denominator = value.numerator, value.denominator
    if denominator == 1:
        return digits_of(numerator)
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{digits_of(numerator)}/{digits_of(denominator)}"
    places = max(twos, fives)
    written = digits_of(abs(numerator) * 10**places // denominator).rjust(places + 1, "0")
    return f"{'-' if numerator < 0 else ''}{written[:-places]}.{written[-places:]}"


def digits_of(number: int) -> str:
    """All digits of a whole number, however many: the interpreter alone stops at a few thousand."""
    if number.bit_length() < LONGEST * 3:
        return str(number)
    return format(Decimal(number), "f")
