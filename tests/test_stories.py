"""Figures of different articles of one story that belong together by their digits, whatever each says they measure."""

from __future__ import annotations

from datetime import date

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())


def between(*texts: str) -> list[tuple[str, str]]:
    """The rules and verdicts of the checks that claims of several articles of one day take part in."""
    documents = [read_text("", f"{at}", text, date(2025, 1, 20)) for at, text in enumerate(texts)]
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


def test_figures_of_different_stories_are_not_one() -> None:
    assert between(NEWS.format("764,112"), ELSEWHERE.format("764,112")) == []
    assert between(NEWS.format("764,112"), RETOLD.format("821,306")) == []
    assert between(NEWS.format("764,112"), RETOLD.format("746,112").replace("2024", "2019")) == []


def test_a_sum_whose_figures_stand_in_different_articles_is_told_by_its_digits() -> None:
    so_far = RETOLD.replace("in 2024", "so far").format("1,811,992").replace("busier", "in November 2024 busier")
    year = NEWS.format("1,952,778") + " In December 2024 {} came."
    assert ("sum", "consistent") in between(so_far, year.format("140,786"))
    assert ("sum", "conflicting") in between(so_far, year.format("104,786"))
    assert between(so_far, year.format("317,402")) == []


def test_times_that_fill_a_longer_one_add_up_between_articles() -> None:
    spring = NEWS.replace("in 2024", "in the second quarter of 2024").format("401,386")
    months = RETOLD.replace("in 2024", "in April 2024").format("118,240")
    months += " In May 2024 {} passengers came, in June 151,740."
    assert ("sum", "consistent") in between(spring, months.format("131,406"))
    assert ("sum", "conflicting") in between(spring, months.format("113,406"))
    assert between(spring, months.format("97,215")) == []


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
