"""Partners: the bases and changes of an item that belong to each other, by where they stand and which way they go."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.rows.items import CHANGES, Figure, Item
from factcheck.claims.statements.peers import near


def are_opposed(one: Figure, other: Figure) -> bool:
    """Whether two changes go different ways ("rose 5 percent to 410,000 tonnes, 90,000 less than in 2015")."""
    return one.role.name in CHANGES and other.role.name in CHANGES and one.role.sign * other.role.sign < 0


def base_of(figure: Figure, item: Item) -> Figure | None:
    """The base printed next after a change, before another change; one that stands before it or aloof only if it is
    near what it says.
    """
    behind = item.others[item.others.index(figure) + 1 :] if figure in item.others else []
    for other in behind:
        if other.role.name == "base":
            return other if not other.aloof or near(figure, other, item) else None
        if other.role.name in ("rate", "delta", "factor") and other.role.group != figure.role.group:
            return None
    bases = list(item.of("base"))
    closely = bool(behind) and any(f.role.name in ("rate", "delta", "factor") for f in behind)
    return bases[0] if len(bases) == 1 and near(figure, bases[0], item, 1.25 if closely else 2) else None


def change_of(base: Figure, item: Item) -> Figure | None:
    """The change printed last before a base."""
    before = item.others[: item.others.index(base)] if base in item.others else []
    return next((f for f in reversed(before) if f.role.name in ("rate", "delta", "factor")), None)


def is_first_of(figure: Figure, opposed: Sequence[int], item: Item) -> bool:
    """Whether a change is the first of those that go different ways; the one right before the only base leads from that
    ("down 4.4 percent in the month but up 16.8 percent in the year from 1.38 million").
    """
    at = item.others.index(figure)
    bases = [place for place, other in enumerate(item.others) if other.role.name == "base"]
    last = max(at, *opposed)
    return at == last if bases == [last + 1] else at < min(opposed)
