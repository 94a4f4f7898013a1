"""Slips of the pen: the figures that may have been meant where another one was printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from math import inf
from typing import Final

from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.record import replace

MOST_DIGITS: Final = 12
"""Longer figures are numbers of something: of telephones, of accounts."""

LEADING: Final = 3
"""Digits of a figure of which each says something about its size."""

REVISED: Final = Fraction(1, 25)
"""By what part of it a figure may differ from an earlier estimate."""

Slip = Callable[[str], Sequence[int]]
"""The whole numbers that may be meant where digits are printed."""
Slips = Callable[[str], Sequence[float]]
"""The same, or ten times as much or as little."""

FRACTION: Final = "/"
"""What sets off the parts of a fraction ("9-1/4"), whose digits say different things."""


def swapped(quantity: Quantity, text: str) -> Iterator[tuple[str, Quantity]]:
    """The figures with two digits of a printed one in the other order, as they would be printed and as quantities;
    `text` is what the quantity stands in.
    """
    figure = text[quantity.figure_start : quantity.figure_end]
    places = [at for at, character in enumerate(figure) if character.isdecimal()]
    if len(places) > MOST_DIGITS or quantity.form != "digits" or quantity.upper is not None or FRACTION in figure:
        return
    for first, last in exchangeable("".join(figure[at] for at in places)):
        meant = with_swapped(figure, places[first], places[last])
        value = with_digits(quantity, figure, meant)
        if value is not None:
            yield meant, value


def printed_digits(quantity: Quantity, text: str) -> str:
    """The digits of a figure, as far as slips are looked for in it; "" for words, ranges and what is very long."""
    if quantity.form != "digits" or quantity.upper is not None:
        return ""
    figure = text[quantity.figure_start : quantity.figure_end]
    digits = "".join(filter(str.isdecimal, figure))
    return digits if len(digits) <= MOST_DIGITS and int(digits or "0") and FRACTION not in figure else ""


@lru_cache(maxsize=1 << 11)
def exchanges(digits: str) -> Sequence[int]:
    """The whole numbers with two neighbouring digits in the other order, that may be printed in as many digits."""
    swapped = (with_swapped(digits, one, other) for one, other in exchangeable(digits) if other == one + 1)
    return printable(swapped, digits)


@lru_cache(maxsize=1 << 11)
def displacements(digits: str) -> Sequence[int]:
    """The same with two digits around a third in the other order."""
    swapped = (with_swapped(digits, one, other) for one, other in exchangeable(digits) if other == one + 2)
    return printable(swapped, digits)


def tenfolds(digits: str) -> Sequence[float]:
    """The numbers ten times as large and as small."""
    return (10 * int(digits), int(digits) / 10) if digits else ()


KINDS: Final[Sequence[Slips]] = (exchanges, displacements, tenfolds)
"""The slips that are looked for, the likeliest first."""


def exchangeable(digits: str) -> Iterator[tuple[int, int]]:
    """The places of two different digits that stand side by side or around a third: those that may change places."""
    for one in range(len(digits)):
        for other in (one + 1, one + 2):
            if other < len(digits) and digits[one] != digits[other]:
                yield one, other


def is_exchanged(one: str, other: str, reach: int) -> bool:
    """Whether some digits differ from as many others by two that changed places, so many places apart at most."""
    apart = [at for at, digit in enumerate(one) if digit != other[at]]
    if len(apart) != 2 or apart[1] - apart[0] > reach:
        return False
    return (one[apart[0]], one[apart[1]]) == (other[apart[1]], other[apart[0]])


def with_swapped(digits: str, one: int, other: int) -> str:
    """Digits with those of two places in the other order."""
    return digits[:one] + digits[other] + digits[one + 1 : other] + digits[one] + digits[other + 1 :]


def with_digits(quantity: Quantity, figure: str, other: str) -> Quantity | None:
    """A quantity whose figure has other digits in the same places."""
    digits, meant = ("".join(c for c in text if c.isdecimal()) for text in (figure, other))
    if not int(digits) or meant.startswith("0") != digits.startswith("0"):
        return None
    return replace(quantity, value=exact(quantity.value) * Fraction(int(meant), int(digits)))


def transposed(quantity: Quantity) -> Iterator[Quantity]:
    """The quantities with two digits of a printed one in the other order that stand side by side or around a third."""
    return amended(quantity, transpositions)


def mistyped(quantity: Quantity) -> Iterator[Quantity]:
    """The quantities with another digit in one place of a printed one, where that makes it another size and not just
    another estimate.
    """
    return amended(quantity, mistypings)


def amended(quantity: Quantity, slip: Slips, least: float = -inf, most: float = inf) -> Iterator[Quantity]:
    """The quantities that may be meant where one is printed: those at least and at most so many times as large."""
    digits = digits_of(quantity)
    for meant, factor in zip(slip(digits), ratios(slip, digits), strict=True):
        if least <= factor <= most:
            yield replace(quantity, value=exact(quantity.value) * Fraction(meant) / int(digits))


def factors(quantity: Quantity, slip: Slips) -> Sequence[float]:
    """By which factors a figure would change that was meant otherwise."""
    return ratios(slip, digits_of(quantity))


@lru_cache(maxsize=1 << 11)
def ratios(slip: Slips, digits: str) -> Sequence[float]:
    """By which factors a figure of these digits would change that was meant otherwise."""
    return tuple(meant / int(digits) for meant in slip(digits))


@lru_cache(maxsize=1 << 10)
def transpositions(digits: str) -> Sequence[int]:
    """The whole numbers with two digits in the other order that stand side by side or around a third."""
    meant = (with_swapped(digits, one, other) for one, other in exchangeable(digits))
    return printable(meant, digits)


@lru_cache(maxsize=1 << 10)
def mistypings(digits: str) -> Sequence[int]:
    """The whole numbers but nought with another digit in one of the first places, and of another size."""
    printed, found = int(digits or "0"), list[int]()
    for place in range(int(digits.startswith("0")), min(len(digits), LEADING) if printed else 0):
        unit = 10 ** (len(digits) - 1 - place)
        apart = [(other - int(digits[place])) * unit for other in range(0 if place else 1, 10)]
        found += [printed + more for more in apart if abs(more) * REVISED.denominator > printed * REVISED.numerator]
    return [number for number in found if number]


def printable(meant: Iterable[str], digits: str) -> Sequence[int]:
    """The numbers of other digits that a figure may be printed with."""
    led = digits.startswith("0")
    return tuple(int(other) for other in meant if int(digits) and other.startswith("0") == led)


def digits_of(quantity: Quantity) -> str:
    """The digits of a figure as printed, without point and sign; none of words, of ranges, of nought and of what is
    very long.
    """
    if quantity.form != "digits" or quantity.upper is not None or not quantity.step or not quantity.value:
        return ""
    value, below = quantity.value.as_integer_ratio()
    step, parts = quantity.step.as_integer_ratio()
    whole, rest = divmod(abs(value) * parts, below * step)
    digits = str(round(Fraction(abs(value) * parts, below * step)) if rest else whole)
    return digits if len(digits) <= MOST_DIGITS else ""
