"""Parquet files written a few rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import RawIOBase
from typing import Any

import pyarrow as pa
from pyarrow import parquet


@contextmanager
def writer(file: RawIOBase, schema: pa.Schema) -> Iterator[Callable[[list[dict[str, Any]]], None]]:
    """A function that adds rows to a Parquet file."""
    with parquet.ParquetWriter(file, schema, compression="zstd") as out:
        yield lambda rows: out.write_table(pa.Table.from_pylist(rows, schema=schema))
