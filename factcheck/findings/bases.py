"""Other bases: the figures of an article on which a share or a bound would be right after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, cast

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.findings.network import Outcome
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.quantities.interval import Interval
from factcheck.rulebook.binders.bounds import suggested

NONE: Final = Interval(Fraction(1), Fraction(0))
"""No value at all."""

MANY: Final = 200
"""Of more levels than these some would fit by chance."""


def fitting_bases(outcome: Outcome, ledger: Ledger) -> Iterator[tuple[Claim, str]]:
    """Claims that would do as the whole of a share, or as the base of a change, in place of the one bound."""
    claims = [ledger.claims[name] for name in outcome.premises]
    shares = [claim for claim in claims if claim.kind == "share"]
    if len(shares) == 1 and len(claims) == 3:
        yield from other_wholes(shares[0], claims, ledger)
    rates = [claim for claim in claims if claim.role in ("rate", "factor")]
    if outcome.rule.name == "growth" and len(rates) == 1 and len(claims) == 3 and outcome.proof.is_direct:
        yield from other_periods(outcome, rates[0], ledger)


def other_wholes(share: Claim, claims: list[Claim], ledger: Ledger) -> Iterator[tuple[Claim, str]]:
    """Levels of the article with the same time that the part is the stated share of."""
    cell = ledger.cells[share.id]
    whole = cast(Cell, cell.base)
    part = next((c for c in claims if c is not share and ledger.cells[c.id] != whole), None)
    asked = suggested(share) or share.quantity.narrow()
    if part is None:
        return
    own = ledger.cells[part.id]
    for other, found in levels_like(part, ledger):
        wider = found.modifiers <= own.modifiers and (found.entity, found.when) == (own.entity, own.when)
        if wider and found not in (whole, own) and divides(part, other).meets(asked):
            yield other, "another base would fit: {base}"


def other_periods(outcome: Outcome, rate: Claim, ledger: Ledger) -> Iterator[tuple[Claim, str]]:
    """Levels of the same subject at another time from which the stated change would be right."""
    level = ledger.claims.get(rate.of or "")
    if level is None:
        return
    one = Interval.from_value(1)
    asked = values(rate)[0] if rate.role == "factor" else values(rate)[0] + one
    own = ledger.cells[level.id]
    for other, found in levels_like(level, ledger):
        same = (found.entity, found.head, found.modifiers) == (own.entity, own.head, own.modifiers)
        if same and other.id not in outcome.premises and divides(level, other).meets(asked):
            yield other, "another period would fit: {base}"


def levels_like(claim: Claim, ledger: Ledger) -> Sequence[tuple[Claim, Cell]]:
    """The other levels of an article in the unit of a claim, with their cells; none where there are very many."""
    unit = ledger.cells[claim.id].unit
    found = []
    for other in ledger.by_article[claim.article]:
        cell = ledger.cells.get(other.id)
        if other.kind == "level" and other.id != claim.id and cell is not None and cell.unit == unit:
            found.append((other, cell))
            if len(found) > MANY:
                return []
    return found


def divides(claim: Claim, by: Claim) -> Interval:
    """One claim's values divided by another's; none where these are not surely positive."""
    low = values(by)[0].lo
    return values(claim)[0] / values(by)[0] if low is not None and low > 0 else NONE
