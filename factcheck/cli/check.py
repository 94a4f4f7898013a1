"""`factcheck check`: articles in, reports and exit status out."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import typer

from factcheck.cli.changes import changed_files
from factcheck.cli.failures import FAILED, RunError, complain
from factcheck.cli.inputs import Articles, parsed_date, watched
from factcheck.cli.ledger import opened_ledger
from factcheck.cli.options import (
    Baseline,
    CheckFormat,
    Colour,
    Diff,
    FailOn,
    Folders,
    Ignore,
    Isolated,
    Ledger,
    Outputs,
    Paths,
    Published,
    Quiet,
    Scope,
    Select,
    Stats,
    Verbose,
)
from factcheck.cli.output import STANDARD_OUTPUT, Write
from factcheck.cli.settings import Given, listed, ready, settled
from factcheck.cli.targets import Target, all_opened, targets
from factcheck.reports.style import COLOURED, PLAIN, Detail, Style

if TYPE_CHECKING:
    from factcheck.findings.finding import Report
    from factcheck.store.memory import Memory

GRADES: Final = ("error", "warning", "note")
NARROWEST: Final = 40
WIDEST: Final = 100
USUAL_WIDTH: Final = 80


def check(
    paths: Paths,
    format: CheckFormat = None,
    output: Outputs = None,
    scope: Scope = None,
    date: Published = None,
    ledger: Ledger = None,
    rules: Folders = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    baseline: Baseline = None,
    diff: Diff = None,
    isolated: Isolated = False,
    color: Colour = "auto",
    verbose: Verbose = False,
    quiet: Quiet = False,
    stats: Stats = False,
) -> None:
    """Check the numbers of articles against each other."""
    gc.disable()  # a run ends with its report, and next to nothing in it goes round in circles
    given = settled(
        paths, isolated, scope=scope, date=parsed_date(date), rules=tuple(rules or ()), select=listed(select),
        ignore=listed(ignore), fail_on=fail_on, baseline=baseline, ledger=ledger,
    )  # fmt: skip
    detail = detail_of(verbose, quiet)
    articles = Articles(paths, given.configuration, changed_files(diff, paths) if diff is not None else None)
    setup = ready(given)
    with remembered(given) as earlier, all_opened(targets(output or (), format)) as places:
        report = setup.check(watched(articles), earlier)
        if articles.count or not articles.failures:
            write_all(report, places, color, detail)
    failures = articles.failures + tell_notices(report, *kinds_told(diff, quiet))
    if stats:
        tell_stats(report)
    raise typer.Exit(FAILED if failures else exit_status(report, given.settings.fail_on))


def kinds_told(diff: str | None, quiet: bool) -> tuple[str, ...]:
    """The notices that are told: where only some articles are read, a wish may have its use among the others."""
    if quiet:
        return ("defect", "mistake")
    return ("defect", "mistake", "stale") if diff is not None else ("defect", "mistake", "stale", "unused")


def write_all(report: Report, places: Sequence[tuple[Target, Write]], color: str, detail: Detail) -> None:
    """Write a report in each of its formats to each of its places."""
    from factcheck.reports.formats import renderer

    for target, write in places:
        write(renderer(target.format)(report, style_for(color, target.path, detail)))


def tell_stats(report: Report) -> None:
    """Say on standard error what each rule tested, and where the time went."""
    from factcheck.reports.stats import stats

    sys.stderr.writelines(stats(report))


def tell_notices(report: Report, *kinds: str) -> int:
    """A line on standard error for each notice of these kinds; returns how many tell of a mistake, theirs or ours."""
    for notice in report.notices:
        if notice.kind in kinds:
            complain(notice.where, notice.reason)
    return sum(notice.kind in ("mistake", "defect") for notice in report.notices)


@contextmanager
def remembered(given: Given) -> Iterator[Memory | None]:
    """What the ledger of the settings remembers, None without one; where each article stands alone, one that is only
    configured is left aside. Raises RunError.
    """
    place, alone = given.settings.ledger, given.settings.scope == "article"
    if alone and "ledger" in given.options:
        raise RunError("--ledger", "needs --scope corpus: with --scope article each article stands alone")
    if place is None or alone:
        yield None
        return
    from factcheck.store.memory import Memory

    with opened_ledger(place) as store:
        yield Memory(store)


def exit_status(report: Report, fail_on: str) -> int:
    """1 where the report holds something at or above `fail_on`, else 0."""
    if fail_on == "never":
        return 0
    checked = [judged for article in report.articles if not article.earlier for judged in article.claims]
    if fail_on == "unverifiable" and any(judged.verdict == "unverifiable" for judged in checked):
        return 1
    counted = GRADES[: GRADES.index(fail_on) + 1] if fail_on in GRADES else GRADES
    return int(any(check.severity in counted for check in report.checks))


def detail_of(verbose: bool, quiet: bool) -> Detail:
    """How much the text report tells. Raises RunError for both."""
    if verbose and quiet:
        raise RunError("--quiet", "does not go with --verbose")
    return "everything" if verbose else "lines" if quiet else "findings"


def style_for(color: str, output: str, detail: Detail) -> Style:
    """The style of a report for people: coloured and as wide as the terminal where it goes to one."""
    terminal = output == STANDARD_OUTPUT and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    coloured = color == "always" or (color == "auto" and terminal and not plain)
    width = shutil.get_terminal_size((USUAL_WIDTH, 24)).columns if terminal else USUAL_WIDTH
    return Style(
        width=min(max(width, NARROWEST), WIDEST),
        palette=COLOURED if coloured else PLAIN,
        detail=detail,
    )
