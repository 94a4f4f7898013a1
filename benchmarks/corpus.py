#!/usr/bin/env python3
"""Measure the check of a corpus: one process against two, and memory as the corpus grows.

    corpus.py CORPUS.jsonl[.gz] [--articles 20000] [--grown 2000 20000]

Where the corpus has fewer articles they are taken again under other names and with other words at their end. Memory is
that of all processes together, looked at five times a second; what they share counts for each of them.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path


def sample(corpus: Path, articles: int, target: Path) -> None:
    """Write so many articles."""
    opener: Callable[..., Iterable[bytes]] = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rb") as lines:  # type: ignore[attr-defined]
        known = [json.loads(line) for line in itertools.islice(lines, articles)]
    with target.open("w", encoding="utf-8") as file:
        for number in range(articles):
            one = known[number % len(known)]
            again = number // len(known)
            text = f"{one['text']}\n\nEdition {again}." if again else one["text"]
            file.write(json.dumps({**one, "id": f"{one['id']}-{again}", "text": text}) + "\n")


def family(process: int) -> list[int]:
    """A process and those it has started."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(one for child in listed for one in family(int(child)))]


def resident(process: int) -> float:
    """The megabytes that a process and those it has started hold."""
    pages = 0
    for one in family(process):
        try:
            pages += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * resource.getpagesize() / 1e6


def run(corpus: Path, output: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processors, and the most megabytes held."""
    begun, before, peak = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN), 0.0
    command = [sys.executable, "-m", "factcheck", "corpus", str(corpus), "--output", str(output), "--jobs", str(jobs)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, resident(process.pid))
        time.sleep(0.2)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, cpu, peak


def main() -> None:
    """Print a row for each run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000, help="for one process against two")
    parser.add_argument("--grown", type=int, nargs="*", default=[2_000, 20_000], help="for memory")
    given = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(f"{'articles':>9} {'jobs':>5} {'seconds':>8} {'a second':>9} {'CPU seconds':>12} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        sizes = [(given.articles, 1), (given.articles, 2), *((size, 2) for size in given.grown)]
        for number, (articles, jobs) in enumerate(sizes):
            corpus = Path(folder, f"{number}.jsonl")
            sample(given.corpus, articles, corpus)
            wall, cpu, peak = run(corpus, Path(folder, f"out{number}"), jobs)
            row = f"{articles:>9,} {jobs:>5} {wall:>8.1f} {articles / wall:>9,.0f} {cpu:>12.1f} {peak:>8.0f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
