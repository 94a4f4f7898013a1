"""Articles from tables, one a line of JSON Lines or a row of Parquet: id, text, title, date, source, url."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from factcheck.record import record, replace
from factcheck.text.dates import find_date
from factcheck.text.decoding import NotTextError, decoded
from factcheck.text.document import Document, Segment, Unreadable, segments_of
from factcheck.text.layout import label, label_record
from factcheck.text.lines import unbroken

COLUMNS: Final = ("id", "text", "title", "date", "source", "url")
ROWS_AT_ONCE: Final = 64
_BETWEEN: Final = "\n\n"
_TITLED: Final = Segment(0, 0, "title")


@record(frozen=True, slots=True)
class Raw:
    """An article as found, before it is read: the file, the place in it ("line 3") with its number, and the record
    there; or the whole text of a file (str), read as its `suffix` says.
    """

    path: str
    place: str
    number: int
    value: Any
    suffix: str = ""


def raw_lines(path: str, lines: Iterable[bytes]) -> Iterator[Raw | Unreadable]:
    """The records of a JSON Lines file, one line held at a time; a bad line is named and the next one read."""
    articles = 0
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        articles += 1
        try:
            value = json.loads(decoded(line))
        except NotTextError as error:
            yield Unreadable(path, f"line {number} {error}")
        except (ValueError, RecursionError) as error:
            yield Unreadable(path, f"line {number} is not JSON: {_first_line(error)}")
        else:
            yield Raw(path, f"line {number}", number, value)
    if not articles:
        yield Unreadable(path, "is empty")


def raw_rows(path: str) -> Iterator[Raw | Unreadable]:
    """The records of a Parquet file, a few rows held at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Unreadable(path, "needs the parquet extra: pip install factcheck-lint[parquet]")
        return
    try:
        with ParquetFile(path) as table:
            columns = [name for name in COLUMNS if name in table.schema_arrow.names]
            if "text" not in columns:
                yield Unreadable(path, "has no column named text")
            elif table.metadata.num_rows == 0:
                yield Unreadable(path, "is empty")
            else:
                rows = (row for batch in table.iter_batches(ROWS_AT_ONCE, columns=columns) for row in batch.to_pylist())
                yield from (Raw(path, f"row {number}", number, row) for number, row in enumerate(rows, 1))
    except (ArrowException, OSError, ValueError) as error:
        yield Unreadable(path, f"is not a Parquet file: {_first_line(error)}")


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:200]


def read_record(raw: Raw, default: date | None) -> Document | Unreadable:
    """The article of a record, or why there is none."""
    path, place, found = raw.path, raw.place, raw.value
    if not isinstance(found, Mapping):
        return Unreadable(path, f"{place} is not an object with a text")
    text, title = found.get("text"), found.get("title")
    if not isinstance(text, str):
        return Unreadable(path, f"{place} has no text")
    if not text.strip():
        return Unreadable(path, f"{place} has an empty text")
    name = found.get("id")
    name = f"{_stem(path)}:{raw.number}" if name is None or name == "" else str(name)
    source = found.get("source") or found.get("url")
    article = _composed(_whole(name), path, _whole(title) if isinstance(title, str) else "", _whole(text))
    day = _day(found.get("date")) or article.published or default
    return replace(article, published=day, source=str(source) if source else None)


class Fields(Mapping[str, str]):
    """The title and the text of a record, which are cut out of its reading text: kept beside it they would be there
    twice.
    """

    __slots__ = ("offset", "whole")

    def __init__(self, whole: str, offset: int) -> None:
        self.whole, self.offset = whole, offset

    def __getitem__(self, name: str) -> str:
        ends = {"title": (0, self.offset - len(_BETWEEN)), "text": (self.offset, len(self.whole))}
        return self.whole[slice(*ends[name])]

    def __iter__(self) -> Iterator[str]:
        return iter(("title", "text"))

    def __len__(self) -> int:
        return 2


def _composed(name: str, path: str, title: str, text: str) -> Document:
    """The document whose reading text is the title, where there is one, and the text."""
    reading, stretches = unbroken(text)
    if not title.strip():
        layout = label(reading)
        return Document(
            reading, name, path, layout.title, layout.published,
            blocks=layout.blocks, segments=segments_of(stretches, "text"), parts={"text": text},
        )  # fmt: skip
    offset = len(title) + len(_BETWEEN)
    layout = label_record(title, reading, offset)
    segments = (_TITLED, *segments_of(stretches, "text", offset))
    whole = title + _BETWEEN + reading
    parts = Fields(whole, offset) if reading is text else {"title": title, "text": text}
    return Document(
        whole, name, path, layout.title, layout.published, blocks=layout.blocks, segments=segments, parts=parts
    )  # fmt: skip


def _stem(path: str) -> str:
    return os.path.basename(path).partition(".")[0] or path


def _whole(text: str) -> str:
    """The text with lone surrogates, which no file can hold, replaced one for one."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def _day(value: Any) -> date | None:
    """The day a record's date says: an ISO date or time, another written date, or a date value."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        written = find_date(value[:100])
        return written and written.day
