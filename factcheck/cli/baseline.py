"""`factcheck baseline`: write down the findings there are, so that only new ones are reported from then on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.check import tell_notices
from factcheck.cli.failures import FAILED, RunError, complain
from factcheck.cli.inputs import Articles, parsed_date, watched
from factcheck.cli.options import Folders, Ignore, Isolated, Paths, Published, Scope, Select
from factcheck.cli.output import opened
from factcheck.cli.settings import listed, ready, settled
from factcheck.record import replace

File = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Where it lies.  [default: the configured one, else here]"),
]
Prune = Annotated[bool, typer.Option("--prune", help="Take out what is no longer found, and add nothing.")]


def baseline(
    paths: Paths,
    baseline: File = None,
    prune: Prune = False,
    scope: Scope = None,
    date: Published = None,
    rules: Folders = None,
    select: Select = None,
    ignore: Ignore = None,
    isolated: Isolated = False,
) -> None:
    """Write a baseline of the findings in articles."""
    from factcheck.silence.baseline import USUAL, Baseline, BaselineError, read_baseline

    given = settled(
        paths, isolated, scope=scope, date=parsed_date(date), rules=tuple(rules or ()), select=listed(select),
        ignore=listed(ignore),
    )  # fmt: skip
    place = Path(baseline or given.settings.baseline or USUAL)
    try:
        before = read_baseline(place) if place.exists() else Baseline(place, Counter())
    except BaselineError as error:
        raise RunError(str(error.path), error.reason) from error
    articles = Articles(paths, given.configuration)
    bare = replace(given.configuration, settings=replace(given.settings, baseline=None))
    with opened(str(place)) as write:
        report = ready(replace(given, configuration=bare)).check(watched(articles))
        after = before.without(before.known(report)[1]) if prune else before.of(report)
        if articles.count or not articles.failures:
            write(after.written())
    added, gone = (after.counts - before.counts).total(), (before.counts - after.counts).total()
    total = after.counts.total()
    complain(str(place), f"{total} finding{'' if total == 1 else 's'} ({added} new, {gone} gone)")
    raise typer.Exit(FAILED if tell_notices(report, "defect", "mistake", "unused") or articles.failures else 0)
