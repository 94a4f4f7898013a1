"""Slips of the pen: the figures that may have been meant where another one was printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    led = digits.startswith("0")
    return tuple(int(meant) for meant in swapped if meant.startswith("0") == led)


def exchangeable(digits: str) -> Iterator[tuple[int, int]]:
    """The places of two different digits that stand side by side or around a third: those that may change places."""
    for one in range(len(digits)):
        for other in (one + 1, one + 2):
            if other < len(digits) and digits[one] != digits[other]:
                yield one, other


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
    digits = digits_of(quantity)
    for one, other in exchangeable(digits):
        yield from of_digits(quantity, digits, with_swapped(digits, one, other))


def mistyped(quantity: Quantity) -> Iterator[Quantity]:
    """The quantities with another digit in one place of a printed one, where that makes it another size and not just
    another estimate.
    """
    digits = digits_of(quantity)
    for place, meant in product(range(min(len(digits), LEADING)), TEN):
        if meant != digits[place]:
            for other in of_digits(quantity, digits, digits[:place] + meant + digits[place + 1 :]):
                if abs(exact(other.value) - exact(quantity.value)) > REVISED * abs(exact(quantity.value)):
                    yield other


def digits_of(quantity: Quantity) -> str:
    """The digits of a figure as printed, without point and sign; none of words, of ranges and of what is very long."""
    if quantity.form != "digits" or quantity.upper is not None or not quantity.step:
        return ""
    digits = str(abs(round(exact(quantity.value) / exact(quantity.step))))
    return digits if len(digits) <= MOST_DIGITS else ""


def of_digits(quantity: Quantity, digits: str, meant: str) -> Iterator[Quantity]:
    """The quantity with other digits, if a figure may be printed so."""
    if int(digits) and meant.startswith("0") == digits.startswith("0"):
        yield replace(quantity, value=exact(quantity.value) * Fraction(int(meant), int(digits)))
