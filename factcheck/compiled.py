"""Compiled forms on disk: what takes long to make is kept beside the modules, or else in the user's cache."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "__pycache__")


def kept(name: str, stamp: Any) -> Any:
    """What was kept under a name, None where there is nothing or where it was made from something else; `stamp` tells
    from what.
    """
    for path in _paths(name):
        with suppress(OSError, ValueError, EOFError, TypeError), open(path, "rb") as file:
            known, content = marshal.loads(file.read())  # at once: `load` reads a file piece by piece
            if known == stamp:
                return content
    return None


def keep(name: str, stamp: Any, content: Any) -> None:
    """Keep something where it can be written, whole or not at all; what cannot be kept is made again next time."""
    import tempfile

    for path in _paths(name):
        with suppress(OSError, ValueError):
            folder = os.path.dirname(path)
            os.makedirs(folder, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(dir=folder)
            with os.fdopen(handle, "wb") as file:
                marshal.dump((stamp, content), file)
            os.replace(unfinished, path)
            return


def _paths(name: str) -> Iterator[str]:
    """Where something may lie: beside the compiled modules, or in the user's cache."""
    file_name = f"{name}.{sys.implementation.cache_tag}.compiled"
    yield os.path.join(FOLDER, file_name)
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    yield os.path.join(caches, "factcheck", file_name)
