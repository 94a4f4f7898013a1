"""Doubts: which conflicts are no mistake of the writer's, and which are a step less sure than their figures say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.findings.cause import is_outlandish, is_reading, is_slip
from factcheck.findings.finding import Severity
from factcheck.findings.network import Outcome
from factcheck.findings.proof import constraints
from factcheck.findings.rivals import conflicts, misbound, vindicated
from factcheck.ledger.ledger import Ledger
from factcheck.record import replace
from factcheck.text.document import Document

LESS_SURE: Final[Mapping[Severity, Severity]] = {"error": "warning", "warning": "note", "note": "note"}


def counts(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether an outcome is reported: a conflict that was bound on a guess, or is of figures worlds apart, only where
    a slip of the pen explains it.
    """
    if outcome.verdict != "conflicting":
        return True
    doubtful = is_guess(outcome) or is_outlandish(outcome, ledger, documents)
    return not doubtful or is_slip(outcome, ledger, documents)


def is_guess(outcome: Outcome) -> bool:
    """Whether a conflict rests on a constraint that was bound on a guess."""
    return any(constraint.tentative for constraint in constraints(outcome.proof))


def graded(settled: Sequence[Outcome], ledger: Ledger, documents: Mapping[int, Document]) -> list[Outcome]:
    """The outcomes, where no slip of the pen explains them without conflicts about a share or a rate that agrees with
    another figure; one whose figures agree in other company, or that another reading would mend, is a step less sure.
    """
    blamed = conflicts(settled)
    if not blamed:
        return list(settled)
    unexplained = {id(one) for one in blamed if not is_guess(one) and not is_slip(one, ledger, documents)}
    left_out = unexplained.intersection(map(id, misbound(settled, ledger)))
    rivalled = unexplained.intersection(map(id, vindicated(settled)))

    def fairly(one: Outcome) -> Outcome:
        doubtful = id(one) in rivalled or (id(one) in unexplained and is_reading(one, ledger, documents))
        return replace(one, severity=LESS_SURE[one.severity]) if one.severity is not None and doubtful else one

    return [fairly(one) for one in settled if id(one) not in left_out]
