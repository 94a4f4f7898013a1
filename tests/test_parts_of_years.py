"""Parts of a time that one article of a story gives, and which figure of another one they are a part of."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())
NINE, YEAR = date(2024, 10, 12), date(2025, 1, 9)

MAKERS = (
    "Slovakia's carmakers built fewer than a million cars in 2024, 993,000, the makers' association said. "
    "Volkswagen in Bratislava built 334,000 cars, Kia in Žilina {} and the Stellantis works at Trnava 231,000."
)
HOMES = (
    "Builders in Poland completed 199,214 homes in 2025, the statistics office of Poland said. Permits to build were "
    "issued for 261,900 homes. Work began on {} homes."
)
PERMITS = (
    "From January to September 2025 work began on {} homes in Poland, the statistics office said, and permits were "
    "given for 201,300."
)
CARS = (
    "Britain's drivers registered 1,952,778 cars in 2024, the makers' body said, 1,018,306 of them with petrol. "
    "Electric cars were the winners of the year. {} of them found an owner."
)


def tied(*texts: str) -> set[tuple[str, str, str]]:
    """The figures of parts and wholes in different articles, and how they compare: those of nine months come first."""
    days = (NINE, YEAR) if "2024" in texts[0] else (date(2025, 10, 20), date(2026, 1, 23))
    documents = [read_text("", f"{at}", text, day) for at, (day, text) in enumerate(zip(days, texts, strict=True))]
    report = judge(documents, RULEBOOK)
    judged = (one.claim for article in report.articles for one in article.claims)
    printed = {claim.id: str(claim.quantity.value) for claim in judged}
    found = [check for check in report.checks if check.rule == "part-year" and len(check.claims) == 2]
    return {(printed[check.claims[0]], printed[check.claims[1]], check.verdict) for check in found
            if len({claim.partition(".")[0] for claim in check.claims}) == 2}


@pytest.mark.parametrize(
    ("nine", "year", "expected"),
    [
        (
            "In nine months of 2024 Kia produced 238,400 cars in Slovakia, the makers' association said.",
            MAKERS.format("306,000"),
            {("238400", "306000", "consistent")},
        ),
        (PERMITS.format("148,900"), HOMES.format("187,600"), {("148900", "187600", "consistent")}),
        (
            "British car registrations fell in November, the makers' body said. Battery cars reached 338,314 in the "
            "first eleven months of 2024 in Britain.",
            CARS.format("381,970"),
            {("338314", "381970", "consistent")},
        ),
        (
            "Half-year remittance of Nepal passes $3 billion. Migrant workers sent $3.21 billion in January-June 2024.",
            "Remittance of Nepal hits $7.12 billion in 2024. Nepalis abroad sent home $7.12 billion in 2024.",
            {("3.21E+9", "7.12E+9", "consistent")},
        ),
    ],
    ids=["its own maker", "what another figure is likelier part of", "what keeps pace", "who sends it"],
)
def test_a_part_is_of_the_likeliest_whole(nine: str, year: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= tied(nine, year)


@pytest.mark.parametrize(
    ("nine", "year", "wrong"),
    [
        (
            "In nine months of 2024 Kia produced 338,400 cars in Slovakia, the makers' association said.",
            MAKERS.format("306,000"),
            ("338400", "334000"),
        ),
        (PERMITS.format("148,900"), HOMES.format("187,600"), ("148900", "261900")),
        (
            "Workers of Nepal abroad numbered 5.21 million from January to September 2024, the central bank said.",
            "Nepal's remittances came to $7.12 billion in 2024, the central bank of Nepal said.",
            ("5.21E+6", "7.12E+9"),
        ),
        (
            "Farms of Chile lost 4,312,950 fish from January to September 2024, the fish agency of Chile said.",
            "Chile counted 5,134,288 farms in 2024, the fish agency of Chile said.",
            ("4312950", "5134288"),
        ),
        (
            "In nine months of 2024 Skoda produced 238,400 cars in Slovakia, the makers' association said.",
            MAKERS.format("306,000"),
            ("238400", "306000"),
        ),
    ],
    ids=["another maker", "permits", "people and money", "fish and farms", "no maker"],
)
def test_a_part_is_of_no_whole_of_something_else(nine: str, year: str, wrong: tuple[str, str]) -> None:
    assert wrong not in {(part, whole) for part, whole, _ in tied(nine, year)}


@pytest.mark.parametrize(
    ("nine", "year"),
    [
        (
            "In nine months of 2024 Kia produced 252,000 cars in Slovakia, the makers' association said.",
            MAKERS.format("306,000"),
        ),
        (PERMITS.format("248,900"), HOMES.format("187,600")),
        (
            "British car registrations fell in November, the makers' body said. Battery cars, hybrids and others "
            "reached 833,314 in the first eleven months of 2024 in Britain.",
            CARS.format("381,970"),
        ),
        (
            "Migrant workers sent Nepal $7.51 billion from January to September 2024, relatives at home $0.4 billion.",
            "Nepal's remittances from Asia came to $7.12 billion in 2024, the central bank of Nepal said.",
        ),
    ],
)
def test_a_part_that_is_more_by_no_slip_does_not_clash(nine: str, year: str) -> None:
    assert "conflicting" not in {verdict for *_, verdict in tied(nine, year)}
