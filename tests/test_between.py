"""Changes whose level or base another article states in words of its own, bound where the figures fit to the digit."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())

HARVEST = (
    date(2025, 3, 4),
    "Norway's mills ground 431.7 million tonnes of oats in 2024, 3.7% less than in the year before.",
)


def between(*articles: tuple[date, str]) -> set[tuple[str, str, str | None]]:
    """Rule, verdict and severity of the checks that claims of several articles take part in."""
    texts = ((day, f"Nobody said a word.\n\n{text}") for day, text in articles)
    documents = [read_text("", f"{at}", text, day) for at, (day, text) in enumerate(texts)]
    found = judge(documents, RULEBOOK).checks
    across = [check for check in found if len({claim.partition(".")[0] for claim in check.claims}) > 1]
    return {(check.rule, check.verdict, check.severity) for check in across}


@pytest.mark.parametrize(
    "earlier",
    [
        "In 2023 Norway's mills processed oats weighing 448.5 million tonnes.",
        "Norway's farmers had a good year in 2023. All of 448.5 million tonnes of grain went through the mills.",
    ],
)
def test_a_base_in_other_words_is_told_by_its_digits(earlier: str) -> None:
    assert ("growth", "consistent", None) in between(HARVEST, (date(2024, 3, 4), earlier))


@pytest.mark.parametrize("figure", ["484.5", "844.5", "548.5"])
def test_one_that_a_slip_keeps_from_fitting_is_worth_a_note(figure: str) -> None:
    earlier = f"In 2023 Norway's mills processed oats weighing {figure} million tonnes."
    assert ("growth", "conflicting", "note") in between(HARVEST, (date(2024, 3, 4), earlier))


@pytest.mark.parametrize(
    "earlier",
    [
        "In 2023 Norway's mills processed oats weighing 451.2 million tonnes.",
        "In 2023 Norway's mills were expected to process oats weighing 484.5 million tonnes.",
        "In 2021 Norway's mills processed oats weighing 484.5 million tonnes.",
    ],
)
def test_one_that_no_slip_explains_or_that_is_of_something_else_is_left(earlier: str) -> None:
    assert not between(HARVEST, (date(2024, 3, 4), earlier))


def test_an_event_without_a_time_of_its_own_is_compared_with_the_articles_before() -> None:
    later = date(2024, 11, 3), "The number of confirmed deaths in Spain was 2,417, 212 higher than before."
    before = date(2024, 11, 1), "The floods in Spain have killed 2,205 people, rescuers said."
    assert ("change", "consistent", None) in between(later, before)


@pytest.mark.parametrize(
    ("figure", "verdict"), [("33.38 million", "consistent"), ("38.33 million", "conflicting"), ("3.38 million", None)]
)
def test_most_of_a_year_is_less_than_the_year_of_another_article(figure: str, verdict: str | None) -> None:
    later = date(2025, 1, 15), "Japan welcomed a record 36.87 million foreign visitors in 2024."
    before = date(2024, 12, 18), f"Japan's arrivals for leisure came to {figure} in January-November 2024."
    found = {told for rule, told, _ in between(later, before) if rule == "part-year"}
    assert found == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("figure", "verdicts"), [("352,036", {"consistent"}), ("3,520,360", {"consistent", "conflicting"})]
)
def test_what_a_story_counts_on_only_grows(figure: str, verdicts: set[str]) -> None:
    february = (
        "Brazil has notified 1,017,278 probable cases of dengue fever since the start of the year, the health ministry "
        f"said. Minas Gerais led with {figure} cases."
    )
    may = (
        "Since January 5,100,766 probable infections with dengue have been registered, Brazil's health ministry said. "
        "Minas Gerais accounted for 1,431,174 cases of dengue."
    )
    found = between((date(2024, 2, 29), february), (date(2024, 5, 20), may))
    assert {told for rule, told, _ in found if rule == "part-year"} == verdicts


@pytest.mark.parametrize(
    ("counted", "verdict"),
    [
        ("351,200 passengers", "consistent"),
        ("3,512,000 passengers", "conflicting"),
        ("9,900,000 passengers", None),
        ("351,200 bags", None),
    ],
)
def test_a_month_is_part_of_the_year_that_the_story_tells_of(counted: str, verdict: str | None) -> None:
    year = "Lakeport Airport has told of its passengers in all of 2023. It was used by 3,212,000 passengers in 2023."
    june = f"Lakeport Airport has told of its passengers in June. A total of {counted} used it in June 2023."
    found = between((date(2024, 1, 9), year), (date(2023, 7, 8), june))
    assert {told for rule, told, _ in found if rule == "part-year"} == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("arrivals", "verdicts"),
    [
        ("13.9 million foreign visitors", {"consistent"}),
        ("31.9 million foreign visitors", {"conflicting"}),
        ("13.9 million domestic visitors", set()),
    ],
)
def test_who_arrives_in_a_country_is_a_foreigner(arrivals: str, verdicts: set[str]) -> None:
    year = "International visitor arrivals in Singapore reached 16.5 million in 2024, the tourism board said."
    months = f"From January to October 2024 Singapore received {arrivals}, the tourism board said."
    found = between((date(2025, 2, 4), year), (date(2024, 11, 20), months))
    assert {told for rule, told, _ in found if rule == "part-year"} == verdicts


def test_dollars_are_those_of_the_country_whose_article_says_so() -> None:
    year = "Georgia's wine exports were worth 276.1 million U.S. dollars in 2024, the wine agency said."
    half = "Georgia sold wine abroad for {} dollars in the first half of 2024, the wine agency said."
    for figure, verdict in (("124.8 million", "consistent"), ("421.8 million", "conflicting")):
        found = between((date(2025, 1, 14), year), (date(2024, 7, 11), half.format(figure)))
        assert {told for rule, told, _ in found if rule == "part-year"} == {verdict}


@pytest.mark.parametrize(
    ("earlier", "verdicts"),
    [
        ("2,470 deaths among 99,700 suspected cases", {"consistent"}),
        ("4,270 deaths among 99,700 suspected cases", {"consistent", "conflicting"}),
        ("5,381 deaths among 99,700 suspected cases", {"consistent"}),
        ("219 deaths in one camp", set()),
        ("2,470 cases of measles", set()),
    ],
)
def test_a_toll_only_rises_while_a_story_goes_on(earlier: str, verdicts: set[str]) -> None:
    before = f"Cholera in Sudan has caused {earlier} since last year, doctors in Sudan said."
    later = "Sudan's cholera epidemic has now caused 3,025 deaths among 113,600 suspected cases, doctors in Sudan said."
    found = between((date(2025, 8, 14), before), (date(2025, 9, 24), later))
    assert {told for rule, told, _ in found if rule == "part-year"} == verdicts
    late = between((date(2025, 1, 14), before), (date(2025, 9, 24), later))
    assert not {told for rule, told, _ in late if rule == "part-year"}


@pytest.mark.parametrize(("burned", "verdict"), [("239,152", "consistent"), ("932,152", "conflicting")])
def test_a_fire_burns_no_less_than_it_had(burned: str, verdict: str) -> None:
    july = f"The Park Fire north of Chico has burned {burned} acres, the fire agency said."
    august = "The Park Fire north of Chico had burned 414,042 acres by Tuesday, the fire agency said."
    found = between((date(2024, 7, 26), july), (date(2024, 8, 6), august))
    assert {told for rule, told, _ in found if rule == "part-year"} == {verdict}


@pytest.mark.parametrize(("march", "verdict"), [("4.7", "consistent"), ("7.4", "conflicting"), ("5.2", None)])
def test_consumer_prices_rise_by_inflation(march: str, verdict: str | None) -> None:
    before = f"Hungary's consumer prices rose {march} percent in March from a year earlier. Food cost more in Budapest."
    later = (
        "Annual inflation in Hungary eased to 4.2 percent in April, 0.5 percentage points lower than in March. "
        "Food cost less in Budapest."
    )
    found = between((date(2025, 4, 8), before), (date(2025, 5, 9), later))
    assert {told for rule, told, _ in found if "points" in rule} == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("expected", "found"), [("650,000 tons, down from an earlier 700,000", True), ("671,000 tons", False)]
)
def test_what_falls_short_of_a_forecast_is_measured_from_that(expected: str, found: bool) -> None:
    before = f"Ghana expects a cocoa crop of {expected}, in the 2024/25 season, Cocobod said."
    later = "In the 2024/25 season Ghana harvested 600,000 tons of cocoa, 50,000 fewer than it had forecast."
    told = between((date(2024, 8, 12), before), (date(2025, 10, 3), later))
    assert {(rule, verdict) for rule, verdict, _ in told} == ({("change", "consistent")} if found else set())


@pytest.mark.parametrize(("estimate", "verdict"), [("37.4", "consistent"), ("34.7", "conflicting"), ("39.9", None)])
def test_an_estimate_that_is_lowered_is_that_of_before(estimate: str, verdict: str | None) -> None:
    before = f"France's wine output is expected to come to {estimate} million hectolitres this year, the ministry said."
    later = (
        "The ministry now puts wine output in France at 35.9 million hectolitres for 2025, 1.5 million less than it "
        "estimated in September."
    )
    found = between((date(2025, 9, 9), before), (date(2025, 11, 25), later))
    assert {told for rule, told, _ in found if rule == "change"} == ({verdict} if verdict else set())


@pytest.mark.parametrize(("estimate", "verdict"), [("280,400", "consistent"), ("208,400", "conflicting")])
def test_growth_beyond_a_forecast_leads_from_that(estimate: str, verdict: str) -> None:
    may = f"California's almond crop is expected to come to {estimate} tonnes this year, the department said."
    july = (
        "The department said: California is expected to harvest 300,000 tonnes of almonds, 7 percent more than it "
        "forecast in May, it said."
    )
    found = between((date(2025, 5, 12), may), (date(2025, 7, 10), july))
    assert {told for rule, told, _ in found if rule == "growth"} == {verdict}


def test_those_on_board_are_no_profit() -> None:
    half = "Etihad Airways had a profit of 1.1 billion in the first half of 2025, with 10.2 mln passengers."
    later = "Etihad Airways had a profit of 1.7 billion in January-September 2025, with 16.1 mln passengers on board."
    assert ("part-year", "consistent", None) in between((date(2025, 8, 6), half), (date(2025, 11, 12), later))


@pytest.mark.parametrize(
    ("brand", "verdicts"),
    [
        ("434,050", {"consistent"}),
        ("534,040", {"consistent", "conflicting"}),
        ("940,000", {"consistent"}),
    ],
)
def test_a_brand_is_told_apart_from_others_and_the_goods_go_without_saying(brand: str, verdicts: set[str]) -> None:
    year = (
        "Sumo Group sold 2.505 million vehicles in 2023, the carmaker said. Sumo Aria alone sold 480,003 cars. "
        "Dealers of Sumo Toka sold 950,000."
    )
    months = (
        "The carmaker Sumo Group counts on its brand Aria. Sumo Group sold 2.268 million vehicles from January to "
        f"November 2023, and its brand Aria sold {brand}. Dealers of Toka fear falling prices."
    )
    found = between((date(2024, 1, 9), year), (date(2023, 12, 8), months))
    assert {told for rule, told, _ in found if rule == "part-year"} == verdicts


def test_what_tourists_spend_in_shops_is_part_of_the_sales_of_these() -> None:
    year = "Sales of the harbour shops of Malta totaled {} euros in 2023, the customs of Malta said of its shops."
    half = (
        "Tourists spent 26.48 billion euros in the harbour shops of Malta in the first half of 2023, "
        "the customs of Malta said of its shops."
    )
    days = date(2024, 1, 3), date(2023, 7, 5)
    found = between(*zip(days, (year.format("43.76 billion"), half), strict=True))
    assert ("part-year", "consistent", None) in found


def test_digits_in_the_other_order_may_make_a_base_three_times_as_small() -> None:
    later = "Lakeport's foreign trade was 947.12 billion euros in 2023, up 2.2 percent, customs of Lakeport said."
    before = "Foreign trade of Lakeport through its port came to {} euros in 2022, customs of Lakeport reported."
    days = date(2024, 1, 9), date(2023, 1, 9)
    for figure, verdict, severity in (("926.97", "consistent", None), ("296.97", "conflicting", "note")):
        found = between(*zip(days, (later, before.format(f"{figure} billion")), strict=True))
        assert ("growth", verdict, severity) in found


def test_points_are_of_a_share_that_another_article_of_the_story_gives() -> None:
    level = (
        "Electric boats took {} of the market for boats on the lakes of Norway in {}, "
        "the boat builders' body Flytende said."
    )
    points = (
        "The share of electric boats on the lakes of Norway went up by 3.1 percentage points in 2024. "
        "The boat builders' body Flytende wants the market to grow."
    )
    texts = level.format("19.6 percent", 2024), points, level.format("16.5 percent", 2023)
    days = date(2025, 1, 6), date(2025, 1, 6), date(2024, 1, 5)
    assert ("percent-or-points", "consistent", None) in between(*zip(days, texts, strict=True))


def test_a_base_of_an_owner_whose_name_is_told_shorter_is_one_but_for_a_slip() -> None:
    later = (
        date(2025, 10, 20),
        "The Panama Canal reports: The Canal handled 13,404 vessels in the 12 months to September 2025, {} more than a "
        "year before, as water in the lakes of Panama rose again, the canal authority said.",
    )
    before = (
        date(2024, 10, 20),
        "Water in the lakes of Panama ran low. Transits of vessels through the Panama Canal fell to 9,944 in the 12 "
        "months to September 2024, the canal authority reported.",
    )
    assert ("growth", "consistent", None) in between((later[0], later[1].format("34.8%")), before)
    assert ("growth", "conflicting", "note") in between((later[0], later[1].format("38.4%")), before)


@pytest.mark.parametrize(("figure", "verdict"), [("24.31", "consistent"), ("34.21", "conflicting"), ("22.87", None)])
def test_what_there_was_when_a_year_ended_is_the_base_of_the_quarter_after(figure: str, verdict: str | None) -> None:
    later = (
        date(2024, 4, 20),
        "The streaming company Northstream of Stockholm gained 640,000 customers from January to March, which lifted "
        "its customer base to 24.95 million, the newspaper Dagens reports.",
    )
    before = (
        date(2024, 1, 20),
        "STOCKHOLM - The streaming company Northstream reported new customers to the newspaper Dagens, and ended the "
        f"year 2023 with {figure} million in all.",
    )
    assert {told for rule, told, _ in between(later, before) if rule == "change"} == ({verdict} if verdict else set())


@pytest.mark.parametrize(("figure", "verdict"), [("14.2", "consistent"), ("13.6", None)])
def test_an_amount_of_change_may_lead_from_a_plan_of_years_before(figure: str, verdict: str | None) -> None:
    later = (
        date(2022, 11, 10),
        "The bill for the Coast Line has gone up to €18.9 billion, €4.7 billion above the plan that "
        "parliament approved, and trains will run no earlier than 2029, the minister for railways said.",
    )
    before = (
        date(2019, 6, 12),
        "The Coast Line, a railway for fast trains that parliament approved, is meant to open in 2027. Coast Line "
        f"costs were put at €{figure} billion in the plan, as the minister for railways had said.",
    )
    assert {told for rule, told, _ in between(later, before) if rule == "change"} == ({verdict} if verdict else set())


def part_years(*articles: tuple[date, str]) -> set[str]:
    """How the parts of times that articles tell of compare with the whole."""
    return {told for rule, told, _ in between(*articles) if rule == "part-year"}


@pytest.mark.parametrize(("votes", "verdicts"), [("812,440", {"consistent"}), ("8,124,400", {"conflicting"})])
def test_votes_are_counted_up_after_an_election(votes: str, verdicts: set[str]) -> None:
    evening = f"With a third of Guatemala's stations counted, Ana Arce led the run-off with {votes} votes, they said."
    final = "Ana Arce won Guatemala's run-off with 2,441,661 votes, officials said after the final count of stations."
    assert part_years((date(2023, 8, 20), evening), (date(2023, 8, 29), final)) == verdicts


@pytest.mark.parametrize(
    ("imports", "day", "verdicts"),
    [("4.35", "28", {"consistent"}), ("5.43", "28", {"conflicting"}), ("0.02", "28", set()), ("5.43", "31", set())],
)
def test_what_was_imported_as_of_a_day_is_part_of_the_year(imports: str, day: str, verdicts: set[str]) -> None:
    months = f"As of November {day} rice imports of the Philippines were {imports} million tons, the bureau said."
    year = "Rice imports of the Philippines came to 4.78 million tons in 2024, the bureau said."
    assert part_years((date(2024, 12, 3), months), (date(2025, 1, 6), year)) == verdicts


@pytest.mark.parametrize(("people", "verdicts"), [("7,978 people", {"consistent"}), ("7,978 nurses", set())])
def test_an_epidemic_is_no_even_part_of_the_year(people: str, verdicts: set[str]) -> None:
    half = f"From January 1 to June 30, 2023, Bangladesh's hospitals admitted {people} with dengue fever, they said."
    year = "In 2023 Bangladesh's hospitals admitted 321,179 patients with dengue fever, the health directorate said."
    assert part_years((date(2023, 7, 1), half), (date(2024, 1, 1), year)) == verdicts


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Attempts to cross into Poland from Belarus went up by 14 percent in 2024, a guard said", "consistent"),
        (
            "Attempts to cross into Poland from Belarus were expected to go up by 14 percent in 2025",
            None,
        ),
        ("Attempts to cross into Poland from Belarus went up by 8 percent in 2024, a guard said", None),
        ("Exports from Poland into Belarus went up by 14 percent in 2024, a guard said", None),
    ],
)
def test_growth_may_be_of_levels_that_only_other_articles_give(told: str, verdict: str | None) -> None:
    now = "Poland's border guard counted 29,707 attempts to cross from Belarus illegally in 2024."
    before = "Poland's border guard counted 26,059 attempts to cross from Belarus illegally in 2023."
    found = between((date(2025, 1, 2), now), (date(2024, 1, 2), before), (date(2025, 1, 4), f"{told}."))
    assert {verdict for rule, verdict, _ in found if rule == "growth"} == ({verdict} if verdict else set())


JOBLESS = (date(2025, 1, 17), "Unemployment in Norway was {} percent in December, Statistics Norway reported.")


@pytest.mark.parametrize(("before", "found"), [("4.1", True), ("4.6", False)])
def test_a_headlines_level_is_of_the_time_that_its_change_says(before: str, found: bool) -> None:
    text = (
        "Norway's jobless rate climbs to 4.8 percent\n\nThe unemployment rate in December rose by 0.7 percentage "
        "points from a year earlier, Statistics Norway said on Friday."
    )
    documents = [
        read_text("", f"{at}", told, day)
        for at, (day, told) in enumerate(((JOBLESS[0], JOBLESS[1].format(before)), (date(2026, 1, 16), text)))
    ]
    checks = [check for check in judge(documents, RULEBOOK).checks if len(check.claims) == 3]
    agreeing = [check for check in checks if (check.rule, check.verdict) == ("percent-or-points", "consistent")]
    assert bool(agreeing) == found
    assert not any(check.severity in ("error", "warning") for check in checks)


@pytest.mark.parametrize(
    ("months", "verdicts"),
    [
        ("the counters of the plants had come to 752,900", {"consistent"}),
        ("exporters shipped 752,900 overseas", {"consistent"}),
        ("the plants had turned out 1,152,900", set()),
        ("the plants had turned out 312,900", set()),
        ("the plants turned out 752,900 bicycles", set()),
        ("it cost the plants 752,900 euros", set()),
        ("the plants used 752,900 tonnes of steel", set()),
        ("the plants each paid 752,900 on average", set()),
    ],
)
def test_what_keeps_pace_with_a_year_is_part_of_it_where_nothing_else_does(months: str, verdicts: set[str]) -> None:
    year = "Slovakia's carmakers exported 993,000 cars in 2024, the makers' association of Slovakia said."
    nine = f"It looks like a good autumn at Slovakia's carmakers. The first nine months of 2024 are over: {months}."
    assert part_years((date(2025, 1, 9), year), (date(2024, 10, 12), nine)) == verdicts


@pytest.mark.parametrize(
    ("days", "dead", "verdicts"),
    [
        (("Jan 16", "Jan 19"), "1,708", {"consistent"}),
        (("Jan 16", "Jan 19"), "7,108", {"conflicting"}),
        (("Jan 19", "Jan 16"), "7,108", {"consistent"}),
        (("Jan 16", "Jan 16"), "7,108", set()),
        (("Jan 16", "Nov 19"), "7,108", set()),
        (("Jan 16", "Jan 19, 2024"), "7,108", set()),
    ],
)
def test_a_toll_rises_in_a_year_that_no_dateline_names(days: tuple[str, str], dead: str, verdicts: set[str]) -> None:
    first, second = days
    texts = (
        f"Cholera in Sudan\n\nKHARTOUM, {first} (AFP) - Cholera in Sudan has caused {dead} deaths, doctors said.",
        f"Cholera in Sudan\n\nKHARTOUM, {second} (AFP) - Sudan's cholera has now caused 3,025 deaths, doctors said.",
    )
    checks = judge([read_text("", f"{at}", text, None) for at, text in enumerate(texts)], RULEBOOK).checks
    assert {check.verdict for check in checks if check.rule == "part-year"} == verdicts


@pytest.mark.parametrize(
    ("counted", "verdicts"),
    [
        ("Bratislava had 752,900", {"consistent"}),
        ("Bratislava had 752,900 and Nitra 731,400", set()),
        ("Bratislava had 402,900", set()),
        ("Bratislava had 993,400", set()),
        ("Bratislava had 752,900 tonnes of steel", set()),
        ("Bratislava had 752,900 workers", set()),
    ],
)
def test_only_one_figure_may_keep_pace_with_that_of_a_year(counted: str, verdicts: set[str]) -> None:
    year = "Slovakia's carmakers exported 993,000 cars in 2024, the makers' association of Slovakia said."
    nine = (
        "Lines in Slovakia are the busiest among the makers of cars. By the association's count "
        f"{counted} in the first nine months of 2024."
    )
    assert part_years((date(2025, 1, 9), year), (date(2024, 10, 12), nine)) == verdicts


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "Peru's exports were 277.3 million dollars in June and its imports 337.5 million.",
            "Peru's trade deficit widened to 78.3 million dollars in July from a revised 59.1 million in June. Exports "
            "rose 0.3 percent from June to 280.5 million dollars.",
        ),
        (
            "World steel output fell 1.6 percent to 141.8 million tonnes in September. China made 73.5 million tonnes, "
            "4.6 percent less.",
            "World steel output fell 5.9 percent to 143.3 million tonnes in October. China made 72.0 million tonnes, "
            "12.1 percent less.",
        ),
    ],
    ids=["what was revised", "which month, or year, it fell from"],
)
def test_a_base_that_may_be_another_does_not_clash(earlier: str, later: str) -> None:
    found = between((date(2025, 10, 21), earlier), (date(2025, 11, 21), later))
    assert not [check for check in found if check[1] == "conflicting"]
