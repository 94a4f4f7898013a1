"""Nothing heavy is loaded before it is needed, so that the command answers at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

HEAVY = (
    "pint",
    "pydantic",
    "rich",
    "typer",
    "regex",
    "trafilatura",
    "pyarrow",
    "currency_converter",
    "hmrc_rates",
    "numpy",
    "psycopg",
    "pygls",
    "lsprotocol",
    "jsonschema",
    "sqlite3",
    "ray",
)
LOADED = "import json, sys; json.dump(sorted({name.split('.')[0] for name in sys.modules}), sys.stderr)"


def loaded_by(arguments: Sequence[str]) -> set[str]:
    """The top-level modules in memory after a run of the command in a fresh interpreter."""
    code = (
        f"import sys\nsys.argv = ['factcheck', *{list(arguments)!r}]\nfrom factcheck.__main__ import main\n"
        f"try:\n    main()\nexcept SystemExit:\n    pass\n{LOADED}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--version"], set()),
        (["--help"], {"typer"}),
        (["check", "--help"], {"typer"}),
        (["check", "nowhere"], {"typer"}),
    ],
)
def test_nothing_heavy_is_loaded_early(arguments: list[str], allowed: set[str]) -> None:
    assert loaded_by(arguments) & set(HEAVY) <= allowed


def test_a_check_without_settings_loads_no_validation() -> None:
    seed = str(Path(__file__).parent.parent / "seeds" / "003_0bed340212a403ca.txt")
    loaded = loaded_by(["check", seed, "--isolated", "--output", os.devnull])
    assert "factcheck" in loaded
    assert loaded.isdisjoint({"pydantic", "pygls", "lxml", "rich"})


def test_importing_the_package_loads_none_of_its_layers() -> None:
    code = "import factcheck, sys; print(sum(n.startswith('factcheck.') for n in sys.modules), factcheck.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "0"
