"""Reads how long ago a time lies: "two years ago", "three weeks earlier", "two years and three months before"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.expression import expression
from factcheck.periods.period import Basis
from factcheck.periods.phrase import BASIS, WHEN, Page, Phrase
from factcheck.periods.vocabulary import vocabulary
from factcheck.periods.windows import MONTHS

EARLIER_COUNTS: Final = expression(r"(?:(?<![a-z0-9])[a-z0-9]+ (?:year|month|week)s?,?(?: and)? ){1,2}$")
EARLIER_COUNT: Final = expression(r"([a-z0-9]+) (year|month|week)")
"""The larger units before "three months ago": two years and."""
BEHIND: Final = expression(r" ([a-z]+)")


def ago(page: Page, unit: str, count: int, at: int, end: int) -> Phrase | None:
    """ "two years ago", "three weeks ago", "two years and three months earlier"."""
    behind = BEHIND.match(page.flat, end)
    if behind is None or behind[1] not in vocabulary().agos:
        return None
    longer = EARLIER_COUNTS.search(page.flat, max(0, at - 40), at)
    if longer:
        return _summed_ago(longer, count * MONTHS.get(unit, 0), behind.end())
    if unit in MONTHS:
        shifted = Basis("shift", count * MONTHS[unit])
        return Phrase(at, behind.end(), BASIS, unit, basis=shifted, offset=-count, unit=unit)
    if behind[1] == "ago" and unit in ("day", "week"):
        return Phrase(at, behind.end(), WHEN, "day", offset=-count * (7 if unit == "week" else 1), unit="day")
    return None


def _summed_ago(longer: re.Match[str], months: int, end: int) -> Phrase | None:
    """ "two years and three months ago"; None where not all its units are whole months."""
    counts = [(vocabulary().count(number), MONTHS.get(unit, 0)) for number, unit in EARLIER_COUNT.findall(longer[0])]
    if not months or not all(count and size for count, size in counts):
        return None
    months += sum(count * size for count, size in counts)
    return Phrase(longer.start(), end, BASIS, "month", basis=Basis("shift", months), offset=-months, unit="month")
