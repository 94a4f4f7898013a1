"""Rivals: a conflict whose figures agree in other company was bound to the wrong one, rather than printed wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from factcheck.findings.network import Outcome

TOLD_AGAIN: Final = "restated"
"""The rule of figures told twice: a mistake is often copied, so that agreement with its copy speaks for no figure."""


def rivalled(settled: Collection[Outcome]) -> list[Outcome]:
    """The conflicts of which no one figure can be the mistake: each is confirmed without the others, or all but one
    agree, by the same rule, with a figure that stands in its place.
    """
    conflicts = [one for one in settled if one.verdict == "conflicting" and len(one.premises) > 1]
    if not conflicts:
        return []
    agreeing = [one for one in settled if one.confirmed and one.rule.name != TOLD_AGAIN]
    return [one for one in conflicts if is_vindicated(one, agreeing) or has_stand_in(one, agreeing)]


def is_vindicated(conflict: Outcome, agreeing: Iterable[Outcome]) -> bool:
    """Whether every figure of a conflict is confirmed by checks that agree."""
    return set(conflict.premises) <= {name for one in agreeing for name in one.confirmed}


def has_stand_in(conflict: Outcome, agreeing: Iterable[Outcome]) -> bool:
    """Whether a check of the same rule agrees that differs from a conflict in one figure alone."""
    blamed = set(conflict.premises)
    return any(
        one.rule.name == conflict.rule.name
        and len(one.premises) == len(conflict.premises) > 2
        and len(blamed.difference(one.premises)) == 1
        for one in agreeing
    )
