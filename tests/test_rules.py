"""The examples of the rule pages, really read: silence under Holds, this rule on the bold claims under Conflicts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.findings.finding import Check, Report
from factcheck.findings.judge import judge
from factcheck.rulebook.examples import Example
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

STANDARD = load_rulebook(standard_folder())

WAITING: dict[str, str] = {
    "The jobless rate rose 0.4 percent to":
        "a rate that changed by percent and to a percent: the change is not tied to its level",
    "The treasury took in revenue": "`a deficit of` in apposition takes the measure before it",
    "The utility runs 48": "counted plants are no measure",
    "Of the $9.4 billion": "`farm products accounted for` has no measure",
    "The hall sold 1,240 tickets for the final, 655 to women and 685": "`655 to women` has no modifier",
    "The insurer set aside 200 million euros ($112": "a bare dollar is none of a certain country",
    "The bridge cost 90 million dinars": "dinars and bare dollars are currencies of no certain country",
    "Bakery chain earns $84": "`earns` is no measure",
}
"""Conflicts that the reading does not manage yet, by their first words, with the reason. To shrink to nothing."""


def examples(kind: str) -> Iterator[object]:
    for rule in STANDARD:
        for example in getattr(rule, kind):
            yield pytest.param(rule, example, id=f"{rule.name}:{example.line}")


def report(example: Example) -> Report:
    return judge([read_text("", "text", example.text, example.published)], STANDARD)


def findings(found: Report) -> list[Check]:
    return [check for check in found.checks if check.severity is not None]


def waits(example: Example) -> bool:
    return any(example.text.startswith(start) for start in WAITING)


@pytest.mark.parametrize(("rule", "example"), list(examples("holds")))
def test_what_holds_is_silent(rule: Rule, example: Example) -> None:
    assert [check.message for check in findings(report(example))] == []


@pytest.mark.parametrize(("rule", "example"), list(examples("conflicts")))
def test_what_clashes_is_found_by_its_rule(rule: Rule, example: Example) -> None:
    if waits(example):
        pytest.skip("the reading does not manage it yet")
    found = report(example)
    (check,) = findings(found)
    assert check.rule == rule.name
    quantities = {judged.claim.id: judged.claim.quantity for judged in found.articles[0].claims}
    blamed = [(quantities[name].start, quantities[name].end) for name in check.claims]
    assert all(any(start < e and s < end for s, e in example.claims) for start, end in blamed), check.message
    assert all(any(start < e and s < end for start, end in blamed) for s, e in example.claims), check.message


def test_waiting_examples_are_still_there() -> None:
    texts = [example.text for rule in STANDARD for example in rule.conflicts]
    assert [start for start in WAITING if not any(text.startswith(start) for text in texts)] == []
