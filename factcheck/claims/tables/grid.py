"""Tables as grids: their rows cut into cells that know where they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from factcheck.expression import expression
from factcheck.record import record, replace
from factcheck.text.document import BYLINE, TABLE, Block, Document
from factcheck.text.signs import is_drawn

_SLASH: Final = expression(r"\s+/(?=\s|$)")
_BLANKS: Final = expression(r"[ \xa0]{2,}|\t+")
_BAR: Final = expression(r"\|")
_TAB: Final = expression(r"\t")
_LAST_FIGURE: Final = expression(
    r"(?:^|(?<=\s))[(]?[-+−–]?(?:[A-Z]{0,3}[$€£¥₹])?[-+−–]?"
    r"(?:\d{1,3}(?:[ \xa0\u202f]\d{3})+(?:\.\d+)?|\d[\d,]*(?:\.\d+)?|\.\d+|[-–—](?!\S))\s?%?[)]?$"
)
_LONGEST_FIGURE: Final = 40
_DATED: Final = expression(r"(?:^|\s)(?:19|20)\d\d$")
"""A head that only ends in a year."""


@record(frozen=True, slots=True)
class Cell:
    """A cell without the blanks around it: `[start, end)` in the document's text."""

    start: int
    end: int
    text: str


@record(frozen=True, slots=True)
class Setting:
    """What an article gives all its tables: its date, and the country that settles its currency signs."""

    text: str
    published: date | None
    country: str | None


@record(frozen=True, slots=True)
class Row:
    """One line of a table: its cells; the first cell of a `flat` row holds the head and a figure."""

    block: Block
    cells: tuple[Cell, ...]
    flat: bool

    def parted(self, text: str) -> tuple[Cell, tuple[Cell, ...]]:
        """The head of the row and its figures."""
        first, rest = self.cells[0], self.cells[1:]
        if not self.flat:
            return first, rest
        found = _LAST_FIGURE.search(first.text, max(0, len(first.text) - _LONGEST_FIGURE))
        if found is None:
            return first, rest
        at = found.start()
        head = first.text[:at].rstrip(" :")
        figure = Cell(first.start + at, first.end, first.text[at:])
        return Cell(first.start, first.start + len(head), head), (figure, *rest)


def row_of(text: str, block: Block) -> Row:
    """The cells of a line of a table."""
    line, offset = text[block.start : block.end], block.start
    if line[0] == "|" == line[-1]:
        line, offset = line[1:-1], offset + 1
    for mark, pattern in (("|", _BAR), ("\t", _TAB), (" /", _SLASH), ("  ", _BLANKS), ("\xa0\xa0", _BLANKS)):
        if mark in line:
            return Row(block, tuple(pieces(line, pattern, offset)), mark == " /")
    return Row(block, (Cell(block.start, block.end, line),), True)


def pieces(line: str, pattern: re.Pattern[str], offset: int) -> Iterator[Cell]:
    """The pieces of a line between the matches of a pattern, without the blanks around them."""
    at = 0
    for mark in pattern.finditer(line):
        yield stripped(line, at, mark.start(), offset)
        at = mark.end()
    yield stripped(line, at, len(line), offset)


def stripped(line: str, start: int, end: int, offset: int) -> Cell:
    """The cell at `[start, end)` of a line that stands at `offset`."""
    bare = line[start:end].strip()
    first = start + line[start:end].index(bare[0]) if bare else start
    return Cell(offset + first, offset + first + len(bare), bare)


@record(frozen=True, slots=True)
class Run:
    """Consecutive rows, and the line before them that may name their columns."""

    rows: tuple[Row, ...]
    before: Block | None


def runs(document: Document) -> Iterator[Run]:
    """The tables of a document: runs of rows that follow each other."""
    rows: list[Row] = []
    before: Block | None = None
    for block in document.blocks:
        if block.role == TABLE:
            rows.append(row_of(document.text, block))
            continue
        if rows and is_drawn(document.text[block.start : block.end]):
            continue
        if rows:
            yield Run(levelled(rows), before)
            rows = []
        if block.role != BYLINE:
            before = block
    if rows:
        yield Run(levelled(rows), before)


def levelled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, as flat where bars part the figures alone, and the first stands behind its head ("Sales 5 | 4 | 3")."""
    longer = [row for row in rows if len(row.cells) > 1]
    if sum(is_led(row.cells[0].text) for row in longer) * 2 <= len(longer):
        return tuple(rows)
    return tuple(replace(row, flat=True) for row in rows)


def is_led(cell: str) -> bool:
    """Whether a cell is a head with a figure behind it that is no year."""
    found = _LAST_FIGURE.search(cell, max(0, len(cell) - _LONGEST_FIGURE))
    return found is not None and found.start() > 0 and _DATED.search(cell) is None


def width(rows: Sequence[Row], text: str) -> int:
    """How many figures most rows have."""
    counts = [len(row.parted(text)[1]) for row in rows]
    return max(set(counts), key=lambda n: (counts.count(n), n)) if counts else 0
