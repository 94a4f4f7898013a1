"""Measures and subjects in words, the same in every report."""

from __future__ import annotations

from factcheck.claims.claim import UNRESOLVED, Measure, Subject
from factcheck.periods.labels import label


def measure_in_words(measure: Measure) -> str:
    """A measure's words, its modifiers in alphabetical order before its head; empty where it is unresolved."""
    words = [*sorted(measure.modifiers), *([measure.head] if measure.head != UNRESOLVED else [])]
    return " ".join(words)


def subject_in_words(subject: Subject) -> str:
    """Entity, measure and period of a subject, as far as they are known."""
    entity = "" if subject.entity == UNRESOLVED else subject.entity
    period = label(subject.period) if subject.period else ""
    parts = (entity, measure_in_words(subject.measure), period)
    return ", ".join(part for part in parts if part) or "subject not resolved"
