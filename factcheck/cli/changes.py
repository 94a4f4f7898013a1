"""What changed since a revision, as git tells it: the files that a run is then limited to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from factcheck.cli.failures import RunError


def changed_files(revision: str, paths: Sequence[str]) -> frozenset[str]:
    """The real paths of files that differ from a revision or are new, in the repository around some paths.

    Raises RunError where there is no git, no repository, or no such revision.
    """
    from factcheck.settings.source import shared_folder

    folder = shared_folder(paths)
    root = Path(_git(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    listed = _git(root, "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", commit, "--")
    listed += _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.path.realpath(root / name) for name in listed.split("\0") if name)


def _git(folder: Path, *arguments: str) -> str:
    try:
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise RunError("--diff", "git is not installed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RunError("--diff", f"git says: {said[0].removeprefix('fatal: ') if said else 'it failed'}")
    return os.fsdecode(done.stdout)
