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
        (NEXT.format("$4.17", " on Monday, not on Friday"), None),
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
