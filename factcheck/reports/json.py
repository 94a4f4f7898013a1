"""The JSON report: one document with every claim and every cross-check, as `factcheck schema` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Final

from factcheck import __version__
from factcheck.findings.finding import Article, Check, Judged, Report, Silenced
from factcheck.periods.labels import label
from factcheck.periods.period import Period
from factcheck.quantities.quantity import Quantity
from factcheck.reports.numbers import ends, exact, unit_name
from factcheck.reports.style import Style
from factcheck.reports.summary import ranked, summarize
from factcheck.reports.wording import measure_in_words
from factcheck.text.document import Document, Place

VERSION: Final = 1
_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def render(report: Report, style: Style) -> Iterator[str]:
    """The report in pieces: a claim and a check take one line each, so that two reports compare line by line."""
    yield f'{{"version": {VERSION}, "tool": {_encode(tool())},\n "articles": ['
    separator = "\n  "
    for article in report.articles:
        yield separator + _article_text(article)
        separator = ",\n  "
    yield '],\n "checks": ['
    separator = "\n  "
    for check in report.checks:
        yield separator + _encode(check_entry(check))
        separator = ",\n  "
    yield '],\n "silenced": ['
    separator = "\n  "
    for silenced in report.silenced:
        yield separator + _encode(silenced_entry(silenced))
        separator = ",\n  "
    yield f'],\n "summary": {_encode(summary_entry(report))}}}\n'


def tool() -> dict[str, str]:
    """The program that wrote the report."""
    return {"name": "factcheck", "version": __version__}


def _article_text(article: Article) -> str:
    head = _encode(article_entry(article))[:-1]
    claims = ",\n    ".join(_encode(claim_entry(judged, article.document)) for judged in article.claims)
    return f'{head}, "claims": [{claims and chr(10) + "    "}{claims}]}}'


def article_entry(article: Article) -> dict[str, Any]:
    """An article without its claims."""
    document = article.document
    return {
        "id": article.id,
        "path": document.path,
        "name": document.name,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "earlier": article.earlier,
    }


def claim_entry(judged: Judged, document: Document) -> dict[str, Any]:
    """A claim with its place, its values, its subject and its verdict."""
    claim, text = judged.claim, document.text
    quantity = claim.quantity
    return {
        "id": claim.id,
        "kind": claim.kind,
        "text": text[quantity.start : quantity.end],
        "span": span_entry(document.place(quantity.start, quantity.end)),
        "quantity": quantity_entry(quantity, text),
        "subject": {
            "entity": claim.subject.entity,
            "measure": measure_in_words(claim.subject.measure),
            "period": period_entry(claim.subject.period),
        },
        "verdict": judged.verdict,
        "missing": judged.missing,
        "implied": judged.implied,
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


def check_entry(check: Check) -> dict[str, Any]:
    """A cross-check with its proof."""
    return {
        "id": check.id,
        "rule": check.rule,
        "verdict": check.verdict,
        "severity": check.severity,
        "claims": list(check.claims),
        "message": check.message,
        "because": list(check.because),
        "hint": check.hint,
        "confirmed": [claim for claim in check.claims if claim in check.confirmed],
        "repairs": [
            {"claim": repair.claim, "low": exact(repair.values.lo), "high": exact(repair.values.hi)}
            for repair in check.repairs
        ],
        "fingerprint": check.fingerprint,
    }


def silenced_entry(silenced: Silenced) -> dict[str, Any]:
    """A finding that nobody wants to hear of, what silenced it, and why."""
    by = {"by": silenced.by, "where": silenced.where, "reason": silenced.reason}
    return {**check_entry(silenced.check), "silenced": by}


def summary_entry(report: Report) -> dict[str, Any]:
    """The counts of the report."""
    summary = summarize(report)
    return {
        "articles": summary.articles,
        "claims": summary.claims,
        "consistent": summary.verdicts["consistent"],
        "conflicting": summary.verdicts["conflicting"],
        "unverifiable": summary.verdicts["unverifiable"],
        "missing": dict(ranked(summary.missing)),
        "rules": dict(ranked(summary.rules)),
    }
