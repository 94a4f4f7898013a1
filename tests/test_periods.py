"""The periods layer: the readings of its lexicon, the algebra, context."""

from __future__ import annotations

from datetime import date

import pytest
from cost import assert_linear
from test_lexicon import mention_shown

from factcheck.periods.period import FLOATING_YEAR, day_of, months_of, year_of
from factcheck.periods.phrases import scan_periods

PUBLISHED = date(2025, 12, 12)


def read(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [f"{text[m.start : m.end]} = {mention_shown(m)}" for m in scan_periods(text, published)]


SENTENCES = [
    (
        "From January to November 2023, output was 3 units. In November alone",
        "2023-01-01..2023-12-01|2023-11-01..2023-12-01",
    ),
    ("in the first 11 months of 2021, it rose. In November alone, it", "2021-01-01..2021-12-01|2021-11-01..2021-12-01"),
    ("from November 2024 to January 2025", "2024-11-01..2025-02-01"),
    ("in the January-September period of this year", "2025-01-01..2025-10-01"),
    ("Nov. 29, 2025. (Xinhua)", "2025-11-29..2025-11-30"),
    ("on November 1-24", "2025-11-01..2025-11-25"),
    ("29 November 2025 and 2025-11-29", "2025-11-29..2025-11-30|2025-11-29..2025-11-30"),
    ("told a press conference on the 26th that", "2025-11-26..2025-11-27"),
    (
        "2023's total; 2025 H1; Jan-Nov; 9M 2024",
        "2023-01-01..2024-01-01|2025-01-01..2025-07-01|2025-01-01..2025-12-01|2024-01-01..2024-10-01",
    ),
    ("to 2.32 million in 2023 from 1.9 million in 2022", "2023-01-01..2024-01-01|2022-01-01..2023-01-01"),
    (
        "in the first 20 days of November; the first two weeks of March 2024",
        "2025-11-01..2025-11-21|2024-03-01..2024-03-15",
    ),
    ("the first 113 days of the year; its first 10 days", "2025-01-01..2025-04-24"),
    ("from Oct. 28-Nov. 3 and since the start of last year", "2025-10-28..2025-11-04|2024-01-01..2025-12-13"),
    ("H1/2025, Q1/25", "2025-01-01..2025-07-01|2025-01-01..2025-04-01"),
    ("12 months to end-September; the half-year to June 30", "2024-10-01..2025-10-01|2025-01-01..2025-07-01"),
    ("compared with the same period of 2019", "same 2019-01-01..2020-01-01"),
    ("the three months ending in June", "2025-04-01..2025-07-01"),
    ("08:32, July 25, 2023", "2023-07-25..2023-07-26"),
    ("3.4 percent up from 2.1 percent in December last year", "2024-12-01..2025-01-01"),
    ("The payment date is January 9. The rally on November 29 was", "2026-01-09..2026-01-10|2025-11-29..2025-11-30"),
    ("told about 2000 listeners in about 2000", "2000-01-01..2001-01-01"),
    ("They will strike on Monday, a spokesman said on Monday", "2025-12-15..2025-12-16|2025-12-08..2025-12-09"),
    ("delayed until Tuesday; approved by the council on Tuesday", "2025-12-16..2025-12-17|2025-12-09..2025-12-10"),
    (
        "in the third quarter, up from 3 in the third quarter of 2024. In September alone",
        "2025-07-01..2025-10-01|2024-07-01..2024-10-01|2025-09-01..2025-10-01",
    ),
    (
        "fell 10.8 percent from January to 1,071; from January to March",
        "period 2025-01-01..2025-02-01|2025-01-01..2025-04-01",
    ),
    ("In the first half of the year sales were 3 units, up from the ", "2025-01-01..2025-07-01"),
    ("up on the 3 units of November 2024. In November, it", "2024-11-01..2024-12-01|2025-11-01..2025-12-01"),
    (
        "19.0 in the fourth quarter of 2023, 18.5 in the third and 16.3 in the first. It was",
        "2023-10-01..2024-01-01|2023-07-01..2023-10-01|2023-01-01..2023-04-01",
    ),
    ("to 3 in the first quarter from 2 in the fourth.", "2025-01-01..2025-04-01|2024-10-01..2025-01-01"),
    ("4 in the second half of 2024, against 3 in the first", "2024-07-01..2025-01-01|2024-01-01..2024-07-01"),
    ("22 in the first quarter and 18 in the second and third", "2025-01-01..2025-04-01"),
    ("3 forecast for 2025. Nine-month sales were 2", "2025-01-01..2026-01-01|2025-01-01..2025-10-01"),
    ("3 in the year to June 2025. Nine-month sales were 2", "2024-07-01..2025-07-01"),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences(text: str, wanted: str) -> None:
    assert "|".join(mention_shown(m) for m in scan_periods(text, PUBLISHED)) == wanted


NOTHING = [
    "sold 1,650 vehicles in 20 days for 2000 dollars",
    "call +86-23-67158993 or 8621-52920043 by 20:28",
    "a five-year-old, three years old, in nine years, 20 consecutive months, a 12-month low",
    "she may march; a second quarterback; $2025; No. 2025",
    "one third, half a million, a quarter of them",
]


@pytest.mark.parametrize("text", NOTHING)
def test_not_periods(text: str) -> None:
    assert read(text) == []


def test_without_a_date_the_relative_float() -> None:
    year, part, month, last, day = scan_periods("this year, the first three quarters, September, last year, yesterday")
    assert year.period == months_of(FLOATING_YEAR, 1, 12)
    assert part.period == months_of(FLOATING_YEAR, 1, 9)
    assert month.period == months_of(FLOATING_YEAR, 9, 1)
    assert last.period == months_of(FLOATING_YEAR - 1, 1, 12)
    assert year.period.floating
    assert day.period is None


def test_at_year_end_is_the_last_one_in_the_first_half_of_a_year() -> None:
    """What stood "at year end" did so at the end of the year before, unless it is told as still to come."""
    told = {
        text: [mention.period for mention in scan_periods(text, date(2025, 3, 25))]
        for text in ("Reserves stood at 5 tonnes at year end", "Reserves will be 5 tonnes at year end")
    }
    assert [period.start.year for found in told.values() for period in found if period] == [2024, 2025]


def test_a_half_that_has_only_begun_is_that_of_the_year_before_unless_it_is_told_as_to_come() -> None:
    told, coming = "In the first half it had sold 5", "expected to sell 5 in the first half"
    for text, month, year in ((told, 1, 2024), (coming, 1, 2025), (told, 4, 2025)):
        found = scan_periods(text, date(2025, month, 30))
        assert [mention.period for mention in found] == [months_of(year, 1, 6)]


def test_the_end_of_the_month_is_that_of_the_one_spoken_of_where_it_is_over_and_nothing_is_to_come() -> None:
    for told, month in (("the total by the end of the month was 5", 10), ("it will open by the end of the month", 11)):
        spoken, end = scan_periods(f"In October it was 3; {told}.", date(2025, 11, 24))
        assert spoken.period == months_of(2025, 10, 1)
        assert end.period == months_of(2025, month, 1).end_of()


def test_labels() -> None:
    days = [
        year_of(2025),
        months_of(2025, 1, 11),
        months_of(2024, 7, 3),
        day_of(date(2025, 12, 5)),
        months_of(2018, 1, 60),
    ]
    assert [period.label() for period in days] == [
        "2025",
        "January-November 2025",
        "Q3 2024",
        "Dec 5, 2025",
        "2018-2022",
    ]
    floating = [months_of(FLOATING_YEAR, 1, 12), months_of(FLOATING_YEAR - 1, 1, 12), months_of(FLOATING_YEAR, 9, 1)]
    assert [period.label() for period in floating] == ["this year", "last year", "September of this year"]


def test_algebra() -> None:
    assert months_of(2025, 1, 9).shift(-12) == months_of(2024, 1, 9)
    assert day_of(date(2025, 9, 30)).shift(-1) == day_of(date(2025, 8, 31))
    assert months_of(2025, 3, 1).previous() == months_of(2025, 2, 1)
    assert year_of(2025).split(3)[3] == months_of(2025, 10, 3)
    assert months_of(2025, 12, 1).within(year_of(2025))


def test_cost_is_linear() -> None:
    for unit in (
        "from January to ",
        "the first three quarters of ",
        "2025-",
        "in ",
        "the same period of the previous year ",
        "two years and ",
        "three months ago ",
        "first Monday of ",
        "the sixties and seventies ",
        "week after next ",
        "2000 - 2500 ",
        "1/2/",
    ):
        assert_linear(lambda times, unit=unit: scan_periods(unit * times, PUBLISHED), 200)
