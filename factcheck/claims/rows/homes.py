"""Homes: to which level of a sentence a change and its base belong, where the one before them is not what they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.rows.items import CHANGES, Clause, Figure, Item, shares_frame
from factcheck.quantities.interval import Interval

WHOLE: Final = Interval.from_value(1)
"""What a rate of change comes on top of."""


def bring_home(found: Sequence[Clause]) -> None:
    """A change and its base go to the level of the sentence that they make, where the one before them is another ("309
    routes with more than 700 ports, nine more than the 300 of a year ago"); a mere bound is made by none.
    """
    items = [item for clause in found for item in clause.items if item.now is not None]
    for at, item in enumerate(items):
        told = item.others if at else []
        if not told or is_tied(item) or is_made(item, told):
            continue
        homes = [other for other in items[:at] if not other.others and is_made(other, told)]
        if len(homes) == 1:
            homes[0].others, item.others = told, []


def is_tied(item: Item) -> bool:
    """Whether a frame ties a level to what is told beside it ("fell by 3 to 21 from 24")."""
    return any(shares_frame(Item(item.now), figure.role) for figure in item.others)


def is_made(item: Item, told: Sequence[Figure]) -> bool:
    """Whether a level that is no bound is what one base and each of one or more changes of it make."""
    bases = [figure for figure in told if figure.role.name == "base"]
    changes = [figure for figure in told if figure.role.name in CHANGES]
    if item.now is None or len(bases) != 1 or not changes or len(told) != 1 + len(changes):
        return False
    level, base = value_of(item.now), value_of(bases[0])
    if level is None or base is None or item.now.token.letter != "L" or bases[0].token.letter != "L":
        return False
    return all((made := made_of(base, change)) is not None and made.meets(level) for change in changes)


def made_of(base: Interval, change: Figure) -> Interval | None:
    """What a base comes to by a change."""
    by = value_of(change)
    if by is None or change.token.letter not in "LRS":
        return None
    by = by if change.role.sign > 0 else -by
    return base + by if change.token.letter == "L" else base * (WHOLE + by)


def value_of(figure: Figure) -> Interval | None:
    """The values of a single figure that is no bound."""
    value = figure.token.quantities[0].wide() if len(figure.token.quantities) == 1 else None
    return value if value is not None and value.is_bounded else None
