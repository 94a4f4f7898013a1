"""Sums of a sheet: columns and rows that say they are totals, and the columns and rows that add up to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.claims.tables.relations import Place, Reader, Sum
from factcheck.claims.tables.spans import Span, added, meets
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity

PLAUSIBLE: Final = 0.3
"""Parts further from their whole than this share of it are not its parts, whatever the head says."""
MOST_ROWS: Final = 40
"""Longer tables are searched for the rows of a total directly around it alone."""


def sums(reader: Reader) -> Iterator[Sum]:
    """The sums along the rows and down the columns."""
    yield from sums_along(reader)
    yield from sums_down(reader)


def sums_along(reader: Reader) -> Iterator[Sum]:
    """Each total column against the columns it sums up, in every row."""
    for total in [c for c in reader.levels if reader.columns[c].total]:
        group = chosen(reader, total)
        if not group:
            continue
        for line, read in enumerate(reader.sheet.lines):
            if not read.fits or read.figures[total] is None or not adds_up(reader, line, total):
                continue
            parts = [c for c in group if read.figures[c] is not None]
            empty = [c for c in group if read.figures[c] is None and not read.is_nothing(c)]
            timed = reader.columns[total].period is not None
            if len(parts) > 1 and not empty and (not timed or is_plausible(reader, line, total, parts)):
                yield Sum(Place(line, total), tuple(Place(line, c) for c in parts))


def adds_up(reader: Reader, line: int, total: int) -> bool:
    """Whether a row's figures can add up to its total: amounts, or shares of 100 percent.

    Flows over time are left to the rule of periods, which knows them; what is no flow adds up over no time.
    """
    read = reader.sheet.lines[line]
    whole = read.figures[total]
    if whole is not None and not may_add_up(whole):
        return False
    known = table("measures").get(read.measure.head, {}).get("flow")
    if reader.columns[total].period is None or reader.columns[total].part:
        return True
    return known is not True or "per share" in read.measure.modifiers


def may_add_up(whole: Quantity) -> bool:
    """Whether a total can be a sum: an amount, or 100 percent; a rate of growth is none of the rates of its parts."""
    return whole.unit.dimension not in ("ratio", "points") or whole.value == 100


def chosen(reader: Reader, total: int) -> list[int] | None:
    """The columns that a total sums up: of the groups that most rows bear out, the one with the fewest misfits."""
    groups = [group for group in groups_of(reader, total) if len(group) > 1]
    if reader.columns[total].period is not None:
        return next((group for group in groups if fills(reader, total, group)), None)
    lines = [at for at, line in enumerate(reader.sheet.lines) if line.fits]
    votes = [tally([row_fits(reader, line, total, group) for line in lines]) for group in groups]
    fitting = [at for at, (fit, tested) in enumerate(votes) if fit and fit * 2 >= tested]
    if fitting:
        return groups[min(fitting, key=lambda at: (votes[at][1] - votes[at][0], at))]
    return groups[0] if groups and len(lines) == 1 else None


def groups_of(reader: Reader, total: int) -> list[list[int]]:
    """The groups of columns beside a total that may add up to it."""
    levels = [c for c in reader.levels if c != total]
    left = [c for c in levels if c < total]
    last = max((c for c in left if reader.columns[c].total), default=-1)
    right: list[int] = []
    for c in levels:
        if c > total and not reader.columns[c].total:
            right.append(c)
        elif c > total:
            break
    since = [c for c in left if c > last]
    groups = [since, [last, *since] if last >= 0 else [], [c for c in left if reader.columns[c].total]]
    return [*groups, [c for c in left if not reader.columns[c].total], right]


def fills(reader: Reader, total: int, group: Sequence[int]) -> bool:
    """Whether the periods of a group follow each other and fill the total's."""
    whole = reader.columns[total].period
    periods = [p for c in group if (p := reader.columns[c].period) is not None]
    if whole is None or len(periods) != len(group):
        return False
    ordered = sorted(periods, key=lambda p: p.first)
    ends = [whole.first, *(p.until for p in ordered)]
    return ends[:-1] == [p.first for p in ordered] and ends[-1] == whole.until


def tally(found: Sequence[bool | None]) -> tuple[int, int]:
    """How many fit, and how many could be tested."""
    tested = [fit for fit in found if fit is not None]
    return sum(tested), len(tested)


def row_fits(reader: Reader, line: int, total: int, group: Sequence[int]) -> bool | None:
    """Whether a group of columns adds up to the total in a row; None where that cannot be told."""
    read = reader.sheet.lines[line]
    whole = reader.span(line, total)
    spans = [s for c in group if (s := reader.span(line, c)) is not None]
    if whole is None or len(spans) < 2 or any(read.figures[c] is None and not read.is_nothing(c) for c in group):
        return None
    figure = read.figures[total]
    if figure is None or figure.unit.dimension in ("ratio", "points"):
        return None
    return meets(added(spans), whole)


def is_plausible(reader: Reader, line: int, total: int, parts: Sequence[int]) -> bool:
    """Whether parts come near enough to their total to be its parts at all."""
    whole = reader.span(line, total)
    spans = [s for c in parts if (s := reader.span(line, c)) is not None]
    return whole is not None and near(added(spans), whole)


def near(parts: Span, whole: Span) -> bool:
    """Whether a sum comes near its whole."""
    return abs(parts.high - whole.high) <= PLAUSIBLE * max(abs(whole.high), abs(parts.high))


def sums_down(reader: Reader) -> Iterator[Sum]:
    """Each total row against the rows it sums up, in every column of levels."""
    for total in totals(reader):
        rows = rows_of(reader, total)
        for column in reader.levels if rows else ():
            parts = [r for r in rows or () if reader.figure(Place(r, column)) is not None]
            whole = reader.figure(Place(total, column))
            if len(parts) > 1 and whole is not None and may_add_up(whole):
                yield Sum(Place(total, column), tuple(Place(r, column) for r in parts))


def totals(reader: Reader) -> list[int]:
    """The rows that say they are totals."""
    return [at for at, line in enumerate(reader.sheet.lines) if line.head.is_total and line.fits]


def rows_of(reader: Reader, total: int) -> list[int] | None:
    """The rows that a total row sums up: neighbours of each other that fit most columns."""
    best, votes = None, (0, 0)
    found = list(row_groups(reader, total))
    for group in found:
        fits = tally([column_fits(reader, total, column, group) for column in reader.levels])
        if fits > votes and fits[0] * 2 >= fits[1]:
            best, votes = group, fits
    if best is not None and (votes[0] > 1 or best == found[0] or (votes[1] > 1 and is_long(reader, total))):
        return best
    only = reader.sheet.lines[total].head.name in table("tables")["total-row"]["forms"]
    return found[0] if only and found and votes[1] <= 1 and plausible_down(reader, total, found[0]) else None


def is_long(reader: Reader, total: int) -> bool:
    """Whether the figures of a total have so many digits that nothing adds up to one of them by chance."""
    figures = [f for c in reader.levels if (f := reader.figure(Place(total, c))) is not None]
    return all(len(str(f.value.to_integral_value()).strip("-0")) > 3 for f in figures if isinstance(f.value, Decimal))


def row_groups(reader: Reader, total: int) -> Iterator[list[int]]:
    """The runs of rows beside a total that may add up to it: first all since the total before, then shorter ones."""
    lines = reader.sheet.lines
    marked = set(totals(reader))
    start = max((t for t in marked if t < total), default=-1) + 1
    end = min((t for t in marked if t > total), default=len(lines))
    for low, high in ((start, total), (total + 1, end)):
        rows = [r for r in range(low, high) if lines[r].fits and not lines[r].head.is_ratio]
        if len(rows) > MOST_ROWS:
            yield rows
            rows = rows[-MOST_ROWS:] if high == total else rows[:MOST_ROWS]
        yield from (
            rows[a:b] for size in range(len(rows), 1, -1) for a in range(len(rows) - size + 1) for b in [a + size]
        )


def column_fits(reader: Reader, total: int, column: int, group: Sequence[int]) -> bool | None:
    """Whether rows add up to the total in a column."""
    whole = reader.span(total, column)
    spans = [reader.span(r, column) for r in group]
    figure = reader.figure(Place(total, column))
    if whole is None or figure is None or figure.unit.dimension in ("ratio", "points"):
        return None
    known = [s for s in spans if s is not None]
    nothing = [reader.sheet.lines[r].is_nothing(column) for r, s in zip(group, spans, strict=True) if s is None]
    return None if len(known) < 2 or not all(nothing) else meets(added(known), whole)


def plausible_down(reader: Reader, total: int, group: Sequence[int]) -> bool:
    """Whether rows come near their total in every column."""
    for column in reader.levels:
        whole, spans = reader.span(total, column), [s for r in group if (s := reader.span(r, column)) is not None]
        if whole is not None and not near(added(spans), whole):
            return False
    return True
