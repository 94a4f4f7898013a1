"""Points and bare figures between percentages: which "points" are those of percentages, and which figures are further
percentages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.claims.rows.tokens import INDEX_POINTS, Token, letters_of
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.rounding import exact
from factcheck.record import replace

RATE: Final = r"(?<![+m|(])(?<![+m][bo])(?P<rate>R)(?![+m|])"
"""A percentage that is no change itself."""

AHEAD: Final = expression(r"[PBA]*[m+]?[PBA]*N?[tfkB][voPBA]*N?v?(?P<rate>R)")
"""What leads from points to the percentage they lead to, or are measured from ("0.4 points to 6.2 percent")."""

BEHIND: Final = expression(RATE + r"[PBANRvkfta,obu]*[+m]?[PBA]*[bo]?$")
"""What leads from a percentage to points behind it ("6.2 percent in June, 0.4 points lower")."""

FORMER: Final = expression(RATE + r"[PBA,]*[kf][PBAov]*$")
"""What leads from a percentage to the one before it, which may leave its unit unsaid ("6.2 percent, from 6.6")."""

FARTHEST: Final = 4
"""A figure this many times a percentage, or this part of it, is none beside it."""


def told_apart(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a row; where a percentage beside them says so, points are percentage points, and a figure without a
    unit is a percentage.
    """
    row = letters_of(tokens)
    if "R" not in row or "L" not in row:
        return list(tokens)
    found = list(tokens)
    for at, token in enumerate(tokens):
        if token.letter != "L":
            continue
        bare = [q for q in token.quantities if prints_no_unit(q)]
        if bare and len(bare) == len(token.quantities) and continues(row, found, at):
            found[at] = in_unit(token, "R", "percent")
        elif not bare and is_points(token) and between_percentages(row, found, at):
            found[at] = in_unit(token, "D", "percentage point")
        row = row[:at] + found[at].letter + row[at + 1 :]
    return found


def is_points(token: Token) -> bool:
    """Whether a token holds points that do not say of what."""
    return all(q.unit.name in INDEX_POINTS for q in token.quantities)


def prints_no_unit(quantity: Quantity) -> bool:
    """Whether a figure stands alone, with a decimal point and no unit of its own."""
    own = quantity.unit.dimension == "number" or quantity.unit.name in INDEX_POINTS
    return own and quantity.end == quantity.figure_end and quantity.step < 1


def continues(row: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare figure is a percentage that the one before it is compared with."""
    match = FORMER.search(row[:at])
    rates = tokens[match.start("rate")].quantities if match is not None else ()
    return len(rates) == len(tokens[at].quantities) and all(
        0 < exact(rate.value) < FARTHEST * exact(own.value) < FARTHEST**2 * exact(rate.value)
        for rate, own in zip(rates, tokens[at].quantities, strict=True)
    )


def between_percentages(row: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the points at a place lie between percentages, of which the ones beside them are larger."""
    most = max((abs(exact(q.value)) for q in beside(row, tokens, at)), default=0)
    return all(abs(exact(q.value)) <= most for q in tokens[at].quantities)


def beside(row: str, tokens: Sequence[Token], at: int) -> Iterator[Quantity]:
    """The percentages that the words tie to the points at a place."""
    for match in (AHEAD.match(row, at + 1), BEHIND.search(row[:at])):
        if match is not None:
            yield from tokens[match.start("rate")].quantities


def in_unit(token: Token, letter: str, name: str) -> Token:
    """A token with its figures in another unit."""
    figures = tuple(replace(quantity, unit=unit_of(name)) for quantity in token.quantities)
    return replace(token, letter=letter, quantities=figures)


@cache
def unit_of(name: str) -> Unit:
    """The unit of percentages, or of their differences."""
    entry = table("units")[name]
    return Unit(name, entry["dimension"], Fraction(entry["scale"]))
