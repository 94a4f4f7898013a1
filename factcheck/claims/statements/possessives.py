"""Possessives and pronouns: a figure that a time owns ("above last year's 36.2 million") is of that time, and what it
owns in a comparison is what the figure before it is held against; a pronoun behind an amount is not what that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.rows.items import Clause, Figure, Item
from factcheck.claims.rows.tokens import Token
from factcheck.expression import expression
from factcheck.record import replace

OWNED: Final = ("'s ", "’s ")
"""What stands between a time and the figure that it owns."""

POSSESSIVE: Final = expression(r"\band (?:its|their|his|her) ")
"""What stands before something that the subject told before owns."""

AHEAD: Final = 10
"""Characters around the beginning of a subject in which that stands."""

PRONOUN: Final = expression(r"(?:one|it|they|she|he)\b")
"""What stands behind "than" where an amount is held against what is known ("70,000 more than in the one before")."""


def is_owned(clause: Clause, text: str) -> bool:
    """Whether "and" joins a clause to the one before it whose subject owns what it speaks of ("and its profit 12")."""
    first = clause.subject[0].start if clause.subject else 0
    return clause.opener == "a" and POSSESSIVE.search(text, max(0, first - AHEAD), first + AHEAD) is not None


def leave_uncounted(found: Sequence[Clause], text: str) -> None:
    """Amounts of change that a pronoun follows count nothing of their own."""
    for figure in (f for clause in found for item in clause.items for f in item.of("delta")):
        if figure.noun is not None and PRONOUN.match(text, figure.noun.start) is not None:
            figure.noun = None


def give_back(found: Sequence[Clause], text: str) -> None:
    """Give the time behind a figure to the one that it owns; one owned in a comparison is its base."""
    items = [(clause, item) for clause in found for item in clause.items]
    for (_, one), (home, other) in pairwise(items):
        owner = owner_of(other, one, text)
        if owner is None or other.now is None:
            continue
        for figure in one.figures():
            figure.times = [time for time in figure.times if time is not owner]
        if owner.letter == "B" and one.now is not None and is_held_against(other, one.now):
            role = replace(other.now.role, name="base")
            one.others.append(replace(other.now, role=role, times=[owner], aloof=True))
            home.items.remove(other)
        else:
            other.now.times.insert(0, owner)


def owner_of(item: Item, before: Item, text: str) -> Token | None:
    """The time told with the item before that owns a level."""
    if item.now is None:
        return None
    times = (time for figure in before.figures() for time in figure.times)
    return next((time for time in times if text[time.end : item.now.token.start] in OWNED), None)


def is_held_against(item: Item, level: Figure) -> bool:
    """Whether an item is only a level of the sort of another one."""
    if item.now is None or item.others:
        return False
    units = [figure.token.quantities[0].unit.dimension for figure in (item.now, level)]
    return len({*units} - {"number"}) < 2
