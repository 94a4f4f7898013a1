#!/usr/bin/env python3
"""Measure how the cost of checking grows with the number of claims, on reports of foreign trade that share nothing.

    network.py [--claims N ...]

Each report states trade, exports and imports of one place with their growth, in sentences; nothing is wrong in it. Its
text is read and its claims are found once; filing, binding and settling them is what is measured. Times are processor
seconds, the best of three.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.findings.judge import outcomes
from factcheck.findings.newsroom import PLAIN
from factcheck.findings.stopwatch import Stopwatch
from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.folders import rulebook_of
from factcheck.text.document import Document
from factcheck.text.readers import read_text

SIZES = (50, 500, 5_000, 50_000)
RUNS = 3
CLAIMS = 6
"""What one report claims: trade, exports and imports, each with its growth."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def report(number: int) -> str:
    """A report of one place, true to the last digit."""
    place = "".join(LETTERS[number // 26**at % 26] for at in range(4)).capitalize() + "burg"
    dice = random.Random(number)
    sold, bought = dice.randint(20_000, 60_000), dice.randint(10_000, 40_000)
    before = [round(value / dice.uniform(1.02, 1.3)) for value in (sold, bought)]
    rates = [100 * (now / then - 1) for now, then in zip((sold, bought), before, strict=True)]
    total = 100 * ((sold + bought) / sum(before) - 1)
    return (
        f"{place}'s foreign trade was {(sold + bought) / 100:.2f} billion yuan in 2024, up {total:.1f} percent year on "
        f"year. {place}'s exports were {sold / 100:.2f} billion yuan in 2024, up {rates[0]:.1f} percent year on year. "
        f"{place}'s imports were {bought / 100:.2f} billion yuan in 2024, up {rates[1]:.1f} percent year on year."
    )


def best(work: Callable[[], object]) -> float:
    """The processor seconds of the fastest run."""
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def measure(size: int) -> None:
    """Print what as many claims cost to find and to check."""
    documents: list[Document] = [
        read_text(f"{n}.txt", f"n{n}", f"Foreign trade\n\n{report(n)}\n", date(2025, 2, 1))
        for n in range(max(1, size // CLAIMS))
    ]
    claims: list[list[Claim]] = []

    def find() -> None:
        claims[:] = [list(extract(document, number)) for number, document in enumerate(documents, 1)]

    def settle() -> int:
        ledger = Ledger([claim for found in claims for claim in found])
        return len(outcomes(ledger, rulebook_of([]), dict(enumerate(documents, 1)), PLAIN, Stopwatch()))

    found = best(find)
    checked = best(settle)
    count = sum(map(len, claims))
    print(f"{count:10,}{settle():10,}{found:12.3f}{checked:12.3f}{1e6 * checked / count:14.0f}")


def main(arguments: Sequence[str]) -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args(arguments).claims
    print(f"{'claims':>10}{'checks':>10}{'finding, s':>12}{'checking, s':>12}{'us per claim':>14}")
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    main(sys.argv[1:])
