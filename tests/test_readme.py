"""The README tells the truth: each output it shows is what the command above it prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHOWN = re.findall(
    r"<!-- output: factcheck ([^\n]*) -->\n```text\n(.*?)```",
    (ROOT / "README.md").read_text(encoding="utf-8"),
    re.DOTALL,
)


@pytest.mark.parametrize(("arguments", "output"), SHOWN)
def test_the_output_shown_is_the_output_printed(arguments: str, output: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *shlex.split(arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
    assert output == done.stdout, "run `python tests/refresh_readme.py`"


def test_the_readme_shows_an_output() -> None:
    assert SHOWN
