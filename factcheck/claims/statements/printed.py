"""Printed times: those that a figure is printed with, and against which a change is measured."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.claims.rows.items import Figure, Item
from factcheck.claims.rows.tokens import Token
from factcheck.periods.period import Basis

POSSESSIVE = len("'s ")
MEASURED = frozenset({"shift", "previous", "period", "same"})
"""Kinds of basis that name a time against which a change is measured."""


def leads_to(time: Token, figure: Figure) -> bool:
    """Whether a time says before a level how it is counted ("to an annual rate of 5.5 million homes")."""
    return time.letter == "B" and figure.token.letter == "L" and time.start < figure.token.start


def printed(figure: Figure) -> Basis | None:
    """The basis printed with a figure: times it is compared with ("in May a year earlier"), or a base's own period."""
    known = [(t, t.mention.basis) for t in [*figure.against, *figure.times] if t.mention and t.mention.basis]
    told = [(token, basis) for token, basis in known if basis.kind in MEASURED]
    if told:
        (first, basis), *rest = told
        return next((b for t, b in rest[:1] if b.kind == "shift" and t.start == first.end + 1), basis)
    against = figure.times if figure.role.name == "base" else figure.against
    return next((Basis("period", period=t.mention.period) for t in against if t.mention and t.mention.period), None)


def led_to(base: Figure, item: Item) -> Basis | None:
    """The time right before a base ("April's 6.08 million"); None for what is no base."""
    if base.role.name != "base":
        return None
    times = (t for figure in item.figures() for t in figure.against if 0 <= base.token.start - t.end <= POSSESSIVE)
    known = (t.mention.period for t in times if t.mention is not None)
    return next((Basis("period", period=period) for period in known if period is not None), None)


def first_printed(figures: Iterable[Figure]) -> Basis | None:
    """The first basis printed with any of these figures."""
    return next((basis for basis in map(printed, figures) if basis is not None), None)
