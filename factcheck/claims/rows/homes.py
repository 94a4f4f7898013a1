"""Homes: to which level of a sentence a change and its base belong, where the one before them is not what they make, or
is told by the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.rows.items import CHANGES, Clause, Figure, Item, shares_frame
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.interval import Interval
from factcheck.quantities.rounding import exact

AHEAD: Final = 80
"""Characters before a level in which it is said to be told by the way."""

LEADING: Final = (
    r"\b(?:{openers}) (?:[\w'’-]+ ){{0,5}}?(?:{named}) of"
    r" " + APPROXIMATELY + "$"
)
"""What says so."""

FRONT: Final = "\n At "
FRONTED: Final = expression(r"(?:^|[\n.] ?)At $")
"""What stands before a level that a sentence begins with."""

LED: Final = 30
"""Characters in front of a figure that lead to it, at most."""

MOVED: Final = expression(r", (up|down)(?: \w+ly)? from (?:(?:about|some|around|just|an? \w+|the) )?$")
"""What says of a base behind a comma which way it went from there."""

STARTED: Final = expression(r"\bfrom an? [\w-]+ of $")
ENDED: Final = expression(r"\bto an? [\w-]+ of $")
"""What says of a change that another one, or it, is what a change has become."""

NEAR: Final = 2
"""How many times its base a level is, or is of it, that may have come from it, less than."""

WHOLE: Final = Interval.from_value(1)
"""What a rate of change comes on top of."""


def put_behind(found: Sequence[Clause], text: str) -> None:
    """The level that a sentence begins with belongs to the subject behind it ("At 206 million, exports were 4 million
    lower"), unless that has one of its own.
    """
    if len(found) < 2 or found[0].subject or found[0].times or len(found[0].items) != 1:
        return
    first, further = found[:2]
    level, told = first.items[0], further.items
    if level.now is None or level.others or further.opener != "," or any(item.now is not None for item in told):
        return
    at = level.now.token.start
    if FRONTED.search(text, max(0, at - len(FRONT)), at) is None or not text.startswith(",", level.now.token.end):
        return
    level.others = [figure for item in told for figure in item.others]
    first.subject, first.times = further.subject, further.times
    further.subject, further.items, further.times = [], [], []


def bring_home(found: Sequence[Clause], text: str) -> None:
    """A change and its base go to the level of the sentence that they make, where the one before them is another ("309
    routes with more than 700 ports, nine more than the 300 of a year ago"); a mere bound is made by none. So does a
    base by itself, from which the one before them cannot have gone the way that the words say.
    """
    for clause in found:
        part_changes(clause, text)
    items = [item for clause in found for item in clause.items if item.now is not None]
    for at, item in enumerate(items):
        told = item.others if at else []
        if not told or is_tied(item) or is_made(item, told):
            continue
        if len(told) == 1 and goes_astray(item, told[0], text) and may_come_from(items[at - 1], told[0], text):
            items[at - 1].others, item.others = told, []
            continue
        homes = [other for other in items[:at] if not other.others and is_made(other, told)]
        if len(homes) == 1:
            homes[0].others, item.others = told, []


def goes_astray(item: Item, base: Figure, text: str) -> bool:
    """Whether a level lies on the other side of its base than the words in front of that say."""
    way, level, before = way_to(base, text), single(item.now), single(base)
    return way != 0 and level is not None and before is not None and (level - before) * way < 0


def may_come_from(item: Item, base: Figure, text: str) -> bool:
    """Whether a level without a base has gone from one, about as large as it, the way that the words say; what "and"
    joins to the figure that the words stand behind is told beside that.
    """
    way, level, before = way_to(base, text), single(item.now), single(base)
    if item.now is None or " and " in text[item.now.token.end : base.token.start]:
        return False
    if item.others or way == 0 or level is None or before is None or (level - before) * way <= 0:
        return False
    return max(level, before) < NEAR * min(level, before)


def single(figure: Figure | None) -> Fraction | None:
    """The value of a single figure that is an amount."""
    if figure is None or figure.token.letter != "L" or len(figure.token.quantities) != 1:
        return None
    return exact(figure.token.quantities[0].value)


def way_to(base: Figure, text: str) -> int:
    """Which way words in front of a base say that it went from there: up 1, down -1; 0 where they say nothing of it."""
    led = MOVED.search(text, max(0, base.token.start - LED), base.token.start)
    return 0 if led is None or base.role.name != "base" else 1 if led[1] == "up" else -1


def part_changes(clause: Clause, text: str) -> None:
    """A change that leads to another one changes no level that was told before ("from a drop of 4 to a rise of 2")."""
    for item in [item for item in clause.items if item.now is not None]:
        for one, other in pairwise(item.others):
            first, second = (text[max(0, f.token.start - LED) : f.token.start] for f in (one, other))
            changes = one.role.name in CHANGES and other.role.name in CHANGES
            if changes and STARTED.search(first) and ENDED.search(second):
                item.others = [figure for figure in item.others if figure not in (one, other)]
                clause.items.append(Item(None, [one, other]))
                break


def pass_asides(found: Sequence[Clause], text: str) -> None:
    """What stands behind a comma behind an amount told by the way goes to the result before that ("a profit of 3.9
    billion, including a gain of 2.1 billion on a sale, up from 2.5 billion").
    """
    items = [item for clause in found for item in clause.items if item.now is not None]
    for result, item in pairwise(items):
        if not item.others or any(result.of("base")) or not is_by_the_way(item, text):
            continue
        result.others, item.others = [*result.others, *item.others], []


def is_by_the_way(item: Item, text: str) -> bool:
    """Whether words lead to a level that only tells what made up a result, and a comma closes that."""
    level = item.now.token if item.now is not None else item.others[0].token
    first = min(figure.token.start for figure in item.others)
    if first < level.end or "," not in text[level.end : first] or is_tied(item):
        return False
    return says_by_the_way(text, level.start)


def says_by_the_way(text: str, at: int) -> bool:
    """Whether words lead to a figure at a place that only tells what made up a result ("helped by a gain of")."""
    return by_the_way().search(text, max(0, at - AHEAD), at) is not None


@cache
def by_the_way() -> re.Pattern[str]:
    """What leads to such a level."""
    entry = table("cues")["by-the-way"]
    return expression(LEADING.format(openers="|".join(entry["openers"]), named="|".join(entry["forms"])))


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
