"""`factcheck read` and `factcheck claims`: the layers beneath the checks, open to inspection."""

from __future__ import annotations

import typer

from factcheck.cli.failures import FAILED
from factcheck.cli.inputs import Articles, parsed_date, watched
from factcheck.cli.options import ClaimsFormat, Isolated, Output, Paths, Published, ReadFormat
from factcheck.cli.output import opened
from factcheck.cli.settings import settled


def read(
    paths: Paths,
    format: ReadFormat = "text",
    output: Output = None,
    date: Published = None,
    isolated: Isolated = False,
) -> None:
    """Show the quantities and periods read in each article."""
    from factcheck.reports.reading import as_lines, as_text

    articles = Articles(paths, settled(paths, isolated, date=parsed_date(date)).configuration)
    with opened(output) as write:
        write((as_lines if format == "jsonl" else as_text)(watched(articles)))
    _end(articles)


def claims(
    paths: Paths,
    format: ClaimsFormat = "text",
    output: Output = None,
    date: Published = None,
    isolated: Isolated = False,
) -> None:
    """Show the claims of each article, with subject, kind and period."""
    from factcheck.reports.claims import as_json, as_table

    articles = Articles(paths, settled(paths, isolated, date=parsed_date(date)).configuration)
    with opened(output) as write:
        write((as_json if format == "json" else as_table)(watched(articles)))
    _end(articles)


def _end(articles: Articles) -> None:
    if articles.failures:
        raise typer.Exit(FAILED)
