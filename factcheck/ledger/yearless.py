"""Years left out: the times of an article without a date, which is known where it gives long figures that a dated
article of its story gives for the same part of a year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.claim import Claim, Subject
from factcheck.ledger.cells import base_time
from factcheck.ledger.sameness import digits
from factcheck.ledger.traits import season, size, sort_of
from factcheck.periods.period import FLOATING_YEAR, Basis, Period
from factcheck.record import replace
from factcheck.text.document import TITLE

FEWEST: Final = 3
"""Digits of a figure that may be told from others."""
SHOWING: Final = 4
"""Digits that figures must have, all told, to show which year is left out."""
LONG: Final = 5
"""The same of figures that are told of one year, but of other parts of it."""
CLOSE: Final = 2
"""Sentences between a part of a year, and the same part of one that is named."""
LATER: Final = 3
"""Months after the last one that is known of which the year is the same."""
MONTHS: Final = 12
NEAR: Final = 550
"""Days between articles of one story: this year's results, and last year's."""
YEARLY: Final = 12
"""Months of a time that is told as a year ("last year"), and of the shortest that is not told as a part of one."""

Part = tuple[str, Fraction, int | None, int, int | None]
"""A figure and the part of a year that it is of: its sort and size, the day and month on which that starts, its months.
"""

Votes = Mapping[int, Mapping[Fraction, int]]
"""The figures that speak for so many years, and the digits of each."""


class Dated(NamedTuple):
    """A figure, its time, and that of which this is told: the same, or that which a base lies before."""

    claim: Claim
    period: Period
    own: Period


class Ballot:
    """The years that figures of no known one are of where others give the same, told as years (True) and as parts of
    one, and the latest month that speaks for one.
    """

    def __init__(self, open_: Sequence[Dated], stated: Sequence[Dated], key: Callable[[Claim, Period], Part]) -> None:
        known: dict[Part, set[int]] = defaultdict(set)
        for one in stated:
            known[key(one.claim, one.period)].add(one.period.start.year)
        self.votes: dict[bool, dict[int, dict[Fraction, int]]] = {True: defaultdict(dict), False: defaultdict(dict)}
        self.last = 0
        for one in open_:
            for year in known.get(key(one.claim, one.period), ()):
                yearly = (one.own.months or 0) >= YEARLY
                of = self.votes[yearly][year - one.period.start.year]
                of[size(one.claim)] = len(digits(one.claim.quantity.value))
                self.last = self.last if yearly else max(self.last, one.own.start.month)


class Known(NamedTuple):
    """By how many years the times of an article that floats are to be moved: what is told as years, and what as parts
    of a year up to a month, and as years that were `over` by then; None where nothing tells.
    """

    years: int | None
    parts: int | None
    last: int
    over: int | None = None

    def of(self, period: Period) -> int | None:
        """By how many years a time is to be moved."""
        if (period.months or 0) >= YEARLY:
            return self.over if self.years is None and period.start.year < FLOATING_YEAR else self.years
        return self.parts if period.start.month <= self.last + LATER else None


def known_years(claims: Sequence[Claim], told: Iterable[Claim], days: Sequence[date], least: int = SHOWING) -> Known:
    """What the claims of articles of some days tell of the times of one that has no date, by so many digits at least;
    where they tell nothing, what these are measured against, if that lies near them, and then longer figures of which
    not the parts of the year are the same. What is told as a year is of the same one as its parts, unless these are so
    late that the next one may have begun.
    """
    stated = [one for one in timed(told) if not one.period.floating]
    open_ = [one for one in timed(claims) if one.period.floating]
    same = Ballot(open_, stated, part_of)
    years, _ = told_or_after(same.votes[True], year_after(claims, days, is_yearly), least)
    parts, month = told_or_after(same.votes[False], year_after(claims, days, is_part), least)
    last = max(same.last, month)
    if parts is None and not same.votes[False]:
        other = Ballot(open_, stated, figure_of)
        parts, last = elected(other.votes[False], LONG), other.last
    return Known(years, parts, last, parts if told_early(open_) and not same.votes[True] else None)


def timed(claims: Iterable[Claim]) -> Iterator[Dated]:
    """The figures of claims that are of a time, with this."""
    for claim in claims:
        period, own = time_of(claim), claim.subject.period
        if period is not None and own is not None:
            yield Dated(claim, period, own)


def told_early(found: Sequence[Dated]) -> bool:
    """Whether the parts of a year that an article tells of are over long before it ends."""
    return max((one.own.start.month for one in found if not is_yearly(one.own)), default=YEARLY) <= YEARLY - LATER


def told_or_after(votes: Votes, after: tuple[int | None, int], least: int) -> tuple[int | None, int]:
    """What figures speak for; where these have too few digits and none speaks against it, what comes after the time
    that is named.
    """
    found = elected(votes, least)
    return (found, 0) if found is not None else after if votes.keys() <= {after[0]} else (None, 0)


def is_yearly(period: Period) -> bool:
    """Whether a time is told as a year."""
    return period.months == YEARLY


def is_part(period: Period) -> bool:
    """Whether a time is told as a part of a year."""
    return (period.months or YEARLY) < YEARLY


def year_after(
    claims: Sequence[Claim], days: Sequence[date], sought: Callable[[Period], bool]
) -> tuple[int | None, int]:
    """By how many years the times of a sort lie off that float in an article, and the month of the last one, where it
    is measured against the same part of the latest year that this names, or of the one before ("last month, down 23.1
    per cent from March 2024", "last year, fewer than the 299.1 million of 2023"): that is the year before.
    """
    named, found = [0], dict[int, list[Period]]()
    beside = Beside(claims)
    for claim in claims:
        own, base = claim.subject.period, claim.basis.period if claim.basis is not None else None
        named += [one.start.year for one in (own, base) if one is not None and not one.floating]
        if own is None or not own.floating or not sought(own):
            continue
        base = base or beside.named(claim, own)
        if base is not None and not base.floating and season(base) == season(own):
            found.setdefault(base.start.year, []).append(own)
    before = max(found, default=0)
    if not found or max(named) not in (before, before + 1):
        return None, 0
    last = max(found[before])
    years = before + 1 - last.start.year
    near = all(abs(last.shift(MONTHS * years).first - day.toordinal()) <= NEAR for day in days)
    return (years if near else None), last.start.month


class Beside:
    """The parts of a year that an article names, by the sentences that tell of them."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.told: dict[tuple[object, ...], Period] = {}
        for claim in claims:
            period = part_told(claim)
            if period is not None and claim.block != TITLE:  # a headline names the time of what is told below it
                self.told[claim.sentence, season(period)] = period
                self.told[claim.sentence, season(period), sort_of(claim)] = period

    def named(self, claim: Claim, own: Period) -> Period | None:
        """The part of a year named with a figure, or close to it, that is the same as its own; what is a year in
        another sentence must be of the same unit, as much else is told of years.
        """
        unit = (sort_of(claim),) if is_yearly(own) else ()
        around = (self.told.get((claim.sentence + at, season(own), *unit)) for at in (-1, 1, -CLOSE, CLOSE))
        return self.told.get((claim.sentence, season(own))) or next(filter(None, around), None)


def part_told(claim: Claim) -> Period | None:
    """The part of a year that a claim is of, if the text says which year."""
    period = claim.subject.period
    return period if period is not None and not period.floating and not claim.subject.carried else None


def elected(votes: Votes, least: int) -> int | None:
    """The only number of years that figures speak for, if these have digits enough."""
    if len(votes) != 1:
        return None
    [(years, sizes)] = votes.items()
    return years if sum(sizes.values()) >= least else None


def time_of(claim: Claim) -> Period | None:
    """The time of a level with digits enough, or of the base of a change, be it only known within its article."""
    period = claim.subject.period
    if period is None or period.until is None or len(digits(claim.quantity.value)) < FEWEST:
        return None
    if claim.kind not in ("level", "rate"):
        return None
    return base_time(period, claim.basis) if claim.role == "base" else period


def part_of(claim: Claim, period: Period) -> Part:
    """A figure and the part of a year that it is of."""
    day = None if period.months else period.start.day
    return sort_of(claim), size(claim), day, *season(period)


def figure_of(claim: Claim, period: Period) -> Part:
    """A figure, whatever part of a year it is of."""
    return sort_of(claim), size(claim), None, 0, None


def moved(claims: Sequence[Claim], known: Known) -> Sequence[Claim]:
    """The claims, their times moved to the years in which they are known to lie."""
    if known.years is None and known.parts is None:
        return claims

    def placed(period: Period | None) -> Period | None:
        years = known.of(period) if period is not None and period.floating else None
        return period.shift(MONTHS * years)._replace(floating=False) if period and years is not None else period

    def mine(subject: Subject) -> Subject:
        return replace(subject, period=placed(subject.period))

    def against(basis: Basis | None) -> Basis | None:
        return replace(basis, period=placed(basis.period)) if basis is not None and basis.period else basis

    return [
        replace(
            claim,
            subject=mine(claim.subject),
            basis=against(claim.basis),
            whole=mine(claim.whole) if claim.whole is not None else None,
            exhausts=tuple((n, mine(whole) if isinstance(whole, Subject) else whole) for n, whole in claim.exhausts),
        )
        for claim in claims
    ]


def days_told(claims: Iterable[Claim], known: Known) -> Iterator[date]:
    """The last days of the times that are known."""
    for claim in claims:
        period = claim.subject.period
        years = known.of(period) if period is not None and period.floating and period.until is not None else None
        if years is not None and period is not None:
            yield date.fromordinal((period.shift(MONTHS * years).until or 1) - 1)
