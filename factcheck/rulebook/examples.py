"""The examples of a rule page: quoted lines, the bold parts of which are the claims that clash."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Final

from factcheck.expression import expression
from factcheck.record import record
from factcheck.rulebook.sections import PageError, section, section_line

_BOLD: Final = expression(r"\*\*([^*\n]+)\*\*")
_DATE: Final = expression(r"date:\s*(\S+)\s*$")


@record(frozen=True, slots=True)
class Example:
    """One quoted example of a page: its text without marks, and where in it the bold claims stand.

    `published` is the date the example is read at, `line` where it starts in the page.
    """

    text: str
    claims: tuple[tuple[int, int], ...]
    published: date | None
    line: int


def examples(page: str, heading: str, path: str) -> tuple[Example, ...]:
    """The examples under a heading: each run of quoted lines is one, a first line `date: YYYY-MM-DD` dates it.

    Raises PageError where a date is none, an example is empty, or one that must clash has fewer than one bold claim.
    """
    first = section_line(page, heading) + 1
    numbered = enumerate(section(page, heading).splitlines(), first)
    runs = groupby(numbered, key=lambda numbered_line: numbered_line[1].startswith(">"))
    quotes = [[(number, text[1:].removeprefix(" ")) for number, text in run] for quoted, run in runs if quoted]
    found = [_example(quote, path) for quote in quotes]
    for example in found:
        if heading == "Conflicts" and not example.claims:
            raise PageError(path, example.line, "this example marks no clashing claim in bold")
    return tuple(found)


def _example(lines: list[tuple[int, str]], path: str) -> Example:
    line, first = lines[0]
    published = None
    dated = _DATE.match(first)
    if dated:
        try:
            published = date.fromisoformat(dated[1])
        except ValueError as error:
            raise PageError(path, line, f"{dated[1]!r} is not a date (YYYY-MM-DD)") from error
        lines = lines[1:]
    marked = "\n".join(text for _, text in lines)
    if not marked.strip():
        raise PageError(path, line, "this example is empty")
    claims, parts, at, length = [], [], 0, 0
    for bold in _BOLD.finditer(marked):
        parts += [marked[at : bold.start()], bold[1]]
        start = length + bold.start() - at
        length = start + len(bold[1])
        claims.append((start, length))
        at = bold.end()
    return Example("".join(parts) + marked[at:], tuple(claims), published, line)
