"""Rivals: a conflict that another reading would mend is a step less sure than one that only a figure would."""

from __future__ import annotations

import pytest

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

STANDARD = load_rulebook(standard_folder())


SUSPECT = (
    "Province sees a deficit\n\nSpending is to rise 10.3 per cent to $21.5 billion from {before} billion. Health care "
    "alone will take $8.1 billion, and education $4.4 billion.\n"
)


def test_a_guess_is_none_where_words_confirm_the_only_figure_that_may_be_wrong() -> None:
    assert conflicts(SUSPECT.format(before="$19.5")) == []
    assert ("sum", "warning") in conflicts(SUSPECT.format(before="$19.5").replace(" from $19.5 billion", ""))


def conflicts(text: str) -> list[tuple[str, str | None]]:
    """Rule and grade of each conflict in a text."""
    report = judge([read_text("", "text", text, None)], STANDARD)
    return [(check.rule, check.severity) for check in report.checks if check.verdict == "conflicting"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales rose 12.0 percent to 60.0 million euros from 48.0 million.", [("growth", "error")]),
        ("Sales fell 25.0 percent to 60.0 million euros from 48.0 million.", [("growth", "warning")]),
        (
            "Yiwu's foreign trade came to 566.05 billion yuan in 2023. Exports rose to 500.57 billion yuan. Imports "
            "came to 65.48 billion yuan. Business with Africa reached 103.44 billion yuan, 18.3 percent of the total.",
            [],
        ),
        (
            "Acme led with 47.8 percent of sales, followed by Bolt with 37.1 percent and Cask with 7.0 percent, "
            "together 91.9 percent.",
            [],
        ),
        (
            "Mining accounted for 19.7 percent of output, farming 14.2 percent and fishing the remaining 22.8 percent.",
            [],
        ),
        ("Its operating ratio improved 300 basis points to 60.0% from 63.0%.", []),
        ("The loss ratio improved to 60.0 percent from 63.0 percent.", []),
        ("The rupee lost 2.4 percent against the dollar in 2025, from 292.58 to 299.80.", []),
        (
            "Crude output was 8.36 million tonnes, down 8.1 percent from 9.10 million a year ago, and crude imports "
            "averaged 3.70 million tonnes, up 24.8 percent from 2.96 million. Refinery runs were 11.92 million tonnes, "
            "up 1.0 percent from 11.80 million a year earlier.",
            [],
        ),
    ],
    ids="none turned own together left-out better better-still currency confirmed".split(),
)
def test_what_another_reading_would_mend_is_less_sure(text: str, found: list[tuple[str, str]]) -> None:
    assert conflicts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exports rose 8 percent to 92.4 billion euros in 2019 from 61.3 billion in 2018.", [("growth", "error")]),
        (
            "Exports rose 8 percent in 2019. Exports were 92.4 billion euros in 2019. They were 61.3 billion euros in "
            "2018.",
            [("growth", "note")],
        ),
        (
            "Exports rose 8 percent in 2019. Exports were 92.4 billion euros in 2019. They were 95.6 billion euros in "
            "2018.",
            [("growth", "error")],
        ),
        ("Loans were 90 billion euros in 2019. Housing loans were 98 billion euros.", [("part-of", "note")]),
        ("Loans were 90 billion euros in 2019, of which housing loans were 98 billion.", [("part-of", "error")]),
    ],
    ids="one-sentence several explained bound bound-in-one-sentence".split(),
)
def test_what_no_slip_explains_is_sure_in_one_sentence_only(text: str, found: list[tuple[str, str]]) -> None:
    assert conflicts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The price was 1.14 million euros per megawatt, 4 percent more than the previous quarter's 1.10.",
        "Sales rose 4 percent to 1.14 million from 1.10.",
    ],
)
def test_a_base_takes_the_million_of_its_level(text: str) -> None:
    assert conflicts(text) == []
    assert conflicts(text.replace("1.10", "1.01")) == [("growth", "error")]


@pytest.mark.parametrize(
    ("euros", "found"),
    [("91.0", []), ("94.2", [("exchange-rate", "note")]), ("119.0", [("exchange-rate", "error")])],
)
def test_what_only_just_clashes_with_a_reference_rate_is_a_note(euros: str, found: list[tuple[str, str]]) -> None:
    assert conflicts(f"BERLIN, March 4, 2024 - The plant cost 100.0 million dollars ({euros} million euros).") == found


@pytest.mark.parametrize(("headline", "grade"), [("998,000", "note"), ("997,000", "warning")])
def test_digits_cut_off_where_they_would_have_rounded_up_are_of_the_lowest_grade(headline: str, grade: str) -> None:
    told = f"Acme sells {headline} cars in 2019\n\nAcme sold 998,550 cars in 2019, most of them abroad.\n"
    assert conflicts(told) == [("restated", grade)]


@pytest.mark.parametrize(("dollars", "severity"), [("41.9", "warning"), ("24.0", "error")])
def test_sums_of_two_times_may_have_been_turned_at_two_rates(dollars: str, severity: str) -> None:
    earned = f"Auctions earned 38.8 billion euros ({dollars} billion U.S. dollars) in 2024."
    cost = "On March 3, 2025, one allowance cost 70.5 euros, or 73.3 U.S. dollars."
    assert conflicts(f"{earned} {cost}") == [("exchange-rate", severity)]
