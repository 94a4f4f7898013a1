"""The README and the documentation tell the truth: each output shown is what the command above it prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OUTPUT = re.compile(r"<!-- output: factcheck ([^\n]*) -->\n```text\n(.*?)```", re.DOTALL)
SHOWN = [found for page in PAGES for found in OUTPUT.findall(page.read_text(encoding="utf-8"))]


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
