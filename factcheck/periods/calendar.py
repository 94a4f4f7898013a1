"""Places phrases in the calendar: relative ones against the publication date, unsaid years by context."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.periods.business import business_year, current_year, moved, part_of, window_before
from factcheck.periods.inside import inside_of, run_of_days, span
from factcheck.periods.period import FLOATING_YEAR, Period, months_of
from factcheck.periods.phrase import RANGE, WINDOW, Phrase
from factcheck.record import field, record

REPORTING_SLACK: Final = 15
"""Figures for the first n months are never printed longer than this before the last of them ends."""
SOON: Final = 100
"""A day announced without a year is to come within so many days; else it is past. Figures are out after so many."""
NEAR: Final = 45
"""A day without a year that comes within so many days is that one, rather than one nearly a year ago."""
YOUNG: Final = 60
"""Days of a half of a year of which nothing but what is to come is told yet; before, the half is last year's."""
REMEMBERED: Final = 400
"""Characters over which a time is the one spoken of, before which "the previous three months" lie."""
HALF: Final = 6
"""The last month of the first half of a year."""
LEAP_REACH: Final = 8
"""Years to look back for one that has a February 29."""
CONTEXT_REACH: Final = 1500
"""Characters over which a period with a year lends it to months inside it, in an article with a date."""
APRIL: Final = 4
"""The month in which fiscal years begin, known by their end, where no country is told; its quarters go by them."""


@record(slots=True)
class Clock:
    """What a text tells of its time: the publication date, the month in which the fiscal years of its country begin (0:
    unknown), the parts of years it named, and the last one with its year; `bare` is the last it named without one, its
    own year's: a day of that month in another year lends that to no other. `business` is the last year it told by its
    end ("the year ended June 30"), of which quarters and halves are that name none, `spoken` the
    last whole months that it named. `told_in` is the month in which an article without a year is told, in the first
    half of which those of the second are last year's; `told` is whether it has told of any months.
    """

    published: date | None
    opens: int
    this_year: int = FLOATING_YEAR
    told_in: int = 0
    year: int | None = None
    lender: Period | None = None
    lent_at: int = 0
    bare: Phrase | None = None
    business: Period | None = None
    spoken: Period | None = None
    spoken_at: int = 0
    named: set[tuple[int, int | None]] = field(default_factory=set)
    told: bool = False

    def place(self, phrase: Phrase) -> Period | None:
        """The period of a phrase, None if it cannot be placed or there is no such day."""
        if phrase.kind == RANGE:
            return self._range(phrase)
        if phrase.kind == WINDOW:
            return self._window(phrase)
        period = self._when(phrase)
        if period is not None and phrase.month:
            self.named.add((period.first, period.until))
            if not phrase.day and period.months:
                self.spoken, self.spoken_at = period, phrase.start
            if phrase.year is None:
                self.bare = phrase if period.floating else self.bare
            elif not (phrase.day and self.bare is not None and self.bare.month == phrase.month):
                self.year, self.lender, self.lent_at = phrase.year, period, phrase.start
        return period

    def months_back(self, at: int) -> int:
        """How far the month spoken of lies behind that of publication, as an offset; 0 where it is not over."""
        spoken, now = self.spoken, self.published
        if spoken is None or now is None or spoken.months != 1 or at - self.spoken_at >= REMEMBERED:
            return 0
        back = 12 * (spoken.start.year - now.year) + spoken.start.month - now.month
        return back if -12 < back < 0 and not spoken.floating else 0

    def _when(self, phrase: Phrase) -> Period | None:
        if phrase.year is None and phrase.offset is not None and phrase.unit != "year":
            return self._relative(phrase)
        if phrase.weekday is not None and not phrase.month:
            return self._weekday(phrase)
        if phrase.day and not phrase.month:
            return self._day_of_month(phrase) if phrase.day == phrase.last_day else None
        if phrase.week and not phrase.month and not phrase.dated:
            return None
        part = part_of(self.business, phrase)
        year = self._year(phrase) if part is None else None
        return part if year is None else self._inside(phrase, year)

    def _year(self, phrase: Phrase) -> int | None:
        if phrase.year is not None:
            return phrase.year
        if phrase.offset is not None:
            year = current_year(phrase, self.opens, self.published) if self.published else self.this_year
            return year + phrase.offset - self._is_closed(phrase)
        if self.opens == APRIL and phrase.grain in ("quarter", "half") and not phrase.named and phrase.length < 12:
            phrase.fiscal = True
        if phrase.lean == 2 and self.published:
            return self.published.year
        if self.published is None:
            if self.year is not None and not phrase.lean:
                return self.year
            if self.told_in and not phrase.ahead and phrase.month - self.told_in >= HALF:
                return self.this_year - 1
            return self.this_year + (phrase.fiscal and phrase.month <= 13 - (self.opens or APRIL))
        latest = self._latest_year(phrase, self.published)
        if phrase.lean == 1 or (phrase.ahead and not phrase.day and self._is_over(phrase, latest)):
            return latest + 1
        lent = self.year is not None and self._is_lent(phrase, self.year, latest)
        return self.year if lent else latest

    def _is_lent(self, phrase: Phrase, year: int, latest: int) -> bool:
        """Whether a period of a year named not far before has the phrase inside it, and is not what this year's is
        compared with ("in February from ... in February 1986. In February ...", "in the first half, up from ... in the
        first half of 2023. In March ...").
        """
        if self.lender is None or phrase.lean or phrase.start - self.lent_at >= CONTEXT_REACH:
            return False
        inside = self._inside(phrase, year)
        if inside is None or year > latest or not inside.within(self.lender):
            return False
        compared = self.lender.shift(12 * (latest - year))
        if year < latest and (compared.first, compared.until) in self.named:
            return False
        return not (year == latest - 1 and inside.first == self.lender.first and inside.until == self.lender.until)

    def _is_closed(self, phrase: Phrase) -> bool:
        """Whether "at year end" is the end of the year before: said in the first half of one, and not as to come."""
        end = phrase.portion == "end" and phrase.offset == 0 and phrase.unit == "year" and not phrase.ahead
        return end and self.published is not None and self.published.month <= HALF

    def _is_over(self, phrase: Phrase, year: int) -> bool:
        """Whether a part of a year is over that is told as still to come, and so long ago that its figures are out; not
        one that follows one told of that year (somebody's own: "fiscal third-quarter sales were ... For the fourth
        quarter it expects ...").
        """
        period = self._inside(phrase, year)
        if period is None or period.until is None or self.published is None:
            return False
        before = period.shift(-phrase.length)
        told = phrase.length > 1 and (before.first, before.until) in self.named
        return period.until + SOON <= self.published.toordinal() and not told

    def _latest_year(self, phrase: Phrase, published: date) -> int:
        """The latest year whose part has begun (for the first n months: has ended, or nearly so)."""
        now = published.toordinal()
        for year in range(published.year + 1, published.year - LEAP_REACH, -1):
            period = self._inside(phrase, year)
            if period is None or period.until is None:
                continue
            if phrase.lean == -1:
                begun = period.until <= now
            elif phrase.grain == "period":
                begun = period.until <= now + REPORTING_SLACK
            else:
                slack = SOON if phrase.ahead else NEAR if phrase.grain == "day" else 0
                begun = period.first <= now + slack - YOUNG * (phrase.grain == "half" and not phrase.ahead)
            if begun:
                return year
        return published.year

    def _inside(self, phrase: Phrase, year: int) -> Period | None:
        if phrase.grain == "decade" and not phrase.month:
            return months_of(year, 1, 120)
        month, length, fiscal = phrase.month or 1, phrase.length if phrase.month else 12, phrase.fiscal
        if phrase.fiscal:
            known, opens = bool(self.opens) or phrase.count == 2, self.opens or APRIL
            if phrase.named or (phrase.month and phrase.grain in ("month", "day")):
                year, fiscal = year - (known and month >= opens), not known
            else:
                year, month = (year - 1, month + opens - 1) if known else (year, month)
                fiscal = not self.opens
        if phrase.day and phrase.month:
            named = run_of_days(year, month, phrase.day, phrase.last_day)
            return named.week() if phrase.week and named is not None else named
        period = months_of(year, month, length, fiscal)
        return inside_of(period, phrase)

    def _relative(self, phrase: Phrase) -> Period | None:
        now, offset = self.published, phrase.offset or 0
        if now is None:
            return None
        if phrase.unit == "month":
            period = months_of(now.year, now.month + offset, 1)
            if phrase.day:
                return run_of_days(period.start.year, period.start.month, phrase.day, phrase.last_day)
        elif phrase.unit == "quarter":
            period = months_of(now.year, (now.month - 1) // 3 * 3 + 1 + 3 * offset, 3)
        elif phrase.unit == "half":
            period = months_of(now.year, (now.month - 1) // 6 * 6 + 1 + 6 * offset, 6)
        elif phrase.unit == "decade":
            period = months_of(now.year // 10 * 10 + 10 * offset, 1, 120)
        elif phrase.unit == "day":
            return span(now.toordinal() + offset, 1)
        else:
            monday = now.toordinal() - now.weekday() + 7 * offset
            if phrase.weekday is not None:
                return span(monday + phrase.weekday, 1)
            period = span(monday, 7) if phrase.unit == "week" else span(monday + 5, 2)
        return inside_of(period, phrase)

    def _weekday(self, phrase: Phrase) -> Period | None:
        if self.published is None:
            return None
        now = self.published.toordinal()
        if phrase.day:
            return self._day_of_month(phrase)
        if phrase.week:
            return None
        back = (self.published.weekday() - (phrase.weekday or 0)) % 7
        return span(now + 7 - back if phrase.ahead and back else now - back, 1)

    def _day_of_month(self, phrase: Phrase) -> Period | None:
        if self.published is None:
            return None
        now = self.published
        for back in (0, 1, 2, -1) if phrase.weekday is not None else (0, 1):
            month = months_of(now.year, now.month - back, 1).start
            period = run_of_days(month.year, month.month, phrase.day, phrase.last_day)
            named = period is not None and phrase.weekday in (None, period.start.weekday())
            if period is not None and named and (phrase.weekday is not None or period.first <= now.toordinal()):
                return period
        return None

    def _range(self, phrase: Phrase) -> Period | None:
        left, right = phrase.left, phrase.right
        if left is None or right is None:
            return None
        if right.inner and left.inner:
            return self._open_range(left, right)
        if left.inner and right.year is not None:
            left.year = right.year
        last = self.place(right)
        if right.inner and left.year is not None and not right.day:
            right.year = left.year
            last = self.place(right)
        first = self.place(left)
        if first is None or last is None or last.until is None or first.floating != last.floating:
            return None
        if first.first >= last.until:
            return None
        if left.year is not None and left.month:
            self.year, self.lender, self.lent_at = left.year, Period(first.first, last.until), phrase.start
        return Period(first.first, last.until, first.floating, first.fiscal)

    def _open_range(self, left: Phrase, right: Phrase) -> Period | None:
        """A range of months or days without a year: that of its end, as for the first n months."""
        if not right.day and not left.day and right.month > left.month:
            length = right.month + right.length - left.month
            return self._when(Phrase(left.start, right.end, "when", "period", month=left.month, length=length))
        last = self._when(right)
        if last is None or last.until is None:
            return None
        year = last.start.year - (1 if (left.month, left.day) > (right.month, right.day) else 0)
        first = self._inside(left, year)
        return None if first is None else Period(first.first, last.until, last.floating)

    def _lies_ahead(self, phrase: Phrase, until: int) -> bool:
        """Whether what was found for the end of a window is the year before's: that of the current one, or of one told
        as still to come ("is expected to grow in the year ending June 30").
        """
        foreseen = phrase.ahead and self.published is not None and until + SOON <= self.published.toordinal()
        return foreseen or self._runs(phrase, until)

    def _runs(self, phrase: Phrase, until: int) -> bool:
        """Whether the window is the current one, and what was found for its end is the year before's."""
        current = (
            phrase.right is not None and phrase.right.offset == 0 and phrase.left is not None and phrase.left.inner
        )
        return current and self.published is not None and until <= self.published.toordinal()

    def _window(self, phrase: Phrase) -> Period | None:
        if phrase.pending:
            return None
        if phrase.left is not None:
            end = self.place(phrase.left)
            if end is not None and end.until is not None and self._lies_ahead(phrase, end.until):
                end = end.shift(12)
            period = None if end is None else window_before(end, phrase)
            self.business = business_year(period, phrase) or self.business
            return period
        if self.published is None:
            return None
        now = self.published.toordinal()
        near = phrase.start - self.spoken_at < REMEMBERED
        if phrase.before and self.spoken is not None and near and self.spoken.first <= now:
            now = self.spoken.first
        if phrase.unit == "decade":
            year = self.published.year // 10 * 10
            return months_of(year - 10 * phrase.count if phrase.lean < 0 else year + 10, 1, 120 * phrase.count)
        if phrase.lean > 0:
            return Period(now + 1, moved(now + 1, phrase.unit, phrase.count))
        return Period(moved(now, phrase.unit, -phrase.count), now)
