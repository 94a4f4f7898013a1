"""Amends: the one slip that keeps figures from fitting, and how often chance would make figures that one keeps so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, MutableSequence, Sequence
from typing import Final, TypeVar

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import SPREAD, Term, amendments
from factcheck.quantities.slips import KINDS, Slips, mistypings, tenfolds

DOUBTED: Final = 10
"""How many times as often as those that are believed chance may make figures that are looked at again."""

FINE: Final = 100
"""How many times its own fineness a figure of three digits is."""

MISTYPINGS: Final[Sequence[Slips]] = (mistypings,)
"""The slip that most other figures may be made of: one other digit."""

ALL: Final = (*KINDS, *MISTYPINGS)
"""All of these."""

Figures = TypeVar("Figures")

Doubted = MutableSequence[Sequence[Claim]]
"""Figures that a slip keeps from fitting, but that chance may make as well."""


class Amends:
    """By how much figures that are asked about in many combinations would be more if a slip had not been made; a claim
    named in `room` may be off by so much at most.
    """

    __slots__ = ("kinds", "room", "sizes", "text")

    def __init__(self, text: str, room: Mapping[str, float], kinds: Sequence[Slips] = KINDS) -> None:
        self.text, self.room, self.kinds = text, room, kinds
        self.sizes: dict[int, tuple[Term, Sequence[float]]] = {}

    def ways(self, term: Term, slips: Slips) -> Sequence[float]:
        """By how much a figure would be more if one of these slips had not been made."""
        ways, most = amendments(self.text, term, slips), self.room.get(term.claim.id)
        return ways if most is None else [way for way in ways if abs(way) <= most]

    def ordered(self, term: Term) -> Sequence[float]:
        """By how much a figure would be more if any slip had not been made, the least first."""
        found = self.sizes.get(id(term))
        if found is None:
            sizes = sorted([way for slips in self.kinds for way in self.ways(term, slips)])
            found = self.sizes[id(term)] = (term, sizes)
        return found[1]

    def may_explain(self, missing: float, slack: float, one: Term, others: Sequence[Term]) -> bool:
        """Whether some slip, in one figure or in one of others that are taken from it, may be why so much is missing,
        give or take a slack: most often none is, which this tells at once.
        """
        if may_be(self.ordered(one), -missing, slack):
            return True
        least, most, told = missing - slack, missing + slack, self.sizes
        for term in others:
            sizes = told[id(term)][1] if id(term) in told else self.ordered(term)
            at = bisect_left(sizes, least)
            if at < len(sizes) and sizes[at] <= most:
                return True
        return False


def may_be(sizes: Sequence[float], more: float, slack: float) -> bool:
    """Whether one of some sizes, in order, is so much, give or take a slack."""
    at = bisect_left(sizes, more - slack)
    return at < len(sizes) and sizes[at] <= more + slack


def surprise(
    chance: float,
    most: float,
    ways: Callable[[Slips], Sequence[Figures]],
    fits: Callable[[Figures], bool],
    far: float = 1,
    kinds: Sequence[Slips] = KINDS,
) -> float | None:
    """How often chance makes figures that a slip keeps from fitting, counting all slips as likely as the first that
    does; None where none does, or that is more than `most`. `chance` is how often such figures fit, `ways` are the
    figures that may have been meant by one sort of slip, `far` is how many times rarer one that moves a figure as far
    as these are apart makes them fit: by chance it would move it anywhere between.
    """
    if chance > most * far:
        return None  # be there but one slip
    often = 0.0
    for slips in kinds:
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
