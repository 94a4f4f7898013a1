"""Likely causes: named where exactly one usual slip would mend a conflict, and not otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

STANDARD = load_rulebook(standard_folder())


def hints(text: str, published: date | None = None) -> list[str | None]:
    """The hints of the findings in a text."""
    report = judge([read_text("", "text", text, published)], STANDARD)
    return [check.hint for check in report.checks if check.severity is not None]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "Cement output came to 432 million tonnes in 2024, up 3.0 percent from 410 million tonnes in 2023.",
            "423 million, two digits swapped",
        ),
        ("Temperatures reached 30 degrees Celsius (68 degrees Fahrenheit).", "68 may stand for 86, two digits swapped"),
        (
            "Chongqing's vehicle output was 288 million vehicles in 2025, up 20.0 percent from 2.40 million vehicles "
            "in 2024.",
            "a factor of 100, as if 万 (ten thousand) had been read as million",
        ),
        (
            "Chongqing's exports were 288 billion yuan in 2025, up 20.0 percent from 24.0 billion yuan in 2024.",
            "a factor of 10, as if 亿 (a hundred million) had been read as billion",
        ),
        (
            "In 2016 trade was 100 billion euros. Exports were 75 billion euros in 2016. In 2016 machinery exports "
            "were 62 billion euros, accounting for 62 percent of exports.",
            "another base would fit: trade was 100 billion euros in 2016",
        ),
        (
            "Rice output was 48.7 million tonnes in 2019, up 9.7 percent from 47.1 million tonnes in 2018. In 2017 "
            "rice output was 44.4 million tonnes.",
            "another period would fit: rice output was 44.4 million tonnes in 2017",
        ),
    ],
)
def test_a_likely_cause_is_named(text: str, hint: str) -> None:
    (found,) = hints(text)
    assert hint in (found or "")


def test_a_wrong_currency_sign_is_named() -> None:
    text = "The insurer set aside 200 million euros (176 million U.S. dollars) for storm damage."
    assert hints(text, date(2023, 3, 15)) == ["the sum fits a conversion into GBP"]


def test_several_causes_are_none() -> None:
    text = "The insurer set aside 200 million euros (181 million U.S. dollars) for storm damage."
    assert hints(text, date(2023, 3, 15)) == [None]


@pytest.mark.parametrize(
    ("base", "found"), [("4,050 in May", 1), ("47,100 in May", 1), ("27 in May", 0), ("617,000,000 in May", 0)]
)
def test_figures_that_lie_worlds_apart_are_not_a_slip(base: str, found: int) -> None:
    text = f"Cholera cases fell 7.2 percent to 37,166 in June from {base}."
    assert len(hints(text, date(2024, 7, 15))) == found


def test_sums_of_money_that_lie_worlds_apart_are_not_a_slip_but_for_a_power_of_ten() -> None:
    text = "Visitors spent 8.14 trillion yen in 2024, up 53.4 percent from {} yen in 2023."
    assert [len(hints(text.format(base))) for base in ("212,000", "5.31 billion")] == [0, 1]


@pytest.mark.parametrize(
    ("rate", "hint"),
    [("27.1", "it would hold if digits had been cut off instead of rounded"), ("27.5", None)],
)
def test_only_digits_that_were_cut_off_are_said_to_be(rate: str, hint: str | None) -> None:
    assert hints(f"Profit rose {rate}% to £988.97m in 2017 from £777.66m in 2016.") == [hint]
