"""Joint times: neighbouring months or years that "and" joins, of which a single figure is told together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.rows.items import Item
from factcheck.claims.rows.tokens import Token
from factcheck.periods.period import Period
from factcheck.record import replace

AND: Final = " and "


def is_list(item: Item) -> bool:
    """Whether an item states several figures, so that each may be of one of several times."""
    return any(len(figure.token.quantities) > 1 for figure in item.figures())


def joined(period: Period | None, token: Token, times: Sequence[Token], text: str) -> Period | None:
    """The period of a time, and of the one right behind it that "and" joins to it ("in January and February")."""
    behind = next((time for time in times if time.start > token.end), None)
    if period is None or behind is None or behind.letter != "P" or text[token.end : behind.start] != AND:
        return period
    other = behind.mention.period if behind.mention is not None else None
    if other is None or other.first != period.until or other.months != period.months:
        return period
    return replace(period, until=other.until)
