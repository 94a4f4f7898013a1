"""Listings: the blocks of an article that are tables or results, read once each as the sentences reach them."""

from __future__ import annotations

from factcheck.claims.claim import Measure
from factcheck.claims.statements.assemble import Builder
from factcheck.claims.tables.grid import Run, Setting, runs
from factcheck.claims.tables.results import Contest, contests
from factcheck.claims.tables.sheet import sheets
from factcheck.claims.tables.signs import holds_tables, speaks_of_votes
from factcheck.claims.tables.tally import Tally
from factcheck.claims.tables.writer import Writer, distinct
from factcheck.text.document import Block, Document


class Listings:
    """The tables and results of one article, by the blocks that they stand in."""

    def __init__(self, document: Document, country: str | None) -> None:
        self.setting = Setting(document.text, document.published, country)
        self.by_start: dict[int, Run | Contest] = {}
        if holds_tables(document):
            for run in runs(document):
                self.by_start.update((row.block.start, run) for row in run.rows)
        if speaks_of_votes(document):
            for contest in contests(document):
                behind = [contest.majority_block] if contest.majority_block is not None else []
                self.by_start.update((block.start, contest) for block in [*contest.blocks, *behind])
        self.done: set[int] = set()
        self.seen: set[tuple[Measure, str, object]] = set()

    def claims(self, builder: Builder, block: Block) -> bool:
        """Whether a block belongs to a listing, whose claims are added when its first block comes up."""
        listing = self.by_start.get(block.start)
        if listing is None:
            return False
        if id(listing) not in self.done:
            self.done.add(id(listing))
            if isinstance(listing, Contest):
                Tally(builder, listing, f"r{len(self.done)}").write()
            else:
                self.table(builder, listing)
        return True

    def table(self, builder: Builder, run: Run) -> None:
        """The claims of the tables in a run of rows."""
        for number, sheet in enumerate(sheets(run, self.setting)):
            name = f"t{len(self.done)}.{number}"
            distinct(sheet, self.seen, name)
            Writer(builder, sheet, name).write()
