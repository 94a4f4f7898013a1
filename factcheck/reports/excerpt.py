"""Excerpts of a text with marked stretches underlined, wrapped to a width, cut where nothing is marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.expression import expression
from factcheck.record import record

ELLIPSIS: Final = "…"
AROUND: Final = 28
"""Characters kept on each side of a mark when a passage is too long to show whole."""
SHORTEST_CUT: Final = 24
"""Characters below which leaving something out is not worth an ellipsis."""
WHOLE_LINES: Final = 2
"""A passage that fits in so many lines is shown uncut."""

_CONTROL: Final = expression(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@record(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` to underline, and the label to set beneath it."""

    start: int
    end: int
    label: str


@record(frozen=True, slots=True)
class Line:
    """A line of an excerpt and the rows of carets and labels beneath it."""

    text: str
    rows: tuple[str, ...]


def underlined(passage: str, marks: Sequence[Mark], width: int) -> list[Line]:
    """The passage in lines of at most `width` columns (single longer words aside), its marks underlined."""
    shown = _CONTROL.sub(" ", passage)
    marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
    if columns(shown) > width * WHOLE_LINES:
        shown, marks = _cut(shown, marks)
    return [_line(shown, start, end, marks, width) for start, end in _wrapped(shown, marks, width)]


def columns(text: str) -> int:
    """The columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The words around each mark, and the marks moved along; an ellipsis stands for what was left out."""
    pieces: list[str] = []
    moved: list[Mark] = []
    length = 0
    for start, end in _windows(text, marks):
        lead = f"{ELLIPSIS} " if start > 0 and not pieces else ""
        tail = f" {ELLIPSIS} " if end < len(text) else ""
        shift = length + len(lead) - start
        moved += [Mark(m.start + shift, m.end + shift, m.label) for m in marks if start <= m.start < end]
        pieces.append(f"{lead}{text[start:end]}{tail}")
        length += len(pieces[-1])
    return "".join(pieces).rstrip(), moved


def _windows(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Stretches of whole words around the marks, joined where they meet."""
    windows: list[tuple[int, int]] = []
    for mark in marks:
        start, end = _word_start(text, mark.start - AROUND), _word_end(text, mark.end + AROUND)
        if windows and start - windows[-1][1] < SHORTEST_CUT:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start if start >= SHORTEST_CUT else 0, end))
    if windows and len(text) - windows[-1][1] < SHORTEST_CUT:
        windows[-1] = (windows[-1][0], len(text))
    return windows


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    blank = text.find(" ", at, at + AROUND)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", at - AROUND, at)
    return blank if blank >= 0 else at


def _wrapped(text: str, marks: Sequence[Mark], width: int) -> Iterator[tuple[int, int]]:
    """The spans of the lines that a text breaks into at blanks, outside the marks where they fit a line."""
    start = end = used = 0
    for first, last in _unbroken(text, marks, width):
        needed = columns(text[end:last])
        if used and used + needed > width:
            yield start, end
            start, used, needed = first, 0, columns(text[first:last])
        used, end = used + needed, last
    if end > start:
        yield start, end


def _unbroken(text: str, marks: Sequence[Mark], width: int) -> Iterator[tuple[int, int]]:
    """The words of a text, those of one mark together."""
    kept = [mark for mark in marks if columns(text[mark.start : mark.end]) < width // 2]
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", text)]
    at = 0
    for start, end in words:
        if start < at:
            continue
        at = end
        for mark in kept:
            if mark.start < at < mark.end:
                at = next((last for first, last in words if first < mark.end <= last), at)
        yield start, at


def _line(text: str, start: int, end: int, marks: Sequence[Mark], width: int) -> Line:
    """One line with the marks that touch it."""
    carets = []
    for mark in marks:
        if mark.start < end and mark.end > start:
            first, last = max(mark.start, start), min(mark.end, end)
            label = mark.label if mark.end <= end else ""
            carets.append((columns(text[start:first]), columns(text[start:last]), label))
    return Line(text[start:end], tuple(_rows(carets, width)))


def _rows(carets: Sequence[tuple[int, int, str]], width: int) -> Iterator[str]:
    """A row of carets, each with its label behind it; labels that find no room there stand in a row beneath."""
    row, beneath = "", ""
    for at, (start, end, label) in enumerate(carets):
        room = carets[at + 1][0] - end if at + 1 < len(carets) else width - end + 1
        row = f"{row.ljust(start)[: max(start, len(row))]}{'^' * (end - max(start, len(row)))}"
        if room >= len(label) + 2:
            row += f" {label}" if label else ""
        else:
            beneath = f"{beneath} {label}" if len(beneath) >= start > 0 else f"{beneath.ljust(start)}{label}"
    if row:
        yield row
    if beneath:
        yield beneath
