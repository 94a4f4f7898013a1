"""The pieces of work that processes share out: reading articles, spreading claims by subject, checking subjects, and
putting the results together. Each is done over from the start unless it was done to the end.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.corpus.folder import replacing, write_json, write_table
from factcheck.corpus.functions import by_subject, checks_across, rows_of, rules, table_of
from factcheck.corpus.rows import Row, check_schema, claim_schema
from factcheck.text.document import Unreadable
from factcheck.text.readers import read_raw
from factcheck.text.records import Raw

if TYPE_CHECKING:
    import pyarrow as pa

HELD: Final = 10_000
"""Rows held before they are written to the files of their subjects."""

Note = dict[str, Any]


def read_piece(folder: str, number: int, found: Sequence[Raw], day: date | None, folders: tuple[str, ...]) -> Note:
    """Read some articles, check each on its own, and write their claims."""
    failures: list[tuple[str, str]] = []
    rows: list[Row] = []
    articles = 0
    for raw in found:
        document = read_raw(raw, day)
        if isinstance(document, Unreadable):
            failures.append((document.path, document.reason))
            continue
        try:
            rows += rows_of([document], rules(folders))
            articles += 1
        except Exception as error:  # a defect of ours must not stop the other articles of a million
            reason = f"{raw.place} internal error, please report it: {type(error).__name__}: {error}"
            failures.append((raw.path, reason.strip()))
    path = Path(folder)
    write_table(path / f"{number:06}.parquet", table_of(rows))
    met = sum(len(row["series"]) for row in rows)
    done = {"articles": articles, "claims": len(rows), "met": met, "failures": failures}
    write_json(path / f"{number:06}.json", done)
    let_go()
    return done


def let_go() -> None:
    """Give back the memory of a piece of work; what outlives it stays for the run, and is not looked through again."""
    import pyarrow as pa

    gc.collect()
    gc.freeze()
    pa.default_memory_pool().release_unused()


def spread(pieces: str, target: str, number: int, some: Sequence[str], buckets: int) -> Note:
    """Spread the claims of some pieces over files by their subjects, so that a subject is in one bucket."""
    import pyarrow as pa
    from pyarrow import parquet

    path = Path(target)
    held: dict[int, list[pa.Table]] = defaultdict(list)
    writers: dict[int, Any] = {}
    waiting = 0
    for piece in some:
        for bucket, table in _in_buckets(Path(pieces) / f"{piece}.parquet", piece, buckets):
            held[bucket].append(table)
            waiting += table.num_rows
        if waiting > HELD or piece == some[-1]:
            for bucket in sorted(held):
                table = pa.concat_tables(held.pop(bucket))
                if bucket not in writers:
                    fresh = path / f"{bucket:05}-{number:06}.parquet"
                    writers[bucket] = parquet.ParquetWriter(fresh, table.schema, compression="zstd")
                writers[bucket].write_table(table)
            waiting = 0
    for writer in writers.values():
        writer.close()
    write_json(path / f"{number:06}.json", {"buckets": sorted(writers)})
    let_go()
    return {}


def _in_buckets(path: Path, piece: str, buckets: int) -> Iterable[tuple[int, pa.Table]]:
    import pyarrow as pa
    from pyarrow import compute, parquet

    table = by_subject(parquet.read_table(path))
    table = table.append_column("piece", pa.array([piece] * table.num_rows, pa.string()))
    subjects = table["subject"].to_pylist()
    known = {subject: bucket_of(subject, buckets) for subject in set(subjects)}
    numbers = pa.array([known[subject] for subject in subjects], pa.int32())
    for bucket in sorted(set(known.values())):
        yield bucket, table.filter(compute.equal(numbers, bucket))


def bucket_of(subject: str, buckets: int) -> int:
    """The bucket of a subject, the same in every run."""
    return int.from_bytes(hashlib.blake2b(subject.encode(), digest_size=8).digest(), "big") % buckets


def check_bucket(source: str, target: str, bucket: int, grouped: int, folders: tuple[str, ...]) -> Note:
    """Check the subjects of a bucket; write the checks between articles, and what they settle by group of pieces, of
    which so many are `grouped`.
    """
    import pyarrow as pa
    from pyarrow import parquet

    rows: list[Row] = []
    settled: dict[int, dict[str, str]] = defaultdict(dict)
    files = sorted(Path(source).glob(f"{bucket:05}-*.parquet"))
    tables = [parquet.read_table(file) for file in files]
    for subject, members in _subjects(pa.concat_tables(tables)) if tables else ():
        piece_of = {row["claim"]: row["piece"] for row in members}
        for row in checks_across(members, subject, rules(folders)):
            rows.append(row)
            for claim, verdict in settles(row):
                known = settled[int(piece_of[claim]) // grouped]
                known[claim] = verdict if known.get(claim) != "conflicting" else "conflicting"
    path = Path(target)
    rows.sort(key=lambda row: (row["rule"], row["check"]))
    write_table(path / f"{bucket:05}.parquet", pa.Table.from_pylist(rows, schema=check_schema()))
    for group, known in settled.items():
        write_json(path / f"{group:05}-{bucket:05}.settled", known)
    done = {"checks": len(rows), "rules": dict(Counter(map(tally_key, rows)))}
    write_json(path / f"{bucket:05}.json", done)
    let_go()
    return done


def _subjects(table: pa.Table) -> Iterable[tuple[str, list[Row]]]:
    """The rows of each subject of which several articles speak."""
    from pyarrow import compute

    ordered = table.take(compute.sort_indices(table, sort_keys=[("subject", "ascending"), ("article", "ascending")]))
    names = ordered["subject"].to_pylist()
    at = 0
    for subject, group in groupby(names):
        count = sum(1 for _ in group)
        some = ordered.slice(at, count)
        at += count
        if count > 1 and compute.count_distinct(some["article"]).as_py() > 1:
            yield subject, some.to_pylist()


def settles(check: Row) -> Iterable[tuple[str, str]]:
    """The claims of which a check says what becomes of them."""
    if check["verdict"] == "conflicting" and check["severity"] in ("error", "warning"):
        return ((claim, "conflicting") for claim in check["claims"])
    return ((claim, "consistent") for claim in check["confirmed"])


def finish(pieces: str, settled: str, claims: str, checks: str, group: int, some: Sequence[str]) -> Note:
    """Write the claims of a group of pieces with their verdicts, and the checks inside their articles."""
    import pyarrow as pa
    from pyarrow import compute, parquet

    verdicts = _verdicts(Path(settled), group)
    counts, tally = Counter[str](), Counter[str]()
    schemas = claim_schema().remove(claim_schema().get_field_index("within")), check_schema()
    targets = Path(claims) / f"claims-{group:05}.parquet", Path(checks) / f"within-{group:05}.parquet"
    with ExitStack() as stack:
        files = [stack.enter_context(replacing(target)) for target in targets]
        first, second = (
            stack.enter_context(parquet.ParquetWriter(file, schema, compression="zstd"))
            for file, schema in zip(files, schemas, strict=True)
        )
        for piece in some:
            table = parquet.read_table(Path(pieces) / f"{piece}.parquet")
            table = table.filter(compute.is_valid(table["claim"]))
            inside = [_dated(one) for some in table["within"].to_pylist() if some for one in json.loads(some)]
            table = _judged(table.drop_columns(["within"]), verdicts)
            counts.update(table["verdict"].to_pylist())
            tally.update(map(tally_key, inside))
            first.write_table(table)
            second.write_table(pa.Table.from_pylist(inside, schema=schemas[1]))
    let_go()
    return {"verdicts": dict(counts), "rules": dict(tally)}


def _judged(table: pa.Table, across: dict[str, str]) -> pa.Table:
    """The claims, with what checks between articles say of them, where that is more than is known."""
    import pyarrow as pa

    known = zip(*(table[name].to_pylist() for name in ("claim", "verdict", "missing")), strict=True)
    found = []
    for claim, verdict, missing in known:
        more = across.get(claim)
        stronger = more == "conflicting" or (more is not None and verdict == "unverifiable")
        found.append((more, None) if stronger else (verdict, missing))
    for name, column in zip(("verdict", "missing"), zip(*found, strict=True) if found else ((), ()), strict=True):
        table = table.set_column(table.column_names.index(name), name, pa.array(column, pa.string()))
    return table


def _dated(check: Row) -> Row:
    return {**check, "published": [day and date.fromisoformat(day) for day in check["published"]]}


def tally_key(check: Row) -> str:
    """What checks are counted by."""
    return f"{check['rule']} {check['severity'] or 'agreement'}"


def _verdicts(settled: Path, group: int) -> dict[str, str]:
    """What checks between articles say of the claims of a group of pieces."""
    found: dict[str, str] = {}
    for path in sorted(settled.glob(f"{group:05}-*.settled")):
        known = json.loads(path.read_text(encoding="utf-8"))
        found.update({name: verdict for name, verdict in known.items() if found.get(name) != "conflicting"})
    return found
