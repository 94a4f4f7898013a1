"""Steps between times: how far back a basis lies from the period of what is measured against it."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import Subject
from factcheck.claims.statements.years import last_year
from factcheck.periods.period import Basis, Period

YEAR: Final = 365
"""Days of a year, at least."""

MONTHS: Final = 12
"""Months of a year."""

MOST: Final = 31
"""Days of a month, at most."""

SHORT: Final = 32
"""More days than a month has."""

THOUGHT: Final = Basis("against what was thought")
"""The basis of a year's figure set beside that of a month: one that was forecast then."""

ITSELF: Final = Basis("against itself")
"""The basis of what seems to be measured against its own time."""


def earlier(period: Period, basis: Basis) -> Period | None:
    """The period that lies before another one as far as a basis says; none before one that is still running."""
    if basis.kind == "shift":
        return period.shift(-basis.months)
    return None if period.until is None else period.previous()


def told_then(basis: Basis | None, subject: Subject) -> tuple[Period | None, bool]:
    """The time of what is set beside a level, by how far back it lies, and whether it was carried over."""
    if basis is not None and basis.kind == "period":
        return basis.period, False
    if basis is not None and basis.kind in ("shift", "previous") and subject.period is not None:
        return earlier(subject.period, basis), subject.carried
    return subject.period, subject.carried


def in_step(basis: Basis | None, period: Period | None) -> Basis | None:
    """ "From 2,856 last year", said of a month, means its month of last year; so with "the same period of 2018".
    Nothing is measured against its own time: where words tell both ("this summer", "last summer"), one is misread; nor
    is what a year brought so far measured against a month before; a year's figure set beside a month's is what was
    thought of the year in that month ("up from the 1.4 trillion seen in August").
    """
    if basis is not None and basis.kind == "same":
        return years_back(basis, period)
    if basis is not None and basis.kind == "shift" and is_to_date(period, basis.months):
        return Basis("shift", MONTHS)
    if basis is None or basis.kind != "period" or basis.period is None or period is None:
        return basis
    year = basis.period
    if year == period:
        return ITSELF
    if (period.days or 0) >= YEAR and 1 < (year.days or YEAR) < SHORT:
        return THOUGHT
    if (
        year.days in (365, 366)
        and (period.days or YEAR) < YEAR
        and year.until is not None
        and year.until <= period.first < year.until + YEAR
    ):
        return Basis("shift", 12)
    return basis


def is_to_date(period: Period | None, months: int) -> bool:
    """Whether a period runs from the first day of a year for longer than so many months, fewer than a year's."""
    if period is None or months >= MONTHS or (period.start.month, period.start.day) != (1, 1):
        return False
    return MOST * months < (period.days or YEAR) < YEAR


def printed_then(own: Subject, level: Subject) -> Basis | None:
    """The time that a figure of before is printed with ("It had been 8.5 percent in August"), where it has its own."""
    told = None if own.carried or own.period is None or own.period == level.period else own.period
    return in_step(Basis("period", period=told), level.period) if told is not None else None


def years_back(basis: Basis, period: Period | None) -> Basis | None:
    """A basis that names a year ("the same period of 2018") as the time by which it lies before a period; before one of
    no known year that time itself.
    """
    if period is None or basis.period is None:
        return None
    years = last_year(period) - last_year(basis.period)
    if years > 0 and period.floating and not basis.period.floating:
        return Basis("period", period=period.shift(-MONTHS * years)._replace(floating=False))
    return Basis("shift", MONTHS * years) if years > 0 else None
