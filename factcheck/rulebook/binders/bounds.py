"""Binders of what is odd rather than wrong: bounds far from what they bound, jumps between cumulative figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final, cast

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import PLAIN, UNSTATED_BASIS, Cell, When
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.once import found_once
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.quantities.rounding import exact, kind_of
from factcheck.rulebook.binders.headlines import headed
from factcheck.rulebook.binders.yielded import FLOORS, is_loose
from factcheck.rulebook.constraint import REFERENCE, Constraint, Premise
from factcheck.rulebook.rule import Rule

ODD: Final = Fraction(7, 5)
"""Growth between two cumulative figures beyond this many times that of either is odd."""


def suggested(claim: Claim) -> Interval | None:
    """What a bound suggests: "over 60 percent" a value below 70; None for figures that suggest nothing."""
    quantity = claim.quantity
    if quantity.hedge is None or kind_of(quantity.hedge) not in FLOORS or quantity.upper is not None:
        return None
    value, step = exact(quantity.value), exact(quantity.coarse)
    if quantity.form != "digits" or not step or value <= 0 or values(claim)[0] != quantity.narrow():
        return None
    return Interval(value * quantity.unit.scale, (value + step) * quantity.unit.scale)


def bounds(ledger: Ledger) -> Iterator[tuple[Claim, Cell, Interval]]:
    """Claims that only bound their cell from below, with what they suggest; those whose subject is sure."""
    for claim in ledger.claims.values():
        cell = ledger.cells.get(claim.id)
        sure = claim.resolved and claim.subject.says_measure
        if cell is not None and sure and claim.quantity.hedge is not None:
            interval = suggested(claim)
            if interval is not None:
                yield claim, cell, interval


def suggestion_cell(claim: Claim, cell: Cell) -> Cell:
    """The cell of what a bound suggests."""
    return cell._replace(variant=f"suggested by {claim.id}")


def loose_bounds(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """suggested == value, of one cell, or of a headline and what it sums up."""
    for claim, cell, _ in bounds(ledger):
        cells = {"suggested": suggestion_cell(claim, cell), "value": cell}
        yield Constraint(rule, cells, decisive=False, prefer=(claim.id,))
    for one, found in found_once(ledger, headed):
        if found.lowered and is_loose(one, found.claim):
            bound, other = (one, found.claim) if suggested(one) is not None else (found.claim, one)
            if suggested(bound) is not None and other.quantity.hedge is None:
                cells = {"suggested": suggestion_cell(bound, ledger.cells[bound.id]), "value": ledger.cells[other.id]}
                prefer = (bound.id,)
                yield Constraint(rule, cells, found.lowered - 1, decisive=False, prefer=prefer, alone=True)


def flows_with_growth(ledger: Ledger) -> Mapping[tuple[object, ...], list[tuple[Period, Cell, Cell]]]:
    """Levels of flows with a rate since the same time a year before, by what they measure and the day they start."""
    measures = table("measures")
    found: dict[tuple[object, ...], list[tuple[Period, Cell, Cell]]] = defaultdict(list)
    for rate, _ in ledger.of_aspect("change"):
        level = rate._replace(aspect="level", base=None)
        period = rate.when[1] if rate.when[0] == "in" else None
        if not isinstance(period, Period) or period.until is None or level not in ledger.holders:
            continue
        entry = measures.get(rate.head, {})
        if entry.get("flow") and not entry.get("real") and is_annual_growth(rate, period):
            key = (rate.entity, rate.head, rate.modifiers, rate.unit, rate.variant, period.first, period.floating)
            found[key].append((period, level, rate))
    return found


def is_annual_growth(rate: Cell, period: Period) -> bool:
    """Whether growth is year on year: a cumulative figure's can be nothing else, where its base goes unsaid."""
    cumulative = period.start.month == period.start.day == 1 and (period.months or 0) > 1
    base = cast(When, rate.base)
    return base == ("in", period.shift(-12)) or (cumulative and base[:2] == (UNSTATED_BASIS, rate.when))


def jumps(ledger: Ledger) -> Iterator[tuple[dict[str, Cell], Interval]]:
    """Neighbouring cumulative figures of one flow, with the growth between them that would not be odd."""
    for dated in flows_with_growth(ledger).values():
        ordered = sorted(dated, key=lambda d: d[0].until or 0)
        for (_, small, rate), (longer, large, other) in pairwise(ordered):
            stated = [c for cell in (rate, other) for c in ledger.holders[cell]]
            factors = [values(claim)[0] + Interval.from_value(1) for claim in stated]
            ends = [end for f in factors for end in (f.lo, f.hi) if end is not None]
            if small == large or len(ends) < 2 * len(factors) or min(ends) <= 0:
                continue
            cells = {
                "later": large,
                "earlier": small,
                "later_before": large._replace(when=cast(When, other.base)),
                "earlier_before": small._replace(when=cast(When, rate.base)),
                "jump": Cell("constant", str(hash_free(small, longer)), "jump", PLAIN, ("constant",), "number"),
            }
            yield cells, Interval(min(ends) / ODD - 1, max(ends) * ODD - 1)


def hash_free(cell: Cell, longer: Period) -> tuple[object, ...]:
    """What tells one jump from another, in words that are the same in every run."""
    return (cell.entity, cell.head, *sorted(cell.modifiers), cell.unit, cell.variant, repr(cell.when), longer.until)


def implied_jumps(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """later - earlier == (later_before - earlier_before) * (1 + jump)"""
    for cells, _ in found_once(ledger, jumps):
        yield Constraint(rule, cells, decisive=False)


def plausible(ledger: Ledger) -> Iterator[Premise]:
    """The growth that would not be odd, as a premise that nobody is blamed for."""
    for cells, growth in found_once(ledger, jumps):
        yield Premise(f"{REFERENCE}jump:{cells['jump'].entity}", cells["jump"], growth, growth)
