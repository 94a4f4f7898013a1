"""How soon an editor gets its answer: the time from a change of a 5 kB article to its diagnostics.

    python benchmarks/editor.py
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from factcheck.checking import setup
from factcheck.server.messages import diagnostics
from factcheck.server.opened import opened
from factcheck.server.positions import Counted
from factcheck.settings.settings import Configuration

SIZE = 5000
CHANGES = 20
SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    """Measure, and print the median and the longest time in milliseconds."""
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    text, ready = whole[: whole.rfind("\n", 0, SIZE)], setup(Configuration())
    times = []
    for change in range(CHANGES):
        text = f"{text}\nSales reached {change + 100} million yuan in 2024, up 40 percent."
        begun = time.perf_counter()
        article = opened("a.txt", text, ready)
        list(diagnostics(article, Counted(text), "file:///a.txt"))
        times.append((time.perf_counter() - begun) * 1000)
    first, *later = times
    print(f"{len(text) / 1000:.1f} kB: median {statistics.median(later):.0f} ms, longest {max(later):.0f} ms", end="")
    print(f", first {first:.0f} ms")


if __name__ == "__main__":
    main()
