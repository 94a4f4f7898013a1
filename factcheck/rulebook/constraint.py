"""Premises and constraints: the abstract form in which claims and rules meet."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import Final, cast

from factcheck.quantities.interval import Interval
from factcheck.record import record
from factcheck.rulebook.rule import Rule

REFERENCE: Final = "ref:"
"""Ids of premises that start so are constants: they take part in proofs, and are neither blamed nor repaired."""


UNSURE: Final = 2
"""Steps by which the clash of figures is graded lower that words tie, and no digits."""

@record(frozen=True, slots=True)
class Premise:
    """The values that one claim allows one cell, in the narrow and in the wide reading.

    `source` tells the articles apart; a clash between sources is graded one step lower.
    """

    id: str
    cell: Hashable
    narrow: Interval
    wide: Interval
    source: Hashable = None

    @property
    def is_reference(self) -> bool:
        """Whether this is reference data and no claim."""
        return self.id.startswith(REFERENCE)


@record(frozen=True, slots=True, eq=False)
class Constraint:
    """A rule bound to cells, one a role; a tuple of them for a role that stands for several.

    A clash is graded `lowered` steps lower. A constraint that is not `decisive` confirms nothing and derives nothing;
    one that is `alone` tests what its own claims say, and derives nothing either. `prefer` names the premises it was
    bound from: they speak for their cells where others say the same. A `tentative` one was bound on a guess: it may
    confirm, but its clash counts only where a slip of the pen would explain it. One that is `told` is reported where it
    holds, though it confirms nothing and a value is derived for it.
    """

    rule: Rule
    cells: Mapping[str, Hashable]
    lowered: int = 0
    decisive: bool = True
    prefer: Collection[str] = ()
    tentative: bool = False
    alone: bool = False
    told: bool = False

    def roles(self) -> tuple[Hashable, ...]:
        """The cells in the order of the equation's names, a tuple of cells for a variadic one."""
        return tuple(self.cells[name] for name in self.rule.equation.names)

    def places(self) -> tuple[Hashable, ...]:
        """The cells in order, variadic ones laid flat."""
        found: list[Hashable] = []
        for name in self.rule.equation.names:
            if name in self.rule.equation.variadic:
                found.extend(cast(tuple[Hashable, ...], self.cells[name]))
            else:
                found.append(self.cells[name])
        return tuple(found)
