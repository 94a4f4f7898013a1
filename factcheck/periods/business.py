"""Business years: in which month they begin, and what their quarters and halves are, as a text tells."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.expression import expression
from factcheck.periods.period import Period
from factcheck.periods.phrase import Phrase
from factcheck.periods.vocabulary import vocabulary

YEAR: Final = 12
JANUARY: Final = 1
PARTS: Final = frozenset({"quarter", "half"})
FISCAL: Final = ("fiscal", "financial", "business", "crop", "marketing")
OPENING: Final = expression(
    r"\b(?:fiscal|financial|business|crop|marketing) year(?: \d{4}(?:[-/]\d{2,4})?)?,?(?: (?:which|that|it))?"
    r" (?:began|begins|begun|started|starts|starting|beginning|runs|running|ran|opens|opened|commenced|commencing)"
    r"(?: (?:on|in|from))?(?: the)?(?: (?:mid|early|late|start of|beginning of|first of|\d{1,2}(?:st)?))?[ -]"
    r"(january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
"""What says in which month a fiscal year begins ("the current fiscal year, which began in mid-July")."""


def fiscal_opening(low: str) -> int:
    """The month in which fiscal years begin, as a text says or as they do in the country that it speaks of first; 0
    where it tells of none.
    """
    said = OPENING.search(low) if any(word in low for word in FISCAL) else None
    if said is not None:
        return vocabulary().months[said[1]]
    found = ((low.find(word), month) for month, words in vocabulary().fiscal_styles.items() for word in words)
    return min(((at, month) for at, month in found if at >= 0), default=(0, 0))[1]


def current_year(phrase: Phrase, opens: int, now: date) -> int:
    """The number of the current year: that of the calendar, but for a fiscal one known by its end that has begun."""
    begun = phrase.fiscal and phrase.unit == "year" and opens > JANUARY and now.month >= opens
    return now.year + begun


def window_before(end: Period, phrase: Phrase) -> Period | None:
    """ "three months ended June": as many units, up to and with the last day of the end; or from its first day on."""
    if end.until is None:
        return None
    if phrase.lean > 0:
        return Period(end.first, moved(end.first, phrase.unit, phrase.count), end.floating)
    first = moved(end.until, phrase.unit, -phrase.count)
    return Period(first, end.until, end.floating)


def moved(day: int, unit: str, count: int) -> int:
    """The day that lies so many units behind another one, or before it."""
    months = {"year": 12, "half": 6, "quarter": 3, "month": 1, "decade": 120}.get(unit)
    if months is None:
        return day + count * (7 if unit == "week" else 1)
    return Period(day, None).shift(count * months).first


def business_year(window: Period | None, phrase: Phrase) -> Period | None:
    """The business year that a window is which is told by its last day ("the year to March 31, 2022"); None of a year
    of the calendar, and of one told by its last month, which is any twelve months ("prices rose in the year to March").
    """
    told = phrase.left is not None and phrase.left.day and phrase.lean <= 0
    if window is None or not told or window.floating or window.months != YEAR:
        return None
    return window if window.start.month != JANUARY else None


def part_of(year: Period | None, phrase: Phrase) -> Period | None:
    """The quarter or half of a business year that a phrase is; None where it says of which year itself, or names its
    months.
    """
    if year is None or not phrase.inner or phrase.lean or phrase.named or phrase.grain not in PARTS:
        return None
    first = year.shift(phrase.month - JANUARY).first
    return Period(first, Period(first, None).shift(phrase.length).first)
