"""The layout of an article: every line labelled with the role it plays, none deleted."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.record import record
from factcheck.text.dates import find_date
from factcheck.text.document import BODY, BOILERPLATE, BYLINE, HEADING, MENU, SILENT_ROLES, TABLE, TITLE, Block
from factcheck.text.furniture import Furniture
from factcheck.text.glossary import mark_glossary
from factcheck.text.header import dateline_width, header_end, mark_stamps, mark_title, published, without_leading_date
from factcheck.text.lines import Line, cut, is_closed, marker_width
from factcheck.text.signs import LONGEST_CELL, LONGEST_SIGN, cells, has_figures, is_drawn, role_of
from factcheck.text.weekdays import proven_day

LONGEST_HEADING: Final = 110
LONGEST_ENTRY: Final = 40
FEWEST_ENTRIES: Final = 4
SHORTEST_REPEAT: Final = 60


@record(frozen=True, slots=True)
class Layout:
    """What the lines of an article say: its title and date of publication where it states them, and its blocks."""

    title: str | None
    published: date | None
    blocks: tuple[Block, ...]


def label(text: str) -> Layout:
    """The layout of an article given as one text, its title and date lines included."""
    return arrange(without_leading_date(cut(text)))


def label_record(title: str, text: str, offset: int) -> Layout:
    """The layout of a record whose title is known: the title stands at 0, `text` begins at `offset`."""
    bare = title.strip()
    start = title.index(bare)
    lines = [Line(start, start + len(bare), bare), *cut(text, offset)]
    return arrange(lines, [TITLE, *[None] * (len(lines) - 1)])


def arrange(lines: list[Line], given: list[str | None] | None = None) -> Layout:
    """The layout of lines, some of whose roles the markup has given (one entry a line, None where it has not)."""
    furniture = Furniture.of([line.text.lower() for line in lines if len(line.text) <= LONGEST_SIGN])
    given = given or [None] * len(lines)
    roles = [role or role_of(line.text, furniture) for line, role in zip(lines, given, strict=True)]
    end = header_end(lines, roles)
    mark_stamps(lines, roles, end)
    if TITLE not in roles:
        mark_title(lines, roles, end)
    _mark_header_rows(lines, roles)
    _mark_menus(lines, roles)
    _mark_headings(lines, roles)
    _mark_repeats(lines, roles)
    mark_glossary(lines, roles)
    return _layout(lines, roles)


def _layout(lines: list[Line], roles: list[str | None]) -> Layout:
    title = next((line.text for line, role in zip(lines, roles, strict=True) if role == TITLE), None)
    blocks: list[Block] = []
    day = published(lines, roles)
    seen_body = False
    for line, role in zip(lines, roles, strict=True):
        start = line.start
        if role in (BODY, HEADING):
            start += marker_width(line.text)
        if role == BODY and not seen_body:
            seen_body = True
            width = dateline_width(line.text)
            if width:
                blocks.append(Block(start, start + len(line.text[:width].rstrip()), BYLINE))
                start += width
                day = day or _day(line.text[:width]) or _proven(line.text[:width], lines, roles)
        blocks.append(Block(start, line.end, role or BODY))
    return Layout(title and " ".join(title.split()), day, tuple(blocks))


def _day(text: str) -> date | None:
    written = find_date(text)
    return written and written.day


def _proven(dateline: str, lines: list[Line], roles: list[str | None]) -> date | None:
    """The day of a dateline that leaves out the year, which most of the stories of agencies do."""
    return proven_day(dateline, "\n".join(line.text for line, role in zip(lines, roles, strict=True) if role == BODY))


def _mark_header_rows(lines: list[Line], roles: list[str | None]) -> None:
    """A line of several cells above a table row, or above the rule drawn between, names its columns."""
    below: str | None = None
    for line, (at, role) in zip(reversed(lines), reversed(list(enumerate(roles))), strict=True):
        if role is None and below == TABLE and len(line.text) <= LONGEST_SIGN:
            names = cells(line.text)
            if len(names) >= 3 and max(map(len, names)) <= LONGEST_CELL:
                roles[at] = TABLE
        if role is None or not is_drawn(line.text):
            below = roles[at]


def _mark_menus(lines: list[Line], roles: list[str | None]) -> None:
    """Runs of short lines without a figure or a stop are menus; lines that are silent already do not break one."""
    run: list[int] = []
    for at in range(len(lines) + 1):
        role = roles[at] if at < len(lines) else BODY
        if role is None and _is_entry(lines[at].text):
            run.append(at)
        elif run and role not in SILENT_ROLES:
            if len(run) >= FEWEST_ENTRIES:
                for entry in run:
                    roles[entry] = MENU
            run = []


def _is_entry(text: str) -> bool:
    if len(text) > LONGEST_ENTRY or text.count(" ") > 4 or is_closed(text):
        return False
    return not any(map(str.isdigit, text))


def _mark_headings(lines: list[Line], roles: list[str | None]) -> None:
    """What is left is prose, or a heading: short, without figures, and not the last line that speaks."""
    spoken = False
    for at in range(len(lines) - 1, -1, -1):
        if roles[at] is None:
            roles[at] = HEADING if spoken and _is_heading(lines[at].text) else BODY
        spoken = spoken or roles[at] not in SILENT_ROLES


def _is_heading(text: str) -> bool:
    if len(text) > LONGEST_HEADING or text.count(" ") > 13 or text[-1] in ".!?;,":
        return False
    return (text[-1] == ":" or not is_closed(text)) and not has_figures(text)


def _mark_repeats(lines: list[Line], roles: list[str | None]) -> None:
    """A paragraph printed a second time, word for word, says nothing new."""
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if roles[at] == BODY and len(line.text) >= SHORTEST_REPEAT:
            if line.text in seen:
                roles[at] = BOILERPLATE
            seen.add(line.text)
