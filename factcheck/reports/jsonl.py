"""The JSON Lines report: the parts of the JSON report as one object a line, for streams."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.findings.finding import Report
from factcheck.reports.entries import claim_entry
from factcheck.reports.json import VERSION, article_entry, check_entry, silenced_entry, summary_entry, tool
from factcheck.reports.style import Style

_encode = json.JSONEncoder(ensure_ascii=False).encode


def render(report: Report, style: Style) -> Iterator[str]:
    """A line for the tool, for every article (with its claims), for every check, and for the summary."""
    for entry in _entries(report):
        yield _encode(entry) + "\n"


def _entries(report: Report) -> Iterator[dict[str, Any]]:
    yield {"version": VERSION, "tool": tool()}
    for article in report.articles:
        claims = [claim_entry(judged, article.document) for judged in article.claims]
        yield {"article": {**article_entry(article), "claims": claims}}
    for check in report.checks:
        yield {"check": check_entry(check)}
    for silenced in report.silenced:
        yield {"silenced": silenced_entry(silenced)}
    yield {"summary": summary_entry(report)}
