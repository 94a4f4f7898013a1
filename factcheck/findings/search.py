"""The search for proofs: which constraints can be tested, by what claims state or by what they imply."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Final, cast

from factcheck.findings.proof import Derived, Input, Node, Proof, Reading, derivation, proof_of
from factcheck.findings.stated import Stated, relative_width
from factcheck.quantities import band
from factcheck.quantities.band import Band
from factcheck.rulebook.arithmetic import SCREEN
from factcheck.rulebook.constraint import Constraint, Premise
from factcheck.rulebook.rule import Rule

DEEPEST: Final = 3
"""A cell that nobody states is derived through at most this many constraints."""

NONE: Final[frozenset[str]] = frozenset()
"""No premises, as most constraints need prefer: one set for all."""

_BROADEST: Final = 6
"""At most so many constraints are tried for a cell that needs other derived cells."""

_MOST_UNKNOWN: Final = 6


class Network:
    """Constraints between the cells that premises state, and what can be tested of them."""

    __slots__ = ("_around", "_direct", "constraints", "places", "screened", "stated")

    def __init__(self, stated: Stated, constraints: Sequence[Constraint]) -> None:
        """`constraints` are in the order that the premises stated give them."""
        self.stated = stated
        self.places = stated.places
        self.constraints = self._once(constraints)
        self._around: dict[Hashable, list[Constraint]] = {}
        for constraint in self.constraints:
            for cell in set(self.places[constraint]):
                self._around.setdefault(cell, []).append(constraint)
        self._direct: dict[Hashable, list[Derived]] = {}
        self.screened: Reading[Band] = Reading(SCREEN, stated.band, known={})

    def _once(self, constraints: Sequence[Constraint]) -> list[Constraint]:
        """Each constraint once."""
        several = self.stated.several()
        seen: set[tuple[str, tuple[Hashable, ...], frozenset[str]]] = set()
        kept = []
        for constraint in constraints:
            mark = constraint.rule.name, constraint.roles(), several.intersection(constraint.prefer) or NONE
            if mark not in seen:
                seen.add(mark)
                kept.append(constraint)
        return kept

    def among(self, cells: Collection[Hashable]) -> list[Constraint]:
        """The constraints between some cells alone."""
        near = {constraint: None for cell in cells for constraint in self._around.get(cell, ())}
        return [constraint for constraint in near if all(place in cells for place in self.places[constraint])]

    def proofs(self, same: Rule | None) -> Iterator[Proof]:
        """Every proof worth testing: restatements of a cell, then each constraint with the nodes that support it."""
        for cell, stated in self.stated.by_cell.items():
            if same is not None and len(stated) > 1:
                for one, other in self._pairs(stated):
                    yield proof_of(Constraint(same, dict.fromkeys(same.equation.names, cell)), (one, other))
        for constraint in self.constraints:
            yield from self._tests(constraint)

    def _pairs(self, stated: list[Premise]) -> Iterator[tuple[Premise, Premise]]:
        """Each premise of a cell with the one before, with the first one of all where that is another article's, and
        with the first earlier one it clashes with alone.
        """
        common = self.stated.band(stated[0])
        for index in range(1, len(stated)):
            own = self.stated.band(stated[index])
            yield stated[index - 1], stated[index]
            if index > 1 and stated[0].source != stated[index].source:
                yield stated[0], stated[index]
            if band.overlap(common, own) is not True:
                for earlier in stated[: index - 1]:
                    if band.overlap(self.stated.band(earlier), own) is not True:
                        yield earlier, stated[index]
                        break
            common = band.meet(common, own)

    def _tests(self, constraint: Constraint) -> Iterator[Proof]:
        places = self.places[constraint]
        unknown = {cell for cell in places if cell not in self.stated}
        if len(unknown) > _MOST_UNKNOWN or any(len(self._around[cell]) < 2 for cell in unknown):
            return
        chosen = self.stated.chosen(constraint)
        inputs = self._supported(constraint, chosen, unknown)
        if inputs is not None:
            yield proof_of(constraint, inputs)
        constants = {cell for cell, premise in chosen.items() if premise.is_reference}
        if constants and not unknown and all(len(self._around[cell]) > 1 for cell in constants):
            inputs = self._supported(constraint, chosen, constants)
            if inputs is not None:
                yield proof_of(constraint, inputs)
        if unknown or all(len(self.stated.by_cell[cell]) == 1 for cell in chosen):
            return
        narrowest = {cell: self.stated.finest(cell)[0] for cell in chosen}
        if narrowest != chosen:
            yield proof_of(constraint, self._shape(constraint, cast(Mapping[Hashable, Node], narrowest)))

    def _supported(self, constraint: Constraint, chosen: Mapping[Hashable, Premise],
                   unknown: set[Hashable]) -> tuple[Input, ...] | None:
        """The inputs of a test: the premises chosen, and derivations for the cells that nobody states."""
        found: dict[Hashable, Node] = {cell: premise for cell, premise in chosen.items() if cell not in unknown}
        taken = frozenset(cast(Premise, node).id for node in found.values())
        for cell in self.places[constraint]:
            if cell not in found:
                node = self._derive(cell, frozenset((constraint,)), taken)
                if node is None:
                    return None
                found[cell] = node
        return self._shape(constraint, found)

    def _derive(self, cell: Hashable, used: frozenset[Constraint], taken: frozenset[str]) -> Derived | None:
        """The shallowest derivation of a cell that leaves some constraints out."""
        for depth in range(1, DEEPEST + 1):
            node = self._derive_within(cell, used, taken, depth)
            if node is not None:
                return node
        return None

    def _derive_within(self, cell: Hashable, used: frozenset[Constraint], taken: frozenset[str],
                       depth: int) -> Derived | None:
        overlapping = None
        for node in self._stated_derivations(cell):
            if node.constraint not in used:
                if taken.isdisjoint(premise.id for premise in node.leaves):
                    return node
                overlapping = overlapping or node
        if overlapping is not None or depth == 1:
            return overlapping
        for constraint in self._around.get(cell, ())[:_BROADEST]:
            if constraint not in used and _derives(constraint) and self.places[constraint].count(cell) == 1:
                inputs = self._through(constraint, cell, used | {constraint}, taken, depth - 1)
                if inputs is not None:
                    return derivation(constraint, cell, inputs)
        return None

    def _through(self, constraint: Constraint, target: Hashable, used: frozenset[Constraint], taken: frozenset[str],
                 depth: int) -> tuple[Input, ...] | None:
        found: dict[Hashable, Node] = dict(self.stated.chosen(constraint))
        for place in self.places[constraint]:
            if place != target and place not in found:
                node = self._derive_within(place, used, taken, depth)
                if node is None:
                    return None
                found[place] = node
        found.pop(target, None)
        return self._shape(constraint, found)

    def _stated_derivations(self, cell: Hashable) -> list[Derived]:
        """The derivations of a cell by one constraint whose other cells are all stated, the narrowest first."""
        if cell not in self._direct:
            found = []
            for constraint in self._around.get(cell, ()):
                others = [place for place in self.places[constraint] if place != cell]
                if _derives(constraint) and len(others) == len(self.places[constraint]) - 1 \
                        and all(place in self.stated for place in others):
                    chosen: dict[Hashable, Node] = dict(self.stated.chosen(constraint))
                    chosen.pop(cell, None)
                    found.append(derivation(constraint, cell, self._shape(constraint, chosen)))
            found.sort(key=lambda node: relative_width(self.screened.value(node)))
            self._direct[cell] = found
        return self._direct[cell]

    @staticmethod
    def _shape(constraint: Constraint, found: Mapping[Hashable, Node]) -> tuple[Input, ...]:
        """Nodes in the shape of a constraint's roles; the cell without a node stays open."""
        return tuple(tuple(map(found.get, cast(tuple[Hashable, ...], cells)))
                     if name in constraint.rule.equation.variadic else found.get(cells)
                     for name, cells in zip(constraint.rule.equation.names, constraint.roles(), strict=True))


def _derives(constraint: Constraint) -> bool:
    return constraint.decisive and not constraint.alone and constraint.rule.equation.comparison == "=="
