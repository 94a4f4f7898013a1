"""Binder of two counts of what goes on, an earlier and a later one (2,073 deaths of an epidemic, and 4,061), that two
articles of one story give: what has come together by a day is no less on a later one.

That they count one thing the words suggest; so an earlier count that is more is bound only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.datelines import told_in
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import tolls
from factcheck.ledger.sameness import digits
from factcheck.ledger.traits import is_plain, size, sort_of, time_of
from factcheck.periods.period import FLOATING_YEAR, Period
from factcheck.rulebook.binders.likeliest import LIKE, SURE, only_likest
from factcheck.rulebook.binders.likeness import likeness
from factcheck.rulebook.binders.steps import TELLING, is_mended
from factcheck.rulebook.binders.trials import LOWERED
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import BYLINE, TITLE
from factcheck.text.weekdays import day_in

TOLL: Final = "toll"
DEATHS: Final = "death"
LONGEST: Final = 120
"""Days after which an earlier count of a story is not taken up again."""
NEAR: Final = 4
"""Days before an article up to which its count may have been made."""
LEAST: Final = Fraction(1, 4)
"""How much of a later count an earlier one is at least."""
MENDED: Final = Fraction(2, 5)
"""The same of one that was more until a slip was mended."""


def counted_later(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, for the likeliest count of a later article of the story"""
    if len(ledger.stories.told) < 2:
        return
    counts = {number: some for number, claims in ledger.by_article.items()
              if ledger.stories.beside(number) and (some := [c for c in claims if is_count(c, ledger)])}
    concerns = Concerns(ledger)
    for number, some in counts.items():
        later = [other for other in ledger.stories.beside(number) if other in counts and goes_on(number, other, ledger)]
        for claim, other in ((claim, other) for claim in some for other in later):
            longer = count_of(claim, counts[other], ledger)
            if longer is None or not concerns.touch(claim, longer):
                continue
            cells = {"shorter": ledger.cells[claim.id], "longer": ledger.cells[longer.id]}
            if cells["shorter"] != cells["longer"]:
                prefer = (claim.id, longer.id)
                yield Constraint(rule, cells, LOWERED, decisive=False, prefer=prefer)


def is_count(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim counts what has come together by the day of its article, as far as that is known."""
    if head_of(claim) not in tolls() or claim.role != "now" or claim.kind != "level":
        return False
    quantity, day = claim.quantity, day_of(claim.article, ledger)
    told = len(digits(quantity.value)) >= TELLING and quantity.unit.per is None and claim.block != TITLE
    amount = quantity.unit.dimension in ("number", "count", "area")
    return bool(told and amount and day) and claim.id in ledger.cells and is_plain(claim) and is_open(claim, ledger)


def head_of(claim: Claim) -> str:
    """What a figure counts: the dead, where it is only called the toll of something."""
    measure = claim.subject.measure
    return DEATHS if measure.head == UNRESOLVED and TOLL in measure.modifiers else measure.head


def is_open(claim: Claim, ledger: Ledger) -> bool:
    """Whether a count is of no time, or of one that goes on or ends on the day of its article."""
    day, period = day_of(claim.article, ledger), claim.subject.period
    if period is None or day is None:
        return day is not None
    time = period if period.floating else time_of(claim)
    return time is not None and (time.days or 0) > NEAR and time.first <= day.toordinal() <= (time.until or 0) + NEAR


def day_of(article: int, ledger: Ledger) -> date | None:
    """The day of an article; of one that says no year, that in the year in which such times float."""
    day, told = ledger.published.get(article), ledger.stories.told.get(article)
    if day is not None or told is None:
        return day
    return day_in(told_in(told.document, BYLINE), FLOATING_YEAR)


def goes_on(number: int, other: int, ledger: Ledger) -> bool:
    """Whether one article follows another one within the time in which a story goes on."""
    first, second = day_of(number, ledger), day_of(other, ledger)
    return first is not None and second is not None and 0 < (second - first).days <= LONGEST


def count_of(claim: Claim, others: Sequence[Claim], ledger: Ledger) -> Claim | None:
    """The only one of a later article's counts that is likeliest of the same, if enough says so."""
    same = [other for other in others if sort_of(other) == sort_of(claim) and may_go_on(time_of(claim), time_of(other))]
    same = [other for other in same if head_of(other) == head_of(claim)]
    like = {other: likeness(claim, other, ledger) for other in same}
    likest = only_likest({o: count for o, count in like.items() if is_less(claim, o, LEAST)}, LIKE)
    if likest is not None:
        return likest
    return only_likest({o: count for o, count in like.items() if is_mended(claim, o, is_nearly)}, SURE)


def may_go_on(one: Period | None, other: Period | None) -> bool:
    """Whether a count may go on with another one: both from one day on, as far as both say from when."""
    return one is None or other is None or one.first == other.first


def is_less(claim: Claim, later: Claim, least: Fraction) -> bool:
    """Whether a count is less than a later one, and not by far."""
    return least * size(later) <= size(claim) <= size(later)


def is_nearly(claim: Claim, later: Claim) -> bool:
    """The same of what was mended."""
    return is_less(claim, later, MENDED)
