"""The Markdown report: for pull requests and chat, a table of the findings and the proof of each folded beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factcheck.expression import expression
from factcheck.findings.finding import Check, Report
from factcheck.reports.index import Located, located
from factcheck.reports.proof import steps
from factcheck.reports.setting import printable, where
from factcheck.reports.style import Style
from factcheck.reports.summary import summarize
from factcheck.reports.wording import fitting, subject_in_words

_MARKUP: Final = expression(r"([\\`*_{}\[\]<>()#+!|~&$])")
MARKS: Final = {"error": "🔴 error", "warning": "🟠 warning", "note": "🔵 note"}


def render(report: Report, style: Style) -> Iterator[str]:
    """The counts, the table, and a section a finding."""
    claims = located(report)
    found = report.findings
    yield f"# factcheck: {_headline(report)}\n\n{_counts(report)}\n"
    if found:
        yield "\n| | | rule | where | what |\n|--:|---|---|---|---|\n"
    for number, check in enumerate(found, 1):
        place = plain(where(claims[check.claims[0]]))
        yield f"| {number} | {MARKS[check.severity or 'note']} | {check.rule} | {place} | {plain(check.message)} |\n"
    for number, check in enumerate(found, 1):
        yield from _section(number, check, claims)


def plain(text: str) -> str:
    """Text of an article on one line, none of it markup, a link or a mention."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("://", ":\u200b//").replace("@", "@\u200b")


def _headline(report: Report) -> str:
    found = summarize(report).severities
    listed = [f"{found[name]} {name}{'s' * (found[name] != 1)}" for name in MARKS if found[name]]
    return ", ".join(listed) or "no findings"


def _counts(report: Report) -> str:
    summary = summarize(report)
    verdicts = ", ".join(f"{summary.verdicts[name]} {name}" for name in ("consistent", "conflicting", "unverifiable"))
    silenced = f"; {len(report.silenced)} silenced" if report.silenced else ""
    return f"{summary.articles} articles, {summary.claims} claims: {verdicts}{silenced}."


def _section(number: int, check: Check, claims: Mapping[str, Located]) -> Iterator[str]:
    yield f"\n## {number}. {check.rule}: {plain(check.message)}\n\n"
    for name in check.claims:
        yield f"- {plain(where(claims[name]))}: {_quoted(claims[name])}\n"
    if check.because:
        yield "\n<details><summary>Proof</summary>\n\n"
        for step in steps(check):
            yield f"1. {plain(step)}\n"
        yield "\n</details>\n"
    yield from _repairs(check, claims)
    if check.hint:
        yield f"\nHint: {plain(check.hint)}\n"


def _quoted(claim: Located) -> str:
    """The sentence of a claim, the claim in bold."""
    quantity, text = claim.judged.claim.quantity, claim.article.document.text
    start, end = claim.passages.around(quantity.start, quantity.end)
    before, after = text[start : quantity.start], text[quantity.end : end]
    lead, tail = before.lstrip()[-200:], after.rstrip()[:200]
    return f"{plain(lead)}**{plain(claim.text.strip())}**{plain(tail)}"


def _repairs(check: Check, claims: Mapping[str, Located]) -> Iterator[str]:
    if check.repairs:
        yield "\n| if the others stand | now | would agree |\n|---|---|---|\n"
    for repair in check.repairs:
        claim = claims[repair.claim]
        fits = fitting(claim.judged.claim, repair.values, claim.article.document.text)
        subject = subject_in_words(claim.judged.claim, claim.article.document.text)
        yield f"| {plain(subject)} | {plain(claim.printed)} | {plain(fits)} |\n"
