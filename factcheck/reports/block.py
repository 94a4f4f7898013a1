"""The block of one finding: its place and message, the sentences it rests on, the proof, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from string import ascii_lowercase
from typing import Final

from factcheck.findings.finding import Check
from factcheck.record import record
from factcheck.reports.excerpt import ELLIPSIS, Mark, columns, underlined
from factcheck.reports.index import Located
from factcheck.reports.proof import steps
from factcheck.reports.setting import headline, paragraph, printable, source, where
from factcheck.reports.style import Style
from factcheck.reports.wording import fitting, subject_in_words

CONTEXT: Final = 400
"""Characters looked at on each side of a claim for the sentence around it."""


@record(frozen=True, slots=True)
class Labelled:
    """A claim of a finding and the letter that stands for it."""

    claim: Located
    label: str


def finding_block(check: Check, claims: dict[str, Located], style: Style) -> Iterator[str]:
    """The lines of one finding."""
    first = claims[check.claims[0]]
    members = _labelled(sorted((claims[name] for name in check.claims), key=lambda c: _order(c, first)))
    yield from headline(first, check.severity or check.verdict, check.rule, check.message, style)
    yield from _excerpts(members, first, style)
    yield from _dates(members, style)
    yield from _steps(check, style)
    yield from _repairs(check, members, style)
    if check.hint:
        yield from paragraph(f"hint: {printable(check.hint)}", "    ", style, first="  ")


def _order(claim: Located, first: Located) -> tuple[bool, int, int]:
    """The article that the headline names comes first, the others as they were given."""
    return claim.number != first.number, *claim.order


def _labelled(claims: Sequence[Located]) -> list[Labelled]:
    """Letters in reading order; a claim that stands alone needs none."""
    if len(claims) == 1:
        return [Labelled(claims[0], "")]
    return [Labelled(c, ascii_lowercase[at] if at < 26 else str(at + 1)) for at, c in enumerate(claims)]


def _excerpts(members: Sequence[Labelled], first: Located, style: Style) -> Iterator[str]:
    """The sentences the claims stand in, with their line numbers; other files are named above theirs."""
    gutter = max(len(str(m.claim.place.line)) for m in members)
    bar = style.palette.paint("quiet", "|")
    article = first.number
    yield f"{' ' * gutter} {bar}"
    for (number, start, end), group in groupby(members, key=_sentence):
        together = list(group)
        if number != article:
            article = number
            yield f"{' ' * gutter} {style.palette.paint('quiet', '::')} {where(together[0].claim)}"
        yield from _excerpt(together, start, end, gutter, style)
    yield f"{' ' * gutter} {bar}"


def _dates(members: Sequence[Labelled], style: Style) -> Iterator[str]:
    """When the articles of a finding across articles were published."""
    articles = {source(m.claim): m.claim.article.document.published for m in members}
    if len(articles) > 1 and any(articles.values()):
        dated = " and ".join(f"{name} ({day or 'no date'})" for name, day in articles.items())
        yield from paragraph(f"published: {dated}", "    ", style, first="  ")


def _sentence(member: Labelled) -> tuple[int, int, int]:
    """The article's number and the stretch of its reading text that shows a claim in its sentence."""
    claim = member.claim
    quantity, text = claim.judged.claim.quantity, claim.article.document.text
    start, end = claim.passages.around(quantity.start, quantity.end)
    start, end = max(start, quantity.start - CONTEXT), min(end, quantity.end + CONTEXT)
    while start < quantity.start and text[start].isspace():
        start += 1
    return claim.number, start, max(end, quantity.end)


def _excerpt(members: Sequence[Labelled], start: int, end: int, gutter: int, style: Style) -> Iterator[str]:
    passage = members[0].claim.article.document.text[start:end]
    marks = [
        Mark(m.claim.judged.claim.quantity.start - start, m.claim.judged.claim.quantity.end - start, m.label)
        for m in members
    ]
    number = str(members[0].claim.place.line)
    bar = style.palette.paint("quiet", "|")
    for line in underlined(passage, marks, style.width - gutter - 3):
        yield f"{style.palette.paint('quiet', number.rjust(gutter))} {bar} {line.text}"
        for row in line.rows:
            yield f"{' ' * gutter} {bar} {style.palette.paint('strong', row)}"
        number = ""


def _steps(check: Check, style: Style) -> Iterator[str]:
    """The proof: because ..., and because ..., but ..."""
    for step in steps(check):
        yield from paragraph(printable(step), "    ", style, first="  ")


def _repairs(check: Check, members: Sequence[Labelled], style: Style) -> Iterator[str]:
    """For each claim the values that would mend the finding, if the others stand."""
    if not check.repairs:
        return
    yield "  would agree, if the others stand:"
    by_id = {member.claim.judged.claim.id: member for member in members}
    told = [(by_id[repair.claim], repair.values) for repair in check.repairs if repair.claim in by_id]
    for member, values in sorted(told, key=lambda item: members.index(item[0])):
        claim = member.claim.judged.claim
        subject = subject_in_words(claim, member.claim.article.document.text)
        shown = fitting(claim, values, member.claim.article.document.text)
        text = f"{shown} (now: {_short(printable(member.claim.printed))}; {subject})"
        yield from paragraph(text, "       ", style, first=f"    {member.label} ".ljust(6))


def _short(text: str) -> str:
    return text if columns(text) <= 40 else text[:39] + ELLIPSIS
