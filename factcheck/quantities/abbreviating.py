"""Abbreviations for millions or billions of a unit that a text defines, 141.59 million tonnes (mt), then 99.24 mt, or
that it also writes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit

DEFINED: Final = expression(r" \((?:or |in short )?([a-z]{2,5})\)")
USED: Final = expression(r" ?([a-z]{2,5})\b")

BARE: Final = frozenset({"count", "number", "ratio", "factor", "ordinal", "money"})
"""Dimensions that no such abbreviation is of."""

METRE: Final = "m"
TONNES: Final = ("mt", "MT")
"""Metric tons, and megatonnes of whoever writes of millions of tonnes."""
WRITTEN_OUT: Final = (" million tonnes", " million tons", " million metric ton")
MILLIONS: Final = 6
ALIKE: Final = 30
"""How many times another one a figure of the same thing may be."""


def abbreviate(lower: str, figures: Sequence[Figure]) -> None:
    """Read the abbreviations of an article as what it says they stand for, wherever they follow."""
    meant: dict[str, tuple[int, Unit]] = {}
    for figure in figures:
        if figure.powered:
            defined = DEFINED.match(lower, figure.right)
            if defined is not None and figure.unit is not None and figure.unit.dimension not in BARE:
                meant[defined[1]] = figure.magnitude, figure.unit
            continue
        used = USED.match(lower, figure.end) if meant else None
        if used is not None and used[1] in meant:
            power, figure.unit = meant[used[1]]
            figure.raise_by(power, figure.end)
            figure.right = max(figure.right, used.end())


def megatonnes(text: str, figures: Sequence[Figure]) -> None:
    """Read "mt", or "MT", as millions of tonnes where these are written out, too ("26.6 mt", "26.6 million tonnes"):
    behind decimals, and behind figures of the size of those.
    """
    short = [figure for figure in figures if is_in_tonnes(figure) and text.endswith(TONNES, 0, figure.right)]
    if not short or not any(words in text for words in WRITTEN_OUT):
        return
    long = [figure.value for figure in figures if figure.magnitude == MILLIONS and is_mass(figure)]
    for figure in short:
        size = figure.value.scaleb(MILLIONS) if isinstance(figure.value, Decimal) else figure.value
        if figure.exponent < 0 or any(value < size * ALIKE and size < value * ALIKE for value in long):
            figure.raise_by(MILLIONS, figure.end)


def millions(text: str, figures: Sequence[Figure]) -> None:
    """Read "m" behind decimals as a million where the article counts things in such, and measures nothing in metres
    ("20.7m in August", "20.7m passengers").
    """
    short = [figure for figure in figures if is_in_metres(figure) and text.endswith(METRE, figure.end, figure.right)]
    if not short or len(short) < sum(is_length(figure) for figure in figures):
        return
    if any(counts_millions(text, figure) for figure in figures):
        for figure in short:
            figure.unit = None
            figure.raise_by(MILLIONS, figure.end)


def counts_millions(text: str, figure: Figure) -> bool:
    """Whether a figure counts things, its million abbreviated to a letter."""
    counted = figure.unit is not None and figure.unit.dimension == "count"
    return counted and figure.magnitude == MILLIONS and text.endswith(METRE, 0, figure.end)


def is_length(figure: Figure) -> bool:
    """Whether a figure is a length."""
    return figure.unit is not None and figure.unit.dimension == "length"


def is_in_metres(figure: Figure) -> bool:
    """Whether a figure is in metres and has decimals."""
    return figure.exponent < 0 and not figure.powered and figure.unit is not None and figure.unit.name == "metre"


def is_in_tonnes(figure: Figure) -> bool:
    """Whether a figure is in tonnes, and not in millions of them."""
    return not figure.powered and figure.unit is not None and figure.unit.name == "tonne"


def is_mass(figure: Figure) -> bool:
    """Whether a figure is a mass."""
    return figure.unit is not None and figure.unit.dimension == "mass"
