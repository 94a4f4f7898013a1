"""The SARIF 2.1.0 report: what code hosts and editors read; each finding with all its claims as related places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck import __version__
from factcheck.findings.finding import Check, Report, RulePage, Silenced
from factcheck.reports.index import Located, located
from factcheck.reports.proof import says, told
from factcheck.reports.spots import spot, uri
from factcheck.reports.style import Style

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT: Final = "factcheck/v1"
ROOT: Final = "%SRCROOT%"
LEVELS: Final = {"error": "error", "warning": "warning", "note": "note"}


def render(report: Report, style: Style) -> Iterator[str]:
    """One run, in pieces; silenced findings are in it as suppressed."""
    claims = located(report)
    rules = {page.name: page for page in report.rules}
    names = list(rules)
    shown = [(check, None) for check in report.findings] + [(one.check, one) for one in report.silenced]
    results = [_result(check, claims, names, silenced) for check, silenced in shown]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(list(rules.values()), report, results)]}
    yield json.dumps(log, indent=1, ensure_ascii=False)
    yield "\n"


def _run(rules: Sequence[RulePage], report: Report, results: list[Any]) -> dict[str, Any]:
    driver = {
        "name": "factcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(page) for page in rules],
    }
    root = {"description": {"text": "The folder in which factcheck ran."}}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: root},
        "artifacts": [{"location": _artifact(path)} for path in _paths(report)],
        "results": results,
    }


def _paths(report: Report) -> list[str]:
    return list(dict.fromkeys(article.document.path for article in report.articles if article.document.path))


def _rule(page: RulePage) -> dict[str, Any]:
    return {
        "id": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.title},
        "help": {"text": page.page, "markdown": page.page},
        "defaultConfiguration": {"level": LEVELS[page.severity]},
    }


def _result(
    check: Check, claims: Mapping[str, Located], names: Sequence[str], silenced: Silenced | None
) -> dict[str, Any]:
    members = [claims[name] for name in check.claims]
    result: dict[str, Any] = {"ruleId": check.rule}
    if check.rule in names:
        result["ruleIndex"] = names.index(check.rule)
    return result | {
        "level": LEVELS[check.severity or "note"],
        "message": {"text": told(check)},
        "locations": [_location(members[0])],
        "relatedLocations": [_related(claim, check, at) for at, claim in enumerate(members)],
        "partialFingerprints": {FINGERPRINT: check.fingerprint},
        "suppressions": [_suppression(silenced)] if silenced else [],
    }


def _related(claim: Located, check: Check, number: int) -> dict[str, Any]:
    """The place of one claim, with what it says and what it would have to be."""
    return {"id": number, **_location(claim), "message": {"text": says(claim, check)}}


def _location(claim: Located) -> dict[str, Any]:
    """A place in a file; for a record of a larger file its name there."""
    document, at = claim.article.document, spot(claim)
    physical: dict[str, Any] = {"artifactLocation": _artifact(document.path)}
    if at is None:
        logical = {"name": document.name, "fullyQualifiedName": f"{document.path}#{document.name}", "kind": "object"}
        return {"physicalLocation": physical, "logicalLocations": [logical]}
    physical["region"] = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "charOffset": at.start,
        "charLength": at.end - at.start,
        "snippet": {"text": claim.text},
    }
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, str]:
    reference, is_relative = uri(path or "text")
    return {"uri": reference, "uriBaseId": ROOT} if is_relative else {"uri": reference}


def _suppression(silenced: Silenced) -> dict[str, str]:
    reason = f": {silenced.reason}" if silenced.reason else ""
    return {
        "kind": "inSource" if silenced.by == "inline" else "external",
        "status": "accepted",
        "justification": f"{silenced.by} at {silenced.where}{reason}",
    }
