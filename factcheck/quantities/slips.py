"""Slips of the pen: the figures that may have been meant where another one was printed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.record import replace

MOST_DIGITS: Final = 12
"""Longer figures are numbers of something: of telephones, of accounts."""


def swapped(quantity: Quantity, text: str) -> Iterator[tuple[str, Quantity]]:
    """The figures with two neighbouring digits of a printed one in the other order, as they would be printed and as
    quantities; `text` is what the quantity stands in.
    """
    figure = text[quantity.figure_start : quantity.figure_end]
    places = [at for at, character in enumerate(figure) if character.isdecimal()]
    if len(places) > MOST_DIGITS or quantity.form != "digits" or quantity.upper is not None:
        return
    for one, other in pairwise(places):
        if figure[one] != figure[other]:
            meant = list(figure)
            meant[one], meant[other] = figure[other], figure[one]
            value = with_digits(quantity, figure, "".join(meant))
            if value is not None:
                yield "".join(meant), value


def with_digits(quantity: Quantity, figure: str, other: str) -> Quantity | None:
    """A quantity whose figure has other digits in the same places."""
    digits, meant = ("".join(c for c in text if c.isdecimal()) for text in (figure, other))
    if not int(digits) or meant.startswith("0") != digits.startswith("0"):
        return None
    return replace(quantity, value=exact(quantity.value) * Fraction(int(meant), int(digits)))
