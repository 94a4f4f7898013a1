"""Defects: an article that a mistake of ours gives up is told of, and the others are checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.claim import Claim
from factcheck.claims.statements.steps import earlier
from factcheck.cli.app import run
from factcheck.findings import judge as judging
from factcheck.findings.judge import Scope, judge
from factcheck.ledger.cells import base_when
from factcheck.periods.period import Basis, Period
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.readers import read_text

STANDARD = load_rulebook(standard_folder())
CLASHES = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023."
GIVEN_UP = "The mill made 40 tonnes of paper."


@pytest.fixture
def defective(monkeypatch: pytest.MonkeyPatch) -> None:
    """The step from an article to its claims fails at one text."""
    sound: Callable[..., list[Claim]] = judging.extract

    def extract(document: judging.Document, *rest: object) -> list[Claim]:
        if GIVEN_UP in document.text:
            raise ZeroDivisionError("no paper")
        return sound(document, *rest)

    monkeypatch.setattr(judging, "extract", extract)


@pytest.mark.usefixtures("defective")
@pytest.mark.parametrize("scope", ["article", "corpus"])
def test_the_other_articles_are_checked(scope: Scope) -> None:
    report = judge([read_text("a.txt", "a.txt", text, None) for text in (GIVEN_UP, CLASHES)], STANDARD, scope)
    assert [check.rule for check in report.findings] == ["growth"]
    assert [(notice.where, notice.kind) for notice in report.notices] == [("a.txt", "defect")]
    assert report.notices[0].reason.startswith("internal error, please report it: ZeroDivisionError: no paper (test_")


@pytest.mark.usefixtures("defective")
def test_the_run_fails_and_names_the_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("bad.txt", GIVEN_UP), ("good.txt", CLASHES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["check", "--quiet", "--isolated", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert "good.txt" in out
    assert err.startswith(f"factcheck: {tmp_path / 'bad.txt'}: internal error, please report it: ZeroDivisionError")
    assert err.count("\n") == 1


def test_a_time_that_is_still_running_has_none_before_it() -> None:
    running, before = Period(date(2020, 1, 1).toordinal(), None), Basis("previous")
    assert earlier(running, before) is None
    assert base_when(("in", running), before) == ("previous", 0, ("in", running))
