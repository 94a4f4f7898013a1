"""Stated: premises by cell, in an order that does not depend on the one they came in, and which speaks for its cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from factcheck.expression import expression
from factcheck.quantities import band
from factcheck.quantities.band import Band
from factcheck.rulebook.constraint import Constraint, Premise

_NUMBERS: Final = expression("([0-9]+)")
_INFINITY: Final = float("inf")


class Stated:
    """What premises state, each with its `rank`, and the `places` of the constraints between their cells."""

    __slots__ = ("_bands", "_finest", "_named", "by_cell", "places", "rank")

    def __init__(self, given: Sequence[Premise]) -> None:
        ordered = sorted(given, key=lambda premise: _in_order(premise.id))
        self.rank = {premise.id: rank for rank, premise in enumerate(ordered)}
        self.by_cell: dict[Hashable, list[Premise]] = {}
        for premise in ordered:
            if (known := self.by_cell.get(premise.cell)) is None:
                self.by_cell[premise.cell] = [premise]  # a list that has grown keeps room for more
            else:
                known.append(premise)
        self._named = {
            cell: {premise.id: premise for premise in told} for cell, told in self.by_cell.items() if len(told) > 1
        }
        self._bands: dict[str, Band] = {}
        self._finest: dict[Hashable, Sequence[Premise]] = {}
        self.places: dict[Constraint, tuple[Hashable, ...]] = {}

    def __contains__(self, cell: Hashable) -> bool:
        return cell in self.by_cell

    def band(self, premise: Premise) -> Band:
        """The narrow reading of a premise in floats, as far as it was asked for."""
        found = self._bands.get(premise.id)
        if found is None:
            found = self._bands[premise.id] = band.from_interval(premise.narrow)
        return found

    def several(self) -> frozenset[str]:
        """The premises of cells that several state."""
        return frozenset(name for named in self._named.values() for name in named)

    def in_order(self, constraints: Iterable[Constraint]) -> list[Constraint]:
        """Constraints in order of rule and premises, of their cells' names where those are the same."""
        last, keyed = len(self.rank), []
        for constraint in constraints:
            places = self.places[constraint] = constraint.places()
            ranks = [self.rank[self.by_cell[cell][0].id] if cell in self.by_cell else last for cell in places]
            keyed.append(((min(ranks), constraint.rule.name, ranks), constraint))
        keyed.sort(key=itemgetter(0))
        if any(one == other for (one, _), (other, _) in pairwise(keyed)):
            keyed.sort(key=lambda pair: (*pair[0], repr(self.places[pair[1]])))
        return [constraint for _, constraint in keyed]

    def chosen(self, constraint: Constraint) -> dict[Hashable, Premise]:
        """The premise that speaks for each stated cell: the preferred one, else the narrowest, else the nearest."""
        chosen: dict[Hashable, Premise] = {}
        several = []
        for cell in self.places[constraint]:
            stated = self.by_cell.get(cell)
            if stated and len(stated) == 1:
                chosen[cell] = stated[0]
            elif stated:
                several.append(cell)
        ranks = [self.rank[premise.id] for premise in chosen.values() if not premise.is_reference] if several else []
        for cell in several:
            nearest = self._nearest(cell, constraint.prefer, sum(ranks) / len(ranks) if ranks else 0.0)
            chosen[cell] = nearest
            ranks += [] if nearest.is_reference else [self.rank[nearest.id]]
        return chosen

    def _nearest(self, cell: Hashable, prefer: Collection[str], middle: float) -> Premise:
        """Of the premises of a cell the narrowest, and of these the nearest to a place in the order of all; the ones
        preferred, where there are any.
        """
        known: Mapping[str, Premise] = self._named[cell]
        preferred = [known[name] for name in prefer if name in known]
        if preferred:
            return min(preferred, key=lambda premise: (
                relative_width(self.band(premise)), abs(self.rank[premise.id] - middle), self.rank[premise.id]))
        finest = self.finest(cell)
        at = bisect_left(finest, middle, key=lambda premise: self.rank[premise.id])
        return min(finest[max(at - 1, 0) : at + 1], key=lambda premise: abs(self.rank[premise.id] - middle))

    def finest(self, cell: Hashable) -> Sequence[Premise]:
        """The narrowest premises of a cell that several state, in order; references only where nothing else is."""
        if cell not in self._finest:
            stated = self.by_cell[cell]
            candidates = [premise for premise in stated if not premise.is_reference] or stated
            widths = [relative_width(self.band(premise)) for premise in candidates]
            least = min(widths)
            self._finest[cell] = [p for p, width in zip(candidates, widths, strict=True) if width == least]
        return self._finest[cell]


def relative_width(values: Band) -> float:
    """The width of a band as a share of its middle, infinite where that says nothing."""
    lo, hi, _ = values
    middle = abs(lo + hi) / 2
    return (hi - lo) / middle if middle and hi - lo < _INFINITY else _INFINITY


def _in_order(name: str) -> tuple[Any, ...]:
    """A key that puts "a2.c10" behind "a2.c9"."""
    return (*(int(part) if at % 2 else part for at, part in enumerate(_NUMBERS.split(name))), name)
