"""Binders of sameness: what a headline says against the body, and the order of an enumeration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.values import values
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.quantities.interval import Interval
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import BODY, HEADING, TABLE, TITLE


def headlines(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: each figure of a headline against the figure of the body that it sums up."""
    bodies: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in ledger.claims.values():
        if claim.block in (BODY, TABLE) and claim.id in ledger.cells and claim.role != "base":
            bodies[kindred(claim, ledger)].append(claim)
    for claim in ledger.claims.values():
        if claim.block in (TITLE, HEADING) and claim.id in ledger.cells and claim.resolved:
            found = counterpart(claim, bodies[kindred(claim, ledger)], ledger)
            if found is not None:
                other, lowered = found
                yield Constraint(rule, {"one": ledger.cells[claim.id], "other": ledger.cells[other.id]}, lowered)


def kindred(claim: Claim, ledger: Ledger) -> tuple[object, ...]:
    """What two claims must share to be compared at all."""
    return claim.article, claim.kind, claim.quantity.unit.dimension, claim.subject.measure.head, claim.sign


def counterpart(claim: Claim, candidates: list[Claim], ledger: Ledger) -> tuple[Claim, int] | None:
    """The claim of the body that a headline's figure sums up, and how many steps a clash with it is graded down.

    One that agrees is taken before others; one that does not must be the first of the body and share the subject.
    """
    own = ledger.cells[claim.id]
    fitting = [c for c in candidates if fits(own, ledger.cells[c.id]) and timely(claim, c)]
    if any(ledger.cells[c.id] == own for c in fitting):
        return None
    wide = values(claim)[1]
    for candidate in fitting:
        if meets(wide, values(candidate)[1]):
            return candidate, 0
    exact = [c for c in fitting if ledger.cells[c.id].modifiers == own.modifiers]
    if exact:
        return exact[0], 0 if len(exact) == 1 else 1
    return None


def fits(headline: Cell, body: Cell) -> bool:
    """Whether a headline's measure can sum up a body's: the same entity, and nothing in it that the body does not say."""
    return (not headline.entity or headline.entity == body.entity) and headline.modifiers <= body.modifiers


def timely(headline: Claim, body: Claim) -> bool:
    """Whether the times can be one: a headline need not state it."""
    return headline.subject.carried or headline.subject.period is None or headline.subject.period == body.subject.period


def meets(one: Interval, other: Interval) -> bool:
    """Whether two readings share a value."""
    return one.meets(other)


def ranking(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """higher >= lower, for neighbours in an enumeration from high to low"""
    lists: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in ledger.claims.values():
        if claim.order is not None and claim.id in ledger.cells:
            lists[claim.order[0]][claim.order[1]] = claim
    for members in lists.values():
        ordered = [members[position] for position in sorted(members)]
        for one, other in zip(ordered, ordered[1:], strict=False):
            yield Constraint(rule, {"higher": ledger.cells[one.id], "lower": ledger.cells[other.id]}, decisive=False)
