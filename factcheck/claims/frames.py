"""Roles: what each figure of a sentence is for (a level, its base, its change, a share of it, a conversion)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.claims.tokens import Token
from factcheck.lexicon import table
from factcheck.record import record

TIMES: Final = "[PBA]*"
BRACKET: Final = r"(?:\([^()]*\))?"
FIGURES: Final = "LRSDX"


@record(frozen=True, slots=True)
class Role:
    """The role of one figure token: its name, the sign of the change it takes part in, and the frame that says so."""

    name: str
    sign: int = 1
    frame: str = ""
    group: int = 0


NOW: Final = Role("now")


@cache
def frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The frames, in the order in which they are tried."""
    return tuple(
        (name, re.compile(entry["row"].replace("~", TIMES).replace("%", BRACKET)))
        for name, entry in table("frames").items()
    )


class Match(NamedTuple):
    """One match of a frame in a row: where it starts, where its direction stands (-1 for none), and its roles with
    their places.
    """

    frame: str
    start: int
    direction: int
    roles: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1 << 12)
def matches(row: str) -> tuple[Match, ...]:
    """The matches of all frames in a row of letters; rows are few, sentences many."""
    found = []
    for name, pattern in frames():
        for match in pattern.finditer(row):
            groups = {role: match.start(role) for role in pattern.groupindex if match.group(role)}
            direction = groups.pop("dir", -1)
            found.append(Match(name, match.start(), direction, tuple(groups.items())))
    return tuple(found)


def roles(tokens: Sequence[Token]) -> dict[int, Role]:
    """The role of each figure token, by its index in the row; figures that no frame speaks of are levels ("now")."""
    row = "".join([t.letter for t in tokens])
    found: dict[int, Role] = {}
    for frame, start, direction, places in matches(row):
        if any(at in found and found[at].name != role for role, at in places):
            continue
        sign = direction_at(tokens, start if direction < 0 else direction)
        for role, at in places:
            found.setdefault(at, Role(role.rstrip("2"), sign, frame, start))
    for at, letter in enumerate(row):
        if letter in FIGURES and at not in found:
            found[at] = NOW
    return found


def direction_at(tokens: Sequence[Token], at: int) -> int:
    """The direction of the change word at a place, or of the last one before it ("industry rose by 3 percent, services
    by 4").
    """
    for token in reversed(tokens[: at + 1]):
        if token.frame is not None and token.frame.sign:
            return token.frame.sign
    return 1
