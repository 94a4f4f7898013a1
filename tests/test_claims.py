"""How sentences are read into claims, and which of them must not alarm anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from claim_notation import article, claims_of, read_claims
from cost import assert_linear

from factcheck.api import check
from factcheck.claims.extract import extract

GOLDEN = Path(__file__).parent / "golden"


def lines(name: str) -> list[str]:
    """The lines of a golden file, without its comments and blank lines; "\\n" parts the lines of a text."""
    text = (GOLDEN / name).read_text(encoding="utf-8")
    told = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    return [line.replace("\\n", "\n") for line in told if line]


READ_SO = dict(zip(lines("claims.txt")[::2], lines("claims.txt")[1::2], strict=True))


@pytest.mark.parametrize("text", READ_SO)
def test_a_sentence_is_read_so(text: str) -> None:
    assert f"= {read_claims(text)}" == READ_SO[text]


@pytest.mark.parametrize("text", lines("claims-silent.txt"))
def test_what_only_looks_wrong_is_silent(text: str) -> None:
    report = check(article(text))
    assert [(k.rule, k.message) for k in report.checks if k.severity] == []
    assert report.notices == (), "silence that is a defect of ours is none"


LOUD = {
    "Exports fell 8 percent to 92 million euros from 110 million euros a year earlier.": "growth",
    "Output was 31,000 tonnes in 2019, up 12 percent from 24,000 tonnes in 2018.": "growth",
    "Payrolls fell by 1,200 to 48,100 in May from 52,400 in April.": "change",
    "Trade was 90 billion euros in 2019, with exports of 50 billion euros and imports of 30 billion euros.": "sum",
    "Sales tripled to 12,400 units in 2019 from 3,100 units in 2018.": "multiple",
    "Sales increased 3-fold to 15,400 units in 2019 from 3,100 units in 2018.": "growth",
    "Loans were 90 billion euros in 2019. Housing loans were 98 billion euros in 2019.": "part-of",
}


@pytest.mark.parametrize("text", LOUD)
def test_what_is_wrong_is_found(text: str) -> None:
    """The same sentence forms as in the silent texts: silence there is no deafness."""
    assert [k.rule for k in check(article(text)).checks if k.verdict == "conflicting"] == [LOUD[text]]


APART = {
    "Loans grew 11.4 percent to 31.4 billion, of which 15.1 billion went to households. Deposits rose 8.6 percent to "
    "46.5 billion.": "a part and its whole do not add up",
    "The North East had the highest inflation rate, 14.1 percent. The central bank had cut its policy rate by 390 "
    "basis points to 18 percent.": "inflation is nothing that a policy rate was",
    "The bank set aside 1.2 billion for bad loans, 300 million less than a year ago, of which 0.9 billion was for "
    "cards.": "what lies below a year ago does not lie above a part of today",
    "Some 61 firms took part in the fair. It had 19 halls, with 42 entrances for visitors.": "halls and entrances are "
    "no firms",
    "The jeweller has 97 stores in 18 US states and in Canada. It also serves 79 institutional clients.": "states and "
    "clients are no stores",
}


@pytest.mark.parametrize("text", APART)
def test_what_only_digits_join_is_left_apart(text: str) -> None:
    """What would agree by chance alone is not reported as a sum or a difference."""
    assert [k.message for k in check(article(text)).checks if k.rule in ("sum", "difference")] == [], APART[text]


TIED = {
    "The dam made 34.81 billion kWh from January to June, less than planned. Rain was scarce, and the river low. In "
    "the summer it made 21.09 billion kWh against 13.72 billion in the spring.": "34.81 = 21.09 + 13.72",
    "The city will spend 233.6 million euros. Its schools get 129.4 million, the roads 47.8 million and all others the "
    "remaining 56.4 million.": "233.6 = 129.4 + 47.8 + 56.4",
    "The airport handled 825,400 metric tons. Foreign mail was 587,100 tons and domestic mail 238,300.": "825,400 = "
    "587,100 + 238,300",
    "Revenue was 12,355 million euros. Ships earned 8,009 million euros, trucks 3,507 million euros, ports 999 million "
    "euros; eliminations were -160 million euros.": "12,355 = 8,009 + 3,507 + 999 + -160",
}


@pytest.mark.parametrize("text", TIED)
def test_figures_that_leave_unit_or_time_unsaid_or_are_less_than_nothing_are_parts(text: str) -> None:
    whole, _, parts = TIED[text].partition(" = ")
    report = check(article(text))
    printed = report.articles[0].document.text
    figures = {one.claim.id: printed[one.claim.quantity.start :].split()[0] for one in report.articles[0].claims}
    sums = [{figures[name].rstrip(".") for name in k.claims} for k in report.checks if k.rule == "sum"]
    assert {whole, *parts.split(" + ")} in sums


@pytest.mark.parametrize("times", ["3 to 9,300", "3 to 12,400", "2.5 to 7,750", "2.5 to 10,850"])
def test_both_readings_of_a_fold_are_accepted(times: str) -> None:
    fold, _, level = times.partition(" to ")
    text = f"Sales increased {fold}-fold to {level} units in 2019 from 3,100 units in 2018."
    assert [k.verdict for k in check(article(text)).checks] == ["consistent"]


def test_numbers_without_a_sentence_claim_nothing_wrong() -> None:
    claims = claims_of("12 34 56 78, 9 percent, and 4 percent of 3; (5) up.")
    assert len({c.id for c in claims}) == len(claims)


def test_cost_is_linear_in_a_list() -> None:
    def read(members: int) -> None:
        names = ", ".join(f"{n},000 tonnes of copper in district {n}" for n in range(1, members))
        extract(article(f"Exports were {names} and 5,000 tonnes in all."), 1)

    assert_linear(read, 200)


@pytest.mark.parametrize(
    ("first", "owner"),
    [("Importers bought 4.78 million tons of rice in 2024.", "Philippines"), ("Rice is dear again.", "Vietnam")],
)
def test_figures_an_article_opens_with_are_of_where_it_was_written(first: str, owner: str) -> None:
    text = f"Rice imports\n\nMANILA, Jan. 6, 2025 (PNA) - {first} Most came from Vietnam. Imports were 5 million tons."
    *_, last = claims_of(text)
    assert last.subject.entity == owner


@pytest.mark.parametrize(
    ("dateline", "named", "owner"),
    [
        ("LUXEMBOURG, 18 July 2022 (Reuters) - ", "The euro zone", "Euro Area"),
        ("LUXEMBOURG, 18 July 2022 (Reuters) - ", "The office", "Luxembourg"),
    ],
)
def test_what_follows_on_news_of_a_bloc_is_of_the_bloc(dateline: str, named: str, owner: str) -> None:
    told = f"{dateline}{named} told of its trade in May."
    (claim,) = claims_of(f"Deficit narrows\n\n{told}\n\nExports came to 1,143 billion euros in April.")
    assert claim.subject.entity == owner
