"""The formats of reports that other programs read: held to their schemas, and to what hostile text could do to them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from factcheck import Report, check, read
from factcheck.findings.finding import Silenced
from factcheck.reports.formats import renderer
from factcheck.reports.style import Style

SCHEMAS = Path(__file__).parent / "schemas"
SEEDS = Path(__file__).parent.parent / "seeds"
CLASH = "{}Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.\n"
HOSTILE = "<b>\"x\" & ::error::x%0A</b> =cmd|' /C calc'!A0 | **bold** `code`\x07 @all #1 "


def rendered(name: str, report: Report) -> str:
    return "".join(renderer(name)(report, Style()))


def from_file(tmp_path: Path, text: str, name: str = "article.txt") -> Report:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return check(path)


def sarif(report: Report) -> Any:
    log = json.loads(rendered("sarif", report))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema, cls=jsonschema.Draft4Validator)
    return log["runs"][0]


def silenced(report: Report) -> Report:
    """The report with its findings silenced."""
    kept = tuple(one for one in report.checks if one.severity is None)
    quiet = tuple(Silenced(one, "baseline", "baseline.json:3", "known") for one in report.findings)
    return Report(report.articles, kept, silenced=quiet, rules=report.rules)


def test_sarif_keeps_to_its_schema_and_names_every_place() -> None:
    run = sarif(check(SEEDS))
    assert run["results"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["suppressions"] == []
        assert len(result["relatedLocations"]) >= 2
        for place in result["locations"] + result["relatedLocations"]:
            physical = place["physicalLocation"]
            uri, region = physical["artifactLocation"]["uri"], physical["region"]
            lines = (SEEDS / Path(uri).name).read_text(encoding="utf-8").split("\n")
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_sarif_passes_the_multitool(tmp_path: Path) -> None:
    tool = shutil.which("sarif-multitool")
    if tool is None:
        pytest.skip("SARIF IS HELD TO ITS SCHEMA ONLY: no sarif-multitool here (npm: @microsoft/sarif-multitool)")
    path = tmp_path / "report.sarif"
    path.write_text(rendered("sarif", check(SEEDS)), encoding="utf-8")
    done = subprocess.run([tool, "validate", str(path)], capture_output=True, text=True, check=False)
    assert " error " not in done.stdout, done.stdout
    assert done.returncode == 0


def test_sarif_fingerprints_stay_when_text_moves(tmp_path: Path) -> None:
    first = sarif(from_file(tmp_path, CLASH.format("")))
    moved = sarif(from_file(tmp_path, CLASH.format("A headline\n\nNothing to see in this sentence.\n\n")))
    prints = [[result["partialFingerprints"] for result in run["results"]] for run in (first, moved)]
    assert prints[0] == prints[1] != []


def test_what_is_silenced_stays_in_sarif_as_suppressed(tmp_path: Path) -> None:
    run = sarif(silenced(from_file(tmp_path, CLASH.format(""))))
    (suppression,) = run["results"][0]["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "baseline at baseline.json:3: known"


def test_sarif_names_a_record_of_a_larger_file(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "n1", "text": CLASH.format("")}) + "\n", encoding="utf-8")
    place = sarif(check(path))["results"][0]["locations"][0]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == f"{path}#n1"


def test_a_path_with_blanks_is_a_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b é.txt").write_text(CLASH.format(""), encoding="utf-8")
    run = sarif(check(Path("a b é.txt")))
    assert run["artifacts"][0]["location"] == {"uri": "a%20b%20%C3%A9.txt", "uriBaseId": "%SRCROOT%"}


def test_junit_keeps_to_its_form(tmp_path: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "junit.rng"))
    for report in (check(SEEDS), silenced(check(SEEDS)), from_file(tmp_path, CLASH.format(HOSTILE))):
        tree = etree.fromstring(rendered("junit", report).encode())
        grammar.assertValid(tree)
        assert int(tree.get("tests")) == len(tree.findall(".//testcase"))
        assert int(tree.get("failures")) == len(tree.findall(".//failure")) == len(report.findings)
        assert len(tree.findall(".//skipped")) == len(report.silenced)


def test_github_annotations_are_a_line_a_finding(tmp_path: Path) -> None:
    report = from_file(tmp_path, CLASH.format(""), "a,b: c%.txt")
    (line,) = rendered("github", report).splitlines()
    assert line.startswith(f"::error file={tmp_path}/a%2Cb%3A c%25.txt,line=1,endLine=1,col=")
    assert "title=factcheck growth::" in line
    assert "%0Abecause " in line


def test_github_annotations_lead_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert rendered("github", from_file(tmp_path, CLASH.format(""))).startswith("::error file=article.txt,")


def test_markdown_holds_nothing_of_an_article_as_markup(tmp_path: Path) -> None:
    text = rendered("markdown", from_file(tmp_path, CLASH.format(HOSTILE).replace("Sales", "Sales of <i>cars</i>")))
    assert "<b>" not in text
    assert "<i>" not in text
    assert "`" not in text.replace("\\`", "")
    assert "@all" not in text
    assert text.startswith("# factcheck: 1 error\n")


def test_csv_has_a_row_a_claim_and_no_formula(tmp_path: Path) -> None:
    report = from_file(tmp_path, CLASH.format(""), "=1+1.txt")
    rows = list(csv.DictReader(io.StringIO(rendered("csv", report))))
    assert [row["text"] for row in rows] == ["120 million yuan", "40 percent", "100 million yuan"]
    assert float(rows[0]["low"]) == 119_500_000
    assert rows[1]["fits_high"] < "0.3"
    assert {row["article"] for row in rows} == {"'=1+1"}


def test_records_are_plain_values() -> None:
    rows = check(read(SEEDS / "003_0bed340212a403ca.txt")).to_records() + check(CLASH.format("")).to_records()
    assert rows
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, type(None)}
    assert len({tuple(row) for row in rows}) == 1
