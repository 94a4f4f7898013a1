"""A corpus on a Ray cluster of two workers: the same results as on this machine's own processes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip(
    "ray", reason="ray is not installed, so the Ray engine is not tested: make test-ray installs it and tests it"
)
parquet = pytest.importorskip("pyarrow.parquet", reason="the parquet extra is not installed")

from factcheck.corpus.ray_data import check_on_ray  # noqa: E402
from factcheck.corpus.run import Asked, check_corpus  # noqa: E402

SEEDS = Path(__file__).parent.parent / "seeds"


def corpus(folder: Path) -> list[Path]:
    """Lines, a table and a folder, and what cannot be read."""
    import pyarrow as pa

    lines = [{"id": f"n{year}", "date": f"{year + 1}-01-10", "text":
              f"Sales of Norway reached {year} million tonnes in {year}, up 9 percent from a year earlier."}
             for year in range(1950, 2000)]  # fmt: skip
    (folder / "news.jsonl").write_text("\n".join(map(json.dumps, [*lines[:25], {"text": 5}, ["no"]])), encoding="utf-8")
    pa.parquet.write_table(pa.Table.from_pylist(lines[25:]), folder / "news.parquet")
    return [folder / "news.jsonl", folder / "news.parquet", SEEDS, folder / "missing.txt"]


def rows(folder: Path) -> list[dict[str, Any]]:
    found = [row for path in folder.glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    return sorted(found, key=lambda row: (row.get("check") or "", row.get("claim") or "", json.dumps(row, default=str)))


def test_a_cluster_of_two_workers_gives_the_same_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(SEEDS.parent), os.environ.get("PYTHONPATH", "")]))
    asked = Asked(tuple(map(str, corpus(tmp_path))))
    told: dict[str, list[tuple[str, str]]] = {"local": [], "ray": []}
    local = check_corpus(asked, str(tmp_path / "local"), 1, lambda *line: told["local"].append(line))
    ray = check_on_ray(asked, str(tmp_path / "ray"), 2, lambda *line: told["ray"].append(line))
    assert ray == local
    assert ray["failures"] == 3
    assert {Path(path).name for path, _ in told["ray"]} == {Path(path).name for path, _ in told["local"]}
    for table in ("claims", "checks"):
        assert without_paths(rows(tmp_path / "ray" / table)) == without_paths(rows(tmp_path / "local" / table))
    again = check_on_ray(asked, str(tmp_path / "ray"), 2, lambda *line: told["ray"].append(line))
    assert again == ray


def without_paths(some: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without the paths, which are absolute where they must be found from every node."""
    return [{name: value for name, value in row.items() if name not in ("path", "paths")} for row in some]
