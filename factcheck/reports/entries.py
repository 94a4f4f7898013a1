"""Entries of claims in reports for programs, as plain dictionaries."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from factcheck.claims.claim import Claim
from factcheck.findings.finding import Judged
from factcheck.ledger.traits import told_period
from factcheck.periods.labels import label
from factcheck.periods.period import Period
from factcheck.quantities.quantity import Quantity
from factcheck.reports.numbers import ends, unit_name
from factcheck.reports.wording import measure_in_words
from factcheck.text.document import Document, Place


def claim_entry(judged: Judged, document: Document) -> dict[str, Any]:
    """A claim as it is stated, and its verdict."""
    return {
        **statement_entry(judged.claim, document),
        "verdict": judged.verdict,
        "missing": judged.missing,
        "implied": judged.implied,
    }


def statement_entry(claim: Claim, document: Document) -> dict[str, Any]:
    """A claim with its place, its values and its subject."""
    quantity, text = claim.quantity, document.text
    return {
        "id": claim.id,
        "kind": claim.kind,
        "text": text[quantity.start : quantity.end],
        "span": span_entry(document.place(quantity.start, quantity.end)),
        "quantity": quantity_entry(quantity, text),
        "subject": {
            "entity": claim.subject.entity,
            "measure": measure_in_words(claim.subject.measure),
            "period": period_entry(told_period(claim)),
        },
    }


def quantity_entry(quantity: Quantity, text: str) -> dict[str, Any]:
    """A figure as printed in `text`, and the narrow reading of it in base scale."""
    return {
        "text": text[quantity.figure_start : quantity.figure_end],
        **ends(quantity.narrow()),
        "unit": unit_name(quantity.unit),
        "hedge": quantity.hedge,
    }


def span_entry(place: Place) -> dict[str, Any]:
    """A place in a file as given."""
    return {"part": place.part, "start": place.start, "end": place.end, "line": place.line, "column": place.column}


@lru_cache(maxsize=1 << 10)
def period_entry(period: Period | None) -> dict[str, Any] | None:
    """A period's half-open days; both null where the article does not say of which year."""
    if period is None:
        return None
    known = not period.floating
    return {
        "start": date.fromordinal(period.first).isoformat() if known else None,
        "end": date.fromordinal(period.until).isoformat() if known and period.until else None,
        "text": label(period),
    }
