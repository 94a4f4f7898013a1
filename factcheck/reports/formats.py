"""The formats a report can be written in: each is one module with a `render`, loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
}
"""The format that a file's suffix asks for."""


def renderer(name: str) -> Renderer:
    """The renderer of a format out of FORMATS."""
    render: Renderer = import_module(f"factcheck.reports.{name}").render
    return render
