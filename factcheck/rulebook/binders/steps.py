"""Steps: whether a figure of some time is about as much of one of a longer time around it as their times are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.measures import flows
from factcheck.ledger.traits import size, time_of
from factcheck.periods.context import year_up_to
from factcheck.periods.period import Period
from factcheck.quantities.slips import amended, tenfolds, transpositions
from factcheck.record import replace
from factcheck.rulebook.binders.likeness import head_of

TELLING: Final = 2
"""Digits of figures of which one may be told to be of a part of the other's time."""
DAY: Final = 1
"""Days of what is no part of a time that a text counts up."""
PACE: Final = (Fraction(1, 4), Fraction(4))
"""How much less or more than its part of the time a part may be of the whole."""
EVEN: Final = (Fraction(4, 5), Fraction(5, 4))
"""The same of figures of which nothing else says that they are of one thing."""
UNEVEN: Final = (Fraction(1, 64), Fraction(64))
"""The same where more than SURE says that they are of one thing, which may come and go (an epidemic, a season)."""
MENDED: Final = (Fraction(2, 5), Fraction(5, 2))
"""The same of a part that was more than its whole until a slip was mended."""

Fits = Callable[[Claim, Claim], bool]
"""Whether a part and a whole may be what they seem."""


def contains(whole: Claim, time: Period | None) -> bool:
    """Whether a time lies within that of a figure, which is longer."""
    own = time_of(whole)
    return own is not None and time is not None and own != time and time.within(own)


def span_of(claim: Claim) -> Period | None:
    """The time over which a figure adds up: one that is told of a day on which it had come together ("as of November 28
    imports were 4.35 million tons") counts from the start of the year.
    """
    time = time_of(claim)
    counted = time is not None and time.days == DAY and head_of(claim) in flows() and not claim.subject.carried
    return year_up_to(time) if time is not None and counted else time


def is_in_step(part: Claim, whole: Claim, pace: tuple[Fraction, Fraction] = PACE) -> bool:
    """Whether a part is no more than the whole, and about as much of it as its time is of the whole's."""
    own, time = time_of(whole), span_of(part)
    if own is None or time is None or not own.days or not time.days or size(part) > size(whole):
        return False
    least, most = (factor * size(whole) * time.days / own.days for factor in pace)
    return least <= size(part) <= most


def is_mended(part: Claim, whole: Claim, fits: Fits | None = None) -> bool:
    """Whether a slip of the pen would explain that a part is more than the whole: without it the two fit."""
    fits = fits or partial(is_in_step, pace=MENDED)
    if size(part) <= size(whole):
        return False
    smaller = (replace(part, quantity=meant) for slip in SLIPS for meant in amended(part.quantity, slip))
    larger = (replace(whole, quantity=meant) for slip in SLIPS for meant in amended(whole.quantity, slip))
    return any(fits(one, whole) for one in smaller) or any(fits(part, one) for one in larger)


def leading(digits: str) -> Sequence[int]:
    """The whole number without a first digit that slipped in."""
    return (int(digits[1:]),) if len(digits) > TELLING and digits[1] != "0" else ()


SLIPS: Final = (transpositions, tenfolds, leading)
"""The slips that may make a part more than its whole."""
