"""The formats a report can be written in: each is one module with a `render`, loaded when asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factcheck.findings.finding import Report
    from factcheck.reports.style import Style

    Renderer = Callable[[Report, Style], Iterator[str]]

FORMATS: Final = ("text", "json", "jsonl", "sarif", "github", "junit", "markdown", "html", "csv")

BY_SUFFIX: Final = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
}
"""The format that a file's suffix asks for; not every command has all of them."""


def format_of(asked: str | None, output: str | None, known: Collection[str], usual: str) -> str:
    """The format that was asked for, else the one that the output's suffix names, else the usual one."""
    named = BY_SUFFIX.get(os.path.splitext(output or "")[1].lower())
    return asked or (named if named in known else None) or usual


def renderer(name: str) -> Renderer:
    """The renderer of a format out of FORMATS."""
    render: Renderer = import_module(f"factcheck.reports.{name}").render
    return render
