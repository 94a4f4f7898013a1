"""The documentation tells the truth: each command on its pages runs, each file on them is accepted, each link leads
somewhere.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

import factcheck
from factcheck.cli.app import run
from factcheck.rulebook.rulebook import standard_folder

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^<!-- file: ([^\n]+) -->\n(`{3,})\w*\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(#[^)]*)?\)")


def commands(page: Path) -> list[str]:
    """The commands on a page."""
    lines = [line for block in BLOCK.findall(page.read_text(encoding="utf-8")) for line in block.splitlines() if line]
    return [line for line in lines if not line.startswith("make ")]


COMMANDS = [(page, command) for page in (ROOT / "README.md", *PAGES) for command in commands(page)]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's repository: two articles in `news/`, and the files that the page shows."""
    news = tmp_path / "news"
    news.mkdir()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    shutil.copy(seeds[3], news / "first.txt")
    (news / "second.md").write_text("# Sales\n\n" + seeds[4].read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "article.txt").write_text("Exports rose 4 percent.\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text("China's exports reached 3 billion dollars in 2024.\n", encoding="utf-8")
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b commit -qm first"):
        subprocess.run(["git", *shlex.split(command)], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(page: Path, folder: Path) -> None:
    """Write the files that a page shows."""
    for name, _, content in FILE.findall(page.read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=[f"{page.stem}: {command}" for page, command in COMMANDS])
def test_each_command_on_the_pages_runs(
    newsroom: Path, page: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(page, newsroom)
    if "--baseline" in command or "--prune" in command:
        run(["baseline", "news/"])
    if "ledger" in command:
        run(["ledger", "add", "news/first.txt"])
        run(["ledger", "add", "new.txt", "news/", "--ledger", "news.ledger"])
    if "corpus report" in command:
        run(["corpus", "news/", "--output", "checked", "--jobs", "1"])
    name, *arguments = shlex.split(command, comments=True)
    assert name == "factcheck"
    assert run(arguments) in (0, 1), capsys.readouterr().err


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_python_session_on_the_pages_is_true(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(str(page), module_relative=False, verbose=False).failed == 0


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.stem)
def test_each_link_leads_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        linked = (page.parent / target) if target else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor[1:] in {heading.lower().replace(" ", "-") for heading in headings}


def test_a_rule_of_the_pages_is_a_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(DOCS / "rules.md", tmp_path)
    rules = str(tmp_path / "our-rules")
    article = tmp_path / "a.txt"
    article.write_text("Revenue was 50 million dollars in 2020, and net profit 54 million dollars.", encoding="utf-8")
    assert run(["check", str(article), "--rules", rules, "--select", "profit-within-revenue"]) == 1


def test_every_public_name_has_an_example() -> None:
    for name in factcheck.__all__:
        if name != "__version__":
            assert ">>>" in (getattr(factcheck, name).__doc__ or ""), name


@pytest.mark.parametrize("module", ["factcheck.api", "factcheck.findings.finding", "factcheck.text.document"])
def test_the_examples_of_public_names_are_true(module: str) -> None:
    found = doctest.testmod(__import__(module, fromlist=["*"]))
    assert found.attempted > 0
    assert found.failed == 0


def test_every_rule_is_a_page_of_the_reference() -> None:
    listed = {path.stem for path in standard_folder().rglob("*.md") if path.name != "README.md"}
    assert {rule for rule in re.findall(r"\"([a-z]+-[a-z-]+)\"", (DOCS / "linting.md").read_text()) if rule in listed}
