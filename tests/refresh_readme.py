"""Write what the commands print today into README.md and docs/, after which a reader should look at the difference."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"(<!-- output: factcheck ([^\n]*) -->\n```text\n).*?```", re.DOTALL)


def printed(shown: re.Match[str]) -> str:
    """The block again, with the output of its command."""
    command = [sys.executable, "-m", "factcheck", *shlex.split(shown[2])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return f"{shown[1]}{done.stdout}```"


if __name__ == "__main__":
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        page.write_text(SHOWN.sub(printed, page.read_text(encoding="utf-8")), encoding="utf-8")
