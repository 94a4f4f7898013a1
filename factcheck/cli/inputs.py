"""The articles of a run: read one by one, with a line on standard error for every file that cannot be read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from factcheck.cli.failures import RunError, complain
from factcheck.record import record

if TYPE_CHECKING:
    from factcheck.settings.settings import Configuration
    from factcheck.text.document import Document, Unreadable

PATIENCE: Final = 1.0
"""Seconds after which a run shows its progress."""


@record(slots=True)
class Articles:
    """The readable articles among `paths`, of the files in `only` where it is given; while they are read, counts them
    and those that could not be.
    """

    paths: Sequence[str]
    configuration: Configuration
    only: frozenset[str] | None = None
    count: int = 0
    failures: int = 0

    def __iter__(self) -> Iterator[Document]:
        from factcheck.text.document import Unreadable

        for item in self._items():
            if isinstance(item, Unreadable):
                self.failures += 1
                complain(item.path, item.reason)
            else:
                self.count += 1
                yield item

    def _items(self) -> Iterator[Document | Unreadable]:
        """What the paths hold; a file's own settings may date it."""
        from factcheck.text.paths import article_files
        from factcheck.text.readers import read_articles

        usual = self.configuration.settings.date
        if not self.configuration.settings.per_file and self.only is None:
            yield from read_articles(self.paths, usual)
            return
        for path in article_files(self.paths):
            if isinstance(path, str):
                if self.only is not None and os.path.realpath(path) not in self.only:
                    continue
                given = self.configuration.for_file(path)
                yield from read_articles([path], (given and given.date) or usual)
            else:
                yield path


def parsed_date(text: str | None) -> date | None:
    """The date of an option's value. Raises RunError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RunError("--date", f"{text!r} is not a date; write YYYY-MM-DD") from error


def watched(documents: Iterable[Document]) -> Iterable[Document]:
    """The same documents; on a terminal a long run counts them on standard error as they pass."""
    return _counted(documents) if sys.stderr.isatty() else documents


def _counted(documents: Iterable[Document]) -> Iterator[Document]:
    begun = time.monotonic()
    passing = iter(documents)
    done = 0
    for document in passing:
        yield document
        done += 1
        if time.monotonic() - begun > PATIENCE:
            break
    else:
        return
    yield from _with_bar(passing, done)


def _with_bar(documents: Iterator[Document], done: int) -> Iterator[Document]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None, completed=done)
        for document in documents:
            yield document
            progress.advance(task)
