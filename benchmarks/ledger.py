#!/usr/bin/env python3
"""Measure what a ledger adds to the check of one article, as the ledger grows.

    ledger.py [--claims 10000 100000 1000000] [--folder DIR]

The ledger is made of one article's claims, given to others and to other years: nine articles in ten speak of somebody
of whom about ten articles speak, one in ten of a country of which all of these do. It is filled through the ledger's
own storage, in large transactions; "add" is the addition of one more by itself, its claims known. Times are
the processor's, the median of many runs in one process; "command" is a whole `factcheck check`, start-up included.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.findings.judge import judge
from factcheck.rulebook.folders import rulebook_of
from factcheck.store.entry import Entry, entry_of
from factcheck.store.memory import Memory
from factcheck.store.stored import StoredLedger
from factcheck.text.document import Document
from factcheck.text.readers import read_text

TEXT = """{name} reports another year

{name}'s output of vehicles reached {output} million units in {year}, up 5 percent from a year earlier. Exports of
vehicles totaled {exports} units, up 12 percent. {name}'s revenue was {revenue} billion yuan, up 3 percent, and its
profit fell 4 percent to {profit} billion yuan.

Sales of {name} came to {sales} billion yuan in {year}, up 7 percent. Imports were {imports} billion yuan, down 2
percent. {name}'s investment rose 9 percent to {investment} billion yuan, and employment reached {employment} people.

In the first half of {year}, output of vehicles was {half} million units, up 4 percent year on year. In the first nine
months, revenue was {nine} billion yuan, up 2 percent.
"""
RUNS = 40
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an installed program, which is compiled once and not at every start."""
AT_ONCE = 2000
"""Articles of one transaction, where a ledger is filled."""


def text(name: str, year: int, chance: random.Random) -> str:
    figures = {word: f"{chance.randint(100, 999) / 10}" for word in
               "output revenue profit sales imports investment half nine".split()}  # fmt: skip
    whole = {word: f"{chance.randint(10, 99)},{chance.randint(100, 999)}" for word in ("exports", "employment")}
    return TEXT.format(name=name, year=year, **figures, **whole)


def document(name: str, year: int, chance: random.Random) -> Document:
    return read_text(f"{name}-{year}.txt", name, text(name, year, chance), date(year + 1, 1, 20))


def entries(chance: random.Random) -> Iterator[Entry]:
    """Ever more articles: the claims of one, which is read once a year, given to others."""
    models = {}
    for year in range(2000, 2026):
        one = document("Norway", year, chance)
        models[year] = one, extract(one, 1)
    for number in itertools.count():
        one, claims = models[2000 + chance.randrange(26)]
        name = "Norway" if number % 10 == 0 else made_name(number // 11).lower()
        given = replace(one, text=f"{one.text}\n{number}", path=f"{number}.txt", parts={})
        yield entry_of(given, [of(claim, name) for claim in claims])


def made_name(number: int) -> str:
    """A name of four syllables."""
    syllables = [consonant + vowel for consonant in "bdgklnrstv" for vowel in "aeiou"]
    return "".join(syllables[number // 50**place % 50] for place in range(3)).title() + "nor"


def of(claim: Claim, name: str) -> Claim:
    """The claim, about somebody else."""
    return replace(claim, subject=replace(claim.subject, entity=name))


def fill(ledger: StoredLedger, more: Iterator[Entry], claims: int) -> None:
    """Add articles until there are so many claims."""
    held = ledger.counts()[1]
    while held < claims:
        some = []
        while len(some) < AT_ONCE and held < claims:
            some.append(next(more))
            held += some[-1].claims
        ledger.add(*some)


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Milliseconds of processor time."""
    work()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken)


def command(arguments: Sequence[str]) -> float:
    """Milliseconds of processor time of a whole command, the median of a few runs."""
    taken, program = [], [sys.executable, "-m", "factcheck"]
    for _ in range(7):
        process = subprocess.Popen([*program, *arguments], stdout=subprocess.DEVNULL, env=COMPILED)
        _, _, usage = os.wait4(process.pid, 0)
        taken.append((usage.ru_utime + usage.ru_stime) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print a table: a row for each size of the ledger."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", default=None, help="where the ledger is made; a temporary folder by default")
    given = parser.parse_args()
    chance, rulebook = random.Random(1), rulebook_of([])
    usual, popular = (read_text("new.txt", "new", text(name, 2025, chance), date(2026, 1, 20))
                      for name in (made_name(3), "Norway"))  # fmt: skip
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        place, new = f"{folder}/bench.ledger", Path(folder, "new.txt")
        new.write_text(usual.text, encoding="utf-8")
        more = entries(chance)
        alone = [median(lambda one=one: judge([one], rulebook)) for one in (usual, popular)]  # type: ignore[misc]
        whole = command(["check", str(new)])
        print(f"alone: usual {alone[0]:.1f} ms, popular {alone[1]:.1f} ms, command {whole:.0f} ms")
        print(f"{'claims':>10} {'MB':>6} {'add ms':>7} {'usual ms':>9} {'popular ms':>11} {'command ms':>11}")
        for claims in given.claims:
            with StoredLedger(place, make=True) as ledger:
                fill(ledger, more, claims)
                added = median(lambda ledger=ledger: ledger.add(next(more)))  # type: ignore[misc]
            with StoredLedger(place) as ledger:
                taken = [median(lambda one=one: judge([one], rulebook, earlier=Memory(ledger)))  # type: ignore[misc]
                         for one in (usual, popular)]  # fmt: skip
            whole = command(["check", str(new), "--ledger", place, "--date", "2026-01-20"])
            size = os.path.getsize(place) / 1e6
            row = f"{claims:>10,} {size:>6.0f} {added:>7.2f} {taken[0]:>9.1f} {taken[1]:>11.1f} {whole:>11.0f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
