"""Sheets: tables read into columns and lines whose figures have units; what cannot be matched stays unread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.nouns import WORD
from factcheck.claims.tables.columns import LISTED, Column, forms, outside, read_columns, written_out
from factcheck.claims.tables.grid import Cell, Row, Run
from factcheck.claims.tables.heads import Head, measure_of, range_written_out, read_head, read_words
from factcheck.claims.tables.printed import BARE, EMPTY, HUNDREDTHS, Scale, figure_of, scale_of
from factcheck.periods.period import Period
from factcheck.periods.phrases import scan_periods
from factcheck.quantities.quantity import Quantity
from factcheck.text.document import Block

DASHES: Final = frozenset({"-", "–", "—", "--", "0", "nil"})
_DIGIT: Final = re.compile(r"\d")
_PIECES: Final = re.compile(r"[,;:]\s+|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article gives all its tables: its date, and the country that settles its currency signs."""

    text: str
    published: date | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside the heads of the columns and holds for the whole table: unit, time and measure."""

    scale: Scale = BARE
    period: Period | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its head read; its cells and their figures by column. `fits` says that it fills the columns."""

    row: Row
    head: Head
    measure: Measure
    cells: tuple[Cell, ...]
    figures: tuple[Quantity | None, ...]
    fits: bool

    def is_nothing(self, column: int) -> bool:
        """Whether a cell holds a dash, which stands for zero."""
        return self.cells[column].text in DASHES


@dataclass(slots=True)
class Sheet:
    """A table read: its lines, what holds for all of it, and its columns, none if their heads do not fit its rows."""

    columns: list[Column]
    around: Around
    lines: list[Line] = field(default_factory=list)

    def percent(self, line: int, column: int) -> Quantity | None:
        """The figure of a cell, read as a percentage whatever the table's unit is."""
        return figure_of(self.lines[line].cells[column], HUNDREDTHS, None)


def sheets(run: Run, setting: Setting) -> Iterator[Sheet]:
    """The tables of a run of rows: each line of column heads begins one."""
    heads: list[Row] = []
    body: list[Row] = []
    for row in run.rows:
        if names_columns(row, setting):
            if body:
                yield sheet(heads, body, run.before, setting)
                heads, body = [], []
            heads.append(row)
        else:
            body.append(row)
    if body:
        yield sheet(heads, body, run.before, setting)


def names_columns(row: Row, setting: Setting) -> bool:
    """Whether a row holds no figures but times, units and words."""
    line = setting.text[row.block.start : row.block.end]
    listed = LISTED.search(line)
    if listed is not None and row.flat:
        return not has_figure(f"{line[: listed.start()]} {line[listed.end() :]}", setting) and not any(
            has_figure(part, setting) for part in re.split(r"\s/\s", listed[1])
        )
    filled = [cell.text for cell in row.cells[0 if row.flat else 1 :] if cell.text not in EMPTY]
    return len(filled) > 0 and not any(has_figure(text, setting) for text in filled)


def has_figure(text: str, setting: Setting) -> bool:
    """Whether digits are left when times and units are taken out."""
    text = written_out([text], "", setting.published)[0]
    mentions = scan_periods(text, setting.published)
    rest = re.sub(r"\b(?:19|20)\d\d[eEfFpP]?\b|\b1?00+\b|\(\d\)", " ", outside(text, mentions))
    return _DIGIT.search(rest) is not None


def sheet(heads: Sequence[Row], body: Sequence[Row], before: Block | None, setting: Setting) -> Sheet:
    """One table: its column heads matched to its rows."""
    count = figures_in(body, setting.text)
    for phrases, around in namings(heads, before, setting):
        if len(phrases) == count + 1 and not (heads and heads[-1].flat):
            around, phrases = f"{around} {phrases[0]}", phrases[1:]
        if len(phrases) == count:
            columns = read_columns(phrases, around, setting.published, setting.country)
            break
    else:
        columns, around = [], ""
    read = Sheet(columns, read_around(around, setting))
    for row in body:
        add_line(read, row, count, setting)
    return read


def figures_in(body: Sequence[Row], text: str) -> int:
    """How many figures the longest rows have."""
    return max((len(row.parted(text)[1]) for row in body), default=0)


def namings(heads: Sequence[Row], before: Block | None, setting: Setting) -> Iterator[tuple[list[str], str]]:
    """The lists of column heads that may belong to the rows, each with the text beside it."""
    if heads:
        yield named_in(heads[-1], setting.text)
        if len(heads) > 1:
            yield stacked(heads[-2], heads[-1], setting.text)
    elif before is not None:
        line = setting.text[before.start : before.end]
        listed = LISTED.search(line)
        if listed is not None:
            yield re.split(r"\s/\s", listed[1]), f"{line[: listed.start()]}; {line[listed.end() :]}"


def named_in(row: Row, text: str) -> tuple[list[str], str]:
    """The heads of columns in a row, and the text beside them."""
    line = text[row.block.start : row.block.end]
    listed = LISTED.search(line)
    if row.flat and listed is not None:
        return re.split(r"\s/\s", listed[1]), f"{line[: listed.start()]}; {line[listed.end() :]}"
    phrases = [cell.text for cell in row.cells]
    if row.flat and ": " in phrases[0]:
        around, _, phrases[0] = phrases[0].rpartition(": ")
        return phrases, around
    return phrases, ""


def stacked(upper: Row, lower: Row, text: str) -> tuple[list[str], str]:
    """Heads in two rows: each head of the upper row stands over as many of the lower."""
    top, around = named_in(upper, text)
    under, _ = named_in(lower, text)
    for corner_top, corner in ((0, 0), (1, 0), (1, 1), (0, 1)):
        tops, unders = top[corner_top:], under[corner:]
        if tops and len(unders) > len(tops) and len(unders) % len(tops) == 0:
            each = len(unders) // len(tops)
            return [f"{tops[at // each]} {name}" for at, name in enumerate(unders)], " ".join(
                [around, *top[:corner_top]]
            )
    return under, around


def read_around(text: str, setting: Setting) -> Around:
    """What the text beside the column heads says of the whole table."""
    scale, period, measure = BARE, None, None
    text = range_written_out(text)
    mentions = [m for m in scan_periods(text, setting.published) if m.sort == "period" and m.period]
    if mentions:
        period = mentions[0].period
    for piece in _PIECES.split(text.replace("(", ", ").replace(")", ", ").replace(";", ", ")):
        found = scale_of(piece.strip(), setting.country)
        if found is not None:
            scale = scale.within(found) if scale is not BARE else found
            continue
        head = read_words(WORD.findall(outside(piece, scan_periods(piece, setting.published))), BARE, None)
        measure = measure or head.measure
    return Around(scale, period, measure)


def add_line(read: Sheet, row: Row, count: int, setting: Setting) -> None:
    """Read one row into the sheet; one that does not fill the columns keeps its figures without them."""
    cell, cells = row.parted(setting.text)
    head = read_head(cell.text, setting.published, setting.country)
    if head.measure is not None and head.measure.head == "margin" and head.scale.unit is None:
        head = replace(head, scale=HUNDREDTHS)
    measure = measure_of(head, read.around.measure or first_measure(read))
    scale = head.scale.within(scale_around(read, head, measure))
    padded = [*cells, *[Cell(row.block.end, row.block.end, "")] * (count - len(cells))]
    columns = read.columns or [Column("", "")] * count
    figures = [
        figure_of(c, scale_in(column, scale), setting.country) for c, column in zip(padded, columns, strict=True)
    ]
    fits = len(cells) == count or (len(cells) < count and (is_barred(row) or fills_total(read, figures, len(cells))))
    read.lines.append(Line(row, head, measure, tuple(padded), tuple(figures), fits))


def scale_around(read: Sheet, head: Head, measure: Measure) -> Scale:
    """The scale a row shares with its table; a currency that only the first rows print holds for those below too."""
    scale = read.around.scale
    if scale.power and scale.unit is None:
        figures = [figure for line in reversed(read.lines) for figure in line.figures if figure is not None]
        scale = Scale(next((f.unit for f in figures if f.unit.dimension == "money"), None), scale.power)
    if measure.head == "earnings-per-share" or "per share" in measure.modifiers:
        return Scale(scale.unit)
    return BARE if head.counts else scale


def scale_in(column: Column, scale: Scale) -> Scale:
    """The scale of a cell: its column's unit comes before its row's where it is a percentage or the row has none."""
    if column.kind == "share" or column.growth:
        return HUNDREDTHS
    return scale.within(column.scale) if scale.unit is not None else column.scale.within(scale)


def first_measure(read: Sheet) -> Measure | None:
    """The measure of the rows above: what a row that only narrows one goes on with."""
    return next((line.measure for line in reversed(read.lines) if line.head.measure is not None), None)


def fills_total(read: Sheet, figures: Sequence[Quantity | None], size: int) -> bool:
    """Whether a short row ends where a total of 100 percent belongs."""
    last = figures[size - 1] if size else None
    return bool(read.columns and last is not None and read.columns[size - 1].total and last.value == 100)


def is_barred(row: Row) -> bool:
    """Whether the row's cells have bars between them, so that only empty ones at its end can be missing."""
    return not row.flat


__all__ = ["Line", "Setting", "Sheet", "forms", "sheets"]
