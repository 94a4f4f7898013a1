"""The folder of a run over a corpus: what was asked, which pieces of each stage are done, and the results."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.corpus.failure import AGAIN, CorpusError

if TYPE_CHECKING:
    import pyarrow as pa

ASKED: Final = "run.json"
SUMMARY: Final = "summary.json"
WORK: Final = "work"
"""The folder of what is needed only while the run lasts."""


class RunFolder:
    """The folder of one run. A piece of work is done when its note is there; the note is written last."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def begin(self, asked: Mapping[str, Any]) -> None:
        """Make the folder, or go on in it. Raises CorpusError if it holds something else."""
        if self.path.exists() and not self.path.is_dir():
            raise CorpusError(str(self.path), "is a file, not a folder")
        with told(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            known = _read_json(self.path / ASKED)
            if known is None and any(self.path.iterdir()):
                raise CorpusError(str(self.path), "is not empty, and holds no run of factcheck corpus")
            if known is not None and known != dict(asked):
                differing = ", ".join(sorted(name for name in {*known, *asked} if known.get(name) != asked.get(name)))
                raise CorpusError(str(self.path), f"holds another run (other {differing}); remove it or name another")
            if known is None:
                write_json(self.path / ASKED, asked)

    @property
    def summary(self) -> dict[str, Any] | None:
        """The summary, None while the run is not complete."""
        return _read_json(self.path / SUMMARY)

    def complete(self, summary: Mapping[str, Any]) -> None:
        """Write the summary, after which the run is complete, and clear away what it needed."""
        with told(self.path):
            write_json(self.path / SUMMARY, summary)
            shutil.rmtree(self.path / WORK, ignore_errors=True)

    def stage(self, name: str) -> Path:
        """The folder of one stage of the work."""
        with told(self.path):
            folder = self.path / WORK / name
            folder.mkdir(parents=True, exist_ok=True)
            return folder

    def results(self, name: str) -> Path:
        """The folder of one table of results."""
        with told(self.path):
            folder = self.path / name
            folder.mkdir(exist_ok=True)
            return folder


def note(folder: Path, name: str) -> dict[str, Any] | None:
    """The note of a piece of work, None where it is not done."""
    return _read_json(folder / f"{name}.json")


def notes(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The notes of all pieces of a stage that are done, in order."""
    for path in sorted(folder.glob("*.json")):
        found = _read_json(path)
        if found is not None:
            yield path.stem, found


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON file, whole or not at all."""
    with replacing(path) as fresh:
        fresh.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def write_table(path: Path, table: pa.Table) -> None:
    """Write a Parquet file, whole or not at all."""
    from pyarrow import parquet

    with replacing(path) as fresh:
        parquet.write_table(table, fresh, compression="zstd")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Another name for a file, which is given its own when the block ends well."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield fresh
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the operating system as CorpusErrors."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CorpusError(str(error.filename or path), f"cannot be read or written: {reason}; {AGAIN}") from error


def _read_json(path: Path) -> dict[str, Any] | None:
    """What a file holds, None where there is none or where it is not whole."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return value if isinstance(value, dict) else None
