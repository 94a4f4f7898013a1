"""The proof of a finding in plain words, the same in every report."""

from __future__ import annotations

from factcheck.findings.finding import Check
from factcheck.reports.index import Located
from factcheck.reports.wording import fitting, subject_in_words


def told(check: Check) -> str:
    """A finding in plain text: what clashes, the proof step by step, a likely cause."""
    hint = [f"hint: {check.hint}"] if check.hint else []
    return "\n".join([f"{check.message}.", *steps(check), *hint])


def steps(check: Check) -> list[str]:
    """The proof: because ..., and because ..., but ..."""
    last = len(check.because) - 1
    leads = ("because" if at == 0 else "but" if at == last else "and because" for at in range(last + 1))
    return [f"{lead} {step}" for lead, step in zip(leads, check.because, strict=True)]


def says(claim: Located, check: Check) -> str:
    """What a claim says of what, and the values that would agree with the rest of its finding."""
    text = f"{claim.printed} ({subject_in_words(claim.judged.claim, claim.article.document.text)})"
    fits = next((repair.values for repair in check.repairs if repair.claim == claim.judged.claim.id), None)
    if fits is None:
        return text
    return f"{text}; would agree: {fitting(claim.judged.claim, fits, claim.article.document.text)}"
