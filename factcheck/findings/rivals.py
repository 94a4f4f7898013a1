"""Rivals: a conflict whose figures agree in other company was bound to the wrong one, rather than printed wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from typing import Final

from factcheck.findings.network import Outcome
from factcheck.findings.proof import NARROW, Proof, constraints, implications
from factcheck.ledger.ledger import Ledger
from factcheck.quantities.interval import Interval
from factcheck.rulebook.constraint import Premise

TOLD_AGAIN: Final = "restated"
"""The rule of figures told twice: a mistake is often copied, so that agreement with its copy speaks for no figure."""

PART: Final = "part-of"
"""The rule of a part that is no more than its whole."""

FINE: Final = Fraction(1, 500)
"""How close to a figure, as a part of it, others must imply it for their agreement to be no chance."""
NEAR: Final = 4
"""How many times the width of a figure that of what others imply for it is, at most, where it is as close."""
THREE: Final = 3

TIES: Final = frozenset({"share", "rate", "factor"})
"""What says of two figures how they stand to each other, and of two only."""


def misbound(settled: Collection[Outcome], ledger: Ledger) -> Iterator[Outcome]:
    """The conflicts about a share, or the rate of a change, where it agrees by the same rule with other figures than
    theirs, or another one with theirs; what one sentence ties together is not undone by a guess.
    """
    agreeing = confirming(settled)
    sure = [one for one in agreeing if not is_guess(one)]
    for conflict in conflicts(settled):
        own = ties(conflict.premises, ledger)
        together = len({ledger.claims[name].sentence for name in conflict.premises}) == 1
        alike = [one for one in (sure if together else agreeing) if one.rule.name == conflict.rule.name]
        elsewhere = any(not own.isdisjoint(one.confirmed) for one in alike)
        if elsewhere or any(own.isdisjoint(one.premises) for one in stand_ins(conflict, alike) if own):
            yield conflict


def is_guess(outcome: Outcome) -> bool:
    """Whether an outcome rests on a constraint that was bound on a guess."""
    return any(constraint.tentative for constraint in constraints(outcome.proof))


def is_retold(outcome: Outcome) -> bool:
    """Whether an outcome is of figures told twice."""
    return outcome.rule.name == TOLD_AGAIN


def has_own_company(retold: Outcome, agreeing: Collection[Outcome]) -> bool:
    """Whether each figure of two told as one agrees with others that the other one would not agree with."""
    leaves = retold.proof.leaves
    return all(
        any(one.id in check.confirmed and speaks_for(check.proof, one, other) for check in agreeing)
        for one in leaves
        for other in leaves
        if other is not one
    )


def speaks_for(proof: Proof, own: Premise, other: Premise) -> bool:
    """Whether a proof that holds with one figure would not hold with another one in its place."""
    told = implications(proof, NARROW).get(own.id)
    return told is None or not told.meets(other.narrow)


def ties(names: Iterable[str], ledger: Ledger) -> set[str]:
    """The claims that say of two figures how they stand to each other."""
    return {name for name in names if ledger.claims[name].role in TIES}


def vindicated(settled: Collection[Outcome]) -> Iterator[Outcome]:
    """The conflicts of which no one figure can be the mistake: each is confirmed without the others, or all but one
    agree, by the same rule, with a figure that stands in its place.
    """
    agreeing = confirming(settled)
    confirmed = {name for one in agreeing for name in one.confirmed}
    for conflict in conflicts(settled):
        if confirmed.issuperset(conflict.premises) or any(True for _ in stand_ins(conflict, agreeing)):
            yield conflict


def confirming_surely(settled: Collection[Outcome]) -> list[Outcome]:
    """The checks that confirm figures by what words bind, or on a guess that is too fine for chance."""
    return [one for one in confirming(settled) if not is_guess(one) or is_fine(one.proof)]


def is_cleared(name: str, conflict: Outcome, agreeing: Collection[Outcome]) -> bool:
    """Whether checks confirm a figure of a conflict, one at least more closely than that it might also be what would
    mend the conflict.
    """
    meant = conflict.repairs.get(name)
    for one in agreeing:
        if name in one.confirmed:
            told = implications(one.proof, NARROW).get(name)
            if told is None or meant is None or not told.meets(meant):
                return True
    return False


def is_fine(proof: Proof) -> bool:
    """Whether each figure of a proof is told by the others about as closely as it is printed, and that is closely."""
    if not proof.is_direct or len(proof.leaves) < THREE:
        return False
    told = implications(proof, NARROW)
    return all(is_close(told[premise.id], premise.narrow) for premise in proof.leaves)


def is_close(told: Interval, own: Interval) -> bool:
    """Whether a figure is told to a small part of itself, and about as closely as it is printed."""
    width, printed = told.relative_width(), own.relative_width()
    return width is not None and printed is not None and width <= min(FINE, NEAR * printed)


def displaced(settled: Collection[Outcome], ledger: Ledger) -> Iterator[Outcome]:
    """The conflicts bound on a guess about a share or a rate, where another one of its sentence agrees with the same
    figures: each has a basis of its own ("8.4 percent as reported and 10.6 percent on a comparable basis").
    """
    agreeing = confirming(settled)
    for conflict in filter(is_guess, conflicts(settled)):
        own = ties(conflict.premises, ledger)
        alike = [one for one in stand_ins(conflict, agreeing) if own.issuperset({*conflict.premises} - {*one.premises})]
        others = (name for one in alike for name in ties(one.premises, ledger) - own)
        if {ledger.claims[name].sentence for name in own} & {ledger.claims[name].sentence for name in others}:
            yield conflict


def wholes_elsewhere(settled: Collection[Outcome]) -> Iterator[Outcome]:
    """The conflicts of a part with its whole, where the part adds up with others to another whole."""
    added = {name for one in confirming(settled) if not is_guess(one) or many(one) for name in addends(one)}
    for conflict in conflicts(settled):
        if conflict.rule.name == PART and isinstance(conflict.proof.inputs[0], Premise):
            part = conflict.proof.inputs[0].id
            if part in added and part in conflict.premises:
                yield conflict


def many(outcome: Outcome) -> bool:
    """Whether a check takes so many claims together that they hardly agree by chance."""
    return sum(1 for _ in addends(outcome)) >= THREE


def addends(outcome: Outcome) -> Iterator[str]:
    """The claims that a check takes together."""
    for given in outcome.proof.inputs:
        if isinstance(given, tuple):
            yield from (one.id for one in given if isinstance(one, Premise))


def conflicts(settled: Iterable[Outcome]) -> list[Outcome]:
    """The conflicts of several figures."""
    return [one for one in settled if one.verdict == "conflicting" and len(one.premises) > 1]


def confirming(settled: Iterable[Outcome]) -> list[Outcome]:
    """The checks that confirm figures by others."""
    return [one for one in settled if one.confirmed and one.rule.name != TOLD_AGAIN]


def stand_ins(conflict: Outcome, agreeing: Iterable[Outcome]) -> Iterator[Outcome]:
    """The checks of the same rule that agree and differ from a conflict in one figure alone."""
    blamed, size = set(conflict.premises), len(conflict.premises)
    for one in agreeing:
        alike = one.rule.name == conflict.rule.name and len(one.premises) == size > 2
        if alike and len(blamed.difference(one.premises)) == 1:
            yield one
