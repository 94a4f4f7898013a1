"""Rulebooks: folders of rule pages, and the one that ships with the program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from factcheck.record import record, replace
from factcheck.rulebook.page import PageError, read_page
from factcheck.rulebook.rule import Rule, Severity


@record(frozen=True, slots=True)
class Rulebook:
    """Rules in order of family and name; no two share a name."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __contains__(self, name: str) -> bool:
        return any(rule.name == name for rule in self.rules)

    def __getitem__(self, name: str) -> Rule:
        """The rule of a name; raises KeyError."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise KeyError(name)

    def extended(self, other: Rulebook) -> Rulebook:
        """These rules and those of another rulebook, which replace the ones whose names they bear."""
        kept = [rule for rule in self.rules if rule.name not in other]
        return Rulebook((*kept, *other.rules))

    def only(self, names: Collection[str]) -> Rulebook:
        """The rules with these names."""
        return Rulebook(tuple(rule for rule in self.rules if rule.name in names))

    def graded(self, severities: Mapping[str, Severity]) -> Rulebook:
        """The same rules, some with another severity as the highest they report."""
        return Rulebook(
            tuple(replace(rule, severity=severities[rule.name]) if rule.name in severities else rule for rule in self)
        )


def standard_folder() -> Path:
    """Where the standard rules lie: in the wheel beside this package's layers, in a checkout beside the package."""
    packaged = Path(__file__).parents[1] / "rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "rules"


def load_rulebook(folder: Path) -> Rulebook:
    """The rulebook of a folder: every `.md` file at any depth but README.md is a page, its folder the rule's family.

    Raises PageError for a malformed page, a name given twice or a folder without pages, OSError for a missing folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(20, "not a folder", str(folder))
    pages = sorted(path for path in folder.rglob("*.md") if path.name != "README.md")
    if not pages:
        raise PageError(folder, 1, "no rule pages (*.md) in this folder")
    rules: dict[str, Rule] = {}
    for path in pages:
        rule = read_page(path, path.parent.name if path.parent != folder else folder.name)
        if rule.name in rules:
            raise PageError(path, 1, f"{rules[rule.name].path} already has this name")
        rules[rule.name] = rule
    return Rulebook(tuple(rules.values()))
