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
_LOWER_LINE = expression(r"\S[^\S\n]*\n[^\S\n]*[^\W\d_A-Z]")
"""A line that goes on in lower case, without which no text is taken for hard-wrapped."""
_BREAK = expression(r"(?<=\S)[^\S\n]*\n\s*")
_MARKER = expression(r"(?:[-–—•·*▪●○◦‣►■□➢✓✔>.]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\xa0]+(?=\S)")


@record(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: `[start, end)` in the text."""

    start: int
    end: int
    text: str


def cut(text: str, offset: int = 0) -> list[Line]:
    """The lines of a text that are not blank, wrapped ones joined; `offset` is added to every position."""
    runs = _runs(text, offset)
    column = max((_widest(run) for run in runs if len(run) > 2 and _is_narrow(run) and _are_full(run)), default=0)
    return [line for run in runs for line in (_unwrapped(run, column) if len(run) > 1 else run)]


def _runs(text: str, offset: int) -> list[list[Line]]:
    """The lines that are not blank, those together that no blank one parts."""
    runs: list[list[Line]] = []
    apart = True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = offset if raw[0] == bare[0] else offset + raw.index(bare[0])
            if apart:
                runs.append([])
            runs[-1].append(Line(start, start + len(bare), bare))
        apart = not bare
        offset += len(raw) + 1
    return runs


def unbroken(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with one blank wherever a typesetter broke a line, so that figures stand beside their units, and where
    its stretches begin: in it and in the text as given, one stretch where both are as long.
    """
    if _LOWER_LINE.search(text) is None:
        return text, ((0, 0),)
    read: list[str] = []
    stretches, length, at = [(0, 0)], 0, 0
    for line in cut(text):
        for found in _BREAK.finditer(text, line.start, line.end) if "\n" in line.text else ():
            read += [text[at : found.start()], " "]
            length, at = length + found.start() - at + 1, found.end()
            if found.end() - found.start() > 1:
                stretches.append((length, at))
    return "".join([*read, text[at:]]), tuple(stretches)


def marker_width(text: str) -> int:
    """How many characters of a line are a list marker (`- `, `. `, `1. `) and the blanks behind it."""
    if text[0].isupper():
        return 0
    marker = _MARKER.match(text)
    return marker.end() if marker else 0


def is_closed(text: str) -> bool:
    """Whether a line ends with a mark that ends a sentence or a clause, quotes and brackets aside."""
    return text[-1] in _TERMINAL or text.rstrip(_CLOSERS)[-1:] in _TERMINAL


def _unwrapped(run: list[Line], column: int) -> list[Line]:
    """Consecutive lines, those joined that belong to one wrapped paragraph of a text set in so wide a column."""
    wrapped = _is_narrow(run) and (_go_on(run) or _are_full(run, column))
    joined = [run[0]]
    for before, line in pairwise(run):
        if _continues(before.text, line.text, wrapped):
            last = joined.pop()
            line = Line(last.start, line.end, f"{last.text}\n{line.text}")
        joined.append(line)
    return joined


def _is_narrow(run: list[Line]) -> bool:
    return _widest(run) <= WIDEST


def _widest(run: list[Line]) -> int:
    return max(line.end - line.start for line in run)


def _go_on(run: list[Line]) -> bool:
    """Whether half of the lines behind the first begin in lower case."""
    return 2 * len([line for line in run[1:] if line.text[0].islower()]) >= len(run) - 1


def _are_full(run: list[Line], column: int = 0) -> bool:
    """Whether no line but the last had room for the first word of the next: in the column, or among three or more."""
    width = max(column, _widest(run))
    room = [width - len(before.text) - len(line.text.split(None, 1)[0]) for before, line in pairwise(run)]
    return (len(run) > 2 or column > 0) and max(room) < 1


def _continues(before: str, text: str, wrapped: bool) -> bool:
    if not (text[0].islower() or wrapped) or len(before) < 30:
        return False
    if marker_width(text) or before.count(" / ") > 1 or text.count(" / ") > 1:
        return False
    if text[0].islower():
        return wrapped or not is_closed(before)  # what ends "U.S." ends no sentence
    return len(before) >= 45 and not before.endswith(":")
