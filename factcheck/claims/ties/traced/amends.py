"""Amends: the one slip that keeps figures from fitting, and how often chance would make figures that one keeps so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from factcheck.quantities.slips import KINDS, Slips

Figures = TypeVar("Figures")


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
