"""Binders of time: periods within periods, and periods that make up a longer one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct, monetary, signed
from factcheck.ledger.sameness import unlikely
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.rulebook.binders.spans import within_elsewhere
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

Dated = tuple[Period, Cell]


def flows(ledger: Ledger) -> Iterator[list[Dated]]:
    """The levels of each flow that claims state, with their periods, longest first."""
    measures = table("measures")
    series: dict[tuple[object, ...], list[Dated]] = defaultdict(list)
    for cell, _ in ledger.of_aspect("level"):
        period = cell.when[1] if cell.when[0] == "in" else None
        if (
            isinstance(period, Period)
            and not cell.variant
            and "/" not in cell.unit
            and (period.days or 0) > 1
            and measures.get(cell.head, {}).get("flow")
            and cell.unit not in ("ratio", "points")
            and not (cell.head in monetary() and cell.unit.startswith("count"))
        ):
            series[cell.entity, cell.head, cell.modifiers, cell.unit, period.floating, period.fiscal].append(
                (period, cell)
            )
    for dated in series.values():
        if len(dated) > 1:
            yield sorted(dated, key=lambda d: (d[0].first, -(d[0].until or 0)))


def within(one: Period, other: Period) -> bool:
    """Whether one period lies inside another that is longer."""
    return other.first <= one.first and (one.until or 0) <= (other.until or 0) and one != other


def part_years(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, for flows that cannot be negative"""
    for dated in flows(ledger):
        for shorter, small in dated:
            if small.modifiers & distinct():
                continue
            around = [(p, c) for p, c in dated if within(shorter, p)]
            nearest = [(p, c) for p, c in around if not any(within(q, p) for q, _ in around)]
            for _, large in nearest:
                if small.head not in signed() and not unlikely(ledger.holders[small], ledger.holders[large]):
                    yield Constraint(rule, {"shorter": small, "longer": large}, decisive=False)
    yield from within_elsewhere(rule, ledger)


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
