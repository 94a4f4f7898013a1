"""Binders of change: a level, the level before, and the rate, amount or factor between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, cast

from factcheck.claims.claim import Claim
from factcheck.claims.statements.passing import precedes
from factcheck.ledger.cells import Cell, When, base_when, before, within
from factcheck.ledger.ledger import Ledger
from factcheck.periods.period import Basis, Period
from factcheck.rulebook.binders import nearby, traced
from factcheck.rulebook.binders.between import between
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.binders.shares import is_open
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TABLE

CUMULATIVE: Final = "cumulative"
"""The modifier of what is counted up since the beginning."""

YEAR_ON_YEAR: Final = Basis("shift", 12)


def level_of(cell: Cell) -> Cell:
    """The level that a change is a change of."""
    return cell._replace(aspect="level", base=None)


def before_of(cell: Cell) -> Cell:
    """The level that a change is measured against."""
    return before(cell, cast(When, cell.base))


def bind(rule: Rule, ledger: Ledger, aspect: str, role: str) -> Iterator[Constraint]:
    """One constraint for each change of this aspect whose level has a unit; the base printed with it comes before what
    is said elsewhere of its time.
    """
    for cell, changes in ledger.of_aspect(aspect):
        tied = not (aspect == "change" and (nearby.real(cell) or is_of_rates(changes, ledger)))
        tied = tied and not (is_of_growth(changes[0]) or goes_back(changes[0], cell))
        if cell.unit and (cell.unit == "ratio") == (aspect == "points") and tied:
            before = before_of(cell)
            printed = ledger.bases.get(changes[0].of or "", before)
            same = printed._replace(variant=before.variant) == before
            yield Constraint(rule, {"now": level_of(cell), role: cell, "before": printed if same else before})
    yield from nearby.nearby(rule, ledger, aspect, role)
    yield from between(rule, ledger, aspect, role)


def is_of_rates(changes: Sequence[Claim], ledger: Ledger) -> bool:
    """Whether all that a rate may lead to is a bare figure with decimals, which is a rate like it ("grew 0.6 percent
    after a revised 0.6 in July, first given as 0.5").
    """
    rate = changes[0]
    level = ledger.holders.get(level_of(ledger.cells[rate.id]), ())
    return rate.of is None and rate.block != TABLE and bool(level) and all(map(is_open, level))


def is_of_growth(change: Claim) -> bool:
    """Whether words tie points to growth, which they say more of than of any percentage that is a level."""
    return any(kind == "growth" for kind, _ in change.links)


def goes_back(change: Claim, cell: Cell) -> bool:
    """Whether a change is measured from a time behind that of the sentence before it, which it is then not of ("In 2020
    it earned 6.2 billion. It earned 1.2 billion less than the 5.5 billion of 2023").
    """
    own, base = change.subject.period, cast(When, cell.base)[-1]
    return change.subject.carried and own is not None and isinstance(base, Period) and precedes(own, base)


def growth(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before * (1 + rate)"""
    yield from bind(rule, ledger, "change", "rate")
    yield from traced.growths(rule, ledger)


def change(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before + delta"""
    yield from bind(rule, ledger, "amount", "delta")
    yield from traced.increments(rule, ledger)


def points(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before + points, all of them ratios; also of growth ("3.1 percent, 0.2 points less than the 3.3 percent")
    """
    yield from bind(rule, ledger, "points", "points")
    for claim, found in linked(ledger, "growth", "than"):
        ids = {"now": found["growth"], "points": claim.id, "before": found["than"]}
        yield Constraint(rule, {role: ledger.cells[name] for role, name in ids.items()}, prefer=tuple(ids.values()))
    yield from paces(rule, ledger)
    yield from nearby.paces(rule, ledger)


def paces(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before + points, for a year's growth at two times ("up 6.3 percent, 0.7 points more than in the first nine
    months"); of what shrinks, the words do not say which way the points go.
    """
    for cell, _ in ledger.of_aspect("points"):
        base = cast(When, cell.base)
        now = cell._replace(aspect="change", base=base_when(cell.when, YEAR_ON_YEAR))
        before = now._replace(when=base, base=base_when(base, YEAR_ON_YEAR))
        known = [claim for end in (now, before) for claim in ledger.holders.get(end, ())]
        apart = cell.unit != "ratio" and base[0] == "in" and now in ledger.holders and before in ledger.holders
        if apart and all(claim.sign > 0 for claim in known):
            yield Constraint(rule, {"now": now, "points": cell, "before": before})


def multiple(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == factor * before"""
    yield from bind(rule, ledger, "factor", "factor")
    yield from traced.multiples(rule, ledger)


def accumulated(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before + delta, for what had come together by two days and what came between them ("cumulative deliveries
    reached 671,564, against 449,594 at the end of 2023").
    """
    counted: dict[Cell, list[Cell]] = defaultdict(list)
    for cell, _ in ledger.of_aspect("level"):
        if CUMULATIVE in cell.modifiers and cell.when[0] == "in":
            counted[cell._replace(when=())].append(cell)
    for cells in counted.values():
        for earlier, now in pairwise(sorted(cells, key=lambda cell: cast(Period, cell.when[1]).first)):
            added = added_between(earlier, now, ledger)
            if len(added) == 1:
                yield Constraint(rule, {"now": now, "delta": added[0], "before": earlier}, tentative=True)


def added_between(earlier: Cell, now: Cell, ledger: Ledger) -> Sequence[Cell]:
    """What was added between two counts: the level of just that time, in no fewer words."""
    first, last = cast(Period, earlier.when[1]), cast(Period, now.when[1])
    if first.until is None or last.until is None:
        return []
    around = ledger.levels.get((now.entity, within(Period(first.until, last.until)), now.unit), ())
    plain = now.modifiers - {CUMULATIVE}
    return [cell for cell in around if cell.head == now.head and plain <= cell.modifiers and cell in ledger.holders]
