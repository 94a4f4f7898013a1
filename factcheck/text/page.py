"""The words of an HTML page in reading order, one line a block, a row a line, with their places in the source.

One pass over the source with one pattern, no tree: depth costs nothing, and every word knows where it stood.
"""

from __future__ import annotations

import html
import re
from typing import Final

from factcheck.expression import expression
from factcheck.record import record
from factcheck.text.document import CAPTION, HEADING, TABLE, Segment
from factcheck.text.lines import Line
from factcheck.text.reading import Reading
from factcheck.text.words import form_set

_TOKEN = expression(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>?"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*+)(?:(?:[\s/](?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)?>|[\s/][^<>]*+>)"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
    re.DOTALL,
)
_BLANKS = expression(r"[ \t\r\n\f]+")
_CELLS: Final = frozenset(("td", "th"))
_ROLES: Final = {**{f"h{level}": HEADING for level in range(1, 7)}, "figcaption": CAPTION, "caption": CAPTION}


@record(frozen=True, slots=True)
class Page:
    """A page as lines: their text, the roles that the markup gives them, and where in the page they stand."""

    text: str
    lines: list[Line]
    roles: list[str | None]
    segments: tuple[Segment, ...]
    top_headings: frozenset[int]
    content: frozenset[int]
    margins: frozenset[int]

    def is_inside(self, line: Line) -> bool:
        """Whether a line stands in the page's `article` or `main`, or, where it has none, outside its margins."""
        return line.start in self.content if self.content else line.start not in self.margins


def read_page(source: str) -> Page:
    """The words of a page. Never fails: what is not well-formed is read as a browser would, more or less."""
    scanner = _Scanner(source)
    scanner.scan()
    return scanner.page()


class _Scanner:
    """Goes through the tokens of a page; knows the line it is building, and how deep in content and margins it is."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._reading = Reading()
        self._start = 0
        self._role: str | None = None
        self._is_top = False
        self._cells = 0
        self._content = 0
        self._margins = 0
        self._spans: list[tuple[int, int, str | None]] = []
        self._tops: set[int] = set()
        self._inside: set[int] = set()
        self._outside: set[int] = set()
        self._unclosed: set[str] = set()

    def scan(self) -> None:
        source, at = self._source, 0
        while token := _TOKEN.search(source, at):
            self._words(at, token.start())
            at = token.end()
            tag = token["tag"]
            if tag:
                at = self._tag(tag.lower(), bool(token["close"]), at)
            elif source[token.start()] == "&":
                self._entity(token[0], token.start())
        self._words(at, len(source))
        self._flush()

    def page(self) -> Page:
        text = self._reading.text()
        lines = [Line(start, end, text[start:end]) for start, end, _ in self._spans]
        roles = [role for _, _, role in self._spans]
        places = frozenset(self._tops), frozenset(self._inside), frozenset(self._outside)
        return Page(text, lines, roles, tuple(self._reading.segments) or (Segment(0, 0, "text"),), *places)

    def _tag(self, tag: str, closing: bool, end: int) -> int:
        """Take note of a tag; returns where to read on."""
        if tag in form_set("markup", "silent"):
            return end if closing else self._silent_end(tag, end)
        if tag in _CELLS:
            if not closing and self._cells:
                self._cell()
        elif tag in form_set("markup", "block"):
            self._block(tag, closing)
        return end

    def _silent_end(self, tag: str, end: int) -> int:
        closing = None if tag in self._unclosed else _closing(tag).search(self._source, end)
        if closing:
            return closing.end()
        self._unclosed.add(tag)
        return len(self._source) if tag in form_set("markup", "raw") else end

    def _block(self, tag: str, closing: bool) -> None:
        if self._cells and tag not in ("tr", "table"):
            self._blank()
            return
        self._flush()
        step = -1 if closing else 1
        if tag in form_set("markup", "content"):
            self._content = max(0, self._content + step)
        elif tag in form_set("markup", "margin"):
            self._margins = max(0, self._margins + step)
        elif tag == "tr":
            self._cells = 0 if closing else 1
        elif tag == "table":
            self._cells = 0
        if not closing:
            self._role = _ROLES.get(tag)
            self._is_top = tag == "h1"

    def _cell(self) -> None:
        if self._reading.size > self._start:
            self._reading.fill(" | " if not self._reading.ends_with_blank() else "| ")
            self._cells += 1

    def _blank(self) -> None:
        if not self._reading.ends_with_blank():
            self._reading.fill(" ")

    def _entity(self, entity: str, at: int) -> None:
        text = html.unescape(entity)
        if text.isspace():
            if not self._reading.ends_with_blank():
                self._reading.copy(text if text == "\xa0" else " ", at)
        else:
            self._reading.copy(text, at)

    def _words(self, start: int, end: int) -> None:
        """Append the source between two tokens, its runs of blanks as one."""
        source, reading = self._source, self._reading
        for blanks in _BLANKS.finditer(source, start, end):
            reading.copy(source[start : blanks.start()], start)
            if not reading.ends_with_blank():
                reading.copy(" ", blanks.start())
            start = blanks.end()
        reading.copy(source[start:end], start)

    def _flush(self) -> None:
        """End the line that is being built."""
        reading = self._reading
        if reading.size > self._start:
            end = reading.size - reading.ends_with_blank()
            if end > self._start:
                role = TABLE if self._cells > 1 else self._role
                self._spans.append((self._start, end, role))
                self._note()
            reading.fill("\n\n")
        self._start = reading.size
        self._role = None
        self._is_top = False

    def _note(self) -> None:
        if self._is_top:
            self._tops.add(self._start)
        if self._content:
            self._inside.add(self._start)
        if self._margins:
            self._outside.add(self._start)


def _closing(tag: str) -> re.Pattern[str]:
    return expression(rf"</{tag}(?=[\s/>])[^>]*>|</{tag}>", re.IGNORECASE)
