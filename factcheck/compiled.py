"""Compiled forms on disk: what takes long to make is kept beside the modules, or else in the user's cache."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from typing import Any, Final
from zlib import crc32

FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "__pycache__")

UNREADABLE: Final = (OSError, ValueError, EOFError, TypeError)
"""What comes of a file that is not there, or holds something else."""


def kept(name: str, stamp: Any) -> Any:
    """What was kept under a name, None where there is nothing or where it was made from something else; `stamp` tells
    from what.
    """
    for path in _paths(name):
        with suppress(*UNREADABLE), open(path, "rb") as file:
            known, content = marshal.loads(file.read())  # at once: `load` reads a file piece by piece
            if known == stamp:
                return content
    return None


def keep(name: str, stamp: Any, content: Any) -> None:
    """Keep something where it can be written, whole or not at all; what cannot be kept is made again next time."""
    _write(name, marshal.dumps((stamp, content)))


class Pieces:
    """Forms by their keys in one file, `most` of them, each read from there when it is asked for: a run has use for
    some, and all of them would take more room than anything else of the program. What is added is written by `keep`.
    """

    def __init__(self, name: str, stamp: Any, most: int) -> None:
        self.name, self.stamp, self.most = name, stamp, most
        self.added: dict[str, Any] = {}
        self.path, self.start = "", 0
        self.places: dict[int, tuple[int, int, int]] = {}
        for path in _paths(name):
            with suppress(*UNREADABLE), open(path, "rb") as file:
                known, places = marshal.load(file)
                if known == stamp:
                    self.path, self.start, self.places = path, file.tell(), places
                    return

    def get(self, key: str) -> Any:
        """The form of a key, None where none was kept."""
        place = self.places.get(crc32(key.encode()))
        if place is not None:
            with suppress(*UNREADABLE):
                found, form = marshal.loads(self._piece(*place))
                if found == key:
                    return form
        return self.added.get(key)

    def add(self, key: str, form: Any) -> None:
        """Have a form kept, as far as there is room."""
        if len(self.places) + len(self.added) < self.most:
            self.added[key] = form

    def keep(self) -> None:
        """Write what was added, with what is there already: other runs may have written since."""
        if not self.added:
            return
        pieces = Pieces(self.name, self.stamp, self.most)._all()
        pieces |= {crc32(key.encode()): marshal.dumps((key, form)) for key, form in self.added.items()}
        starts = accumulate(map(len, pieces.values()), initial=0)
        places = {key: (at, len(piece), crc32(piece)) for (key, piece), at in zip(pieces.items(), starts, strict=False)}
        _write(self.name, marshal.dumps((self.stamp, places)) + b"".join(pieces.values()))

    def _all(self) -> dict[int, bytes]:
        """All pieces of the file that are whole."""
        found: dict[int, bytes] = {}
        for key, place in self.places.items():
            with suppress(*UNREADABLE):
                found[key] = self._piece(*place)
        return found

    def _piece(self, offset: int, size: int, sum_: int) -> bytes:
        """The piece of the file at a place, of which this is the checksum; ValueError where another run has put another
        file in its stead.
        """
        with open(self.path, "rb", buffering=0) as file:
            file.seek(self.start + offset)
            piece = file.read(size)
        if crc32(piece) != sum_:
            raise ValueError(self.path)
        return piece


def _write(name: str, content: bytes) -> None:
    """Write a file where one can be written, whole or not at all."""
    import tempfile

    for path in _paths(name):
        with suppress(OSError, ValueError):
            folder = os.path.dirname(path)
            os.makedirs(folder, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(dir=folder)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(unfinished, path)
            return


def _paths(name: str) -> Iterator[str]:
    """Where something may lie: beside the compiled modules, or in the user's cache."""
    file_name = f"{name}.{sys.implementation.cache_tag}.compiled"
    yield os.path.join(FOLDER, file_name)
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    yield os.path.join(caches, "factcheck", file_name)
