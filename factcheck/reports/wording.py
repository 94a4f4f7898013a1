"""Measures, subjects and counts in words, the same in every report."""

from __future__ import annotations

from factcheck.claims.claim import UNRESOLVED, Measure, Subject
from factcheck.findings.naming import measure_name, possessive
from factcheck.periods.labels import label


def measure_in_words(measure: Measure) -> str:
    """A measure's words, its modifiers in alphabetical order before its head; empty where it is unresolved."""
    words = [*sorted(measure.modifiers), *([measure.head] if measure.head != UNRESOLVED else [])]
    return " ".join(words)


def subject_in_words(subject: Subject) -> str:
    """Whose and what, and when, as far as they are known: "Chongqing's exports, 2025"."""
    entity = "" if subject.entity == UNRESOLVED else subject.entity
    measure = measure_name(subject.measure.head, subject.measure.modifiers)
    if subject.measure.head == UNRESOLVED:
        measure = measure_in_words(subject.measure)
    period = label(subject.period) if subject.period else ""
    named = f"{possessive(entity)} {measure}" if entity and measure else entity or measure
    return ", ".join(part for part in (named, period) if part) or "subject not resolved"


def counted(count: int, noun: str) -> str:
    """A number of things: "1 article", "2,371 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
