"""Running counts: a figure told up to a day ("up to the end of November") counts from the start of that day's year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from factcheck.claims.rows.tokens import Token
from factcheck.expression import expression
from factcheck.periods.context import year_up_to
from factcheck.periods.period import Period

LEAD: Final = len("up to and including the ")
"""Characters before a time in which it is said that something goes on up to then."""
UP_TO: Final = expression(r"\b(?:until|till|through|to)(?: and including)?(?: the)? $", re.IGNORECASE)
"""What stands before the end of a time that is counted up to."""
THROUGH: Final = expression(r"\b(?:through|up to|ytd)(?: and including)? $", re.IGNORECASE)
"""The same before a month that is counted up to its end."""
TO_DATE: Final = expression(r" (?:ytd|year[- ]to[- ]date)\b", re.IGNORECASE)
"""What says so behind a month ("October YTD")."""
BY: Final = expression(r"\b(?:by|at|as of|as at|until|till|through|to)(?: and including)?(?: the)? $", re.IGNORECASE)
"""What stands before a day by which what is told of its year came together."""
AS_OF: Final = "as "

DAY: Final = 1
MONTH: Final = 1
MONTHS: Final = 12
JANUARY: Final = 1


def counted_to(period: Period | None, token: Token, others: Iterable[Token], text: str) -> Period | None:
    """The period of a figure that is told up to a time, or of a year and a day of it by which it came together."""
    if period is None or period.until is None or period.floating or period.fiscal:
        return period
    if period.months == MONTHS and period.start.month == JANUARY:
        days = (other.mention.period for other in others if other.mention is not None and is_day_by(other, text))
        return next((year_up_to(day) for day in days if day is not None and day.within(period)), period)
    ended = period.days == DAY and ends_month(period) and UP_TO.search(text, max(0, token.start - LEAD), token.start)
    return year_up_to(period) if ended or (period.months == MONTH and is_through(token, text)) else period


def is_through(token: Token, text: str) -> bool:
    """Whether what is told of a month has been counted up to its end."""
    before = THROUGH.search(text, max(0, token.start - LEAD), token.start)
    return before is not None or TO_DATE.match(text, token.end) is not None


def is_day_by(token: Token, text: str) -> bool:
    """Whether a time is a day by which something came together."""
    period = token.mention.period if token.mention is not None else None
    if token.letter != "P" or period is None or period.days != DAY or period.floating:
        return False
    told = BY.search(text, max(0, token.start - LEAD), token.start) is not None
    return told or text[token.start : token.end].lower().startswith(AS_OF)


def ends_month(period: Period) -> bool:
    """Whether a day is the last one of a month."""
    return period.until is not None and date.fromordinal(period.until).day == 1
