"""A corpus under Spark: the program on its page, as printed there, gives the checks that `factcheck corpus` gives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pyspark = pytest.importorskip(
    "pyspark", reason="pyspark is not installed, so the Spark page is not tested: make test-spark installs and tests it"
)
pa = pytest.importorskip("pyarrow", reason="the parquet extra is not installed")

from pyarrow import parquet  # noqa: E402

from factcheck.corpus.rows import UNTOLD  # noqa: E402
from factcheck.corpus.run import Asked, check_corpus  # noqa: E402

ROOT = Path(__file__).parent.parent
PROGRAM = re.compile(r"^```python\n(from factcheck\.corpus\.functions.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A session of two workers on this machine, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    session = (
        pyspark.sql.SparkSession.builder.master("local[2]")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    yield session
    session.stop()


def articles() -> list[dict[str, Any]]:
    """The seeds, and a figure of one year each that leads to the next."""
    lines = [{"id": f"n{year}", "date": f"{year + 1}-01-10", "text":
              f"Sales of Norway reached {year} million tonnes in {year}, up 9 percent from a year earlier."}
             for year in range(1950, 2000)]  # fmt: skip
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    return [*lines, *({"id": seed.stem, "date": None, "text": seed.read_text(encoding="utf-8")} for seed in seeds)]


LEFT_OUT = {"path", "verdict", "missing", *UNTOLD}
"""Columns of claims that the page leaves: the file, and what its checks make of a claim, which is the last stage; and
those that only a run needs."""


def rows(folder: str) -> list[str]:
    """The rows of a table, the checks those between articles, in an order of their own."""
    found = [row for path in Path(folder).glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    kept = [row for row in found if row.get("across", True)]
    return sorted(str({name: row[name] for name in sorted(row) if name not in left_out(row)}) for row in kept)


def left_out(row: dict[str, Any]) -> set[str]:
    return LEFT_OUT if "claim" in row else {"paths"}


def test_the_program_on_the_page_gives_the_same_results(spark: Any) -> None:
    Path("articles").mkdir()
    parquet.write_table(pa.Table.from_pylist(articles()), "articles/some.parquet")
    (program,) = PROGRAM.findall((ROOT / "docs" / "corpora.md").read_text(encoding="utf-8"))
    exec(compile(program, "docs/corpora.md", "exec"), {"spark": spark})
    check_corpus(Asked(("articles",)), "local", 1, lambda *_: None)
    for table in ("claims", "checks"):
        assert rows(table) == rows(f"local/{table}") != []
