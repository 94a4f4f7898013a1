"""Binder of changes whose base no words tie to them: a level nearby, of the same measure, that a change may lead from.

Which of several it is, only the figures tell; so these are guesses, whose clash counts only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import Cell, When, base_when, before, unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct
from factcheck.ledger.sameness import digits
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

ONE: Final = Interval.from_value(1)
LEADS: Final[Mapping[str, Callable[[Interval, Interval], Interval]]] = {
    "change": lambda base, change: base * (ONE + change),
    "amount": lambda base, change: base + change,
    "points": lambda base, change: base + change,
    "factor": lambda base, change: base * change,
}
"""Where a change of each aspect leads from a base."""

NEAR: Final = 2
"""Sentences in which a level of the very same measure may be the base of a change."""
TELLING: Final = 3
"""Digits from which two levels of different sentences tell a slip from figures of different things."""
BESIDE: Final = 1
"""Sentences in which a level that names no measure may be."""


def nearby(rule: Rule, ledger: Ledger, aspect: str, role: str) -> Iterator[Constraint]:
    """One constraint for each change of this aspect to a stated level, whose base is not stated where its words say."""
    for cell, changes in ledger.of_aspect(aspect):
        for change in changes:
            level = ledger.claims.get(change.of or "")
            if level is None or level.id not in ledger.cells or is_based(cell, change, ledger):
                continue
            base = base_near(change, level, aspect, ledger)
            if base is not None:
                cells = {"now": ledger.cells[level.id], role: cell, "before": ledger.cells[base.id]}
                prefer = (level.id, change.id, base.id)
                if len(set(cells.values())) == len(cells):
                    yield Constraint(rule, cells, prefer=prefer, tentative=True)


def is_based(cell: Cell, change: Claim, ledger: Ledger) -> bool:
    """Whether the base of a change is stated where its words look for it, or it is measured against something else."""
    when = cast(When, cell.base)
    known = before(cell, when)
    printed = ledger.bases.get(change.of or "")
    same = printed is not None and printed._replace(variant=known.variant) == known
    growth = real(cell) and cell.aspect == "change"
    return same or known in ledger.holders or str(when[0]).startswith("against") or growth


def real(cell: Cell) -> bool:
    """Whether growth of this measure is reported at constant prices, so that it ties no nominal levels."""
    return bool(table("measures").get(cell.head, {}).get("real")) or "comparable" in cell.modifiers


def base_near(change: Claim, level: Claim, aspect: str, ledger: Ledger) -> Claim | None:
    """The level nearby that a change leads from: the only one of the first sort that fits, else one that stands alone
    there, and whose words leave no other reading.
    """
    told = ledger.by_article[change.article]
    around = [c for c in told if is_other(c, level, ledger)]
    # What rose or fell itself at that time is the base of nothing that names no measure.
    moved = {c.of for c in told if c.role in CHANGES and c.subject.period == level.subject.period} if around else set()
    for sort in (printed_with, of_same_measure, unnamed):
        found = [c for c in around if sort(c, change, level) and not (sort is unnamed and c.id in moved)]
        fitting = [claim for claim in found if fits(claim, change, level, aspect)]
        if len({claim.quantity.value for claim in fitting}) == 1:
            return fitting[0]
        if found:
            return found[0] if len(found) == 1 and is_sole(found[0], change, level, ledger) else None
    return None


def fits(base: Claim, change: Claim, level: Claim, aspect: str) -> bool:
    """Whether a change leads from a base to its level."""
    return LEADS[aspect](values(base)[1], values(change)[1]).meets(values(level)[1])


def is_other(claim: Claim, level: Claim, ledger: Ledger) -> bool:
    """Whether a claim is a plain level that can be set beside another one."""
    unit, own = claim.quantity.unit, level.quantity.unit
    sorts = {unit.dimension, own.dimension}
    bare = "number" in sorts and sorts <= {"number", "count", "money"}
    return (
        claim.id != level.id
        and claim.id in ledger.cells
        and claim.kind == level.kind
        and claim.role in ("now", "base")
        and claim.quantity.upper is None
        and is_bounded(claim)
        and not (claim.basis is not None and claim.basis.kind.startswith("against"))
        and claim.sign == level.sign
        and (unit_of(claim) == unit_of(level) or bare)
        and ledger.cells[claim.id] != ledger.cells[level.id]
    )


def is_bounded(claim: Claim) -> bool:
    """Whether a figure has two ends; one that has none fits every change."""
    wide = values(claim)[1]
    return wide.lo is not None and wide.hi is not None


def printed_with(claim: Claim, change: Claim, level: Claim) -> bool:
    """Whether a claim is a base printed with the level."""
    if claim.role != "base" or claim.of != level.id:
        return False
    return change.basis is None or change.basis == claim.basis or same_time(change, claim, level)


def same_time(change: Claim, base: Claim, level: Claim) -> bool:
    """Whether a base is from the time that a change is measured against, however that is told."""
    period = level.subject.period
    if change.basis is None or base.basis is None or period is None:
        return False
    return base_when(("in", period), change.basis) == base_when(("in", period), base.basis)


def is_sole(claim: Claim, change: Claim, level: Claim, ledger: Ledger) -> bool:
    """Whether a level that does not fit can hardly be anything else: a base that no other change leads from, or the
    value of another time that another sentence gives in full.
    """
    if claim.quantity.unit != level.quantity.unit or claim.quantity.hedge or change.quantity.hedge:
        return False
    beside = [c for c in ledger.by_article[change.article] if c.of == level.id and c.role == change.role]
    if claim.role == "base":
        return len(beside) == 1
    own, other = claim.subject, level.subject
    timed = own.period is not None and other.period is not None and not (own.carried or other.carried)
    sharp = all(len(digits(one.quantity.value)) >= TELLING for one in (claim, level))
    return sharp and timed and own.period != other.period and claim.sentence != change.sentence


def of_same_measure(claim: Claim, change: Claim, level: Claim) -> bool:
    """Whether a claim is of the very same measure at an earlier time, or at one that the words leave open."""
    one, other = claim.subject, level.subject
    same = (one.entity, one.measure) == (other.entity, other.measure) and one.measure.head != UNRESOLVED
    return same and abs(claim.sentence - change.sentence) <= NEAR and may_precede(claim, change, level)


def unnamed(claim: Claim, change: Claim, level: Claim) -> bool:
    """Whether a claim stands close by and names no other measure, and nobody else."""
    one, other = claim.subject, level.subject
    named = UNRESOLVED not in (one.measure.head, other.measure.head)
    apart = named and one.measure.head != other.measure.head
    apart = apart or (named and not distinct().isdisjoint(one.measure.modifiers ^ other.measure.modifiers))
    near = one.entity == other.entity and abs(claim.sentence - change.sentence) <= BESIDE
    taken = claim.role == "base" and claim.of not in (None, level.id)
    return near and not apart and not taken and may_precede(claim, change, level)


def may_precede(claim: Claim, change: Claim, level: Claim) -> bool:
    """Whether a level can be from the time that a change is measured against."""
    own, period = claim.subject.period, level.subject.period
    back = change.basis
    if claim.role == "base":
        return back is None or claim.basis is None or back == claim.basis
    if own is None or period is None or claim.subject.carried or level.subject.carried:
        return True
    if back is not None and back.kind == "shift" and back.months and isinstance(period, Period):
        return own == period.shift(-back.months)
    return own.first < period.first and not period.within(own)


def paces(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before + points, for growth that one sentence compares with that of a time which another one gives"""
    for cell, holders in ledger.of_aspect("points"):
        for points in holders:
            rates = [c for c in ledger.by_article[points.article] if is_rate_of(c, points, ledger)]
            own = [c for c in rates if c.sentence == points.sentence and c.quantity.start < points.quantity.start]
            others = [c for c in rates if is_at_base(c, points) and c not in own]
            if points.of is None and len(own) == len(others) == 1:
                cells = {"now": ledger.cells[own[0].id], "points": cell, "before": ledger.cells[others[0].id]}
                prefer = (own[0].id, points.id, others[0].id)
                yield Constraint(rule, cells, prefer=prefer, tentative=True)


def is_rate_of(claim: Claim, points: Claim, ledger: Ledger) -> bool:
    """Whether a claim is the growth of what points are of, near them; of what shrinks, points may go either way."""
    one, other = claim.subject, points.subject
    same = (one.entity, one.measure) == (other.entity, other.measure) and one.measure.head != UNRESOLVED
    near = abs(claim.sentence - points.sentence) <= NEAR
    return same and near and claim.role == "rate" and claim.sign > 0 and claim.id in ledger.cells


def is_at_base(claim: Claim, points: Claim) -> bool:
    """Whether growth is that of the time which points are measured against."""
    basis = points.basis
    return basis is not None and basis.kind == "period" and claim.subject.period == basis.period
