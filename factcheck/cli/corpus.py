"""`factcheck corpus`: a corpus of any size checked into a folder of tables, and told about."""

from __future__ import annotations

import os
from typing import Annotated, Any, Final, Literal

import typer

from factcheck.cli.failures import FAILED, RunError, complain
from factcheck.cli.inputs import parsed_date
from factcheck.cli.light import LightCommand, LightGroup
from factcheck.cli.options import Folders, Output, Paths, Published
from factcheck.cli.output import opened

Target = Annotated[str, typer.Option("--output", metavar="DIR", help="The folder of the results.", show_default=False)]
Jobs = Annotated[str, typer.Option("--jobs", metavar="N", help="Processes; by default one for each processor.")]
Engine = Annotated[
    Literal["local", "ray"], typer.Option("--engine", help="Processes of this machine, or a Ray cluster.")
]
Done = Annotated[str, typer.Argument(metavar="DIR", help="The folder of a complete run.")]
ReportFormat = Annotated[
    Literal["text", "markdown", "html", "csv"] | None,
    typer.Option("--format", help="Form of the report.  [default: by the output's suffix, else text]"),
]
REPORTS: Final = ("text", "markdown", "html", "csv")

Most = Annotated[str, typer.Option("--most", metavar="N", help="Findings listed at most.")]


def check(
    paths: Paths,
    output: Target,
    jobs: Jobs = "",
    engine: Engine = "local",
    date: Published = None,
    rules: Folders = None,
) -> None:
    """Check a corpus of any size; the same command goes on after a break."""
    from factcheck.corpus.failure import CorpusError

    try:
        summary = _checked(paths, output, number_of(jobs), engine, date, rules)
    except ImportError as error:
        raise RunError("factcheck corpus", "needs the parquet extra: pip install factcheck-lint[parquet]") from error
    except CorpusError as error:
        raise RunError(error.subject, error.reason) from error
    with opened(None) as write:
        write(_told(summary, output))
    raise typer.Exit(FAILED if summary["failures"] else 0)


def _checked(
    paths: list[str], output: str, jobs: int, engine: str, day: str | None, rules: list[str] | None
) -> dict[str, Any]:
    import pyarrow  # noqa: F401  (told before anything is done)

    from factcheck.corpus.run import Asked, check_corpus

    asked = Asked(tuple(paths), parsed_date(day), tuple(rules or ()))
    if engine == "ray":
        from factcheck.corpus.ray_data import check_on_ray

        return check_on_ray(asked, output, jobs, complain)
    return check_corpus(asked, output, jobs, complain)


def report(folder: Done, format: ReportFormat = None, output: Output = None, most: Most = "100") -> None:
    """Tell what a corpus holds: the discrepancies by weight, by rule, by source and by measure."""
    from factcheck.corpus.failure import CorpusError

    if not most.isdecimal():
        raise RunError("--most", f"{most!r} is not a number of findings")
    try:
        with opened(output) as write:
            from factcheck.corpus.printed import pieces
            from factcheck.reports.formats import format_of

            write(pieces(folder, format_of(format, output, REPORTS, "text"), int(most)))
    except ImportError as error:
        raise RunError("factcheck corpus", "needs the parquet extra: pip install factcheck-lint[parquet]") from error
    except CorpusError as error:
        raise RunError(error.subject, error.reason) from error


def number_of(jobs: str) -> int:
    """The number of processes that an option asks for. Raises RunError."""
    if not jobs:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not jobs.isdecimal() or not 0 < int(jobs) <= 1024:
        raise RunError("--jobs", f"{jobs!r} is not a number of processes")
    return int(jobs)


def _told(summary: dict[str, Any], output: str) -> list[str]:
    """The counts of a run, in a few lines."""
    from factcheck.reports.wording import counted

    verdicts = ", ".join(f"{count:,} {name}" for name, count in summary["verdicts"].items())
    inside, between = (
        sum(count for key, count in summary[name].items() if not key.endswith("agreement"))
        for name in ("within", "across")
    )
    counts = f"{counted(summary['articles'], 'article')}, {counted(summary['claims'], 'claim')}"
    told = [f"{counts}{': ' if verdicts else ''}{verdicts}.\n"]
    if summary["articles"]:
        told.append(f"{counted(inside, 'finding')} inside articles, {between:,} between them.\n")
    if summary["failures"]:
        told.append(f"{summary['failures']:,} could not be read.\n")
    if inside + between:
        told.append(f"factcheck corpus report {output} ranks them.\n")
    return told


class UsualCommand(LightGroup):
    """A group whose command `check` need not be named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the name of the usual command where none is given."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["check", *args]
        return super().parse_args(ctx, args)


def group() -> typer.Typer:
    """The commands of `factcheck corpus`."""
    app = typer.Typer(cls=UsualCommand, rich_markup_mode=None,
                      help="Check a corpus of any size: factcheck corpus INPUT... --output DIR.")  # fmt: skip
    app.command("check", cls=LightCommand)(check)
    app.command("report", cls=LightCommand)(report)
    return app
