"""Amends: the one slip that keeps figures from fitting, and how often chance would make figures that one keeps so."""

from __future__ import annotations

from collections.abc import Callable, MutableSequence, Sequence
from typing import Final, TypeVar

from factcheck.claims.claim import Claim
from factcheck.quantities.slips import KINDS, Slips

DOUBTED: Final = 10
"""How many times as often as those that are believed chance may make figures that are looked at again."""

Figures = TypeVar("Figures")

Doubted = MutableSequence[Sequence[Claim]]
"""Figures that a slip keeps from fitting, but that chance may make as well."""


def surprise(
    chance: float, most: float, ways: Callable[[Slips], Sequence[Figures]], fits: Callable[[Figures], bool]
) -> float | None:
    """How often chance makes figures that a slip keeps from fitting, counting all slips as likely as the first that
    does; None where none does, or that is more than `most`. `chance` is how often such figures fit, `ways` are the
    figures that may have been meant by one sort of slip.
    """
    if chance > most:
        return None  # be there but one slip
    often = 0.0
    for slips in KINDS:
        meant = ways(slips)
        often += chance * len(meant)
        if often > most:
            return None
        if any(map(fits, meant)):
            return often
    return None
