"""Conflicts: what a failed proof needs to fail, how sure it is, what would mend it, and which ones to report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from factcheck.findings.finding import Severity
from factcheck.findings.mending import searched
from factcheck.findings.proof import (
    NARROW,
    WIDE,
    Derived,
    Proof,
    Reading,
    constraints,
    holds,
    implications,
    nodes,
    premises,
)
from factcheck.quantities.interval import Interval
from factcheck.record import record
from factcheck.rulebook.arithmetic import EXACT
from factcheck.rulebook.constraint import Premise
from factcheck.rulebook.rule import Rule

_MOST_STAND_INS: Final = 50
"""A cell with more values that clash than this was bound wrong; there is no telling copies apart."""

_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


@record(frozen=True, slots=True)
class Conflict:
    """A proof that fails, with the smallest set of premises it takes.

    `reading` is the widest in which it fails, with every other premise left out. `premises` are claims in order,
    `references` constants. `truncation` says that it would hold if digits had been cut off instead of rounded.
    """

    proof: Proof
    rule: Rule
    severity: Severity
    reading: Reading[Interval]
    premises: tuple[Premise, ...]
    references: tuple[Premise, ...]
    truncation: bool


def conflict_of(proof: Proof, rank: Mapping[str, int]) -> Conflict | None:
    """The conflict of a proof, None where it holds exactly in the narrow reading."""
    if holds(proof, NARROW):
        return None
    reading = NARROW if holds(proof, WIDE) else WIDE
    taking_part = {premise.id: premise for premise in proof.leaves}
    for name in sorted(taking_part, key=lambda name: -rank[name]):
        without = reading.leaving_out(frozenset((name,)))
        if not holds(proof, without):
            reading = without
    left = sorted((p for p in taking_part.values() if p.id not in reading.without), key=lambda p: rank[p.id])
    claims = tuple(premise for premise in left if not premise.is_reference)
    if not claims:
        return None
    references = tuple(premise for premise in left if premise.is_reference)
    return Conflict(proof, leading_rule(proof), _severity(proof, claims, reading), reading, claims, references,
                    bool(holds(proof, Reading(EXACT, _truncated, reading.without))))


def leading_rule(proof: Proof) -> Rule:
    """The rule of the lowest grade; among equals the one that carries most constraints, then the tested one's."""
    if proof.is_direct:
        return proof.constraint.rule
    used = constraints(proof)
    counts = Counter(constraint.rule.name for constraint in used)
    tested = proof.constraint.rule.name
    return min((constraint.rule for constraint in used),
               key=lambda rule: (-_SEVERITIES.index(rule.severity), -counts[rule.name], rule.name != tested,
                                 rule.name))


def _severity(proof: Proof, claims: Sequence[Premise], reading: Reading[Interval]) -> Severity:
    used = constraints(proof)
    highest = max(_SEVERITIES.index(constraint.rule.severity) for constraint in used)
    # What was bound on a guess is a step less sure than what the text ties together.
    lowered = max(max(constraint.lowered, int(constraint.tentative)) for constraint in used)
    between = len({premise.source for premise in claims}) > 1
    least = max(highest, 0 if reading.of is WIDE.of else 1) + max(lowered, int(between))
    return _SEVERITIES[min(least, len(_SEVERITIES) - 1)]


def _truncated(premise: Premise) -> Interval:
    """The narrow reading of a premise whose digits were cut off or rounded: up to a unit of the last one more."""
    narrow = premise.narrow
    width = narrow.width()
    if premise.is_reference or width is None or narrow.lo is None or narrow.hi is None:
        return narrow
    return Interval(narrow.lo - (width / 2 if narrow.lo < 0 else 0), narrow.hi + (width / 2 if narrow.hi > 0 else 0))


def repairs(conflict: Conflict) -> dict[str, Interval]:
    """For each claim of a conflict the values that would mend it if all others stand, where those are bounded."""
    implied = implications(conflict.proof, conflict.reading)
    more_than_once = repeated(conflict.proof)
    found = {}
    for premise in conflict.premises:
        values: Interval | None = implied[premise.id]
        if premise.id in more_than_once:
            values = searched(conflict.proof, conflict.reading, premise)
        if values is not None and not values.is_entire and not values.is_empty:
            found[premise.id] = values
    return found


def repeated(proof: Proof) -> set[str]:
    """The premises that occur more than once in a proof, as a node or as a role of an equation."""
    if proof.is_direct and not proof.constraint.rule.equation.repeated:
        return set()
    counts = Counter(premise.id for premise in proof.leaves)
    pending: list[Proof | Derived] = [proof]
    while pending:
        row = pending.pop()
        equation = row.constraint.rule.equation
        for name, given in zip(equation.names, row.inputs, strict=True):
            if name in equation.repeated:
                counts.update(premise.id for premise in premises(nodes((given,))))
        pending += [node for node in nodes(row.inputs) if isinstance(node, Derived)]
    return {name for name, count in counts.items() if count > 1}


def distinct(conflicts: Sequence[Conflict], rank: Mapping[str, int]) -> list[Conflict]:
    """The conflicts to report: surest and smallest first, without those that one mistake in a reported one explains.

    A reported conflict keeps as suspects the claims that could explain all it stands for. Claims of one cell that agree
    are one suspect: a mistake is often copied.
    """
    suspects_of: dict[tuple[Hashable, str], list[int]] = {}
    suspects: list[set[tuple[Hashable, str]]] = []
    reported = []
    stand_ins: dict[Hashable, list[Premise]] = {}
    for conflict in sorted(conflicts, key=lambda conflict: _certainty(conflict, rank)):
        involved = {_stand_in(premise, stand_ins) for premise in conflict.premises}
        known = sorted({index for suspect in involved for index in suspects_of.get(suspect, ())})
        index = next((index for index in known if suspects[index] & involved), None)
        if index is not None:
            suspects[index] &= involved
            continue
        for suspect in involved:
            suspects_of.setdefault(suspect, []).append(len(suspects))
        suspects.append(involved)
        reported.append(conflict)
    return reported


def _certainty(conflict: Conflict, rank: Mapping[str, int]) -> tuple[object, ...]:
    claims = [rank[premise.id] for premise in conflict.premises]
    references = [premise.id for premise in conflict.references]
    return (_SEVERITIES.index(conflict.severity), len(claims), len(constraints(conflict.proof)), claims, references,
            conflict.rule.name)


def _stand_in(premise: Premise, stand_ins: dict[Hashable, list[Premise]]) -> tuple[Hashable, str]:
    """The first claim met of the same cell that a claim agrees with, itself where there is none."""
    known = stand_ins.setdefault(premise.cell, [])
    for earlier in known[:_MOST_STAND_INS]:
        if earlier.narrow.meets(premise.narrow):
            return premise.cell, earlier.id
    known.append(premise)
    return premise.cell, premise.id
