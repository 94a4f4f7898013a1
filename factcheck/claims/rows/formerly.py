"""Formerly: the rate of an earlier time that a change is set beside ("rose 2.5 percent, against 3.2 in May")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.rows.frames import Role
from factcheck.claims.rows.items import Clause, Figure, Item

RATE: Final = "R"
"""The letter of a percentage."""

BESIDE: Final = len(" during the ")
"""Characters between a percentage and a time that is printed with it, at most."""


def tell_former(found: Sequence[Clause]) -> None:
    """A percentage of another time that a change is compared with is the change of that time, whatever its level."""
    for item in (item for clause in found for item in clause.items):
        for figure, change in compared(item):
            figure.role, figure.former = Role("rate", change.role.sign), True


def compared(item: Item) -> Iterator[tuple[Figure, Figure]]:
    """The percentages that a change in percent is compared with, each of a time that is printed with it, and it."""
    if item.now is not None and item.now.token.letter == RATE:
        return
    change: Figure | None = None
    for figure in item.others:
        if figure.role.name == "rate" and figure.token.letter == RATE:
            change = figure
        elif change is not None and is_beside(figure):
            yield figure, change


def is_beside(figure: Figure) -> bool:
    """Whether a percentage is set beside what was told before as that of another time."""
    timed = any(time.letter in "PB" and time.start - figure.token.end <= BESIDE for time in figure.times)
    return figure.role.name == "base" and figure.token.letter == RATE and timed and figure.noun is None
