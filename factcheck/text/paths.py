"""The files that the paths of a command line stand for: files, folders, globs, each file once and in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.text.document import Unreadable

STANDARD_INPUT: Final = "-"
SUFFIXES: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".ndjson", ".parquet")
SKIPPED_FOLDERS: Final = frozenset(
    ("node_modules", "__pycache__", "build", "dist", "venv", "env", "site-packages", "target")
)


def suffix_of(path: str) -> str:
    """The suffix that says how a file is read, in lower case: `.jsonl` for `a.JSONL.gz`."""
    stem, suffix = os.path.splitext(path.lower())
    return os.path.splitext(stem)[1] if suffix == ".gz" else suffix


def article_files(paths: Sequence[str]) -> Iterator[str | Unreadable]:
    """The files under the paths, as the paths were given; `-` stays `-`. A file met twice comes once."""
    seen: set[str] = set()
    for path in paths:
        for found in _files(path):
            if isinstance(found, Unreadable) or found == STANDARD_INPUT:
                yield found
                continue
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield found


def _files(path: str) -> Iterator[str | Unreadable]:
    if path == STANDARD_INPUT:
        yield path
    elif "\0" in path:
        yield Unreadable(path.replace("\0", "\\0"), "is not a path")
    elif os.path.isdir(path):
        yield from _folder(path)
    elif glob.has_magic(path) and not os.path.lexists(path):
        yield from _matching(path)
    else:
        yield path


def _matching(pattern: str) -> Iterator[str | Unreadable]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Unreadable(pattern, "matches no file")
    for path in found:
        if not os.path.isdir(path):
            yield path
        elif "**" not in pattern:
            yield from _folder(path)


def _folder(path: str) -> Iterator[str | Unreadable]:
    refused: list[OSError] = []
    empty = True
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            if not name.startswith(".") and suffix_of(name) in SUFFIXES:
                empty = False
                yield os.path.join(folder, name)
    for error in refused:
        yield Unreadable(error.filename or path, (error.strerror or "cannot be read").lower())
    if empty and not refused:
        yield Unreadable(path, "is a folder without articles (" + " ".join(SUFFIXES) + ")")
