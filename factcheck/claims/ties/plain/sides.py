"""Sides: the two figures that an amount may lie between."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.terms import scaled
from factcheck.claims.ties.traced.bounds import is_level
from factcheck.record import record

PAIR: Final = 2
"""Figures that lie apart."""


@record(frozen=True, slots=True)
class Gap:
    """An amount, and the two figures it lies between, the larger one first."""

    amount: Claim
    one: Claim
    other: Claim


def is_side(claim: Claim) -> bool:
    """Whether a figure may be what an amount lies above or below, and is no difference that something else makes."""
    plain = claim.quantity.upper is None and claim.quantity.hedge is None and claim.quantity.value > 0
    return plain and is_level(claim) and claim.kind != "change" and claim.role not in CHANGES and not claim.exhausts


def size_of(claim: Claim) -> float:
    """How much a claim says, in the base unit."""
    return scaled(claim.quantity.value, claim.quantity.unit.scale)
