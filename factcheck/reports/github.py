"""Annotations of GitHub Actions: a workflow command a finding, which the code host shows at its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.findings.finding import Check, Report
from factcheck.reports.index import Located, located
from factcheck.reports.proof import told
from factcheck.reports.setting import source
from factcheck.reports.spots import nearby, spot
from factcheck.reports.style import Style

COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, style: Style) -> Iterator[str]:
    """A line a finding."""
    claims = located(report)
    for check in report.findings:
        yield _command(check, claims[check.claims[0]])


def _command(check: Check, claim: Located) -> str:
    at = spot(claim)
    fields = {"file": nearby(claim.article.document.path) if at else source(claim)}
    if at:
        fields |= {"line": str(at.line), "endLine": str(at.end_line)}
        if at.line == at.end_line:
            fields |= {"col": str(at.column), "endColumn": str(at.end_column)}
    fields["title"] = f"factcheck {check.rule}"
    listed = ",".join(f"{name}={_field(value)}" for name, value in fields.items() if value)
    return f"::{COMMANDS[check.severity or 'note']} {listed}::{_data(told(check))}\n"


def _data(text: str) -> str:
    """A message as the runner reads it: on one line, nothing in it a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
