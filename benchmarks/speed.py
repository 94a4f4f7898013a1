#!/usr/bin/env python3
"""Measure the commands and the layers beneath them on a corpus of articles, one process at a time.

    speed.py CORPUS.jsonl[.gz] [--articles N] [--seed ARTICLE]

Commands are run as a user runs them, start-up, parsing and output included; `os.wait4` gives their processor time and
peak memory. Layers are timed on documents already in memory. Times are processor seconds: other work on the machine
moves them little. MB are millions of bytes of the articles' text in UTF-8.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = Path(__file__).parent.parent / "seeds" / "001_e1252c2607c215bd.txt"
STARTS = 11
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an installed program, which is compiled once and not at every start."""


@dataclass(frozen=True)
class Run:
    """What one run of a command cost: processor seconds, wall seconds, peak resident megabytes."""

    cpu: float
    wall: float
    peak: float


def run(arguments: Sequence[str]) -> Run:
    """Run the command to its end with its output thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "factcheck", *arguments], stdout=subprocess.DEVNULL, env=COMPILED)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"factcheck {' '.join(arguments)}: exit {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024)


def sample(corpus: Path, limit: int | None, target: Path) -> tuple[int, float]:
    """Write the first articles of a corpus, uncompressed; returns how many, and their text in MB."""
    articles, size = 0, 0
    opener: Callable[..., Iterable[bytes]] = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rb") as lines, target.open("wb") as file:  # type: ignore[attr-defined]
        for line in itertools.islice(lines, limit):
            articles += 1
            size += len(json.loads(line)["text"].encode())
            file.write(line)
    return articles, size / 1e6


def starts(article: Path) -> None:
    """Start-up: what the command takes when there is next to nothing to do."""
    run(["check", str(article), "--fail-on", "never"])
    print(f"{'start-up, median of ' + str(STARTS):34}{'CPU ms':>9}{'wall ms':>9}{'peak MB':>9}")
    for arguments in (["--version"], ["--help"], ["read", str(article)], ["check", str(article), "--fail-on", "never"]):
        runs = [run(arguments) for _ in range(STARTS)]
        cpu, wall, peak = (statistics.median(getattr(r, name) for r in runs) for name in ("cpu", "wall", "peak"))
        shown = " ".join(Path(a).name[:12] if a == str(article) else a for a in arguments[:2])
        print(f"  {shown:32}{cpu * 1000:9.0f}{wall * 1000:9.0f}{peak:9.0f}")


def commands(path: Path, articles: int, size: float) -> None:
    """Whole commands over the corpus."""
    print(f"{'command':34}{'CPU s':>9}{'art./s':>9}{'MB/s':>9}{'peak MB':>9}")
    never = ["--fail-on", "never"]
    for arguments in (
        ["read", "--format", "jsonl"],
        ["claims", "--format", "json"],
        ["check", "--scope", "article", "--format", "json", *never],
        ["check", "--format", "json", *never],
        ["check", "--format", "text", *never],
    ):
        cost = run([*arguments, str(path)])
        shown = " ".join(a for a in arguments if a not in never)
        print(f"  {shown:32}{cost.cpu:9.2f}{articles / cost.cpu:9,.0f}{size / cost.cpu:9.2f}{cost.peak:9.0f}")


def layers(path: Path, articles: int, size: float) -> None:
    """The layers alone, on documents in memory."""
    from factcheck.claims.extract import extract
    from factcheck.findings.judge import judge
    from factcheck.reports.reading import scanned
    from factcheck.rulebook.folders import rulebook_of
    from factcheck.text.document import Document
    from factcheck.text.readers import read_articles
    from factcheck.text.sentences import sentences

    documents: list[Document] = []
    book = rulebook_of([])

    def load() -> None:
        documents.extend(d for d in read_articles([str(path)], None) if isinstance(d, Document))

    stages: dict[str, Callable[[], object]] = {
        "load (JSON to documents)": load,
        "split into sentences": lambda: [sentences(d) and None for d in documents],
        "read (quantities and periods)": lambda: [scanned(d) and None for d in documents],
        "text to claims": lambda: [extract(d, n) and None for n, d in enumerate(documents, 1)],
        "text to findings": lambda: judge(documents, book, "article"),
    }
    print(f"{'layer':34}{'CPU s':>9}{'art./s':>9}{'MB/s':>9}")
    for name, stage in stages.items():
        begun = time.process_time()
        stage()
        spent = time.process_time() - begun
        print(f"  {name:32}{spent:9.2f}{articles / spent:9,.0f}{size / spent:9.2f}")


def main() -> None:
    """Measure and print three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--seed", type=Path, default=SEED)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corpus.jsonl")
        articles, size = sample(asked.corpus, asked.articles, path)
        print(f"{articles:,} articles, {size:.2f} MB of text; Python {sys.version.split()[0]}\n")
        starts(asked.seed)
        print()
        commands(path, articles, size)
        print()
        layers(path, articles, size)


if __name__ == "__main__":
    main()
