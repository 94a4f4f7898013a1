"""Where factcheck meets other tools: git revisions, pre-commit, the GitHub action, shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.cli.app import run

ROOT = Path(__file__).parent.parent
CLASH = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.\n"
Out = pytest.CaptureFixture[str]


def git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *settings, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one article that clashes, committed, and the folder `news` to work in."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "old.txt").write_text(CLASH, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_diff_checks_only_what_changed(repository: Path, capsys: Out) -> None:
    assert run(["check", "news", "--diff", "HEAD"]) == 0
    assert capsys.readouterr().out.startswith("0 articles")
    (repository / "news" / "new é.txt").write_text(CLASH, encoding="utf-8")
    assert run(["check", "news", "--diff", "HEAD", "--quiet"]) == 1
    assert capsys.readouterr().out.startswith("news/new é.txt:1:")
    (repository / "news" / "old.txt").write_text(CLASH + "\n", encoding="utf-8")
    assert run(["check", "news/old.txt", "--diff", "HEAD"]) == 1
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "second")
    assert run(["check", "news", "--diff", "HEAD"]) == 0
    assert run(["check", "news", "--diff", "HEAD~1"]) == 1


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_is_none_is_one_line(repository: Path, revision: str, capsys: Out) -> None:
    assert run(["check", "news", f"--diff={revision}"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("factcheck: --diff: git says: ")
    assert err.count("\n") == 1


def test_a_folder_without_a_repository_is_one_line(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "a.txt").write_text(CLASH, encoding="utf-8")
    assert run(["check", str(tmp_path / "a.txt"), "--diff", "HEAD"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def own(name: str) -> str:
    """A program of the environment that the tests run in."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name.upper()} IS NOT TESTED: it is not installed")
    return found


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def wrapper(folder: Path) -> dict[str, str]:
    """An environment in which `factcheck` is this program."""
    folder.mkdir()
    script = folder / "factcheck"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m factcheck "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(folder / "cache")}


def test_the_hook_runs_under_pre_commit_from_a_clone(repository: Path, tmp_path: Path) -> None:
    pre_commit = own("pre-commit")
    subprocess.run([pre_commit, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], check=True)
    clone = tmp_path / "clone"
    clone.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", clone)
    git(clone, "init", "-q")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "hook")
    # The program itself is not installed once more: the hook's command finds the one under test.
    hook = f"repos:\n- repo: {clone}\n  rev: {git(clone, 'rev-parse', 'HEAD')}\n  hooks:\n  - id: factcheck\n"
    settings = "    language: system\n    additional_dependencies: []\n    args: [--quiet]\n"
    (repository / ".pre-commit-config.yaml").write_text(hook + settings, encoding="utf-8")
    (repository / "news" / "code.py").write_text("x = 1\n", encoding="utf-8")
    git(repository, "add", ".")
    done = subprocess.run(
        [pre_commit, "run", "--all-files"], cwd=repository, env=wrapper(tmp_path / "bin"), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "news/old.txt:1:15: error[growth]" in done.stdout
    (repository / "news" / "old.txt").write_text(CLASH.replace("40", "20"), encoding="utf-8")
    git(repository, "add", ".")
    done = subprocess.run(
        [pre_commit, "run", "--all-files"], cwd=repository, env=wrapper(tmp_path / "bin2"), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_runs_its_check_on_what_it_is_given(repository: Path, tmp_path: Path) -> None:
    bash = own("bash")
    action = loaded(ROOT / "action.yml")
    install, check = action["runs"]["steps"]
    assert "${{" not in install["run"] + check["run"], "inputs reach the script through its environment alone"
    inputs = {f"FACTCHECK_{name.upper()}": str(entry["default"]) for name, entry in action["inputs"].items()}
    assert set(check["env"]) == set(inputs)
    given = {**inputs, "FACTCHECK_PATHS": "news\n", "FACTCHECK_ARGUMENTS": "--date\n2025-10-20\n\n"}
    done = subprocess.run(
        [bash, "-e", "-o", "pipefail", "-c", check["run"]], cwd=repository, capture_output=True, text=True, check=False,
        env={**wrapper(tmp_path / "bin"), **given},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=news/old.txt,line=1,")
    assert (repository / "factcheck.sarif").exists()
    done = subprocess.run(
        [bash, "-e", "-o", "pipefail", "-c", check["run"]], cwd=repository, capture_output=True, text=True, check=False,
        env={**wrapper(tmp_path / "bin2"), **inputs, "FACTCHECK_PATHS": "news\n$(touch owned)\n"},
    )  # fmt: skip
    assert done.returncode == 2
    assert not (repository / "owned").exists()


def test_the_workflow_of_the_documentation_uploads_what_it_writes() -> None:
    steps = loaded(ROOT / "docs" / "examples" / "workflow.yml")["jobs"]["factcheck"]["steps"]
    (uploaded,) = [step["with"]["sarif_file"] for step in steps if "upload-sarif" in step.get("uses", "")]
    (command,) = [step["run"] for step in steps if step.get("run", "").startswith("factcheck ")]
    assert f"--output {uploaded}" in command


COMPLETED = [
    ("factcheck ch", {"check"}),
    ("factcheck check --fail", {"--fail-on"}),
    ("factcheck check --format sa", {"sarif"}),
    ("factcheck completion f", {"fish"}),
    ("factcheck ledger ", {"add", "export", "list", "remove", "show"}),
]


@pytest.mark.parametrize(("line", "words"), COMPLETED)
def test_bash_completes_words(line: str, words: set[str], tmp_path: Path, capsys: Out) -> None:
    bash = own("bash")
    run(["completion", "bash"])
    script = tmp_path / "completion.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    typed = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in typed)
    asked = f'source {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(typed) - 1}; _factcheck; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run([bash, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert set(done.stdout.split()) == words


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_read_their_scripts(shell: str, tmp_path: Path, capsys: Out) -> None:
    run(["completion", shell])
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    assert "factcheck" in script.read_text(encoding="utf-8")
    subprocess.run([own(shell), "-n", str(script)], check=True)
