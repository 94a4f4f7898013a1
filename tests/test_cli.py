"""The command line: exit status, one clear line for all that goes wrong, files that appear whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli.app import run
from factcheck.cli.inputs import watched
from factcheck.text.document import Document

SEEDS = Path(__file__).parent.parent / "seeds"
AGREES = "Sales reached 120 million yuan in 2024, up 20 percent from 100 million yuan in 2023.\n"
CLASHES = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.\n"

Lines = list[str]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(AGREES, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.txt"
    path.write_text(CLASHES, encoding="utf-8")
    return path


def complaints(capsys: pytest.CaptureFixture[str]) -> Lines:
    """What stands on standard error: lines of ours, and never a traceback."""
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith("factcheck: ") for line in lines), lines
    return lines


def test_an_article_that_agrees_ends_with_0(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(good)]) == 0
    assert "No findings." in capsys.readouterr().out


def test_a_conflict_ends_with_1(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bad)]) == 1
    assert "bad.txt:1:" in capsys.readouterr().out


def test_stats_say_what_each_rule_tested(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bad), "--stats", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith('{"version"')
    lines = [line.split() for line in err.splitlines()]
    assert ["rule", "claims", "held", "clashed"] in lines
    assert ["growth", "3", "0", "1"] in lines
    assert ["settling", "checks"] in [line[:2] for line in lines]


@pytest.mark.parametrize(
    ("level", "status"), [("never", 0), ("error", 1), ("warning", 1), ("note", 1), ("unverifiable", 1)]
)
def test_fail_on_decides_what_counts(bad: Path, level: str, status: int) -> None:
    assert run(["check", str(bad), "--fail-on", level]) == status


def test_a_file_that_cannot_be_read_outweighs_findings(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "nowhere.txt", str(bad)]) == 2
    out, err = capsys.readouterr()
    assert err == "factcheck: nowhere.txt: no such file or directory\n"
    assert "bad.txt:1:" in out


BROKEN = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8,
    "line.jsonl": b'{"id": "a", "text": "Sales rose 4 percent."}\n{"id": \n',
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", ["check", "read", "claims"])
def test_a_broken_file_is_one_line_and_the_rest_is_read(
    tmp_path: Path, good: Path, name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    assert run([command, str(path), str(good)]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(f"factcheck: {path}: ")
    assert err.count("\n") == 1
    assert out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing command"),
        (["chek"], "Did you mean 'check'"),
        (["check"], "Missing argument"),
        (["check", "--nope", "x.txt"], "No such option: --nope"),
        (["check", "--format", "pdf", "x.txt"], "'pdf' is not one of"),
        (["check", "--scope", "town", "x.txt"], "'town' is not one of"),
        (["check", "--date", "yesterday", "x.txt"], "--date: 'yesterday' is not a date; write YYYY-MM-DD"),
        (["check", "--select", "grwth", "x.txt"], "--select: there is no rule 'grwth'; did you mean 'growth'?"),
        (
            ["check", "--ignore", "growth,zzzz", "x.txt"],
            "--ignore: there is no rule 'zzzz'; factcheck rules lists them",
        ),
        (["check", "--rules", "no-such-folder", "x.txt"], "no-such-folder: not a folder"),
        (["explain", "grwth"], "did you mean 'growth'?"),
        (["check", "x.txt", "--output", ""], "--output: names no file"),
        (["check", "x.txt", "--quiet", "--verbose"], "--quiet: does not go with --verbose"),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
    ],
)
def test_a_bad_argument_is_one_line(arguments: Lines, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    (line,) = complaints(capsys)
    assert says in line


def test_a_malformed_rule_page_names_file_line_and_reason(
    tmp_path: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "rules" / "ours.md"
    page.parent.mkdir()
    page.write_text("# ours\n\nA thing.\n\n```toml\nseverity = \n```\n", encoding="utf-8")
    output = tmp_path / "report.json"
    assert run(["check", str(good), "--rules", str(page.parent), "--output", str(output)]) == 2
    (line,) = complaints(capsys)
    assert line.startswith(f"factcheck: {page}:")
    assert not output.exists()


def test_select_and_ignore_choose_the_rules(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bad), "--select", "sum,share"]) == 0
    assert run(["check", str(bad), "--select", "growth", "--select", "sum"]) == 1
    assert run(["check", str(bad), "--select", "growth", "--ignore", "growth"]) == 0


def test_a_report_goes_to_a_file_and_nowhere_else(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "report.json"
    assert run(["check", str(bad), "--format", "json", "--output", str(output)]) == 1
    assert json.loads(output.read_text(encoding="utf-8"))["summary"]["articles"] == 1
    assert capsys.readouterr() == ("", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "report.json"]


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_links(bad: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    run(["check", str(bad), "--format", "json", "--output", str(link)])
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert real.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("output", ["", "no/such/folder/report.json"])
def test_an_output_that_cannot_be_written_is_one_line(
    bad: Path, tmp_path: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(bad), "--output", str(tmp_path / output)]) == 2
    (line,) = complaints(capsys)
    assert "cannot be written" in line
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt"]


def test_a_run_that_read_nothing_leaves_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "report.json"
    output.write_text("the report of yesterday")
    assert run(["check", str(tmp_path / "nowhere.txt"), "--output", str(output)]) == 2
    assert output.read_text() == "the report of yesterday"
    assert len(complaints(capsys)) == 1


def test_a_device_can_be_written_to(bad: Path) -> None:
    assert run(["check", str(bad), "--output", os.devnull]) == 1
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


def test_colour_only_on_demand_or_on_a_terminal(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(bad)])
    assert "\033[" not in capsys.readouterr().out
    run(["check", str(bad), "--color", "always"])
    assert "\033[1;31m" in capsys.readouterr().out


def test_every_line_fits_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(SEEDS), "--date", "2025-10-20", "--verbose"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert [line for line in lines if len(line) > 80 and " " in line.strip()] == []


def test_the_same_input_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "check", str(SEEDS), "--format", "json"],
            capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False,
        )  # fmt: skip
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_read_prints_a_line_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--isolated", "--format", "jsonl", str(SEEDS)]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(entries) == 5
    for entry in entries:
        text = Path(entry["path"]).read_text(encoding="utf-8")
        assert set(entry) == {"id", "path", "quantities", "periods"}
        for found in entry["quantities"] + entry["periods"]:
            assert text[found["start"] : found["end"]] == found["text"]
        keys = {"text", "start", "end", "value", "low", "high", "unit", "dimension", "hedge"}
        assert all(set(quantity) == keys for quantity in entry["quantities"])
        assert all(set(period) == {"text", "start", "end", "first", "until"} for period in entry["periods"])


def test_the_claims_of_an_article_as_a_table_and_as_json(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", str(good)]) == 0
    assert "120 million yuan" in capsys.readouterr().out
    assert run(["claims", str(good), "--format", "json"]) == 0
    (article,) = json.loads(capsys.readouterr().out)
    assert {"120 million yuan", "20 percent"} <= {claim["text"] for claim in article["claims"]}


def test_rules_explain_and_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert any(line.startswith("growth ") for line in capsys.readouterr().out.splitlines())
    assert run(["explain", "growth"]) == 0
    assert capsys.readouterr().out.startswith("# growth\n")
    assert run(["schema"]) == 0
    assert {"articles", "checks", "silenced", "summary", "tool", "version"} == set(
        json.loads(capsys.readouterr().out)["properties"]
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "factcheck", *arguments]


def test_version() -> None:
    done = subprocess.run(command("--version"), capture_output=True, text=True, check=True)
    assert done.stdout == f"factcheck {__version__}\n"


def test_standard_input_is_an_article() -> None:
    done = subprocess.run(command("check", "-"), input=CLASHES.encode(), capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""


def test_a_pipe_that_closes_early_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m factcheck check {SEEDS} {SEEDS}/*.txt --verbose --format json | head -c 1",
        shell=True, capture_output=True, check=False,
    )  # fmt: skip
    assert done.stdout == b"{"
    assert done.stderr == b""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path, number: int, status: int) -> None:
    waiting = command("check", "-", "--output", str(tmp_path / "report.txt"))
    process = subprocess.Popen(waiting, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 10
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    assert len(list(tmp_path.iterdir())) == 1
    process.send_signal(number)
    _, err = process.communicate(timeout=10)
    assert process.returncode == status, err.decode()
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_names_that_steer_a_terminal_stay_on_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path / "a\nb\033[31m.txt")]) == 2
    (line,) = complaints(capsys)
    assert "\033" not in line


def test_progress_goes_to_a_terminal_only_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = [Document("", str(number), "") for number in range(5)]
    assert list(watched(documents)) == documents
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("factcheck.cli.inputs.PATIENCE", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(watched(documents)) == documents
    assert "articles" in capsys.readouterr().err


def test_one_run_writes_several_outputs(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = [tmp_path / name for name in ("a.sarif", "b.csv", "c.out")]
    wanted = [str(named[0]), str(named[1]), f"junit:{named[2]}", "github:-"]
    assert run(["check", str(bad), *(argument for one in wanted for argument in ("--output", one))]) == 1
    assert [path.read_text(encoding="utf-8")[:10] for path in named] == ['{\n "$schem', "finding,ru", "<?xml vers"]
    assert capsys.readouterr().out.startswith("::error file=")


def test_if_one_of_several_outputs_cannot_be_written_none_is(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = ["--output", str(tmp_path / "a.json"), "--output", str(tmp_path)]
    assert run(["check", str(bad), *outputs]) == 2
    assert complaints(capsys) == [f"factcheck: {tmp_path}: cannot be written: is a directory"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt"]


def test_an_unknown_format_of_an_output_is_one_line(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bad), "--output", "sariff:report.x"]) == 2
    assert complaints(capsys) == ["factcheck: --output: there is no format 'sariff'; did you mean 'sarif'?"]


def test_an_output_given_twice_is_refused(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = str(tmp_path / "a.json")
    assert run(["check", str(bad), "--output", output, "--output", f"csv:{output}"]) == 2
    assert complaints(capsys) == [f"factcheck: --output: {output} is given more than once"]


def test_an_error_of_the_run_is_not_blamed_on_the_output(
    bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*arguments: object) -> None:
        raise OSError(28, "No space left on device", "/elsewhere")

    monkeypatch.setattr("factcheck.checking.judge", failing)
    assert run(["check", str(bad), "--output", str(tmp_path / "a.json")]) == 2
    assert complaints(capsys) == ["factcheck: /elsewhere: no space left on device"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt"]


def test_a_full_disk_is_one_line(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    assert run(["check", str(bad), "--output", "/dev/full"]) == 2
    assert complaints(capsys) == ["factcheck: /dev/full: cannot be written: no space left on device"]
