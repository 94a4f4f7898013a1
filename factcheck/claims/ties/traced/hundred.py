"""Hundred: percentages in a row that may leave nothing over of a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from factcheck.claims.ties.terms import ROUNDED, Term
from factcheck.record import record

TEN: Final = 10


@record(frozen=True, slots=True)
class Hundred:
    """Percentages in a row, how often figures like these would make a hundred by chance, and whether they are all that
    their sentences give.
    """

    parts: Sequence[Term]
    chance: float
    whole: bool

    def missing(self) -> float:
        """What they leave of the whole, as printed."""
        return 1 - sum(part.middle for part in self.parts)

    def slack(self) -> float:
        """How far off that may be for their rounding."""
        return sum(part.width for part in self.parts) / 2 + ROUNDED

    def fits(self) -> bool:
        """Whether they make a hundred, as printed."""
        return abs(self.missing()) <= self.slack()


def odd_one(made: Hundred) -> Term | None:
    """The only one of some percentages that is printed to another place than the others are ("2.12%" among "39.8%,
    31.6% and 7.4%"): its point may have slipped.
    """
    steps = Counter(part.claim.quantity.step for part in made.parts)
    usual = max(steps, key=steps.__getitem__)
    odd = [part for part in made.parts if part.claim.quantity.step != usual]
    slipped = len(odd) == 1 < len(made.parts) - 1 and odd[0].claim.quantity.step in (usual * TEN, usual / TEN)
    return odd[0] if slipped else None


def is_alike(made: Hundred) -> bool:
    """Whether percentages are printed to one place, but perhaps for one whose point has slipped."""
    return len({part.claim.quantity.step for part in made.parts}) == 1 or odd_one(made) is not None


def is_power(size: float, way: float) -> bool:
    """Whether a figure would be ten times as much, or a tenth, if it were more by this."""
    return any(abs(size + way - power * size) <= ROUNDED for power in (TEN, 1 / TEN))
