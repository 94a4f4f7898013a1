"""Sheets: tables read into columns and lines whose figures have units; what cannot be matched stays unread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.tables.columns import Column, is_change, outside, read_columns
from factcheck.claims.tables.grid import Cell, Row, Run, Setting
from factcheck.claims.tables.heads import Head, measure_of, range_written_out, read_head, read_words
from factcheck.claims.tables.naming import names_columns, namings
from factcheck.claims.tables.printed import BARE, HUNDREDTHS, Scale, figure_of, scale_of
from factcheck.claims.words.vocabulary import WORD
from factcheck.expression import expression
from factcheck.periods.period import Period
from factcheck.periods.phrases import scan_periods
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.record import field, record, replace
from factcheck.text.document import HEADING, Block

DASHES: Final = frozenset({"-", "–", "—", "--", "0", "nil"})
LONGEST_CAPTION: Final = 120
EXCEPTED: Final = ("except", "excluding", "unless")
"""What begins a remark beside the heads that names rows of which the unit is not."""
POINTS: Final = Unit("percentage point", "points", Fraction(1, 100))
_NUMBERED: Final = expression(r"^\s*(?:Table|TABLE)(?: \d+)?[.:]\s+")
_PIECES: Final = expression(r"[,;:]\s+|\s[-–—]\s")


@record(frozen=True, slots=True)
class Around:
    """What stands beside the heads of the columns and holds for the whole table: unit, time and measure."""

    scale: Scale = BARE
    period: Period | None = None
    measure: Measure | None = None


@record(frozen=True, slots=True)
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


@record(slots=True)
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


def sheet(heads: Sequence[Row], body: Sequence[Row], before: Block | None, setting: Setting) -> Sheet:
    """One table: its column heads matched to its rows."""
    count = figures_in(body, setting.text)
    for phrases, around in namings(heads, before, count, setting):
        if len(phrases) == count + 1 and stands_over_heads(phrases[0], heads, body, setting):
            around, phrases = f"{around} {phrases[0]}", phrases[1:]
        if len(phrases) == count:
            columns = read_columns(phrases, around, setting.published, setting.country)
            break
    else:
        columns, around = [], ""
    read = Sheet(columns, captioned(read_around(around, setting), before, setting))
    for row in body:
        add_line(read, row, count, setting)
    if not columns and looks_like_growth(read, count):
        read.columns = [Column("level", "now"), Column("level", "before"), Column("change", "change", growth=True)]
    return read


def stands_over_heads(phrase: str, heads: Sequence[Row], body: Sequence[Row], setting: Setting) -> bool:
    """Whether the first of too many column heads names what stands before the figures: the heads of the rows."""
    if not (heads and heads[-1].flat):
        return True
    labelled = scale_of(phrase, setting.country) is not None
    labelled = labelled or all(row.parted(setting.text)[0] == row.cells[0] for row in body)
    return labelled and not names_time(phrase, setting)


def names_time(phrase: str, setting: Setting) -> bool:
    """Whether a column head names a time, or that its figures are changes."""
    return is_change(phrase) or any(m.period for m in scan_periods(phrase, setting.published))


def looks_like_growth(read: Sheet, count: int) -> bool:
    """Whether rows without any heads hold two levels and a percentage each: most likely the growth between them."""
    rows = [[f.unit.dimension if f is not None else "" for f in line.figures] for line in read.lines]
    return count == 3 and len(rows) > 1 and all(row[2] == "ratio" and "ratio" not in row[:2] for row in rows)


def captioned(around: Around, before: Block | None, setting: Setting) -> Around:
    """What holds for a table, with what the heading or the line with a colon before it says of measure and unit."""
    line = setting.text[before.start : before.end] if before is not None else ""
    if before is None or len(line) > LONGEST_CAPTION or not (before.role == HEADING or line.endswith(":")):
        return around
    found = read_around(line.rstrip(":"), setting)
    return Around(around.scale.within(found.scale), around.period or found.period, around.measure or found.measure)


def figures_in(body: Sequence[Row], text: str) -> int:
    """How many figures the longest rows have."""
    return max((len(row.parted(text)[1]) for row in body), default=0)


def read_around(text: str, setting: Setting) -> Around:
    """What the text beside the column heads says of the whole table."""
    scale, period, measure = BARE, None, None
    text = range_written_out(_NUMBERED.sub("", text))
    mentions = [m for m in scan_periods(text, setting.published) if m.sort == "period" and m.period]
    if mentions:
        period = mentions[0].period
    for piece in _PIECES.split(text.replace("(", ", ").replace(")", ", ").replace(";", ", ")):
        if piece.lstrip().lower().startswith(EXCEPTED):
            continue
        found = scale_of(piece.strip(), setting.country)
        if found is not None and (found.unit is None or found.unit.dimension != "time"):
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
    if is_ratio(figures):
        figures = [in_points(f) if column.kind == "change" else f for f, column in zip(figures, columns, strict=True)]
    fits = len(cells) == count or (len(cells) < count and may_be_short(read, row, figures, len(cells)))
    read.lines.append(Line(row, head, measure, tuple(padded), tuple(figures), fits))


def is_ratio(figures: Sequence[Quantity | None]) -> bool:
    """Whether the first figure of a row is a percentage."""
    return bool(figures) and figures[0] is not None and figures[0].unit.dimension == "ratio"


def in_points(figure: Quantity | None) -> Quantity | None:
    """A change of a percentage that is printed in points, which are percentage points."""
    return replace(figure, unit=POINTS) if figure is not None and figure.unit.dimension == "index" else figure


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


def may_be_short(read: Sheet, row: Row, figures: Sequence[Quantity | None], size: int) -> bool:
    """Whether a row may end early: it has bars, lacks only changes, or ends at a total of 100 percent."""
    if not row.flat:
        return True
    last = figures[size - 1] if size else None
    if not read.columns or last is None:
        return False
    missing = all(column.kind == "change" for column in read.columns[size:])
    return missing or (read.columns[size - 1].total and last.value == 100)
