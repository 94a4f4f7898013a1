"""What the check of a corpus found, in order of weight: by rule, by source, by measure, and each discrepancy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from factcheck.corpus.failure import CorpusError
from factcheck.corpus.folder import RunFolder
from factcheck.corpus.rows import Row

GRADES: Final = ("error", "warning", "note", "agreement")
"""Checks by weight: findings by severity, then those that agree."""

VIEWS: Final = ("rule", "source", "measure")
NAMELESS: Final = "(none)"
COLUMNS: Final = (
    "check", "rule", "severity", "across", "entity", "measure", "period", "message", "hint", "claims", "paths",
    "sources", "published", "discrepancy",
)  # fmt: skip

Tally = Counter[str]
"""Checks by grade."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A discrepancy: the check's row, and where its claims stand ("news.txt:3:14 (2024-01-22)")."""

    row: Row
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """The counts of a run, of every view the names by weight, and the weightiest findings out of `total`."""

    summary: Mapping[str, Any]
    views: Mapping[str, Sequence[tuple[str, Tally]]]
    findings: Sequence[Finding]
    total: int


def report_of(path: str, most: int) -> CorpusReport:
    """The report of a run, with so many findings at most. Raises CorpusError if the run is not complete."""
    summary = RunFolder(path).summary
    if summary is None:
        reason = "the run is not complete; the same command goes on with it" if Path(path, "run.json").exists() else (
            "is not the folder of a run of factcheck corpus")  # fmt: skip
        raise CorpusError(path, reason)
    tallies: dict[str, dict[str, Tally]] = {view: defaultdict(Counter) for view in VIEWS}
    weightiest: list[Row] = []
    total = 0
    for row in _rows(path):
        grade = row["severity"] or "agreement"
        for view, names in _names(row).items():
            for name in names:
                tallies[view][name][grade] += 1
        if row["severity"]:
            total += 1
            weightiest.append(row)
            if len(weightiest) > 2 * most:
                weightiest = sorted(weightiest, key=_weight)[:most]
    chosen = sorted(weightiest, key=_weight)[:most]
    places = _places(path, {name for row in chosen for name in row["claims"]})
    found = [Finding(row, tuple(places.get(name, name) for name in row["claims"])) for row in chosen]
    return CorpusReport(summary, {view: _ranked(tally) for view, tally in tallies.items()}, found, total)


def findings(path: str) -> Iterator[Row]:
    """Every discrepancy of a run, a few in memory at a time."""
    return (row for row in _rows(path) if row["severity"])


def _rows(path: str) -> Iterator[Row]:
    from pyarrow import parquet

    for file in sorted(Path(path, "checks").glob("*.parquet")):
        with parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(4096, columns=list(COLUMNS)):
                yield from batch.to_pylist()


def _names(row: Row) -> dict[str, set[str]]:
    sources = {source or path for source, path in zip(row["sources"], row["paths"], strict=True)}
    return {"rule": {row["rule"]}, "source": sources, "measure": {row["measure"] or NAMELESS}}


def _weight(row: Row) -> tuple[Any, ...]:
    """The surest first, among these the largest."""
    subject = row["entity"] or "", row["measure"] or ""
    return GRADES.index(row["severity"]), -row["discrepancy"], row["rule"], *subject, row["check"]


def _ranked(tally: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(tally.items(), key=lambda item: (*(-item[1][grade] for grade in GRADES), item[0]))


def _places(path: str, names: set[str]) -> dict[str, str]:
    """Where some claims stand, with their figures."""
    from pyarrow import compute, parquet

    found = {}
    columns = ["claim", "path", "name", "line", "column", "text", "published"]
    for file in sorted(Path(path, "claims").glob("*.parquet")) if names else ():
        with parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(16384, columns=columns):
                wanted = batch.filter(compute.is_in(batch["claim"], _array(names)))
                found.update({row["claim"]: _place(row) for row in wanted.to_pylist()})
    return found


def _array(names: set[str]) -> Any:
    import pyarrow as pa

    return pa.array(sorted(names), pa.string())


def _place(row: Row) -> str:
    several = row["path"].endswith((".jsonl", ".ndjson", ".parquet", ".gz"))
    where = f"{row['path']}#{row['name']}" if several else row["path"]
    day = f" ({row['published']})" if row["published"] else ""
    return f'{where}:{row["line"]}:{row["column"]}{day}: "{" ".join(row["text"].split())}"'
