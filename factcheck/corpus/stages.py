"""The pieces of work that processes share out: reading articles, finding their stories, spreading claims by group,
checking groups, and putting the results together. Each is done over from the start unless it was done to the end.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.corpus.folder import replacing, write_json, write_table
from factcheck.corpus.functions import by_group, checks_across, rows_of, rules, table_of
from factcheck.corpus.rows import Row, check_schema, judged_schema
from factcheck.corpus.stories import by_name, kin_among, kin_schema, story_of, story_schema, with_stories
from factcheck.findings.defects import internal_error
from factcheck.text.document import Unreadable
from factcheck.text.readers import read_raw
from factcheck.text.records import Raw

if TYPE_CHECKING:
    import pyarrow as pa

HELD: Final = 10_000
"""Rows held before they are written to the files of their buckets."""

STORIES: Final = 2
"""Stories that an article is part of, about, where many tell of one thing."""

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
            failures.append((raw.path, f"{raw.place} {internal_error(error)}".strip()))
    path = Path(folder)
    write_table(path / f"{number:06}.parquet", table_of(rows))
    met = sum(STORIES + len(row["series"]) for row in rows)
    names = sum(len(row.get("mentions", ())) for row in rows)
    done = {"articles": articles, "claims": len(rows), "met": met, "names": names, "failures": failures}
    write_json(path / f"{number:06}.json", done)
    let_go()
    return done


def let_go() -> None:
    """Give back the memory of a piece of work; what outlives it stays for the run, and is not looked through again."""
    import pyarrow as pa

    gc.collect()
    gc.freeze()
    pa.default_memory_pool().release_unused()


def spread_names(pieces: Path, target: Path, number: int, some: Sequence[str], buckets: int) -> Note:
    """Spread the articles of some pieces over files by the names that they mention, so that a name is in one bucket."""
    from pyarrow import parquet

    tables = (by_name(parquet.read_table(pieces / f"{piece}.parquet")) for piece in some)
    return _spread(tables, "name", target, number, buckets)


def find_kin(source: Path, target: Path, number: int, buckets: int) -> Note:
    """Find who tells of one thing among the articles of a bucket of names; spread them by article."""
    import pyarrow as pa

    rows = [row for _, some in _groups(source, number, "name") for row in kin_among(some)]
    return _spread([pa.Table.from_pylist(rows, schema=kin_schema())], "article", target, number, buckets)


def find_stories(source: Path, target: Path, number: int) -> Note:
    """Find the stories of the articles of a bucket, and who is part of them."""
    import pyarrow as pa

    rows = [row for _, some in _groups(source, number, "article", "other", 1) for row in story_of(some.to_pylist())]
    write_table(target / f"{number:06}.parquet", pa.Table.from_pylist(rows, schema=story_schema()))
    write_json(target / f"{number:06}.json", {"rows": len(rows)})
    let_go()
    return {}


def spread_claims(pieces: Path, stories: Path, target: Path, number: int, some: Sequence[str], buckets: int) -> Note:
    """Spread the claims of some pieces over files by their groups, so that a group is in one bucket."""
    import pyarrow as pa
    from pyarrow import parquet

    files = [pieces / f"{piece}.parquet" for piece in some]
    articles = pa.concat_tables(parquet.read_table(file, columns=["article"]) for file in files)["article"]
    known = stories_of(articles.unique(), stories)

    def tables() -> Iterator[pa.Table]:
        for piece, file in zip(some, files, strict=True):
            table = by_group(with_stories(parquet.read_table(file), known))
            yield table.append_column("piece", pa.array([piece] * table.num_rows, pa.string()))

    return _spread(tables(), "group", target, number, buckets)


def stories_of(articles: pa.Array, folder: Path) -> list[Row]:
    """The stories of some articles, among those that the files of a folder hold."""
    from pyarrow import compute, parquet

    tables = (parquet.read_table(file) for file in sorted(folder.glob("*.parquet")))
    kept = (table.filter(compute.is_in(table["article"], value_set=articles)) for table in tables)
    return [row for table in kept for row in table.to_pylist()]


def _spread(tables: Iterable[pa.Table], key: str, target: Path, number: int, buckets: int) -> Note:
    """Spread rows over files by a column."""
    held: dict[int, list[pa.Table]] = defaultdict(list)
    writers: dict[int, Any] = {}
    waiting = 0
    for found in tables:
        for bucket, table in _in_buckets(found, key, buckets):
            held[bucket].append(table)
            waiting += table.num_rows
        if waiting > HELD:
            _write(held, writers, target, number)
            waiting = 0
    _write(held, writers, target, number)
    for writer in writers.values():
        writer.close()
    write_json(target / f"{number:06}.json", {"buckets": sorted(writers)})
    let_go()
    return {}


def _write(held: dict[int, list[pa.Table]], writers: dict[int, Any], target: Path, number: int) -> None:
    """Write what is held of each bucket to its file."""
    import pyarrow as pa
    from pyarrow import parquet

    for bucket in sorted(held):
        table = pa.concat_tables(held.pop(bucket))
        if bucket not in writers:
            fresh = target / f"{bucket:05}-{number:06}.parquet"
            writers[bucket] = parquet.ParquetWriter(fresh, table.schema, compression="zstd")
        writers[bucket].write_table(table)


def _in_buckets(table: pa.Table, key: str, buckets: int) -> Iterable[tuple[int, pa.Table]]:
    """The rows of a table by the buckets of what a column holds."""
    import pyarrow as pa
    from pyarrow import compute

    names = table[key].to_pylist()
    known = {name: bucket_of(name, buckets) for name in set(names)}
    numbers = pa.array([known[name] for name in names], pa.int32())
    for bucket in sorted(set(known.values())):
        yield bucket, table.filter(compute.equal(numbers, bucket))


def bucket_of(name: str, buckets: int) -> int:
    """The bucket of a name, the same in every run."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big") % buckets


def check_bucket(source: str, target: str, bucket: int, grouped: int, folders: tuple[str, ...]) -> Note:
    """Check the groups of a bucket; write the checks between articles, and what they settle by group of pieces, of
    which so many are `grouped`.
    """
    import pyarrow as pa

    rows: list[Row] = []
    settled: dict[int, dict[str, str]] = defaultdict(dict)
    for group, some in _groups(Path(source), bucket, "group"):
        members = some.to_pylist()
        piece_of = {row["claim"]: row["piece"] for row in members}
        for row in checks_across(members, group, rules(folders)):
            rows.append(row)
            for claim, verdict in settles(row):
                known = settled[int(piece_of[claim]) // grouped]
                known[claim] = verdict if known.get(claim) != "conflicting" else "conflicting"
    path = Path(target)
    rows.sort(key=lambda row: (row["rule"], row["check"]))
    write_table(path / f"{bucket:05}.parquet", pa.Table.from_pylist(rows, schema=check_schema()))
    for pieces, known in settled.items():
        write_json(path / f"{pieces:05}-{bucket:05}.settled", known)
    done = {"checks": len(rows), "rules": dict(Counter(map(tally_key, rows)))}
    write_json(path / f"{bucket:05}.json", done)
    let_go()
    return done


def _groups(
    source: Path, bucket: int, key: str, other: str = "article", least: int = 2
) -> Iterable[tuple[str, pa.Table]]:
    """The rows of a bucket by what a column holds, in order; only those of several articles, or of as many others."""
    import pyarrow as pa
    from pyarrow import compute, parquet

    tables = [parquet.read_table(file) for file in sorted(source.glob(f"{bucket:05}-*.parquet"))]
    if not tables:
        return
    table = pa.concat_tables(tables)
    ordered = table.take(compute.sort_indices(table, sort_keys=[(key, "ascending"), (other, "ascending")]))
    at = 0
    for name, group in groupby(ordered[key].to_pylist()):
        count = sum(1 for _ in group)
        some = ordered.slice(at, count)
        at += count
        if count >= least and compute.count_distinct(some[other]).as_py() >= least:
            yield name, some


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
    schemas = judged_schema(), check_schema()
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
            table = _judged(table.select(schemas[0].names), verdicts)
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
