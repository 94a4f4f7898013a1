"""What the figures of a sheet are to each other: changes, shares and sums, as its heads say and its figures bear out.

Where a head leaves open which columns or rows it speaks of, the reading is taken that fits most of the table: one that
fits no majority is none. Whether a single figure fits is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.claims.tables.columns import Column
from factcheck.claims.tables.sheet import Sheet
from factcheck.claims.tables.spans import Span, grown, meets, span
from factcheck.periods.period import Basis
from factcheck.quantities.quantity import Quantity
from factcheck.record import record


class Place(NamedTuple):
    """A cell by line and column."""

    line: int
    column: int


@record(frozen=True, slots=True)
class Change:
    """A cell that holds the change from `before` to `now`: a "rate" or an amount ("delta")."""

    at: Place
    now: Place
    before: Place | None
    role: str
    basis: Basis | None


@record(frozen=True, slots=True)
class Share:
    """A cell that holds the share that `part` has in `whole`; None is the sum of its column, which is not printed."""

    at: Place
    part: Place
    whole: Place | None


@record(frozen=True, slots=True)
class Sum:
    """Cells that add up to `whole`; None is 100 percent for shares, and the unprinted sum of the column for levels."""

    whole: Place | None
    parts: tuple[Place, ...]


class Reader:
    """Reads the relations of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.columns = sheet.columns
        self.levels = [at for at, column in enumerate(sheet.columns) if column.kind == "level"]

    def figure(self, at: Place | None) -> Quantity | None:
        """The figure of a cell."""
        return self.sheet.lines[at.line].figures[at.column] if at is not None else None

    def span(self, line: int, column: int) -> Span | None:
        """The values of a cell; None if it is empty."""
        quantity = self.sheet.lines[line].figures[column]
        return span(quantity) if quantity is not None else None

    def changes(self) -> Iterator[Change]:
        """The changes along the rows."""
        pair: tuple[int, int | None] | None = None
        for at, column in enumerate(self.columns):
            if column.kind == "change":
                pair = self.pair(at, column, pair)
                if pair is not None:
                    role = self.role(at, column, pair)
                    yield from self.changes_in(at, column, pair, role)

    def changes_in(self, at: int, column: Column, pair: tuple[int, int | None], role: str | None) -> Iterator[Change]:
        """The changes of one column."""
        now, before = pair
        for line in range(len(self.sheet.lines)):
            quantity, level = self.figure(Place(line, at)), self.figure(Place(line, now))
            if quantity is None or level is None:
                continue
            dimension = quantity.unit.dimension
            own = "delta" if dimension == "points" else "rate" if dimension == "ratio" else role
            if own is None or (level.unit.dimension == "ratio" and dimension != "points"):
                continue
            printed = before is not None and self.figure(Place(line, before)) is not None
            yield Change(
                Place(line, at), Place(line, now), Place(line, before or 0) if printed else None, own, column.basis
            )

    def pair(self, at: int, column: Column, last: tuple[int, int | None] | None) -> tuple[int, int | None] | None:
        """The columns between which a column of changes lies: the later one and the earlier one, if it is printed."""
        start = next((c + 1 for c in range(at - 1, -1, -1) if self.columns[c].kind != "level"), 0)
        group = list(range(start, at))
        if column.basis is not None and column.basis.kind in ("shift", "period"):
            return self.pair_by_basis(column.basis, group, last)
        if not group:
            return last if last is not None else self.pair_after(at)
        if len(group) == 1:
            return self.paired_with_one(group[0], last)
        if len(group) == 2:
            one, other = self.dated(group[0], group[1])
            ordered = self.columns[one].period is not None and self.columns[other].period is not None
            candidates = [(one, other)] if ordered else [(one, other), (other, one)]
            return candidates[0] if ordered else self.fitting(at, column, candidates)
        pairs = [self.dated(a, b) for a, b in pairwise(group)] + [self.dated(group[0], group[-1])]
        return self.fitting(at, column, pairs)

    def pair_after(self, at: int) -> tuple[int, int | None] | None:
        """The two levels behind a column of changes that stands before them, if those are all."""
        return self.dated(*self.levels) if at == 0 and len(self.levels) == 2 else None

    def paired_with_one(self, level: int, last: tuple[int, int | None] | None) -> tuple[int, int | None]:
        """A single level before a change: the change is its own, or leads to it from the level of the change before."""
        period = self.columns[level].period
        if last is not None and period is not None:
            now = self.columns[last[0]].period
            if now is not None and period.first < now.first and now.days == period.days:
                return last[0], level
        return level, None

    def pair_by_basis(
        self, basis: Basis, group: Sequence[int], last: tuple[int, int | None] | None
    ) -> tuple[int, int | None] | None:
        """The columns that a named basis lies between: the latest level whose base is printed, else the latest."""
        nearest = sorted(group, key=self.begins, reverse=True)
        others = sorted((c for c in self.levels if c not in group), key=self.begins, reverse=True)
        for now in [*nearest, *others]:
            period = self.columns[now].period
            base = basis.period if basis.kind == "period" else period.shift(-basis.months) if period else None
            before = next((c for c in self.levels if base is not None and self.columns[c].period == base), None)
            if before is not None and before != now:
                return now, before
        return (nearest[0], None) if nearest else last

    def begins(self, column: int) -> int:
        """The first day of a column's time, 0 without one."""
        period = self.columns[column].period
        return period.first if period is not None else 0

    def dated(self, one: int, other: int) -> tuple[int, int]:
        """Two columns, the later first; as they stand where their times are not told."""
        first, second = self.columns[one].period, self.columns[other].period
        if first is not None and second is not None and second.first > first.first:
            return other, one
        return one, other

    def fitting(self, at: int, column: Column, pairs: Sequence[tuple[int, int]]) -> tuple[int, int | None] | None:
        """The pair of columns whose growth or difference most rows print; None where none fits half of them."""
        best = max(pairs, key=lambda pair: max(self.votes(at, pair, role)[0] for role in ("rate", "delta")))
        fit, all_rows = max(self.votes(at, best, role) for role in ("rate", "delta"))
        return best if fit and fit * 2 >= all_rows else None

    def role(self, at: int, column: Column, pair: tuple[int, int | None]) -> str | None:
        """Whether the changes of a column are rates or amounts; None where neither head nor figures tell."""
        if column.scale.unit is not None and column.scale.unit.dimension == "points":
            return "delta"
        if column.growth:
            return "rate"
        votes = {role: self.votes(at, pair, role) for role in ("rate", "delta")}
        role = max(votes, key=lambda name: votes[name][0])
        fit, all_rows = votes[role]
        return role if fit and fit * 2 >= all_rows else None

    def votes(self, at: int, pair: tuple[int, int | None], role: str) -> tuple[int, int]:
        """How many rows print this change between two columns, and how many could."""
        now, before = pair
        if before is None:
            return 0, 0
        fit = all_rows = 0
        for line in range(len(self.sheet.lines)):
            one, other, change = self.span(line, now), self.span(line, before), self.span(line, at)
            if one is None or other is None or change is None:
                continue
            all_rows += 1
            if role == "delta":
                fit += meets(Span(one.low - other.high, one.high - other.low), change)
                continue
            rate, percent = grown(one, other), self.sheet.percent(line, at)
            fit += rate is not None and percent is not None and meets(rate, span(percent))
        return fit, all_rows
