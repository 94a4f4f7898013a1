"""Where a report goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import RawIOBase
from typing import Final

from factcheck.cli.failures import RunError, reason_of

Write = Callable[[Iterable[str]], None]
CHUNK: Final = 1 << 16
STANDARD_OUTPUT: Final = "-"


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """A function that writes text to `path`, or to standard output for None or "-".

    A file is written beside its place under another name and moved there when the block ends well; when it ends
    otherwise, or nothing was written, nothing is left behind. The place is tried before the block runs. Raises
    RunError for what goes wrong with the file; what the block raises passes.
    """
    if path is None or path == STANDARD_OUTPUT:
        yield _to_standard_output
        return
    target = os.path.realpath(path)
    with _complaining(path):
        to_device = _is_device(target)
    with _device(target, path) if to_device else _replacing(target, path) as file:
        yield lambda pieces: _write(pieces, file, path)


@contextmanager
def _complaining(path: str) -> Iterator[None]:
    """Tell an error of the operating system as one of this output."""
    try:
        yield
    except OSError as error:
        raise RunError(path, f"cannot be written: {reason_of(error)}") from error


@contextmanager
def opened_binary(path: str) -> Iterator[RawIOBase]:
    """A file for bytes that appears at `path` when the block ends well. Raises RunError."""
    with _complaining(path), _replacing(os.path.realpath(path), path) as file:
        yield file


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
def _device(target: str, path: str) -> Iterator[RawIOBase]:
    """A device, open for writing."""
    with ExitStack() as stack:
        with _complaining(path):
            device = stack.enter_context(open(target, "wb", buffering=0))
        yield device


@contextmanager
def _replacing(target: str, path: str) -> Iterator[RawIOBase]:
    """A new file that takes the place of `target` when the block ends well and has written to it."""
    import secrets  # most reports go to standard output

    folder, name = os.path.split(target)
    fresh = os.path.join(folder, f".{name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with _complaining(path):
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(handle, "wb", buffering=0) as file:
            yield file
        with _complaining(path):
            _put_in_place(fresh, target)
    finally:
        with suppress(OSError):
            os.unlink(fresh)


def _put_in_place(fresh: str, target: str) -> None:
    """Move a finished file to its place, with the permissions of the one it replaces; an empty one stays behind."""
    if not os.path.getsize(fresh):
        return
    with suppress(OSError):
        os.chmod(fresh, stat.S_IMODE(os.stat(target).st_mode))
    os.replace(fresh, target)


def _to_standard_output(pieces: Iterable[str]) -> None:
    sys.stdout.flush()
    for chunk in _chunks(pieces):
        sys.stdout.buffer.write(chunk)
    sys.stdout.flush()


def _write(pieces: Iterable[str], file: RawIOBase, path: str) -> None:
    for chunk in _chunks(pieces):
        with _complaining(path):
            _write_whole(chunk, file)


def _write_whole(chunk: bytes, file: RawIOBase) -> None:
    """Write all of a chunk: a file without a buffer may take a part at a time."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def _chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """Text as UTF-8 in chunks; a lone surrogate becomes its escape, which JSON reads back as itself."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(held).encode("utf-8", "backslashreplace")
            held, size = [], 0
    yield "".join(held).encode("utf-8", "backslashreplace")
