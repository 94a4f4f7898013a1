"""Premises and constraints: the abstract form in which claims and rules meet."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from factcheck.quantities.interval import Interval
from factcheck.rulebook.rule import Rule

Cell = Hashable
"""What a claim is about, as far as it matters for comparing: equal cells hold one value."""


@dataclass(frozen=True, slots=True)
class Premise:
    """One claim's word on one cell: the values it allows in its narrow and in its wide reading.

    An id that starts with "ref:" is reference data; it takes part in proofs, but is never blamed and never repaired.
    """

    id: str
    cell: Cell
    narrow: Interval
    wide: Interval


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule bound to cells: role name -> cell, or cells for a role that takes several.

    `lowered` counts the steps by which a clash is graded down; a constraint that is not `decisive` only bounds.
    """

    rule: Rule
    cells: Mapping[str, Cell | tuple[Cell, ...]]
    lowered: int = 0
    decisive: bool = True
