#!/usr/bin/env python3
"""Measure `factcheck read` beside other extractors of quantities and periods, on the same texts in one run.

    peers.py CORPUS.jsonl[.gz] [--articles N] [--seconds S]

The peers (quantulum3, Recognizers-Text, Duckling) are installed into an environment of their own, .venv-peers beside
this file;
the project does not depend on them. Each reader runs in a process of its own, goes through the articles in order, and
stops after S processor seconds; the table counts what it got through. MB are millions of bytes of text in UTF-8.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEERS = HERE / ".venv-peers"
PINS = ("quantulum3==0.10.0", "recognizers-text-suite==1.0.2a2", "emoji==1.7.0", "pyduckling-native-phihos==0.3.0")

Read = Callable[[str], object]


def factcheck_reader() -> Read:
    from datetime import date

    from factcheck.reports.reading import scanned
    from factcheck.text.readers import read_text

    return lambda text: scanned(read_text("", "", text, date(2025, 1, 1)))


def quantulum_reader() -> Read:
    from quantulum3 import parser

    read: Read = parser.parse
    return read


def recognizers_reader() -> Read:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    kinds = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_datetime)
    return lambda text: [recognize(text, "en-us") for recognize in kinds]


def duckling_reader() -> Read:
    import duckling

    duckling.init()
    now = duckling.get_current_ref_time(duckling.load_time_zones("/usr/share/zoneinfo"), "UTC")
    context = duckling.Context(now, duckling.default_locale_lang(duckling.parse_lang("EN")))
    wanted = duckling.parse_dimensions(["number", "amount-of-money", "quantity", "distance", "volume", "time"])
    return lambda text: duckling.parse(text, context, wanted, False)


READERS: dict[str, Callable[[], Read]] = {
    "factcheck": factcheck_reader,
    "quantulum3": quantulum_reader,
    "recognizers-text": recognizers_reader,
    "duckling": duckling_reader,
}


def measure(name: str, texts: Iterable[str], seconds: float) -> dict[str, Any]:
    """How far one reader gets: articles, bytes, failures, processor seconds after a warm-up, peak memory in MB."""
    read = READERS[name]()
    read("Output rose 12.3 percent to 5.70 billion U.S. dollars in 2025.")
    articles = size = failures = 0
    begun = time.process_time()
    for text in texts:
        try:
            read(text)
        except Exception:
            failures += 1
        articles, size = articles + 1, size + len(text.encode())
        if time.process_time() - begun > seconds:
            break
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"articles": articles, "size": size, "failures": failures, "spent": spent, "peak": peak}


def sample(corpus: Path, limit: int) -> list[str]:
    """The texts of the first articles of a corpus."""
    opener: Callable[..., Any] = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rb") as lines:
        return [json.loads(line)["text"] for line in itertools.islice(lines, limit)]


def peers_python() -> str:
    """The interpreter of the peers' environment, which is made on first use."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINS], check=True)
    return str(python)


def main() -> None:
    """Measure every reader in its own process and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        texts = json.loads(asked.corpus.read_text(encoding="utf-8"))
        print(json.dumps(measure(asked.one, texts, asked.seconds)))
        return
    python = peers_python()
    print(f"{'reader':20}{'articles':>10}{'art./s':>10}{'MB/s':>10}{'peak MB':>10}{'failed':>8}")
    with tempfile.TemporaryDirectory() as folder:
        texts_file = Path(folder, "texts.json")
        texts_file.write_text(json.dumps(sample(asked.corpus, asked.articles)), encoding="utf-8")
        for name in READERS:
            own = sys.executable if name == "factcheck" else python
            command = [own, "-W", "ignore", __file__, str(texts_file), "--seconds", str(asked.seconds), "--one", name]
            got = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()[-1])
            rate, speed = got["articles"] / got["spent"], got["size"] / got["spent"] / 1e6
            counts = f"{got['articles']:10,}{rate:10,.1f}{speed:10.4f}{got['peak']:10.0f}{got['failures']:8}"
            print(f"{name:20}{counts}", flush=True)


if __name__ == "__main__":
    main()
