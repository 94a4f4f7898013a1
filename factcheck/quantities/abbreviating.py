"""Abbreviations that a text defines for millions or billions of a unit: 141.59 million tonnes (mt), then 99.24 mt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit

DEFINED: Final = expression(r" \((?:or |in short )?([a-z]{2,5})\)")
USED: Final = expression(r" ?([a-z]{2,5})\b")

BARE: Final = frozenset({"count", "number", "ratio", "factor", "ordinal", "money"})
"""Dimensions that no such abbreviation is of."""


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
