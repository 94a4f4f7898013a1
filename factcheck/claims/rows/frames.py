"""Roles: what each figure of a sentence is for (a level, its base, its change, a share of it, a conversion)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.claims.rows.bearing import FIGURE, FIGURES, PROOFS, is_unfit, outgrows
from factcheck.claims.rows.tokens import Token
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import record, replace

TIMES: Final = "[PBA]*"
BRACKET: Final = r"(?:\([^()]*\))?"


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


def tells_no_direction(token: Token) -> bool:
    """Whether a comparison that should give a direction gives none ("compared with", not "down from"; "was", not
    "exceeded").
    """
    return token.letter in "kv" and (token.frame is None or not token.frame.sign)


def direction_at(tokens: Sequence[Token], at: int) -> int:
    """The direction of the change word at a place, or of the last one before it ("industry rose by 3 percent, services
    by 4").
    """
    for token in reversed(tokens[: at + 1]):
        if token.frame is not None and token.frame.sign:
            return token.frame.sign
    return 1
