"""Ratios and balances of a sheet: rows and columns of percentages, and rows that are the difference of two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.tables.columns import forms
from factcheck.claims.tables.relations import Place, Reader, Share, Sum
from factcheck.claims.tables.spans import Span, added, divided, meets
from factcheck.claims.tables.sums import MOST_ROWS, tally, totals
from factcheck.expression import expression
from factcheck.lexicon import table

_SHARE_OF: Final = expression(r"(?:share|contribution|percentage|proportion|%|percent)(?: of| to| in) (.+)")
FEWEST_SHARES: Final = 3


def ratios(reader: Reader) -> Iterator[Share]:
    """The shares that rows of percentages state of other rows."""
    for at, line in enumerate(reader.sheet.lines):
        if line.fits and line.head.name:
            found = margin(reader, at) or quotient(reader, at) or part_of_row(reader, at)
            if found is not None:
                part, whole, column = found
                yield from shares_of(reader, at, part, whole, column)


def shares_of(reader: Reader, at: int, part: int, whole: int, total: int | None) -> Iterator[Share]:
    """The shares of one row: in each column, of the same column of another row or of its total column."""
    for column in reader.levels:
        quantity = reader.figure(Place(at, column))
        base = Place(whole, column if total is None else total)
        if quantity is None or quantity.unit.dimension != "ratio" or base == Place(part, column):
            continue
        if reader.figure(Place(part, column)) is not None and reader.figure(base) is not None:
            yield Share(Place(at, column), Place(part, column), base)


def margin(reader: Reader, at: int) -> tuple[int, int, int | None] | None:
    """A margin: the row its name begins with, in the row of revenue that fits most columns."""
    name = reader.sheet.lines[at].head.name
    ending = next((form for form in forms("margin") if name.endswith(form)), None)
    if ending is None:
        return None
    own = name.removesuffix(ending).strip()
    parts = [p for p in rows_named(reader, [own, f"{own} profit", f"{own} income", f"{own} result"]) if p != at]
    wholes = [
        w
        for w, line in enumerate(reader.sheet.lines)
        if line.measure.head in table("tables")["margin"]["whole"] and w not in (at, *parts) and not line.head.is_ratio
    ]
    return best_pair(reader, at, parts, wholes)


def quotient(reader: Reader, at: int) -> tuple[int, int, int | None] | None:
    """A ratio of the lexicon, by the names of the rows it is made of."""
    name = reader.sheet.lines[at].head.name
    for key, entry in table("tables").items():
        if key.startswith("ratio-") and name in entry["forms"]:
            return best_pair(reader, at, rows_named(reader, entry["part"]), rows_named(reader, entry["whole"]))
    return None


def rows_named(reader: Reader, names: Sequence[str]) -> list[int]:
    """The rows of one of these names, in the order of the names."""
    return [at for name in names for at, line in enumerate(reader.sheet.lines) if line.head.name == name and line.fits]


def best_pair(
    reader: Reader, at: int, parts: Sequence[int], wholes: Sequence[int]
) -> tuple[int, int, int | None] | None:
    """Part and whole of a ratio: the only ones there are, or those that fit most columns."""
    pairs = [(part, whole) for part in parts for whole in wholes if (part, whole) and at not in (part, whole)]
    if len(pairs) == 1:
        return (*pairs[0], None)
    best, votes = None, (0, 0)
    for part, whole in pairs:
        fits = tally([quotient_fits(reader, at, part, whole, column, column) for column in reader.levels])
        if fits[0] > votes[0]:
            best, votes = (part, whole), fits
    return (*best, None) if best is not None and votes[0] * 2 >= votes[1] else None


def quotient_fits(reader: Reader, at: int, part: int, whole: int, column: int, base: int) -> bool | None:
    """Whether a percentage is the quotient of two cells; None where one is missing."""
    one, other, share = reader.span(part, column), reader.span(whole, base), reader.span(at, column)
    if one is None or other is None or share is None:
        return None
    found = divided(one, other)
    return None if found is None else meets(found, share)


def part_of_row(reader: Reader, at: int) -> tuple[int, int, int | None] | None:
    """A row that says what it is the share of: each column's part in the total column of the row it names."""
    found = _SHARE_OF.search(reader.sheet.lines[at].head.name)
    if found is None or not any(reader.columns[c].total for c in reader.levels):
        return None
    wanted = set(found[1].split()) - {"total", "group", "the", "all"}
    best, votes = None, (0, 0)
    for row, line in enumerate(reader.sheet.lines):
        if row == at or not wanted or not wanted <= set(line.head.name.split()) or not line.fits:
            continue
        for total in [c for c in reader.levels if reader.columns[c].total]:
            tested = [quotient_fits(reader, at, row, row, c, total) for c in reader.levels if c != total]
            if tally(tested)[0] > votes[0]:
                best, votes = (row, row, total), tally(tested)
    return best if votes[0] * 2 >= votes[1] else None


def balances(reader: Reader) -> Iterator[Sum]:
    """The rows of the lexicon that make up another row, where they do so in most columns."""
    for key, entry in table("tables").items():
        if not key.startswith("balance-"):
            continue
        for prefix in ("", "adjusted "):
            rows = [rows_named(reader, [prefix + name for name in entry[role]]) for role in ("whole", "one")]
            rows.append(rows_named(reader, entry["other"]))
            if all(rows):
                yield from balance(reader, rows[0][0], rows[1][0], rows[2][0])


def balance(reader: Reader, whole: int, one: int, other: int) -> Iterator[Sum]:
    """whole = one + other in each column; a figure that is printed below zero is taken off the whole instead."""
    negative = any((f := reader.figure(Place(other, c))) is not None and f.value < 0 for c in reader.levels)
    top, parts = (one, (whole, other)) if negative else (whole, (one, other))
    fits = tally([balance_fits(reader, top, parts, column) for column in reader.levels])
    if not fits[0] or fits[0] * 2 < fits[1]:
        return
    for column in reader.levels:
        if balance_fits(reader, top, parts, column) is not None:
            yield Sum(Place(top, column), (Place(parts[0], column), Place(parts[1], column)))


def balance_fits(reader: Reader, whole: int, parts: tuple[int, int], column: int) -> bool | None:
    """Whether two rows add up to another in a column."""
    top, spans = reader.span(whole, column), [reader.span(p, column) for p in parts]
    known = [s for s in spans if s is not None]
    return None if top is None or len(known) < 2 else meets(added(known), top)


def column_shares(reader: Reader) -> Iterator[Share | Sum]:
    """The columns that hold each row's share in the sum of a column of levels."""
    for at, column in enumerate(reader.columns):
        level = measured(reader, at) if column.kind == "share" else None
        if level is None:
            continue
        total = next((t for t in totals(reader) if fits_shares(reader, at, level, reader.span(t, level), {t})), None)
        rows = [r for r, line in enumerate(reader.sheet.lines) if line.fits and r not in totals(reader)]
        filled = [r for r in rows if reader.figure(Place(r, at)) and reader.figure(Place(r, level))]
        if total is not None:
            yield from (Share(Place(r, at), Place(r, level), Place(total, level)) for r in filled)
            if len(filled) == len(rows) >= FEWEST_SHARES:
                yield Sum(None, tuple(Place(r, at) for r in filled))
        elif FEWEST_SHARES <= len(filled) <= MOST_ROWS and not totals(reader) and exhausts(reader, at, level, filled):
            yield from (Share(Place(r, at), Place(r, level), None) for r in filled)
            yield Sum(None, tuple(Place(r, level) for r in filled))
            yield Sum(None, tuple(Place(r, at) for r in filled))


def measured(reader: Reader, at: int) -> int | None:
    """The column of levels whose shares a column holds: the nearest that fits most rows, by a total or its own sum."""
    for level in sorted(reader.levels, key=lambda c: (c > at, abs(at - c))):
        rows = [r for r, line in enumerate(reader.sheet.lines) if line.fits and r not in totals(reader)]
        spans = [s for r in rows if (s := reader.span(r, level)) is not None]
        wholes = [reader.span(t, level) for t in totals(reader)]
        if any(fits_shares(reader, at, level, w, set(totals(reader))) for w in [*wholes, added(spans)]):
            return level
    return next((c for c in reversed(reader.levels) if c < at), None) if len(reader.levels) == 1 else None


def fits_shares(reader: Reader, at: int, level: int, whole: Span | None, without: set[int]) -> bool:
    """Whether most rows print their share in this whole."""
    tested: list[bool | None] = []
    for row, line in enumerate(reader.sheet.lines):
        part, share = reader.span(row, level), reader.span(row, at)
        if row in without or not line.fits or part is None or share is None or whole is None:
            continue
        found = divided(part, whole)
        tested.append(None if found is None else meets(found, share))
    fit, count = tally(tested)
    return fit > 0 and fit * 2 >= count


def exhausts(reader: Reader, at: int, level: int, rows: Sequence[int]) -> bool:
    """Whether rows leave nothing over: their shares make 100 percent, or are shares in their sum."""
    shares = [s for r in rows if (s := reader.span(r, at)) is not None]
    levels = [s for r in rows if (s := reader.span(r, level)) is not None]
    return meets(added(shares), Span(1.0, 1.0)) or fits_shares(reader, at, level, added(levels), set())


__all__ = ["balances", "column_shares", "ratios"]
