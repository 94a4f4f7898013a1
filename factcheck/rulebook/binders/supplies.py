"""Binder of stocks and the pace at which they go: homes for sale, how many are sold in a year, and the months that the
stock would last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

LASTING: Final = frozenset({"supply", "inventory", "pace"})
"""Words of which one is said of the time that a stock lasts."""

YEARLY: Final = "annualised"
TIMES: Final = frozenset({"month", "week"})
COUNTED: Final = frozenset({"count", "number"})

NEAR: Final = 1
"""Sentences from a stock to the time that it lasts, at most."""


def supplies(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """stock * year == pace * time, for a stock just before the time that it lasts and the nearest yearly pace: which
    stock that is the words do not say for certain
    """
    for told in ledger.by_article.values():
        times = [claim for claim in told if lasts(claim)]
        paces = [claim for claim in told if is_counted(claim, ledger) and is_yearly(claim)] if times else []
        used: set[str] = set()
        for time in times if paces else ():
            stock = stock_of(time, told, ledger)
            others = [one for one in paces if one is not stock]
            if others and stock is not None and stock.id not in used and time.id in ledger.cells:
                used.add(stock.id)
                pace = min(others, key=lambda one: abs(one.sentence - time.sentence))
                ids = {"stock": stock.id, "pace": pace.id, "time": time.id}
                cells = {role: ledger.cells[name] for role, name in ids.items()}
                yield Constraint(rule, cells, prefer=tuple(ids.values()), tentative=True, alone=True)


def lasts(claim: Claim) -> bool:
    """Whether a claim says how long a stock would last."""
    measure, unit = claim.subject.measure, claim.quantity.unit
    return claim.kind == "level" and unit.name in TIMES and not LASTING.isdisjoint({measure.head, *measure.modifiers})


def is_counted(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim counts things of today."""
    unit = claim.quantity.unit
    level = claim.kind == "level" and claim.role == "now" and claim.id in ledger.cells
    return level and unit.dimension in COUNTED and unit.per is None and claim.quantity.upper is None


def is_yearly(claim: Claim) -> bool:
    """Whether a claim gives what a year would have at the pace of a month."""
    return YEARLY in claim.subject.measure.modifiers


def stock_of(time: Claim, told: Sequence[Claim], ledger: Ledger) -> Claim | None:
    """The last count before a time that a stock lasts, in its sentence or the one before, that is no yearly pace if
    there is such a one; None where there is none.
    """
    start = time.quantity.start
    before = (one for one in told if one.quantity.start < start and 0 <= time.sentence - one.sentence <= NEAR)
    counts = (one for one in before if is_counted(one, ledger))
    return max(counts, key=lambda one: (not is_yearly(one), one.quantity.start), default=None)
