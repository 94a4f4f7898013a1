"""Results as they are listed: "Nine mths" under the figures of a third quarter heads those of the months up to its
end, and "Net 1.2 mln vs 900,000" sets them against those of a year before.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.rows.items import Figure, Item
from factcheck.expression import expression
from factcheck.periods.period import Basis, Period

QUARTER: Final = 3
"""Months of the period whose figures stand above."""
COUNTS: Final = {"six": 6, "6": 6, "nine": 9, "9": 9, "twelve": 12, "12": 12}
HALF: Final = frozenset({"1st half", "first half", "half year", "half"})
MONTHS: Final = frozenset({"mths", "months", "mos", "mnths"})
YEAR: Final = frozenset({"year", "full year", "fiscal year", "yr", "full yr"})
VERSUS: Final = frozenset({"vs", "vs.", "versus"})
YEAR_BEFORE: Final = Basis("shift", 12)
LINE_END: Final = expression(r".?\n|\s*\Z")
"""What follows a figure with which a line ends, be it with a stop."""


def listed_against(base: Figure, item: Item, period: Period | None, text: str) -> Basis | None:
    """The year before, where a line gives nothing but a figure of a quarter or more and the one that it is set against
    ("Revs 1.2 mln vs 900,000"); of percentages nobody knows.
    """
    if item.now is None or len(item.others) > 1 or period is None or (period.months or 0) < QUARTER:
        return None
    level, earlier = item.now.token, base.token
    between = text[level.end : earlier.start].split()
    told = between[:1] and between[0] in VERSUS and len(between) <= len("vs loss".split())
    alone = LINE_END.match(text, earlier.end) is not None
    return YEAR_BEFORE if told and alone and level.quantities[0].unit.dimension != "ratio" else None


def months_headed(heading: str) -> int:
    """How many months a line says that the figures below it are of; 0 if it says something else."""
    words = heading.lower().rstrip(" :.-").split()
    if " ".join(words) in YEAR:
        return 12
    if " ".join(words) in HALF:
        return 6
    return COUNTS.get(words[0], 0) if len(words) == 2 and words[1] in MONTHS else 0


def up_to(quarter: Period | None, heading: str) -> Period | None:
    """The months that a line heads, up to the end of the quarter spoken of above it; None if it heads none."""
    if quarter is None or quarter.months != QUARTER:
        return None
    months = months_headed(heading)
    return quarter._replace(first=quarter.shift(QUARTER - months).first) if months > QUARTER else None
