"""Finds every mention of a time in a text, in one pass over its anchors."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from factcheck.expression import expression
from factcheck.periods.anchors import KINDS, anchors
from factcheck.periods.business import fiscal_opening
from factcheck.periods.calendar import Clock
from factcheck.periods.context import compared, of_happening, portion_before, portion_of, to_come, year_up_to
from factcheck.periods.dates import read_month, read_nth
from factcheck.periods.digits import read_code, read_slashed, read_tens, read_year
from factcheck.periods.elided import with_elided
from factcheck.periods.joins import join
from factcheck.periods.lent_years import lend_years
from factcheck.periods.period import FLOATING_YEAR, Basis, Mention, Period
from factcheck.periods.phrase import BASIS, RANGE, SAME, WHEN, WINDOW, Page, Phrase, page_of
from factcheck.periods.so_far import is_stretch, nearing, so_far
from factcheck.periods.units import read_unit
from factcheck.periods.vocabulary import vocabulary
from factcheck.periods.windows import MONTHS


def scan_periods(text: str, published: date | None = None) -> list[Mention]:
    """All mentions of times in the text, in order and disjoint.

    Relative ones are placed against `published`; without it they float (see Period) or stay unplaced (see Mention).
    """
    page = page_of(text)
    clock = Clock(published, 0)
    phrases = _phrases(page)
    if published is None:
        clock.this_year = _year_given_twice(phrases)
        clock.told_in = month_of_dateline(page.text, phrases)
    if any(phrase.fiscal or (phrase.grain in ("quarter", "half") and phrase.inner) for phrase in phrases):
        clock.opens = fiscal_opening(page.low)
    mentions: list[Mention] = []
    end = 0
    for phrase in phrases:
        mention = _mention(page, phrase, clock, end)
        if mention is not None:
            mentions.append(mention)
            clock.told = clock.told or (mention.period is not None and is_stretch(mention.period, published))
            end = mention.end
    return mentions


def _year_given_twice(phrases: list[Phrase]) -> int:
    """What "this year" is in an article without a date that also says "the first ten months of 2024" as such."""
    parts = {
        (phrase.month, phrase.length): phrase.year
        for phrase in phrases
        if phrase.month and phrase.year and not phrase.day
    }
    for phrase in phrases:
        if phrase.offset == 0 and phrase.unit == "year" and phrase.grain == "period":
            year = parts.get((phrase.month, phrase.length))
            if year is not None:
                return year
    return FLOATING_YEAR


def month_of_dateline(text: str, phrases: list[Phrase]) -> int:
    """The month of the day that an article begins with, behind its place ("HANOI, Jan. 7 (Xinhua) -- "); 0 for none."""
    first = next((phrase for phrase in phrases if phrase.day and phrase.month and not phrase.year), None)
    if first is None or DATELINE.match(text, first.end) is None:
        return 0
    line = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    return first.month if len(line) <= LONGEST_PLACE and line.endswith(", ") else 0


def _phrases(page: Page) -> list[Phrase]:
    """The phrases, each joined with its neighbours as far as they belong together."""
    done: list[Phrase] = []
    end = 0
    for code in anchors(page):
        at = code // KINDS
        if at < end:
            continue
        phrase = READERS[code % KINDS](page, at)
        if phrase is None:
            continue
        while done and phrase.start < done[-1].end:  # it takes up words of the phrase before
            done.pop()
        while done and (joined := join(done[-1], phrase, page)) is not None:
            done.pop()
            phrase = joined
        done.append(phrase)
        end = phrase.end
    done = [phrase.right if phrase.pending and phrase.right is not None else phrase for phrase in done]
    done = with_elided(done, page)
    lend_years(done, page)
    return done


def read_season(page: Page, at: int) -> Phrase | None:
    """ "summer" with its year, or with "last", "this" or "next"."""
    low = page.low
    word = next(word for word in vocabulary().seasons if low.startswith(word, at))
    end = at + len(word)
    if low[end : end + 1].isalnum() or low[at - 1 : at].isalpha():
        return None
    phrase = Phrase(at, end, WHEN, "period", month=vocabulary().seasons[word], length=3)
    before = page.flat[max(0, at - 12) : at].rstrip().rpartition(" ")[2]
    if before in ("last", "this", "next"):
        lean = vocabulary().shifts[before]
        phrase.lean, phrase.start = lean or 2, at - len(before) - 1
        return phrase
    followed = re.match(r"(?: of)? (?:[12][0-9]{3}|(?:last|this|next) year)(?![0-9a-z])", low[end : end + 14])
    return phrase if followed else None


HELD: Final = 60
HELD_AGAINST: Final = expression(
    r" (?:than|from|against|versus|compared (?:with|to)) (?:[a-z]+ )?[a-z]{0,3}[$€£¥]?[0-9][^;:()]{0,30}"
    r" (?:of|in|for|during) (?:the )?$"
)
"""A figure of the time behind it, with which that of another time is compared."""
DELIVERED: Final = expression(r" (?:deliver(?:y|ies)|futures|contracts?|settlement|loading)\b")
"""What stands behind the month in which something is to be delivered that is traded now."""
ASIDE: Final = ": "
"""What stands behind a time in brackets, before its figure ("(November 2018: 5.28 million)")."""
DATELINE: Final = expression(r"(?:, | )?(?:\([^()\n]{1,24}\)|[/-][\w .]{1,16}[/-])? ?(?:--|[-–—]) ")
"""What ends a dateline behind its day."""
LONGEST_PLACE: Final = 48
"""Characters of a dateline before its day, at most."""
AGO: Final = expression(r"(?:[a-z0-9]+ [a-z]+,?(?: and)? ){0,2}[a-z0-9]+ [a-z]+ ago")
READERS: Final[tuple[Callable[[Page, int], Phrase | None], ...]] = (
    read_year, read_month, read_unit, read_code, read_season, read_nth, read_slashed, read_tens
)  # fmt: skip
"""The readers of anchors, in the order of their kinds."""


def _mention(page: Page, phrase: Phrase, clock: Clock, floor: int) -> Mention | None:
    """The phrase placed, with the words before it, from `floor` on, that make it an edge or a basis."""
    if phrase.kind == SAME and not _is_current(page, phrase, clock):
        return None if phrase.pending else Mention(phrase.start, phrase.end, SAME, phrase.grain, count=phrase.count)
    if phrase.kind == BASIS:
        return _basis_mention(page, phrase, clock, floor)
    if (phrase.kind == WINDOW and phrase.pending) or of_happening(page.flat, phrase):
        return None
    portion, start = (phrase.portion, phrase.start) if phrase.portion else portion_before(page.flat, phrase.start)
    if start < floor:
        portion, start = "", phrase.start
    phrase.ahead, spoken = _is_ahead(page, phrase), clock.spoken
    period = _placed(page, phrase, clock)
    if period is None and _impossible(phrase, clock):
        return None
    phrase.start, grain = start, phrase.grain
    if portion and period is not None:
        period = _portion(phrase, period, portion, clock.published)
        grain = {"end": "day", "as-of": "day", "whole": grain}.get(portion, "period")
    placed = period is not None or phrase.offset == -1
    comparison = _comparison(page, phrase, portion) if placed else None
    if comparison is not None and comparison >= floor:
        clock.spoken = spoken
        back = _steps_back(phrase, bool(portion))
        against = None if back else period
        return Mention(comparison, phrase.end, BASIS, grain, against, back or Basis("period", period=period))
    return Mention(start, phrase.end, "period", grain, period)


def _is_current(page: Page, phrase: Phrase, clock: Clock) -> bool:
    """Whether an anaphor turns out to be a part of the current year."""
    now = clock.published
    return nearing(page, phrase, now, clock.months_back(phrase.start)) or so_far(page, phrase, now, clock.told)


def _is_ahead(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase that does not say its year is told as still to come; "by year end" is, "at year end" may not."""
    at_end = phrase.portion == "end" and page.flat.endswith("at ", 0, phrase.start)
    until = phrase.kind == WINDOW and phrase.left is not None and phrase.left.inner
    unsaid = phrase.inner or phrase.weekday is not None or at_end or until
    if not unsaid:
        return phrase.portion == "end"
    return to_come(page.low, phrase) or (phrase.grain == "month" and DELIVERED.match(page.low, phrase.end) is not None)


def _placed(page: Page, phrase: Phrase, clock: Clock) -> Period | None:
    """The period of a phrase; what a figure of it is compared with lends its year to no other."""
    said = clock.year, clock.lender, clock.lent_at
    period = clock.place(phrase)
    if clock.lender is not said[1] and is_compared(page, phrase):
        clock.year, clock.lender, clock.lent_at = said
    return period


def is_compared(page: Page, phrase: Phrase) -> bool:
    """Whether a time is only that of what a figure is compared with, by the words before it or by its brackets."""
    if page.low[phrase.start - 1 : phrase.start] == "(" and page.low.startswith(ASIDE, phrase.end):
        return True
    return HELD_AGAINST.search(page.flat, max(0, phrase.start - HELD), phrase.start) is not None


def _portion(phrase: Phrase, period: Period, name: str, published: date | None) -> Period | None:
    """The portion of a period; the start of what goes on to a day that is named is its own first day."""
    if name != "early" or phrase.left is None or phrase.kind not in (RANGE, WINDOW):
        return portion_of(period, name, published)
    return year_up_to(period) if phrase.kind == WINDOW else period


def _comparison(page: Page, phrase: Phrase, portion: str) -> int | None:
    """Where the words that compare with a phrase begin; "over the whole of 2019" compares nothing."""
    found = compared(page.flat, phrase) if portion != "since" else None
    over = found is not None and portion == "whole" and page.flat.startswith("over", found)
    return None if over else found


def _steps_back(phrase: Phrase, is_part: bool) -> Basis | None:
    """The basis of "from last month", of "than in the previous 12 months": as much before whatever period the change
    belongs to.
    """
    months = MONTHS.get(phrase.unit, 0)
    if phrase.offset == -1 and not (phrase.month or is_part or phrase.day) and phrase.weekday is None:
        return Basis("shift" if months else "previous", months)
    return Basis("shift", months * phrase.count) if phrase.before and months else None


def _basis_mention(page: Page, phrase: Phrase, clock: Clock, floor: int) -> Mention:
    basis, period = phrase.basis, None
    comparison = (
        compared(page.flat, phrase) if basis is not None and basis.kind in ("shift", "previous", "same") else None
    )
    if phrase.left is not None and basis is not None:
        basis = Basis("same", period=clock.place(phrase.left))
    elif (
        basis is not None
        and basis.months
        and clock.published is not None
        and comparison is None
        and AGO.fullmatch(page.low, phrase.start, phrase.end)
    ):
        now = clock.published.toordinal()
        period = Period(now, now + 1).shift(-basis.months)
    start = comparison if comparison is not None and comparison >= floor else phrase.start
    return Mention(start, phrase.end, BASIS, phrase.grain, period, basis)


def _impossible(phrase: Phrase, clock: Clock) -> bool:
    """Whether there is no such day, or nothing to count it from though the article has a date."""
    return (
        clock.published is not None
        or phrase.kind == RANGE
        or not (phrase.offset is not None or phrase.weekday is not None)
    )
