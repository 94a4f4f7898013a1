"""Earlier: what the other articles of a story may have given before a change, whether or not they say their year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.statements.yardsticks import YARDSTICK
from factcheck.ledger.cells import EXPECTED, base_of
from factcheck.ledger.elsewhere import OPEN, STORY, Found
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.owners import name_of
from factcheck.ledger.shelves import REPORTED
from factcheck.ledger.traits import is_plain, season, sort_of, told_shorter
from factcheck.periods.period import Period
from factcheck.rulebook.binders.likeness import heads_of, kept_apart

MONTHS: Final = 12
SUBJECT: Final = 1
"""How figures are related whose articles are only on one subject."""


def told_earlier(change: Claim, level: Claim, ledger: Ledger) -> Sequence[Found]:
    """The figures in the unit of a level that the articles of its story may have given before and that a change may
    lead from, and whether they are of the part of a year that it is measured against, where one says no year.
    """
    sort, base = sort_of(level), base_named(change, level)
    some = [number for number in ledger.stories.beside(change.article)
            if ledger.stories.may_tell_first(number, change.article)]
    told = (claim for number in some for claim in ledger.by_article[number] if sort_of(claim) == sort)
    return [placed(claim, level, base, ledger) for claim in told
            if is_plain(claim) and may_be_base(claim, change, base)]


def may_be_base(claim: Claim, change: Claim, base: Period | None) -> bool:
    """Whether a change may lead from a figure, for its time: from a forecast that it is off, from one of no time that
    is said, or of the part of a year asked for; an amount whose words leave its time open may lead from any.
    """
    if is_off_forecast(change) and change.role == "rate":
        return EXPECTED in claim.subject.measure.modifiers
    open_time = change.basis is None or change.basis.kind in (YARDSTICK.kind, "period")
    if change.role != "rate" and open_time:
        return True
    return claim.subject.carried or claim.subject.period is None or is_of_part(claim, base)


def is_off_forecast(change: Claim) -> bool:
    """Whether a change says how far something lies from what was expected of it."""
    return change.basis is not None and (change.basis == YARDSTICK or EXPECTED in change.basis.kind)


def placed(claim: Claim, level: Claim, base: Period | None, ledger: Ledger) -> Found:
    """A figure, and how it is related to what a change is measured against; of an article that does not say its year,
    only what is told of the very same and its time may have been meant otherwise.
    """
    timely = is_of_part(claim, base) and is_news(claim, ledger)
    if None not in (ledger.published.get(claim.article), ledger.published.get(level.article)):
        return Found(claim, OPEN * timely, STORY)
    one = timely and is_one(claim, level, ledger)
    return Found(claim, OPEN * one, STORY if one else SUBJECT)


def is_news(claim: Claim, ledger: Ledger) -> bool:
    """Whether a figure is of no year that is named, or of the time that its article was written to report on."""
    period, day = claim.subject.period, ledger.published.get(claim.article)
    if period is None or period.floating:
        return True
    return day is not None and 0 <= day.toordinal() - (period.until or 0) <= REPORTED[1]


def base_named(change: Claim, level: Claim) -> Period | None:
    """The time that a change is measured against, if its own words say which, be it only a part of some year; not where
    that is the level's own part, which others without a year tell of too.
    """
    period, basis = level.subject.period, change.basis
    if period is None or period.until is None or basis is None or basis.kind not in ("shift", "previous", "period"):
        return None
    when = base_of(change, ("in", period))[1]
    if not isinstance(when, Period) or when.until is None or season(when) == season(period):
        return None
    return when


def is_one(claim: Claim, level: Claim, ledger: Ledger) -> bool:
    """Whether two figures are told to be of one measure of one owner."""
    owners = {name_of(one.subject.entity) for one in (claim, level)} - {""}
    owned = len(owners) < 2 or told_shorter(*owners)
    first, second = claim.subject.measure.modifiers, level.subject.measure.modifiers
    same = first <= second or second <= first
    return owned and same and len(heads_of(claim, level)) < 2 and not kept_apart(claim, level, ledger)


def is_of_part(claim: Claim, base: Period | None) -> bool:
    """Whether a figure is of the same part of a year as another time, or of a day of it, whatever the years; one of
    both says none.
    """
    period = claim.subject.period if claim.role == "now" and not claim.subject.carried else None
    if period is None or base is None or period.until is None or not (period.floating or base.floating):
        return False
    years = 0 if period.floating == base.floating else base.start.year - period.start.year
    moved = period._replace(floating=base.floating).shift(MONTHS * years)
    return moved == base or (moved.days == 1 and moved.within(base))
