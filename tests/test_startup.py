"""Nothing heavy is loaded before it is needed, so that the command answers at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence

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


def test_importing_the_package_loads_none_of_its_layers() -> None:
    code = "import factcheck, sys; print(sum(n.startswith('factcheck.') for n in sys.modules), factcheck.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "0"


def seconds(arguments: Sequence[str]) -> float:
    """The best of five runs in processor seconds: other work on the machine must not fail the test."""
    best = 60.0
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, "-m", "factcheck", *arguments], capture_output=True, check=True)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        best = min(best, spent)
    return best


@pytest.mark.parametrize(("arguments", "limit"), [(["--version"], 0.1), (["--help"], 0.15)])
def test_the_command_answers_at_once(arguments: list[str], limit: float) -> None:
    begun = time.monotonic()
    assert seconds(arguments) < limit, f"{time.monotonic() - begun:.2f} s for five runs"
