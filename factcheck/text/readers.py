"""Articles from files, folders, globs and standard input; what cannot be read is named, and the rest is read."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO, Final, cast

from factcheck.text.decoding import NotTextError, decoded
from factcheck.text.document import Document, Unreadable, segments_of
from factcheck.text.layout import label
from factcheck.text.lines import unbroken
from factcheck.text.paths import STANDARD_INPUT, article_files, suffix_of
from factcheck.text.records import Raw, raw_lines, raw_rows, read_record

Reader = Callable[[str, str, str, "date | None"], "Document | Unreadable"]
"""Reads one article: its path, its name, its text, the date if it carries none."""

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_articles(paths: Sequence[str], default_date: date | None = None) -> Iterator[Document | Unreadable]:
    """The articles under the paths, in order; `default_date` is the date of those that carry none.

    Nothing is raised: a file, or a line of one, that gives no article comes as an Unreadable in its place.
    """
    return (read_raw(raw, default_date) for raw in raw_articles(paths))


def raw_articles(paths: Sequence[str]) -> Iterator[Raw | Unreadable]:
    """The same articles as found, which takes a small part of the time that reading them takes."""
    for path in article_files(paths):
        if isinstance(path, Unreadable):
            yield path
        else:
            yield from _guarded(path)


def read_raw(raw: Raw | Unreadable, default_date: date | None) -> Document | Unreadable:
    """The article that was found; `default_date` is its date if it carries none."""
    if isinstance(raw, Unreadable):
        return raw
    if not isinstance(raw.value, str):
        return read_record(raw, default_date)
    name = "stdin" if raw.path == "<stdin>" else _name(raw.path)
    return reader_of(raw.suffix)(raw.path, name, raw.value, default_date)


def read_text(path: str, name: str, text: str, default_date: date | None) -> Document:
    """An article given as plain text, which is its own reading text but for the line breaks of a typesetter."""
    reading, stretches = unbroken(text)
    layout = label(reading)
    return Document(
        text=reading, name=name, path=path, title=layout.title, published=layout.published or default_date,
        blocks=layout.blocks, segments=segments_of(stretches, "text"), parts={"text": text},
    )  # fmt: skip


def reader_of(suffix: str) -> Reader:
    """How an article in a file of this suffix is read; any that is not known is plain text."""
    if suffix in (".md", ".markdown"):
        from factcheck.text.markdown import read_markdown

        return read_markdown
    if suffix in (".html", ".htm"):
        from factcheck.text.hypertext import read_html

        return read_html
    return read_text


def _guarded(path: str) -> Iterator[Raw | Unreadable]:
    try:
        yield from _found(path)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Unreadable(path, "is not a whole gzip file")
    except OSError as error:
        yield Unreadable(path, (error.strerror or str(error) or "cannot be read").lower())
    except MemoryError:
        yield Unreadable(path, "is too large to hold in memory")


def _found(path: str) -> Iterator[Raw | Unreadable]:
    suffix = suffix_of(path)
    if suffix == ".parquet":
        with open(path, "rb"):  # for the operating system's own reason when there is one
            pass
        yield from raw_rows(path)
        return
    with _opened(path) as file:
        if path == STANDARD_INPUT:
            path = "<stdin>"
            suffix = _sniffed(file)
        if suffix in (".jsonl", ".ndjson"):
            yield from raw_lines(path, _byte_lines(file))
        else:
            yield _whole_file(path, suffix, file.read())


def _whole_file(path: str, suffix: str, data: bytes) -> Raw | Unreadable:
    try:
        text = decoded(data)
    except NotTextError as error:
        return Unreadable(path, str(error))
    if not text.strip("\ufeff \t\r\n\v\f\xa0"):
        return Unreadable(path, "is empty")
    return Raw(path, "", 1, text, suffix)


def _name(path: str) -> str:
    base = os.path.basename(path)
    stem = os.path.splitext(base[:-3] if base.lower().endswith(".gz") else base)[0]
    return stem or base


def _opened(path: str) -> io.BufferedReader:
    if path == STANDARD_INPUT:
        return io.BufferedReader(cast("io.RawIOBase", _Unclosed(sys.stdin.buffer)))
    if path.lower().endswith(".gz"):
        return io.BufferedReader(cast("io.RawIOBase", gzip.open(path, "rb")), 1 << 16)
    return open(path, "rb")


class _Unclosed(io.RawIOBase):
    """Standard input, left open when its reader is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _sniffed(file: io.BufferedReader) -> str:
    """The suffix that standard input would have as a file, by its first characters."""
    head = file.peek(512)[:512].lstrip(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith((b'{"', b"{ \"")):
        return ".jsonl"
    return ".html" if head.startswith((b"<!doctype html", b"<html")) else ".txt"


def _byte_lines(file: io.BufferedReader) -> Iterable[bytes]:
    """The lines of a JSON Lines file as UTF-8, whatever its byte order mark says."""
    if not file.peek(2)[:2].startswith(_UTF16):
        return file
    return (line.encode() for line in io.TextIOWrapper(file, "utf-16", errors="replace", newline="\n"))
