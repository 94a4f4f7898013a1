"""What the program answers: checks with their proof, verdicts of claims, and the report that holds them."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.record import record
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
    `confirmed` are the claims for which the others imply a value close enough to count.
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
    """An article that was checked, with its claims in order of their place."""

    id: str
    document: Document
    claims: tuple[Judged, ...]


@record(frozen=True, slots=True)
class Report:
    """The outcome of one run."""

    articles: tuple[Article, ...]
    checks: tuple[Check, ...]
    seconds: dict[str, float] = field(default_factory=dict)
