"""Periods: half-open ranges of days, their algebra, and the mentions of them in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """The days `[first, until)`, as ordinals of the proleptic Gregorian calendar (`date.toordinal`).

    `until` is None for a period that is still running at an unknown end ("since 2018" without a date).
    A `floating` period is known only relative to the article ("this year", "the first three quarters", "September"
    in an article without a date): its ordinals count in the fictitious year FLOATING_YEAR, which stands for "this year";
    floating periods compare with floating ones only.
    """

    first: int
    until: int | None
    floating: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What a change is measured against.

    `kind` is "shift" (the same period, `months` earlier: year on year is 12, month on month 1), "previous" (the period
    just before, as long as the one it is compared with), or "period" (the explicit `period`).
    """

    kind: str
    months: int = 0
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at `[start, end)` that names a time.

    `sort` is "period" (`period` is set), "basis" (`basis` is set), or "same" (an anaphor: "the period", "that month",
    "the same period", "the year"), whose `grain` ("day", "week", "month", "quarter", "half", "year", "period") says what it can refer to.
    `grain` is set for periods too. `label` is the phrase made canonical, for reports.
    """

    start: int
    end: int
    sort: str
    grain: str
    period: Period | None = None
    basis: Basis | None = None
