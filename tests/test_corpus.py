"""Corpora: the answers of one run, whatever the processes, the pieces and the breaks; and what is told of them."""

from __future__ import annotations

import csv
import errno
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.api import check as check_articles
from factcheck.claims.claim import Claim
from factcheck.cli.app import run
from factcheck.corpus import functions, stages
from factcheck.corpus import run as running
from factcheck.corpus.failure import CorpusError
from factcheck.corpus.run import Asked, check_corpus
from factcheck.corpus.stories import by_name, names_to_kin
from factcheck.ledger.stories import MOST
from factcheck.text.document import Document
from factcheck.text.readers import read_articles, read_text

parquet = pytest.importorskip("pyarrow.parquet", reason="the parquet extra is not installed")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GROUPS = ROOT.parent / "shared" / "dev_cross"

Row = dict[str, Any]


def company(number: int) -> str:
    """A name of three syllables, another for each number below 1,000."""
    syllables = [f"{consonant}{vowel}" for consonant in "bdgklnrstv" for vowel in "aeiou"]
    return f"{syllables[number % 50]}{syllables[number // 50]}nor".title() + " Motors"


def records(count: int) -> list[Row]:
    """Articles in pairs: one states a level, the next, a year later, a rate and a level that do not all fit it."""
    found = []
    for number in range(count):
        name, later = company(number // 2), number % 2
        level, year = 100 + number // 2 % 50, 2020 + later
        text = f"Sales of {name} reached {level} million yuan in {year}."
        if later:
            text = f"Sales of {name} reached {level + 30} million yuan in {year}, up 5 percent from a year earlier."
        found.append({"id": f"n{number}", "text": text, "date": f"{year + 1}-01-15", "source": f"paper {number % 3}"})
    return found


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records(120)), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PIECE", 20)
    monkeypatch.setattr(running, "RANGE", 2)
    monkeypatch.setattr(running, "BUCKET", 60)
    monkeypatch.setattr(running, "NAMES", 100)
    monkeypatch.setattr(running, "GROUP", 2)


def checked(paths: Sequence[Path], output: Path, jobs: int = 1) -> dict[str, Any]:
    complaints: list[tuple[str, str]] = []
    asked = Asked(tuple(map(str, paths)))
    summary = check_corpus(asked, str(output), jobs, lambda *line: complaints.append(line))
    assert len(complaints) == summary["failures"]
    return summary


def table(folder: Path) -> list[Row]:
    return [row for path in sorted(folder.glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]


def outcomes(folder: Path) -> set[object]:
    """The decisive checks of a run, by the places of their claims."""
    places = {row["claim"]: (row["path"], row["name"], row["start"]) for row in table(folder / "claims")}
    return {
        (row["rule"], row["severity"], row["message"], tuple(row["because"]), row["hint"],
         frozenset(places[name] for name in row["claims"]))
        for row in table(folder / "checks") if row["decisive"]
    }  # fmt: skip


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


@pytest.mark.parametrize("folder", [SEEDS, *sorted(GROUPS.glob("*/"))], ids=lambda folder: folder.name)
def test_the_answers_are_those_of_one_run(folder: Path, tmp_path: Path) -> None:
    checked([folder], tmp_path / "out")
    documents = [one for one in read_articles([str(folder)]) if isinstance(one, Document)]
    report = check_articles(sorted(documents, key=lambda one: (one.published or date.max, one.path)))
    places = {
        judged.claim.id: (article.document.path, article.document.name, begin(judged.claim, article.document))
        for article in report.articles for judged in article.claims
    }  # fmt: skip
    expected = {
        (one.rule, one.severity, one.message, one.because, one.hint, frozenset(places[name] for name in one.claims))
        for one in report.checks if one.decisive
    }  # fmt: skip
    found = outcomes(tmp_path / "out")
    across = {one for one in expected if len({place[0] for place in one[-1]}) > 1}
    answers = {one for one in found if len({place[0] for place in one[-1]}) > 1}  # type: ignore[index]
    assert answers == across


def begin(claim: Claim, document: Document) -> int:
    return document.place(claim.quantity.start, claim.quantity.end).start


CRUISES = (
    "Cruise passengers in Lisbon: The port of Lisbon welcomed 764,112 passengers from cruise ships in 2024, the port "
    "authority of Lisbon said, as terminals filled in summer and ships stayed longer.",
    "Residents of Lisbon complain about cruise ships that fill the old town in summer. The terminals of the port were "
    "busier than ever, the authority says: 746,112 passengers left their ships in 2024.",
    "Cruise ships stay longer in summer, says the authority of the port of Lisbon: 764,112 passengers came to its "
    "terminals in 2024.",
)
"""Articles of one story, each with other words for what it counts, and one with two digits of it in another order."""


def test_articles_of_one_story_are_held_against_each_other_once(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"n{at}", "text": text, "date": "2025-01-20"}) for at, text in enumerate(CRUISES)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    checked([tmp_path / "news.jsonl"], tmp_path / "out")
    told = [row for row in table(tmp_path / "out" / "checks") if row["across"] and row["rule"] == "restated"]
    assert len({row["check"] for row in told}) == len(told)
    assert {row["verdict"] for row in told} == {"consistent", "conflicting"}


def test_a_name_that_very_many_articles_mention_tells_of_no_story() -> None:
    arrow = pytest.importorskip("pyarrow")
    documents = [read_text("", f"n{at}", text, date(2025, 1, 20)) for at, text in enumerate(CRUISES)]
    names = by_name(functions.table_of(functions.rows_of(documents)))
    few = names.filter(arrow.compute.equal(names["name"], "lisbon"))
    assert few.num_rows == 3
    assert len({(row["article"], row["other"]) for row in names_to_kin(few).to_pylist()}) == 6
    assert names_to_kin(arrow.concat_tables([few] * (1 + MOST // 3))).num_rows == 0


def test_processes_change_nothing(corpus: Path, tmp_path: Path) -> None:
    one = checked([corpus], tmp_path / "one")
    two = checked([corpus], tmp_path / "two", jobs=2)
    assert one == two
    assert everything(tmp_path / "one") == everything(tmp_path / "two")
    assert one["articles"] == 120
    assert one["across"]["growth warning"] == 60
    assert not (tmp_path / "one" / "work").exists()


def test_claims_carry_the_verdict_of_all_checks(corpus: Path, tmp_path: Path) -> None:
    checked([corpus], tmp_path / "out")
    conflicting = {name for row in table(tmp_path / "out" / "checks") if row["severity"] == "warning"
                   for name in row["claims"]}  # fmt: skip
    rows = table(tmp_path / "out" / "claims")
    assert {row["claim"] for row in rows if row["verdict"] == "conflicting"} == conflicting
    assert all(row["missing"] is None for row in rows if row["verdict"] == "conflicting")


def test_very_many_claims_of_one_subject_are_taken_in_order_of_time(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_subject = tmp_path / "one.jsonl"
    lines = [json.dumps({"id": f"n{year}", "date": f"{year + 1}-01-10", "text":
             f"Sales of Norway reached {1e9 * 1.09 ** (year - 1900):.0f} tonnes in {year}, up 9 percent from a year "
             "earlier."}) for year in range(1900, 1980)]  # fmt: skip
    one_subject.write_text("\n".join(lines), encoding="utf-8")
    checked([one_subject], tmp_path / "whole")
    monkeypatch.setattr(functions, "MOST", 30)
    checked([one_subject], tmp_path / "sliced")
    growth = [sorted(row["check"] for row in table(tmp_path / name / "checks") if row["rule"] == "growth")
              for name in ("whole", "sliced")]  # fmt: skip
    assert growth[0] == growth[1]
    assert len(growth[0]) == 79


class BrokenError(Exception):
    """What breaks off a run."""


@pytest.mark.parametrize(
    "stage",
    ["read_piece", "spread_names", "find_kin", "find_stories", "spread_claims", "check_bucket", "finish"],
)
def test_a_run_goes_on_where_it_broke_off(
    stage: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, calls, breaks = getattr(stages, stage), itertools.count(1), {0}

    def breaking(*task: Any) -> Any:
        if next(calls) in breaks:
            raise BrokenError
        return work(*task)

    monkeypatch.setattr(stages, stage, breaking)
    checked([corpus], tmp_path / "whole")
    whole = next(calls)
    breaks.add(whole + 2)
    with pytest.raises(BrokenError):
        checked([corpus], tmp_path / "broken")
    assert not (tmp_path / "broken" / "summary.json").exists()
    before = next(calls)
    checked([corpus], tmp_path / "broken")
    assert everything(tmp_path / "broken") == everything(tmp_path / "whole")
    if stage != "finish":
        assert next(calls) - before - 1 < whole - 1


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "factcheck", "corpus", *map(str, arguments)]


def children(parent: int) -> Iterator[int]:
    """The processes that a process has started to do its work."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    for child in listed.read_text().split() if listed.exists() else ():
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            yield int(child)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells the processes a process started")
@pytest.mark.parametrize("victim", ["worker", "parent"])
def test_a_killed_process_loses_nothing(victim: str, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records(500)), encoding="utf-8")
    asked = command(path, "--output", tmp_path / "out", "--jobs", 2)
    process = subprocess.Popen(asked, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (found := list(children(process.pid))):
        time.sleep(0.01)
    assert process.poll() is None, "the run was over before it could be broken off"
    os.kill(found[0] if victim == "worker" else process.pid, signal.SIGKILL)
    _, told = process.communicate(timeout=60)
    if victim == "worker":
        assert process.returncode == 2
        assert "factcheck: a worker process was killed, or ran out of memory; what is done is kept" in told
    again = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert (summary["articles"], summary["across"]["growth warning"]) == (500, 250)


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet.write_table(arrow.table({"body": ["Sales rose."]}), tmp_path / "no-text.parquet")
    (tmp_path / "bad.jsonl").write_text('{"text": 3}\nno json\n[1]\n', encoding="utf-8")
    inputs = [corpus, *(tmp_path / name for name in ("no-text.parquet", "bad.jsonl", "missing.txt"))]
    assert run(["corpus", *map(str, inputs), "--output", str(tmp_path / "out"), "--jobs", "1"]) == 2
    captured = capsys.readouterr()
    assert "120 articles" in captured.out
    told = captured.err
    assert f"factcheck: {tmp_path}/no-text.parquet: has no column named text\n" in told
    for reason in ("line 1 has no text", "line 2 is not JSON", "line 3 is not an object", "no such file"):
        assert reason in told
    assert "Traceback" not in told


def test_a_parquet_file_and_a_folder_give_what_lines_give(corpus: Path, tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    lines = records(60)
    parquet.write_table(arrow.Table.from_pylist(lines), tmp_path / "news.parquet")
    (tmp_path / "folder").mkdir()
    for one in lines:
        (tmp_path / "folder" / f"{one['id']}.txt").write_text(one["text"], encoding="utf-8")
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = [checked([tmp_path / name], tmp_path / f"out-{name}") for name in ("news.jsonl", "news.parquet", "folder")]
    assert found[0] == found[1]
    assert found[0]["claims"] == found[2]["claims"]


def test_a_full_disk_is_told_in_a_line(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(stages, "write_table", full)
        with pytest.raises(CorpusError) as caught:
            checked([corpus], tmp_path / "out")
    assert caught.value.reason.startswith("cannot be read or written: no space left on device; what is done is kept")
    assert checked([corpus], tmp_path / "out")["articles"] == 120


def test_a_folder_of_something_else_is_left_alone(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", encoding="utf-8")
    assert run(["corpus", str(corpus), "--output", str(tmp_path / "mine")]) == 2
    assert "holds no run of factcheck corpus" in capsys.readouterr().err
    checked([corpus], tmp_path / "out")
    assert run(["corpus", str(SEEDS), "--output", str(tmp_path / "out")]) == 2
    assert "holds another run (other content, inputs" in capsys.readouterr().err
    assert run(["corpus", "report", str(tmp_path / "mine")]) == 2
    assert "is not the folder of a run" in capsys.readouterr().err
    assert run(["corpus", str(corpus), "--output", str(tmp_path / "mine" / "letter.txt")]) == 2
    assert "is a file, not a folder" in capsys.readouterr().err
    assert run(["corpus", str(tmp_path / "nowhere"), "--output", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().out == "0 articles, 0 claims.\n1 could not be read.\n"
    assert run(["corpus", "-", "--output", str(tmp_path / "stdin")]) == 2
    assert run(["corpus", str(corpus), "--output", str(tmp_path / "jobs"), "--jobs", "none"]) == 2


def test_a_report_ranks_by_rule_source_and_measure(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    checked([corpus], out)
    for form in ("text", "markdown", "html"):
        assert run(["corpus", "report", str(out), "--format", form, "--most", "7"]) == 0
        told = capsys.readouterr().out
        for part in ("growth", "paper 0", "sale", "60 discrepancies, of which the first 7", "2021"):
            assert part in told, form
    assert run(["corpus", "report", str(out), "--format", "csv", "--output", str(tmp_path / "all.csv")]) == 0
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 60
    assert {row["rule"] for row in rows} == {"growth"}
    assert all(row["published"].split()[0] == "2021-01-15" for row in rows)
