"""What `factcheck read` prints: the quantities and periods of an article, before any claim is made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from factcheck.claims.subjects.topic import country_of, topic
from factcheck.findings.figures import exact
from factcheck.periods.period import Mention
from factcheck.periods.phrases import scan_periods
from factcheck.quantities.printed import as_printed, is_cardinal
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.scan import scan_quantities
from factcheck.reports.setting import printable
from factcheck.text.document import Document

_encode = json.JSONEncoder(ensure_ascii=False).encode


def as_lines(documents: Iterable[Document]) -> Iterator[str]:
    """One line of JSON an article."""
    for document in documents:
        yield _encode(reading_entry(document)) + "\n"


def as_text(documents: Iterable[Document]) -> Iterator[str]:
    """A line for each quantity and period, in the order of the text, led by its place."""
    for document in documents:
        quantities, mentions = scanned(document)
        found = [(q.start, q.end, _quantity_text(q)) for q in quantities]
        found += [(m.start, m.end, _period_text(_period(document, m))) for m in mentions]
        for start, end, says in sorted(found):
            place = document.place(start, end)
            shown = printable(" ".join(document.text[start:end].split()))
            yield f"{printable(document.path)}:{place.line}:{place.column}: {says}  {shown!r}\n"


def _quantity_text(quantity: Quantity) -> str:
    printed = as_printed(quantity)
    value = printed.value or f"{exact(quantity.value)} to {exact(quantity.upper)}"
    words = (quantity.hedge, value, printed.unit or quantity.unit.dimension)
    return "quantity " + " ".join(word for word in words if word)


def _period_text(entry: dict[str, Any]) -> str:
    return f"period {entry['first'] or '?'} until {entry['until'] or '?'}"


def scanned(document: Document) -> tuple[list[Quantity], list[Mention]]:
    """The quantities of a document and the phrases that name a period of it."""
    mentions = scan_periods(document.text, document.published)
    taken = [(mention.start, mention.end) for mention in mentions]
    quantities = scan_quantities(document.text, taken, country=lambda: country_of(topic(document)))
    cardinals = [quantity for quantity in quantities if is_cardinal(quantity)]
    return cardinals, [mention for mention in mentions if mention.period is not None]


def reading_entry(document: Document) -> dict[str, Any]:
    """The line of one article; offsets count in the file, or in the field that "part" names."""
    quantities, periods = scanned(document)
    return {
        "id": document.name,
        "path": document.path,
        "quantities": [_quantity(document, quantity) for quantity in quantities],
        "periods": [_period(document, mention) for mention in periods],
    }


def _span(document: Document, start: int, end: int) -> dict[str, Any]:
    """A span with its offsets in the file; lines and columns, which cost more, are not asked for."""
    part, first = document.offset(start)
    last = (
        first + end - start if len(document.segments) == 1 else document.offset(max(start, end - 1))[1] + (end > start)
    )
    span: dict[str, Any] = {"text": document.text[start:end], "start": first, "end": last}
    return span if part == "text" else {**span, "part": part}


def _quantity(document: Document, quantity: Quantity) -> dict[str, Any]:
    printed = as_printed(quantity, document.text)
    return {
        **_span(document, quantity.start, quantity.end),
        "value": printed.value,
        "low": printed.low,
        "high": printed.high,
        "unit": printed.unit,
        "dimension": printed.dimension,
        "hedge": printed.hedge,
    }


def _period(document: Document, mention: Mention) -> dict[str, Any]:
    period = mention.period
    known = period is not None and not period.floating
    return {
        **_span(document, mention.start, mention.end),
        "first": date.fromordinal(period.first).isoformat() if period and known else None,
        "until": date.fromordinal(period.until).isoformat() if period and known and period.until else None,
    }
