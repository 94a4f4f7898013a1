"""A corpus checked on a Ray cluster: the functions of a corpus as stages of Ray Data, with the same results."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.corpus import stages
from factcheck.corpus.failure import AGAIN, CorpusError
from factcheck.corpus.folder import RunFolder, note, write_json
from factcheck.corpus.functions import articles_to_claims, by_group, claims_to_checks
from factcheck.corpus.rows import Row, article_schema
from factcheck.corpus.run import PIECE, Asked, Complain, summed
from factcheck.corpus.stories import by_name, kin_to_stories, names_to_kin, with_stories
from factcheck.text.document import Unreadable
from factcheck.text.paths import article_files
from factcheck.text.readers import raw_articles
from factcheck.text.records import COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

FIRST: Final = ":c1"
"""How the name of an article's first claim ends."""

GROUP: Final = 0
"""All results are written to one file of claims and one of checks inside articles."""


def check_on_ray(asked: Asked, output: str, jobs: int, complain: Complain) -> dict[str, Any]:
    """Check a corpus into a folder that every node of the cluster can reach; the cluster is the one that RAY_ADDRESS
    names, else one on this machine with as many workers as `jobs`. The summary. Raises CorpusError.
    """
    folder = RunFolder(output)
    folder.begin(asked.as_json())
    known = folder.summary
    if known is not None:
        return known
    with _cluster(jobs) as data:
        pieces, stories, across = (folder.stage(name).resolve() for name in ("pieces", "stories", "across"))
        _stage(pieces, lambda: _claims(data, asked).write_parquet(str(pieces)))
        _stage(stories, lambda: _stories(data, pieces).write_parquet(str(stories)))
        _stage(across, lambda: _checks(data, pieces, stories, asked).write_parquet(str(across)))
    summary = _finished(folder, pieces, across, complain)
    folder.complete(summary)
    return summary


@contextmanager
def _cluster(jobs: int) -> Iterator[Any]:
    """Ray Data on a cluster, for as long as the block lasts."""
    try:
        import ray
    except ImportError as error:
        raise CorpusError("--engine ray", "needs the ray extra: pip install factcheck-lint[ray]") from error
    here: dict[str, Any] = {} if "RAY_ADDRESS" in os.environ else {"num_cpus": jobs, "include_dashboard": False}
    ray.init(log_to_driver=False, logging_level=logging.ERROR, ignore_reinit_error=True, **here)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        yield ray.data
    except ray.exceptions.RayError as error:
        raise CorpusError("ray", f"{str(error).strip().splitlines()[-1][:200]}; {AGAIN}") from error
    finally:
        ray.shutdown()


def _stage(folder: Path, work: Callable[[], Any]) -> None:
    """Do a stage over from its start, unless it was done to the end."""
    if note(folder, "done") is None:
        for left in folder.glob("*.parquet"):
            left.unlink()
        work()
        write_json(folder / "done.json", {"done": True})


def _claims(data: Any, asked: Asked) -> Any:
    files = [{"path": os.path.abspath(path)} for path in article_files(asked.paths) if isinstance(path, str)]
    articles = data.from_items(files).map_batches(found_in, batch_size=1, batch_format="pyarrow")
    work = partial(articles_to_claims, day=asked.date, folders=asked.rules)
    return articles.map_batches(work, batch_size=PIECE, batch_format="pyarrow")


def _stories(data: Any, pieces: Path) -> Any:
    claims = data.read_parquet(str(pieces), file_extensions=["parquet"])
    names = claims.map_batches(by_name, batch_format="pyarrow")
    kin = names.groupby("name").map_groups(names_to_kin, batch_format="pyarrow")
    return kin.groupby("article").map_groups(kin_to_stories, batch_format="pyarrow")


def _checks(data: Any, pieces: Path, stories: Path, asked: Asked) -> Any:
    claims = data.read_parquet(str(pieces), file_extensions=["parquet"])
    groups = claims.map_batches(partial(_in_groups, stories=stories), batch_format="pyarrow")
    work = partial(claims_to_checks, folders=asked.rules)
    return groups.groupby("group").map_groups(work, batch_format="pyarrow")


def _in_groups(claims: pa.Table, stories: Path) -> pa.Table:
    return by_group(with_stories(claims, stages.stories_of(claims["article"].unique(), stories)))


def found_in(files: pa.Table) -> Iterator[pa.Table]:
    """The articles of some files, a few at a time, as rows of `article_schema`."""
    import pyarrow as pa

    held: list[dict[str, Any]] = []
    for one in raw_articles(files["path"].to_pylist()):
        if isinstance(one, Unreadable):
            held.append({"path": one.path, "unreadable": one.reason})
        elif isinstance(one.value, str):
            held.append({"path": one.path, "number": one.number, "suffix": one.suffix or ".txt", "text": one.value})
        else:
            held.append({**_columns(one.value), "path": one.path, "number": one.number})
        if len(held) == PIECE:
            yield pa.Table.from_pylist(held, schema=article_schema())
            held = []
    yield pa.Table.from_pylist(held, schema=article_schema())


def _columns(value: Any) -> Row:
    """The columns of a record, as texts; a text that is none is left out, and so told when it is read."""
    if not isinstance(value, Mapping):
        return {"text": None}
    found = {name: value.get(name) for name in COLUMNS}
    texts = {name: one if isinstance(one, str) else str(one) for name, one in found.items() if one is not None}
    return {**texts, "text": found["text"] if isinstance(found["text"], str) else None}


def _finished(folder: RunFolder, pieces: Path, across: Path, complain: Complain) -> dict[str, Any]:
    """The results put together as the local engine does it; a file that the cluster wrote is a piece."""
    for number, path in enumerate(sorted(pieces.glob("*.parquet"))):
        os.replace(path, pieces / f"{number:06}.parquet")
    names = [path.stem for path in sorted(pieces.glob("*.parquet"))]
    articles = failures = 0
    for row in _rows(pieces, ["claim", "article", "path", "missing"]):
        if row["article"] is None:
            failures += 1
            complain(row["path"] or "an article", row["missing"])
        elif row["claim"] is None or row["claim"].endswith(FIRST):
            articles += 1
    between = _settle(across)
    claims, checks = folder.results("claims"), folder.results("checks")
    done = stages.finish(str(pieces), str(across), str(claims), str(checks), GROUP, names)
    for number, path in enumerate(sorted(across.glob("*.parquet"))):
        os.replace(path, checks / f"across-{number:05}.parquet")
    return summed(articles, failures, done["verdicts"], done["rules"], between)


def _settle(across: Path) -> Mapping[str, int]:
    """Note what the checks between articles settle; how many there are of each kind."""
    settled: dict[str, str] = {}
    counts = Counter[str]()
    for row in _rows(across, ["rule", "verdict", "severity", "claims", "confirmed"]):
        counts[stages.tally_key(row)] += 1
        settled.update({name: one for name, one in stages.settles(row) if settled.get(name) != "conflicting"})
    write_json(across / f"{GROUP:05}-00000.settled", settled)
    return counts


def _rows(folder: Path, columns: list[str]) -> Iterator[Row]:
    from pyarrow import parquet

    for path in sorted(folder.glob("*.parquet")):
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(4096, columns=columns):
                yield from batch.to_pylist()
