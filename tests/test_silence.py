"""Silence: what comments, sidecars and baselines keep from the report, and what is said of those that have no use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.app import run

CLASH = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023."
OTHER = "Exports reached 220 million yuan in 2024, up 70 percent from 200 million yuan in 2023."

Out = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capsys: Out, *arguments: str) -> tuple[int, Any, list[str]]:
    """The exit status, the JSON report, and the lines on standard error."""
    status = run(["check", "--format", "json", *arguments])
    out, err = capsys.readouterr()
    return status, json.loads(out), err.splitlines()


def counts(report: Any) -> tuple[int, int]:
    """How many findings are reported, and how many are silenced."""
    return sum(check["severity"] is not None for check in report["checks"]), len(report["silenced"])


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", (2, 0)),
        ("<!-- factcheck: ignore growth -->", (1, 1)),
        ("<!--factcheck:ignore-->", (1, 1)),
        ("<!-- factcheck: ignore sum,growth because the base was restated -->", (1, 1)),
        ("<!-- factcheck: ignore-file growth -->", (0, 2)),
    ],
)
@pytest.mark.parametrize("place", ["above", "inside", "beside"])
def test_a_comment_silences_a_paragraph_or_a_file(
    here: Path, comment: str, expected: tuple[int, int], place: str, capsys: Out
) -> None:
    first = {"above": f"{comment}\n\n{CLASH}", "inside": CLASH.replace(", up", f" {comment}, up"),
             "beside": f"{CLASH} {comment}"}[place]  # fmt: skip
    (here / "a.md").write_text(f"# Figures\n\n{first}\n\n{OTHER}\n", encoding="utf-8")
    status, report, err = checked(capsys, "a.md")
    assert (counts(report), err) == (expected, [])
    assert status == (1 if expected[0] else 0)
    assert any("sales" in one["message"] for one in report["silenced"]) == (expected[1] > 0)


def test_a_comment_in_a_page_silences_the_next_paragraph(here: Path, capsys: Out) -> None:
    page = f"<html><body><p>{OTHER}</p><!-- factcheck: ignore growth because known --><p>{CLASH}</p></body></html>"
    (here / "a.html").write_text(page, encoding="utf-8")
    _, report, err = checked(capsys, "a.html")
    assert (counts(report), err) == ((1, 1), [])
    (silenced,) = report["silenced"]
    assert silenced["silenced"] == {"by": "inline", "where": "a.html:1", "reason": "known"}
    assert silenced["rule"] == "growth"


def test_a_text_without_comments_has_a_file_beside_it(here: Path, capsys: Out) -> None:
    (here / "a.txt").write_text(f"{CLASH} <!-- factcheck: ignore -->\n\n{OTHER}\n", encoding="utf-8")
    assert counts(checked(capsys, "a.txt")[1]) == (2, 0)
    sidecar = here / "a.txt.factcheck"
    sidecar.write_text('[[ignore]]\nrules = ["growth"]\ntext = "up 70 percent"\nbecause = "known"\n', encoding="utf-8")
    _, report, err = checked(capsys, "a.txt")
    assert (counts(report), err) == ((1, 1), [])
    assert report["silenced"][0]["silenced"]["reason"] == "known"
    sidecar.write_text("[[ignore]]\n", encoding="utf-8")
    assert counts(checked(capsys, "a.txt")[1]) == (0, 2)


def test_a_file_of_several_articles_has_wishes_by_article(here: Path, capsys: Out) -> None:
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("n1", CLASH), ("n2", OTHER))]
    (here / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (here / "a.jsonl.factcheck").write_text('[[ignore]]\narticle = "n2"\n', encoding="utf-8")
    _, report, err = checked(capsys, "a.jsonl")
    assert (counts(report), err) == ((1, 1), [])


def test_a_wish_for_many_articles_is_met_by_one(here: Path, capsys: Out) -> None:
    texts = (CLASH, OTHER.replace("70", "10"), "Nothing here.")
    lines = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(texts)]
    (here / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    wishes = '[[ignore]]\nrules = ["growth"]\n[[ignore]]\nrules = ["sum"]\n[[ignore]]\nrules = ["summ"]\n'
    (here / "a.jsonl.factcheck").write_text(wishes, encoding="utf-8")
    _, report, err = checked(capsys, "a.jsonl")
    assert counts(report) == (0, 1)
    assert err == [
        "factcheck: a.jsonl.factcheck (ignore 3): there is no rule 'summ'; did you mean 'sum'?",
        "factcheck: a.jsonl.factcheck (ignore 2): unused: no finding of sum to ignore",
    ]


@pytest.mark.parametrize(
    ("comment", "says", "status"),
    [
        ("<!-- factcheck: ignore sum -->", "a.md:3: unused: no finding of sum to ignore", 1),
        ("<!-- factcheck: ignore grwth -->", "a.md:3: there is no rule 'grwth'; did you mean 'growth'?", 2),
        ("<!-- factcheck: silence -->", "a.md:3: a directive is 'factcheck: ignore RULE', or 'ignore-file'", 2),
    ],
)
def test_a_comment_without_use_is_told(here: Path, comment: str, says: str, status: int, capsys: Out) -> None:
    (here / "a.md").write_text(f"# Figures\n\n{comment}\n\n{CLASH}\n", encoding="utf-8")
    found, report, err = checked(capsys, "a.md")
    assert err == [f"factcheck: {says}"]
    assert (found, counts(report)) == (status, (1, 0))


def test_a_comment_for_a_rule_that_did_not_run_is_not_unused(here: Path, capsys: Out) -> None:
    (here / "a.md").write_text(f"<!-- factcheck: ignore growth -->\n\n{CLASH}\n", encoding="utf-8")
    status, _, err = checked(capsys, "a.md", "--select", "sum")
    assert (status, err) == (0, [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[ignore]]\nrule = []\n", "(ignore 1): unknown key 'rule'; did you mean 'rules'?"),
        ("[[ignore]]\nrules = 'growth'\n", "(ignore 1): rules: a list is wanted"),
        ("[[ignore]]\nrules = ['grwth']\n", "(ignore 1): there is no rule 'grwth'; did you mean 'growth'?"),
        ("ignore = 3\n", ": unknown key 'ignore'; a wish is an [[ignore]] table"),
        ("[[ignore\n", ": not TOML: "),
    ],
)
def test_a_mistaken_sidecar_is_one_line(here: Path, text: str, says: str, capsys: Out) -> None:
    (here / "a.txt").write_text(CLASH, encoding="utf-8")
    (here / "a.txt.factcheck").write_text(text, encoding="utf-8")
    status, report, err = checked(capsys, "a.txt")
    assert (status, counts(report)) == (2, (1, 0))
    assert len(err) == 1
    assert says in err[0].removeprefix("factcheck: a.txt.factcheck ").removeprefix("factcheck: a.txt.factcheck")


def test_a_baseline_keeps_what_was_there_and_lets_new_findings_through(here: Path, capsys: Out) -> None:
    article = here / "a.txt"
    article.write_text(CLASH + "\n", encoding="utf-8")
    assert run(["baseline", "a.txt"]) == 0
    assert capsys.readouterr().err == "factcheck: factcheck-baseline.json: 1 finding (1 new, 0 gone)\n"
    article.write_text(f"A headline\n\nSomething else first.\n\n{CLASH}\n\n{OTHER}\n", encoding="utf-8")
    status, report, err = checked(capsys, "a.txt", "--baseline", "factcheck-baseline.json")
    assert (status, counts(report), err) == (1, (1, 1), [])
    assert report["silenced"][0]["silenced"]["by"] == "baseline"


def test_what_is_no_longer_found_is_stale_and_pruned_on_request(here: Path, capsys: Out) -> None:
    (here / "a.txt").write_text(f"{CLASH}\n\n{OTHER}\n", encoding="utf-8")
    (here / "b.txt").write_text(CLASH, encoding="utf-8")
    run(["baseline", "a.txt", "b.txt", "--baseline", "known.json", "--scope", "article"])
    (here / "a.txt").write_text(CLASH, encoding="utf-8")
    capsys.readouterr()
    status, _, err = checked(capsys, "a.txt", "--baseline", "known.json")
    assert (status, err) == (0, ["factcheck: known.json: stale: growth is no longer found in a.txt"])
    assert run(["baseline", "a.txt", "--baseline", "known.json", "--prune"]) == 0
    assert capsys.readouterr().err == "factcheck: known.json: 2 findings (0 new, 1 gone)\n"
    assert checked(capsys, "a.txt", "b.txt", "--baseline", "known.json", "--scope", "article")[2] == []


def test_a_finding_that_comes_again_is_counted(here: Path, capsys: Out) -> None:
    one = [{"id": "n1", "text": CLASH}]
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, one)), encoding="utf-8")
    run(["baseline", "a.jsonl", "--scope", "article"])
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, one * 2)), encoding="utf-8")
    capsys.readouterr()
    _, report, _ = checked(capsys, "a.jsonl", "--scope", "article", "--baseline", "factcheck-baseline.json")
    assert counts(report) == (1, 1)


def test_a_baseline_is_found_by_the_configuration_from_anywhere(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    (here / "news").mkdir()
    (here / "news" / "a.txt").write_text(CLASH, encoding="utf-8")
    (here / "factcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run(["baseline", "news"]) == 0
    capsys.readouterr()
    monkeypatch.chdir(here / "news")
    assert checked(capsys, "a.txt")[0] == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"version": 2, "tool": "factcheck", "findings": {}}', "is a baseline of version 2, not 1; write it anew"),
        ('{"version": 1}', "is not a baseline; factcheck baseline writes one"),
        ("[", "is not a baseline: not JSON"),
        ('{"version": 1, "tool": "factcheck", "findings": {"a": {"b": {"c": 0}}}}', "is not a baseline: it does not"),
        (None, "no such file or directory"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_one_line(here: Path, text: str | None, says: str, capsys: Out) -> None:
    (here / "a.txt").write_text(CLASH, encoding="utf-8")
    if text is not None:
        (here / "known.json").write_text(text, encoding="utf-8")
    assert run(["check", "a.txt", "--baseline", "known.json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"factcheck: known.json: {says}")
    assert err.count("\n") == 1


def test_the_text_report_says_how_much_is_silenced(here: Path, capsys: Out) -> None:
    (here / "a.md").write_text(f"{CLASH} <!-- factcheck: ignore -->\n", encoding="utf-8")
    assert run(["check", "a.md"]) == 0
    assert capsys.readouterr().out.endswith("No findings. (1 silenced)\n")
