"""Proofs: trees that lead from premises, through what constraints imply, to one tested constraint."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, cast

from factcheck.quantities.interval import Interval
from factcheck.rulebook.arithmetic import EXACT, Arithmetic, Value
from factcheck.rulebook.constraint import Constraint, Premise


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """What a constraint implies for one of its cells, given nodes for the others.

    `inputs` has the shape of the constraint's roles, with None in the place of `cell`.
    """

    constraint: Constraint
    cell: Hashable
    inputs: tuple[Input, ...]


Node = Premise | Derived
Input = Node | tuple[Node | None, ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A constraint with a node for each of its cells: it holds, or the nodes' premises clash."""

    constraint: Constraint
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """How premises are read: in which arithmetic, and as which values. `entire` stands for the premises left out."""

    arithmetic: Arithmetic[Value]
    of: Callable[[Premise], Value]
    without: frozenset[str] = frozenset()
    instead: Mapping[str, Value] = field(default_factory=dict)

    def value(self, node: Node | None) -> Value:
        """The value of a node, derived where it is not a premise."""
        if node is None:
            return self.arithmetic.entire
        if isinstance(node, Derived):
            return derived(node, self)
        if node.id in self.instead:
            return self.instead[node.id]
        return self.arithmetic.entire if node.id in self.without else self.of(node)

    def leaving_out(self, ids: frozenset[str]) -> Reading[Value]:
        """This reading without some more premises."""
        return Reading(self.arithmetic, self.of, self.without | ids, self.instead)

    def putting(self, premise: str, value: Value) -> Reading[Value]:
        """This reading with another value for one premise."""
        return Reading(self.arithmetic, self.of, self.without, {**self.instead, premise: value})


NARROW: Final[Reading[Interval]] = Reading(EXACT, lambda premise: premise.narrow)
WIDE: Final[Reading[Interval]] = Reading(EXACT, lambda premise: premise.wide)


def holds(proof: Proof, reading: Reading[Value]) -> bool | None:
    """Whether the nodes allow a solution; None where the reading's arithmetic cannot tell."""
    equation = proof.constraint.rule.equation
    results = equation.forward(_values(proof.inputs, reading), reading.arithmetic)
    return equation.holds(results, reading.arithmetic)


def sides(proof: Proof, reading: Reading[Value]) -> tuple[Value, Value]:
    """The values of the two sides of the tested equation."""
    equation = proof.constraint.rule.equation
    results = equation.forward(_values(proof.inputs, reading), reading.arithmetic)
    return results[equation.left], results[equation.right]


def implications(proof: Proof, reading: Reading[Value]) -> dict[str, Value]:
    """What the rest of the proof implies for each premise, by id.

    For a premise that occurs once its own value plays no part; leave one that occurs twice out of the reading first.
    """
    found: dict[str, Value] = {}
    _hand_down(proof.constraint, proof.inputs, _values(proof.inputs, reading), reading, found)
    return found


def implications_of(constraint: Constraint, inputs: tuple[Input, ...],
                    reading: Reading[Value]) -> list[tuple[Node, Value]]:
    """Each node of a row, with what the other nodes imply for its cell."""
    found = []
    for given, allowed in zip(inputs, _outside(constraint, _values(inputs, reading), reading), strict=True):
        row = given if isinstance(given, tuple) else (given,)
        values = cast(tuple[Value, ...], allowed if isinstance(given, tuple) else (allowed,))
        found += [(node, value) for node, value in zip(row, values, strict=True) if node is not None]
    return found


def derived(node: Derived, reading: Reading[Value]) -> Value:
    """What a derived node's constraint implies for its cell."""
    values = _values(node.inputs, reading)
    outside = _outside(node.constraint, values, reading)
    for given, found in zip(node.inputs, outside, strict=True):
        if given is None:
            return cast(Value, found)
        if isinstance(given, tuple) and None in given:
            return cast(Value, cast(tuple[Any, ...], found)[given.index(None)])
    raise ValueError("a derived node leaves one place open")


def nodes(inputs: tuple[Input, ...]) -> Iterator[Node]:
    """The nodes of a row of inputs, variadic ones laid flat, without the open place."""
    for given in inputs:
        for node in given if isinstance(given, tuple) else (given,):
            if node is not None:
                yield node


def premises(inputs: tuple[Input, ...]) -> Iterator[Premise]:
    """The premises of a tree, from left to right; one that is used twice comes twice."""
    for node in nodes(inputs):
        if isinstance(node, Derived):
            yield from premises(node.inputs)
        else:
            yield node


def constraints(proof: Proof) -> list[Constraint]:
    """The constraints of a proof, the tested one first."""
    found = [proof.constraint]
    pending = [node for node in nodes(proof.inputs) if isinstance(node, Derived)]
    while pending:
        node = pending.pop(0)
        found.append(node.constraint)
        pending += [each for each in nodes(node.inputs) if isinstance(each, Derived)]
    return found


def cells_of(proof: Proof) -> set[Hashable]:
    """Every cell of a proof, stated or derived."""
    return {cell for constraint in constraints(proof) for cell in constraint.places()}


def _values(inputs: tuple[Input, ...], reading: Reading[Value]) -> list[Value | tuple[Value, ...]]:
    value = reading.value
    return [tuple(map(value, given)) if isinstance(given, tuple) else value(given) for given in inputs]


def _outside(constraint: Constraint, values: list[Value | tuple[Value, ...]],
             reading: Reading[Value]) -> list[Value | tuple[Value, ...]]:
    equation = constraint.rule.equation
    return equation.outside(values, equation.forward(values, reading.arithmetic), reading.arithmetic)


def _hand_down(constraint: Constraint, inputs: tuple[Input, ...], values: list[Value | tuple[Value, ...]],
               reading: Reading[Value], found: dict[str, Value]) -> None:
    for given, allowed in zip(inputs, _outside(constraint, values, reading), strict=True):
        pairs = zip(given, cast(tuple[Value, ...], allowed), strict=True) if isinstance(given, tuple) \
            else ((given, cast(Value, allowed)),)
        for node, value in pairs:
            if isinstance(node, Derived):
                below = _values(node.inputs, reading)
                _hand_down(node.constraint, node.inputs, _filled(node.inputs, below, value), reading, found)
            elif node is not None:
                known = found.get(node.id)
                found[node.id] = value if known is None else reading.arithmetic.intersect(known, value)


def _filled(inputs: tuple[Input, ...], values: list[Value | tuple[Value, ...]],
            value: Value) -> list[Value | tuple[Value, ...]]:
    """The values of a derived node with its open place filled."""
    filled = list(values)
    for index, given in enumerate(inputs):
        if given is None:
            filled[index] = value
        elif isinstance(given, tuple) and None in given:
            at = given.index(None)
            row = cast(tuple[Value, ...], values[index])
            filled[index] = (*row[:at], value, *row[at + 1 :])
    return filled
