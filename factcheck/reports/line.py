"""A claim as one line of JSON, put together from its parts: what encoding its entry gives, in a third of the time.

Reports of a corpus are claims for the most part. `claim_entry` says what a claim's entry is; the tests hold this to it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.findings.finding import Judged
from factcheck.ledger.traits import told_period
from factcheck.periods.period import Period
from factcheck.quantities.quantity import Quantity
from factcheck.reports.entries import period_entry
from factcheck.reports.numbers import exact, unit_name
from factcheck.reports.wording import measure_in_words
from factcheck.text.document import Document

NULL: Final = "null"
BOOLEANS: Final = {False: "false", True: "true"}


def claim_line(judged: Judged, document: Document) -> str:
    """The entry of a claim, encoded."""
    claim, text = judged.claim, document.text
    quantity, subject = claim.quantity, claim.subject
    place = document.place(quantity.start, quantity.end)
    return (
        f'{{"id": "{claim.id}", "kind": "{claim.kind}", "text": {quoted(text[quantity.start : quantity.end])}, '
        f'"span": {{"part": {quoted(place.part)}, "start": {place.start}, "end": {place.end}, "line": {place.line}, '
        f'"column": {place.column}}}, "quantity": {_quantity(quantity, text)}, '
        f'"subject": {{"entity": {quoted(subject.entity)}, "measure": {_measure(subject.measure)}, '
        f'"period": {_period(told_period(claim))}}}, "verdict": "{judged.verdict}", '
        f'"missing": {_text(judged.missing)}, '
        f'"implied": {_text(judged.implied)}}}'
    )


def _quantity(quantity: Quantity, text: str) -> str:
    """A figure as printed, with the ends of its narrow reading, which are exact numbers and need no escapes."""
    narrow = quantity.narrow()
    low = NULL if narrow.lo is None else f'"{exact(narrow.lo)}"'
    high = NULL if narrow.hi is None else f'"{exact(narrow.hi)}"'
    return (
        f'{{"text": {quoted(text[quantity.figure_start : quantity.figure_end])}, "low": {low}, "high": {high}, '
        f'"low_open": {BOOLEANS[narrow.lo_open]}, "high_open": {BOOLEANS[narrow.hi_open]}, '
        f'"unit": {_text(unit_name(quantity.unit))}, "hedge": {_text(quantity.hedge)}}}'
    )


def _text(text: str | None) -> str:
    return NULL if text is None else quoted(text)


@lru_cache(maxsize=1 << 10)
def _measure(measure: Measure) -> str:
    return quoted(measure_in_words(measure))


@lru_cache(maxsize=1 << 10)
def _period(period: Period | None) -> str:
    return json.dumps(period_entry(period), ensure_ascii=False)
