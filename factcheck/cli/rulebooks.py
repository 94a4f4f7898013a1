"""The rulebook of a run: the standard one and further folders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.cli.failures import RunError

if TYPE_CHECKING:
    from factcheck.rulebook.rulebook import Rulebook


def loaded(folders: Sequence[str]) -> Rulebook:
    """The standard rules and those of the folders. Raises RunError for a broken page or a missing folder."""
    from factcheck.rulebook.folders import rulebook_of
    from factcheck.rulebook.page import PageError

    try:
        return rulebook_of(folders)
    except PageError as error:
        raise RunError("", str(error)) from error
    except OSError as error:
        raise RunError(str(error.filename or "--rules"), (error.strerror or str(error)).lower()) from error
