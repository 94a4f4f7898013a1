"""The rules of a run: the standard ones, and those of further folders, each able to bind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.rulebook.binders import complaint
from factcheck.rulebook.page import PageError
from factcheck.rulebook.rulebook import Rulebook, load_rulebook, standard_folder


def rulebook_of(folders: Sequence[str | Path]) -> Rulebook:
    """The standard rules, then those of the folders; a later page replaces an earlier one of its name."""
    book = load_rulebook(standard_folder())
    for folder in folders:
        added = load_rulebook(Path(folder))
        raise_if_unbound(added)
        book = book.extended(added)
    return book


def raise_if_unbound(book: Rulebook) -> None:
    """Raise PageError for the first rule that could never bind: an unknown binder, or a role with an unknown aspect."""
    for rule in book:
        reason = complaint(rule)
        if reason is not None:
            raise PageError(Path(rule.path), line_of(rule.page, "binder" if rule.binder else "[roles]"), reason)


def line_of(page: str, text: str) -> int:
    """The line of a page that begins with a text, 1 where none does."""
    return next((number for number, line in enumerate(page.split("\n"), 1) if line.startswith(text)), 1)
