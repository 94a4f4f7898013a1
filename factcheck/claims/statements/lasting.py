"""Lasting: the time in which a figure came together, where words only say how long ("20 million in ten months"), and
over how many years it changed.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.rows.items import CHANGES, Figure, Item
from factcheck.claims.statements.spelled_years import count_of
from factcheck.claims.statements.years import months_up_to, year_around
from factcheck.expression import expression
from factcheck.periods.period import Basis, Period
from factcheck.quantities.approximators import APPROXIMATELY

LASTING: Final = expression(
    r"(?: [a-z][\w'’-]*){0,2}? (?:in|within|over)(?: the (?:past|last))? ([a-z-]+|\d{1,3})"
    r" (day|week|month|quarter|year)s\b"
)
"""What says so behind a figure."""

REACH: Final = 70
"""Characters before a change in which it is said what it is a change of."""

COUNTED: Final = expression(
    r"\b(?:[a-z-]+|\d+)(?: [a-z]+)? (?:days|nights|weeks|weekends|months|hours|minutes)\b[^,;.]{0,40}, "
    rf"(?:or )?{APPROXIMATELY}$"
)
"""What stands before a change where it is one of how many days there were."""


YEARS_BEHIND: Final = expression(
    r"(?:,? (?:or |\()[^;()]{1,24}?\)?)?,? (?:in|over|within|across|during)"
    r" (?:(?:just|only|about|around|some|nearly|almost|the) )?([a-z-]+|\d{1,2}) (year|decade)s\b"
    r"(?! (?:ago|earlier|before|later)\b|['’])"
)
"""What says behind a change over how many years it was."""

YEARS_AHEAD: Final = expression(
    r"(?:^|[.;\n] )(?:in|over|within|across|during) (?:(?:just|only|about|around|some|nearly|almost) )?"
    r"([a-z-]+|\d{1,2}) (year|decade)s,? [^.;\n]*$"
)
"""What says so at the beginning of its sentence."""

LONGEST: Final = 120
"""Characters of a sentence before a change in which it may say so."""

SPANS: Final = frozenset({"years", "years,", "years.", "decades", "decades,", "decades."})
"""The words without one of which no text says so."""

MONTHS: Final = {"year": 12, "decade": 120}
"""The months of each."""


def drawn_out(text: str, figure: Figure, period: Period | None) -> Basis | None:
    """What a change is measured against that took so many years, as words right behind it or those that begin its
    sentence say, where it has no time of its own ("grew 11 percent in five years").
    """
    start, end = figure.token.start, figure.token.end
    if SPANS.isdisjoint(text[max(0, start - LONGEST) : end + LONGEST].split()) or figure.role.name not in CHANGES:
        return None
    found = YEARS_BEHIND.match(text, end)
    if found is None and not figure.times:
        found = YEARS_AHEAD.search(text[max(0, start - LONGEST) : start].lower())
    count = count_of(found[1]) if found is not None else None
    if found is None or not count:
        return None
    return Basis("against another time") if period is None else Basis("shift", count * MONTHS[found[2]])


def is_of_time(text: str, item: Item) -> bool:
    """Whether an item is a change of how long something was ("There were 20 working days, four fewer than in 2024")."""
    first = item.figures()[0]
    if item.now is not None or first.role.name not in CHANGES:
        return False
    return COUNTED.search(text, max(0, first.token.start - REACH), first.token.start) is not None


def lasted(text: str, item: Item, period: Period | None) -> Period | None:
    """The time of an item that does not print it: that which is spoken of, unless words say how long it was: then the
    months of a year up to it, where there are so many, or a time that nobody knows.
    """
    found = LASTING.match(text, item.now.token.end) if item.now is not None else None
    count = count_of(found[1]) if found is not None else None
    if found is None or count is None:
        return period
    if period is None or found[2] != "month" or period.months != 1:
        return None
    year_to_date = months_up_to(period, count)
    return year_to_date if year_to_date.first == year_around(period).first else None
