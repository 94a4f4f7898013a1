"""Binder of words that say which way a figure went, without what it was: the body may tell that of the time before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.said.headed import FELL, ROSE
from factcheck.claims.ties.said.pairs import cue, is_of_size
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree
from factcheck.periods.period import Period
from factcheck.rulebook.binders.alike import Bodies
from factcheck.rulebook.binders.headlines import bodies_of, summing_up
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TITLE

YEAR: Final = 12
"""Months after which what is earned in several months is compared with what was earned before; what is earned in one is
compared with the month before as often.
"""

NEAR: Final = 2
"""Sentences behind a figure in which the same is told of an earlier time."""


def headed(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """smaller < larger, as the verb of a headline, or of a sentence, says of its figure and what the body tells was
    just before it; of several earlier figures none may bear the verb out.
    """
    moved = {claim.id for kind in (ROSE, FELL) for claim, _ in linked(ledger, kind)}
    told = [claim for claim in ledger.claims.values() if claim.id in moved] if moved else []
    titled = {claim.article for claim in told if claim.block == TITLE}
    bodies = bodies_of([c for c in ledger.claims.values() if c.id in ledger.cells], titled) if titled else {}
    for claim in told:
        level = claim if claim.block != TITLE else summed_up(claim, bodies[claim.article], ledger)
        earlier = list(formers(level, ledger)) if level is not None and level.id in ledger.cells else []
        last = next((former for former, nearest in earlier if nearest), None)
        borne = [former for former, _ in earlier if holds(claim, former)]
        if last is not None and (last in borne or not borne):
            yield bound(rule, ledger, claim, last)


def summed_up(headline: Claim, body: Bodies, ledger: Ledger) -> Claim | None:
    """The figure that a headline's certainly sums up."""
    found = summing_up(headline, body, ledger)
    return found.claim if found is not None and not found.tentative and agree(headline, found.claim) else None


def bound(rule: Rule, ledger: Ledger, claim: Claim, former: Claim) -> Constraint:
    """The constraint of a figure and an earlier one; of a deficit the figures are compared."""
    rose = (dict(claim.links).keys() >= {ROSE}) == (claim.sign > 0)
    lower, upper = (former, claim) if rose else (claim, former)
    cells = {"smaller": ledger.cells[lower.id], "larger": ledger.cells[upper.id]}
    return Constraint(rule, cells, 1, decisive=False, prefer=(lower.id, upper.id))


def holds(claim: Claim, former: Claim) -> bool:
    """Whether a figure may have gone the way from an earlier one that a verb says."""
    one, other = (values(each)[1] for each in (claim, former))
    low, high = (other, one) if dict(claim.links).keys() >= {ROSE} else (one, other)
    return low.lo is None or high.hi is None or low.lo < high.hi


def formers(level: Claim, ledger: Ledger) -> Iterator[tuple[Claim, bool]]:
    """The figures that tell what a level was at earlier times, each with whether that is the time just before."""
    cell = ledger.cells[level.id]
    period = level.subject.period
    for claim in ledger.by_article[level.article]:
        own = ledger.cells.get(claim.id)
        if own is None or claim.id == level.id or unit_of(claim) != unit_of(level) or claim.quantity.upper is not None:
            continue
        base = claim.role == "base" and claim.of == level.id
        same = claim.role in ("now", "base") and own[:4] == cell[:4] and cell.head != UNRESOLVED
        if claim.sign != level.sign or not is_of_size(level, claim):
            continue  # a surplus is no earlier deficit, nor what is many times as much the same thing earlier
        when = own.when[1] if own.when[0] == "in" else None
        told = base or (same and claim.sentence - level.sentence <= NEAR)
        if told and period is not None and isinstance(when, Period) and when.first < period.first:
            yield claim, is_just_before(when, period, cell.head)


def is_just_before(when: Period, period: Period, head: str) -> bool:
    """Whether a time lies right before another one of its length; for what a company earns, a year before."""
    if period.until is None or when.until is None:
        return False
    if period.months is None:
        return head in cue("standing") and is_end_before(when, period)
    yearly = head in cue("gainful") and 1 < period.months < YEAR and when == period.shift(-YEAR)
    return when == period.shift(-period.months) or yearly


def is_end_before(when: Period, day: Period) -> bool:
    """Whether a time ends with the last day of the month, the quarter or the year before the one that a day ends."""
    if day.days != 1 or day.end is None or day.end.day != 1:
        return False
    return any(day.start.month % step == 0 and when.end_of() == day.shift(-step) for step in (1, 3, 12))
