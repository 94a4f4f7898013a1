"""The options that commands share, each said once; one that is not given leaves it to the configuration file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input."),
]
Output = Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write there, whole or not at all.")]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="[FORMAT:]FILE",
        help="Write there, whole or not at all; the suffix tells the format. Repeatable; - is standard output.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Publication date of articles that carry none."),
]
Folders = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="DIR", help="A folder of further rule pages; repeatable."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Use these rules only; repeatable, or with commas."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Leave these rules out; repeatable, or with commas."),
]
Ledger = Annotated[
    str | None,
    typer.Option("--ledger", metavar="FILE-or-URL", help="Check against the earlier articles of a ledger too."),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Report only what this baseline does not have."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore configuration files.")]
Colour = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Colour the text report.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", help="List consistent checks and unverifiable claims in the text report too.")
]
Quiet = Annotated[
    bool, typer.Option("--quiet", help="Print a line a finding in the text report, and no summary.")
]
Diff = Annotated[
    str | None,
    typer.Option("--diff", metavar="REV", help="Only the articles that differ from this git revision."),
]
Stats = Annotated[
    bool, typer.Option("--stats", help="Say on standard error what each rule tested, and where the time went.")
]
Scope = Annotated[
    Literal["corpus", "article"] | None,
    typer.Option("--scope", help="Check across articles too, or each on its own.  [default: corpus]"),
]
FailOn = Annotated[
    Literal["error", "warning", "note", "unverifiable", "never"] | None,
    typer.Option("--fail-on", help="The least finding that makes the exit status 1.  [default: error]"),
]
CheckFormat = Annotated[
    Literal["text", "json", "jsonl", "sarif", "github", "junit", "markdown", "html", "csv"] | None,
    typer.Option("--format", help="Form of the report.  [default: by the output's suffix, else text]"),
]
ReadFormat = Annotated[
    Literal["text", "jsonl"] | None,
    typer.Option("--format", help="Form of the reading.  [default: by the output's suffix, else text]"),
]
ClaimsFormat = Annotated[
    Literal["text", "json"] | None,
    typer.Option("--format", help="Form of the list.  [default: by the output's suffix, else text]"),
]
