"""Directives: a wish not to hear of some findings, where it holds, and which findings it meets."""

from __future__ import annotations

from typing import Literal

from factcheck.findings.finding import Check
from factcheck.record import record

Source = Literal["inline", "sidecar"]
Span = tuple[int, int]


@record(frozen=True, slots=True)
class Directive:
    """One wish: `rules` it names (none: every rule), `spans` of the article's text it holds for (None: all of it),
    `where` it stands, and the reason given.
    """

    by: Source
    where: str
    rules: tuple[str, ...]
    spans: tuple[Span, ...] | None
    reason: str | None = None

    def names(self, check: Check) -> bool:
        """Whether a check is of a rule it names."""
        return not self.rules or check.rule in self.rules

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch of the article's text touches what it holds for."""
        return self.spans is None or any(start < until and first < end for first, until in self.spans)


@record(frozen=True, slots=True)
class Mistake:
    """A wish that cannot be read: where it stands, and why."""

    where: str
    reason: str
