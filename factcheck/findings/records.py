"""A report as flat records: a row for each claim of each finding, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final

from factcheck.claims.claim import UNRESOLVED
from factcheck.findings.finding import Article, Check, Judged, Report
from factcheck.ledger.traits import told_period
from factcheck.periods.labels import label
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval

COLUMNS: Final = (
    "finding", "rule", "severity", "path", "article", "published", "line", "column", "text", "kind", "entity",
    "measure", "period", "start", "end", "unit", "low", "high", "fits_low", "fits_high", "message", "fingerprint",
)  # fmt: skip
"""The keys of every record, in order."""


def records(report: Report) -> Iterator[dict[str, Any]]:
    """The rows of every finding, in the order in which its claims take part."""
    claims = {judged.claim.id: (article, judged) for article in report.articles for judged in article.claims}
    for check in report.findings:
        for name in check.claims:
            article, judged = claims[name]
            values = (*_finding(check), *_place(article, judged), *_subject(judged), *_values(check, judged))
            yield dict(zip(COLUMNS, (*values, check.message, check.fingerprint), strict=True))


def _finding(check: Check) -> tuple[Any, ...]:
    return check.id, check.rule, check.severity


def _place(article: Article, judged: Judged) -> tuple[Any, ...]:
    document, quantity = article.document, judged.claim.quantity
    place = document.place(quantity.start, quantity.end)
    text = " ".join(document.text[quantity.start : quantity.end].split())
    published = document.published.isoformat() if document.published else None
    return document.path, document.name, published, place.line, place.column, text


def _subject(judged: Judged) -> tuple[Any, ...]:
    claim, subject = judged.claim, judged.claim.subject
    entity = None if subject.entity in ("", UNRESOLVED) else subject.entity
    measure = None if subject.measure.head == UNRESOLVED else str(subject.measure)
    period = told_period(claim)
    return claim.kind, entity, measure, label(period) if period else None, *_days(period)


def _days(period: Period | None) -> tuple[str | None, str | None]:
    """A period's first day, and the day after its last."""
    if period is None or period.floating:
        return None, None
    until = date.fromordinal(period.until).isoformat() if period.until else None
    return date.fromordinal(period.first).isoformat(), until


def _values(check: Check, judged: Judged) -> tuple[Any, ...]:
    quantity = judged.claim.quantity
    fits = next((repair.values for repair in check.repairs if repair.claim == judged.claim.id), Interval(None, None))
    return quantity.unit.name, *_ends(quantity.narrow()), *_ends(fits)


def _ends(interval: Interval) -> tuple[float | None, float | None]:
    return _number(interval.lo), _number(interval.hi)


def _number(end: Fraction | None) -> float | None:
    """An end as a number that data frames take; one too large for that is left open."""
    try:
        return None if end is None else float(end)
    except OverflowError:
        return None
