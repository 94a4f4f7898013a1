"""Binder of conversions: one rate per pair of currencies in an article, near the reference rate of its date."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule


def pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Figures printed with the same sum in another currency."""
    for claim in ledger.claims.values():
        if claim.role == "aside" and claim.of is not None:
            first = ledger.claims[claim.of]
            if (
                {first.quantity.unit.dimension, claim.quantity.unit.dimension} == {"money"}
                and known(first)
                and known(claim)
                and first.quantity.unit.name != claim.quantity.unit.name
            ):
                yield first, claim


def known(claim: Claim) -> bool:
    """Whether the currency is a certain one (an open dollar is none)."""
    name = claim.quantity.unit.name or ""
    return len(name) == 3 and name.isupper()


def rate_cell(first: Claim, other: Claim) -> Cell:
    """The cell of the rate that turns the first claim's currency into the other's, in their article."""
    return Cell(
        "exchange",
        f"a{first.article}",
        str(first.quantity.unit.name),
        frozenset(),
        ("article",),
        str(other.quantity.unit.name),
    )


def exchange(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """other == one * rate"""
    for first, other in pairs(ledger):
        cells = {"one": ledger.cells[first.id], "other": ledger.cells[other.id], "rate": rate_cell(first, other)}
        yield Constraint(rule, cells, prefer=frozenset({first.id, other.id}))
