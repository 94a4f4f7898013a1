"""The text report: one block a finding, in the manner of the best compilers, then what was and was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.findings.finding import Check, Report
from factcheck.reports.block import finding_block
from factcheck.reports.index import Located, located
from factcheck.reports.setting import headline, paragraph, printable, where
from factcheck.reports.style import Style
from factcheck.reports.summary import Summary, ranked, summarize
from factcheck.reports.wording import counted, subject_in_words


def render(report: Report, style: Style) -> Iterator[str]:
    """The findings, the rest on demand, and the summary; every piece ends a line."""
    findings = report.findings
    told = None if style.detail == "everything" else {name for check in findings for name in check.claims}
    claims = located(report, told)
    if style.detail == "lines":
        yield from (_line(check, claims, style) for check in findings)
        return
    for check in findings:
        yield "\n".join(finding_block(check, claims, style)) + "\n\n"
    if style.detail == "everything":
        yield from _rest(report, claims, style)
    yield "\n".join(_summary(summarize(report), style)) + "\n"


def _line(check: Check, claims: dict[str, Located], style: Style) -> str:
    """A finding on one line, however long, for programs that read lines."""
    place, grade = where(claims[check.claims[0]]), check.severity or check.verdict
    return f"{place}: {style.palette.paint(grade, f'{grade}[{check.rule}]')} {printable(check.message)}\n"


def _rest(report: Report, claims: dict[str, Located], style: Style) -> Iterator[str]:
    """The cross-checks that hold or stay open, then the claims that nothing speaks to."""
    quiet = [check for check in report.checks if check.severity is None]
    for check in sorted(quiet, key=lambda c: (claims[c.claims[0]].order, c.rule, c.id)):
        yield "\n".join(_quiet_check(check, claims, style)) + "\n"
    lone = [claim for claim in claims.values() if claim.judged.verdict == "unverifiable"]
    for claim in sorted(lone, key=lambda c: c.order):
        yield "\n".join(_lone_claim(claim, style)) + "\n"
    yield "\n"


def _quiet_check(check: Check, claims: dict[str, Located], style: Style) -> list[str]:
    return headline(claims[check.claims[0]], check.verdict, check.rule, check.message, style)


def _lone_claim(claim: Located, style: Style) -> list[str]:
    """An unverifiable claim: what is missing, and what would settle it."""
    judged = claim.judged
    says = f'"{printable(claim.printed)}" ({subject_in_words(judged.claim, claim.article.document.text)})'
    if judged.implied:
        says += f"; implied base: {judged.implied}"
    return headline(claim, "unverifiable", judged.missing or "", says, style)


def _summary(summary: Summary, style: Style) -> Iterator[str]:
    """Articles, claims and their verdicts, cross-checks by rule, findings by severity."""
    verdicts = summary.verdicts
    yield from paragraph(
        f"{counted(summary.articles, 'article')}, {counted(summary.claims, 'claim')}: "
        f"{verdicts['consistent']} consistent, {verdicts['conflicting']} conflicting, "
        f"{verdicts['unverifiable']} unverifiable{_in_brackets(summary.missing)}.",
        "",
        style,
    )
    if summary.earlier:
        yield f"Checked against {counted(summary.earlier, 'earlier article')}."
    checks = summary.rules.total()
    by_rule = ", ".join(f"{rule} {count}" for rule, count in ranked(summary.rules))
    yield from paragraph(f"{counted(checks, 'cross-check')}{': ' if checks else ''}{by_rule}.", "", style)
    yield _verdict(summary, style) + (f" ({summary.silenced} silenced)" if summary.silenced else "")


def _in_brackets(counts: Counter[str]) -> str:
    listed = ", ".join(f"{name} {count}" for name, count in ranked(counts))
    return f" ({listed})" if listed else ""


def _verdict(summary: Summary, style: Style) -> str:
    """The last line: how many findings of each severity."""
    found = summary.severities
    if not found:
        return style.palette.paint("strong", "No findings.")
    return ", ".join(
        style.palette.paint(name, counted(found[name], name)) for name in ("error", "warning", "note") if found[name]
    )
