"""Peers: figures set beside a level that are not what it was before its change: somebody else's, of a longer time, from
before several changes, or from another time than that which the change is measured from.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.claims.rows.items import CHANGES, Figure, Item
from factcheck.claims.statements.printed import printed
from factcheck.claims.statements.yardsticks import is_planned
from factcheck.claims.words.per_time import is_per_time
from factcheck.claims.words.vocabulary import days, plain
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.rounding import kind_of

OWN_RATE: Final = expression(rf"(?: (?:at|for|by|in) [^,.;()]{{1,30}})?, (?:or )?(?:up|down) {APPROXIMATELY}")
"""What stands between a figure and the rate that is its own."""

MOVES: Final = frozenset({"rate", "delta"})
"""Roles of figures that say how far a level lies from its base."""

FARTHEST: Final = 3
"""How many times as far, or as little, as it says what a change is measured against lies from its level, at most."""

COUNTED: Final = 100
"""Characters before a base in which a change is said to be one of several."""

MANAGED: Final = 48
"""Characters before a count in which is said what was done in so many."""

OCCASION: Final = expression(r"\bthan (?:[\w'’-]+ ){1,4}(in|from|after|over) (?:the |his |her |its |their )?\Z")
"""What says so behind a comparison."""

TOLD: Final = expression(r"\d(?: [\w'’-]+){0,5}, $")
"""What stands before a figure that says another one once more."""

TELLING: Final = 60
"""Characters in which a figure stands before the one that says it once more."""

RIVALS: Final = expression(r"(?: [a-z]{3,12})? (?:for|by|from|at) (?:the )?(?P<name>[A-Z][\w'’-]+)(?! (?:19|20)\d\d)")
"""What follows a figure that is somebody else's ("against 538,915 for Saravia")."""

NTH: Final = expression(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)|\w+teenth)"
    r" (?:straight |consecutive |successive |such )?(\w+)"
)
"""How a change is said to be one of several ("its third reduction this year", "for the second time")."""


def spans_apart(one: Period, other: Period | None) -> bool:
    """Whether two times are whole months, and not as many: what was in a quarter is no base of what is in a month."""
    return other is not None and None not in (one.months, other.months) and one.months != other.months


def apart_from_change(text: str, figure: Figure, item: Item) -> bool:
    """Whether a figure set beside a level is none that the level has changed from."""
    ways = (is_peer, is_before_all, is_compared_anew, is_of_others, is_of_whole, is_planned)
    return any(holds(text, figure, item) for holds in ways) or is_occasion(text, figure) or is_rivals(text, figure)


def is_peer(text: str, figure: Figure, item: Item) -> bool:
    """Whether a figure beside a level that has risen or fallen has a rate of its own: it is somebody else's ("up 12
    percent, against Dortmund's 0.6 billion, up 7 percent").
    """
    at = item.others.index(figure)
    told = any(other.role.name == "rate" for other in item.others[:at])
    own = next((other for other in item.others[at + 1 : at + 2] if other.role.name == "rate"), None)
    if own is None or not told or figure.times or figure.against:
        return False
    return OWN_RATE.match(text, figure.token.end, own.token.start) is not None


def is_rivals(text: str, figure: Figure) -> bool:
    """Whether a figure is said to be somebody else's, and no time is told of it."""
    found = RIVALS.match(text, figure.token.end)
    return found is not None and not figure.times and plain(found["name"]) not in days()


def is_before_all(text: str, base: Figure, item: Item) -> bool:
    """Whether a base is not what a level was before its change, which is one of several: it may be from before all of
    them ("cut by 25 points to 3.25 per cent, the third cut this year, from 4.00 in April").
    """
    changes = [other for other in item.others if other.role.name in CHANGES]
    if item.now is None or not changes:
        return False
    first = min(figure.token.start for figure in item.figures())
    said = text[max(0, first - COUNTED) : base.token.start].rpartition(". ")[2].lower()
    counted = any(found[1] in moves() for found in NTH.finditer(said))
    return counted and not any(near(change, base, item) for change in changes)


def near(change: Figure, base: Figure, item: Item, most: float = 2) -> bool:
    """Whether a base that is not tied to a change by its words may still be its base.

    Level and base differ about as much as it says: at most `most` times as much.
    """
    if change.role.name not in MOVES or item.now is None:
        return False
    level, before, stated = (float(f.token.quantities[0].value) for f in (item.now, base, change))
    if not before or not stated:
        return False
    moved = level - before if change.role.name == "delta" else 100 * (level / before - 1)
    if change.token.letter == "D":
        stated *= float(change.token.quantities[0].unit.scale / base.token.quantities[0].unit.scale)
    return 1 / most < moved * change.role.sign / abs(stated) < most


def is_multiplied(text: str, base: Figure, item: Item) -> bool:
    """Whether a figure set beside a level is one that this is a multiple of, and not what it was before its change ("up
    12 percent and more than double April's 3.1 million").
    """
    if not any(other.role.name in CHANGES for other in item.others):
        return False
    ends = [figure.token.end for figure in item.figures() if figure.token.start < base.token.start]
    before = max(ends, default=base.token.start)
    return not multiples().isdisjoint(text[before : base.token.start].lower().split())


def is_occasion(text: str, base: Figure) -> bool:
    """Whether a count says in how many something happened, and not how much it was ("one more than he managed in 27
    appearances"); a bare number does where the same word leads to one before the change ("14 places from 21 races,
    three more than her rival from 19").
    """
    quantity = base.token.quantities[0]
    ahead = text[max(0, quantity.start - MANAGED) : quantity.start]
    found = OCCASION.search(ahead) if quantity.unit.dimension in ("count", "number") else None
    if found is None or quantity.unit.dimension == "count":
        return found is not None
    told = text[max(0, quantity.start - 2 * MANAGED) : quantity.start].split(f" {found[1]} ")
    return any(rest[:1].isdigit() for rest in told[1:])


def is_compared_anew(text: str, base: Figure, item: Item) -> bool:
    """Whether the level is compared once more with a figure behind "than", after its change has been told: the other
    way round, or with one that this change is not near ("rose by 400 to 5,100, less than the 6,200 of 2019").
    """
    before = [figure for figure in item.figures() if figure.token.start < base.token.start]
    changes = [figure for figure in before if figure.role.name in CHANGES]
    if not changes:
        return False
    last = max(before, key=lambda figure: figure.token.start)
    comparisons = text[last.token.end : base.token.start].split().count("than")
    if comparisons < (2 if last in changes else 1):
        return False
    contrary = all(change.role.sign != base.role.sign for change in changes)
    return contrary or (item.now is not None and not any(near(change, base, item) for change in changes))


def is_of_others(text: str, base: Figure, item: Item) -> bool:
    """Whether a figure behind "less than" bounds what others have, as the level beside it does what some have ("one in
    ten spent more than 48,000 and one in ten less than 5,200"): no change leads from one bound to the other.
    """
    level = item.now.token.quantities[0] if item.now is not None else None
    if level is None or level.hedge is None or kind_of(level.hedge) in ("about", "nearly"):
        return False
    return text.endswith(" than ", 0, base.token.start)


def is_of_whole(text: str, base: Figure, item: Item) -> bool:
    """Whether a figure is set beside a total, and not beside the pace behind it ("cost 60 million euros, 15 million a
    day, more than the 48 million of 2019").
    """
    level = item.now.token if item.now is not None else None
    if level is None or not is_per_time(text, level.end) or is_per_time(text, base.token.end):
        return False
    return TOLD.search(text, max(0, level.start - TELLING), level.start) is not None


def is_far(change: Figure, item: Item) -> bool:
    """Whether a change is far from what lies between its level and the one base that stands behind another change
    ("slid 5 to 335 in May, 9 percent below last year's 370"): it is not measured against that.
    """
    bases = list(item.of("base"))
    if change.role.name not in MOVES or item.now is None or len(bases) != 1:
        return False
    parted = change.token.start < item.now.token.start < bases[0].token.start
    return parted and not near(change, bases[0], item, FARTHEST)


def is_of_base(text: str, change: Figure, item: Item) -> bool:
    """Whether a change that prints its own time behind a base that does is far from what lies between that and the
    level: it may be how the base itself changed ("74 in 2025, against 80 last year, 3 percent less than in 2023").
    """
    at = item.others.index(change) if change in item.others else 0
    base = item.others[at - 1] if at else None
    if change.role.name not in MOVES or base is None or base.role.name != "base" or printed(base) is None:
        return False
    if "and" in text[base.token.end : change.token.start].split():
        return False
    return printed(change) is not None and not near(change, base, item)


@cache
def multiples() -> frozenset[str]:
    """Words that say before a figure how many times as much another one is."""
    return frozenset(table("cues")["multiplying"]["forms"])


@cache
def moves() -> frozenset[str]:
    """What a change of a price or a rate is called where it is counted."""
    return frozenset(table("cues")["moves"]["forms"])
