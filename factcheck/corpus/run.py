"""A corpus checked stage by stage: articles to claims, claims to stories, claims by subject and story, these to checks,
and the results put together.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from factcheck import __version__
from factcheck.corpus import stages
from factcheck.corpus.failure import CorpusError
from factcheck.corpus.folder import RunFolder, note, notes
from factcheck.corpus.workers import Progress, Task, Work, Workers, workers
from factcheck.rulebook.folders import rulebook_of
from factcheck.text.document import Unreadable
from factcheck.text.paths import STANDARD_INPUT, article_files
from factcheck.text.readers import raw_articles
from factcheck.text.records import Raw

PIECE: Final = 200
"""Articles in one piece of work,"""
LARGEST: Final = 4_000_000
"""or fewer that have so many characters together."""

BUCKET: Final = 20_000
"""Claims in one bucket of groups, about,"""
NAMES: Final = 60_000
"""names that articles mention in one of names,"""
MOST_BUCKETS: Final = 1024
"""or more where there would be more buckets than this."""

RANGE: Final = 16
"""Pieces that are spread together,"""
MOST_RANGES: Final = 64
"""or more where there would be more ranges than this: each writes a file for each bucket."""

GROUP: Final = 32
"""Pieces whose results are written to one file, at most."""

SHARES: Final = 16
"""Tasks into which a stage is cut, where there is enough to do, so that no process waits long for the last of another,
"""
LEAST: Final = 1_000
"""and claims that are enough for one."""

Complain = Callable[[str, str], None]
"""Told of each article that cannot be read: its file, and why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done: the inputs, the date of articles that carry none, folders of further rules."""

    paths: tuple[str, ...]
    date: date | None = None
    rules: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What must be the same for a run to be gone on with."""
        pages = "\n".join(rule.page for rule in rulebook_of(self.rules))
        return {
            "program": __version__,
            "inputs": list(self.paths),
            "content": fingerprint(self.paths),
            "date": self.date.isoformat() if self.date else None,
            "rules": hashlib.sha256(pages.encode()).hexdigest()[:16],
            "piece": PIECE,
        }


def check_corpus(asked: Asked, output: str, jobs: int, complain: Complain) -> dict[str, Any]:
    """Check a corpus into a folder, with as many processes as `jobs`; go on where an earlier run ended. The summary.

    Raises CorpusError.
    """
    folder = RunFolder(output)
    folder.begin(asked.as_json())
    known = folder.summary
    if known is not None:
        return known
    with workers(jobs) as pool:
        failures = _read(folder, asked, pool, complain)
        _stories(folder, pool)
        buckets = _spread(folder, pool)
        _check(folder, asked, pool, buckets)
        summary = {**_finish(folder, pool), "failures": failures}
    folder.complete(summary)
    return summary


def fingerprint(paths: Sequence[str]) -> str:
    """A digest of the names, sizes and times of the input's files. Raises CorpusError for one that comes only once."""
    digest = hashlib.sha256()
    for path in article_files(paths):
        if path == STANDARD_INPUT:
            raise CorpusError("-", "standard input cannot be read again after a break; write it to a file first")
        if isinstance(path, str) and os.path.exists(path):
            status = os.stat(path)
            digest.update(f"{path}\n{status.st_size}\n{status.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]


def _read(folder: RunFolder, asked: Asked, pool: Workers, complain: Complain) -> int:
    """The first stage; how many articles could not be read."""
    target = folder.stage("pieces")
    progress = Progress("reading articles", "articles")
    failures = 0

    def tasks() -> Iterator[Task]:
        nonlocal failures
        for number, (found, bad) in enumerate(pieces(raw_articles(asked.paths))):
            for one in bad:
                failures += 1
                complain(one.path, one.reason)
            known = note(target, f"{number:06}")
            if known is None:
                yield str(target), number, found, asked.date, asked.rules
            else:
                progress.skip(known["articles"])

    for done in pool.each(stages.read_piece, tasks()):
        progress.add(done["articles"])
    progress.end()
    told: list[tuple[str, str]] = [failure for _, known in notes(target) for failure in known["failures"]]
    for path, reason in told:
        complain(path, reason)
    return failures + len(told)


def pieces(found: Iterable[Raw | Unreadable]) -> Iterator[tuple[list[Raw], list[Unreadable]]]:
    """Articles in pieces of work, and with each the unreadable ones met on the way."""
    held: list[Raw] = []
    bad: list[Unreadable] = []
    size = 0
    for one in found:
        if isinstance(one, Unreadable):
            bad.append(one)
            continue
        held.append(one)
        size += _size(one.value)
        if len(held) == PIECE or size > LARGEST:
            yield held, bad
            held, bad, size = [], [], 0
    if held or bad:
        yield held, bad


def _size(value: Any) -> int:
    """The characters of an article as found."""
    text = value.get("text") if isinstance(value, Mapping) else value
    return len(text) if isinstance(text, str) else 0


def _stories(folder: RunFolder, pool: Workers) -> None:
    """The second stage: who tells of one thing."""
    source, names, kin, stories = map(folder.stage, ("pieces", "names", "kin", "stories"))
    ranges, count = _ranges(source, "names")
    buckets = _buckets(count, NAMES)
    shares = min(SHARES, buckets)
    _each(pool, stages.spread_names, names, {at: (source, names, at, some, buckets) for at, some in ranges})
    _each(pool, stages.find_kin, kin, {at: (names, kin, at, shares) for at in range(buckets)})
    _each(pool, stages.find_stories, stories, {at: (kin, stories, at) for at in range(shares)})


def _spread(folder: RunFolder, pool: Workers) -> int:
    """The third stage; into how many buckets the groups were spread."""
    source, stories, target = map(folder.stage, ("pieces", "stories", "groups"))
    ranges, count = _ranges(source, "met")
    buckets = _buckets(count, BUCKET)
    tasks = {at: (source, stories, target, at, some, buckets) for at, some in ranges}
    _each(pool, stages.spread_claims, target, tasks)
    return buckets


def _ranges(source: Path, what: str) -> tuple[Iterable[tuple[int, list[str]]], int]:
    """The pieces that have something, in ranges that are numbered, and how much of it there is."""
    counts = {name: int(known[what]) for name, known in notes(source)}
    some = [name for name, count in counts.items() if count]
    length = max(RANGE, -(-len(some) // MOST_RANGES))
    return enumerate(some[at : at + length] for at in range(0, len(some), length)), sum(counts.values())


def _buckets(count: int, size: int) -> int:
    """Into how many buckets of a size so much is spread."""
    return max(1, min(MOST_BUCKETS, max(round(count / size), min(SHARES, count // LEAST))))


def _each(pool: Workers, work: Work, target: Path, tasks: Mapping[int, Task]) -> None:
    """Do the pieces of a stage that are not done."""
    waiting = (task for number, task in tasks.items() if note(target, f"{number:06}") is None)
    for _ in pool.each(work, waiting):
        pass


def _check(folder: RunFolder, asked: Asked, pool: Workers, buckets: int) -> None:
    """The fourth stage."""
    source, target = folder.stage("groups"), folder.stage("across")
    progress = Progress("checking between articles", "checks")
    waiting = [bucket for bucket in range(buckets) if note(target, f"{bucket:05}") is None]
    grouped = _grouped(folder)
    tasks = ((str(source), str(target), bucket, grouped, asked.rules) for bucket in waiting)
    for done in pool.each(stages.check_bucket, tasks):
        progress.add(done["checks"])
    progress.end()


def _grouped(folder: RunFolder) -> int:
    """How many pieces' results are written to one file."""
    pieces = len(list(folder.stage("pieces").glob("*.json")))
    return max(1, min(GROUP, pieces // SHARES))


def _finish(folder: RunFolder, pool: Workers) -> dict[str, Any]:
    """The last stage: the tables of results, and what they hold in counts."""
    source, across = folder.stage("pieces"), folder.stage("across")
    claims, checks = folder.results("claims"), folder.results("checks")
    grouped: dict[int, list[str]] = {}
    articles, together = 0, _grouped(folder)
    for name, known in notes(source):
        articles += known["articles"]
        grouped.setdefault(int(name) // together, []).append(name)
    verdicts, rules = Counter[str](), Counter[str]()
    tasks = ((str(source), str(across), str(claims), str(checks), group, some) for group, some in grouped.items())
    for done in pool.each(stages.finish, tasks):
        verdicts.update(done["verdicts"])
        rules.update(done["rules"])
    between = Counter[str]()
    for bucket, known in notes(across):
        between.update(known["rules"])
        os.replace(across / f"{bucket}.parquet", checks / f"across-{bucket}.parquet")
    return summed(articles, 0, verdicts, rules, between)


def summed(
    articles: int, failures: int, verdicts: Mapping[str, int], within: Mapping[str, int], across: Mapping[str, int]
) -> dict[str, Any]:
    """A run in counts: articles read and not read, claims by verdict, checks inside articles and between them."""
    return {
        "articles": articles,
        "failures": failures,
        "claims": sum(verdicts.values()),
        "verdicts": dict(sorted(verdicts.items())),
        "within": dict(sorted(within.items())),
        "across": dict(sorted(across.items())),
    }
