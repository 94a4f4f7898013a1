"""A document: the text that is read, its labelled blocks, and the way back to the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Final

from factcheck.expression import expression
from factcheck.record import field, record

TITLE: Final = "title"
HEADING: Final = "heading"
BYLINE: Final = "byline"
BODY: Final = "body"
CAPTION: Final = "caption"
TABLE: Final = "table"
MENU: Final = "menu"
BOILERPLATE: Final = "boilerplate"
GLOSSARY: Final = "glossary"

SILENT_ROLES: Final = frozenset({MENU, BOILERPLATE, BYLINE, GLOSSARY})
"""Roles of blocks whose numbers make no claims."""


_NEWLINE = expression("\n")


@record(frozen=True, slots=True)
class Block:
    """A labelled stretch of a document: `[start, end)` in its text, and the role it plays there."""

    start: int
    end: int
    role: str


@record(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for one: `[start, end)` in the document's text, inside one block."""

    start: int
    end: int
    block: Block


@record(frozen=True, slots=True)
class Segment:
    """A stretch of reading text that was copied from one place: `start` here, `source` there, in field `part`."""

    start: int
    source: int
    part: str


def segments_of(stretches: Iterable[tuple[int, int]], part: str, start: int = 0) -> tuple[Segment, ...]:
    """The segments of a field whose stretches begin at these offsets, in a reading text where it begins at `start`."""
    return tuple(Segment(start + read, given, part) for read, given in stretches)


@record(frozen=True, slots=True)
class Place:
    """Where a span lies in the file as given: code points, lines and columns (from 1), and the field of a record."""

    part: str
    start: int
    end: int
    line: int
    column: int


@record(frozen=True, slots=True)
class Unreadable:
    """An input that gave no article: its path as given, and one line that says why."""

    path: str
    reason: str


@record(frozen=True, slots=True)
class Document:
    """One article.

    `text` is what is read. `parts` holds the fields as given ("text", and "title" for records that have one);
    `segments` lead from an offset in `text` back to a field and an offset in it. For a plain text file `text` is the
    file itself, with a blank for every break inside a paragraph that is hard-wrapped.

    >>> from factcheck import read
    >>> document = read("Exports rose 4 percent.")
    >>> document.text[13:22], document.place(13, 22).column
    ('4 percent', 14)
    """

    text: str
    name: str
    path: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    blocks: tuple[Block, ...] = ()
    segments: tuple[Segment, ...] = (Segment(0, 0, "text"),)
    parts: Mapping[str, str] = field(default_factory=dict)
    _line_starts: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def offset(self, position: int) -> tuple[str, int]:
        """The field, and the offset in it, of a position in the reading text."""
        segment = self.segments[-1]
        if position < segment.start:  # only what stands before the last stretch needs to be searched for
            at = bisect_right(self.segments, position, key=attrgetter("start")) - 1
            segment = self.segments[max(at, 0)]
        return segment.part, segment.source + position - segment.start

    def place(self, start: int, end: int) -> Place:
        """Where `[start, end)` of the reading text lies in the file as given."""
        part, first = self.offset(start)
        _, last = self.offset(max(start, end - 1))
        return Place(part, first, last + (end > start), *self.line_and_column(part, first))

    def line_and_column(self, part: str, offset: int) -> tuple[int, int]:
        """The line and the column, from 1, of an offset in a field."""
        starts = self._lines_of(part)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _lines_of(self, part: str) -> list[int]:
        """Where each line of a field begins; counted once a field, when the first place in it is asked for."""
        starts = self._line_starts.get(part)
        if starts is None:
            given = self.parts.get(part, self.text)
            starts = self._line_starts[part] = [0, *(at.end() for at in _NEWLINE.finditer(given))]
        return starts
