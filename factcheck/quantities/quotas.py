"""Quotas: figures that colons set against each other, the percentages of a whole ("a ratio of 9.5:39.4:51.1")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import figures
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import forms

CHAIN: Final = expression(
    r"[0-9](?<![0-9A-Za-z.,:/-].)[0-9]{0,2}(?:\.[0-9]{1,2})?"
    r"(?: ?: ?[0-9]{1,3}(?:\.[0-9]{1,2})?){2,7}(?![0-9:/]|\.[0-9])"
)
"""Figures that colons part. What it begins with comes first, as the search is quick only for that."""
PERCENT: Final = Unit("percent", "ratio", Fraction(1, 100))
WHOLE: Final = 100
NEAR: Final = 60
"""Characters before such figures in which words say that they are what makes up a whole."""
WORD: Final = expression(r"[a-z]+")
STOP: Final = expression(r"[.;!?]\s|\n")
ROOM: Final = (Decimal(50), Decimal(500))
"""What figures with a point make at least and at most that make a hundred but for a slip."""


def quotas(text: str, lower: str) -> Mapping[int, Figure]:
    """The figures that colons set against each other as the percentages of a whole, by where their digits stand."""
    if ":" not in text:
        return {}
    found = (figure for chain in CHAIN.finditer(text) if is_called(lower, chain.start()) for figure in shared(chain))
    return {figure.start: figure for figure in found}


def is_called(lower: str, start: int) -> bool:
    """Whether words before figures say that they are what makes up a whole."""
    said = STOP.split(lower[max(0, start - NEAR) : start])[-1]
    return not forms("counting", "made-up").isdisjoint(WORD.findall(said))


def shared(chain: re.Match[str]) -> Iterator[Figure]:
    """The figures of a chain, where these make a hundred, or all print a digit behind the point and come near it."""
    found = [figure for figure in map(read, figures.ANCHOR.finditer(chain.string, *chain.span())) if figure]
    made = sum((Decimal(str(figure.value)) for figure in found), Decimal(0))
    pointed = all(figure.exponent < 0 for figure in found) and ROOM[0] <= made <= ROOM[1]
    if made == WHOLE or pointed:
        yield from found


def read(found: re.Match[str]) -> Figure | None:
    """A percentage that stands without its sign."""
    figure = figures.read(found.string, *found.span())
    if figure is not None:
        figure.unit = PERCENT
    return figure


def is_chain(gaps: Sequence[str]) -> bool:
    """Whether nothing but colons stands between figures."""
    return all(gap.strip() == ":" for gap in gaps)
