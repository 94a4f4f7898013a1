"""What trafilatura makes of a page: the words of its main text, its title, date and site."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any, Final

from factcheck.expression import expression
from factcheck.record import field, record
from factcheck.text.lines import Line
from factcheck.text.words import form_set

LARGEST: Final = 8_000_000
"""Longer pages are not given to trafilatura, which holds many times their size in memory."""
MOST_TAGS: Final = 60_000
"""Nor are pages with more tags: no article has them, and the time they take grows with them."""
SHINGLE: Final = 4

_WORD = expression(r"\w+")
_DEEPEST: Final = 2000
_TAG = expression(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CAREFUL_DATE: Final = {"extensive_search": False}


class MissingExtraError(Exception):
    """A reader needs a package that is not installed; the message says what to install."""


@record(frozen=True, slots=True)
class Extraction:
    """The main text as its runs of words; `is_telling` is false where trafilatura found none."""

    title: str | None = None
    published: date | None = None
    source: str | None = None
    _runs: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def is_telling(self) -> bool:
        """Whether a main text was found at all."""
        return bool(self._runs)

    def keeps(self, line: Line) -> bool:
        """Whether a line of the page belongs to the main text: most of its runs of words occur there."""
        words = _WORD.findall(line.text)
        runs = _runs_of(words)
        return bool(runs) and sum(run in self._runs for run in runs) * 2 >= len(runs)


def extract(page: str) -> Extraction:
    """The main text of a page, nothing where it has none. Raises MissingExtraError without trafilatura."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise MissingExtraError("needs the html extra: pip install factcheck-lint[html]") from None
    if len(page) > LARGEST or page.count("<") > MOST_TAGS or _is_too_deep(page):
        return Extraction()
    found: Any = None
    with suppress(Exception):  # what trafilatura cannot handle is read without it
        found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_CAREFUL_DATE)
    if found is None:
        return Extraction()
    runs = {run for line in (found.text or "").split("\n") for run in _runs_of(_WORD.findall(line))}
    site = found.sitename or found.hostname or None
    return Extraction(found.title or None, _day(found.date), site, runs)


def _runs_of(words: list[str]) -> list[tuple[str, ...]]:
    """The runs of four words of a line; a shorter line is one run."""
    if len(words) < SHINGLE:
        return [tuple(words)] if words else []
    return list(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _is_too_deep(page: str) -> bool:
    """Whether more elements stand open at once than any article needs; a tree of them might exhaust the stack."""
    depth = 0
    for tag in _TAG.finditer(page):
        if tag[2].lower() not in form_set("markup", "unnested"):
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _day(value: str | None) -> date | None:
    with suppress(ValueError, TypeError):
        return date.fromisoformat((value or "")[:10])
    return None
