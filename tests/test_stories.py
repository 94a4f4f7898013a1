"""Figures of different articles of one story that belong together by their digits, whatever each says they measure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factcheck.claims.extract import extract
from factcheck.findings.judge import judge
from factcheck.ledger.leads import Told
from factcheck.ledger.stories import Stories
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())


def between(*texts: str, days: int = 0) -> list[tuple[str, str]]:
    """The rules and verdicts of the checks that claims of several articles take part in, so many days apart."""
    dates = (date(2025, 1, 20) + at * timedelta(days) for at in range(len(texts)))
    documents = [read_text("", f"{at}", text, day) for at, (text, day) in enumerate(zip(texts, dates, strict=True))]
    checks = judge(documents, RULEBOOK).checks
    return [(c.rule, c.verdict) for c in checks if len({claim.partition(".")[0] for claim in c.claims}) > 1]


NEWS = (
    "Cruise passengers in Lisbon: The port of Lisbon welcomed {} passengers from cruise ships in 2024, "
    "the port authority of Lisbon said, as terminals filled in summer and ships stayed longer."
)
RETOLD = (
    "Residents of Lisbon complain about cruise ships that fill the old town in summer. The terminals of the port were "
    "busier than ever, the authority says: {} passengers left their ships in 2024."
)
ELSEWHERE = (
    "Residents of Genoa complain about cruise ships that fill the old town in summer. The terminals of the port were "
    "busier than ever, the authority says: {} passengers left their ships in 2024."
)


def test_figures_that_two_articles_of_one_story_both_give_are_one() -> None:
    assert ("restated", "consistent") in between(NEWS.format("764,112"), RETOLD.format("764,112"))
    assert ("restated", "consistent") in between(NEWS.format("764,112"), RETOLD.format("0.76 million"))
    assert ("restated", "conflicting") in between(NEWS.format("764,112"), RETOLD.format("746,112"))
    assert ("restated", "conflicting") in between(NEWS.format("764,112"), RETOLD.format("0.746 million"))


def test_what_is_told_from_a_city_is_of_the_story_of_its_country() -> None:
    named = "South Korea's exports of ships came to 21.4 billion dollars in 2022, and its trade deficit to {} dollars."
    told = (
        "Exports of ships fall\n\nSEOUL, Jan. 20, 2025 (Yonhap) -- Exports of ships fell to 19.8 billion dollars in "
        "2023. The trade deficit was 9.4 billion dollars, compared with {} dollars in 2022."
    )
    assert ("restated", "consistent") in between(named.format("47.2 billion"), told.format("47.2 billion"))
    there = told.replace("SEOUL", "LISBON").replace("Yonhap", "Lusa")
    assert between(named.format("47.2 billion"), there.format("47.2 billion")) == []


def test_what_the_people_of_a_country_do_is_of_its_story() -> None:
    named = "Bangladesh exported shirts for {} dollars in 2024, Bangladesh Bank said."
    told = "Shirts for the world\n\nBangladeshis sewed shirts that sold for {} dollars in 2024. Shirts pay well."
    assert ("restated", "consistent") in between(named.format("27.5 billion"), told.format("27.5 billion"))
    there = told.replace("Bangladeshis", "Zambians")
    assert between(named.format("27.5 billion"), there.format("27.5 billion")) == []


def test_short_articles_share_fewer_words() -> None:
    first = "Revenue of Norbank\n\nNorbank had revenue of {} kroner in 2024."
    second = "Norbank is ahead of rivals\n\nLoans kept revenue of Norbank high, which came to {} kroner in 2024."
    assert ("restated", "consistent") in between(first.format("8,243 million"), second.format("8.24 billion"))
    third = second.replace("Norbank", "Sudbank")
    assert between(first.format("8,243 million"), third.format("8.24 billion")) == []


def test_a_long_figure_is_the_same_however_it_is_rounded() -> None:
    first = "Visitors to Japan\n\nIn 2019 Japan saw {} foreign visitors, the most on record, as Tokyo said in January."
    second = "Tokyo hotels are full again\n\nThe record that Japan set with {} visitors in 2019 is far behind."
    assert ("restated", "consistent") in between(first.format("31,882,049"), second.format("31.88 million"), days=900)


@pytest.mark.parametrize(("rounder", "found"), [("11.3", True), ("11.4", True), ("11.2", False)])
def test_what_ends_in_a_five_is_rounded_up_or_down(rounder: str, found: bool) -> None:
    first = NEWS.format("764,112") + " In 2023 there were 11.35 million travellers."
    second = RETOLD.format("764,112") + f" In 2023, {rounder} million travellers used the terminals."
    assert between(first, second).count(("restated", "consistent")) == 1 + found


@pytest.mark.parametrize(
    ("figure", "verdict"), [("52.64 billion", "consistent"), ("56.24 billion", "conflicting"), ("93.11 billion", None)]
)
def test_a_sum_may_leave_its_currency_unsaid(figure: str, verdict: str | None) -> None:
    first = NEWS.format("764,112") + " The terminals earned 52.64 billion forints from the ships."
    second = RETOLD.format("764,112") + f" What the terminals earned from the ships, {figure}, goes to the town."
    found = [told for rule, told in between(first, second) if rule == "restated"]
    assert found == ["consistent", *([verdict] if verdict else [])]


def test_what_an_owner_has_of_one_measure_is_one_though_it_has_few_digits_and_capacity_is_a_years() -> None:
    first = (
        "Helsbo bids for rival Nordpak\n\nPackaging firm Helsbo wants to take over Nordpak, which has a workforce of "
        "5,200. The mill of Nordpak in Kolding can make 370,000 tonnes of paper a year."
    )
    second = (
        "Nordpak backs bid of Helsbo\n\nThe packaging firm Nordpak takes the bid of Helsbo, its board said. "
        "Nordpak has {}. The mill in Kolding has a capacity of 370,000 tonnes of paper."
    )
    assert between(first, second.format("5,200 staff"), days=14).count(("restated", "consistent")) == 2
    assert between(first, second.format("5,300 staff"), days=14).count(("restated", "consistent")) == 1


def test_figures_of_different_stories_are_not_one() -> None:
    assert between(NEWS.format("764,112"), ELSEWHERE.format("764,112")) == []
    assert between(NEWS.format("764,112"), RETOLD.format("821,306")) == []
    assert between(NEWS.format("764,112"), RETOLD.format("746,112").replace("2024", "2019")) == []


def test_articles_that_share_no_name_tell_one_story_where_one_names_nobody_and_both_say_much_the_same() -> None:
    title = "Runners raise more"
    named = f"{title} in Lisbon\n\nThe marathon of Lisbon raised {{}} euros for charity, its runners collected in 2024."
    nameless = f"{title}\n\nThe marathon raised {{}} euros for charity in 2024, more than its runners had collected."
    assert ("restated", "consistent") in between(named.format("87,340"), nameless.format("87,340"), days=90)
    assert ("restated", "conflicting") in between(named.format("87,340"), nameless.format("83,740"), days=90)
    there = nameless.replace("The marathon", "The marathon of Madrid")
    assert between(named.format("87,340"), there.format("83,740"), days=90) == []


def test_articles_that_share_no_name_tell_one_story_where_their_words_are_rare() -> None:
    news = "Telethon for the hospice ends\n\nThe telethon for the hospice of Malta had {} callers by midnight."
    told = "Hospice counts its callers\n\nA tenor sang in Gozo, where {} callers rang the telethon before midnight."
    assert ("restated", "consistent") in between(news.format("73,612"), told.format("73,612"))
    common = "Company sees its record\n\nThe company had {} employees in the first quarter, Acme Corp said in London."
    same = "Company plans its future\n\nThe company has {} employees this quarter, Bolt Corp reported in Boston."
    assert between(common.format("73,612"), same.format("73,612")) == []


def test_articles_that_both_give_two_long_figures_tell_one_story() -> None:
    news = "Malta's population reached {} people, of whom {} were foreigners, the office said."
    column = "So we are {} people! Foreigners number {}, and each has a car, the Sliema Observer writes."
    assert ("restated", "consistent") in between(news.format("574,250", "168,938"), column.format("574,250", "168,938"))
    assert between(news.format("574,250", "168,938"), column.format("611,842", "203,517")) == []


def test_articles_that_give_another_figure_together_tell_a_slip_that_days_and_words_leave_open() -> None:
    news = NEWS.replace("in 2024", "").format("764,112") + " The port handled {} containers."
    later = RETOLD.replace(" in 2024", "").format("764,112") + " Of containers it saw {} in that time."
    assert ("restated", "conflicting") in between(news.format("35,200"), later.format("32,500"), days=90)
    apart = later.replace("764,112", "731,806")
    assert ("restated", "conflicting") not in between(news.format("35,200"), apart.format("32,500"), days=90)


@pytest.mark.parametrize(("first", "second", "told"), [("1,035", "1,530", True), ("1,035", "1,350", False)])
def test_four_digits_of_which_two_changed_places_are_a_slip_whatever_is_said_of_them(
    first: str, second: str, told: bool
) -> None:
    news = NEWS.format("764,112") + " Its longest quay is {} metres long."
    later = RETOLD.format("731,806") + " Cranes run along all {} metres of stone."
    assert (("restated", "conflicting") in between(news.format(first), later.format(second), days=400)) == told


def test_figures_beside_another_one_that_both_articles_give_are_one_whatever_is_said_of_them() -> None:
    news = NEWS.format("764,112") + " Of these {} came from Brazil and {} from Spain."
    told = RETOLD.format("764,112") + " Brazilians numbered {}, Spaniards {}."
    both = between(news.format("41,862", "50,397"), told.format("41,862", "53,097"), days=90)
    assert ("restated", "conflicting") in both


def test_a_round_figure_may_have_lost_its_zeros() -> None:
    news = NEWS.format("764,112") + " Of these {} came from Brazil and {} from Spain."
    told = RETOLD.format("764,112") + " From Brazil came {}, from Spain {}."
    both = between(news.format("41,862", "51,000"), told.format("41,862", "50,010"))
    assert ("restated", "conflicting") in both


def test_what_came_to_an_earlier_count_makes_the_later_one() -> None:
    before = "Harbor Coffee closes its year\n\nHarbor Coffee ended the quarter with {} stores in Seattle and elsewhere."
    after = "Harbor Coffee grows\n\nHarbor Coffee opened {} stores in the quarter, bringing its stores to {}, it said."
    assert ("sum", "consistent") in between(before.format("38,587"), after.format("213", "38,800"), days=90)
    assert ("sum", "conflicting") in between(before.format("38,587"), after.format("4,216", "48,203"), days=90)
    assert between(before.format("38,587"), after.format("213", "39,412"), days=90) == []


def test_growth_is_told_as_a_rate_and_a_sum_of_money_needs_no_words_around_it() -> None:
    grown = NEWS.format("764,112") + " Prices of tours rose 25.5% in 2024 and terminals took 52.6 million euros."
    told = RETOLD.format("764,112") + " Inflation of tour prices was 25.5% in 2024. Some 52.6 million euros came in."
    assert between(grown, told).count(("restated", "consistent")) >= 3


def test_a_sum_whose_figures_stand_in_different_articles_is_told_by_its_digits() -> None:
    so_far = RETOLD.replace("in 2024", "so far").format("1,811,992").replace("busier", "in November 2024 busier")
    year = NEWS.format("1,952,778") + " In December 2024 {} came."
    assert ("sum", "consistent") in between(so_far, year.format("140,786"))
    assert ("sum", "conflicting") in between(so_far, year.format("104,786"))
    assert {rule for rule, _ in between(so_far, year.format("317,402"))} <= {"part-year"}


@pytest.mark.parametrize(("last", "found"), [("140,786", True), ("140,876", False)])
def test_a_sum_of_so_many_digits_is_no_chance_whatever_times_are_read_for_its_parts(last: str, found: bool) -> None:
    misread = RETOLD.replace("in 2024", "in March 2023").format("1,811,992")
    year = NEWS.format("1,952,778") + f" In December 2023 {last} came."
    assert (("sum", "consistent") in between(misread, year)) == found
    assert ("sum", "conflicting") not in between(misread, year)


def test_a_rate_may_lead_from_what_an_earlier_article_gives_of_no_time() -> None:
    before = RETOLD.replace(" in 2024", "").format("764,112")
    before += " Rents of kiosks in the port are 1,193.4 euros a month."
    after = NEWS.format("801,554") + " Rents of kiosks in the port rose 4.7 percent to {} euros."
    assert ("growth", "consistent") in between(before, after.format("1,249.5"), days=90)
    assert ("growth", "conflicting") not in between(before, after.format("1,294.5"), days=90)


def test_times_that_fill_a_longer_one_add_up_between_articles() -> None:
    spring = NEWS.replace("in 2024", "in the second quarter of 2024").format("401,386")
    months = RETOLD.replace("in 2024", "in April 2024").format("118,240")
    months += " In May 2024 {} passengers came, in June 151,740."
    assert ("sum", "consistent") in between(spring, months.format("131,406"))
    assert ("sum", "conflicting") in between(spring, months.format("113,406"))
    assert {rule for rule, _ in between(spring, months.format("97,215"))} == {"part-year"}


def test_what_has_come_since_another_article_counted_adds_up() -> None:
    before = NEWS.replace("{} passengers from cruise ships in 2024", "passengers from {} cruise ships this season")
    counted = "{} cruise ships have come this season, 53 in March"
    since = RETOLD.replace("{} passengers left their ships in 2024", counted)
    assert ("sum", "consistent") in between(before.format("193"), since.format("246"))
    assert ("sum", "consistent") not in between(before.format("193"), since.format("258"))


def test_a_share_in_another_article_than_its_part_and_whole_is_told_by_its_digits() -> None:
    figures = NEWS.format("764,112") + " Of the passengers, 151,294 were British."
    share = RETOLD.replace("{} passengers left their ships", "{}% of the passengers were British")
    assert ("share", "consistent") in between(figures, share.format("19.8"))
    assert between(figures, share.format("23.3")) == []


def test_a_sum_in_another_currency_is_told_by_the_rate_of_its_time() -> None:
    euros = NEWS.replace("{} passengers", "passengers who spent 211.4 million euros")
    dollars = RETOLD.replace("{} passengers left their ships", "passengers left ${} million ashore")
    assert ("exchange-rate", "consistent") in between(euros, dollars.format("218"))
    assert ("exchange-rate", "conflicting") in between(euros, dollars.format("281"))
    assert between(euros, dollars.format("343")) == []


COUNT = (
    "The fire above Lisbon: The fire in the hills above Lisbon has burned {} hectares of forest since Monday, the "
    "firefighters of Lisbon said, as wind drove it on towards the houses of the old town."
)
LATER = (
    "Firefighters put out the blaze in the hills above Lisbon. The fire that reached the houses of the old town had "
    "burned {} hectares of forest by then, they said."
)


@pytest.mark.parametrize(
    ("first", "second"), [("20,630", "26,030"), ("20,630", "20,603"), ("14,970", "14,790"), ("192", "291")]
)
def test_digits_that_changed_places_are_a_slip_days_later_too(first: str, second: str) -> None:
    assert ("restated", "conflicting") in between(COUNT.format(first), LATER.format(second), days=6)


@pytest.mark.parametrize(("first", "second"), [("20,630", "20,640"), ("20,630", "24,630"), ("19", "91")])
def test_what_may_have_grown_in_the_days_between_is_no_slip(first: str, second: str) -> None:
    assert between(COUNT.format(first), LATER.format(second), days=6) == []


@pytest.mark.parametrize(("bare", "verdict"), [("5.84", "consistent"), ("5.48", "conflicting")])
def test_crowns_of_no_country_may_be_those_of_another_article(bare: str, verdict: str) -> None:
    danish = "In 2024 the cruise ships in the port of Lisbon earned their Danish owners {} billion Danish crowns, "
    danish += "the port authority of Lisbon said. Passengers spent a summer on ships and terminals."
    crowns = RETOLD.partition("{}")[0] + "owners earned {} billion crowns with ships in 2024."
    assert ("restated", verdict) in between(danish.format("5.84"), crowns.format(bare))
    assert between(danish.format("5.84"), crowns.format(bare).replace("crowns", "Norwegian crowns")) == []


def test_a_rounder_figure_does_not_hide_that_a_finer_one_of_its_time_does_not_add_up() -> None:
    year = NEWS.replace("in 2024", "in the first nine months of 2024").format("3.330 million")
    quarter = RETOLD.replace("in 2024", "in the third quarter of 2024").format("1.234 million")
    half = "Cruise ships fill Lisbon: 2.1 million passengers in half a year\n\n"
    half += RETOLD.replace("in 2024", "in the first half of 2024").format("{} million")
    assert ("sum", "consistent") in between(year, quarter, half.format("2.096"))
    assert ("sum", "conflicting") in between(year.replace("3.330", "3.303"), quarter, half.format("2.096"))


def test_what_has_come_together_by_a_day_is_what_there_was_before_and_what_came_since() -> None:
    autumn = (
        "LISBON: Mills in Portugal made {} tonnes of cork in the October-December quarter of 2024, the cork growers' "
        "body Sobreiro said. Mills in the south of Portugal started late."
    )
    winter = (
        "PORTUGAL: Mills made 69,870 tonnes of cork in January, the cork growers' body Sobreiro said. Mills in the "
        "south started late. Cork output by January 31 was 165,270 tonnes."
    )
    assert ("sum", "consistent") in between(autumn.format("95,400"), winter)
    assert ("sum", "conflicting") in between(autumn.format("94,500"), winter)


def test_a_slip_may_have_made_a_part_larger_than_its_whole() -> None:
    so_far = RETOLD.replace("in 2024", "so far").format("1,811,992").replace("busier", "in November 2024 busier")
    year = NEWS.format("1,952,778") + " In December 2024 140,786 came."
    assert ("sum", "consistent") in between(so_far, year)
    assert ("part-year", "conflicting") in between(so_far.replace("1,811,992", "8,111,992"), year)


def test_points_of_growth_are_not_held_against_a_rate_of_another_article() -> None:
    growth = NEWS.replace(" in 2024", "").format("0.7 million") + (
        " The area of the terminals of Lisbon grew by 3.1 percent in the first nine months of 2024, 0.2 percentage "
        "points slower than the 3.3 percent rise of the first eight months."
    )
    rate = RETOLD.replace(" in 2024", "").format("0.7 million") + (
        " The area of the terminals of Lisbon was 2.6 percent in the first nine months of 2024, down from 3.6 percent "
        "in the first eight months."
    )
    assert ("percent-or-points", "conflicting") not in between(growth, rate)


@pytest.mark.parametrize(
    ("word", "one_story"), [("arrivals", True), ("visitors", True), ("tourists", True), ("cyclists", False)]
)
def test_leads_that_tell_one_measure_in_words_of_their_own_are_of_one_story(word: str, one_story: bool) -> None:
    texts = (
        "More tourists\n\nMalta had 3.56 million tourists in 2024, 19.5% more than before, the islands' office said.",
        f"Malta's beaches full\n\nThe islands of Malta had 2.98 million {word} in 2023, most of them in August.",
    )
    documents = [read_text("", f"{at}", text, date(2025 - at, 2, 10)) for at, text in enumerate(texts)]
    stories = Stories({at: Told(document, extract(document, at)) for at, document in enumerate(documents)})
    assert stories.are_one(0, 1) is one_story


def test_leads_that_tell_one_measure_in_two_words_each_share_both() -> None:
    texts = (
        "Australia's jobless rate steady\n\nAustralia's unemployment rate held at 4.2% in August, the bureau said.",
        "Unemployment eases in July\n\nAustralia's jobless rate was 4.2% in August, after 4.3% in July, it reports.",
    )
    words = [Told(read_text("", f"{at}", text, date(2025, 9, 18)), []).lead for at, text in enumerate(texts)]
    shared = {*words[0].rare, *words[0].usual} & {*words[1].rare, *words[1].usual}
    assert len({stem for stem in shared if stem.startswith(("jobl", "unem"))}) == 2


def test_articles_that_share_a_long_figure_and_some_words_tell_of_one_thing() -> None:
    fund = "The fund of the central bank is worth 20,440 billion kroner, as its report says."
    other = (
        "Comment: saving for grandchildren\n\nWhoever has {} billion kroner in a fund need not fear for his pension."
    )
    assert ("restated", "consistent") in between(fund, other.format("20,440"))
    assert between(fund, other.format("20,600")) == []


def test_a_figure_of_few_digits_may_be_one_whose_digits_changed_places() -> None:
    first = (
        "Bushfire at Ravine: 61 homes lost\n\nThe bushfire at Ravine has destroyed 61 homes and burned 14,230 "
        "hectares, the emergency department said. About 2,400 people left their homes."
    )
    other = (
        "Bushfire at Ravine destroys houses\n\nThe bushfire at Ravine has destroyed 61 homes and blackened 14,230 "
        "hectares. Some {} people left their homes, the emergency department said."
    )
    assert ("restated", "conflicting") in between(first, other.format("4,200"))
    assert ("restated", "conflicting") not in between(first, other.format("3,300"))
    assert ("restated", "conflicting") not in between(first, other.replace("Some", "At least").format("4,200"))


def test_a_figure_of_four_digits_and_of_one_thing_is_one_though_a_time_was_misread() -> None:
    first = "Norway's exports of fish were worth 120.8 billion crowns in 2021, the council of seafood said."
    other = "Norway's exports of fish rose by 30.6 billion crowns in 2022 on the {} billion crowns of the year before."
    assert ("restated", "consistent") in between(first, other.format("120.8"))
    assert ("restated", "consistent") not in between(first, other.format("121.3"))


def test_what_there_was_before_is_no_part_of_a_year() -> None:
    half = (
        "HAMBURG, Aug 20, 2024 (dpa) - Seagoing cargo throughput in the Port of Hamburg came to 56.3 million tonnes in "
        "the first six months, 3.5 percent below the 58.3 million of the first half of 2023."
    )
    year = (
        "HAMBURG, Feb 17, 2025 (dpa) - The port of Hamburg handled 111.8 million tonnes of cargo last year, 2.1 "
        "percent less than in 2023. Seagoing grain throughput in the port was the exception."
    )
    assert "conflicting" not in {verdict for _, verdict in between(half, year)}


@pytest.mark.parametrize(("part", "told"), [("of cars", False), ("of food", True)])
def test_digits_that_changed_places_are_no_slip_of_two_parts(part: str, told: bool) -> None:
    first = "Peru's shops sold more in December, the chamber of shops of Peru said. Sales of food were $124.3 million."
    second = f"The chamber of shops of Peru told of December: shops sold more. Sales {part} were $134.2 million."
    assert (("restated", "conflicting") in between(first, second)) is told


@pytest.mark.parametrize(("share", "verdicts"), [("48", {"consistent"}), ("84", {"conflicting"}), ("57", set())])
def test_a_whole_is_no_part_of_itself_among_those_that_a_share_may_be_of(share: str, verdicts: set[str]) -> None:
    first = (
        "Antofagasta copper output down 3 percent\n\nLONDON, Jan 15, 2025 (Reuters) - Chilean miner Antofagasta "
        "produced 664,000 tonnes of copper in 2024 and expects 660,000 to 700,000 tonnes this year. Los Pelambres, its "
        "biggest mine, yielded 319,600 tonnes."
    )
    second = (
        "The Luksic family's mining group Antofagasta plc, which turned out 664,000 tons of copper in 2024, will "
        f"invest 3.9 billion dollars in 2025. Los Pelambres accounted for {share} percent of the metal."
    )
    assert {verdict for rule, verdict in between(first, second, days=7) if rule == "share"} == verdicts
