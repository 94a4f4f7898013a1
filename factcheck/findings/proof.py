"""Proofs: trees that lead from premises, through what constraints imply, to one tested constraint."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Final, Generic, cast

from factcheck.quantities.interval import Interval
from factcheck.record import field, record
from factcheck.rulebook.arithmetic import EXACT, Arithmetic, Value
from factcheck.rulebook.constraint import Constraint, Premise


@record(frozen=True, slots=True, eq=False)
class Derived:
    """What a constraint implies for one of its cells, given nodes for the others.

    `inputs` has the shape of the constraint's roles, with None in the place of `cell`. `leaves` are the premises below,
    from left to right; one that is used twice comes twice.
    """

    constraint: Constraint
    cell: Hashable
    inputs: tuple[Input, ...]
    leaves: tuple[Premise, ...]


Node = Premise | Derived
Input = Node | tuple[Node | None, ...] | None


@record(frozen=True, slots=True, eq=False)
class Proof:
    """A constraint with a node for each of its cells: it holds, or the premises, `leaves`, clash.

    A direct proof has premises for all its nodes.
    """

    constraint: Constraint
    inputs: tuple[Input, ...]
    leaves: tuple[Premise, ...]
    is_direct: bool


@record(frozen=True, slots=True)
class Reading(Generic[Value]):
    """How premises are read: in which arithmetic, and as which values; `without` may be anything.

    `known`, where there is one, remembers what derived nodes came to.
    """

    arithmetic: Arithmetic[Value]
    of: Callable[[Premise], Value]
    without: frozenset[str] = frozenset()
    instead: Mapping[str, Value] = field(default_factory=dict)
    known: dict[Derived, Value] | None = None

    def value(self, node: Node | None) -> Value:
        """The value of a node, derived where it is not a premise."""
        if node is None:
            return self.arithmetic.entire
        if isinstance(node, Derived):
            if self.known is None:
                return derived(node, self)
            if node not in self.known:
                self.known[node] = derived(node, self)
            return self.known[node]
        if self.instead and node.id in self.instead:
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
    return tested(proof, reading)[1]()


def tested(proof: Proof, reading: Reading[Value]) -> tuple[bool | None, Callable[[], dict[str, Value]]]:
    """Whether a proof holds, and a way to go on from there to its implications."""
    equation = proof.constraint.rule.equation
    values = _values(proof.inputs, reading)
    results = equation.forward(values, reading.arithmetic)

    def go_on() -> dict[str, Value]:
        found: dict[str, Value] = {}
        outside = equation.outside(values, results, reading.arithmetic)
        _hand_down(proof.inputs, outside, reading, found)
        return found

    return equation.holds(results, reading.arithmetic), go_on


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


def proof_of(constraint: Constraint, inputs: tuple[Input, ...]) -> Proof:
    """A proof with its leaves."""
    row = list(nodes(inputs))
    return Proof(constraint, inputs, premises(row), not any(isinstance(node, Derived) for node in row))


def derivation(constraint: Constraint, cell: Hashable, inputs: tuple[Input, ...]) -> Derived:
    """A derived node with its leaves."""
    return Derived(constraint, cell, inputs, premises(nodes(inputs)))


def nodes(inputs: tuple[Input, ...]) -> Iterator[Node]:
    """The nodes of a row of inputs, variadic ones laid flat, without the open place."""
    for given in inputs:
        for node in given if isinstance(given, tuple) else (given,):
            if node is not None:
                yield node


def premises(row: Iterable[Node]) -> tuple[Premise, ...]:
    """The premises of a row of nodes and of the nodes below, from left to right."""
    found: list[Premise] = []
    for node in row:
        if isinstance(node, Premise):
            found.append(node)
        else:
            found.extend(node.leaves)
    return tuple(found)


def constraints(proof: Proof) -> list[Constraint]:
    """The constraints of a proof, the tested one first."""
    found = [proof.constraint]
    if proof.is_direct:
        return found
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


def _hand_down(inputs: tuple[Input, ...], outside: list[Value | tuple[Value, ...]], reading: Reading[Value],
               found: dict[str, Value]) -> None:
    """Collect what is allowed for the premises of a row, and of the rows below."""
    for given, allowed in zip(inputs, outside, strict=True):
        row = given if isinstance(given, tuple) else (given,)
        values = cast(tuple[Value, ...], allowed if isinstance(given, tuple) else (allowed,))
        for node, value in zip(row, values, strict=True):
            if isinstance(node, Derived):
                filled = _filled(node.inputs, _values(node.inputs, reading), value)
                _hand_down(node.inputs, _outside(node.constraint, filled, reading), reading, found)
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
