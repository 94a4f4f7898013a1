"""Explanations: a proof told step by step, premises first, the clash last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from string import Formatter

from factcheck.findings.network import Outcome
from factcheck.findings.proof import Derived, Input, Node, Proof, Reading, implications_of, nodes
from factcheck.quantities.interval import Interval
from factcheck.rulebook.constraint import Premise

Describe = Callable[[str], str]
"""A clause for a premise, by id: "exports were 400.83 billion yuan", "imports grew 16.2 percent"."""

Name = Callable[[Hashable], str]
"""A noun phrase for a cell: "exports a year before"."""

Show = Callable[[Hashable, Interval], str]
"""Values in print, in the cell's unit: "362.24 billion to 362.59 billion yuan"."""


def _plainly(cell: Hashable, values: Interval) -> str:
    return values.words()


def because(outcome: Outcome, describe: Describe, name: Name, show: Show = _plainly) -> tuple[str, ...]:
    """The steps of an outcome's proof.

    "because A, and B, X would be 4 to 5" for each cell that had to be derived, then what the rest implies for the claim
    that is tested, and last "and C agrees" or "but C".
    """
    proof, reading = outcome.proof, outcome.reading
    steps = [_derivation(node, reading, describe, name, show) for node in _derived_nodes(proof.inputs)]
    flat = [(node, values) for node, values in implications_of(proof.constraint, proof.inputs, reading)
            if not (isinstance(node, Premise) and node.id in reading.without)]
    at = _tested(outcome, [node for node, _ in flat])
    node, values = flat[at]
    others = [other for index, (other, _) in enumerate(flat) if index != at]
    holding = outcome.verdict == "consistent"
    if _says_the_same(proof):
        steps.append(f"because {_listed(others, reading, describe, name, show)}")
    else:
        steps.append(f"because {_listed(others, reading, describe, name, show)}, "
                     f"{name(node.cell)} {'should' if holding else 'would'} be {show(node.cell, values)}")
    steps.append(f"{'and' if holding else 'but'} {_clause(node, reading, describe, name, show)}")
    return tuple(steps)


def message(outcome: Outcome, describe: Describe, name: Name, show: Show = _plainly) -> str:
    """The rule's message with its roles filled in; the last steps of the proof where it took several rules or has none.

    `{role}` is the role's claim, `{role.implied}` what the others imply for it, `{role.name}` its cell.
    """
    proof, reading = outcome.proof, outcome.reading
    template = proof.constraint.rule.message
    if not template or any(isinstance(node, Derived) for node in nodes(proof.inputs)):
        return ", ".join(because(outcome, describe, name, show)[-2:])
    implied = dict.fromkeys(proof.constraint.rule.equation.names, "")
    clauses = dict(implied)
    pairs = iter(implications_of(proof.constraint, proof.inputs, reading))
    cells = {}
    for role, given in zip(implied, proof.inputs, strict=True):
        row = [next(pairs) for _ in (given if isinstance(given, tuple) else (given,))]
        implied[role] = " and ".join(show(node.cell, values) for node, values in row)
        clauses[role] = " and ".join(_clause(node, reading, describe, name, show) for node, _ in row)
        cells[role] = " and ".join(name(node.cell) for node, _ in row)
    kinds = {"": clauses, "implied": implied, "name": cells}
    parts = []
    for text, field, _, _ in Formatter().parse(template):
        role, _, kind = (field or "").partition(".")
        parts += [text, kinds.get(kind, cells).get(role, "")]
    return "".join(parts)


def _derivation(node: Derived, reading: Reading[Interval], describe: Describe, name: Name, show: Show) -> str:
    inputs = _listed(list(nodes(node.inputs)), reading, describe, name, show)
    return f"because {inputs}, {name(node.cell)} would be {show(node.cell, reading.value(node))}"


def _derived_nodes(inputs: tuple[Input, ...]) -> Iterator[Derived]:
    """The derived nodes of a tree, each after those it builds on."""
    for node in nodes(inputs):
        if isinstance(node, Derived):
            yield from _derived_nodes(node.inputs)
            yield node


def _tested(outcome: Outcome, row: Sequence[Node]) -> int:
    """The place of the node to hold against the others: the last claim of a restatement, else the first claim."""
    claims = [index for index, node in enumerate(row) if isinstance(node, Premise) and not node.is_reference]
    if not claims:
        return 0
    return claims[-1] if _says_the_same(outcome.proof) else claims[0]


def _says_the_same(proof: Proof) -> bool:
    """Whether the proof only sets two premises of one cell side by side."""
    cells = proof.constraint.places()
    return len(cells) == 2 and cells[0] == cells[1]


def _listed(row: Sequence[Node], reading: Reading[Interval], describe: Describe, name: Name, show: Show) -> str:
    clauses = [_clause(node, reading, describe, name, show) for node in row]
    return ", and ".join(clauses)


def _clause(node: Node, reading: Reading[Interval], describe: Describe, name: Name, show: Show) -> str:
    if isinstance(node, Premise):
        return describe(node.id)
    return f"{name(node.cell)} is {show(node.cell, reading.value(node))}"
