"""Suggestions: bounds that are true but far from the value they bound; nothing else may build on what they suggest."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.findings.network import Outcome, settle
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import comparable
from factcheck.quantities.interval import Interval
from factcheck.rulebook.binders.bounds import suggested, suggestion_cell
from factcheck.rulebook.constraint import Constraint, Premise

RULE: Final = "loose-bound"

Bound = tuple[Claim, Cell, Interval]
"""A claim that only bounds its cell, and what it suggests."""


def loose(ledger: Ledger, given: Sequence[Premise], bound: Sequence[Constraint]) -> list[Outcome]:
    """The conflicts between what bounds suggest and what the article's other claims say or imply."""
    wanted = [constraint for constraint in bound if constraint.rule.name == RULE]
    if not wanted:
        return []
    about = {constraint.cells["value"] for constraint in wanted}
    near = [c for c in bound if is_solid(c) and not about.isdisjoint(c.places())]
    cells: set[Hashable] = about.union(*(c.places() for c in near))
    found = [*bounds_of(wanted, ledger)]
    names = {claim.id for claim, _, _ in found}
    solid = [premise for premise in given if premise.cell in cells and premise.id not in names]
    said = once(found, ledger, solid)
    says = [Premise(c.id, suggestion_cell(c, cell), what, what, c.article) for c, cell, what in said]
    settled = settle([*solid, *says], [*wanted, *near], None)
    found_loose = [one for one in settled if one.verdict == "conflicting" and one.rule.name == RULE]
    return [one for one in found_loose if not one.proof.is_direct or is_alone(one) or may_be_one(one, ledger)]


def bounds_of(wanted: Iterable[Constraint], ledger: Ledger) -> Iterator[Bound]:
    """The claims whose suggestions constraints hold against something."""
    for claim in (ledger.claims[name] for constraint in wanted for name in constraint.prefer):
        interval = suggested(claim)
        if interval is not None:
            yield claim, ledger.cells[claim.id], interval


def is_alone(outcome: Outcome) -> bool:
    """Whether a headline's figure and its counterpart were put together, whatever they are said to be of."""
    return outcome.proof.constraint.alone


def once(found: Iterable[Bound], ledger: Ledger, solid: Iterable[Premise]) -> Iterable[Bound]:
    """Of the bounds that suggest one thing the first that stands in a sentence with a figure it is held against, or
    else the first.
    """
    told = {place_of(ledger.claims[one.id]) for one in solid if one.id in ledger.claims}
    kept: dict[tuple[Cell, Interval], Bound] = {}
    for claim, cell, interval in found:
        known = kept.get((cell, interval))
        if known is None or (place_of(known[0]) not in told and place_of(claim) in told):
            kept[cell, interval] = (claim, cell, interval)
    return kept.values()


def place_of(claim: Claim) -> tuple[int, int]:
    """The article and the sentence of a claim."""
    return claim.article, claim.sentence


def may_be_one(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether the bound and the figure of a direct conflict can be the same thing."""
    claims = [ledger.claims[name] for name in outcome.premises]
    return len(claims) == 2 and comparable(*claims)


def is_solid(constraint: Constraint) -> bool:
    """Whether a constraint ties values to each other, and does not only bound them."""
    return constraint.decisive and constraint.rule.equation.comparison == "==" and constraint.rule.name != RULE
