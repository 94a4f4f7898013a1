"""Cards: one for each finding, each check that holds, each claim that nothing speaks to, and what was silenced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.findings.finding import Check, Report
from factcheck.quantities.interval import Interval
from factcheck.record import record
from factcheck.reports.html.scale import scale
from factcheck.reports.html.words import words
from factcheck.reports.index import Located
from factcheck.reports.proof import steps
from factcheck.reports.setting import where
from factcheck.reports.wording import fitting, subject_in_words

Claims = Mapping[str, Located]


@record(frozen=True, slots=True)
class Card:
    """One entry of the list: what it can be filtered by, and what it shows folded and open."""

    id: str
    verdict: str
    grade: str
    rule: str
    place: str
    message: str
    body: str

    def html(self) -> str:
        """The card, folded."""
        label = self.grade or self.verdict
        return (
            f'<details class="card {label}" id="{words(self.id)}" data-verdict="{self.verdict}" '
            f'data-grade="{self.grade}" data-rule="{words(self.rule)}"><summary><span class="tag">{label}</span> '
            f'<span class="rule">{words(self.rule)}</span> <span class="place">{words(self.place)}</span>'
            f'<span class="message">{words(self.message)}</span></summary>{self.body}</details>\n'
        )


def cards(report: Report, claims: Claims) -> Iterator[Card]:
    """Every card: findings first, then the checks that hold, the lone claims, and the silenced findings."""
    for check in report.findings:
        yield _finding(check, claims, "conflicting", check.severity or "")
    for check in report.checks:
        if check.severity is None:
            yield _finding(check, claims, "consistent", "")
    told = {name for check in (*report.checks, *(one.check for one in report.silenced)) for name in check.claims}
    for claim in claims.values():
        if claim.judged.claim.id not in told:
            yield _lone(claim)
    for one in report.silenced:
        reason = f" ({one.reason})" if one.reason else ""
        note = f'<p class="hint">Silenced by {one.by}, {words(one.where + reason)}.</p>'
        yield _finding(one.check, claims, "silenced", "", note)


def _finding(check: Check, claims: Claims, verdict: str, grade: str, note: str = "") -> Card:
    first = claims[check.claims[0]]
    proof = "".join(f"<li>{words(step)}</li>" for step in steps(check))
    fits = dict(check.implied) | {repair.claim: repair.values for repair in check.repairs}
    members = sorted((claims[name] for name in check.claims), key=lambda c: (c.number != first.number, *c.order))
    body = (
        note
        + (f'<ol class="proof">{proof}</ol>' if proof else "")
        + "".join(_member(claim, fits.get(claim.judged.claim.id)) for claim in members)
        + (f'<p class="hint"><b>Hint:</b> {words(check.hint)}</p>' if check.hint else "")
    )
    return Card(check.id, verdict, grade, check.rule, where(first), check.message, body)


def _member(claim: Located, fits: Interval | None) -> str:
    """One claim of a finding: what it says, what would agree, and both drawn."""
    told = claim.judged.claim
    shown = f'<a class="to" href="#{words(told.id)}">{words(claim.printed)}</a>'
    subject = subject_in_words(told, claim.article.document.text)
    head = f'<div class="who">{shown} <span class="subject">{words(subject)}</span>'
    head += f' <span class="place">{words(where(claim))}</span></div>'
    if fits is None:
        return f'<div class="member">{head}</div>'
    agrees = fitting(told, fits, claim.article.document.text)
    says = f"stated {claim.printed}; the others imply {agrees}"
    return (
        f'<div class="member">{head}{scale(told.quantity.narrow(), fits, says)}'
        f'<div class="key"><span class="stated">stated {words(claim.printed)}</span> '
        f'<span class="implied">the others imply {words(agrees)}</span></div></div>'
    )


def _lone(claim: Located) -> Card:
    judged = claim.judged
    text = f'"{claim.printed}": {subject_in_words(judged.claim, claim.article.document.text)}'
    implied = f'<p class="hint">The value before would be {words(judged.implied)}.</p>' if judged.implied else ""
    link = f'<a class="to" href="#{words(judged.claim.id)}">{words(claim.printed)}</a>'
    body = f'<div class="member">{link}</div>{implied}'
    reason = judged.missing or "told by its copy"
    return Card(f"u-{judged.claim.id}", judged.verdict, "", reason, where(claim), text, body)
