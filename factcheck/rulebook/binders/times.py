"""Binders of time: periods within periods, and periods that make up a longer one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, cast

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim
from factcheck.ledger.cells import Cell, When, before, unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct, monetary, restrictive, signed
from factcheck.ledger.sameness import unlikely
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.binders.spans import is_most_of, within_elsewhere
from factcheck.rulebook.binders.trials import LOWERED
from factcheck.rulebook.binders.within_story import within_story
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TABLE

CUMULATIVE: Final = frozenset({"cumulative", "accumulated"})
"""Words of what is counted up since January."""

SPREAD_OUT: Final = frozenset({"average", "per-capita", "daily", "monthly", "quarterly", "expected", "annualised"})
"""Words of figures that do not add up over time."""

Dated = tuple[Period, Cell]


def flows(ledger: Ledger) -> Iterator[list[Dated]]:
    """The levels of each flow that claims state, with their periods, longest first."""
    measures = table("measures")
    series: dict[tuple[object, ...], list[Dated]] = defaultdict(list)
    for cell, holders in ledger.of_aspect("level"):
        period = cell.when[1] if cell.when[0] == "in" else None
        if (
            isinstance(period, Period)
            and not cell.variant
            and "/" not in cell.unit
            and (period.days or 0) > 1
            and measures.get(cell.head, {}).get("flow")
            and cell.unit not in ("ratio", "points")
            and not (cell.head in monetary() and cell.unit.startswith("count") and not names_goods(holders))
            and all(claim.quantity.upper is None for claim in holders)
        ):
            series[cell.entity, cell.head, cell.modifiers, cell.unit, period.floating, period.fiscal].append(
                (period, cell)
            )
    for dated in series.values():
        if len(dated) > 1:
            yield sorted(dated, key=lambda d: (d[0].first, -(d[0].until or 0)))


def names_goods(holders: Sequence[Claim]) -> bool:
    """Whether each figure says what it counts ("804,000 units"), so that it is no sum of money without its currency."""
    return all(claim.quantity.unit.dimension == "count" for claim in holders)


def within(one: Period, other: Period) -> bool:
    """Whether one period lies inside another that is longer."""
    return other.first <= one.first and (one.until or 0) <= (other.until or 0) and one != other


def part_years(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, for flows that cannot be negative; the longer time is said of the figure itself, or another
    article gives most of it, which is in step with it
    """
    for dated in flows(ledger):
        for shorter, small in dated:
            if small.modifiers & distinct():
                continue
            around = [(p, c) for p, c in dated if within(shorter, p)]
            nearest = [(p, c) for p, c in around if not any(within(q, p) for q, _ in around)]
            for _, large in nearest:
                parts, wholes = ledger.holders[small], ledger.holders[large]
                if small.head in signed() or is_spent(parts) or unlikely(parts, wholes):
                    continue
                cells = {"shorter": small, "longer": large}
                if any(not claim.subject.carried for claim in wholes):
                    yield Constraint(rule, cells, decisive=False)
                elif is_most_of(parts, wholes):
                    yield Constraint(rule, cells, LOWERED, decisive=False, tentative=True)
    yield from a_year_back(rule, ledger)
    yield from within_elsewhere(rule, ledger)
    yield from within_story(rule, ledger)


def a_year_back(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, where a stated rate leads from a part of this year to that of the last one, whose whole is
    stated: "2.5 million from January to November, up 12 percent", after 2.5 million in all of the year before
    """
    earlier = {cell._replace(aspect="level", base=None): before(cell, cast(When, cell.base))
               for cell, _ in ledger.of_aspect("change") if not cell.variant}
    for dated in flows(ledger) if earlier else ():
        for _, now in dated:
            small = earlier.get(now)
            shorter = small.when[1] if small is not None and small.when[0] == "in" else None
            if small is None or small in ledger.holders or not isinstance(shorter, Period) or now.head in signed():
                continue
            around = [(p, c) for p, c in dated if within(shorter, p)]
            for _, large in around:
                if not any(claim.subject.carried for claim in ledger.holders[large]):
                    yield Constraint(rule, {"shorter": small, "longer": large}, 1, decisive=False, told=True)


def is_spent(holders: Sequence[Claim]) -> bool:
    """Whether a figure is printed as less than nothing, as costs are in accounts."""
    return any(claim.quantity.value < 0 for claim in holders)


def stages(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, of a part of a time and all of it, as words and their sizes say"""
    for part, found in linked(ledger, "stage"):
        cells = {"shorter": ledger.cells[part.id], "longer": ledger.cells[found["stage"]]}
        if cells["shorter"] != cells["longer"]:
            yield Constraint(rule, cells, decisive=False, tentative=True, alone=True)


def so_far(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, where a text counts something up since January in other words than it has for the month"""
    for told in ledger.by_article.values():
        counted = [claim for claim in told if is_counted(claim)]
        longer = [claim for claim in counted if is_since_january(claim)] if len(counted) > 1 else []
        for total in longer:
            inside = (one for one in counted if is_inside(one, total))
            near = min(inside, key=lambda one: abs(one.sentence - total.sentence), default=total)
            small, cell = ledger.cells.get(near.id), ledger.cells.get(total.id)
            if near is total or cell is None or small is None or cell.variant or small.variant:
                continue
            if small[1:4] != cell[1:4] or cell.head == UNRESOLVED:
                cells = {"shorter": small, "longer": cell}
                yield Constraint(rule, cells, decisive=False, tentative=True, alone=True)


def is_counted(claim: Claim) -> bool:
    """Whether a claim states a plain level of a known time that may add up."""
    period, measure = claim.subject.period, claim.subject.measure
    if claim.kind != "level" or claim.role != "now" or claim.sign <= 0 or period is None or period.days == 1:
        return False
    plain = claim.block != TABLE and claim.quantity.upper is None and claim.quantity.unit.per is None
    entry = table("measures").get(measure.head, {})
    adds = entry.get("flow") is not False and not entry.get("signed") and not entry.get("intensive")
    return plain and adds and measure.modifiers.isdisjoint(SPREAD_OUT)


def is_since_january(claim: Claim) -> bool:
    """Whether a claim speaks of the first months of a year, and not only those before it."""
    period = claim.subject.period
    return not claim.subject.carried and period is not None and (period.months or 0) > 1 and period.start.month == 1


def is_inside(one: Claim, total: Claim) -> bool:
    """Whether a claim may be of a part of the time of another one, and of the same thing: the words of one say no more
    of what it is than those of the other.
    """
    first, other = one.subject, total.subject
    if first.period is None or other.period is None or first.period == other.period:
        return False
    alike = first.entity == other.entity and unit_of(one) == unit_of(total) and first.measure.head == other.measure.head
    further = first.measure.modifiers ^ other.measure.modifiers
    counted = one.quantity.unit.dimension == "count" and bool(first.measure.modifiers) and not further
    told = counted or first.measure.head not in (UNRESOLVED, AMONG)
    same = further.isdisjoint(restrictive() | distinct() - CUMULATIVE)
    return alike and told and same and first.period.within(other.period)


def sums_over_time(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), where periods follow each other and fill a longer one; earlier months may have been revised
    since
    """
    for dated in flows(ledger):
        for longer, whole in dated:
            inside = [(p, c) for p, c in dated if within(p, longer)]
            for cells in chains(longer.first, longer.until or 0, inside):
                yield Constraint(rule, {"whole": whole, "parts": cells}, lowered=1)


def chains(first: int, until: int, inside: list[Dated]) -> list[tuple[Cell, ...]]:
    """The shortest chain of periods from `first` to `until`, if there is one."""
    reached: dict[int, tuple[Cell, ...]] = {first: ()}
    for period, cell in sorted(inside, key=lambda d: (d[0].first, -(d[0].until or 0))):
        if period.first in reached and (period.until or 0) not in reached:
            reached[period.until or 0] = (*reached[period.first], cell)
    return [reached[until]] if len(reached.get(until, ())) > 1 else []
