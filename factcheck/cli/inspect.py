"""`factcheck read` and `factcheck claims`: the layers beneath the checks, open to inspection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import typer

from factcheck.cli.failures import FAILED
from factcheck.cli.inputs import Articles, parsed_date, watched
from factcheck.cli.options import ClaimsFormat, Isolated, Output, Paths, Published, ReadFormat
from factcheck.cli.output import opened
from factcheck.cli.settings import settled
from factcheck.text.document import Document

Render = Callable[[Iterable[Document]], Iterator[str]]


def read(
    paths: Paths,
    format: ReadFormat = None,
    output: Output = None,
    date: Published = None,
    isolated: Isolated = False,
) -> None:
    """Show the quantities and periods read in each article."""
    from factcheck.reports.formats import format_of
    from factcheck.reports.reading import as_lines, as_text

    render = as_lines if format_of(format, output, ("text", "jsonl"), "text") == "jsonl" else as_text
    _show(paths, render, output, date, isolated)


def claims(
    paths: Paths,
    format: ClaimsFormat = None,
    output: Output = None,
    date: Published = None,
    isolated: Isolated = False,
) -> None:
    """Show the claims of each article, with subject, kind and period."""
    from factcheck.reports.claims import as_json, as_table
    from factcheck.reports.formats import format_of

    render = as_json if format_of(format, output, ("text", "json"), "text") == "json" else as_table
    _show(paths, render, output, date, isolated)


def _show(paths: list[str], render: Render, output: str | None, date: str | None, isolated: bool) -> None:
    """Write what `render` makes of the articles; those that cannot be read are told of, and fail the run at its end."""
    articles = Articles(paths, settled(paths, isolated, date=parsed_date(date)).configuration)
    with opened(output) as write:
        write(render(watched(articles)))
    if articles.failures:
        raise typer.Exit(FAILED)
