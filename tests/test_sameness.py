"""Which figures of one subject are taken for one and the same, and which only stand beside each other."""

from __future__ import annotations

from datetime import date

import pytest
from claim_notation import article

from factcheck.claims.claim import Measure, Subject
from factcheck.claims.ties.said.kinship import owned_apart
from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())
TODAY = date(2025, 12, 12)


def restated(text: str) -> list[str]:
    """The verdicts of the checks that two figures of a text are the same."""
    return [check.verdict for check in judge([article(text)], RULEBOOK).checks if check.rule == "restated"]


@pytest.mark.parametrize(
    "text",
    [
        "Wheat exports were 4.31 million tonnes in 2019. In 2019 wheat exports came to 4.31 million tonnes.",
        "Wheat exports were 4.31 million tonnes in 2019. In 2019 wheat exports came to 4.3 million tonnes.",
        "Wheat exports were nearly 4.4 million tonnes in 2019. In 2019 wheat exports came to 4.36 million tonnes.",
        "Wheat exports were over 4 million tonnes in 2019. In 2019 wheat exports came to 4.36 million tonnes.",
    ],
)
def test_figures_that_say_the_same_are_one(text: str) -> None:
    assert restated(text) == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Wheat exports were 55 tonnes. Wheat exports came to 56 tonnes.",
        "Wheat exports were 4 million tonnes. Wheat exports came to 5 million tonnes.",
        "At least 128 people were killed and over 220 were injured.",
        "At least 128 people were killed. Over 900 people were killed, a doctor said.",
    ],
)
def test_figures_that_only_touch_or_bound_each_other_are_not(text: str) -> None:
    assert restated(text) == []


def between(*texts: str) -> list[tuple[str, str]]:
    """The rules and verdicts of the checks that claims of several articles take part in, which have no title."""
    checks = judge([read_text("", f"{at}", text, TODAY) for at, text in enumerate(texts)], RULEBOOK).checks
    return [(c.rule, c.verdict) for c in checks if len({claim.partition(".")[0] for claim in c.claims}) > 1]


RATE_BESIDE = "China's car exports rose 57.9 percent year on year to {} million vehicles in 2023."


def test_a_level_beside_the_same_rate_in_another_article_is_the_same() -> None:
    reworded = "In 2023 China exported 4.91 million cars, up 57.9 percent year on year, an industry body said."
    assert ("restated", "consistent") in between(RATE_BESIDE.format(4.91), reworded)
    assert ("restated", "conflicting") in between(RATE_BESIDE.format(4.91), RATE_BESIDE.format(6.2))


def test_last_year_s_level_meets_the_base_of_this_year_s() -> None:
    before = "China exported 1,586,277 cars in 2022."
    assert ("restated", "consistent") in between(before, "China exported 1.9 million cars in 2023, up from 1,586,277.")
    assert ("restated", "conflicting") in between(before, "China exported 1.9 million cars in 2023, up from 1,856,277.")


@pytest.mark.parametrize(
    "texts",
    [
        ("Sales were 40.2 million dollars in 2023.", "Sales were 42.0 million dollars in May 2023."),
        ("U.S. car sales were 40,454 in March 1987, Chrysler Corp said.", "U.S. car sales were 28,203 in 1987."),
        ("German car exports were 986,211 in March 1987.", "Germany exported 1,500 cars in 1987."),
    ],
)
def test_articles_that_do_not_say_whose_their_figures_are_are_not_compared(texts: tuple[str, str]) -> None:
    assert between(*texts) == []


def test_units_made_are_of_the_product_that_was_sold() -> None:
    units = "China's car sales rose 12 percent to 30.09 million units in 2023, while production came to {} units."
    cars = "China's car output was 30.16 million in 2023."
    assert ("restated", "consistent") in between(units.format("30.16 million"), cars)
    assert ("restated", "conflicting") in between(units.format("31.06 million"), cars)


def test_what_a_place_sells_overseas_is_its_exports() -> None:
    overseas = "China's overseas sales of cars came to {} billion yuan in 2023."
    exports = "China exported cars worth 117.2 billion yuan in 2023."
    assert between(overseas.format("117.2"), exports) == [("restated", "consistent")]
    assert between(overseas.format("171.2"), exports) == [("restated", "conflicting")]


FLEET = "BYD sold {} electric vehicles in 2024, up {} percent year on year."
BROADER = "BYD sold 4,272,145 vehicles in 2024, up 41.3 percent year on year from 3,024,417 in 2023."


def test_what_two_articles_name_differently_is_one_where_their_figures_show_it() -> None:
    assert ("growth", "consistent") in between(FLEET.format("4.27 million", "41.26"), BROADER)
    assert ("restated", "conflicting") in between(FLEET.format("4.72 million", "41.263"), BROADER.replace(".3", ".26"))


def test_a_change_meets_its_base_in_other_words_where_the_figures_fit() -> None:
    before = "Norway's renewable sources gave 251.2 terawatt-hours in 2023."
    now = "Renewable sources of Norway gave {} terawatt-hours in 2024, an increase of 1.5 percent year on year."
    assert between(before, now.format("254.9")) == [("growth", "consistent")]
    assert between(before, now.format("245.9")) == [("growth", "conflicting")]
    assert between(before, now.format("231.4")) == []


def test_a_sum_in_another_currency_is_the_same_at_the_rate_of_its_time() -> None:
    euros = "Germany exported goods worth 1,559.9 billion euros in 2024."
    dollars = "German companies sold goods worth ${} trillion abroad in 2024."
    assert between(euros, dollars.format("1.62")) == [("exchange-rate", "consistent")]
    assert between(euros, dollars.format("1.26")) == [("exchange-rate", "conflicting")]


def test_what_a_company_sells_in_units_is_what_it_sells() -> None:
    units = "Toyota sold 5,162,442 units in the first half of 2024."
    assert ("sum", "consistent") in between(
        units, "Toyota sold 10.82 million vehicles in 2024, of which 5.66 million in the second half of 2024."
    )


def test_the_end_of_a_year_is_its_figure() -> None:
    earlier = "By the end of 2023, Norway had a population of 5.41 million. Births were 52,118."
    later = "Norway's population grew by 0.03 million to 5.44 million in 2024. Births rose by 1,200 to 53,318."
    assert between(earlier, later) == [("change", "consistent"), ("change", "consistent")]


@pytest.mark.parametrize(
    "texts",
    [
        (FLEET.format("1.81 million", "21"), BROADER),
        ("BYD sold 4,272,145 cars. BYD sold 2,417,003 electric cars.", "BYD sold 2,419,003 cars."),
        ("Rural sales in India were 2,417,118 cars in 2023.", "Urban sales in India were 2,417,118 cars in 2023."),
        ("Output of India was expected to be 2,417,118 cars in 2023.", "Output of India was 2,398,118 cars in 2023."),
    ],
)
def test_what_figures_do_not_show_to_be_one_stays_two(texts: tuple[str, str]) -> None:
    assert not [one for one in between(*texts) if one[0] in ("restated", "growth")]


PACE = "China's steel output rose 6.3 percent year on year in January-October 2020, {} percentage points more than in "


@pytest.mark.parametrize(("points", "verdict"), [("0.7", "consistent"), ("1.7", "conflicting")])
def test_growth_meets_the_growth_of_an_earlier_time(points: str, verdict: str) -> None:
    now = PACE.format(points) + "the first nine months of 2020."
    before = "China's steel output rose 5.6 percent year on year in January-September 2020."
    assert between(now, before) == [("percent-or-points", verdict)]


def test_an_earlier_estimate_is_no_earlier_year() -> None:
    revised = "India's grain output was 284.95 million tonnes in 2019, revised upwards from the 281.37 million tonnes."
    assert between(revised, "India's grain output was 281.37 million tonnes in 2019.") == [("restated", "consistent")]
    assert between(revised, "India's grain output was 277.49 million tonnes in 2018.") == []


HEADED = [
    ("60,000 tonnes of maize smuggled", "At least 60,000 tonnes of maize have been smuggled in.", "consistent"),
    ("Airline buys 14 long-haul jets", "The airline buys 14 long-haul jets, it said.", "consistent"),
    ("60,000 tonnes of maize smuggled", "Some say that 80,000 tonnes of maize were smuggled in.", "conflicting"),
]
"""A headline, the first sentence of its article, and whether the one figure of the one can be that of the other."""


@pytest.mark.parametrize(("headline", "lead", "verdict"), HEADED)
def test_a_headline_is_told_again_in_its_own_words(headline: str, lead: str, verdict: str) -> None:
    checks = judge([read_text("", "a", f"{headline}\n\n{lead}\n", date(2025, 12, 12))], RULEBOOK).checks
    assert [(check.rule, check.verdict) for check in checks] == [("restated", verdict)]
    assert all(check.severity in (None, "warning") for check in checks)


def test_a_headline_tells_the_change_that_led_to_the_figure_of_the_lead() -> None:
    lead = "Exports of durian fell to 24,600 tonnes in May 2025. They had been 53,180 tonnes in May 2024. "
    text = f"Durian shipments plunge 54 per cent\n\n{lead}The slump is one of 54 per cent.\n"
    checks = judge([read_text("", "a", text, date(2025, 12, 12))], RULEBOOK).checks
    assert ("restated", "consistent") in [(check.rule, check.verdict) for check in checks]


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("11 suspects charged in air plot", "Charges were laid against 11 of the 23 suspects in the air plot."),
        ("Airline buys 14 long-haul jets", "The airline has 90 jets and buys 12 long-haul jets."),
        (
            "Bank of England holds at 4% by five votes to four",
            "The Monetary Policy Committee voted 5-4 to keep Bank Rate at 4 percent, with four members for a cut to "
            "3.75.",
        ),
    ],
)
def test_a_headline_is_not_set_against_one_of_several_figures(headline: str, lead: str) -> None:
    document = read_text("", "a", f"{headline}\n\n{lead}\n", date(2025, 12, 12))
    assert not [check for check in judge([document], RULEBOOK).checks if check.verdict == "conflicting"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("hcl", "hcl tech", False),
        ("halden", "haldenia", True),
        ("China", "China steel", True),
        ("China", "China", False),
        ("", "China", False),
    ],
)
def test_an_owner_may_be_named_in_short_by_whole_words_but_for_a_place(one: str, other: str, apart: bool) -> None:
    measure = Measure("export", frozenset())
    assert owned_apart(Subject(one, measure, None), Subject(other, measure, None)) is apart
