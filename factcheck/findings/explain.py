"""Explanations: a proof told step by step, premises first, the clash last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from string import Formatter
from typing import Final

from factcheck.findings.network import Outcome
from factcheck.findings.proof import Derived, Input, Node, Proof, Reading, implications_of, nodes
from factcheck.quantities.interval import Interval
from factcheck.rulebook.constraint import Premise

Describe = Callable[[str], str]
"""A clause for a premise, by id: "exports were 400.83 billion yuan", "imports grew 16.2 percent"."""

Name = Callable[[Hashable], str]
"""A noun phrase for a cell: "exports a year before"."""

CLASH: Final = ", but "
"""Where a message turns to the figure that does not fit."""

IMPLIED: Final = "implied"
"""The kind of a field that tells what the other roles imply, which most messages of consistent checks do not."""

COUNTS: Final = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}

Show = Callable[[Hashable, Interval], str]
"""Values in print, in the cell's unit: "362.24 billion to 362.59 billion yuan"."""


def _plainly(cell: Hashable, values: Interval) -> str:
    return values.words()


def because(outcome: Outcome, describe: Describe, name: Name, show: Show = _plainly) -> tuple[str, ...]:
    """The steps of an outcome's proof.

    "A, and B, so X would be 4 to 5" for each cell that had to be derived, then what the rest implies for the claim that
    is tested, and last that claim.
    """
    proof, reading = outcome.proof, outcome.reading
    steps = [_derivation(node, reading, describe, name, show) for node in _derived_nodes(proof.inputs)]
    flat = [(node, values) for node, values in implications_of(proof.constraint, proof.inputs, reading)
            if not (isinstance(node, Premise) and node.id in reading.without)]
    at = _tested(outcome, [node for node, _ in flat])
    node, values = flat[at]
    others = [other for index, (other, _) in enumerate(flat) if index != at]
    if len(others) == 1 and isinstance(others[0], Derived):
        return (*steps, _clause(node, reading, describe, name, show))
    told = _listed(others, reading, describe, name, show)
    if not _says_the_same(proof):
        told += f", so {name(node.cell)} {'should' if outcome.verdict == 'consistent' else 'would'} be "
        told += show(node.cell, values)
    return (*steps, told, _clause(node, reading, describe, name, show))


def message(outcome: Outcome, describe: Describe, name: Name, show: Show = _plainly,
            quote: Describe = str) -> str:
    """The rule's message with its roles filled in; the last steps of the proof where it took several rules or has none.

    `{role}` is the role's claim, `{role.implied}` what the others imply for it, `{role.name}` its cell,
    `{role.printed}` its figure. What follows the last ", but" is said of conflicts only.
    """
    proof, reading = outcome.proof, outcome.reading
    template = proof.constraint.rule.message
    joint = "but" if outcome.verdict == "conflicting" else "and"
    if joint == "and" and CLASH in template:
        template = f"{template.rpartition(CLASH)[0]}, which agrees"
    if not _tells_all(template, proof):
        return _in_short(outcome, joint, describe, name, show)
    if not template:
        return f", {joint} ".join(because(outcome, describe, name, show)[-2:])
    rows, parts = _rows(template, proof, reading), []
    for text, role, kind in _fields(template):
        told = (_told(kind, node, values, reading, describe, name, show, quote) for node, values in rows.get(role, ()))
        parts += [text, _series(list(told))]
    return "".join(parts)


def _rows(
    template: str, proof: Proof, reading: Reading[Interval]
) -> Mapping[str, Sequence[tuple[Node, Interval | None]]]:
    """The nodes of each role, with what the others imply for them where a template asks for that."""
    pairs: Iterator[tuple[Node, Interval | None]] = ((node, None) for node in nodes(proof.inputs))
    if IMPLIED in template:
        implied: Sequence[tuple[Node, Interval]] = implications_of(proof.constraint, proof.inputs, reading)
        pairs = iter(implied)
    roles = zip(proof.constraint.rule.equation.names, proof.inputs, strict=True)
    return {role: list(islice(pairs, len(given) if isinstance(given, tuple) else 1)) for role, given in roles}


@lru_cache(maxsize=1 << 8)
def _fields(template: str) -> Sequence[tuple[str, str, str]]:
    """The parts of a template: the words before a field, the role that this names, and what it tells of that."""
    parsed = Formatter().parse(template)
    return [(text, *(field or "").partition(".")[::2]) for text, field, _, _ in parsed]


def _in_short(outcome: Outcome, joint: str, describe: Describe, name: Name, show: Show) -> str:
    """The last step of a longer proof: what the other figures imply together, and what is printed."""
    reading = outcome.reading
    flat = [(node, values) for node, values in implications_of(outcome.proof.constraint, outcome.proof.inputs, reading)
            if not (isinstance(node, Premise) and node.id in reading.without)]
    node, values = flat[_tested(outcome, [node for node, _ in flat])]
    count = len(outcome.premises) - isinstance(node, Premise)
    others = "another figure puts" if count == 1 else f"{COUNTS.get(count, count)} other figures put"
    told = f"{others} {name(node.cell)} at {show(node.cell, values)}"
    return f"{told}, {joint} {_clause(node, reading, describe, name, show)}"


def _tells_all(template: str, proof: Proof) -> bool:
    """Whether a template names only roles that are stated: what is derived needs more words."""
    if proof.is_direct:
        return True
    names = {role for _, role, _ in _fields(template)} if template else None
    roles = zip(proof.constraint.rule.equation.names, proof.inputs, strict=True)
    derived = {role for role, given in roles if any(isinstance(node, Derived) for node in nodes((given,)))}
    return not derived if names is None else names.isdisjoint(derived)


def _told(kind: str, node: Node, values: Interval | None, reading: Reading[Interval], describe: Describe, name: Name,
          show: Show, quote: Describe) -> str:
    """What a message says of one role's node."""
    if values is not None and kind == IMPLIED:
        return show(node.cell, values)
    if kind == "printed":
        return show(node.cell, reading.value(node)) if isinstance(node, Derived) else quote(node.id)
    return name(node.cell) if kind else _clause(node, reading, describe, name, show)


def _series(told: Sequence[str]) -> str:
    """A list in words: "A, B and C"."""
    return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


def _derivation(node: Derived, reading: Reading[Interval], describe: Describe, name: Name, show: Show) -> str:
    inputs = _listed(list(nodes(node.inputs)), reading, describe, name, show)
    return f"{inputs}, so {name(node.cell)} would be {show(node.cell, reading.value(node))}"


def _derived_nodes(inputs: tuple[Input, ...]) -> Iterator[Derived]:
    """The derived nodes of a tree, each after those it builds on."""
    for node in nodes(inputs):
        if isinstance(node, Derived):
            yield from _derived_nodes(node.inputs)
            yield node


def _tested(outcome: Outcome, row: Sequence[Node]) -> int:
    """The place of the node to hold against the others: the last claim of a restatement, else the first claim, if there
    is one that nothing else was derived from.
    """
    claims = [index for index, node in enumerate(row) if isinstance(node, Premise) and not node.is_reference]
    if not claims:
        return 0
    below = {leaf.id for node in row if isinstance(node, Derived) for leaf in node.leaves}
    claims = [index for index in claims if row[index].id not in below] or claims  # type: ignore[union-attr]
    return claims[-1] if _says_the_same(outcome.proof) else claims[0]


def _says_the_same(proof: Proof) -> bool:
    """Whether the proof only sets two premises of one cell side by side."""
    cells = proof.constraint.places()
    return len(cells) == 2 and cells[0] == cells[1]


def _listed(row: Sequence[Node], reading: Reading[Interval], describe: Describe, name: Name, show: Show) -> str:
    clauses = [_clause(node, reading, describe, name, show) for node in row]
    return ", and ".join(filter(None, clauses))


def _clause(node: Node, reading: Reading[Interval], describe: Describe, name: Name, show: Show) -> str:
    if isinstance(node, Premise):
        told = describe(node.id)
        return f"{told} {show(node.cell, reading.value(node))}" if node.is_reference and told.endswith(" is") else told
    return f"{name(node.cell)} would be {show(node.cell, reading.value(node))}"
