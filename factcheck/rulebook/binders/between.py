"""Binder of changes whose base another article states in words of its own: the year and the unit are right, words are
shared, and the figures fit to the digit.

That they belong together the figures show; so these are guesses, whose clash counts only where a slip explains it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import When, base_of, unit_of
from factcheck.ledger.ledger import UNSTATED_BASIS, Ledger
from factcheck.ledger.measures import distinct
from factcheck.ledger.meeting import is_telling, years
from factcheck.periods.period import Period
from factcheck.rulebook.binders.nearby import fits, is_based
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

MOST: Final = 100
"""Of what is stated so often in one unit of an entity for one year, none is told from the others."""

LIKE: Final = 2
"""Words, the measure or what narrows it, that two figures share which may be of one thing though they do not fit."""

Place = tuple[str, str, int]
"""Whose a figure is, its unit and its year."""


def between(rule: Rule, ledger: Ledger, aspect: str, role: str) -> Iterator[Constraint]:
    """One constraint for each change of this aspect whose base only another article states."""
    if len(ledger.by_article) < 2:
        return
    stated = levels_by_place(ledger)
    for cell, changes in ledger.of_aspect(aspect):
        for change in changes:
            level = ledger.claims.get(change.of or "")
            if level is None or level.id not in ledger.cells or is_based(cell, change, ledger):
                continue
            if not is_telling(level) or not values(change)[1].is_bounded:
                continue
            base = base_elsewhere(change, level, aspect, stated)
            if base is not None:
                cells = {"now": ledger.cells[level.id], role: cell, "before": ledger.cells[base.id]}
                prefer = frozenset((level.id, change.id, base.id))
                if len(set(cells.values())) == len(cells):
                    yield Constraint(rule, cells, prefer=prefer, tentative=True)


def levels_by_place(ledger: Ledger) -> Mapping[Place, Sequence[Claim]]:
    """The levels of enough digits to be told by them, by whose they are, their unit and the last year of their time."""
    found: dict[Place, list[Claim]] = defaultdict(list)
    for claim in ledger.claims.values():
        period = time_of(claim) if claim.id in ledger.cells and is_telling(claim) else None
        if period is not None and claim.subject.entity:
            found[claim.subject.entity, unit_of(claim), years(period)[-1]].append(claim)
    return found


def time_of(claim: Claim) -> Period | None:
    """The time of a level, or of the base of a change."""
    period = claim.subject.period
    if period is None or period.floating or period.until is None:
        return None
    when: When = base_of(claim, ("in", period)) if claim.role == "base" else ("in", period)
    return cast(Period, when[1]) if when[0] == "in" else None


def base_elsewhere(change: Claim, level: Claim, aspect: str, stated: Mapping[Place, Sequence[Claim]]) -> Claim | None:
    """The level of another article that a change leads from: the only one that fits and shares a word, else the only
    one of its time that shares so many that it should.
    """
    period = base_time(change, level)
    if period is None:
        return None
    around = stated.get((level.subject.entity, unit_of(level), years(period)[-1]), ())
    found = [claim for claim in around if claim.article != level.article] if len(around) <= MOST else []
    kin = [claim for claim in found if words(claim) & words(level) and may_be_of(period, claim) and alike(claim, level)]
    fitting = [claim for claim in kin if fits(claim, change, level, aspect)]
    if fitting:
        return fitting[0] if len({claim.quantity.value for claim in fitting}) == 1 else None
    near = [c for c in kin if len(words(c) & words(level)) >= LIKE and time_of(c) == period]
    return near[0] if len({claim.quantity.value for claim in near}) == 1 else None


def base_time(change: Claim, level: Claim) -> Period | None:
    """The time that a change is measured against, a year back where nothing is said."""
    own = time_of(level)
    if own is None:
        return None
    when = base_of(change, ("in", own))
    if when[0] == UNSTATED_BASIS:
        return own.shift(-12)
    return when[1] if when[0] == "in" and isinstance(when[1], Period) else None


def may_be_of(period: Period, claim: Claim) -> bool:
    """Whether a level can be of a time: of that very time, or of one in its year that was carried over to it."""
    return time_of(claim) == period or claim.subject.carried


def alike(one: Claim, other: Claim) -> bool:
    """Whether neither of two figures is forecast, an average or of another measure than the other."""
    first, second = one.subject.measure, other.subject.measure
    heads = {first.head, second.head} - {UNRESOLVED}
    return len(heads) < 2 and (first.modifiers ^ second.modifiers).isdisjoint(distinct())


def words(claim: Claim) -> frozenset[str]:
    """The words that tell what a figure is of: the measure, what narrows it and what is counted."""
    measure, unit = claim.subject.measure, claim.quantity.unit
    counted = {unit.name} if unit.dimension == "count" and unit.name else set()
    return measure.modifiers.union(counted, {measure.head} - {UNRESOLVED})
