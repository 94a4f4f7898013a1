"""Concluding: a change that a sentence draws from a former value leads up to the time spoken of before ("in 2023 they
were 4 million, so they rose 5 percent").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.rows.items import CHANGES, Clause, Item
from factcheck.claims.statements.passing import precedes
from factcheck.expression import expression
from factcheck.periods.period import Period

CONCLUDING: Final = expression(
    r"[,;:–—-] (?:and |which )?(?:so|thus|hence|therefore|thereby|consequently|meaning|means)\b"
    r"|\b(?:thus|therefore|hence|and so)\b"
)
"""What stands before what follows from two figures."""


def part_conclusions(found: Sequence[Clause], text: str) -> list[Clause]:
    """The clauses of a sentence, the change that is drawn from a value of another time apart from that."""
    parted: list[Clause] = []
    for clause in found:
        parted.append(clause)
        at = conclusion_in(clause, text)
        if at is not None:
            parted.append(cut_off(clause, at))
        elif is_rate_drawn(clause, text):
            parted.append(behind(clause, clause.items.pop()))
    return parted


def is_rate_drawn(clause: Clause, text: str) -> bool:
    """Whether the last figure of a clause that looks back is a percentage that follows from the level before it ("a
    year ago it was 4 million, so growth was 5 percent").
    """
    if clause.back is None or len(clause.items) < 2:
        return False
    level, rate = (item.now.token if item.now is not None else None for item in clause.items[-2:])
    if level is None or rate is None or (level.letter, rate.letter) != ("L", "R"):
        return False
    return not clause.items[-1].others and follows(text, level.end, rate.start)


def conclusion_in(clause: Clause, text: str) -> int | None:
    """Which of the figures beside the last level of a clause with a time is the first that follows from it; None if
    none does.
    """
    last = clause.items[-1] if clause.items else None
    if last is None or last.now is None or not (clause.times or clause.back or last.now.times):
        return None
    figures = last.figures()
    for at, (before, figure) in enumerate(pairwise(figures)):
        if figure.role.name in CHANGES and follows(text, before.token.end, figure.token.start):
            return at
    return None


def cut_off(clause: Clause, at: int) -> Clause:
    """Take from a clause the figures from a place on, with what stands behind them, as a clause of their own."""
    last = clause.items[-1]
    rest = Item(others=last.others[at:])
    last.others = last.others[:at]
    return behind(clause, rest)


def behind(clause: Clause, rest: Item) -> Clause:
    """A clause of its own of an item cut off from another one, with what stands behind it there."""
    start = rest.figures()[0].token.start
    own = Clause(
        items=[rest],
        times=[time for time in clause.times if time.start > start],
        trailing=[token for token in clause.trailing if token.start > start],
        opener=",",
    )
    clause.times = [time for time in clause.times if time.start < start]
    clause.trailing = [token for token in clause.trailing if token.start < start]
    return own


def concludes(before: Clause | None, clause: Clause, text: str) -> bool:
    """Whether a clause states only a change that follows from the figures of the one before it."""
    if before is None or not before.items or not clause.items or clause.items[0].now is not None:
        return False
    first = clause.items[0].others[0].token
    return follows(text, before.items[-1].figures()[-1].token.end, first.start)


def follows(text: str, start: int, end: int) -> bool:
    """Whether the words between two figures say that the second follows."""
    return CONCLUDING.search(text, start, end) is not None


def later(period: Period | None, times: Iterable[Period | None]) -> Period | None:
    """The last of some times that lies behind a period; None if none does."""
    behind = [time for time in times if time is not None and period is not None and precedes(period, time)]
    return max(behind, key=lambda time: time.first, default=None)
