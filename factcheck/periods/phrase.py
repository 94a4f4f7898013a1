"""A phrase of time as read, before it is placed in the calendar."""

from __future__ import annotations

from typing import Final

from factcheck.periods.period import Basis
from factcheck.record import record
from factcheck.text.lowering import lowered

WHEN: Final = "when"
"""A year, a part of one, a day, or a unit relative to the publication date."""
RANGE: Final = "range"
"""From one phrase to another."""
WINDOW: Final = "window"
"""A number of units up to, or from, a day: "the past two years", "three months ended June"."""
BASIS: Final = "basis"
SAME: Final = "same"


@record(slots=True)
class Phrase:
    """What `[start, end)` says.

    Of a WHEN: `year`, or `offset` in `unit`s from now, or neither (the year is left unsaid; `lean` then tells "last
    March", -1, from "next March", 1, and "this March", 2). Within it `length` months from `month` (0: the whole of it),
    days `day` to `last_day` (of the first n days, the nth, also beyond the month), the `week`th week, a `weekday`, a
    `half` of a month, a `portion` (a name of lexicon sort "portion"). `named` months are those of the calendar ("the
    September quarter"), a day `ahead` is still to come, and `fiscal` with a `count` of 2 is a year known by two
    ("2016-17"), whose `year` is the second. Of a WINDOW: `count` `unit`s, backwards or forwards by `lean`, up to `left`
    if set, or right `before` the time spoken of; `pending` while its end date is not read yet (`right` is what it is if
    none comes). Of a RANGE: `left` and `right`.
    """

    start: int
    end: int
    kind: str
    grain: str
    year: int | None = None
    offset: int | None = None
    unit: str = ""
    lean: int = 0
    month: int = 0
    length: int = 12
    day: int = 0
    last_day: int = 0
    week: int = 0
    weekday: int | None = None
    half: int = 0
    portion: str = ""
    fiscal: bool = False
    count: int = 1
    pending: bool = False
    named: bool = False
    ahead: bool = False
    before: bool = False
    basis: Basis | None = None
    left: Phrase | None = None
    right: Phrase | None = None

    @property
    def dated(self) -> bool:
        """Whether the phrase says its year itself, or counts from now."""
        return self.year is not None or self.offset is not None

    @property
    def bare_year(self) -> bool:
        """Whether the phrase is a year and nothing less: "2025", "last year", "fiscal 2015"."""
        return self.kind == WHEN and self.month == 0 and self.grain == "year" and self.dated and not self.day

    @property
    def inner(self) -> bool:
        """Whether the phrase is a part of a year that it does not name: "September", "Q3", "the first ten months"."""
        return self.kind == WHEN and self.month > 0 and not self.dated


@record(frozen=True, slots=True)
class Page:
    """A text prepared for reading, in three versions of equal length.

    `text` as given; `low` in lower case, with plain dashes, quotes and blanks; `flat` like `low`, with blanks also for
    hyphens, opening brackets and quotation marks.
    """

    text: str
    low: str
    flat: str


def page_of(text: str) -> Page:
    """The text prepared for reading."""
    low = lowered(text)
    if not low.isascii():
        for odd, plain in (
            ("–", "-"),
            ("‑", "-"),
            ("’", "'"),
            ("‘", "'"),
            ("“", '"'),
            ("\u00a0", " "),
            ("\u202f", " "),
        ):
            low = low.replace(odd, plain)
    low = low.replace("\n", " ").replace("\t", " ")
    return Page(text, low, low.replace("-", " ").replace("(", " ").replace('"', " "))
