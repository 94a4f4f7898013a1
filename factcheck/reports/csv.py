"""The CSV report: a row for each claim of each finding, for the tables of a data desk."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

from factcheck.findings.finding import Report
from factcheck.findings.records import COLUMNS, records
from factcheck.reports.style import Style

FORMULA: Final = ("=", "@", "\t", "\r")
SIGNS: Final = ("+", "-")


def render(report: Report, style: Style) -> Iterator[str]:
    """The header, then the rows; text that a spreadsheet would run as a formula is led by an apostrophe."""
    yield _line(COLUMNS)
    for row in records(report):
        yield _line([_inert(row[column]) for column in COLUMNS])


def _line(cells: Any) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _inert(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    runs = value.startswith(FORMULA) or (value.startswith(SIGNS) and not value[1:2].isdigit())
    return f"'{value}" if runs else value
