"""Conversions between articles: sums that two articles of one story give in two currencies, told by the rate of their
times and by their words.

That they are one only the figures show; so these are guesses, whose clash counts only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import digits
from factcheck.ledger.traits import time_of, words
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.quantities.slips import transposed
from factcheck.rulebook.reference import TOLERANCE, band, extremes

MONTH: Final = 31
YEAR: Final = 366

CHANCE: Final = (Fraction(6, 100), Fraction(1, 5), Fraction(3, 10))
"""How likely sums may fit a fair rate by chance that share no word, one, or more, and still be taken for one."""


def across(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Sums that two articles of one story give in two currencies, told by the rate of their times and by their words;
    where no rate fits, those that share the most words and would but for a slip of the pen.
    """
    if len(ledger.stories.told) < 2:
        return
    kindred = ((number, claims) for number, claims in ledger.by_article.items() if ledger.stories.beside(number))
    sums = {number: [c for c in claims if is_sum(c, ledger)] for number, claims in kindred}
    for number, own in sums.items():
        for beside in (other for other in ledger.stories.beside(number) if other > number) if own else ():
            found = [pair for pair in product(own, sums[beside]) if may_be(*pair, ledger)]
            fitting = [pair for pair in found if is_converted(pair, found, ledger)]
            yield from fitting
            settled = {claim.id for pair in fitting for claim in pair}
            left = [pair for pair in found if settled.isdisjoint(claim.id for claim in pair)]
            alike = max((shared(*pair) for pair in left), default=0)
            likest = [pair for pair in left if shared(*pair) == alike and (alike or len(found) == 1)]
            slipped = [pair for pair in likest if is_slip(pair, ledger)]
            yield from slipped if len(slipped) == 1 else ()


def may_be(one: Claim, other: Claim, ledger: Ledger) -> bool:
    """Whether two sums are in different currencies, and of one time: a stated one, else that of one month's news."""
    if one.quantity.unit.name == other.quantity.unit.name:
        return False
    days = ledger.stories.days_between(one.article, other.article)
    stated = time_of(one) == time_of(other) is not None and not (one.subject.carried and other.subject.carried)
    apart = None not in (time_of(one), time_of(other)) and not (one.subject.carried or other.subject.carried)
    return stated or (not apart and (days is None or days < MONTH))


def shared(one: Claim, other: Claim) -> int:
    """How many words say that two sums are one."""
    return len(words(one) & words(other))


def is_converted(pair: tuple[Claim, Claim], among: Sequence[tuple[Claim, Claim]], ledger: Ledger) -> bool:
    """Whether two sums are one at the rate of their times, and hardly by chance, for how many might be."""
    first, second = (values(claim)[1] for claim in pair)
    widths = [width for fair, width in rates_of(pair, ledger) if (first * fair).meets(second)]
    if not widths:
        return False
    alike = shared(*pair)
    ways = sum(shared(*others) >= alike for others in among)
    return min(widths) * ways <= CHANCE[min(alike, len(CHANCE) - 1)]


def is_slip(pair: tuple[Claim, Claim], ledger: Ledger) -> bool:
    """Whether two sums would be one at a fair rate if two digits of one had not changed places."""
    one, other = (claim.quantity for claim in pair)
    meant = [*((slip, other) for slip in transposed(one)), *((one, slip) for slip in transposed(other))]
    rates = [fair for fair, _ in rates_of(pair, ledger)]
    return any((first.wide() * fair).meets(second.wide()) for fair in rates for first, second in meant)


def rates_of(pair: tuple[Claim, Claim], ledger: Ledger) -> Iterator[tuple[Interval, Fraction]]:
    """The fair rates of the dates of two articles, and of all that they speak of, with the width of each."""
    dates = [ledger.published.get(claim.article) for claim in pair]
    spoken = [day for claim, own in zip(pair, dates, strict=True) for day in days_of(claim, own)]
    names = [str(claim.quantity.unit.name) for claim in pair]
    for days in ([day for day in dates if day is not None], spoken):
        fair = fair_rate(names[0], names[1], tuple(dict.fromkeys(days)))
        if fair is not None:
            yield fair


@lru_cache(maxsize=1 << 8)
def fair_rate(one: str, other: str, days: tuple[date, ...]) -> tuple[Interval, Fraction] | None:
    """The fair rate of some days, with its width: the same is asked of all sums of two articles."""
    ends = extremes(one, other, days) if days else None
    return (band(ends, TOLERANCE), Fraction(ends[1] / ends[0] - 1 + 2 * TOLERANCE)) if ends is not None else None


def is_sum(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim is a sum of money in a certain currency, in more than one digit."""
    plain = claim.role in ("now", "base") and claim.kind == "level" and claim.quantity.unit.per is None
    money = claim.quantity.unit.dimension == "money" and known(claim) and claim.quantity.upper is None
    return plain and money and claim.id in ledger.cells and len(digits(claim.quantity.value)) > 1


def days_of(claim: Claim, published: date | None) -> list[date]:
    """The days whose rates are fair for a conversion: the article's, and one of every month of its period; of a year,
    where the period was told of another figure.
    """
    days = [published] if published else []
    period = claim.subject.period
    if isinstance(period, Period) and not period.floating and period.until is not None:
        last = min(period.until - 1, published.toordinal() if published else period.until)
        first = last - YEAR if claim.subject.carried else max(period.first, last - YEAR)
        days += [date.fromordinal(day) for day in range(last, first, -MONTH)]
    return days


def known(claim: Claim) -> bool:
    """Whether the currency is a certain one (an open dollar is none)."""
    name = claim.quantity.unit.name or ""
    return len(name) == 3 and name.isupper()
