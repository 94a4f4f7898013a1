"""Lines of the text report: headlines with a place, and paragraphs wrapped to the width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from factcheck.expression import expression
from factcheck.reports.index import Located
from factcheck.reports.style import Style

_CONTROL: Final = expression(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def where(claim: Located) -> str:
    """`path:line:column`; `path#name:line:column` for a record of a larger file, whose lines count in its field."""
    place, document = claim.place, claim.article.document
    field = "" if place.part == "text" else f":{place.part}"
    return f"{source(claim)}{field}:{place.line}:{place.column}" if document.path else f"{place.line}:{place.column}"


def source(claim: Located) -> str:
    """The file an article came from, and its name in that file where the file holds several."""
    document = claim.article.document
    several = document.path.endswith((".jsonl", ".parquet", ".gz")) or document.path in ("-", "<stdin>")
    named = several and document.name not in ("", "stdin", document.path)
    return printable(f"{document.path}#{document.name}" if named else document.path)


def printable(text: str) -> str:
    """The text on one line, without the characters that steer a terminal."""
    return _CONTROL.sub(" ", text)


def headline(claim: Located, verdict: str, rule: str, message: str, style: Style) -> list[str]:
    """`path:line:column: verdict[rule] message`, wrapped; the first line is never broken inside the place."""
    plain = f"{verdict}[{rule}]"
    lines = list(paragraph(f"{where(claim)}: {plain} {printable(message)}", "    ", style, first=""))
    painted = style.palette.paint(verdict, plain) if hasattr(style.palette, verdict) else plain
    return [line.replace(plain, painted, 1) if plain in line else line for line in lines]


def paragraph(text: str, indent: str, style: Style, first: str | None = None) -> Iterator[str]:
    """The text in lines of the style's width, the first one led by `first`, the others by `indent`."""
    yield from textwrap.wrap(
        text,
        style.width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
