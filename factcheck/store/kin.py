"""Kin: where articles meet that may tell the same story, by what their leads mention."""

from __future__ import annotations

from typing import Final

from factcheck.ledger.meeting import Spot

WHOLE: Final = -1
"""The cluster of a meeting point where articles meet as wholes."""


def lead_spot(name: str) -> Spot:
    """The meeting point of the articles whose leads mention it."""
    return Spot(name, "in a lead", 0)
