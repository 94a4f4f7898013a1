"""The public functions: `read` makes a document of a source, `check` tests the claims of one or many."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from factcheck.findings.finding import Report
from factcheck.text.document import Document

if TYPE_CHECKING:
    from factcheck.rulebook.rulebook import Rulebook

Source = str | Path | Document
"""An article's text (str), a file or folder of articles (Path), or a document that was read before."""


def check(
    source: Source | Sequence[Source],
    *,
    date: datetime.date | None = None,
    rules: Path | Sequence[Path] | Rulebook | None = None,
    scope: Literal["corpus", "article"] = "corpus",
) -> Report:
    """Test the claims of articles against each other.

    `date` is the publication date of articles that carry none. `rules` are folders of pages that add to the standard
    rules, or a rulebook that stands for them all. `scope` "article" keeps each article to itself. Raises ValueError for
    a path that cannot be read, PageError for a malformed rule page.
    """
    from factcheck.findings.judge import judge

    sources = [source] if isinstance(source, (str, Path, Document)) else source
    return judge((document for one in sources for document in _documents(one, date)), _rulebook(rules), scope)


def read(source: Source, *, date: datetime.date | None = None) -> Document:
    """The one document that `source` holds. Raises ValueError if it cannot be read, or holds another number."""
    documents = list(_documents(source, date))
    if len(documents) != 1:
        raise ValueError(f"{source} holds {len(documents)} articles; check takes any number, read just one")
    return documents[0]


def _rulebook(rules: Path | Sequence[Path] | Rulebook | None) -> Rulebook:
    from factcheck.rulebook.folders import rulebook_of

    if rules is None or isinstance(rules, (Path, str)):
        return rulebook_of([rules] if rules else [])
    return rulebook_of(rules) if isinstance(rules, Sequence) else rules


def _documents(source: Source, date: datetime.date | None) -> Iterator[Document]:
    from factcheck.text.document import Unreadable
    from factcheck.text.readers import read_articles, read_text

    if isinstance(source, Document):
        yield source
    elif isinstance(source, str):
        yield read_text("", "text", source, date)
    else:
        for item in read_articles([str(source)], date):
            if isinstance(item, Unreadable):
                raise ValueError(f"{item.path}: {item.reason}")
            yield item
