"""Sections of a rule page, and the error that says where a page is malformed."""

from __future__ import annotations

from pathlib import Path


class PageError(Exception):
    """A malformed rule page: where, and what is wrong with it."""

    def __init__(self, path: str | Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = str(path)
        self.line = line
        self.reason = reason


def section_line(page: str, heading: str) -> int:
    """The line on which a section's heading stands, 0 where there is none."""
    at = f"\n{page}\n".find(f"\n## {heading}\n")
    return 0 if at < 0 else page.count("\n", 0, at) + 1


def section(page: str, heading: str) -> str:
    """The text between a section's heading and the next section."""
    _, found, rest = f"\n{page}\n".partition(f"\n## {heading}\n")
    return f"\n{rest}".split("\n## ")[0][1:] if found else ""
