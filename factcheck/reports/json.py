"""The JSON report: one document with every claim and every cross-check, as `factcheck schema` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from factcheck import __version__
from factcheck.findings.finding import Article, Check, Report, Silenced
from factcheck.reports.line import claim_line
from factcheck.reports.numbers import exact
from factcheck.reports.style import Style
from factcheck.reports.summary import ranked, summarize

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
    claims = ",\n    ".join(claim_line(judged, article.document) for judged in article.claims)
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
