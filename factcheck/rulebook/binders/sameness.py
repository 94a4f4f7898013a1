"""Binders of sameness: what a headline says against the body, and the order of an enumeration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import UNSTATED_BASIS, Ledger
from factcheck.ledger.measures import distinct, restrictive
from factcheck.ledger.sameness import agree, digits, misprint
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import BODY, HEADING, TABLE, TITLE

LEAD = 4
"""Sentences behind a headline in which the figure that it sums up is looked for."""
TELLING = 3
"""Significant digits from which two equal figures of one article are taken to be one figure."""


def headlines(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: each figure of a headline against the figure of the body that it sums up."""
    filed = [claim for claim in ledger.claims.values() if claim.id in ledger.cells]
    headed = [claim for claim in filed if claim.block in (TITLE, HEADING)]
    articles = {claim.article for claim in headed}
    bodies: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in filed:
        if claim.article in articles and claim.block in (BODY, TABLE) and claim.role != "base":
            bodies[kindred(claim)].append(claim)
    for claim in headed:
        found = counterpart(claim, bodies[kindred(claim)], ledger)
        if found is not None:
            other, lowered = found
            cells = {"one": ledger.cells[claim.id], "other": ledger.cells[other.id]}
            yield Constraint(rule, cells, lowered, prefer=frozenset({claim.id, other.id}), tentative=bool(lowered))


def kindred(claim: Claim) -> tuple[object, ...]:
    """What two claims must share to be compared at all."""
    unit = claim.quantity.unit
    return (
        claim.article,
        claim.kind,
        "count" if unit.dimension == "number" else unit.dimension,
        unit.name if unit.dimension == "money" else "",
        claim.sign,
    )


def counterpart(claim: Claim, candidates: list[Claim], ledger: Ledger) -> tuple[Claim, int] | None:
    """The claim of the body that a headline's figure sums up, and how many steps a clash with it is graded down.

    One of the same measure that agrees comes first; one that does not must be the first of the same measure and time in
    the lead, and no figure there like it. A figure of no certain measure may only agree.
    """
    own = ledger.cells[claim.id]
    timed = [c for c in candidates if timely(claim, c)]
    close = [c for c in timed if alike(own, ledger.cells[c.id])]
    agreeing = [c for c in close if agree(claim, c)]
    if agreeing:
        return None if ledger.cells[agreeing[0].id] == own else (agreeing[0], 0)
    lead = [
        c
        for c in close
        if c.sentence <= claim.sentence + LEAD
        and (c.subject.entity == claim.subject.entity or not claim.subject.entity)
    ]
    exact = [c for c in lead if ledger.cells[c.id].modifiers == own.modifiers]
    said = any(agree(claim, c) for c in timed if c.sentence <= claim.sentence + LEAD)
    for likely, lowered in ((exact, 0), (lead, 1)):
        if likely and sums_up(claim) and not said:
            return likely[0], lowered
    equal = [c for c in timed if agree(claim, c) and telling(claim) and not lead]
    return (equal[0], 0) if equal else None


def sums_up(headline: Claim) -> bool:
    """Whether a figure surely sums up one of the body: printed in a title, in digits, and more than a small count."""
    quantity = headline.quantity
    small = quantity.unit.dimension in ("count", "number") and len(digits(quantity.value)) < TELLING
    return headline.resolved and headline.block == TITLE and quantity.form == "digits" and not small


def alike(headline: Cell, body: Cell) -> bool:
    """Whether a headline's measure can sum up a body's: the same measure, and one said more fully than the other at
    most.
    """
    apart = headline.modifiers ^ body.modifiers
    return (
        headline.head == body.head != "?"
        and (headline.modifiers <= body.modifiers or body.modifiers <= headline.modifiers)
        and not any(modifier.startswith("with ") for modifier in apart)
    )


def telling(claim: Claim) -> bool:
    """Whether a figure has so many digits that another one like it is no chance."""
    return len(digits(claim.quantity.value)) >= TELLING


def timely(headline: Claim, body: Claim) -> bool:
    """Whether the times can be one: a headline need not state it."""
    return (
        headline.subject.carried
        or headline.subject.period is None
        or body.subject.period is None
        or headline.subject.period == body.subject.period
    )


def twins(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other, on a guess: claims of one measure and time whose words differ only in what no lexicon knows."""
    groups: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in ledger.holders:
        if cell.aspect in ("level", "change") and cell.head != UNRESOLVED and cell.when[0] == "in" and not cell.variant:
            partners = frozenset(modifier for modifier in cell.modifiers if " " in modifier)
            known = partners | cell.modifiers & (restrictive() | distinct())
            groups[
                cell.aspect, cell.entity, cell.head, cell.when, known, cell.unit if cell.aspect == "level" else ""
            ].append(cell)
    for cells in groups.values():
        for one, other in pairwise(cells):
            first, second = ledger.holders[one][0], ledger.holders[other][0]
            likely = agree(first, second) or (
                misprint(first, second) and not (first.subject.assumed or second.subject.assumed)
            )
            if likely and (one.aspect == "level" or comparable(one, other)):
                yield Constraint(rule, {"one": one, "other": other}, tentative=True)


def comparable(one: Cell, other: Cell) -> bool:
    """Whether two changes can be one: measured against the same time, or one of them against none that is stated."""
    units = {one.unit, other.unit} - {""}
    bases = [cell.base for cell in (one, other) if isinstance(cell.base, tuple) and cell.base[0] != UNSTATED_BASIS]
    return len(units) < 2 and (len(bases) < 2 or bases[0] == bases[1])


def ranking(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """higher >= lower, for neighbours in an enumeration from high to low"""
    lists: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in ledger.claims.values():
        if claim.order is not None and claim.id in ledger.cells:
            lists[claim.order[0]][claim.order[1]] = claim
    for members in lists.values():
        ordered = [members[position] for position in sorted(members)]
        for one, other in pairwise(ordered):
            higher, lower = ledger.cells[one.id], ledger.cells[other.id]
            if higher.unit == lower.unit:
                yield Constraint(rule, {"higher": higher, "lower": lower}, decisive=False)
