"""Roles: what each figure of a sentence is for (a level, its base, its change, a share of it, a conversion)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.claims.rows import formers
from factcheck.claims.rows.tokens import Token
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.rounding import exact
from factcheck.record import record, replace

TIMES: Final = "[PBA]*"
BRACKET: Final = r"(?:\([^()]*\))?"
FIGURES: Final = "LRSDX"
FIGURE: Final = frozenset(FIGURES)

MOVED: Final = FIGURE | {"+"}
"""Letters of figures and of changes: what a figure behind "from" can be the base of."""


@record(frozen=True, slots=True)
class Role:
    """The role of one figure token: its name, the sign of the change it takes part in, the frame that says so, and
    whether that has it lead to a level of its own.
    """

    name: str
    sign: int = 1
    frame: str = ""
    group: int = 0
    leads: bool = False


NOW: Final = Role("now")
THINGS: Final = "rate-more-things-than-base"
"""The frame of a rate that names again what there was more or less of, which no sum of money before it is."""
RATED: Final = "amount-to-level-or-rate"
"""The frame of a level behind an amount, and a rate behind it that may be that of the change, or of the level."""
APART: Final = 2
"""How many times as much, or as little, a rate is as what an amount comes to where it is not the same change."""

WHOLE: Final = 100
"""Percent of all that was."""


AMOUNT: Final = "amount-behind-change"
"""The frame of an amount right behind a word that says that something rose or fell by it."""
BY_ITSELF: Final = frozenset({"up", "down"})
"""Words of change that have nothing behind them which is changed."""

VALUED: Final = frozenset({"better", "worse", "improvement", "worsening"})
"""Words of change that say what is good, and not which way that lies."""


class Frame(NamedTuple):
    """One frame: its name, what finds it in a row, and letters without which there is nothing to find."""

    name: str
    row: str
    needed: frozenset[str]


@cache
def frames() -> tuple[Frame, ...]:
    """The frames, in the order in which they are tried."""
    rows = {name: entry["row"].replace("~", TIMES).replace("%", BRACKET) for name, entry in table("frames").items()}
    return tuple(Frame(name, row, needed(row)) for name, row in rows.items())


@cache
def pattern(row: str) -> re.Pattern[str]:
    """What finds a frame, compiled for the first row that can have it."""
    return expression(row)


LOOSE: Final = expression(r"\\[()|]|\[[^]]*\][*+?]?|[\w,:;⁺][*?]|[$^]")
"""Parts of a pattern that need no certain letter: classes and what may be missing; brackets too, which tell little."""
GROUP: Final = expression(r"\((\?P<\w+>|\?<?[:=!])?([^()]*)\)([*?+]?)")


def needed(pattern: str) -> frozenset[str]:
    """Letters, though not all of them, that stand in every row in which a pattern is found."""
    rest = LOOSE.sub("", pattern.replace(r"\+", "⁺"))
    while (group := GROUP.search(rest)) is not None:
        sure = (group[1] or ":")[-1] in ":>" and "|" not in group[2] and group[3] in ("", "+")
        rest = rest[: group.start()] + (group[2] if sure else "") + rest[group.end() :]
    return frozenset() if "|" in rest else frozenset(rest.replace("⁺", "+"))


class Match(NamedTuple):
    """One match of a frame in a row: where it starts, where its direction stands (-1 for none), and its roles with
    their places.
    """

    frame: str
    start: int
    direction: int
    roles: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1 << 11)
def matches(row: str) -> tuple[Match, ...]:
    """The matches of all frames in a row of letters; rows are few, sentences many."""
    found = []
    letters = frozenset(row)
    for name, frame, needed in frames():
        if not needed <= letters:
            continue
        finder = pattern(frame)
        for match in finder.finditer(row):
            groups = {role: match.start(role) for role in finder.groupindex if match.group(role)}
            direction = groups.pop("dir", -1)
            found.append(Match(name, match.start(), direction, tuple(groups.items())))
    return tuple(found)


def roles(tokens: Sequence[Token], row: str) -> dict[int, Role]:
    """The role of each figure token, by its index in the row; figures that no frame speaks of are levels ("now")."""
    if FIGURE.isdisjoint(row):
        return {}
    found: dict[int, Role] = {}
    valued: set[int] = set()
    for frame, start, direction, places in matches(row):
        if any(at in found and found[at].name != role for role, at in places):
            continue
        if (direction >= 0 and tells_no_direction(tokens[direction])) or not holds(tokens, row, frame, places):
            continue
        sign = direction_at(tokens, start if direction < 0 else direction)
        level = next((at for role, at in places if role == "now"), -1)
        if direction >= 0 and is_valued(tokens[direction]):
            valued.update(at for _, at in places if at not in found)
        for role, at in places:
            found.setdefault(at, Role(role.rstrip("23"), sign, frame, start, at < level))
    for at, letter in enumerate(row):
        if letter in FIGURES and at not in found:
            found[at] = NOW
    for at in valued:
        found[at] = replace(found[at], sign=way_of(tokens, found) or found[at].sign)
    return found


def holds(tokens: Sequence[Token], row: str, frame: str, places: Sequence[tuple[str, int]]) -> bool:
    """Whether the figures of a match can have the roles that its frame gives them."""
    if frame in PROOFS and not PROOFS[frame](tokens, *(at for _, at in places)):
        return False
    unfit = any(is_unfit(role, tokens, row, at, places[0][1]) for role, at in places)
    return not (unfit or outgrows(tokens, dict(places)))


def is_valued(token: Token) -> bool:
    """Whether a word of change only says that something got better, or worse."""
    return token.frame is not None and token.frame.name in VALUED


def way_of(tokens: Sequence[Token], found: Mapping[int, Role]) -> int:
    """Which way the one level of a row went from its base; 0 where it has more of them, or none."""
    bases = [tokens[at].quantities[0] for at, role in found.items() if role.name == "base"]
    sorts = {base.unit.dimension for base in bases}
    levels = [tokens[at].quantities[0] for at, role in found.items() if role.name == "now"]
    levels = [level for level in levels if level.unit.dimension in sorts]
    if len(bases) != 1 or len(levels) != 1:
        return 0
    return 1 if levels[0].value >= bases[0].value else -1


def is_unfit(role: str, tokens: Sequence[Token], row: str, at: int, first: int) -> bool:
    """Whether a figure cannot have the role that a frame gives it, beside the `first` one of that."""
    if role == "aside":
        return lists_things(tokens[at])
    if role == "base":
        return is_source(tokens, row, at)
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


def tells_no_direction(token: Token) -> bool:
    """Whether a comparison that should give a direction gives none ("compared with", not "down from"; "was", not
    "exceeded").
    """
    return token.letter in "kv" and (token.frame is None or not token.frame.sign)


def lists_things(token: Token) -> bool:
    """Whether a token is a list of counts, which converts nothing ("30 jets (24 large ones and 6 small ones)")."""
    return len(token.quantities) > 1 and all(q.unit.dimension in ("count", "number") for q in token.quantities)


def is_source(tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a figure behind "from" says where the count before it comes from ("1,200 parcels from 17 towns", "900
    tonnes of mail from 40 ships"), and not what that was before ("to 1,200 cars from 900"); so does one behind a verb
    with which nothing is counted nor changes ("the points they have taken from 19 games, four fewer than last year"),
    and one behind a name of what else is counted ("14 top-ten places from 21 races").
    """
    if row[at - 1] == "f" and counts(tokens[at]):
        before = row[:at].rpartition("v")[2]
        if MOVED.isdisjoint(before) or (before.endswith("LNf") and "+" not in before and "t" not in before):
            return True
    level = at - (4 if row[max(0, at - 4) : at] == "LoNf" else 2)
    behind = level >= 0 and row[level] == "L" and row[at - 1] == "f" and row[level - 1 : level] != "t"
    return behind and count_apart(tokens[level], tokens[at])


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


def is_moved(tokens: Sequence[Token], amount: int) -> bool:
    """Whether an amount says by how much something rose or fell ("fell 5.2 million barrels", not "cut 1,200 jobs")."""
    frame = tokens[amount - 1].frame
    return frame is not None and frame.name in BY_ITSELF


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


def direction_at(tokens: Sequence[Token], at: int) -> int:
    """The direction of the change word at a place, or of the last one before it ("industry rose by 3 percent, services
    by 4").
    """
    for token in reversed(tokens[: at + 1]):
        if token.frame is not None and token.frame.sign:
            return token.frame.sign
    return 1


PROOFS: Final[Mapping[str, Callable[..., bool]]] = {
    formers.FRAME: formers.is_former,
    formers.YEARLY: formers.is_of_year,
    RATED: is_of_change,
    THINGS: is_of_things,
    AMOUNT: is_moved,
}
"""The frames that only hold where their figures bear them out, and what tells whether those at some places do."""
