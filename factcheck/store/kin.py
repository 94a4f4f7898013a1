"""Kin: which earlier articles may tell the same story as a new one, by the names in their leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.ledger.meeting import Spot
from factcheck.ledger.stories import KINDRED, Told

WHOLE: Final = -1
"""The cluster of a meeting point where articles meet as wholes."""


def named(told: Told) -> Iterator[Spot]:
    """The meeting points of an article by whom it names."""
    return (_spot(name) for name in told.names)


def mentioned(told: Told) -> Iterator[Spot]:
    """The meeting points where those are that name whom an article mentions."""
    return (_spot(name) for name in told.mentions)


def are_kin(one: Told, other: Told) -> bool:
    """Whether two articles tell of one thing."""
    return one.kinship_to(other) >= KINDRED


def _spot(name: str) -> Spot:
    return Spot(name, "in a lead", 0)
