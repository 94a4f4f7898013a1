"""What bears a frame out: whether the figures that it is found at can be what it takes them for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from factcheck.claims.rows import formers
from factcheck.claims.rows.tokens import Token
from factcheck.quantities.rounding import exact

FIGURES: Final = "LRSDXJ"
FIGURE: Final = frozenset(FIGURES)
MOVED: Final = FIGURE | {"+"}
"""Letters of figures and of changes: what a figure behind "from" can be the base of."""
ANY_THING: Final = frozenset({"unit", "item", "piece", "object"})
"""Units in which whatever was named before is counted."""
THINGS: Final = "rate-more-things-than-base"
"""The frame of a rate that names again what there was more or less of, which no sum of money before it is."""
RATED: Final = "amount-to-level-or-rate"
"""The frame of a level behind an amount, and a rate behind it that may be that of the change, or of the level."""
APART: Final = 2
"""How many times as much, or as little, a rate is as what an amount comes to where it is not the same change."""
FROM_ELSE: Final = "mB,fNo"
"""Letters of a change with what it is measured from, behind which "from" leads to something else."""
WHOLE: Final = 100
"""Percent of all that was."""
MORE_OF: Final = "rate-more-of-level"
"""The frame of a level right behind how much more it is ("a 5 percent higher 4.2 million")."""
COMPARATIVES: Final = frozenset({"more", "less", "dearer", "cheaper"})
"""Words of change behind which what something is compared with stands only after "than"."""
AMOUNT: Final = "amount-behind-change"
"""The frame of an amount right behind a word that says that something rose or fell by it."""
BY_ITSELF: Final = frozenset({"up", "down"})
"""Words of change that have nothing behind them which is changed."""
WHITHER: Final = frozenset({"upwards", "downwards"})
"""Words that tell which way a level moved where they stand behind it, or behind a verb."""
AT_LEVEL: Final = frozenset(",(")
"""Letters of what may stand between a level and such a word."""


def is_unfit(role: str, tokens: Sequence[Token], row: str, at: int, first: int) -> bool:
    """Whether a figure cannot have the role that a frame gives it, beside the `first` one of that."""
    if role == "aside":
        return lists_things(tokens[at])
    if role == "base":
        return is_source(tokens, row, at) or is_distance(tokens, row, at) or is_load(tokens, row, at)
    if role == "delta":
        return is_pace(tokens, row, at)
    return role == "among" and not may_hold(tokens[at], tokens[first])


def outgrows(tokens: Sequence[Token], places: Mapping[str, int]) -> bool:
    """Whether what would be an amount of change exceeds the base that it is not so many percent of: it is a level
    ("which cost 1.36 billion or 30 percent more than the 1.05 billion").
    """
    if not places.keys() >= {"delta", "rate", "base"}:
        return False
    delta, rate, base = (tokens[places[role]].quantities[0] for role in ("delta", "rate", "base"))
    more = delta.unit == base.unit and delta.value > base.value
    return more and rate.unit.dimension == "ratio" and rate.value < WHOLE


def lists_things(token: Token) -> bool:
    """Whether a token is a list of counts, which converts nothing ("30 jets (24 large ones and 6 small ones)")."""
    return len(token.quantities) > 1 and all(q.unit.dimension in ("count", "number") for q in token.quantities)


def is_source(tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a figure behind "from" says where the count before it comes from ("1,200 parcels from 17 towns", "900
    tonnes of mail from 40 ships"), and not what that was before ("to 1,200 cars from 900"); so does one behind a verb
    with which nothing is counted nor changes ("the points they have taken from 19 games, four fewer than last year"),
    one behind a name of what else is counted ("14 top-ten places from 21 races"), and one set apart from a change that
    says what it is measured from ("2.8 billion was paid, 70 million more than in 2023, from sales of 3.3 billion").
    """
    if row.endswith(FROM_ELSE, 0, at):
        return True
    if row[at - 1] == "f" and counts(tokens[at]):
        before = row[:at].rpartition("v")[2]
        if MOVED.isdisjoint(before) or (before.endswith("LNf") and "+" not in before and "t" not in before):
            return True
    level = at - (4 if row[max(0, at - 4) : at] == "LoNf" else 2)
    behind = level >= 0 and row[level] == "L" and row[at - 1] == "f" and row[level - 1 : level] != "t"
    return behind and count_apart(tokens[level], tokens[at])


def is_distance(tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a figure behind "from" tells of the place to which the one before it is the way ("19 km from Bogo, a city
    of 90,000").
    """
    if row[max(0, at - 4) : at] != "LfNo":
        return False
    way, told = ({q.unit.dimension for q in token.quantities} for token in (tokens[at - 4], tokens[at]))
    return way == {"length"} and "length" not in told


def is_load(tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a figure right behind a time compared with counts something else than the level before it ("21 million
    guests, 2 percent more than in August 2024 on 113,000 flights").
    """
    level = row.rfind("L", 0, at)
    apart = row[at - 1 : at] == "B" and level >= 0 and count_apart(tokens[level], tokens[at])
    return apart and ANY_THING.isdisjoint(q.unit.name for q in (*tokens[level].quantities, *tokens[at].quantities))


def is_of_change(tokens: Sequence[Token], amount: int, level: int, rate: int) -> bool:
    """Whether a rate behind a level is about what the amount before that comes to; else it says how much of something
    the level is ("fell by 1,200 to 88,000, or 4.8 percent").
    """
    quantities = (tokens[at].quantities[0] for at in (amount, level, rate))
    moved, stood, stated = (float(exact(q.value) * q.unit.scale) for q in quantities)
    return not (stood and stated) or 1 / APART < moved / stood / stated < APART


def is_of_things(tokens: Sequence[Token], rate: int, base: int) -> bool:
    """Whether no sum of money stands right before a rate that names the things which it and its base are of ("worth 540
    million dollars, 17 percent fewer litres than the 369 million of 2022").
    """
    before = next((token.quantities for token in reversed(tokens[:rate]) if token.quantities), ())
    return all(quantity.unit.dimension != "money" for quantity in before)


def is_compared_elsewhere(tokens: Sequence[Token], rate: int, _level: int) -> bool:
    """Whether the word behind a rate says that something is more, and not of what ("above")."""
    frame = tokens[rate + 1].frame
    return frame is not None and frame.name in COMPARATIVES


def is_moved(tokens: Sequence[Token], amount: int) -> bool:
    """Whether an amount says by how much something rose or fell ("fell 5.2 million barrels", "5 million, up 300,000",
    not "cut 1,200 jobs", nor "the port, up 30 miles").
    """
    frame = tokens[amount - 1].frame
    if frame is None or frame.name not in WHITHER:
        return frame is not None and frame.name in BY_ITSELF
    before = tokens[amount - 2].letter if amount > 1 else ""
    return before == "v" or (before in AT_LEVEL and is_alike(tokens[: amount - 2], tokens[amount]))


def is_alike(before: Sequence[Token], amount: Token) -> bool:
    """Whether the last figure before an amount is of its unit."""
    last = next((token.quantities[-1] for token in reversed(before) if token.quantities), None)
    unit = amount.quantities[0].unit
    return last is not None and (unit.name is None or unit.dimension == last.unit.dimension)


def is_pace(tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a figure is what something comes to in a year ("starts rose to an annual rate of 1.4 million")."""
    return row[at - 2 : at] == "Bo" and at >= 2 and is_annualised(tokens[at - 2])


def may_hold(whole: Token, part: Token) -> bool:
    """Whether a figure may be what another one is out of: no sum of money holds things ("41 sales of 3 million euros").
    """
    sorts = [{q.unit.dimension for q in token.quantities} for token in (whole, part)]
    return sorts[0] != {"money"} or "count" not in sorts[1]


def is_annualised(time: Token) -> bool:
    """Whether a time says that a figure is blown up to a year."""
    return time.mention is not None and time.mention.basis is not None and time.mention.basis.kind == "annualised"


def counts(token: Token) -> bool:
    """Whether a figure says what it counts ("19 games")."""
    return all(quantity.unit.dimension == "count" for quantity in token.quantities)


def count_apart(one: Token, other: Token) -> bool:
    """Whether two figures each say what they count, and that is not the same ("84 planes", "42 customers")."""
    first, second = ({q.unit.name for q in token.quantities if q.unit.dimension == "count"} for token in (one, other))
    return bool(first) and bool(second) and first.isdisjoint(second)


PROOFS: Final[Mapping[str, Callable[..., bool]]] = {
    formers.FRAME: formers.is_former,
    formers.YEARLY: formers.is_of_former_time,
    RATED: is_of_change,
    THINGS: is_of_things,
    MORE_OF: is_compared_elsewhere,
    AMOUNT: is_moved,
}
"""The frames that only hold where their figures bear them out, and what tells whether those at some places do."""
