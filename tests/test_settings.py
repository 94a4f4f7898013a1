"""Configuration: where it is found, what it changes, and how mistakes in it are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.app import run

CLASHES = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.\n"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article in `news/`, which is also the working folder."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bad.txt").write_text(CLASHES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settle(folder: Path, text: str, name: str = "factcheck.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def report_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    run(["check", "--format", "json", *arguments])
    return json.loads(capsys.readouterr().out)


def severities(report: Any) -> list[tuple[str, str]]:
    return [(check["rule"], check["severity"]) for check in report["checks"] if check["severity"]]


@pytest.mark.parametrize(
    ("name", "head"), [("factcheck.toml", ""), ("pyproject.toml", "[project]\nname = 'x'\n\n[tool.factcheck]\n")]
)
def test_settings_are_found_upwards_from_the_articles(newsroom: Path, name: str, head: str) -> None:
    assert run(["check", "news/bad.txt"]) == 1
    settle(newsroom, f'{head}fail-on = "never"\n', name)
    assert run(["check", "news/bad.txt"]) == 0
    assert run(["check", "news/bad.txt", "--isolated"]) == 1
    assert run(["check", "news/bad.txt", "--fail-on", "error"]) == 1


def test_a_project_file_without_our_table_is_passed_by(newsroom: Path) -> None:
    settle(newsroom, 'fail-on = "never"\n')
    settle(newsroom / "news", "[project]\nname = 'x'\n", "pyproject.toml")
    assert run(["check", "news/bad.txt"]) == 0


def test_rules_are_selected_ignored_and_graded(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(newsroom, 'severity = { growth = "note" }\n')
    assert severities(report_of(capsys, "news")) == [("growth", "note")]
    settle(newsroom, 'ignore = ["growth"]\n')
    assert severities(report_of(capsys, "news")) == []
    settle(newsroom, 'select = ["sum"]\n')
    assert severities(report_of(capsys, "news")) == []
    assert severities(report_of(capsys, "news", "--select", "growth")) == [("growth", "error")]


@pytest.mark.parametrize(
    ("glob", "settings", "expected"),
    [
        ("news/*.txt", 'ignore = ["growth"]', []),
        ("bad.txt", 'ignore = ["all"]', []),
        ("news", 'select = ["sum"]', []),
        ("old/*", 'ignore = ["growth"]', [("growth", "error")]),
        ("**/bad.txt", 'severity = { growth = "warning" }', [("growth", "warning")]),
    ],
)
def test_files_have_settings_of_their_own(
    newsroom: Path, glob: str, settings: str, expected: object, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(newsroom, f'[per-file."{glob}"]\n{settings}\n')
    assert severities(report_of(capsys, "news")) == expected


def test_dates_of_all_articles_and_of_some(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom / "news" / "old.txt").write_text("Exports rose 4 percent.\n", encoding="utf-8")
    settle(newsroom, 'date = 2025-10-20\n[per-file."old.txt"]\ndate = "2001-02-03"\n')
    dates = {article["path"]: article["published"] for article in report_of(capsys, "news")["articles"]}
    assert dates == {"news/bad.txt": "2025-10-20", "news/old.txt": "2001-02-03"}
    assert report_of(capsys, "news/bad.txt", "--date", "2024-01-01")["articles"][0]["published"] == "2024-01-01"




def test_words_of_the_newsroom_s_own(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom / "news" / "bad.txt").write_text(
        "Acme's revenue reached 120 million yuan in 2024, up 40 percent from the previous year.\n\n"
        "The Anvil Makers' takings were 100 million yuan in 2023.\n", encoding="utf-8",
    )  # fmt: skip
    assert severities(report_of(capsys, "news")) == []
    settle(newsroom, '[synonyms.entities]\nAcme = ["The Anvil Makers"]\n[synonyms.measures]\nrevenue = ["takings"]\n')
    assert severities(report_of(capsys, "news")) == [("growth", "error")]


CONVERTED = "Exports of the company reached 40 billion yuan (about 4 billion U.S. dollars) in 2025.\n"


@pytest.mark.parametrize(
    ("rates", "clashes"),
    [
        ("", True),
        ('"USD/CNY" = 10', False),
        ('"CNY/USD" = 0.1', False),
        ('"USD/CNY" = { 2025 = 10 }', False),
        ('"USD/CNY" = { "2025-10" = 10, "2025-09" = 7.1 }', False),
        ('"USD/CNY" = 8', True),
    ],
)
def test_reference_rates_of_the_newsroom_s_own(
    newsroom: Path, rates: str, clashes: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    (newsroom / "news" / "bad.txt").write_text(CONVERTED, encoding="utf-8")
    settle(newsroom, f"date = 2025-10-20\n[rates]\n{rates}\n")
    found = severities(report_of(capsys, "news"))
    assert ([rule for rule, _ in found] == ["exchange-rate"]) == clashes


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("\nslect = []\n", "factcheck.toml:2: unknown key 'slect'; did you mean 'select'?"),
        ('fail_on = "error"\n', "factcheck.toml:1: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ('[per-file."a"]\nignroe = []\n', "factcheck.toml:2: unknown key 'ignroe'; did you mean 'ignore'?"),
        ("[synonyms]\nplaces = {}\n", "factcheck.toml:2: unknown key 'places'; known are entities, measures"),
        ("select = 'growth'\n", "factcheck.toml:1: select: a list is wanted"),
        ("date = 'May'\n", "factcheck.toml:1: date: a date is wanted, such as 2025-10-20"),
        ("\nselect = ['grwth']\n", "factcheck.toml:2: there is no rule 'grwth'; did you mean 'growth'?"),
        ("[per-file.a]\nignore = ['al']\n", "factcheck.toml:1: there is no rule 'al'; did you mean 'all'?"),
        ("[rates]\n'USD-CNY' = 7\n", "factcheck.toml:1: 'USD-CNY' is no pair of currencies; write 'USD/CNY'"),
        ("[rates]\n'USD/CNY' = 0\n", "factcheck.toml:1: USD/CNY: a rate is above zero"),
        ("[rates]\n'USD/CNY' = 1e400\n", "factcheck.toml:1: USD/CNY: a rate is above zero"),
        ("[rates]\n'USD/CNY' = { May = 7 }\n", "factcheck.toml:1: USD/CNY: 'May' is no year, month or day"),
        ("[rates]\n'USD/CNY' = [7]\n", "factcheck.toml:2: rates.USD/CNY: a number is wanted"),
        ("per-file = 3\n", "factcheck.toml:1: per-file: a table is wanted"),
        ("[synonyms.measures]\nrevenu = ['x']\n", "factcheck.toml:1: there is no measure 'revenu'; did you mean"),
        ("\nselect = \n", "factcheck.toml:2: not TOML: "),
        ("rules = ['nowhere']\n", "nowhere: not a folder"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(
    newsroom: Path, text: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(newsroom, text)
    assert run(["check", "news"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"factcheck: {complaint}")
    assert err.count("\n") == 1
    assert out == ""


def test_config_prints_what_holds_and_where_it_comes_from(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "[tool.factcheck]\nignore = ['sum']\n\n[tool.factcheck.rates]\n'USD/CNY' = 7.10\n"
    settle(newsroom, table, "pyproject.toml")
    assert run(["config", "news"]) == 0
    lines = dict(line.split("  #", 1) for line in capsys.readouterr().out.splitlines())
    told = {key.strip(): origin.strip() for key, origin in lines.items()}
    assert told['ignore = ["sum"]'] == "pyproject.toml:2"
    assert told['rates = { "USD/CNY" = 7.10 }'] == "pyproject.toml:4"
    assert told['scope = "corpus"'] == "default"


@pytest.mark.parametrize("text", ["", 'ignore = ["sum"]\ndate = 2025-01-02\n[per-file."a*"]\nignore = ["all"]\n'])
def test_what_config_prints_is_a_configuration(
    newsroom: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(newsroom, text)
    run(["config"])
    first = capsys.readouterr().out
    settle(newsroom, first)
    assert run(["config"]) == 0
    assert [line.split("  #")[0] for line in capsys.readouterr().out.splitlines()] == [
        line.split("  #")[0] for line in first.splitlines()
    ]


def test_a_ledger_is_found_from_the_configuration_on(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier, later = newsroom / "earlier.txt", newsroom / "news" / "bad.txt"
    earlier.write_text("Acme's revenue was 100 million dollars in 2023.\n", encoding="utf-8")
    later.write_text("Acme's revenue was 150 million dollars in 2024, up 20 percent from 2023.\n", encoding="utf-8")
    run(["ledger", "add", "earlier.txt", "--ledger", "known.ledger"])
    settle(newsroom, 'ledger = "known.ledger"\n')
    monkeypatch.chdir(newsroom / "news")
    capsys.readouterr()
    assert [rule for rule, _ in severities(report_of(capsys, "bad.txt"))] == ["growth"]
    assert severities(report_of(capsys, "bad.txt", "--isolated")) == []
