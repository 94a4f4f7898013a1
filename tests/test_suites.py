"""The reader against the suites of others: no score may fall, and what news can hold is read nine times in ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from suites import CORPORA, SCORER, Case, Score, as_scored, in_news, left_out, read_cases

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in (SCORER, *CORPORA)),
    reason=f"THE READER'S SCORES ARE NOT MEASURED: the suites of others are not at hand in {SCORER.parents[1]}",
)

FLOORS = {
    "newsquant": (94.5, 80.5),
    "quantulum3": (84.0, 66.0),
    "duckling-numeral": (85.0, 85.0),
    "duckling-amountofmoney": (72.5, 62.5),
    "duckling-quantity": (74.0, 68.0),
    "recognizers-number": (75.5, 75.5),
    "recognizers-percent": (99.0, 76.0),
    "recognizers-currency": (77.0, 59.5),
    "recognizers-dimension": (78.0, 57.0),
    "DateParser": (68.5, 0.0),
    "DatePeriodParser": (48.5, 0.0),
}
"""F1 of values or periods, and of values with their units, with every case counted and units compared by name."""
IN_NEWS = 90.0
"""What the same scores must reach where cases that no newspaper holds are left out and units compared by meaning."""
FEWEST = 0.33
"""The share of a suite that must be left to measure."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Case]:
    return read_cases(tmp_path_factory.mktemp("suites"))


@pytest.fixture(scope="module")
def scored(cases: Sequence[Case]) -> Mapping[str, Score]:
    return as_scored(cases)


@pytest.fixture(scope="module")
def newsworthy(cases: Sequence[Case]) -> Mapping[str, Score]:
    return in_news(cases)


def test_every_case_left_out_exists_and_has_one_reason(cases: Sequence[Case]) -> None:
    named = left_out()
    assert len(named) == len(set(named))
    assert set(named) <= {case["id"] for case in cases}


def test_every_suite_has_a_floor(scored: Mapping[str, Score]) -> None:
    assert set(scored) == set(FLOORS)


@pytest.mark.parametrize("suite", FLOORS)
def test_no_score_falls(suite: str, scored: Mapping[str, Score]) -> None:
    values, units = FLOORS[suite]
    assert scored[suite].values >= values
    assert scored[suite].units >= units


@pytest.mark.parametrize("suite", FLOORS)
def test_what_news_can_hold_is_read(suite: str, scored: Mapping[str, Score], newsworthy: Mapping[str, Score]) -> None:
    score = newsworthy[suite]
    assert score.wanted >= FEWEST * scored[suite].wanted
    assert score.values >= IN_NEWS
    assert score.units >= IN_NEWS or "Date" in suite
