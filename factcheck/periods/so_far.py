"""Reads times that count up to those spoken of: so many months told before, or else those of the year that are over."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.expression import expression
from factcheck.periods.context import portion_before, to_come
from factcheck.periods.period import Period, year_of
from factcheck.periods.phrase import SAME, WHEN, Page, Phrase
from factcheck.periods.vocabulary import vocabulary
from factcheck.periods.windows import HALF_YEAR, MONTHS

YEAR: Final = 12
MANY: Final = expression(r"s|[a-z] (?:period|stretch)\b")
OPENING: Final = ("Over", "In", "For", "During", "Within")
"""What opens a sentence with so many months up to those spoken of."""
SINCE_JANUARY: Final = ("in", "after", "over")
"""What leads to so many months that may be those of the year that are over ("in eight months 1.9 billion came")."""
MANY_MONTHS: Final = 5
HEADING: Final = (6, 9)
"""The months whose results are told on their own, and head lines."""
LATE: Final = 3
"""Months after which these results are no news."""
SPOKEN_OF: Final = ("the", "same", "those", "these")
NO_TIME: Final = ("a", "an", "another", "every", "each", "any")
"""What makes of so many months a length ("a nine-month strike")."""
BEHIND: Final = expression(r" ([a-z]+)(?: ([a-z]+))?(?: ([a-z]+))?")
"""The words behind a time of so many months that may say what came together in it ("nine-month steel exports")."""
NARROWED: Final = expression(
    r" (?:of|since|before|after|that|which|leading|until|when|while|as|without|following|ahead|between|from|prior|it|he"
    r"|she|they|we|immediately|up|spent|preceding)\b"
)
"""What behind so many months says which ones they are."""


def same_months(page: Page, unit: str, count: int, word: str, start: int, end: int) -> Phrase | None:
    """ "the nine months", "the same two quarters": as many as spoken of before; "Over nine months ..." opens with them,
    "in nine months" and "nine-month exports" may mean those that are over.
    """
    months = count * MONTHS.get(unit, 0)
    if unit == "month" and count in HEADING and page.text[max(0, start) : start + len(word)] in OPENING:
        return Phrase(start, end, SAME, unit, count=count)
    many = MANY.match(page.flat, end - 1) is not None
    alone = unit == "month" and not page.flat.startswith(" of ", end)
    if alone and word in SINCE_JANUARY and MANY_MONTHS <= count < YEAR and many:
        return Phrase(start + len(word) + 1, end, SAME, unit, count=count, pending=True)
    if word in SPOKEN_OF and 1 < months <= YEAR and many:
        return Phrase(start, end, SAME, unit, count=count)
    if unit == "month" and 1 < count < YEAR and word not in NO_TIME and is_counted_up(page, end):
        return Phrase(start + len(word) + 1, end, SAME, unit, count=count, pending=True)
    return None


def half_year(page: Page, words: list[str], at: int, end: int) -> Phrase | None:
    """ "half-year exports", and "the half-year" that a figure is for: the first one where it has just passed."""
    behind = HALF_YEAR.match(page.flat, end)
    if behind is None or words[-1:] == ["a"]:
        return None
    told = words[-1:] == ["the"] and words[-2:-1] in (["in"], ["for"], ["over"], ["during"])
    if not told and not is_counted_up(page, behind.end()):
        return None
    return Phrase(at, behind.end(), SAME, "half", pending=True)


def is_counted_up(page: Page, end: int) -> bool:
    """Whether what comes together in a time stands behind its length ("the four-month figure")."""
    behind = BEHIND.match(page.flat, end)
    return behind is not None and any(word in vocabulary().counted_up for word in behind.groups())


def so_far(page: Page, phrase: Phrase, published: date | None, told: bool) -> bool:
    """Turns "in eight months" into those from January on, where these are over and it is told in the ninth; "the nine
    months" too, where the text has told of no month or year before.
    """
    months = phrase.count * MONTHS.get(phrase.grain, 0)
    if published is None or not months or to_come(page.low, phrase):
        return False
    plural = page.flat[phrase.end - 1] == "s"
    parts = phrase.count > 1 or phrase.grain == "half"
    alone = (phrase.pending and (plural or not told)) or (parts and not told and is_told_alone(page, phrase))
    lately = months in HEADING and not (phrase.pending and plural)
    late = published.month - months
    if not alone or not (late == 1 or (lately and 0 < late <= LATE)):
        return False
    phrase.kind, phrase.grain, phrase.offset, phrase.unit = WHEN, "period", 0, "year"
    phrase.month, phrase.length, phrase.count, phrase.pending = 1, months, 1, False
    return True


def is_stretch(period: Period, published: date | None) -> bool:
    """Whether so many months told later may be those of a time told: not if that is the current year, or one beside."""
    year = date.fromordinal(period.first).year
    beside = published is not None and abs(year - published.year) <= 1
    return period.months is not None and not (beside and period == year_of(year))


def is_told_alone(page: Page, phrase: Phrase) -> bool:
    """Whether nothing beside so many months says which ones they are."""
    same = page.flat.startswith(("same", "those", "these", "the same"), phrase.start)
    return not same and NARROWED.match(page.flat, phrase.end) is None


def nearing(page: Page, phrase: Phrase, published: date | None, months_back: int) -> bool:
    """Turns "later in the year", "by the end of the month" into a part of the current one, or of the month that is
    spoken of, where that is over and nothing is told as still to come.
    """
    if (
        published is None
        or phrase.count != 1
        or not page.flat.startswith("the ", phrase.start)
        or phrase.grain not in ("week", "month", "year")
    ):
        return False
    portion, _ = portion_before(page.flat, phrase.start)
    if portion not in ("end", "earlier", "later", "since"):
        return False
    over = portion == "end" and phrase.grain == "month" and not to_come(page.low, phrase)
    phrase.kind, phrase.offset, phrase.unit = WHEN, months_back if over else 0, phrase.grain
    return True
