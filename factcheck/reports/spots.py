"""Places of claims as other programs want them: a path from here, and both ends by line and column."""

from __future__ import annotations

import os
from urllib.parse import quote

from factcheck.record import record
from factcheck.reports.index import Located
from factcheck.text.document import Document

RECORDS = (".jsonl", ".ndjson", ".parquet", ".jsonl.gz", ".ndjson.gz")


@record(frozen=True, slots=True)
class Spot:
    """Where a claim stands in a file: lines and columns from 1, the end exclusive; offsets in code points."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


def spot(claim: Located) -> Spot | None:
    """Where a claim stands; None for a record of a larger file, whose lines are not those of the file."""
    document, place = claim.article.document, claim.place
    if is_record(document):
        return None
    return Spot(place.line, place.column, *document.line_and_column(place.part, place.end), place.start, place.end)


def is_record(document: Document) -> bool:
    """Whether an article is one of several in its file."""
    return document.path.lower().endswith(RECORDS)


def nearby(path: str) -> str:
    """A path as seen from the working folder where it lies in it, else as given."""
    inner = os.path.relpath(path) if path else path
    return path if inner.startswith("..") else inner


def uri(path: str) -> tuple[str, bool]:
    """A path as a URI reference, and whether it is relative to the working folder."""
    real = os.path.abspath(path)
    inner = os.path.relpath(real)
    if inner.startswith(".."):
        return f"file://{'' if real.startswith('/') else '/'}{quote(real.replace(os.sep, '/'), safe='/:')}", False
    return quote(inner.replace(os.sep, "/"), safe="/"), True
