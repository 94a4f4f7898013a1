"""Defects: what a mistake of ours keeps from being read or checked is told of, and the other articles go on."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.findings.finding import Notice
from factcheck.record import field, record
from factcheck.text.document import Document


class InternalError(Exception):
    """An article was given up for a mistake of ours, as its one line says."""


@record(slots=True)
class Defects:
    """The articles that a run has given up, each with the reason; under `python -X dev` the first ends the run."""

    notices: list[Notice] = field(default_factory=list)

    @contextmanager
    def of(self, *documents: Document) -> Iterator[None]:
        """Give up an article at an error in its part of the run; with several the error goes on, and ends the run."""
        try:
            yield
        except Exception as error:
            if len(documents) != 1 or sys.flags.dev_mode:
                raise
            article, said = documents[0], internal_error(error)
            named = article.name not in ("", article.path, os.path.splitext(os.path.basename(article.path))[0])
            self.notices.append(Notice(article.path, f"{article.name}: {said}" if named else said, "defect"))


def internal_error(error: Exception) -> str:
    """One line on an error that no input may cause: what it was, and where in the program it came from."""
    if isinstance(error, InternalError):
        return str(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    return f"internal error, please report it: {type(error).__name__}: {error} ({place})"
