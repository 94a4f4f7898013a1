"""Roles: what each figure of a sentence is for (a level, its base, its change, a share of it, the same in another currency)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.claims.tokens import Token
from factcheck.lexicon import table

TIMES: Final = "[PBA]*"
BRACKET: Final = r"(?:\([^()]*\))?"
FIGURES: Final = "LRSDX"


@dataclass(frozen=True, slots=True)
class Role:
    """The role of one figure token: its name, the sign of the change it takes part in, and the frame that says so."""

    name: str
    sign: int = 1
    frame: str = ""
    group: int = 0


@cache
def frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The frames, in the order in which they are tried."""
    return tuple((name, re.compile(entry["row"].replace("~", TIMES).replace("%", BRACKET))) for name, entry in table("frames").items())


def roles(tokens: Sequence[Token]) -> dict[int, Role]:
    """The role of each figure token, by its index in the row; figures that no frame speaks of are levels ("now")."""
    row = "".join(t.letter for t in tokens)
    found: dict[int, Role] = {}
    for name, pattern in frames():
        for match in pattern.finditer(row):
            assign(name, match, tokens, found)
    for at, letter in enumerate(row):
        if letter in FIGURES and at not in found:
            found[at] = Role("now")
    return found


def assign(name: str, match: re.Match[str], tokens: Sequence[Token], found: dict[int, Role]) -> None:
    """Give the figures of one match their roles, unless an earlier frame gave them others."""
    groups = {role: match.start(role) for role in match.re.groupindex if match.group(role)}
    direction = groups.pop("dir", None)
    if any(at in found and found[at].name != role for role, at in groups.items()):
        return
    sign = direction_at(tokens, match.start() if direction is None else direction)
    for role, at in groups.items():
        found.setdefault(at, Role(role.rstrip("2"), sign, name, match.start()))


def direction_at(tokens: Sequence[Token], at: int) -> int:
    """The direction of the change word at a place, or of the last one before it ("industry rose by 3 percent, services by 4")."""
    for token in reversed(tokens[: at + 1]):
        if token.frame is not None and token.frame.sign:
            return token.frame.sign
    return 1
