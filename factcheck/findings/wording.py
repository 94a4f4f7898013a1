"""Wording: a settled outcome as a check, with its message, its proof step by step, and its fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from factcheck.claims.claim import Claim
from factcheck.findings.finding import Check, Repair
from factcheck.findings.network import Outcome
from factcheck.ledger.ledger import Ledger
from factcheck.text.document import Document


def check_of(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document], number: int) -> Check:
    """The check that an outcome is, numbered in its run."""
    claims = [ledger.claims[name] for name in outcome.premises]
    return Check(
        id=f"k{number}",
        rule=outcome.rule.name,
        verdict=outcome.verdict,
        severity=outcome.severity,
        claims=outcome.premises,
        message=message(outcome, claims, documents),
        because=tuple(f"{named(claim)} is {quoted(claim, documents)}" for claim in claims),
        repairs=tuple(Repair(name, values) for name, values in outcome.repairs.items()),
        fingerprint=fingerprint(outcome, claims, documents),
        confirmed=outcome.confirmed,
    )


def quoted(claim: Claim, documents: Mapping[int, Document]) -> str:
    """A claim's figure as printed."""
    return " ".join(documents[claim.article].text[claim.quantity.start : claim.quantity.end].split())


def named(claim: Claim) -> str:
    """A claim's subject in words."""
    period = f" in {claim.subject.period.label()}" if claim.subject.period else ""
    return f"{claim.subject.entity} {claim.subject.measure}{period}".strip()


def message(outcome: Outcome, claims: list[Claim], documents: Mapping[int, Document]) -> str:
    """One line: the rule's title and the figures that take part."""
    figures = ", ".join(quoted(claim, documents) for claim in claims)
    return f"{outcome.rule.title}: {figures}"


def fingerprint(outcome: Outcome, claims: list[Claim], documents: Mapping[int, Document]) -> str:
    """A digest of what clashes (rule, subjects, figures as printed), the same wherever the text moves."""
    parts = [outcome.rule.name, *(f"{named(claim)}={quoted(claim, documents)}" for claim in claims)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
