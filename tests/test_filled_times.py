"""Times that fill a longer one between articles, whoever their figures are said to be of."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

RULEBOOK = load_rulebook(standard_folder())

MAY = (
    "Newborns up in Korea for an eleventh month\n\nSEOUL, July 23 - {} infants were born in May 2025, statistics show, "
    "which lifts the total of January-May 2025 to 106,048. Weddings went up by 4 percent in Korea."
)
APRIL = (
    "Newborns in Korea rise for ten months\n\nSEOUL, June 25 - Statistics show more weddings in Korea. In {}, {} came "
    "into the world, 6,100 more than in those months a year before."
)


def told(may: str, time: str, april: str) -> set[tuple[str, str]]:
    """Rule and verdict of the checks of three claims in two articles."""
    texts = ((date(2025, 7, 23), MAY.format(may)), (date(2025, 6, 25), APRIL.format(time, april)))
    documents = [read_text("", f"{at}", text, day) for at, (day, text) in enumerate(texts)]
    checks = [check for check in judge(documents, RULEBOOK).checks if len(check.claims) == 3]
    across = [check for check in checks if len({claim.partition(".")[0] for claim in check.claims}) > 1]
    return {(check.rule, check.verdict) for check in across}


def test_a_month_and_those_before_it_are_all_of_them_whoever_they_are_said_to_be_of() -> None:
    assert ("sum", "consistent") in told("20,309", "January-April 2025", "85,739 babies")


@pytest.mark.parametrize(
    ("may", "time", "april"),
    [
        ("20,309", "January-April 2025", "84,739 babies"),
        ("20,309", "January-April 2025", "85,793 babies"),
        ("20,309", "January-April 2025", "93,857 babies"),
        ("20,309", "January-March 2025", "64,214 babies"),
        ("20,309", "January-April 2024", "79,639 babies"),
        ("20,309", "January-April 2025", "8,573.9 tonnes of rice"),
        ("20,309", "January-April 2025", "85,739 dollars"),
        ("20,903", "January-April 2025", "85,739 babies"),
        ("23,009", "January-April 2025", "85,739 babies"),
        ("20,309", "January-May 2025", "106,390 babies"),
    ],
)
def test_what_does_not_fill_it_or_does_not_add_up_is_no_sum(may: str, time: str, april: str) -> None:
    assert "sum" not in {rule for rule, _ in told(may, time, april)}
