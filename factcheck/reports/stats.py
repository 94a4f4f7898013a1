"""What `factcheck check --stats` adds: the work of each rule, and where the time went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from factcheck.findings.finding import Report

STAGES: Final = {
    "read": "reading articles",
    "claims": "finding claims",
    "recall": "asking the ledger",
    "bind": "binding rules",
    "settle": "settling checks",
    "word": "wording findings",
}


def stats(report: Report) -> Iterator[str]:
    """A line a rule (claims tested, checks that held, checks that clashed), then a line a stage with its seconds."""
    tested: dict[str, set[str]] = {}
    held, clashed = Counter[str](), Counter[str]()
    for check in report.checks:
        tested.setdefault(check.rule, set()).update(check.claims)
        (clashed if check.verdict == "conflicting" else held)[check.rule] += 1
    yield f"{'rule':<20} {'claims':>8} {'held':>8} {'clashed':>8}\n"
    for rule in sorted(tested):
        yield f"{rule:<20} {len(tested[rule]):>8,} {held[rule]:>8,} {clashed[rule]:>8,}\n"
    yield f"\n{'stage':<20} {'seconds':>8}\n"
    for stage, seconds in report.seconds.items():
        yield f"{STAGES.get(stage, stage):<20} {seconds:>8.3f}\n"
