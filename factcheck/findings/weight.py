"""The order in which findings are told: the surest first, of these the largest, and equals as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from factcheck.findings.finding import Article, Check
from factcheck.quantities.interval import Interval

GRADES: Final = ("error", "warning", "note")


def by_weight(checks: Iterable[Check], articles: Iterable[Article]) -> tuple[Check, ...]:
    """The checks by severity, then by `discrepancy`, then by the place of their first claim and by name."""
    checks = tuple(checks)
    told = {*(check.claims[0] for check in checks), *(one.claim for check in checks for one in check.repairs)}
    placed = {
        judged.claim.id: (number, judged.claim)
        for number, article in enumerate(articles if told else ())
        for judged in article.claims
        if judged.claim.id in told
    }

    def weight(check: Check) -> tuple[int, float, int, int, str, str]:
        number, first = placed[check.claims[0]]
        amiss = discrepancy((placed[one.claim][1].quantity.narrow(), one.values) for one in check.repairs)
        return GRADES.index(check.severity or "note"), -amiss, number, first.quantity.start, check.rule, check.id

    return tuple(sorted(checks, key=weight))


def discrepancy(repairs: Iterable[tuple[Interval, Interval]]) -> float:
    """How far claims are from agreeing, of pairs of what each prints and what would agree with the others: the least
    that one of them would have to move, as a part of the larger of the two values (0 to 1; up to 2 where the sign
    turns). 0 where there is no repair.
    """
    return min((_move(printed, fits) for printed, fits in repairs), default=0.0)


def _move(printed: Interval, fits: Interval) -> float:
    """From what a claim prints to the nearest value that would agree."""
    near, far = _nearest(printed, fits)
    largest = max(abs(near), abs(far))
    return float(abs(far - near) / largest) if largest else 0.0


def _nearest(printed: Interval, fits: Interval) -> tuple[Fraction, Fraction]:
    """The ends by which two intervals are closest; the same value twice where they touch."""
    if printed.hi is not None and fits.lo is not None and printed.hi < fits.lo:
        return printed.hi, fits.lo
    if fits.hi is not None and printed.lo is not None and fits.hi < printed.lo:
        return printed.lo, fits.hi
    return Fraction(0), Fraction(0)
