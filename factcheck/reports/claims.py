"""What `factcheck claims` prints: every claim with its kind, its subject and its period, before any check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.ledger.traits import told_period
from factcheck.periods.labels import label
from factcheck.reports.entries import statement_entry
from factcheck.reports.excerpt import columns
from factcheck.reports.setting import printable
from factcheck.reports.wording import measure_in_words
from factcheck.text.document import Document

WIDTHS = (9, 7, 28, 40)


def as_table(documents: Iterable[Document]) -> Iterator[str]:
    """A row for each claim: place, kind, text, subject, period; the file's path stands above its rows."""
    for number, document in enumerate(documents, 1):
        yield f"{printable(document.path or document.name)}\n"
        for claim in _in_order(document, number):
            yield _row(claim, document)


def _in_order(document: Document, number: int) -> list[Claim]:
    return sorted(extract(document, number), key=lambda claim: (claim.quantity.start, claim.id))


def _row(claim: Claim, document: Document) -> str:
    quantity, subject = claim.quantity, claim.subject
    place = document.place(quantity.start, quantity.end)
    text = " ".join(document.text[quantity.start : quantity.end].split())
    about = f"{subject.entity}: {measure_in_words(subject.measure)}"
    cells = (f"{place.line}:{place.column}", claim.kind, printable(text), about)
    shown = "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(cells, WIDTHS, strict=True))
    period = told_period(claim)
    return f"  {shown}  {label(period) if period else '-'}\n"


def as_json(documents: Iterable[Document]) -> Iterator[str]:
    """One JSON array of articles, each with its claims."""
    yield "["
    separator = "\n"
    for number, document in enumerate(documents, 1):
        entries = [_entry(claim, document) for claim in _in_order(document, number)]
        article = {"name": document.name, "path": document.path, "claims": entries}
        yield separator + json.dumps(article, ensure_ascii=False)
        separator = ",\n"
    yield "]\n"


def _entry(claim: Claim, document: Document) -> dict[str, Any]:
    stated = statement_entry(claim, document)
    return {**stated, "resolved": claim.resolved, "role": claim.role, "of": claim.of}
