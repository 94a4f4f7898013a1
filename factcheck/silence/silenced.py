"""A report with what nobody wants to hear set apart, and a notice of every wish that meets nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from factcheck.findings.finding import Article, Check, Notice, Report, Silenced
from factcheck.record import record
from factcheck.settings.choice import unknown_rule
from factcheck.silence.baseline import Baseline
from factcheck.silence.directive import Directive, Wishes
from factcheck.silence.inline import inline_directives
from factcheck.silence.sidecar import sidecar_directives


@record(frozen=True, slots=True)
class Wish:
    """A directive, and the article it stands by."""

    article: Article
    directive: Directive


def silenced(report: Report, known: Collection[str], baseline: Baseline | None) -> Report:
    """The report without the findings that directives and a baseline silence, which it keeps apart.

    `known` are the names of all rules there are. Notices tell of directives that cannot be read or name an unknown
    rule, that met no finding although their rules ran, and of what a baseline counts that is no longer found.
    """
    wishes, notices = _wishes(report, known)
    report, unused = _heard(report, wishes)
    if baseline is not None:
        before, left = baseline.known(report)
        where = str(baseline.path)
        report = _without(report, [Silenced(check, "baseline", where) for check in before])
        for key, count in sorted(left.items()):
            times = f"{count} times " if count > 1 else ""
            notices.append(Notice(where, f"stale: {key.rule} is {times}no longer found in {key.file}", "stale"))
    ran = {page.name for page in report.rules}
    notices += [
        Notice(wish.directive.where, f"unused: no finding{_of(wish.directive)} to ignore", "unused")
        for wish in unused
        if ran.issuperset(wish.directive.rules or known)
    ]
    return replace(report, notices=(*report.notices, *notices))


def _wishes(report: Report, known: Collection[str]) -> tuple[list[Wish], list[Notice]]:
    """The directives by the articles of a report, and notices of those that are mistaken."""
    found, notices = [], []
    for article in (article for article in report.articles if not article.earlier):
        wishes = Wishes()
        inline_directives(article.document, wishes)
        sidecar_directives(article.document, wishes)
        notices += [Notice(where, reason, "mistake") for where, reason in wishes.mistakes]
        for directive in wishes.directives:
            unknown = [name for name in directive.rules if name not in known]
            notices += [Notice(directive.where, unknown_rule(name, list(known)), "mistake") for name in unknown]
            if not unknown:
                found.append(Wish(article, directive))
    return found, list(dict.fromkeys(notices))


def _heard(report: Report, wishes: list[Wish]) -> tuple[Report, list[Wish]]:
    """The report with what directives silence set apart, and the directives that silence nothing."""
    if not wishes:
        return report, []
    places = {
        judged.claim.id: (article, judged.claim.quantity.start, judged.claim.quantity.end)
        for article in report.articles
        for judged in article.claims
    }
    used: set[int] = set()
    quiet = []
    for check in report.findings:
        met = [at for at, wish in enumerate(wishes) if _meets(wish, check, places)]
        used.update(met)
        if met:
            first = wishes[met[0]].directive
            quiet.append(Silenced(check, first.by, first.where, first.reason))
    return _without(report, quiet), [wish for at, wish in enumerate(wishes) if at not in used]


def _meets(wish: Wish, check: Check, places: Mapping[str, tuple[Article, int, int]]) -> bool:
    """Whether a directive means a finding: of a rule it names, with a claim in what it holds for."""
    if not wish.directive.names(check):
        return False
    own = (place for place in map(places.__getitem__, check.claims) if place[0] is wish.article)
    return any(wish.directive.covers(start, end) for _, start, end in own)


def _without(report: Report, quiet: list[Silenced]) -> Report:
    gone = {id(one.check) for one in quiet}
    kept = tuple(check for check in report.checks if id(check) not in gone)
    return replace(report, checks=kept, silenced=(*report.silenced, *quiet))


def _of(directive: Directive) -> str:
    return f" of {', '.join(directive.rules)}" if directive.rules else ""
