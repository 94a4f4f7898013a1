"""Other bases: the figures of an article on which a share or a bound would be right after all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from factcheck.claims.claim import Claim
from factcheck.claims.values import values
from factcheck.findings.network import Outcome
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.quantities.interval import Interval
from factcheck.rulebook.binders.bounds import suggested


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
    for other in levels_like(part, ledger):
        found = ledger.cells[other.id]
        wider = found.modifiers <= own.modifiers and (found.entity, found.when) == (own.entity, own.when)
        if wider and found not in (whole, own) and (values(part)[0] / values(other)[0]).meets(asked):
            yield other, "another base would fit: {base}"


def other_periods(outcome: Outcome, rate: Claim, ledger: Ledger) -> Iterator[tuple[Claim, str]]:
    """Levels of the same subject at another time from which the stated change would be right."""
    level = ledger.claims.get(rate.of or "")
    if level is None:
        return
    one = Interval.from_value(1)
    asked = values(rate)[0] if rate.role == "factor" else values(rate)[0] + one
    own = ledger.cells[level.id]
    for other in levels_like(level, ledger):
        found = ledger.cells[other.id]
        same = (found.entity, found.head, found.modifiers) == (own.entity, own.head, own.modifiers)
        if same and other.id not in outcome.premises and (values(level)[0] / values(other)[0]).meets(asked):
            yield other, "another period would fit: {base}"


def levels_like(claim: Claim, ledger: Ledger) -> Iterator[Claim]:
    """The other levels of an article in the unit of a claim."""
    unit = ledger.cells[claim.id].unit
    for other in ledger.claims.values():
        if other.article == claim.article and other.id != claim.id and other.kind == "level":
            cell = ledger.cells.get(other.id)
            low = values(other)[0].lo
            if cell is not None and cell.unit == unit and low is not None and low > 0:
                yield other
