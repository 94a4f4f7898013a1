"""Headings of results: "Nine mths" under the figures of a third quarter heads those of the months up to its end."""

from __future__ import annotations

from typing import Final

from factcheck.periods.period import Period
from factcheck.record import replace

QUARTER: Final = 3
"""Months of the period whose figures stand above."""
COUNTS: Final = {"six": 6, "6": 6, "nine": 9, "9": 9, "twelve": 12, "12": 12}
MONTHS: Final = frozenset({"mths", "months", "mos", "mnths"})
YEAR: Final = frozenset({"year", "full year", "fiscal year", "yr", "full yr"})


def months_headed(heading: str) -> int:
    """How many months a line says that the figures below it are of; 0 if it says something else."""
    words = heading.lower().rstrip(" :.-").split()
    if " ".join(words) in YEAR:
        return 12
    return COUNTS.get(words[0], 0) if len(words) == 2 and words[1] in MONTHS else 0


def up_to(quarter: Period | None, heading: str) -> Period | None:
    """The months that a line heads, up to the end of the quarter spoken of above it; None if it heads none."""
    if quarter is None or quarter.months != QUARTER:
        return None
    months = months_headed(heading)
    return replace(quarter, first=quarter.shift(QUARTER - months).first) if months > QUARTER else None
