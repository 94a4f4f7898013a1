"""Findings as an editor shows them: diagnostics with their other places, hovers with the proof, looks at repairs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lsprotocol import types

from factcheck.findings.finding import Check
from factcheck.reports.index import Located
from factcheck.reports.markdown import plain
from factcheck.reports.proof import says, steps
from factcheck.reports.wording import fitting, subject_in_words
from factcheck.server.opened import Opened
from factcheck.server.positions import Counted

SOURCE: Final = "factcheck"
SEVERITIES: Final = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostics(opened: Opened, counted: Counted, uri: str) -> Iterator[types.Diagnostic]:
    """A diagnostic for each claim of each finding, the finding's other claims as related places; then the notices."""
    for claim, check in opened.findings():
        others = [opened.claims[name] for name in check.claims if name != claim.judged.claim.id]
        yield types.Diagnostic(
            range=_range(claim, counted),
            message=check.message,
            severity=SEVERITIES[check.severity or "note"],
            code=check.rule,
            source=SOURCE,
            related_information=[
                types.DiagnosticRelatedInformation(_location(other, counted, uri), says(other, check))
                for other in others
            ],
            data={"finding": check.id, "claim": claim.judged.claim.id},
        )
    for notice in opened.report.notices:
        line = notice.where.rpartition(":")[2]
        at = types.Position(int(line) - 1 if line.isdigit() else 0, 0)
        is_wrong = notice.kind in ("mistake", "defect")
        tags = None if is_wrong else [types.DiagnosticTag.Unnecessary]
        severity = types.DiagnosticSeverity.Warning if is_wrong else types.DiagnosticSeverity.Hint
        whole = types.Range(at, types.Position(at.line + 1, 0))
        yield types.Diagnostic(whole, notice.reason, severity=severity, source=SOURCE, code=notice.kind, tags=tags)


def _location(claim: Located, counted: Counted, uri: str) -> types.Location:
    """Where a claim stands: in the open article, or in the file of an earlier one."""
    if not claim.article.earlier:
        return types.Location(uri, _range(claim, counted))
    document = claim.article.document
    given = Counted(document.parts.get(claim.place.part, document.text), counted.encoding)
    return types.Location(Path(document.path).absolute().as_uri(), _range(claim, given))


def _range(claim: Located, counted: Counted) -> types.Range:
    return counted.range(claim.place.start, claim.place.end)


def hover(claim: Located, opened: Opened, counted: Counted) -> types.Hover:
    """What a claim was read as, its verdict, and the proof of every check it takes part in."""
    judged = claim.judged
    verdict = judged.verdict + (f" ({judged.missing})" if judged.missing else "")
    subject = subject_in_words(judged.claim, claim.article.document.text)
    lines = [f"**{plain(claim.printed)}**: {plain(subject)}", f"*{verdict}*"]
    if judged.implied:
        lines.append(f"The value before would be {plain(judged.implied)}.")
    lines += ["\n".join(_told(check, opened)) for check in opened.about(claim)]
    text = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(lines))
    return types.Hover(text, _range(claim, counted))


def _told(check: Check, opened: Opened) -> Iterator[str]:
    """One check: its rule and message, the proof, and what would agree."""
    yield f"---\n**{check.severity or check.verdict}: {check.rule}**. {plain(check.message)}\n"
    yield from (f"1. {plain(step)}" for step in steps(check))
    for repair in check.repairs:
        yield f"- {plain(says(opened.claims[repair.claim], check))}"
    if check.hint:
        yield f"\nHint: {plain(check.hint)}"


def looks(opened: Opened, counted: Counted, uri: str, within: types.Range) -> Iterator[types.CodeAction]:
    """For each repair of the findings touched by a range, an action that shows the claim it is about.

    Nothing is edited: which figure is wrong is for an editor to find out.
    """
    start, end = counted.offset(within.start), counted.offset(within.end)
    touched = {
        check.id: check
        for claim, check in opened.findings()
        if claim.place.start <= end and start <= claim.place.end
    }
    for check in touched.values():
        for repair in check.repairs:
            claim = opened.claims[repair.claim]
            where = _location(claim, counted, uri)
            fits = fitting(claim.judged.claim, repair.values, claim.article.document.text)
            title = f"{check.rule}: {claim.printed} would agree as {fits}"
            show = types.Command(title, SHOW, arguments=[where.uri, *_numbers(where.range)])
            yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, command=show)


def _numbers(place: types.Range) -> list[int]:
    """A range as plain numbers: first line and character, last line and character."""
    return [place.start.line, place.start.character, place.end.line, place.end.character]


SHOW: Final = "factcheck.show"
"""The command that moves the editor to a claim."""
