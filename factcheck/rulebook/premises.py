"""Premises: the values that claims, and reference tables, allow for their cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.once import found_once
from factcheck.periods.period import Period
from factcheck.rulebook.binders.bounds import plausible
from factcheck.rulebook.binders.conversions import MONTH, across, days_of
from factcheck.rulebook.binders.exchange import between, pairs, rate_cell, unities
from factcheck.rulebook.binders.linked import constants
from factcheck.rulebook.binders.magnitudes import likely
from factcheck.rulebook.constraint import Premise
from factcheck.rulebook.reference import ROUGH, TOLERANCE, Table, band, extremes, midyears

LATER: Final = 180
"""Days after the last time that an article without a date tells of within which it was written, mostly."""

AWAY: Final = 0.5
"""How far a rate may lie outside of all of these."""

Own = Mapping[tuple[str, str], Table]


def premises(
    ledger: Ledger, published: Mapping[int, date | None], compared: Collection[Cell], rates: Own
) -> Iterator[Premise]:
    """What filed claims say of their cells, where these are `compared` or shared, then what reference tables say.

    `published` are the articles' dates, by article; `rates` a newsroom's own tables, by pair of currencies.
    """
    for claim_id, cell in ledger.cells.items():
        if len(ledger.holders[cell]) == 1 and cell not in compared:
            continue
        claim = ledger.claims[claim_id]
        narrow, wide = values(claim)
        yield Premise(claim_id, cell, narrow, wide, claim.article)
    yield from references(ledger, published, rates)
    yield from constants(ledger)
    yield from unities(ledger)
    yield from plausible(ledger)
    yield from likely(ledger)


def references(ledger: Ledger, published: Mapping[int, date | None], rates: Own) -> Iterator[Premise]:
    """The reference rate of each pair of currencies of an article, fair on its date or at some time of the periods
    spoken of; where neither is known, at some time of the tables, or half as far away again.
    """
    days: dict[Cell, list[date]] = {}
    last = cache(partial(last_told, ledger))
    for first, other in (pair for work in (pairs, between, across) for pair in found_once(ledger, work)):
        for claim in (first,) if first.article == other.article else (first, other):
            when = published.get(claim.article)
            said = days_of(claim, when)
            undated = afterwards(claim, last(claim.article)) if said and when is None else ()
            days.setdefault(rate_cell(first, other), []).extend((*said, *undated))
    for cell, fair in days.items():
        around = fair or midyears()
        ends = extremes(cell.head, cell.unit, dict.fromkeys(around), rates)
        if ends is not None:
            narrow, wide = (TOLERANCE, ROUGH) if fair else (ROUGH, AWAY)
            yield Premise(f"ref:{cell.head}/{cell.unit}:{around[0]}", cell, band(ends, narrow), band(ends, wide))


def last_told(ledger: Ledger, article: int) -> int:
    """The day on which the last time is over that an article tells of, or measures changes against; 0 where there is
    none.
    """
    claims = ledger.by_article[article]
    told = (*(claim.subject.period for claim in claims), *(claim.basis.period for claim in claims if claim.basis))
    return max((period.until or 0 for period in told if isinstance(period, Period)), default=0)


def afterwards(claim: Claim, last: int) -> Iterator[date]:
    """The days, a month apart, from a claim's time to when its article was written, which tells of times up to the
    `last` day.
    """
    own = claim.subject.period
    if isinstance(own, Period) and own.until is not None:
        yield from (date.fromordinal(day) for day in range(own.until, last + LATER, MONTH))
