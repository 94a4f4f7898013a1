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

BEHIND: Final = expression(RATE + r"[PBANRvkfta,obu]*\(?[+m]?[PBA]*[bo]?$")
"""What leads from a percentage to points behind it ("6.2 percent in June, 0.4 points lower", "6.2 percent (up 0.4
points)")."""

FORMER: Final = expression(RATE + r"[PBA,]*[kf][PBAov]*$")
"""What leads from a percentage to the one before it, which may leave its unit unsaid ("6.2 percent, from 6.6")."""

CHANGED: Final = expression(r"(?:(?<=\+)R|R(?=[m+]))[m+]?[PBA]+(?:\(L\))?,?(?:a\+?|\+)$")
"""What leads from a change in percent to one since another time, which may leave that unsaid ("0.2 percent more than in
May and 2.4 more than a year ago")."""

SINCE: Final = expression(r"L(?:m?B|mP)")
"""A figure with the time that it is measured from."""

GROWN: Final = expression(r"\+R[PBA]*tL[PBA]*(?:,?fL[PBA]*)?(?:,?a?t?N\+?RtL[PBA]*)*,?a?t?N\+?$")
"""What leads from the change of one thing, and its level, to those of another ("rose 4 percent to 812 million, deposits
6 to 901 million")."""

BESIDE: Final = expression(r"L,\+R[PBAaR]*,?a?Nv?L,\+$")
"""What leads from a level and its change to those of another thing ("at $1.16, up 0.2 percent, the pound at $1.33, down
0.1")."""

HUNDRED: Final = 100
"""What a change that leaves "percent" unsaid does not reach."""

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
        told = bare and len(bare) == len(token.quantities) and (continues(row, found, at) or changes(row, found, at))
        if told or grows(row, found, at):
            found[at] = in_unit(token, "R", "percent")
        elif not bare and is_points(token) and between_percentages(row, found, at):
            letter = "J" if row[at - 1 : at] == "(" and all(q.value < 0 for q in token.quantities) else "D"
            found[at] = in_unit(token, letter, "percentage point")
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


def changes(row: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare figure is a change in percent of another thing than the one before it, or since another time, and
    then no amount of what is told to as many places ("44.1 cents, 3 percent less than in March and 1.7 less than a year
    ago").
    """
    token = tokens[at]
    if not all(0 < quantity.value < HUNDRED for quantity in token.quantities):
        return False
    if BESIDE.search(row[:at]) is not None:
        return True
    if SINCE.match(row, at) is None:
        return False
    found = CHANGED.search(row[:at])
    level = row.rfind("L", 0, found.start()) if found is not None else -1
    return found is not None and (level < 0 or is_coarser(tokens[level], token))


def is_coarser(level: Token, change: Token) -> bool:
    """Whether a level is not told to as many places as what may be a change of it."""
    return min(quantity.step for quantity in level.quantities) > max(quantity.step for quantity in change.quantities)


def grows(row: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare figure is the change in percent to a level, as that of the thing before it is."""
    if not row.startswith("LtL", at) or GROWN.search(row[:at]) is None:
        return False
    own, level = tokens[at].quantities, tokens[at + 2].quantities
    bare = all(q.unit.dimension == "number" and q.end == q.figure_end and 0 < q.value < HUNDRED for q in own)
    return bare and all(quantity.value >= HUNDRED for quantity in level)


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
