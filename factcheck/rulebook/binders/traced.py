"""Binder of growth whose levels no words tie to its rate, but their digits: a level before, or an amount of change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import TOLD
from factcheck.ledger.cells import Cell, When, before
from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.binders.nearby import fits, real
from factcheck.rulebook.constraint import UNSURE, Constraint
from factcheck.rulebook.rule import Rule

BEFORE: Final = "before "
"""How the variant begins of a level that only a rate and an amount lead back to."""


def growths(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before * (1 + rate)"""
    for rate, now, base in ends(ledger, "before"):
        if rate.role == "rate":
            yield from tied(rule, ledger, rate, now, base, before=ledger.cells[base])
    for rate, now, delta in ends(ledger, "delta"):
        yield from tied(rule, ledger, rate, now, delta, before=left(ledger.cells[now], rate))


def multiples(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == factor * before"""
    for factor, now, base in ends(ledger, "before"):
        if factor.role == "factor":
            yield from tied(rule, ledger, factor, now, base, before=ledger.cells[base])


def increments(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before + delta, for an amount that a rate is told by"""
    for rate, now, delta in ends(ledger, "delta"):
        level, amount = ledger.cells[now], ledger.cells[delta]
        ordered = [level, left(level, rate)]
        shrinks = rate.sign < 0 or rate.quantity.value < 0
        if shrinks and ledger.claims[delta].sign > 0:
            ordered.reverse()
        if amount != level:
            cells = {"now": ordered[0], "delta": amount, "before": ordered[1]}
            yield Constraint(rule, cells, prefer=(now, rate.id, delta), tentative=True)


def ends(ledger: Ledger, kind: str) -> Iterator[tuple[Claim, str, str]]:
    """Each rate with the level it leads to, and what its digits tie it to of this kind; where words tie it to levels
    that fit, only another base that fits too.
    """
    for rate, found in linked(ledger, "now", kind):
        cell, now, other = ledger.cells[rate.id], ledger.claims[found["now"]], ledger.claims[found[kind]]
        level, base = cell._replace(aspect="level", base=None), before(cell, cast(When, cell.base))
        told = zip(ledger.holders.get(base, ())[:1], ledger.holders.get(level, ())[:1], strict=False)
        aspect = "change" if rate.role == "rate" else "factor"
        known = any(fits(one, rate, two, aspect) for one, two in told)
        further = kind == "before" and (level, base) != (ledger.cells[now.id], ledger.cells[other.id])
        if not known or (further and fits(other, rate, now, aspect)):
            yield rate, now.id, other.id


def left(now: Cell, rate: Claim) -> Cell:
    """The level that a rate leads from, which nobody states."""
    return now._replace(variant=f"{BEFORE}{rate.id}")


def tied(rule: Rule, ledger: Ledger, rate: Claim, now: str, other: str, *, before: Cell) -> Iterator[Constraint]:
    """The constraint of a rate that leads from a level to another one, told by a further figure."""
    cells = {"now": ledger.cells[now], rate.role: ledger.cells[rate.id], "before": before}
    if len(set(cells.values())) == len(cells):
        kinds, prefer = {kind for kind, _ in rate.links}, frozenset((now, rate.id, other))
        told = TOLD in kinds
        if told and any(map(real, (cells["now"], cells[rate.role]))):
            return
        yield Constraint(rule, cells, UNSURE * told, prefer=prefer, tentative="guess" in kinds, alone=told)
