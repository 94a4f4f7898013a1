"""Datelines without a year: the weekday tells it, near the articles of the same story that are dated."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.finding import Report
from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())

BEFORE = (
    "Indonesia's trade surplus\n\nJAKARTA, Aug 1, 2025 -- Indonesia's trade surplus was $4.10 billion in June 2025. "
    "From January to June it came to $19.48 billion, the statistics agency said."
)
NEXT = (
    "July surplus of Indonesia beats forecast\n\nJAKARTA, Sept 1 (Reuters) - Indonesia's trade surplus was {} billion "
    "in July, the statistics agency said{}. From January to July it came to $23.65 billion."
)
OTHER = "Lions are back\n\nMALAWI, Sept 1 (AFP) - Rangers counted 214 lions in the reserve of Majete on Monday."


def told(*texts: str) -> Report:
    """What is found in several articles."""
    return judge([read_text("", f"{at}", text, None) for at, text in enumerate(texts)], RULEBOOK)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (NEXT.format("$4.17", " on Monday"), date(2025, 9, 1)),
        (NEXT.format("$4.17", " on Tuesday"), date(2026, 9, 1)),
        (NEXT.format("$4.17", " on Friday"), None),
        (NEXT.format("$4.17", " on Monday, 12 more than on Friday"), date(2025, 9, 1)),
        (NEXT.format("$4.17", " on Friday, 12 more than on Monday"), None),
        (NEXT.format("$4.17", " on Monday.\n\nThe central bank meets on Friday"), date(2025, 9, 1)),
        (NEXT.format("$4.17", ""), None),
        (OTHER, None),
    ],
)
def test_a_weekday_tells_the_year_where_only_one_near_the_story_fits(text: str, day: date | None) -> None:
    articles = told(BEFORE, text).articles
    assert [article.document.published for article in articles] == [date(2025, 8, 1), day]


@pytest.mark.parametrize(("figure", "verdict"), [("$4.17", "consistent"), ("$7.14", "conflicting")])
def test_what_was_told_of_no_year_adds_up_with_what_the_story_told_before(figure: str, verdict: str) -> None:
    checks = told(BEFORE, NEXT.format(figure, " on Monday")).checks
    assert ("sum", verdict) in {(check.rule, check.verdict) for check in checks}


def test_no_article_is_dated_where_none_says_its_year() -> None:
    articles = told(BEFORE.replace(", 2025", "").replace(" 2025", ""), NEXT.format("$4.17", " on Monday")).articles
    assert [article.document.published for article in articles] == [None, None]


@pytest.mark.parametrize(
    ("figure", "found"), [("30,792,608", {"consistent"}), ("30,792,000", set()), ("30,795,608", set())]
)
def test_a_long_figure_is_the_same_whatever_time_an_article_gives_it(figure: str, found: set[str]) -> None:
    census = "Census of Ghana\n\n2021-09-22\n\nGhana had a population of 30,792,608 on June 27, 2021, the census says."
    final = (
        "Final census of Ghana\n\n2021-11-18\n\nThe final count of Ghana's census is out. It is above the provisional "
        f"population of {figure} announced in September 2021, says the census office."
    )
    checks = told(census, final).checks
    assert {check.verdict for check in checks if check.rule == "restated"} == found


HOMES = (
    "Home sales in Toronto\n\nSales of homes in Toronto plunged last month. 5,011 homes were sold in March, the real "
    "estate board said, down 23.1 percent from {}. Listings came to 17,263 in March{}."
)
YEAR_BEFORE = (
    "Home sales in Toronto\n\nTORONTO, April 3, 2024 -- 6,519 homes were sold in Toronto in March, the real estate "
    "board said. Sales fell by 4.5 percent. Listings came to 13,426."
)
MONTH_AFTER = (
    "Home sales in Toronto\n\nTORONTO, May 6, 2025 -- 5,601 homes were sold in Toronto in April, the real estate "
    "board said, {} percent more than in March."
)


@pytest.mark.parametrize(
    ("before", "listings", "march"),
    [
        ("6,519 in March 2024", "", "2025-03-01"),
        ("6,519 a year earlier", ", after 13,426 a year earlier", "2025-03-01"),
        ("6,500 a year earlier", "", "4000-03-01"),
        ("6,519 in March 2021", "", "4000-03-01"),
    ],
)
def test_what_a_story_tells_of_a_month_says_of_which_year_it_is(before: str, listings: str, march: str) -> None:
    _, article, _ = told(YEAR_BEFORE, HOMES.format(before, listings), MONTH_AFTER.format("11.8")).articles
    [sold] = [one.claim for one in article.claims if one.claim.quantity.value == 5011]
    assert sold.subject.period is not None
    assert sold.subject.period.start.isoformat() == march


@pytest.mark.parametrize(("percent", "verdict"), [("11.8", "consistent"), ("18.1", "conflicting")])
def test_a_month_of_a_year_that_a_story_tells_is_compared_with_the_next(percent: str, verdict: str) -> None:
    checks = told(YEAR_BEFORE, HOMES.format("6,519 in March 2024", ""), MONTH_AFTER.format(percent)).checks
    assert ("growth", verdict) in {(check.rule, check.verdict) for check in checks if len(check.claims) == 3}


def test_a_dateline_says_the_day_where_a_figure_says_the_year() -> None:
    january = (
        "Ghana's central bank leaves rate alone\n\nACCRA, Jan 27, 2025 (Reuters) - Ghana's reserves stood at $8.98 "
        "billion at the end of December, the central bank said."
    )
    april = (
        "Ghana's reserves cover imports\n\nAccra, April 8 -- Ghana's reserves were $9.94 billion at the end of March "
        "and {} billion at the end of December, the central bank said. Exports were $4.21 billion."
    )
    for figure, day in (("$8.98", date(2025, 4, 8)), ("$7.77", None)):
        assert [one.document.published for one in told(january, april.format(figure)).articles] == [
            date(2025, 1, 27),
            day,
        ]


BOTTLES = (
    "Cava growers sell less\n\nSITGES, Jan 18 (EFE) - Cava shipments dropped to 218.2 million bottles last year, 13.4 "
    "percent fewer than the 252.0 million of {}. Growers could pick 10,000 kilos a hectare in 2024."
)
HALF_OF_THEM = (
    "Cava cellars fill up\n\nSITGES, Aug 1, 2024 - Cava shipments were {} million bottles between January and June."
)


@pytest.mark.parametrize(
    ("before", "half", "verdicts"),
    [
        ("2023", "96.7", {"consistent"}),
        ("2023", "976.0", {"conflicting"}),
        ("2019", "96.7", set()),
        ("the year before", "96.7", set()),
    ],
)
def test_last_year_is_the_one_after_that_which_it_is_compared_with(before: str, half: str, verdicts: set[str]) -> None:
    checks = told(HALF_OF_THEM.format(half), BOTTLES.format(before)).checks
    across = [check for check in checks if len({claim.partition(".")[0] for claim in check.claims}) > 1]
    assert {check.verdict for check in across if check.rule == "part-year"} == verdicts


FIRST_HALF = (
    "Ferries busy\n\nTALLINN, July 11, 2024 (BNS) - Tallink Silver carried 1,204,300 passengers from January to June."
)
NEXT_HALF = (
    "Tallink Silver: 1.3 million passengers in six months\n\nTALLINN, July {} (BNS) - Tallink Silver carried 1,310,200 "
    "passengers in {}, and 48,100 cars. It had carried 2,510,800 last year."
)


@pytest.mark.parametrize(
    ("day", "half", "dated"),
    [
        ("10", "the first half of 2025", date(2025, 7, 10)),
        ("10", "the first half, 8.8 percent more than in the first half of 2024", date(2025, 7, 10)),
        ("10", "2024", None),
        ("10", "the first half of 2029", None),
    ],
)
def test_a_day_without_a_year_is_the_first_one_after_what_is_told(day: str, half: str, dated: date | None) -> None:
    articles = told(FIRST_HALF, NEXT_HALF.format(day, half)).articles
    assert [article.document.published for article in articles] == [date(2024, 7, 11), dated]


MOPEDS_BEFORE = (
    "Moped sales in Vietnam\n\nHANOI, Aug. 12, 2024 -- Vietnam's moped makers sold 214,630 mopeds in July, their "
    "association said. Exports were 31,480 in the half-year. A plant in Vinh is to open next year."
)
MOPEDS = "Moped sales in Vietnam\n\nVietnam's moped makers sold 236,090 mopeds in July, their association said. {}"


@pytest.mark.parametrize(
    ("further", "july"),
    [
        ("That was 10 percent more than in the same month of 2024.", "2025-07-01"),
        ("In July 2024 they had sold 214,630.", "2025-07-01"),
        ("Shops closed early. A year earlier they had sold 214,630.", "2025-07-01"),
        ("By the end of June they had exported 31,480.", "4000-07-01"),
        ("Rain hit sales. Dealers fret. Fuel got dear. In July 2024 they had sold 214,000.", "4000-07-01"),
        ("In July 2019 they had sold 301,200.", "4000-07-01"),
        ("In July 2024 they had sold 214,630, and 301,200 in July 2027.", "4000-07-01"),
        ("A year earlier they had sold 215,630.", "4000-07-01"),
        ("In June 2024 they had sold 209,480.", "4000-07-01"),
    ],
)
def test_a_month_is_of_the_year_after_that_which_an_article_names_close_by(further: str, july: str) -> None:
    _, article = told(MOPEDS_BEFORE, MOPEDS.format(further)).articles
    sold = next(one.claim for one in article.claims if one.claim.quantity.value == 236090)
    assert sold.subject.period is not None
    assert sold.subject.period.start.isoformat() == july


@pytest.mark.parametrize(
    ("headline", "other", "year"),
    [
        ("Pork from Denmark", "In 2023 it was 29.83 billion kroner.", "2024"),
        ("Pork from Denmark in 2023: 29.83 billion", "Farmers are content.", "3999"),
        ("Pork from Denmark", "In 2023 there were 1,298 farms.", "3999"),
        ("Pork from Denmark", "In 2021 it was 29.83 billion kroner.", "3999"),
    ],
)
def test_last_year_is_the_one_after_that_which_the_next_sentence_names(headline: str, other: str, year: str) -> None:
    before = "Pork from Denmark\n\nAARHUS, Feb 6, 2024 -- Danish pork exports came to 29.83 billion kroner."
    text = f"{headline}\n\nDanish pork exports came to 27.41 billion kroner last year. {other}"
    _, article = told(before, text).articles
    sold = next(one.claim for one in article.claims if text.startswith("27.41", one.claim.quantity.start))
    assert sold.subject.period is not None
    assert sold.subject.period.start.isoformat() == f"{year}-01-01"
