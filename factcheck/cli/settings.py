"""The settings of a run: what the configuration file says, then what the command line says instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.cli.failures import RunError, reason_of
from factcheck.record import record, replace

if TYPE_CHECKING:
    from factcheck.checking import Setup
    from factcheck.findings.newsroom import Newsroom
    from factcheck.settings.settings import Configuration, Settings


@record(frozen=True, slots=True)
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
    from factcheck.settings.settings import Configuration

    configuration = Configuration() if isolated else _found(paths)
    given = {name: value for name, value in options.items() if value is not None and value != ()}
    names = {name.replace("_", "-"): f"--{name.replace('_', '-')}" for name in given}
    return Given(replace(configuration, settings=replace(configuration.settings, **given)), names)


def _found(paths: Sequence[str]) -> Configuration:
    from factcheck.settings.source import SettingsError, configuration_for

    try:
        return configuration_for(paths)
    except SettingsError as error:
        raise RunError(f"{error.path}:{error.line}", error.reason) from error


def listed(values: Sequence[str] | None) -> tuple[str, ...]:
    """The names of a repeatable option, each value holding one or several with commas."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def newsroom_for(given: Given) -> Newsroom:
    """The newsroom's own words and rates. Raises RunError."""
    from factcheck.settings.choice import ChoiceError, newsroom_of

    try:
        return newsroom_of(given.settings)
    except ChoiceError as error:
        raise RunError(given.origin(error.key), error.reason) from error


def ready(given: Given) -> Setup:
    """What the settings come to. Raises RunError for what they name and cannot be had."""
    from factcheck.checking import setup
    from factcheck.rulebook.page import PageError
    from factcheck.settings.choice import ChoiceError
    from factcheck.silence.baseline import BaselineError

    try:
        return setup(given.configuration)
    except ChoiceError as error:
        raise RunError(given.origin(error.key), error.reason) from error
    except BaselineError as error:
        raise RunError(str(error.path), error.reason) from error
    except PageError as error:
        raise RunError("", str(error)) from error
    except OSError as error:
        raise RunError(str(error.filename or given.origin("rules")), reason_of(error)) from error
