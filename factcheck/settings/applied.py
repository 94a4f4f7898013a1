"""Settings of single files applied to a report: by the file that a finding points at."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.findings.finding import Check, Report
from factcheck.record import replace
from factcheck.settings.settings import Configuration

GRADES = ("error", "warning", "note")


def applied(report: Report, configuration: Configuration) -> Report:
    """The report without the findings that a file's settings leave out, the others with the severities these allow."""
    if not configuration.settings.per_file:
        return report
    paths = {judged.claim.id: article.document.path for article in report.articles for judged in article.claims}
    kept = (_kept(check, paths, configuration) for check in report.checks)
    return replace(report, checks=tuple(check for check in kept if check is not None))


def _kept(check: Check, paths: Mapping[str, str], configuration: Configuration) -> Check | None:
    given = configuration.for_file(paths[check.claims[0]]) if check.severity is not None else None
    if given is None or check.severity is None:
        return check
    if not given.uses(check.rule):
        return None
    highest = given.severity.get(check.rule, check.severity)
    return replace(check, severity=max(check.severity, highest, key=GRADES.index))
