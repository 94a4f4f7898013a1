"""Changes of a story whose articles do not say their year, and what they are measured from."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())

TEA = "NAIROBI, May 12 (KNA) - Kenya exported 52.4 million kg of tea in April, {} more than in March, officials said."
FERRY = "The ferry disaster on Lake Umbezi"
AIRPORT = "Lakeport Airport handled 412,300 passengers in June, 4.1 percent more than in {}."


def told(first: str, second: str, day: date | None = None) -> set[tuple[str, str]]:
    """Rule and verdict of the checks that claims of both articles take part in; the second may have a day."""
    documents = [read_text("", f"{at}", text, when) for at, (text, when) in enumerate(((first, None), (second, day)))]
    checks = judge(documents, RULEBOOK).checks
    across = [check for check in checks if len({claim.partition(".")[0] for claim in check.claims}) > 1]
    return {(check.rule, check.verdict) for check in across}


def tea(text: str, change: str = "8.3 percent") -> tuple[str, str]:
    """Two articles on the tea of Kenya."""
    later = f"Tea exports of Kenya rise\n\n{TEA.format(change)}"
    return later, f"Tea exports of Kenya\n\nNAIROBI, April 11 (KNA) - {text}"


@pytest.mark.parametrize("change", ["8.3 percent", "4.0 million kg"])
@pytest.mark.parametrize(("figure", "verdicts"), [("48.4", {"consistent"}), ("84.4", {"conflicting"})])
def test_a_month_is_measured_from_the_one_before_whatever_year_that_is(
    change: str, figure: str, verdicts: set[str]
) -> None:
    found = told(*tea(f"Kenya exported {figure} million kg of tea in March, the Tea Board said.", change))
    assert {verdict for _, verdict in found} == verdicts


def test_the_year_of_one_of_two_articles_is_enough() -> None:
    march = tea("Kenya exported 48.4 million kg of tea in March, the Tea Board said.")
    assert told(*march, date(2025, 4, 11)) == {("growth", "consistent")}


def test_what_there_was_in_the_morning_says_no_time() -> None:
    evening = (
        "Evacuations at volcano\n\nJOLBERG, 4 March, 21:00. The number of evacuated people in Jolberg has climbed to "
        "1,136, 724 more than in the morning, civil defence said."
    )
    morning = (
        "Volcano in Jolberg\n\nJOLBERG, 4 March. Civil defence in Jolberg has taken 412 people to the sports hall, all "
        "evacuated from the volcano."
    )
    assert ("change", "consistent") in told(evening, morning)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya produced 84.4 million kg of tea in March, the Tea Board said.",
        "Kenya exported 84.4 million kg of tea in the year to March. Egypt bought 4.84 million kg in March.",
        "Kenya exported 84.4 million kg of tea in February, the Tea Board said.",
        "In March of last year Kenya exported 84.4 million kg of tea, the Tea Board said.",
        "In March 2019 Kenya exported 84.4 million kg of tea, the Tea Board said.",
        "Kenya exported 84.4 million kg of coffee in March, the Tea Board said.",
        "Kenya's net exports of tea were 84.4 million kg in March, the Tea Board said.",
        "Kenya's tea exports fell by 84.4 million kg in March, the Tea Board said.",
        "Without the strike Kenya would have exported 84.4 million kg of tea in March, the Tea Board said.",
        "Kenya expects to export 84.4 million kg of tea in March, the Tea Board said.",
        "Kenya exported 84.4 million kg of tea from January to March, the Tea Board said.",
        "Uganda exported 84.4 million kg of tea in March, the Tea Board of Kenya said.",
        "Kenya's tea exports earned 84.4 million dollars in March, the Tea Board said.",
    ],
)
def test_what_is_of_something_else_or_another_month_does_not_clash(text: str) -> None:
    assert "conflicting" not in {verdict for _, verdict in told(*tea(text))}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            f"{FERRY}\n\nPORT LINDI, 9 October. Divers found more bodies after the ferry disaster on Lake Umbezi: 47 "
            "people are now known to have died, 16 more than on Tuesday.",
            f"{FERRY}\n\nKASAMBA, 8 October. The ferry disaster on Lake Umbezi has killed many. 13 children are among "
            "the dead, and 58 people were rescued.",
        ),
        (
            f"Airport grows\n\nLAKEPORT, 3 July - {AIRPORT.format('June last year')}",
            "Airport in June\n\nLAKEPORT, 4 July - Lakeport Airport handled 369,100 passengers in June, as it was shut "
            "for two days.",
        ),
        (
            f"Airport grows\n\nLAKEPORT, 3 July - {AIRPORT.format('May')}",
            "Airport in May\n\nLAKEPORT, 4 June - Lakeport Airport handled 396,100 passengers in May, of whom 361,900 "
            "on international flights.",
        ),
        (
            "Prices of flats slow in Helsinki\n\nHELSINKI, Oct 24 - The index of prices of old flats in Helsinki stood "
            "at 203.7 at the end of September, up 0.4 percent from June.",
            "Espoo flats\n\nESPOO, July 25 - The index of prices of old flats in Espoo stood at 220.9 in June. "
            "Helsinki is ahead.",
        ),
    ],
    ids=["part of a toll", "the same month", "a part of the base", "another town"],
)
def test_figures_of_the_same_story_that_no_change_leads_from_do_not_clash(first: str, second: str) -> None:
    assert "conflicting" not in {verdict for _, verdict in told(first, second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Oilco raises crude prices\n\nNEW YORK, March 4 - Oilco raised the price it pays for crude oil by 20 "
            "cents to 21.30 dollars a barrel.",
            "Petrolco raises crude prices\n\nNEW YORK, March 5 - Petrolco said the price it pays for crude oil is now "
            "20.10 dollars a barrel.",
        ),
        (
            "Borrowing in the markets falls\n\nPARIS, April 7 - Borrowings in the markets were 20.8 billion dollars in "
            "February, about 2.8 billion more than in January, the organisation said.",
            "Borrowing in the markets\n\nPARIS, May 7 - Borrowings in the markets were 10.8 billion dollars in March, "
            "the organisation said.",
        ),
        (
            "Rig count rises\n\nHOUSTON, March 9 - The number of rigs in the United States rose by four in the "
            "week to 752, the company said.",
            "Rig count\n\nHOUSTON, March 23 - The number of rigs in the United States was 784, the company said.",
        ),
    ],
    ids=["another firm's price", "a later month", "weeks apart"],
)
def test_what_no_words_say_is_of_the_time_before_does_not_clash(first: str, second: str) -> None:
    assert "conflicting" not in {verdict for _, verdict in told(first, second)}
