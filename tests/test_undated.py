"""Articles without a date: which year a month is of that names none."""

from __future__ import annotations

import pytest

from factcheck.api import check
from factcheck.claims.extract import extract
from factcheck.periods.period import Period
from factcheck.text.readers import read_text

TOLD = {
    "Exports rose to 405 million euros in 2024. In December exports were 36 million euros.": "December 2024",
    "Exports rose to 305 million euros in 2024. In the third quarter exports were 76 million euros.": "Q3 2024",
    "Exports were 380 million euros in January-November 2024. In October they were 36 million euros.": "October 2024",
    "Exports rose to 405 million euros in 2024. In December last year they were 36 million.": "December of last year",
    "Exports were 5 million euros in June 2019 (June 2018: 4 million). In January they were 3 million.": "January 2019",
    "Loans were US$3 billion in May 2024, up from US$2 billion in May 2023. In June they were US$4 bn.": "June 2024",
    "Islands won 9 in December. Sales were 5 cars in December 2024. For the whole year they were 90 cars.": "2024",
    "In May 2019, they sold 5,000 ships. The first five months brought 21,000.\n\nTanker sales were 900.": "May 2019",
    "Exports rose. In December exports were 36 million euros.": "December of this year",
    "HANOI, Jan. 7 (Xinhua) -- Exports rose. In December they were 36 million euros.": "December of last year",
    "HANOI, Jan. 7 (Xinhua) -- Exports rose. In March they may be 36 million euros.": "March of this year",
    "HANOI, Sept 7 (Xinhua) -- Exports rose. In August they were 36 million euros.": "August of this year",
}


@pytest.mark.parametrize("text", TOLD)
def test_a_month_without_a_year_is_of_the_year_spoken_of(text: str) -> None:
    claims = extract(read_text("", "text", "Nobody said a word.\n\n" + text, None), 1)
    period = claims[-1].subject.period
    assert isinstance(period, Period)
    assert period.label() == TOLD[text]


def test_a_bare_dollar_may_be_the_one_of_the_united_states() -> None:
    told = "Iron ore fell 2 percent in Singapore. It ended at 756.5 yuan (103.20 dollars) in Dalian."
    document = read_text("", "text", "Nobody said a word.\n\n" + told, None)
    assert [found.message for found in check(document).checks if found.severity] == []


SILENT = [
    "They are taught at 2,735 schools, 24 fewer than in 2023. In 2014 there were 2,907 schools. A pupil costs Norway "
    "148,000 Norwegian crowns a year, or 13,700 dollars.",
    "The yen strengthened to 148.2 per dollar from 149.9, a gain of 1.1 percent. It has weakened 5 percent this "
    "quarter and strengthened 6 percent this year.",
]


@pytest.mark.parametrize("told", SILENT)
def test_what_is_measured_against_a_later_time_or_one_that_nobody_knows_is_no_conflict(told: str) -> None:
    document = read_text("", "text", "Nobody said a word.\n\n" + told, None)
    assert [found.message for found in check(document).checks if found.severity] == []
