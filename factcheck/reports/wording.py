"""Measures, subjects and counts in words, the same in every report."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.findings.figures import in_print
from factcheck.findings.naming import NEAR, as_written, measure_name, possessive, with_capitals
from factcheck.ledger.measures import signed
from factcheck.ledger.traits import told_period
from factcheck.periods.labels import label
from factcheck.quantities.interval import Interval

BELOW_ZERO: Final = frozenset({"temperature", "points"})
"""Dimensions whose levels may be less than nothing."""


def measure_in_words(measure: Measure) -> str:
    """A measure's words, its modifiers in alphabetical order before its head; empty where it is unresolved."""
    words = [*sorted(measure.modifiers), *([measure.head] if measure.head != UNRESOLVED else [])]
    return " ".join(words)


def subject_in_words(claim: Claim, text: str) -> str:
    """Whose and what, and when, as far as they are known: "Chongqing's exports, 2025". `text` is the claim's own."""
    subject, quantity = claim.subject, claim.quantity
    entity = "" if subject.entity == UNRESOLVED else as_written(subject.entity, text)
    measure, modifiers = subject.measure, subject.measure.modifiers
    near = text[max(0, quantity.start - NEAR) : quantity.end]
    named = "" if measure.head == UNRESOLVED else measure_name(measure.head, modifiers, near)
    named = with_capitals(named, modifiers, text)
    told = told_period(claim)
    period = label(told) if told else ""
    whose = f"{possessive(entity)} {named}" if entity and named else entity or named
    return ", ".join(part for part in (whose, period) if part) or "subject not resolved"


def fitting(claim: Claim, values: Interval, text: str) -> str:
    """The values that would agree with the others of a finding, as a claim's figure is printed in `text`: "35.1 to 35.9
    percent", of a change that would have to turn round "2 percent the other way", of what cannot be less than nothing
    "nothing above 0".
    """
    quantity = claim.quantity
    if values.hi is None or values.hi >= 0 or quantity.value < 0:
        return in_print(values, quantity, text)
    if claim.kind == "change" or claim.subject.measure.head in signed():
        return f"{in_print(-values, quantity, text)} the other way"
    below = quantity.unit.dimension in BELOW_ZERO
    return in_print(values, quantity, text) if below else "nothing above 0"


def counted(count: int, noun: str) -> str:
    """A number of things: "1 article", "2,371 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
