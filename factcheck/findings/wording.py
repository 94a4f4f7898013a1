"""Wording: a settled outcome as a check, with its message, its proof step by step, and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.claims.claim import Claim
from factcheck.findings.casting import castings
from factcheck.findings.cause import likely_cause
from factcheck.findings.conflict import repeated
from factcheck.findings.digest import digest
from factcheck.findings.explain import because, message
from factcheck.findings.finding import Check, Repair
from factcheck.findings.network import Outcome
from factcheck.findings.proof import implications
from factcheck.findings.telling import Teller, mirrored
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.owners import name_of
from factcheck.quantities.interval import Interval
from factcheck.text.document import Document


def check_of(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document], number: int) -> Check:
    """The check that an outcome is, numbered in its run."""
    claims = [ledger.claims[name] for name in outcome.premises]
    cast = castings(outcome.proof)
    teller = Teller(ledger, documents, claims, cast)
    return Check(
        id=f"k{number}",
        rule=outcome.rule.name,
        verdict=outcome.verdict,
        severity=outcome.severity,
        claims=outcome.premises,
        message=message(outcome, teller.describe, teller.name, teller.show, teller.quote),
        because=told(outcome, Teller(ledger, documents, claims, cast)) if outcome.verdict == "conflicting" else (),
        repairs=tuple(Repair(name, repair_of(ledger.claims[name], v)) for name, v in outcome.repairs.items()),
        fingerprint=fingerprint(outcome, claims, documents),
        decisive=outcome.decisive,
        hint=likely_cause(outcome, ledger, documents),
        confirmed=outcome.confirmed,
        implied=tuple((name, repair_of(ledger.claims[name], values)) for name, values in supported(outcome)),
    )


def supported(outcome: Outcome) -> Iterator[tuple[str, Interval]]:
    """What the other claims of a consistent outcome imply for each one that it confirms."""
    if outcome.verdict != "consistent" or not outcome.confirmed:
        return
    more_than_once, together = repeated(outcome.proof), implications(outcome.proof, outcome.reading)
    for name in (name for name in outcome.premises if name in outcome.confirmed):
        if name in more_than_once:
            yield name, implications(outcome.proof, outcome.reading.leaving_out(frozenset((name,))))[name]
        else:
            yield name, together[name]


def told(outcome: Outcome, teller: Teller) -> tuple[str, ...]:
    """The proof of an outcome, step by step, in the words of its articles."""
    return because(outcome, teller.describe, teller.name, teller.show)


def repair_of(claim: Claim, values: Interval) -> Interval:
    """The values that would mend a conflict, as its figure would be printed: "fell 3 percent" is a 3."""
    return -values if mirrored(claim) else values


def quoted(claim: Claim, documents: Mapping[int, Document]) -> str:
    """A claim's figure as printed."""
    return " ".join(documents[claim.article].text[claim.quantity.start : claim.quantity.end].split())


def named(claim: Claim) -> str:
    """A claim's subject in words."""
    period = f" in {claim.subject.period.label()}" if claim.subject.period else ""
    return f"{name_of(claim.subject.entity)} {claim.subject.measure}{period}".strip()


def fingerprint(outcome: Outcome, claims: list[Claim], documents: Mapping[int, Document]) -> str:
    """A digest of what clashes (rule, subjects, figures as printed), the same wherever the text moves."""
    parts = [outcome.rule.name, *(f"{named(claim)}={quoted(claim, documents)}" for claim in claims)]
    return digest("\n".join(parts))[:16]
