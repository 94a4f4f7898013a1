"""What the program answers: checks with their proof, verdicts of claims, and the report that holds them."""

from __future__ import annotations

from typing import Any, Literal

from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.record import field, record
from factcheck.text.document import Document

Verdict = Literal["consistent", "conflicting", "unverifiable"]
Severity = Literal["error", "warning", "note"]


@record(frozen=True, slots=True)
class Repair:
    """The values of one claim that would mend a conflict, if every other claim of it stands."""

    claim: str
    values: Interval


@record(frozen=True, slots=True)
class Check:
    """One cross-check: the smallest set of claims that takes part, what became of it, and why.

    `severity` is None for a consistent check. `decisive` is False where the check only bounds its claims. `because`
    holds the steps of the proof, premises first, the clash last. `hint` names a likely cause, if exactly one fits;
    `confirmed` are the claims for which the others imply a value close enough to count, `implied` those values, as the
    claims' figures would be printed.

    >>> from factcheck import check
    >>> report = check("Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.")
    >>> (found,) = report.findings
    >>> found.rule, found.severity, found.claims
    ('growth', 'error', ('a1.c1', 'a1.c2', 'a1.c3'))
    """

    id: str
    rule: str
    verdict: Verdict
    severity: Severity | None
    claims: tuple[str, ...]
    message: str
    because: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    fingerprint: str = ""
    decisive: bool = True
    hint: str | None = None
    confirmed: frozenset[str] = frozenset()
    implied: tuple[tuple[str, Interval], ...] = ()


@record(frozen=True, slots=True)
class Judged:
    """A claim with its verdict; `missing` names the ingredient an unverifiable one lacks, `implied` what would settle
    it.
    """

    claim: Claim
    verdict: Verdict
    missing: str | None = None
    implied: str | None = None


@record(frozen=True, slots=True)
class Article:
    """An article that was checked, with its claims in order of their place.

    One that is `earlier` comes from a ledger: it was not checked, and has only the claims that take part in a check.
    """

    id: str
    document: Document
    claims: tuple[Judged, ...]
    earlier: bool = False


@record(frozen=True, slots=True)
class Silenced:
    """A finding that someone decided not to hear of: `by` what, `where` that stands ("a.md:3"), and why."""

    check: Check
    by: Literal["inline", "sidecar", "baseline"]
    where: str
    reason: str | None = None


@record(frozen=True, slots=True)
class Notice:
    """Something about the run that is no finding: a wish for silence that cannot be read ("mistake"), that met nothing
    ("unused"), a baseline's entry that is no longer found ("stale"), or an article that a defect of ours kept from
    being checked ("defect"); `where` that stands.
    """

    where: str
    reason: str
    kind: Literal["mistake", "unused", "stale", "defect"]


@record(frozen=True, slots=True)
class RulePage:
    """A rule as reports cite it: its name, what it holds in one line, its highest severity, its page in Markdown."""

    name: str
    title: str
    severity: Severity
    page: str


@record(frozen=True, slots=True)
class Report:
    """The outcome of one run.

    `checks` are the cross-checks made; findings among them have a severity. `silenced` findings are kept apart.
    `rules` are those of the run, `seconds` what each stage of it took, `notices` what is to say of the run itself.

    >>> from factcheck import check
    >>> report = check("Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.")
    >>> len(report.articles), [one.rule for one in report.findings]
    (1, ['growth'])
    """

    articles: tuple[Article, ...]
    checks: tuple[Check, ...]
    seconds: dict[str, float] = field(default_factory=dict, compare=False)
    silenced: tuple[Silenced, ...] = ()
    rules: tuple[RulePage, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def findings(self) -> tuple[Check, ...]:
        """The checks that an editor must see, conflicts and what is odd: the surest and largest first."""
        from factcheck.findings.weight import by_weight

        return by_weight((check for check in self.checks if check.severity is not None), self.articles)

    def to_records(self) -> list[dict[str, Any]]:
        """A flat record for each claim of each finding, as data frames take them.

        `low` and `high` are the values that print like the claim, `fits_low` and `fits_high` those that would agree
        with the rest of the finding, in base units (percent as ratios), None for an open end.
        """
        from factcheck.findings.records import records

        return list(records(self))
