"""The rules of a run: the standard rulebook and further folders, narrowed by --select and --ignore."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.cli.failures import RunError

if TYPE_CHECKING:
    from factcheck.rulebook.rulebook import Rulebook


def chosen_rules(folders: Sequence[str], select: Sequence[str], ignore: Sequence[str]) -> Rulebook:
    """The rulebook of a run. Raises RunError for a broken page, a missing folder or an unknown rule."""
    from factcheck.api import rulebook_of
    from factcheck.rulebook.page import PageError

    try:
        rulebook = rulebook_of(folders)
    except PageError as error:
        raise RunError("", str(error)) from error
    except OSError as error:
        raise RunError(str(error.filename or "--rules"), (error.strerror or str(error)).lower()) from error
    known = [rule.name for rule in rulebook.rules]
    wanted = _named("--select", select, known)
    unwanted = _named("--ignore", ignore, known)
    return rulebook.only([name for name in known if (not wanted or name in wanted) and name not in unwanted])


def _named(option: str, values: Sequence[str], known: Sequence[str]) -> set[str]:
    """The rules that an option names, one or several with commas in each value. Raises RunError."""
    names = {name.strip() for value in values for name in value.split(",") if name.strip()}
    for name in sorted(names):
        if name not in known:
            raise RunError(option, unknown_rule(name, known))
    return names


def unknown_rule(name: str, known: Sequence[str]) -> str:
    """Why a name is refused, and the nearest one that is known."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    advice = f"did you mean {near[0]!r}?" if near else "factcheck rules lists them"
    return f"there is no rule {name!r}; {advice}"
