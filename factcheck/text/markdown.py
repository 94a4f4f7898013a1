"""Markdown articles: the words without the markup, each still leading back to its place in the source."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Final

from factcheck.expression import expression
from factcheck.record import record
from factcheck.text.dates import find_date
from factcheck.text.document import BOILERPLATE, CAPTION, HEADING, TABLE, TITLE, Document
from factcheck.text.layout import arrange
from factcheck.text.lines import cut, unbroken
from factcheck.text.reading import Reading

_FRONT: Final = expression(r"\ufeff?---[ \t]*\r?\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD = expression(r"^(title|date|published)[ \t]*:[ \t]*([\"']?)([^\n]*?)\2[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_FENCE = expression(r" {0,3}(```|~~~)")
_HEADING = expression(r" {0,3}(#{1,6})[ \t]+")
_UNDERLINE = expression(r" {0,3}(?:=+|-{2,})[ \t]*\Z")
_BREAK = expression(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_DIVIDER = expression(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_LEAD = expression(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]+)?")
_REFERENCE = expression(r" {0,3}\[[^\[\]]+\]:[ \t]*\S")
_IMAGE = expression(r"[ \t]*!\[[^\[\]]*\]\([^()]*\)[ \t]*\Z")
_MARKUP = expression(
    r"\\(?=[!-/:-@\[-`{-~])"  # an escape
    r"|!?\[(?=[^\[\]]*\][(\[])|\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])"  # links and images
    r"|\[\^[\w-]+\]:?"  # footnotes
    r"|\*{2,3}|(?<!\d)\*(?=\S)|(?<=\S)\*(?!\d)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|`+"  # emphasis and code
    r"|</?(?:a|b|i|u|em|strong|span|br|sup|sub|p|div|img|small|code|hr|center|font|figure|figcaption|h[1-6])\b[^<>]*>"
    r"|<!--[^<>]*-->|<https?:[^<>\s]*>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
)


@record(frozen=True, slots=True)
class _Front:
    """The fields before the text: where they end, the title with its place, the date."""

    end: int = 0
    title: str = ""
    title_at: int = 0
    day: date | None = None


def read_markdown(path: str, name: str, text: str, default_date: date | None) -> Document:
    """An article given as Markdown, front matter included."""
    front = _front(text)
    reading = Reading()
    if front.title:
        _hinted(reading, TITLE, front.title, front.title_at)
    _Reader(reading, text, front.end).read()
    words = reading.text()
    flat, _ = unbroken(words)
    words = flat if len(flat) == len(words) else words  # the segments and roles found so far must still lead there
    lines = cut(words)
    layout = arrange(lines, reading.given(lines))
    return Document(
        text=words, name=name, path=path, title=layout.title, published=front.day or layout.published or default_date,
        blocks=layout.blocks, segments=tuple(reading.segments), parts={"text": text},
    )  # fmt: skip


def _front(text: str) -> _Front:
    match = _FRONT.match(text) if text.startswith(("---", "\ufeff---")) else None
    if not match:
        return _Front()
    title, title_at, day = "", 0, None
    for field in _FIELD.finditer(text, match.start(1), match.end(1)):
        if field[1].lower() == "title":
            title, title_at = field[3], field.start(3)
        else:
            written = find_date(field[3])
            day = written and written.day
    return _Front(match.end(), title, title_at, day)


def _hinted(reading: Reading, role: str, text: str, source: int) -> None:
    """Append a line whose role the markup gives, apart from its neighbours."""
    reading.fill("\n")
    start = reading.size
    inline(reading, text, source)
    if reading.size > start:
        reading.roles[start] = role
    reading.fill("\n\n")


def inline(reading: Reading, text: str, source: int) -> None:
    """Append the words of a line without its emphasis marks, link targets and entities."""
    done = 0
    for mark in _MARKUP.finditer(text):
        reading.copy(text[done : mark.start()], source + done)
        if mark[0][0] == "&":
            reading.copy(html.unescape(mark[0]), source + mark.start())
        done = mark.end()
    reading.copy(text[done:], source + done)


class _Reader:
    """Goes through the lines of a Markdown source and appends each in its reading form."""

    def __init__(self, reading: Reading, text: str, start: int) -> None:
        self._reading = reading
        self._text = text
        self._at = start
        self._fenced = ""
        self._in_table = False
        self._titled = bool(reading.roles)

    def read(self) -> None:
        lines = self._text[self._at :].split("\n")
        for number, line in enumerate(lines):
            self._line(line.rstrip("\r"), lines[number + 1].rstrip("\r") if number + 1 < len(lines) else "")
            self._at += len(line) + 1

    def _line(self, line: str, following: str) -> None:
        fence = _FENCE.match(line)
        if self._fenced or fence:
            self._code(line, fence[1] if fence else "")
        elif not line.strip():
            self._in_table = False
            self._reading.fill("\n")
        elif "|" in line and (self._in_table or line.lstrip().startswith("|") or _DIVIDER.match(following)):
            self._row(line)
        elif heading := _HEADING.match(line):
            self._heading(heading[1], line.rstrip(" \t#"), heading.end())
        elif _UNDERLINE.match(following) and line.lstrip()[0] not in ">-*+" and not _BREAK.match(line):
            self._heading("#" if "=" in following else "##", line, len(line) - len(line.lstrip()))
        elif not (_UNDERLINE.match(line) or _BREAK.match(line) or _REFERENCE.match(line)):
            self._prose(line)

    def _prose(self, line: str) -> None:
        if _IMAGE.match(line):
            _hinted(self._reading, CAPTION, line.strip(), self._at + len(line) - len(line.lstrip()))
            return
        lead = _LEAD.match(line)
        width = lead.end() if lead else 0
        if line[:width].strip(" \t>"):
            self._reading.copy("- ", self._at + width - 2)
        inline(self._reading, line[width:].rstrip(), self._at + width)
        self._reading.copy("\n", self._at + len(line))

    def _heading(self, level: str, line: str, width: int) -> None:
        role = TITLE if level == "#" and not self._titled else HEADING
        self._titled = self._titled or role == TITLE
        _hinted(self._reading, role, line[width:], self._at + width)

    def _row(self, line: str) -> None:
        self._in_table = True
        if _DIVIDER.match(line):
            return
        bare = line.strip().strip("|").strip()
        if bare:
            _hinted(self._reading, TABLE, bare, self._at + line.index(bare))

    def _code(self, line: str, fence: str) -> None:
        if fence and (not self._fenced or fence == self._fenced):
            self._fenced = "" if self._fenced else fence
        elif line.strip():
            self._reading.fill("\n")
            start = self._reading.size
            bare = line.strip()
            self._reading.copy(bare, self._at + line.index(bare))
            self._reading.roles[start] = BOILERPLATE
            self._reading.fill("\n\n")
