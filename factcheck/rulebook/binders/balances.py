"""Binders of balances: what one side has more than the other, by their measures, and, on a guess, by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from factcheck.claims.balances import with_partners
from factcheck.claims.claim import Claim
from factcheck.claims.context import APART
from factcheck.claims.values import values
from factcheck.ledger.cells import unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.rulebook.binders.splits import additive
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

NEAR: Final = 2
"""Sentences between a balance and its sides, where the words do not say that they are these."""

MOST: Final = 4
"""Where a text has more figures than this for one side, one that fits is no wonder."""

Sides = tuple[Claim, Claim]


def differences(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """balance == one - other: a surplus is exports less imports, a deficit is a negative surplus"""
    bound = set()
    for around in additive(ledger):
        balances = [cell for cell in around if cell.head == "trade-balance"]
        known = {(cell.head, with_partners(cell.modifiers)): cell for cell in around} if balances else {}
        for balance in balances:
            one, other = (known.get((side, with_partners(balance.modifiers))) for side in ("export", "import"))
            if one is not None and other is not None:
                bound.add(balance)
                yield Constraint(rule, {"balance": balance, "one": one, "other": other})
    for claim, (one_side, other_side) in nearby(ledger):
        names = {"balance": claim.id, "one": one_side.id, "other": other_side.id}
        cells = {role: ledger.cells[name] for role, name in names.items()}
        if cells["balance"] not in bound:
            yield Constraint(rule, cells, prefer=frozenset(names.values()), tentative=True)


def nearby(ledger: Ledger) -> Iterator[tuple[Claim, Sides]]:
    """Each balance with the sides nearby that it is the difference of, if any."""
    for claims in ledger.by_article.values():
        for balance in claims:
            for entry in table("balances").values():
                if balance.subject.measure.head in entry["heads"] and balance.id in ledger.cells:
                    around = [claim for claim in claims if is_beside(claim, balance) and claim.id in ledger.cells]
                    sides = pair(balance, *(of_head(entry[side], around) for side in ("one", "other")))
                    if sides is not None:
                        yield balance, sides


def of_head(head: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one measure, whatever narrows it."""
    return [claim for claim in claims if claim.subject.measure.head == head]


def is_beside(claim: Claim, balance: Claim) -> bool:
    """Whether a claim near a balance states the like: levels beside a level, changes beside a change."""
    one, other = claim.subject, balance.subject
    return (
        one.measure.modifiers & APART == other.measure.modifiers & APART
        and (one.carried or other.carried or meet(one.period, other.period))
        and claim.role == balance.role in ("now", "base", "delta")
        and claim.kind == balance.kind
        and unit_of(claim) == unit_of(balance)
        and claim.quantity.upper is None
        and abs(claim.sentence - balance.sentence) <= NEAR
    )


def meet(one: Period | None, other: Period | None) -> bool:
    """Whether two periods share a day."""
    if one is None or other is None or one.until is None or other.until is None:
        return True
    return one.first < other.until and other.first < one.until


def pair(balance: Claim, ones: Sequence[Claim], others: Sequence[Claim]) -> Sides | None:
    """The nearest two figures whose difference a balance is; where there is but one for each side, these."""
    if not 0 < len(ones) <= MOST or not 0 < len(others) <= MOST:
        return None
    pairs = sorted(product(ones, others), key=lambda sides: sum(distance(side, balance) for side in sides))
    fitting = next((sides for sides in pairs if fits(balance, sides)), None)
    return fitting or (pairs[0] if len(pairs) == 1 else None)


def distance(claim: Claim, balance: Claim) -> int:
    """How far a figure stands from a balance, in characters."""
    return abs(claim.quantity.start - balance.quantity.start)


def fits(balance: Claim, sides: Sides) -> bool:
    """Whether a balance is the difference of two figures."""
    one, other = (values(side)[1] for side in sides)
    return (one - other).meets(values(balance)[1])
