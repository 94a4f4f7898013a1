"""Which line of a table names its columns, and the heads it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.tables.columns import LISTED, outside, written_out
from factcheck.claims.tables.grid import Row, Setting
from factcheck.claims.tables.printed import BARE, EMPTY, figure_of
from factcheck.expression import expression
from factcheck.periods.phrases import scan_periods
from factcheck.text.document import Block

_YEAR: Final = expression(r"(?:19|20)\d\d[eEfFpP]?")
_DIGIT: Final = expression(r"\d")
_SLASHES: Final = expression(r"\s[/|]\s")
_BRACKETED: Final = expression(r"\(([^()]*)\)\s+(?=\S)")


def names_columns(row: Row, setting: Setting) -> bool:
    """Whether a row holds no figures but times, units and words."""
    line = setting.text[row.block.start : row.block.end]
    listed = LISTED.search(line)
    if listed is not None and row.flat:
        return not has_figure(f"{line[: listed.start()]} {line[listed.end() :]}", setting) and not any(
            has_figure(part, setting) for part in _SLASHES.split(listed[1])
        )
    filled = [cell for cell in row.cells[0 if row.flat else 1 :] if cell.text not in EMPTY]
    if row.flat:
        return len(filled) > 0 and not any(has_figure(cell.text, setting) for cell in filled)
    figures = [figure_of(cell, BARE, setting.country) for cell in filled if not _YEAR.fullmatch(cell.text)]
    return len(filled) > 0 and not any(figures)


def has_figure(text: str, setting: Setting) -> bool:
    """Whether digits are left when times and units are taken out."""
    text = written_out([text], "", setting.published)[0]
    mentions = scan_periods(text, setting.published)
    rest = re.sub(r"\b(?:19|20)\d\d[eEfFpP]?\b|\b1?00+\b|\(\d\)", " ", outside(text, mentions))
    return _DIGIT.search(rest) is not None


def namings(
    heads: Sequence[Row], before: Block | None, count: int, setting: Setting
) -> Iterator[tuple[list[str], str]]:
    """The lists of column heads that may belong to so many figures, each with the text beside it."""
    if heads:
        if len(heads) > 1:
            yield from stacked(heads[-2], heads[-1], count, setting)
        yield named_in(heads[-1], setting)
    elif before is not None:
        line = setting.text[before.start : before.end]
        listed = LISTED.search(line)
        if listed is not None:
            yield _SLASHES.split(listed[1]), f"{line[: listed.start()]}; {line[listed.end() :]}"
        elif _SLASHES.search(line) is not None:
            first, *others = _SLASHES.split(line)
            around, head = led(first, setting)
            yield [head, *others], around


def named_in(row: Row, setting: Setting) -> tuple[list[str], str]:
    """The heads of columns in a row, and the text beside them."""
    line = setting.text[row.block.start : row.block.end]
    listed = LISTED.search(line)
    if row.flat and listed is not None:
        return _SLASHES.split(listed[1]), f"{line[: listed.start()]}; {line[listed.end() :]}"
    phrases = [cell.text for cell in row.cells]
    around, phrases[0] = led(phrases[0], setting) if row.flat else ("", phrases[0])
    return phrases, around


def led(phrase: str, setting: Setting) -> tuple[str, str]:
    """What stands before the head of the first column on its line ("Results: 2024", "(in millions) 2024", "Sales, Q1
    2024"), and that head.
    """
    if ": " in phrase:
        around, _, head = phrase.rpartition(": ")
        return around, head
    bracket = _BRACKETED.match(phrase)
    if bracket is not None:
        return bracket[1], phrase[bracket.end() :]
    around, comma, head = phrase.rpartition(", ")
    mentions = scan_periods(head, setting.published) if comma else ()
    return (around, head) if mentions and not outside(head, mentions).strip() else ("", phrase)


def stacked(upper: Row, lower: Row, count: int, setting: Setting) -> Iterator[tuple[list[str], str]]:
    """Heads in two rows: each head of the upper row stands over as many of the lower."""
    top, around = named_in(upper, setting)
    under, _ = named_in(lower, setting)
    names = under[len(under) - count :]
    for corner in (0, 1):
        tops = [name for name in top[corner:] if name]
        if len(under) - count in (0, 1) and tops and len(tops) < count and count % len(tops) == 0:
            each = count // len(tops)
            beside = " ".join([around, *top[:corner], *under[: len(under) - count]])
            yield [f"{tops[at // each]} {name}" for at, name in enumerate(names)], beside
            return
