"""Settings as plain values: a run without a configuration file loads nothing to have them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, ClassVar, Literal

from factcheck.record import record

Grade = Literal["error", "warning", "note"]
Rate = Decimal | Mapping[str, Decimal]
"""Units of the second currency for one of the first: always, or by year, month or day ("2025", "2025-10")."""

EVERY_RULE = "all"
"""What stands for every rule where rules are ignored."""

KNOWN_ONLY = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSettings:
    """What holds for findings in some files: the rules used and left out, the highest severity of a rule, and the
    date of articles that carry none.
    """

    __pydantic_config__: ClassVar[Any] = KNOWN_ONLY

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Grade] = field(default_factory=dict)
    date: datetime.date | None = None

    def uses(self, rule: str) -> bool:
        """Whether a rule's findings are wanted."""
        return (not self.select or rule in self.select) and rule not in self.ignore and EVERY_RULE not in self.ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymSettings:
    """Other words for what the lexicon knows by one: entities ("Chongqing" = ["CQ"]) and measures."""

    __pydantic_config__: ClassVar[Any] = KNOWN_ONLY

    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def forms(self) -> Iterator[tuple[str, str]]:
        """Each synonym with the word it stands for."""
        for known in (self.entities, self.measures):
            for name, others in known.items():
                yield from ((other, name) for other in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run. A configuration file names folders and files from its own folder on."""

    __pydantic_config__: ClassVar[Any] = KNOWN_ONLY

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Grade] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    date: datetime.date | None = None
    scope: Literal["corpus", "article"] = "corpus"
    fail_on: Literal["error", "warning", "note", "unverifiable", "never"] = "error"
    baseline: str | None = None
    ledger: str | None = None
    synonyms: SynonymSettings = field(default_factory=SynonymSettings)
    rates: Mapping[str, Rate] = field(default_factory=dict)
    per_file: Mapping[str, FileSettings] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a line of a configuration file."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@record(frozen=True, slots=True)
class Configuration:
    """Settings, the file they were read from (None where there is none), and the line of each key given there."""

    settings: Settings = field(default_factory=Settings)
    path: Path | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """What relative paths and globs of the settings start from."""
        return self.path.parent if self.path else Path()

    def for_file(self, path: str) -> FileSettings | None:
        """What the globs that match a file say of it, later ones first; None where none matches."""
        found = [given for pattern, given in self.settings.per_file.items() if self.matches(path, pattern)]
        if not found:
            return None
        return FileSettings(
            select=next((one.select for one in reversed(found) if one.select), ()),
            ignore=tuple(rule for one in found for rule in one.ignore),
            severity={rule: grade for one in found for rule, grade in one.severity.items()},
            date=next((one.date for one in reversed(found) if one.date), None),
        )

    def matches(self, path: str, pattern: str) -> bool:
        """Whether a glob means a file: by its path from the configuration file on (`*` crosses folders, a folder means
        all in it), or by its name alone.
        """
        whole = Path(path).resolve()
        folder = self.folder.resolve()
        inner = whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.as_posix()
        wanted = pattern.removeprefix("./").rstrip("/")
        return any(fnmatchcase(inner, one) for one in (wanted, f"{wanted}/*")) or fnmatchcase(whole.name, wanted)
