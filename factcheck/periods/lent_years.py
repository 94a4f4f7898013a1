"""Lends the year of a time to the one that a list sets before it ("November and December 2023")."""

from __future__ import annotations

from typing import Final

from factcheck.periods.phrase import WHEN, Page, Phrase

SHARED: Final = frozenset({" and ", ", ", ", and ", " and the ", " or ", ", the "})
SHARED_WHOLE: Final = frozenset(
    {" and full-year ", " and full year ", " and the full year ", " and for the full year "}
)


def lend_years(phrases: list[Phrase], page: Page) -> None:
    """Gives the year of "December 2023" to the "November" of "November and December 2023"."""
    for n in range(len(phrases) - 2, -1, -1):
        left, right = phrases[n], phrases[n + 1]
        if not left.inner or left.lean or right.kind != WHEN or not right.dated or right.unit not in ("", "year"):
            continue
        gap = page.low[left.end : right.start]
        if gap in SHARED if right.month else gap in SHARED_WHOLE:
            left.year, left.offset, left.unit, left.fiscal, left.count = (
                right.year, right.offset, right.unit, right.fiscal, right.count
            )  # fmt: skip
            if left.year is not None and left.month > right.month > 0:
                left.year -= 1
