"""Which figures of one subject are taken for one and the same, and which only stand beside each other."""

from __future__ import annotations

import pytest
from claim_notation import article

from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook, standard_folder

RULEBOOK = load_rulebook(standard_folder())


def restated(text: str) -> list[str]:
    """The verdicts of the checks that two figures of a text are the same."""
    return [check.verdict for check in judge([article(text)], RULEBOOK).checks if check.rule == "restated"]


@pytest.mark.parametrize(
    "text",
    [
        "Wheat exports were 4.31 million tonnes in 2019. In 2019 wheat exports came to 4.31 million tonnes.",
        "Wheat exports were 4.31 million tonnes in 2019. In 2019 wheat exports came to 4.3 million tonnes.",
        "Wheat exports were nearly 4.4 million tonnes in 2019. In 2019 wheat exports came to 4.36 million tonnes.",
        "Wheat exports were over 4 million tonnes in 2019. In 2019 wheat exports came to 4.36 million tonnes.",
    ],
)
def test_figures_that_say_the_same_are_one(text: str) -> None:
    assert restated(text) == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Wheat exports were 55 tonnes. Wheat exports came to 56 tonnes.",
        "Wheat exports were 4 million tonnes. Wheat exports came to 5 million tonnes.",
        "At least 128 people were killed and over 220 were injured.",
        "At least 128 people were killed. Over 900 people were killed, a doctor said.",
    ],
)
def test_figures_that_only_touch_or_bound_each_other_are_not(text: str) -> None:
    assert restated(text) == []
