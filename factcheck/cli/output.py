"""Where a report goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final

from factcheck.cli.failures import RunError, reason_of

Write = Callable[[Iterable[str]], None]
CHUNK: Final = 1 << 16


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """A function that writes text to `path`, or to standard output for None or "-".

    A file is written beside its place under another name and moved there when the block ends well; when it ends
    otherwise, or nothing was written, nothing is left behind. The place is tried before the block runs. Raises
    RunError.
    """
    if path is None or path == "-":
        yield _to_standard_output
        return
    target = os.path.realpath(path)
    try:
        if _is_device(target):
            with open(target, "wb") as device:
                yield lambda pieces: _encode(pieces, device)
        else:
            with _replacing(target) as fresh:
                yield lambda pieces: _encode(pieces, fresh)
    except OSError as error:
        raise RunError(path, f"cannot be written: {reason_of(error)}") from error


def _is_device(target: str) -> bool:
    """Whether the path is something other than a file: a pipe, a terminal, /dev/null. A folder is an error."""
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a directory", target)
    return not stat.S_ISREG(mode)


@contextmanager
def _replacing(target: str) -> Iterator[BinaryIO]:
    """A new file that takes the place of `target` when the block ends well and has written to it."""
    folder, name = os.path.split(target)
    fresh = os.path.join(folder, f".{name[:100]}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(handle, "wb") as file:
            yield file
            written = file.tell() > 0
        if written:
            with suppress(OSError):
                os.chmod(fresh, stat.S_IMODE(os.stat(target).st_mode))
            os.replace(fresh, target)
    finally:
        with suppress(OSError):
            os.unlink(fresh)


def _to_standard_output(pieces: Iterable[str]) -> None:
    sys.stdout.flush()
    _encode(pieces, sys.stdout.buffer)
    sys.stdout.flush()


def _encode(pieces: Iterable[str], file: BinaryIO) -> None:
    """Write text as UTF-8 in chunks; a lone surrogate becomes its escape, which JSON reads back as itself."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            file.write("".join(held).encode("utf-8", "backslashreplace"))
            held, size = [], 0
    file.write("".join(held).encode("utf-8", "backslashreplace"))
    file.flush()
