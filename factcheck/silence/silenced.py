"""A report with what nobody wants to hear set apart, and a notice of every wish that meets nothing."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.findings.finding import Notice, Report, Silenced
from factcheck.record import replace
from factcheck.settings.choice import unknown_rule
from factcheck.silence.baseline import Baseline, Key
from factcheck.silence.directive import Directive, Mistake
from factcheck.silence.inline import inline_directives
from factcheck.silence.sidecar import Sidecar, read_sidecar, sidecar_directives

Wishes = dict[str, list[Directive]]
"""The directives that stand by each article, by its id."""


def silenced(report: Report, known: Collection[str], baseline: Baseline | None) -> Report:
    """The report without the findings that directives and a baseline silence, which it keeps apart.

    `known` are the names of all rules there are. Notices tell of directives that cannot be read or name an unknown
    rule, that met no finding although their rules ran, and of what a baseline counts that is no longer found.
    """
    wishes, notices = _wishes(report, known)
    report, used = _heard(report, wishes)
    if baseline is not None:
        before, left = baseline.known(report)
        where = str(baseline.path)
        report = _without(report, [Silenced(check, "baseline", where) for check in before])
        notices += [Notice(where, _stale(key, count), "stale") for key, count in sorted(left.items())]
    ran = {page.name for page in report.rules}
    # A wish beside a file of several articles is met if one of them has such a finding.
    every = {one.where: one for directives in wishes.values() for one in directives}
    notices += [
        Notice(where, f"unused: no finding{_of(one)} to ignore", "unused")
        for where, one in every.items()
        if where not in used and ran.issuperset(one.rules or known)
    ]
    return replace(report, notices=(*report.notices, *notices))


def _wishes(report: Report, known: Collection[str]) -> tuple[Wishes, list[Notice]]:
    """The directives of each article of a report, and notices of those that are mistaken."""
    wishes: Wishes = {}
    mistakes: dict[Mistake, None] = {}
    beside: dict[str, Sidecar] = {}
    for article in (article for article in report.articles if not article.earlier):
        path = article.document.path
        if path not in beside:
            beside[path] = read_sidecar(path)
            mistakes |= dict.fromkeys(beside[path].mistakes)
        for one in (*inline_directives(article.document), *sidecar_directives(article.document, beside[path])):
            unknown = [name for name in one.rules if name not in known] if isinstance(one, Directive) else ()
            mistakes |= {Mistake(one.where, unknown_rule(name, list(known))): None for name in unknown}
            if isinstance(one, Mistake):
                mistakes[one] = None
            elif not unknown:
                wishes.setdefault(article.id, []).append(one)
    return wishes, [Notice(one.where, one.reason, "mistake") for one in mistakes]


def _heard(report: Report, wishes: Wishes) -> tuple[Report, set[str]]:
    """The report with what directives silence set apart, and where those stand that silence something."""
    if not wishes:
        return report, set()
    places = {
        judged.claim.id: (article.id, judged.claim.quantity.start, judged.claim.quantity.end)
        for article in report.articles
        for judged in article.claims
    }
    used: set[str] = set()
    quiet = []
    for check in report.findings:
        met = [
            one
            for article, start, end in map(places.__getitem__, check.claims)
            for one in wishes.get(article, ())
            if one.names(check) and one.covers(start, end)
        ]
        used.update(one.where for one in met)
        if met:
            quiet.append(Silenced(check, met[0].by, met[0].where, met[0].reason))
    return _without(report, quiet), used


def _stale(key: Key, count: int) -> str:
    times = f"{count} times " if count > 1 else ""
    return f"stale: {key.rule} is {times}no longer found in {key.file}"


def _without(report: Report, quiet: list[Silenced]) -> Report:
    gone = {id(one.check) for one in quiet}
    kept = tuple(check for check in report.checks if id(check) not in gone)
    return replace(report, checks=kept, silenced=(*report.silenced, *quiet))


def _of(directive: Directive) -> str:
    return f" of {', '.join(directive.rules)}" if directive.rules else ""
