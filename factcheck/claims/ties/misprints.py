"""Misprints: figures that stand together as they would if no slip of the pen had been made in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.claim import Claim
from factcheck.quantities.slips import KINDS, amended
from factcheck.record import replace


def misprints(told: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Some claims as they may be meant, one of them without the slip that may have been made in it."""
    for at, claim in enumerate(told):
        for slip in KINDS:
            for meant in amended(claim.quantity, slip):
                yield (*told[:at], replace(claim, quantity=meant), *told[at + 1 :])
