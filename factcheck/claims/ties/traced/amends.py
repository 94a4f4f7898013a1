"""Amends: the one slip that keeps figures from fitting, and how often chance would make figures that one keeps so."""

from __future__ import annotations

from collections.abc import Callable, MutableSequence, Sequence
from typing import Final, TypeVar

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import SPREAD, Term
from factcheck.quantities.slips import KINDS, Slips, tenfolds

DOUBTED: Final = 10
"""How many times as often as those that are believed chance may make figures that are looked at again."""

FINE: Final = 100
"""How many times its own fineness a figure of three digits is."""

Figures = TypeVar("Figures")

Doubted = MutableSequence[Sequence[Claim]]
"""Figures that a slip keeps from fitting, but that chance may make as well."""


def surprise(
    chance: float,
    most: float,
    ways: Callable[[Slips], Sequence[Figures]],
    fits: Callable[[Figures], bool],
    far: float = 1,
) -> float | None:
    """How often chance makes figures that a slip keeps from fitting, counting all slips as likely as the first that
    does; None where none does, or that is more than `most`. `chance` is how often such figures fit, `ways` are the
    figures that may have been meant by one sort of slip, `far` is how many times rarer one that moves a figure as far
    as these are apart makes them fit: by chance it would move it anywhere between.
    """
    if chance > most * far:
        return None  # be there but one slip
    often = 0.0
    for slips in KINDS:
        meant = ways(slips)
        often += chance * len(meant) / (1 if slips is tenfolds else far)
        if often > most:
            return None
        if any(map(fits, meant)):
            return often
    return None


def farness(apart: float, least: float, terms: Sequence[Term]) -> float:
    """How many times rarer a slip makes figures fit that are this far apart, the least of which is so large: chance
    makes a small one as fine as it is, but moves a large one, of three digits, only as far as a slip does.
    """
    fine = any(abs(term.middle) >= FINE * term.grain for term in terms)
    return max(1.0, abs(apart) / (SPREAD * abs(least))) if fine else 1.0
