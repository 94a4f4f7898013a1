"""Words as data: loads the tables of this folder, parsed once per version of a file and kept compiled beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from factcheck.compiled import keep, kept

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
    known = kept(f"lexicon-{name}", stamp)
    if known is not None:
        return known  # type: ignore[no-any-return]
    entries = _parsed(source)
    keep(f"lexicon-{name}", stamp, entries)
    return entries


def _parsed(source: str) -> Mapping[str, Entry]:
    import tomllib  # only where nothing compiled is at hand: it costs as much as all tables together

    with open(source, "rb") as file:
        return tomllib.load(file)


def tables() -> Iterator[str]:
    """The names of all tables, in alphabetical order."""
    return (entry[: -len(".toml")] for entry in sorted(os.listdir(FOLDER)) if entry.endswith(".toml"))
