"""Whom an article is about: the company of its title, or the place, not where it was written or who speaks in it."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims.extract import extract
from factcheck.claims.subjects.protagonist import protagonist
from factcheck.ledger.traits import told_period
from factcheck.text.document import Document
from factcheck.text.readers import read_text


def article(title: str, *paragraphs: str) -> Document:
    return read_text("", "text", "\n\n".join((title, "2024-04-01", *paragraphs)), date(2024, 4, 1))


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Norvik posts record sales", "Norvik Motor Co. sold 41,000 cars in March.", "norvik"),
        ("Norvik reports first quarter results", "Norvik today reported results. The Company sold 41 cars.", "norvik"),
        ("NORVIK SEES HIGHER SALES", "Norvik said it sold 41,000 cars in March. The carmaker expects more.", "norvik"),
        ("Sales of Norvik jump", "Norvik's car sales came to 41,000 in March, a filing showed.", "norvik"),
        ("Norvik delivers", "Norvik has good news. We sold 41,000 cars in March.", "norvik"),
        ("Norvik publishes figures", "The Norvik agency put output at 41,000 cars in March.", ""),
        ("Norvik Games sees profit rise", "Norvik Games' profit rose. The company sold 41 games.", "norvik games"),
        ("Carmaker Norvik ahead", "Sales came to 41,000 cars in March, said Norvik.", "norvik"),
        ("Norvik rents rise again", "It cost 2,099 euros a month to rent a home in Norvik in March.", "norvik"),
        ("Norvik: rents rise again", "It cost 2,099 euros a month to rent a home in March, said Norvik.", ""),
        ("Norvik Falls, Sulmar Rises", "Norvik Co. sold 41,000 cars in March. Sulmar Co. sold 12,000.", ""),
        ("NORVIK MOTOR CORP <NRV.O> 2ND QTR JAN 31", "Net 41,000 vs 39,000", "norvik"),
        ("<NORVIK TEXAS CORP> 2ND QTR NET", "Net 41,000 vs 39,000", "norvik texas"),
        ("First Norvik Motor (NYSE: FNM) reports", "Net income was 41,000 dollars.", "first norvik"),
        ("NORVIK <NRV> BIDS FOR SULMAR <SLM>", "Terms were not given.", ""),
        ("Output Surges in March", "Surges in output led to 41,000 cars. Makers surges on.", ""),
    ],
)
def test_the_company_that_the_title_names_is_the_one(title: str, text: str, name: str) -> None:
    assert protagonist(article(title, text)) == name


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("TURIN, Italy, April 1, 2024 - In March Norvik's car sales rose to 41,000 units.", "norvik"),
        ("Turin, Apr 1 (ANSA) The carmaker Norvik was pleased. Sales rose to 41,000 cars in March.", "norvik"),
        ("Norvik, the carmaker, sold 9,000 cars in Spain in March.\n\nSales in all rose to 41,000 cars.", "norvik"),
        ("Norvik, the carmaker, did well.\n\nOn Monday, it said that sales rose to 41,000 cars.", "norvik"),
        ("The carmaker Norvik beat the average of estimates compiled by Sulmar. Sales rose to 41,000 cars.", "norvik"),
        ("Norvik, the carmaker, is ahead of Sulmar, which sold 9,000. Sales rose to 41,000 cars.", "norvik"),
        ("If approved by Sulmar, Norvik, a carmaker, starts.\n\nSales rose to 41,000 cars.", "norvik"),
        ("The carmaker Norvik did well, said finance chief Rita Amsel. Sales rose to 41,000 cars.", "norvik"),
    ],
)
def test_its_figures_are_those_given_to_nobody_else(text: str, entity: str) -> None:
    found = extract(article("Norvik has a good month", text), 1)
    assert [claim.subject.entity for claim in found if claim.quantity.value == 41000] == [entity]


def test_a_heading_turns_to_another_company() -> None:
    lines = ("The carmaker Norvik sold 9,000 cars.", "Halden Q2 2023", "Revenue was 41 million euros.", "Profit rose.")
    claims = extract(article("Norvik posts record sales", *lines), 1)
    assert {claim.subject.entity for claim in claims if claim.subject.measure.head == "revenue"} == {"halden"}


def test_results_as_they_are_listed_are_of_the_months_up_to_the_day_of_their_heading() -> None:
    lines = ("Net loss 41,000 vs profit 39,000", "1st half", "Net profit 52,000 vs loss 11,000")
    found = extract(article("NORVIK CORP <NRV> 2ND QTR JAN 31", *lines), 1)
    told = [(period.label() if period else None) for period in map(told_period, found)]
    assert told == ["November 2023-January 2024", "November 2022-January 2023",
                    "August 2023-January 2024", "August 2022-January 2023"]  # fmt: skip


@pytest.mark.parametrize(("title", "entity"), [("Carmaker's margin shrinks", ""), ("Margins shrink", "China")])
def test_what_a_company_sells_somewhere_does_not_make_that_its_place(title: str, entity: str) -> None:
    text = "Unit sales fell 2 percent to 41,000 cars. Deliveries in China rose 8 percent to 693 cars."
    found = extract(article(title, text), 1)
    assert [claim.subject.entity for claim in found if claim.quantity.value == 41000] == [entity]


@pytest.mark.parametrize(
    ("title", "text", "entity"),
    [
        ("Exports soar on appetite in U.S.", "South Korea's exports of cars rose to 41,000.", "South Korea"),
        ("European unemployment falls", "The rate fell in Romania. Sales rose to 41,000 cars.", "European Union"),
        ("More coaches crash", "A coach went off the A9.\n\nIn all, sales rose to 41,000 cars.", ""),
    ],
)
def test_a_paragraph_that_names_nobody_is_of_whom_the_article_is_about(title: str, text: str, entity: str) -> None:
    found = extract(article(title, text), 1)
    assert [claim.subject.entity for claim in found if claim.quantity.value == 41000] == [entity]
