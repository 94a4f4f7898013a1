"""Borne out: clashes of growth with that of parts whose levels add up to the digit, where no slip explains them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final, cast

from factcheck.findings.network import Outcome
from factcheck.findings.proof import NARROW, constraints, implications
from factcheck.findings.rivals import is_close
from factcheck.ledger.cells import Cell
from factcheck.record import replace
from factcheck.rulebook.constraint import Constraint

GROWTH: Final = "growth"
"""The rule of a level, what it was before, and the rate between them."""


def borne_out(settled: Sequence[Outcome]) -> Iterator[Outcome]:
    """Of outcomes that rest on guesses the clashes all of whose guessed sums come out to the digit for one time, each
    figure blamed once; as notes.
    """
    direct = (one for one in settled if one.verdict == "consistent" and one.proof.is_direct)
    known = {made for one in direct if (made := made_up(one.proof.constraint)) is not None and comes_out(one)}
    blamed: set[str] = set()
    clashes = (one for one in settled if known and one.verdict == "conflicting" and one.rule.name == GROWTH)
    for one in sorted(clashes, key=lambda one: len(one.premises)):
        guessed = [made_up(constraint) for constraint in constraints(one.proof) if constraint.tentative]
        if guessed and known.issuperset(guessed) and blamed.isdisjoint(one.premises):
            blamed.update(one.premises)
            yield replace(one, severity="note")


def comes_out(outcome: Outcome) -> bool:
    """Whether the parts of a sum tell its whole about as closely as it is printed, and that is closely."""
    whole = outcome.proof.constraint.cells["whole"]
    told = implications(outcome.proof, NARROW)
    return any(one.cell == whole and is_close(told[one.id], one.narrow) for one in outcome.proof.leaves)


def made_up(constraint: Constraint) -> Hashable | None:
    """What a sum is of, at whatever time: whose its whole is and what its parts measure; None of what is no sum."""
    parts, whole = constraint.cells.get("parts"), constraint.cells.get("whole")
    if not isinstance(parts, tuple) or isinstance(parts, Cell) or not isinstance(whole, Cell):
        return None
    some = (cast(Cell, part) for part in parts)
    return whole.entity, whole.head, frozenset((part.entity, part.head, part.modifiers) for part in some)
