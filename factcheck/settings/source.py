"""Configuration files: found upwards from the articles, read, and held to the keys and values that are known."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from factcheck.record import replace
from factcheck.settings.lines import line_of, lines_of
from factcheck.settings.settings import Configuration, Origin, Settings

OWN_FILE: Final = "factcheck.toml"
PROJECT_FILE: Final = "pyproject.toml"
KEYS: Final = (b"[tool.factcheck", b"tool.factcheck.")
"""What a project file has where it configures this program."""


class SettingsError(Exception):
    """A configuration file that cannot be used: its path, the line, and the reason in one line."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path, self.line, self.reason = path, line, reason

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def configuration_for(paths: Sequence[str]) -> Configuration:
    """The configuration that holds for articles at these paths: the first found upwards from the folder they share.

    Raises SettingsError.
    """
    path = found_upwards(shared_folder(paths))
    return Configuration() if path is None else read_configuration(path)


def shared_folder(paths: Sequence[str]) -> Path:
    """The folder that all paths lie in; the working folder where they share none."""
    real = [os.path.abspath(path.partition("*")[0]) for path in paths if path != "-"]
    if not real:
        return Path.cwd()
    try:
        shared = Path(os.path.commonpath(real))
    except ValueError:  # on different drives
        return Path.cwd()
    return shared if shared.is_dir() else shared.parent


def found_upwards(folder: Path) -> Path | None:
    """The nearest `factcheck.toml`, or `pyproject.toml` with a table for this program, from a folder upwards."""
    for place in (folder, *folder.parents):
        own, project = place / OWN_FILE, place / PROJECT_FILE
        if own.is_file():
            return shortened(own)
        if project.is_file() and any(key in project.read_bytes() for key in KEYS):
            return shortened(project)
    return None


def shortened(path: Path) -> Path:
    """A path as seen from the working folder, where it lies in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_configuration(path: Path) -> Configuration:
    """The settings that a file gives. Raises SettingsError for a broken file, an unknown key or a wrong value."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        whole = tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise SettingsError(path, 1, (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise SettingsError(path, 1, "not text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(path, line_of(str(error)), f"not TOML: {error}") from error
    table, prefix = own_table(whole, path)
    lines = lines_of(text, prefix)
    settings = located(validated(table, path, lines), path.parent)
    return Configuration(settings, path, {key: Origin(path, lines.get((key,), 1)) for key in table})


def located(settings: Settings, folder: Path) -> Settings:
    """The settings with their paths as they are reached from here."""
    rules = tuple(str(folder / rules) for rules in settings.rules)
    baseline, ledger = (path and str(folder / path) for path in (settings.baseline, settings.ledger))
    is_address = settings.ledger is not None and "://" in settings.ledger
    return replace(settings, rules=rules, baseline=baseline, ledger=settings.ledger if is_address else ledger)


def own_table(whole: Mapping[str, Any], path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The table of this program in a file, and the keys that lead to it."""
    if path.name != PROJECT_FILE:
        return dict(whole), ()
    tool = whole.get("tool")
    table = tool.get("factcheck") if isinstance(tool, dict) else None
    return (table if isinstance(table, dict) else {}), ("tool", "factcheck")


def validated(table: Mapping[str, Any], path: Path, lines: Mapping[tuple[str, ...], int]) -> Settings:
    """The table as settings. Raises SettingsError."""
    from pydantic import TypeAdapter, ValidationError

    from factcheck.settings.problems import told

    try:
        return TypeAdapter(Settings).validate_python(written_as_fields(table))
    except ValidationError as error:
        place, reason = told(error)
        line = next((lines[place[:size]] for size in range(len(place), 0, -1) if place[:size] in lines), 1)
        raise SettingsError(path, line, reason) from error


def written_as_fields(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table with its keys as fields are named; a key with an underscore is unknown."""
    return {key.replace("_", " ").replace("-", "_"): value for key, value in table.items()}
