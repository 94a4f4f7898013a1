"""Words as data: loads the tables of this folder, parsed once per version of a file and kept compiled beside it."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final

Entry = Mapping[str, Any]
"""One entry of a table as written there; `reads`, if present, maps example texts to the readings a test expects."""

FOLDER: Final = os.path.dirname(os.path.abspath(__file__))


@cache
def table(name: str) -> Mapping[str, Entry]:
    """The entries of `<name>.toml`, in the order of the file.

    Raises FileNotFoundError for an unknown name and tomllib.TOMLDecodeError for a malformed file.
    """
    source = os.path.join(FOLDER, name + ".toml")
    status = os.stat(source)
    stamp = (source, status.st_mtime_ns, status.st_size, sys.version)
    for path in _compiled_paths(name):
        with suppress(OSError, ValueError, EOFError, TypeError), open(path, "rb") as file:
            kept, entries = marshal.loads(file.read())  # at once: `load` reads a file piece by piece
            if kept == stamp:
                return entries  # type: ignore[no-any-return]
    entries = _parsed(source)
    _keep(name, (stamp, entries))
    return entries


def _parsed(source: str) -> Mapping[str, Entry]:
    import tomllib  # only where nothing compiled is at hand: it costs as much as all tables together

    with open(source, "rb") as file:
        return tomllib.load(file)


def tables() -> Iterator[str]:
    """The names of all tables, in alphabetical order."""
    return (entry[: -len(".toml")] for entry in sorted(os.listdir(FOLDER)) if entry.endswith(".toml"))


def _compiled_paths(name: str) -> Iterator[str]:
    """Where the compiled form of a table may lie: beside the compiled modules, or in the user's cache."""
    file_name = f"{name}.{sys.implementation.cache_tag}.lexicon"
    yield os.path.join(FOLDER, "__pycache__", file_name)
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    yield os.path.join(caches, "factcheck", file_name)


def _keep(name: str, content: Any) -> None:
    """Write the compiled form where it can be written; a table that cannot be kept is parsed again next time."""
    import tempfile

    for path in _compiled_paths(name):
        with suppress(OSError, ValueError):
            folder = os.path.dirname(path)
            os.makedirs(folder, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(dir=folder)
            with os.fdopen(handle, "wb") as file:
                marshal.dump(content, file)
            os.replace(unfinished, path)
            return
