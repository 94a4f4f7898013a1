"""Equations between roles: what each role can be, given what the others can be, without ever losing a solution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Final

from factcheck.quantities.interval import ENTIRE, Interval
from factcheck.record import record
from factcheck.rulebook.arithmetic import EXACT, Arithmetic, Value
from factcheck.rulebook.grammar import FUNCTIONS, EquationError, Node, parse

__all__ = ["EMPTY", "Empty", "Equation", "EquationError", "narrow"]

SLOTS: Final = ("name", *FUNCTIONS)
"""The operations that stand for a role."""

Environment = Mapping[str, Interval | tuple[Interval, ...]]


class Empty(Enum):
    """The outcome of narrowing where no solution is left."""

    EMPTY = "empty"


EMPTY: Final = Empty.EMPTY


@record(frozen=True, slots=True)
class Equation:
    """One comparison of two expressions over roles, as `parse` reads it: `whole == sum(parts)`.

    `names` are the roles in order of appearance, `variadic` those that stand for several values. Values are given to
    the methods in the order of `names`, a variadic role's as a tuple. `repeated` roles occur more than once.
    """

    text: str
    names: tuple[str, ...]
    variadic: frozenset[str]
    comparison: str
    nodes: tuple[Node, ...]
    numbers: tuple[Fraction, ...]
    left: int
    right: int
    repeated: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Equation:
        """Read an equation; raises EquationError where it is not one."""
        made, comparison, left, right = parse(text)
        if not made.names:
            raise EquationError("an equation names at least one role")
        counts = Counter(slot for operation, slot, _ in made.nodes if operation in SLOTS)
        repeated = frozenset(made.names[slot] for slot, count in counts.items() if count > 1)
        return cls(text, tuple(made.names), frozenset(made.variadic), comparison, tuple(made.nodes),
                   tuple(made.numbers), left, right, repeated)

    def forward(self, values: Sequence[Value | tuple[Value, ...]], arithmetic: Arithmetic[Value]) -> list[Value]:
        """The value of every node."""
        results: list[Value] = []
        for operation, left, right in self.nodes:
            results.append(self._apply(operation, left, right, values, results, arithmetic))
        return results

    def _apply(self, operation: str, left: int, right: int, values: Sequence[Value | tuple[Value, ...]],
               results: list[Value], arithmetic: Arithmetic[Value]) -> Value:
        if operation == "name":
            return values[left]  # type: ignore[return-value]
        if operation == "*":
            return arithmetic.multiply(results[left], results[right])
        if operation == "+":
            return arithmetic.add(results[left], results[right])
        if operation == "-":
            return arithmetic.subtract(results[left], results[right])
        if operation == "number":
            return arithmetic.constant(self.numbers[left])
        if operation == "sum":
            return arithmetic.total(values[left])  # type: ignore[arg-type]
        if operation == "max":
            return arithmetic.largest(values[left])  # type: ignore[arg-type]
        if operation == "between":
            return arithmetic.between(values[left])  # type: ignore[arg-type]
        if operation == "negate":
            return arithmetic.negate(results[left])
        if operation == "/":
            return arithmetic.divide(results[left], results[right])
        return arithmetic.power(results[left], results[right])

    def holds(self, results: Sequence[Value], arithmetic: Arithmetic[Value]) -> bool | None:
        """Whether the two sides, as `forward` found them, allow a solution; None where the arithmetic cannot tell."""
        left, right = results[self.left], results[self.right]
        if self.comparison == "==":
            return arithmetic.meets(left, right)
        test = arithmetic.at_most if "=" in self.comparison else arithmetic.below
        return test(left, right) if self.comparison[0] == "<" else test(right, left)

    def outside(self, values: Sequence[Value | tuple[Value, ...]], results: Sequence[Value],
                arithmetic: Arithmetic[Value]) -> list[Value | tuple[Value, ...]]:
        """What the rest of the equation allows each role to be, whatever its own value (where it occurs once)."""
        allowed: list[Value] = [arithmetic.entire] * len(self.nodes)
        allowed[self.left], allowed[self.right] = self._sides(results, arithmetic)
        found: list[Value | tuple[Value, ...]] = list(values)
        seen = set()
        for index in range(len(self.nodes) - 1, -1, -1):
            operation, left, _ = self.nodes[index]
            if operation == "name":
                again = left in seen
                found[left] = arithmetic.intersect(found[left], allowed[index]) if again else allowed[index]  # type: ignore[arg-type]
                seen.add(left)
            elif operation == "sum":
                found[left] = _others(values[left], allowed[index], arithmetic)  # type: ignore[arg-type]
            elif operation == "max":
                found[left] = (arithmetic.reaching(allowed[index]),) * len(values[left])  # type: ignore[arg-type]
            elif operation == "between":
                found[left] = _spanning(values[left], allowed[index], arithmetic)  # type: ignore[arg-type]
            elif operation != "number":
                _descend(self.nodes[index], results, allowed[index], allowed, arithmetic)
        return found

    def _sides(self, results: Sequence[Value], arithmetic: Arithmetic[Value]) -> tuple[Value, Value]:
        left, right = results[self.left], results[self.right]
        if self.comparison == "==":
            return right, left
        if self.comparison[0] == "<":
            return arithmetic.reaching(right), arithmetic.reached(left)
        return arithmetic.reached(right), arithmetic.reaching(left)

    def divisors(self, ranges: Mapping[str, Interval]) -> tuple[str, ...]:
        """The roles inside divisors that can be zero where each role lies in its range (any value, unless given)."""
        single = [ranges.get(name, ENTIRE) for name in self.names]
        values = [(r, r) if name in self.variadic else r for name, r in zip(self.names, single, strict=True)]
        results = self.forward(values, EXACT)
        at_fault = [right for operation, _, right in self.nodes if operation == "/" and results[right].contains(0)]
        return tuple(name for index in at_fault for name in (self._names_under(index) or ("0",)))

    def _names_under(self, index: int) -> tuple[str, ...]:
        operation, left, right = self.nodes[index]
        if operation in SLOTS:
            return (self.names[left],)
        if operation == "number":
            return ()
        return self._names_under(left) + (self._names_under(right) if right >= 0 else ())


def _descend(node: Node, results: Sequence[Value], target: Value, allowed: list[Value],
             arithmetic: Arithmetic[Value]) -> None:
    """Hand down to a node's operands what is allowed for the node."""
    operation, left, right = node
    if operation == "*":
        allowed[left] = arithmetic.solve_factor(target, results[right])
        allowed[right] = arithmetic.solve_factor(target, results[left])
    elif operation == "+":
        allowed[left] = arithmetic.subtract(target, results[right])
        allowed[right] = arithmetic.subtract(target, results[left])
    elif operation == "-":
        allowed[left] = arithmetic.add(target, results[right])
        allowed[right] = arithmetic.subtract(results[left], target)
    elif operation == "negate":
        allowed[left] = arithmetic.negate(target)
    elif operation == "/":
        allowed[left] = arithmetic.multiply(target, results[right])
        allowed[right] = arithmetic.solve_factor(results[left], target)
    else:
        allowed[left] = arithmetic.solve_base(target, results[right], results[left])
        allowed[right] = arithmetic.solve_exponent(target, results[left])


def _others(values: tuple[Value, ...], total: Value, arithmetic: Arithmetic[Value]) -> tuple[Value, ...]:
    """For each addend what the total leaves for it, once the others are taken off."""
    if len(values) == 1:
        return (total,)
    before, after = [values[0]], [values[-1]]
    for value in values[1:-1]:
        before.append(arithmetic.add(before[-1], value))
    for value in reversed(values[1:-1]):
        after.append(arithmetic.add(after[-1], value))
    after.reverse()
    rest = [after[0], *(arithmetic.add(b, a) for b, a in zip(before[:-1], after[1:], strict=True)), before[-1]]
    return tuple(arithmetic.subtract(total, others) for others in rest)


def _spanning(values: tuple[Value, ...], target: Value, arithmetic: Arithmetic[Value]) -> tuple[Value, ...]:
    """For each of several values what it takes that something between the least and the largest meets a target."""
    found = []
    for at in range(len(values)):
        others = values[:at] + values[at + 1 :]
        hull = arithmetic.between(others) if others else target
        if arithmetic.at_most(target, hull) is False:
            found.append(arithmetic.reached(target))
        elif arithmetic.at_most(hull, target) is False:
            found.append(arithmetic.reaching(target))
        else:
            found.append(arithmetic.entire)
    return tuple(found)


def narrow(equation: Equation, environment: Environment) -> dict[str, Interval | tuple[Interval, ...]] | Empty:
    """Narrow every role of an equation by the others (forward and backward once); EMPTY where no solution is left.

    No solution inside the given intervals is ever lost; roles without a value may be anything.
    """
    values = [environment.get(name, (ENTIRE,) if name in equation.variadic else ENTIRE) for name in equation.names]
    results = equation.forward(values, EXACT)
    if not equation.holds(results, EXACT):
        return EMPTY
    narrowed: dict[str, Interval | tuple[Interval, ...]] = {}
    for name, own, rest in zip(equation.names, values, equation.outside(values, results, EXACT), strict=True):
        if isinstance(own, tuple):
            kept = tuple(a.intersect(b) for a, b in zip(own, rest, strict=True))  # type: ignore[arg-type]
            if any(each.is_empty for each in kept):
                return EMPTY
            narrowed[name] = kept
        else:
            narrowed[name] = own.intersect(rest)  # type: ignore[arg-type]
            if narrowed[name].is_empty:  # type: ignore[union-attr]
                return EMPTY
    return narrowed
