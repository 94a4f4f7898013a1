"""Spans: two phrases of time that are the ends of one, or of which one spells the other out."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.periods.context import portion_before
from factcheck.periods.days import full_year
from factcheck.periods.phrase import RANGE, WHEN, Page, Phrase

TO: Final = frozenset({" to ", "-", " - ", " through ", " until ", " till ", " thru ", "-to-", "-through-", "--"})
TO_THE: Final = TO | {" up to ", " to the ", " through the "}
BETWEEN: Final = expression(r"between (?:the )?(?:(?:start|beginning) of )?$")
MONTHS: Final = 12
PARTS: Final = {"": (0, 0), "early": (0, 15), "middle": (11, 20), "late": (16, 0)}
"""The first day of a part of a month, and its last; none of where the month begins or ends."""
TRAILING: Final = expression(r" (?:period|quarter|half)\b")


def ends(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """The range of which two phrases are the ends; told by parts of months ("between mid-March and late May") it begins
    and ends with them.
    """
    if left.kind != WHEN or right.kind != WHEN or left.pending or not (_placeable(left) and _placeable(right)):
        return None
    if not (left.inner and right.inner and left.grain == right.grain == "month"):
        return _range(left, right, gap, page, left.start)
    opening, start = portion_before(page.flat, left.start)
    closing, second = portion_before(page.flat, right.start)
    if not (opening or closing) or not {opening, closing} <= PARTS.keys() or second < left.end:
        return _range(left, right, gap, page, left.start)
    found = _range(left, right, page.low[left.end : second], page, start)
    if found is not None:
        left.day = left.last_day = PARTS[opening][0]
        right.day = right.last_day = PARTS[closing][1]
    return found


def _range(left: Phrase, right: Phrase, gap: str, page: Page, start: int) -> Phrase | None:
    """The range from one phrase to another, with what stands between them, and where its first end is told."""
    gap = gap.replace(" the end of ", " ")
    paired = gap in (" and ", " and the ") and BETWEEN.search(page.low, max(0, start - 30), start)
    if gap not in TO_THE and not paired:
        return None
    if gap == "-" and left.inner and right.inner and right.day and not left.day:  # "Jan-Sep 18"
        right.year, right.day, right.grain = full_year(right.day), 0, "month"
    if left.bare_year != right.bare_year and not left.dated:
        return None
    if (
        left.year is not None
        and right.year is not None
        and (left.year, left.month, left.day) >= (right.year, right.month or 12, right.day or 31)
    ):
        return None
    if gap == "-" and left.bare_year and right.grain == "day":
        return None
    trailing = TRAILING.match(page.low, right.end)
    grain = right.grain if right.grain in ("year", "day") else "period"
    return Phrase(start, trailing.end() if trailing else right.end, RANGE, grain, left=left, right=right)


def spelled_out(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "The first half" + "(April-September)": a part of somebody's year with the months that it is."""
    closed = gap.endswith("(") and page.low.startswith(")", right.end)
    if not closed or left.kind != WHEN or right.kind != RANGE or right.left is None or right.right is None:
        return None
    first, last = right.left, right.right
    whole = first.month and last.month and not (first.day or last.day)
    if not whole or left.dated or left.day or left.length != (last.month - first.month) % MONTHS + 1:
        return None
    right.start = left.start
    return right


def _placeable(phrase: Phrase) -> bool:
    return phrase.month > 0 or phrase.dated or phrase.weekday is not None
