"""Verdicts: what became of each claim, and what an unverifiable one lacks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.findings.figures import in_print, in_words
from factcheck.findings.finding import Check, Judged
from factcheck.ledger.cells import Cell, unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.periods.period import Period, year_of
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Unit


def judged(claim: Claim, checks: Sequence[Check], ledger: Ledger, text: str) -> Judged:
    """A claim of a text with its verdict: conflicting if any check of it is, consistent if one of them confirms it."""
    if checks and any(check.verdict == "conflicting" and check.severity in ("error", "warning") for check in checks):
        return Judged(claim, "conflicting")
    if checks and any(claim.id in check.confirmed for check in checks):
        return Judged(claim, "consistent")
    missing = "bound-only" if checks else lacking(claim)
    return Judged(claim, "unverifiable", missing, implied_base(claim, ledger, text) if missing == "no-base" else None)


def lacking(claim: Claim) -> str:
    """The ingredient that a claim without a check lacks."""
    if not claim.resolved:
        return "unresolved-subject"
    if claim.role == "aside":
        return "no-rate"
    if claim.kind == "change":
        return "no-base"
    if claim.kind == "share":
        return "no-whole"
    return "no-period" if claim.subject.period is None else "no-counterpart"


def implied_base(claim: Claim, ledger: Ledger, text: str) -> str | None:
    """The prior value that a lone growth claim implies, for its level, as that is printed in the claim's text; None
    where no level is stated.
    """
    cell = ledger.cells.get(claim.id)
    if cell is None or claim.role != "rate":
        return None
    years, last = span_of(cell)
    levels = sorted(ledger.at(last), key=lambda level: level.article != claim.article)
    if not levels:
        return None
    factor = values(claim)[1] + Interval.from_value(1)
    if factor.lo is None or factor.lo <= 0:
        return None
    base = values(levels[0])[1] / factor ** Interval.from_value(years)
    if levels[0].article == claim.article:
        return in_print(base, levels[0].quantity, text)
    unit = unit_of(levels[0])
    return in_words(base, Unit(None, "number")) + ("" if unit in ("count", "ratio") else f" {unit}")


def span_of(cell: Cell) -> tuple[int, Cell]:
    """Over how many years a rate holds, and the level it leads to: an average over years leads to that of the last one.
    """
    level = cell._replace(aspect="level", base=None)
    period = cell.when[1]
    if cell.aspect != "compound" or not isinstance(period, Period) or period.until is None:
        return 1, level
    first, last = date.fromordinal(period.first).year, date.fromordinal(period.until - 1).year
    return max(1, last - first), level._replace(when=("in", year_of(last)))
