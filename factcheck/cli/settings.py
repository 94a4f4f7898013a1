"""The settings of a run: what the configuration file says, then what the command line says instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factcheck.cli.failures import RunError
from factcheck.settings.settings import Configuration, Settings

if TYPE_CHECKING:
    from factcheck.findings.newsroom import Newsroom
    from factcheck.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Given:
    """A configuration as the command line changed it, and the options that did, by key."""

    configuration: Configuration
    options: Mapping[str, str]

    @property
    def settings(self) -> Settings:
        """The settings that hold."""
        return self.configuration.settings

    def origin(self, key: str) -> str:
        """Where the value of a key comes from, for a complaint about it."""
        return self.options.get(key) or str(self.configuration.origins.get(key, key))


def settled(paths: Sequence[str], isolated: bool, **options: Any) -> Given:
    """The settings for articles at these paths; an option that was given counts. Raises RunError."""
    configuration = Configuration() if isolated else _found(paths)
    settings = configuration.settings
    located = replace(
        settings,
        rules=tuple(map(configuration.located, settings.rules)),
        baseline=configuration.located(settings.baseline) if settings.baseline else None,
    )
    given = {name: value for name, value in options.items() if value is not None and value != ()}
    names = {name.replace("_", "-"): f"--{name.replace('_', '-')}" for name in given}
    return Given(replace(configuration, settings=replace(located, **given)), names)


def _found(paths: Sequence[str]) -> Configuration:
    from factcheck.settings.source import SettingsError, configuration_for

    try:
        return configuration_for(paths)
    except SettingsError as error:
        raise RunError(f"{error.path}:{error.line}", error.reason) from error


def listed(values: Sequence[str] | None) -> tuple[str, ...]:
    """The names of a repeatable option, each value holding one or several with commas."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def rules_of(given: Given) -> Rulebook:
    """The rules of a run. Raises RunError for a broken page, a missing folder or an unknown rule."""
    from factcheck.cli.rulebooks import loaded
    from factcheck.settings.choice import ChoiceError, chosen

    try:
        return chosen(loaded(given.settings.rules), given.settings)
    except ChoiceError as error:
        raise RunError(given.origin(error.key), error.reason) from error


def newsroom_for(given: Given) -> Newsroom:
    """The newsroom's own words and rates. Raises RunError."""
    from factcheck.settings.choice import ChoiceError, newsroom_of

    try:
        return newsroom_of(given.settings)
    except ChoiceError as error:
        raise RunError(given.origin(error.key), error.reason) from error
