"""Meant figures: what agrees twice over with others but for one slip is told, though no tie alone would tell it."""

from __future__ import annotations

import pytest

from factcheck.api import check

COUNT = """Only 41 votes decided the last seat in the northern ward, where Oda Lind, on 8,214, beat Per Falk, on 8,173.

The total poll came to 58,611, a turnout of 61.2 per cent, and once 582 spoiled papers had been taken out, 58,029 valid
votes remained. The quota was 9,672.

Topping the poll was Lena Orlov on {first} first preferences, {share} per cent of them. Her surplus of {surplus} was
shared out on the second count.

Falk won 6,051 votes at the start and put on 2,122 in transfers over the eleven further counts.
"""


def found(first: str, share: str = "21.4", surplus: str = "2,746") -> list[tuple[str, str | None, bool]]:
    """Rule and grade of each finding in a count, and whether a repair of the first figure is 12,418."""
    report = check(COUNT.format(first=first, share=share, surplus=surplus))
    return [(one.rule, one.severity, any(r.values.contains(12418) for r in one.repairs)) for one in report.findings]


@pytest.mark.parametrize("misprinted", ["42,118", "14,218", "21,418", "12,148", "12,481"])
def test_a_figure_is_told_that_would_agree_with_two_companies_but_for_a_slip(misprinted: str) -> None:
    assert found(misprinted) == [("share", "warning", True)]


def test_the_figure_as_meant_is_silent() -> None:
    assert found("12,418") == []


def test_one_company_is_not_enough_for_more_than_a_note() -> None:
    assert found("14,218", share="21") == [("share", "warning", True)]
    assert found("14,218", share="21", surplus="3,015") == [("share", "note", True)]
    assert found("14,218", share="23.9") == [("share", "note", False)]
