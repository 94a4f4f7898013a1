"""Slips of the pen: the figures that may have been meant where another one was printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
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

TEN: Final = "0123456789"

Slip = Callable[[str], Sequence[int]]
"""The whole numbers that may be meant where digits are printed."""


def swapped(quantity: Quantity, text: str) -> Iterator[tuple[str, Quantity]]:
    """The figures with two digits of a printed one in the other order, as they would be printed and as quantities;
    `text` is what the quantity stands in.
    """
    figure = text[quantity.figure_start : quantity.figure_end]
    places = [at for at, character in enumerate(figure) if character.isdecimal()]
    if len(places) > MOST_DIGITS or quantity.form != "digits" or quantity.upper is not None:
        return
    for first, last in exchangeable("".join(figure[at] for at in places)):
        meant = with_swapped(figure, places[first], places[last])
        value = with_digits(quantity, figure, meant)
        if value is not None:
            yield meant, value


def exchanged(quantity: Quantity, text: str) -> Sequence[float]:
    """By which factors a printed figure would change if two neighbouring digits of it changed places."""
    digits = printed_digits(quantity, text)
    return [meant / int(digits) for meant in exchanges(digits)]


def exchanged_around(quantity: Quantity, text: str) -> Sequence[float]:
    """By which factors it would change if two digits around a third one changed places."""
    digits = printed_digits(quantity, text)
    return [meant / int(digits) for meant in exchanges_around(digits)]


def printed_digits(quantity: Quantity, text: str) -> str:
    """The digits of a figure, as far as slips are looked for in it; "" for words, ranges and what is very long."""
    if quantity.form != "digits" or quantity.upper is not None:
        return ""
    digits = "".join(filter(str.isdecimal, text[quantity.figure_start : quantity.figure_end]))
    return digits if len(digits) <= MOST_DIGITS and int(digits or "0") else ""


@lru_cache(maxsize=1 << 12)
def exchanges(digits: str) -> Sequence[int]:
    """The whole numbers with two neighbouring digits in the other order, that may be printed in as many digits."""
    swapped = (with_swapped(digits, one, other) for one, other in exchangeable(digits) if other == one + 1)
    return printable(swapped, digits)


def exchangeable(digits: str) -> Iterator[tuple[int, int]]:
    """The places of two different digits that stand side by side or around a third: those that may change places."""
    for one in range(len(digits)):
        for other in (one + 1, one + 2):
            if other < len(digits) and digits[one] != digits[other]:
                yield one, other


def with_swapped(digits: str, one: int, other: int) -> str:
    """Digits with those of two places in the other order."""
    return digits[:one] + digits[other] + digits[one + 1 : other] + digits[one] + digits[other + 1 :]


@lru_cache(maxsize=1 << 12)
def exchanges_around(digits: str) -> Sequence[int]:
    """The whole numbers with two digits around a third one in the other order, that may be printed in as many digits.
    """
    places = range(len(digits) - 2)
    swapped = (f"{digits[:at]}{digits[at + 2]}{digits[at + 1]}{digits[at]}{digits[at + 3 :]}" for at in places)
    led = digits.startswith("0")
    return tuple(int(meant) for meant in swapped if meant != digits and meant.startswith("0") == led)


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


def amended(quantity: Quantity, slip: Slip) -> Iterator[Quantity]:
    """The quantities that may be meant where one is printed."""
    digits = digits_of(quantity)
    for meant in slip(digits):
        yield replace(quantity, value=exact(quantity.value) * Fraction(meant, int(digits)))


def factors(quantity: Quantity, slip: Slip) -> Sequence[float]:
    """By which factors a figure would change that was meant otherwise."""
    digits = digits_of(quantity)
    return [meant / int(digits) for meant in slip(digits)]


@lru_cache(maxsize=1 << 10)
def transpositions(digits: str) -> Sequence[int]:
    """The whole numbers with two digits in the other order that stand side by side or around a third."""
    meant = (with_swapped(digits, one, other) for one, other in exchangeable(digits))
    return printable(meant, digits)


@lru_cache(maxsize=1 << 10)
def mistypings(digits: str) -> Sequence[int]:
    """The whole numbers with another digit in one of the first places, and of another size."""
    places = product(range(min(len(digits), LEADING)), TEN)
    meant = [digits[:place] + other + digits[place + 1 :] for place, other in places if other != digits[place]]
    return tuple(n for n in printable(meant, digits) if abs(n - int(digits)) > REVISED * int(digits))


def printable(meant: Iterable[str], digits: str) -> Sequence[int]:
    """The numbers of other digits that a figure may be printed with."""
    led = digits.startswith("0")
    return tuple(int(other) for other in meant if int(digits) and other.startswith("0") == led)


def digits_of(quantity: Quantity) -> str:
    """The digits of a figure as printed, without point and sign; none of words, of ranges and of what is very long."""
    if quantity.form != "digits" or quantity.upper is not None or not quantity.step:
        return ""
    digits = str(abs(round(exact(quantity.value) / exact(quantity.step))))
    return digits if len(digits) <= MOST_DIGITS else ""
