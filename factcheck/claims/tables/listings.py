"""Listings: the blocks of an article that are tables or results, read once each as the sentences reach them."""

from __future__ import annotations

from factcheck.claims.assemble import Builder
from factcheck.claims.claim import Measure
from factcheck.claims.tables.grid import Run, runs
from factcheck.claims.tables.sheet import Setting, sheets
from factcheck.claims.tables.writer import Writer, distinct
from factcheck.text.document import TABLE, Block, Document


class Listings:
    """The tables of one article, by the blocks that they stand in."""

    def __init__(self, document: Document, country: str | None) -> None:
        self.setting = Setting(document.text, document.published, country)
        self.by_start: dict[int, Run] = {}
        if any(block.role == TABLE for block in document.blocks):
            for run in runs(document):
                self.by_start.update((row.block.start, run) for row in run.rows)
        self.done: set[int] = set()
        self.seen: set[tuple[Measure, str, object]] = set()
        self.count = 0

    def claims(self, builder: Builder, block: Block) -> bool:
        """Whether a block belongs to a listing, whose claims are added when its first block comes up."""
        run = self.by_start.get(block.start)
        if run is None:
            return False
        first = run.rows[0].block.start
        if first not in self.done:
            self.done.add(first)
            for sheet in sheets(run, self.setting):
                self.count += 1
                distinct(sheet, self.seen, self.count)
                Writer(builder, sheet, f"t{self.count}").write()
        return True
