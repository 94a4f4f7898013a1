"""Told days: when an article was written that gives a day without a year, by the latest time that it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.cells import EXPECTED
from factcheck.ledger.traits import is_plain
from factcheck.periods.period import Period
from factcheck.text.weekdays import day_in

SOON: Final = 100
"""Days within which news tells of a time that has ended."""

MONTHS: Final = 12
"""Months by which a time lies behind the like of it a year later."""

ENOUGH: Final = 2
"""Figures that tell of the latest time, of which one alone may be misread."""


def told_day(dateline: str, claims: Sequence[Claim]) -> date | None:
    """The day of a dateline, the first one after the latest time that figures of its article are told of, or whose like
    a year before they are compared with; None where it names none, or that time had ended long before.
    """
    ends = sorted(until for claim in claims if is_plain(claim) for until in ends_of(claim))
    if len(ends) < ENOUGH or ends[-1] != ends[-ENOUGH]:
        return None
    last = date.fromordinal(ends[-1])
    days = (day_in(dateline, year) for year in (last.year, last.year + 1))
    day = next((day for day in days if day is not None and day >= last), None)
    return day if day is not None and (day - last).days <= SOON else None


def ends_of(claim: Claim) -> Iterator[int]:
    """When the time of a figure ends, if its article names the year, or that of the like a year before."""
    period, base = claim.subject.period, claim.basis.period if claim.basis is not None else None
    if period is None or EXPECTED in claim.subject.measure.modifiers:
        return
    if not period.floating:
        told = period if period.months is not None else None
    else:
        told = base.shift(MONTHS) if base is not None and is_like(claim, period, base) else None
    if told is not None and told.until is not None:
        yield told.until


def is_like(claim: Claim, period: Period, base: Period) -> bool:
    """Whether the time of a claim, of an unknown year, is the same part of it as another one whose year is known, or
    runs on from where that begins; to what has no time of its own the first months of a year are like.
    """
    if base.floating:
        return False
    if claim.subject.carried:
        return base.start.month == 1 and (base.months or 1) > 1
    return period.start.month == base.start.month and period.months in (base.months, None)
