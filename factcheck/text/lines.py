"""A text cut into lines that each stand for a paragraph, a heading or a row; hard-wrapped lines are joined again."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from factcheck.expression import expression
from factcheck.record import record

WIDEST: Final = 120
"""Lines of hard-wrapped text are no longer than this."""

_TERMINAL: Final = frozenset(".!?:;…。！？")
_CLOSERS: Final = "\"'”’»)]"
_MARKER = expression(r"(?:[-–—•·*▪●○◦‣►■□➢✓✔>.]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\xa0]+(?=\S)")


@record(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: `[start, end)` in the text."""

    start: int
    end: int
    text: str


def cut(text: str, offset: int = 0) -> list[Line]:
    """The lines of a text that are not blank, wrapped ones joined; `offset` is added to every position."""
    lines: list[Line] = []
    run: list[Line] = []
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = offset if raw[0] == bare[0] else offset + raw.index(bare[0])
            run.append(Line(start, start + len(bare), bare))
        elif run:
            lines.extend(_unwrapped(run) if len(run) > 1 else run)
            run = []
        offset += len(raw) + 1
    lines.extend(_unwrapped(run) if len(run) > 1 else run)
    return lines


def marker_width(text: str) -> int:
    """How many characters of a line are a list marker (`- `, `. `, `1. `) and the blanks behind it."""
    if text[0].isupper():
        return 0
    marker = _MARKER.match(text)
    return marker.end() if marker else 0


def is_closed(text: str) -> bool:
    """Whether a line ends with a mark that ends a sentence or a clause, quotes and brackets aside."""
    return text[-1] in _TERMINAL or text.rstrip(_CLOSERS)[-1:] in _TERMINAL


def _unwrapped(run: list[Line]) -> list[Line]:
    """Consecutive lines, those joined that belong to one wrapped paragraph."""
    wrapped = _is_wrapped(run)
    joined = [run[0]]
    for before, line in pairwise(run):
        if _continues(before.text, line.text, wrapped):
            last = joined.pop()
            line = Line(last.start, line.end, f"{last.text}\n{line.text}")
        joined.append(line)
    return joined


def _is_wrapped(run: list[Line]) -> bool:
    """Whether a typesetter broke these lines: narrow, and half of them go on in lower case."""
    lower = len([line for line in run[1:] if line.text[0].islower()])
    return lower * 2 >= len(run) - 1 and all(line.end - line.start <= WIDEST for line in run)


def _continues(before: str, text: str, wrapped: bool) -> bool:
    if not (text[0].islower() or wrapped) or len(before) < 30:
        return False
    if marker_width(text) or before.count(" / ") > 1 or text.count(" / ") > 1:
        return False
    if text[0].islower():
        return not is_closed(before)
    return len(before) >= 45 and not before.endswith(":")
