"""Directives in comments of Markdown and HTML: `<!-- factcheck: ignore growth because the base was restated -->`.

One that stands in a paragraph, or at its end, holds for that paragraph, one that stands alone for the next one;
`ignore-file` holds for the whole article. A comment of Markdown stands on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.expression import expression
from factcheck.silence.directive import Directive, Mistake, Span
from factcheck.text.document import Document

_COMMENT: Final = expression(r"<!--[ \t\r\n]*factcheck[ \t]*:([^<>]*?)-->")
_WISH: Final = expression(r"(?P<verb>[\w-]+)(?P<rules>[^<>]*)")
_REASON: Final = expression(r"\bbecause\b")
VERBS: Final = ("ignore", "ignore-file")
SUFFIXES: Final = (".md", ".markdown", ".html", ".htm")


def inline_directives(document: Document) -> Iterator[Directive | Mistake]:
    """What the comments of an article wish, and which of them cannot be read."""
    source = document.parts.get("text", "")
    if "factcheck" not in source or not document.path.lower().removesuffix(".gz").endswith(SUFFIXES):
        return
    blocks = list(_blocks(document))
    for comment in _COMMENT.finditer(source):
        where = f"{document.path}:{document.line_and_column('text', comment.start())[0]}"
        wish = _WISH.match(comment[1].strip())
        if wish is None or wish["verb"] not in VERBS:
            yield Mistake(where, "a directive is 'factcheck: ignore RULE', or 'ignore-file'")
            continue
        listed, _, reason = (part.strip() for part in _partitioned(wish["rules"]))
        spans = None if wish["verb"] == "ignore-file" else _held(comment.span(), blocks, source)
        rules = tuple(re.findall(r"[^\s,]+", listed))
        yield Directive("inline", where, rules, spans, " ".join(reason.split()) or None)


def _partitioned(text: str) -> tuple[str, str, str]:
    """The rules, and the reason behind them."""
    found = _REASON.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _blocks(document: Document) -> Iterator[tuple[Span, Span]]:
    """The blocks of an article: where each stands in the source, and in the text that is read."""
    for block in document.blocks:
        place = document.place(block.start, block.end)
        yield (place.start, place.end), (block.start, block.end)


def _held(comment: Span, blocks: list[tuple[Span, Span]], source: str) -> tuple[Span, ...]:
    """The block that a comment stands in or right behind, else the next one."""
    for (start, end), span in sorted(blocks):
        behind = end <= comment[0] and not source[end : comment[0]].strip(" \t")
        if start <= comment[0] < end or behind or start >= comment[1]:
            return (span,)
    return ()
