"""Laws of the period algebra, and what a scan never does."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.periods.period import Period, months_of
from factcheck.periods.phrases import scan_periods

PHRASES = """in the of from to January Sept. May 5 29 2025 2024-25 Q3 FY26 1H25 last this first three ten months quarter
quarters year half week Monday ended ended, since end mid- early same period year-on-year a earlier ago 's - , ( )
compared with than 30th fiscal '90s 3/31/87 8621-52920043 İ"""
WORDS = PHRASES.split()
MONTHS = st.builds(months_of, st.integers(1800, 2150), st.integers(1, 12), st.integers(1, 60))
DAYS = st.builds(lambda first, days: Period(first, first + days), st.integers(650_000, 760_000), st.integers(1, 800))
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
DATES = st.none() | st.dates(date(1850, 1, 1), date(2150, 1, 1))


@given(MONTHS, st.integers(-400, 400))
def test_shift_is_undone_by_the_opposite_shift(period: Period, months: int) -> None:
    assert period.shift(months).shift(-months) == period
    assert period.shift(months).months == period.months


@given(st.one_of(MONTHS, DAYS))
def test_previous_ends_where_the_period_begins(period: Period) -> None:
    before = period.previous()
    assert before.until == period.first
    assert before.months == period.months if period.months else before.days == period.days


@given(MONTHS)
def test_pieces_make_the_whole(period: Period) -> None:
    pieces = period.split(1)
    assert pieces[0].first == period.first
    assert pieces[-1].until == period.until
    assert all(one.until == next_one.first for one, next_one in pairwise(pieces))
    assert all(piece.within(period) for piece in pieces)


@settings(max_examples=400, deadline=None)
@given(TEXTS, DATES)
def test_a_scan_never_fails_and_its_mentions_are_in_order(text: str, published: date | None) -> None:
    end = 0
    for mention in scan_periods(text, published):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        if mention.period is not None:
            assert mention.period.until is None or mention.period.first < mention.period.until
            assert mention.period.label()


MONTH = st.sampled_from(["January", "May", "Sept.", "Dec."])
YEAR = st.integers(1900, 2099).map(str)
DATED = st.one_of(
    st.builds("{} {}, {}".format, MONTH, st.integers(1, 28), YEAR),
    st.builds("{} {}".format, MONTH, YEAR),
    st.builds("the {} quarter of {}".format, st.sampled_from(["first", "third"]), YEAR),
    st.builds("the first {} months of {}".format, st.sampled_from(["five", "11"]), YEAR),
    st.builds("the {} Monday of {} {}".format, st.sampled_from(["first", "last"]), MONTH, YEAR),
    st.builds("the week of {} {}, {}".format, MONTH, st.integers(1, 28), YEAR),
    st.builds("the three months ended {} 30, {}".format, st.sampled_from(["June", "Nov."]), YEAR),
)


@settings(max_examples=300, deadline=None)
@given(DATED, st.sampled_from(["", "Sales fell in ", "compared with "]), st.sampled_from(["", ".", ", it said"]), DATES)
def test_its_own_text_gives_the_same_period(phrase: str, before: str, after: str, published: date | None) -> None:
    text = f"{before}{phrase}{after}"
    (found,) = scan_periods(text, published)
    (again,) = scan_periods(text[found.start : found.end], published)
    assert again.period is not None
    assert again.period == found.period
