"""Joins phrases that stand together: a month and its year, a window and its end date, a day and its week."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.periods.period import Basis
from factcheck.periods.phrase import BASIS, RANGE, SAME, WHEN, WINDOW, Page, Phrase
from factcheck.periods.spans import ends, spelled_out

OF: Final = frozenset({" ", " of ", " in ", " of the ", " in the ", ", of ", " for "})
OF_YEAR: Final = OF | {", ", ",", " , ", "-", "/", "", "'", " '", " -", "- ", ". ", " (", " of fiscal "}
BEFORE_PART: Final = frozenset({" ", "", "-", "'s ", "' ", " the ", "'s first ", " ("})
SAMENESS: Final = expression(r"(?:the )?(?:same|corresponding|equivalent|comparable) ")
MONTHS: Final = 12
FISCAL: Final = frozenset({"fiscal", "financial"})
LONGEST_GAP: Final = 16


def join(left: Phrase, right: Phrase, page: Page) -> Phrase | None:
    """The phrase the two make together, or None if they are two."""
    if right.start < left.end or right.start - left.end > LONGEST_GAP:
        return None
    gap = page.low[left.end : right.start]
    for rule in RULES:
        joined = rule(left, right, gap, page)
        if joined is not None:
            return joined
    return None


def _window_end(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    if not left.pending or left.left is not None or gap not in ("", "the ", "mid-") or right.kind != WHEN:
        return None
    if gap == "mid-":
        if not right.bare_year:
            return None
        right.month, right.length = 1, 6
    left.left, left.end, left.pending = right, right.end, False
    return left


def _headed(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "2ND QTR" + "JAN 31", as results are headed: the months up to that day."""
    part = left.kind == WHEN and left.grain in ("quarter", "half") and left.inner and not left.named
    if not part or gap not in (" ", ", ") or right.kind != WHEN or not (right.month and right.day):
        return None
    return Phrase(left.start, right.end, WINDOW, left.grain, unit=left.grain, lean=-1, left=right)


def _with_year(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "Nov. 29" + "2025", "first half" + "of last year", "Jan-Nov" + "2023"; also for the end of a window."""
    if not right.bare_year or gap not in OF_YEAR or right.portion:
        return None
    if right.year is None and gap not in OF:
        return None
    if left.kind == WINDOW and left.left is not None:
        open_end = left.left
    elif left.kind == RANGE and left.right is not None:
        open_end = left.right
    else:
        open_end = left
    if not _lacks_year(open_end, gap):
        return None
    open_end.month = open_end.month or bool(open_end.day)
    _give_year(open_end, right)
    if left.kind == RANGE and left.left is not None and left.left.inner:
        _give_year(left.left, right)
        if left.left.year is not None and (left.left.month, left.left.day) > (open_end.month, open_end.day):
            _across_new_year(left.left, open_end)
    left.end, left.fiscal = right.end, left.fiscal or right.fiscal
    return left


def _lacks_year(phrase: Phrase, gap: str) -> bool:
    if phrase.kind != WHEN or (phrase.lean and phrase.lean != 2):
        return False
    if phrase.portion == "end" and phrase.offset == 0:
        return gap in (" ", " of ")
    if phrase.offset == -1 and phrase.unit in ("quarter", "half", "month", "week"):
        return gap in (" of ", " in ") and not phrase.day
    known = phrase.month > 0 or phrase.week > 0 or phrase.last_day > phrase.day
    return not phrase.dated and known and (gap != " in " or not phrase.day)


def _give_year(phrase: Phrase, year: Phrase) -> None:
    if phrase.offset == -1 and phrase.unit in ("quarter", "half", "month"):  # "the last quarter of 2024"
        phrase.length = {"quarter": 3, "half": 6, "month": 1}[phrase.unit]
        phrase.month = 13 - phrase.length
    elif phrase.offset == -1 and phrase.unit == "week":
        phrase.week = -1
    phrase.year, phrase.offset, phrase.lean = year.year, year.offset, 0
    phrase.unit = year.unit
    phrase.fiscal = phrase.fiscal or year.fiscal
    phrase.count = year.count


def _across_new_year(first: Phrase, last: Phrase) -> None:
    """The ends of a range lie in two years, whichever month a year known by both opens in ("October-June 2019/20")."""
    if first.year is not None:
        first.year -= 1
    first.fiscal = last.fiscal = False


def _with_unit(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "Friday" + "next week", "the 20th of" + "next month", a weekday + its date."""
    if left.kind != WHEN or right.kind != WHEN:
        return None
    if (
        right.weekday is not None
        and right.offset is None
        and left.offset is not None
        and left.unit == "week"
        and gap == " "
    ):
        right.offset, right.unit, right.start = left.offset, left.unit, left.start
        return right
    if left.weekday is not None and right.month and right.day and gap in (", ", " ", ",", " the ", ", the "):
        right.start = left.start
        return right
    if right.offset is None or right.month or right.unit not in ("week", "month") or gap not in (" ", " of ", " in "):
        return None
    if left.weekday is not None and left.offset is None:
        left.offset, left.unit, left.end = right.offset, right.unit, right.end
        return left
    numbered = left.day and not left.month and not (left.last_day > left.day and right.unit == "week")
    if numbered or left.week or left.half:
        left.offset, left.unit, left.end = right.offset, right.unit, right.end
        return left
    return None


def _first_days(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "first 20 days" + "of November"."""
    counted = left.kind == WHEN and left.last_day > left.day and not left.month and gap in (" of ", " in ")
    if not counted or right.kind != WHEN or right.day or right.length != 1:
        return None
    right.day, right.last_day, right.start, right.grain = left.day, left.last_day, left.start, "period"
    return right


def _with_container(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "first week", "first half" or "first Monday" + "of October"."""
    if (
        left.kind != WHEN
        or right.kind != WHEN
        or gap not in (" of ", " in ", " in the ")
        or right.day
        or right.length != 1
    ):
        return None
    if left.weekday is not None and not (left.day or left.month) and right.month and right.weekday is None:
        if left.week or (left.offset == -1 and gap == " of "):
            right.weekday, right.week, right.start, right.grain = left.weekday, left.week or -1, left.start, "day"
            return right
        return None
    if left.week and not left.month and left.weekday is None and right.month:
        right.week, right.start, right.grain = left.week, left.start, "week"
        return right
    if left.offset == -1 and left.unit == "week" and left.weekday is None and right.month:
        right.week, right.start, right.grain = -1, left.start, "week"
        return right
    if left.grain == "half" and left.month and not left.dated and right.month and gap == " of ":
        right.half, right.start, right.grain = (1 if left.month == 1 else 2), left.start, "half"
        return right
    return None


def _part_of_year(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """ "2025" + "H1", "last year's" + "fourth quarter"; the end of a range of years + its month ("2018 May")."""
    if gap not in BEFORE_PART or right.kind != WHEN or not right.inner or right.lean:
        return None
    year = left.right if left.kind == RANGE else left
    if year is None or not year.bare_year or year.portion or year.grain != "year":
        return None
    is_month = right.grain in ("month", "day")
    if is_month and (gap not in (" ", "'s ", "-") or (year.year is None and gap == " ")):
        return None
    _give_year(right, year)
    if left.kind == RANGE:
        left.right, left.end = right, right.end
        return left
    right.start = left.start
    return right


def _named(left: Phrase, right: Phrase, gap: str, page: Page) -> Phrase | None:
    """An anaphor its neighbour spells out: "the year 2025", "Q3" + "of the year", "the same period" + "of 2019"."""
    if (
        right.kind == SAME
        and right.grain == "year"
        and (left.inner or left.last_day > left.day)
        and gap in (" of ", " in ", " of", " this ")
        and right.count == 1
    ):
        return _of_the_year(left, right, page)
    if left.kind != SAME:
        return None
    same = SAMENESS.match(page.flat, left.start)
    basis = _same_of(left, right, gap) if same else None
    if basis is not None:
        return basis
    if left.grain == "week" and left.count == 1 and gap == " of " and right.kind == WHEN and right.day:
        right.start, right.grain, right.week = left.start, "week", 1
        return right
    spelled = (left.grain == "period" and gap in (" from ", " of ", " between ")) or (
        left.grain == right.grain and gap in (" ", " of ")
    )
    if spelled and not same and right.kind in (WHEN, RANGE) and not right.portion:
        right.start = left.start
        return right
    return None


def _of_the_year(left: Phrase, right: Phrase, page: Page) -> Phrase:
    """ "The first quarter" + "of the year": that of the calendar, unless it is of the financial year."""
    left.end, left.month = right.end, left.month or bool(left.day)
    left.named = left.named or (left.grain == "quarter" and page.flat.startswith("the year", right.start))
    left.fiscal = left.fiscal or not FISCAL.isdisjoint(page.flat[right.start : right.end].split())
    return left


def _same_of(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """ "The same period" + "of last year", "of a year earlier" or "of 2019": what a change is measured against."""
    if gap in OF:
        if right.kind == BASIS and right.basis is not None and right.basis.kind in ("shift", "previous"):
            return Phrase(left.start, right.end, BASIS, left.grain, basis=right.basis)
        if right.bare_year and right.offset is not None and right.offset < 0:
            return Phrase(left.start, right.end, BASIS, left.grain, basis=Basis("shift", -12 * right.offset))
    if right.bare_year and right.year is not None and gap in (" ", " of ", " in ", " in the "):
        return Phrase(left.start, right.end, BASIS, left.grain, basis=Basis("same"), left=right)
    return None


RULES: Final = (
    _window_end, _headed, _with_year, _with_unit, _first_days, _with_container, _part_of_year, _named, ends,
    spelled_out,
)  # fmt: skip
"""How two phrases may make one together, in the order in which this is tried."""
