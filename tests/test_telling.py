"""What findings say: values as the figure beside them is printed, names as the article writes them."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.api import check
from factcheck.findings.finding import Check
from factcheck.findings.naming import as_written
from factcheck.reports.formats import renderer
from factcheck.reports.style import Style


def found(text: str, day: date | None = None) -> Check:
    (one,) = check(text, date=day).findings
    return one


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sales rose 10% to £155.6m in 2024 from £111.1m in 2023.", "would be £140.8 to 142.1m, but"),
        ("Output rose 10% to 2,788,000 units in 2024 from 2,388,000 in 2023.", "would be 2,523,000 to 2,546,000, but"),
        (
            "Exports were 9,100.2 billion yuan and imports 8,200.1 billion yuan in 2024, for trade of 17,400.3 billion "
            "yuan.",
            "would be 17,300.2 to 17,300.4 billion yuan, but",
        ),
    ],
)
def test_values_are_told_as_the_figure_beside_them_is_printed(text: str, told: str) -> None:
    assert told in found(text).message


def test_a_figure_is_held_against_others_only() -> None:
    text = "Grain output was 1,930.8 billion jin in 2023, an increase of 17.67 billion jin, or up by 1.3 percent."
    *steps, last = found(text).because
    assert last == "it rose by 17.67 billion jin year on year"
    assert steps[-1].endswith("so the change of grain output in 2023 would be 23.74 to 25.81 billion jin")


def test_a_rate_of_exchange_is_told() -> None:
    told = found("The plant cost 3.61 billion yuan (about 361 million U.S. dollars).", date(2024, 5, 15))
    assert "and a fair rate of the time is 6.877 to 7.6 CNY to the USD" in told.because[0]


def test_names_keep_their_capitals() -> None:
    text = "Result: Labour 1,961 (73% +14%), UKIP 320 (12% -9%), Conservative 302 (21% -1%), Liberal Democrat 117 (4%)"
    told = found(f"Mildmay ward, Islington council by-election.\n\n{text}")
    assert "votes for UKIP were 12% of votes" in told.because[0]
    assert told.because[0].endswith("in votes would be 61.5 to 64.5%")


def test_changes_are_no_shares() -> None:
    rows = "Con 1187 (33.5; -1.5)\nLab 1011 (31.9; +11.2)\nInd 991 (30.6; +2.7)\nMajority 176\nTurnout 26.9%"
    assert not check(f"East Riding of Yorkshire, South East Holderness by-election\n\n{rows}\n").findings


def test_sales_are_not_told_as_revenue() -> None:
    text = "Acme Ltd. sales rose 40 percent to 120 million dollars in 2024 from 100 million dollars in 2023."
    assert "sales were" in found(text).message


def test_a_country_has_its_article() -> None:
    told = found("US exports fell 20 percent to $50.5 billion in 2024 from $81.3 billion in 2023. US exports rose.")
    assert told.message.startswith("the United States' exports were $50.5 billion in 2024")


@pytest.mark.parametrize(
    ("time", "told"),
    [("On November 5, 2024", "on Nov 5, 2024"), ("Since 2018", "since 2018"), ("This year", "this year"),
     ("From Nov. 5, 2024 to Jan. 6, 2025", "from Nov 5, 2024 to Jan 6, 2025")],
)  # fmt: skip
def test_a_time_is_told_with_its_preposition(time: str, told: str) -> None:
    text = f"{time}, exports were 30 billion yuan and imports 20 billion yuan, for trade of 60 billion yuan."
    assert found(text).message.startswith(f"exports were 30 billion yuan {told} and imports")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shipments rose 10 percent to 3.51 million units in 2024 from 2.12 million in 2023.", "shipments were 3.51"),
        ("Jobless claims rose 10 percent to 3,512 in May 2024 from 2,122 in May 2023.", "jobless claims were 3,512"),
        ("The fire destroyed 400 buildings, including 520 homes in Leeds and 80 in York.", "there were 520 homes and"),
    ],
)
def test_things_are_told_in_the_plural(text: str, told: str) -> None:
    assert found(text).message.startswith(told)


def test_a_level_before_is_told_with_its_own_sign() -> None:
    text = "Cocoa exports fell $1,061, or 10.0 percent, to $9,402 in 2024."
    assert any("would be $10,4" in step for step in found(text).because)


def test_only_what_the_text_says_of_a_measure_is_told() -> None:
    text = "Traffic accidents killed 3,318 people last year, 174 fewer than the 3,312 of 2022, Peru's police said."
    told = found(text, date(2024, 1, 5))
    assert told.message.startswith("Peru's traffic accident deaths were 3,318 people in 2023")


def test_an_entity_is_written_as_a_word_of_the_text() -> None:
    assert as_written("ici", "Officials said that ICI lost.") == "ICI"
    assert as_written("ici", "Officials said so.") == "Ici"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 1986 there had been 970 lanterns, 657 of them lit by night and 331 by day.",
            "one part was 657 and another part was 331, so the whole would be 987 to 989 lanterns, but it was given as",
        ),
        (
            "Permits rose 23.7 percent to 283,800 permits in 2024 from 189,000 in 2023.",
            "permits were 283,800 in 2024, they rose 23.7 percent year on year, so the",
        ),
        (
            "There were 283,800 lanterns, up 23.7 percent from 189,000 in 2023.",
            "there were 283,800 lanterns, the number rose 23.7 percent from 2023, so the figure in 2023 would be",
        ),
    ],
)
def test_what_nobody_names_is_told_by_the_part_it_plays(text: str, told: str) -> None:
    assert found(text).message.startswith(told)


def test_what_would_agree_only_below_zero_is_told_so() -> None:
    text = "Exporters earned 176.3 billion shillings in 2024, 20.0 billion below the 156.7 billion of 2023."
    report = check(text)
    told = " ".join("".join(renderer("text")(report, Style())).split())
    assert "19.5 to 19.7 billion the other way (now: 20.0 billion" in told


def test_a_measure_is_called_as_the_article_calls_it() -> None:
    text = "The ministry's spending rose 6.4% to $371.4 million in 2024 from $321.1 million in 2023."
    assert "spending was $371.4 million" in found(text).message
    text = "Yards delivered 48.2 million tonnes in 2024, up 13.8 percent from 32.3 million tonnes in 2023."
    assert "deliveries were 48.2 million tonnes" in found(text).message
