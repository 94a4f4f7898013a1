"""Binders of balances: what one side has more than the other, by their measures, and, on a guess, by where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.balances import with_partners
from factcheck.claims.subjects.context import APART
from factcheck.claims.ties.traced.gaps import sides
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.rulebook.binders.splits import additive
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

NEAR: Final = 4
"""Sentences between a balance and its sides, where the words do not say that they are these."""

BESIDE: Final = 2
"""Sentences between a balance and the only figures there are for its sides, though they do not fit."""

MOST: Final = 4
"""Where a text has more figures than this for one side, one that fits is no wonder."""

SORTS: Final = frozenset({"goods", "services"})
"""The modifiers of the two parts of what is traded."""

Sides = tuple[Claim, Claim]
Make = Callable[[Interval, Interval], Interval]


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
            yield Constraint(rule, cells, prefer=tuple(names.values()), tentative=True)


def nearby(ledger: Ledger) -> Iterator[tuple[Claim, Sides]]:
    """Each balance with the sides nearby that it is the difference of, if any."""
    for claims in ledger.by_article.values():
        for balance in claims:
            for pair in sides(balance.subject.measure.head) if balance.id in ledger.cells else ():
                around = [claim for claim in claims if is_beside(claim, balance) and claim.id in ledger.cells]
                ones, others = (of_head(side, around) for side in pair)
                found = nearest(balance, ones, others, subtracted)
                if found is not None:
                    yield balance, found


def divided(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts): a balance in goods and services, and those of goods and of services nearby"""
    for claims in ledger.by_article.values():
        balances = [c for c in claims if c.subject.measure.head == "trade-balance" and c.id in ledger.cells]
        for whole in [c for c in balances if sort_of(c) in (SORTS, frozenset())]:
            around = [c for c in balances if is_beside(c, whole)]
            sides = [[c for c in around if sort_of(c) == {sort}] for sort in sorted(SORTS)]
            parts = nearest(whole, sides[0], sides[1], added)
            if parts is not None:
                cells = {"whole": ledger.cells[whole.id], "parts": tuple(ledger.cells[part.id] for part in parts)}
                prefer = frozenset(claim.id for claim in (whole, *parts))
                yield Constraint(rule, cells, prefer=prefer, tentative=True)


def sort_of(claim: Claim) -> frozenset[str]:
    """Whether a claim is of goods, of services, or of both."""
    return claim.subject.measure.modifiers & SORTS


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


def nearest(balance: Claim, ones: Sequence[Claim], others: Sequence[Claim], made_of: Make) -> Sides | None:
    """The nearest two figures that a balance is made of; where there is but one for each side, these."""
    if not 0 < len(ones) <= MOST or not 0 < len(others) <= MOST:
        return None
    own = values(balance)[1]
    pairs = sorted(product(ones, others), key=lambda sides: sum(distance(side, balance) for side in sides))
    fitting = next((sides for sides in pairs if made_of(*(values(side)[1] for side in sides)).meets(own)), None)
    alone = len(pairs) == 1 and all(abs(side.sentence - balance.sentence) <= BESIDE for side in pairs[0])
    return fitting or (pairs[0] if alone and is_as_wide(balance, pairs[0]) else None)


def is_as_wide(balance: Claim, sides: Sides) -> bool:
    """Whether a balance is of no more certain a partner, thing or time than its sides ("with Italy", "in June alone").
    """
    own, others = balance.subject, [side.subject for side in sides]
    told = frozenset().union(*(with_partners(other.measure.modifiers) for other in others))
    timed = own.period is None or own.carried or any(other.period == own.period for other in others)
    return timed and with_partners(own.measure.modifiers) <= told | SORTS


def subtracted(one: Interval, other: Interval) -> Interval:
    """What one side has more than the other."""
    return one - other


def added(one: Interval, other: Interval) -> Interval:
    """What two sides have together."""
    return one + other


def distance(claim: Claim, balance: Claim) -> int:
    """How far a figure stands from a balance, in characters."""
    return abs(claim.quantity.start - balance.quantity.start)
