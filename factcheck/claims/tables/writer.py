"""Claims of a sheet: each figure with its subject, and what it is to the other figures of the table."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Kind, Measure, Subject
from factcheck.claims.statements.about import About
from factcheck.claims.statements.assemble import Builder
from factcheck.claims.subjects.subjects import Named
from factcheck.claims.tables.columns import Column
from factcheck.claims.tables.ratios import balances, column_shares, ratios
from factcheck.claims.tables.relations import Change, Place, Reader, Share, Sum
from factcheck.claims.tables.sheet import Line, Sheet
from factcheck.claims.tables.sums import sums
from factcheck.periods.period import Basis
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace

WHOLE_ROWS: Final = frozenset({"", "total", "overall", "in total", "all", "altogether"})
"""Names of rows that narrow a column's measure by nothing."""


class Writer:
    """Writes the claims of one sheet; `name` tells it from the other tables of the article."""

    def __init__(self, builder: Builder, sheet: Sheet, name: str) -> None:
        self.builder, self.sheet, self.name = builder, sheet, name
        self.reader = Reader(sheet)
        self.changes = {change.at: change for change in self.reader.changes()}
        found = [*ratios(self.reader), *column_shares(self.reader)] if sheet.columns else []
        self.shares = {share.at: share for share in found if isinstance(share, Share)}
        self.sums = [s for s in found if isinstance(s, Sum)]
        self.written: dict[Place, int] = {}
        self.of_places = any(line.head.place and line.head.measure is None for line in sheet.lines)

    def write(self) -> None:
        """Add the claims of every row, then what ties them together."""
        for number, line in enumerate(self.sheet.lines):
            self.builder.context.sentence = -1 - line.row.block.start
            self.builder.block = line.row.block
            self.builder.paragraph = len(self.builder.claims)
            for column in range(len(line.figures)):
                self.cell(Place(number, column))
        if self.sheet.columns:
            for change in self.changes.values():
                self.tie_change(change)
            for share in self.shares.values():
                self.tie_share(share)
            for at, found in enumerate([*self.sums, *sums(self.reader)]):
                self.tie_sum(found, f"sum {self.name}.{at}")
            for at, found in enumerate(balances(self.reader)):
                self.tie_sum(found, f"rest {self.name}.{at}")

    def cell(self, at: Place) -> None:
        """The claim of one cell."""
        line = self.sheet.lines[at.line]
        quantity = line.figures[at.column]
        if quantity is None:
            return
        column = self.sheet.columns[at.column] if self.sheet.columns and line.fits else Column("", "")
        kind: Kind = "rate" if quantity.unit.dimension in ("ratio", "points") else "level"
        named = self.named(line, column)
        if at in self.changes and line.fits:
            kind = "change"
            quantity = self.as_rate(at, quantity)
            named = replace(named, resolved=True)
        elif at in self.shares and line.fits:
            kind = "share" if column.kind == "share" else "rate"
        elif column.kind != "level":
            named = replace(named, resolved=False)
        self.written[at] = len(self.builder.claims)
        self.builder.add(kind, quantity, About(self.subject(line, column, named, at), named))

    def as_rate(self, at: Place, quantity: Quantity) -> Quantity:
        """The figure of a change as the percentage that it is."""
        if self.changes[at].role != "rate" or quantity.unit.dimension == "ratio":
            return quantity
        return self.sheet.percent(*at) or quantity

    def named(self, line: Line, column: Column) -> Named:
        """Whose measure a cell states: the row's, narrowed by what its column says."""
        measure = self.measure(line, column)
        context = self.builder.context
        entity = line.head.place or ("" if self.of_places else context.entity or context.topic)
        return Named(entity, measure, measure.head != UNRESOLVED, sign=self.sign(line))

    def measure(self, line: Line, column: Column) -> Measure:
        """The measure of a cell: the row's, narrowed by its column; or the column's, of what the row names."""
        own, part = line.measure.modifiers, self.part(column)
        if line.head.measure is None and column.measure is not None:
            bare = line.head.place or line.head.name in WHOLE_ROWS
            about: frozenset[str] = frozenset() if bare else frozenset({line.head.name})
            return Measure(column.measure.head, column.measure.modifiers | about)
        if not line.head.name:
            return Measure(column.name.lower())
        return Measure(line.measure.head, own | ({column.name.lower()} if part and part <= own else part))

    def part(self, column: Column) -> frozenset[str]:
        """What a column narrows; the last total is what the table is about."""
        last = next((c for c in reversed(self.sheet.columns) if c.kind == "level" and c.total), None)
        return frozenset() if column is last else column.part

    def sign(self, line: Line) -> int:
        """The direction a deficit or loss gives its figures, unless minus signs do."""
        return 1 if any(f is not None and f.value < 0 for f in line.figures) else line.head.sign

    def subject(self, line: Line, column: Column, named: Named, at: Place) -> Subject:
        """The subject of a cell; without any time, one of this column alone."""
        article = self.builder.article
        if not named.resolved:
            measure = Measure(UNRESOLVED, named.measure.modifiers)
            return Subject(named.entity, measure, None, f"a{article}.{self.name}.{at.line}.{at.column}")
        change = self.changes.get(at)
        if change is not None:
            column = self.sheet.columns[change.now.column]
        period = column.period or line.head.period or self.sheet.around.period
        timed = any(c.period for c in self.sheet.columns)
        if period is None and not timed and not self.changes:
            carried = self.builder.context.period
            if carried is not None:
                return Subject(named.entity, named.measure, carried, "", frozenset({"period"}))
        index = self.sheet.columns.index(column) if column in self.sheet.columns else at.column
        scope = f"a{article}.{self.name}.{0 if column.part else index}"
        return Subject(named.entity, named.measure, period, scope)

    def claim(self, at: Place | None) -> Claim | None:
        """The claim of a cell."""
        return self.builder.claims[self.written[at]] if at in self.written and at is not None else None

    def revise(self, at: Place, **fields: object) -> None:
        """Complete the claim of a cell."""
        index = self.written[at]
        self.builder.claims[index] = replace(self.builder.claims[index], **fields)  # type: ignore[arg-type]

    def tie_change(self, change: Change) -> None:
        """A change is tied to its level, and to the level it is measured against."""
        claim, now, before = self.claim(change.at), self.claim(change.now), self.claim(change.before)
        if claim is None or now is None:
            return
        basis = change.basis
        if before is not None and change.before is not None:
            if self.timed(change.before) and self.timed(change.now):
                basis = Basis("period", period=before.subject.period)
            else:
                subject = replace(before.subject, scope=now.subject.scope)
                self.revise(change.before, role="base", of=now.id, basis=basis, subject=subject)
        self.revise(change.at, role=change.role, of=now.id, basis=basis, subject=now.subject)

    def timed(self, at: Place) -> bool:
        """Whether the column of a cell names its own time."""
        return self.sheet.columns[at.column].period is not None

    def tie_share(self, share: Share) -> None:
        """A share is tied to its part and its whole."""
        part, whole = self.claim(share.part), self.claim(share.whole)
        if part is None or self.claim(share.at) is None or (share.whole is not None and whole is None):
            return
        if self.sheet.columns[share.at.column].kind == "level" and whole is not None:
            self.revise(share.at, links=(("part", part.id), ("whole", whole.id)))
            return
        subject = whole.subject if whole is not None else self.unprinted(share.part)
        self.revise(share.at, role="share", of=part.id, subject=part.subject, whole=subject)

    def tie_sum(self, found: Sum, name: str) -> None:
        """Every part of a sum names the sum and its whole."""
        parts = [at for at in found.parts if at in self.written]
        whole = self.claim(found.whole)
        if len(parts) < 2 or (found.whole is not None and whole is None):
            return
        for at in parts:
            claim = self.builder.claims[self.written[at]]
            target = whole.id if whole is not None else None if claim.kind == "share" else self.unprinted(at)
            self.revise(at, exhausts=(*claim.exhausts, (name, target)))

    def unprinted(self, part: Place) -> Subject:
        """The whole of a column that no row states."""
        subject = self.builder.claims[self.written[part]].subject
        name = f"a{self.builder.article}.{self.name}.{part.column}"
        return replace(subject, entity="", measure=Measure("whole", frozenset({name})))


def distinct(sheet: Sheet, seen: set[tuple[Measure, str, object]], name: str) -> None:
    """Make rows that read alike differ, within the table and from tables before: their places tell them apart."""
    keys = [(line.measure, line.head.place, line.head.period) for line in sheet.lines]
    again = frozenset({f"table {name}"}) if seen.intersection(keys) else frozenset()
    for at, line in enumerate(sheet.lines):
        own = again | ({f"row {at}"} if keys[at] in keys[:at] else frozenset())
        if own:
            measure = Measure(line.measure.head, line.measure.modifiers | own)
            sheet.lines[at] = replace(line, measure=measure)
    seen.update(keys)
