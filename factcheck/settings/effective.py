"""The effective settings as a TOML file, with what each value came from behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.settings.problems import as_written
from factcheck.settings.settings import Configuration, Settings

WIDTH = 44


def effective(configuration: Configuration, given: Mapping[str, str]) -> Iterator[str]:
    """A line a setting; `given` names the option of each setting that the command line decides."""
    if configuration.path is None:
        yield "# no configuration file\n"
    for one in fields(Settings):
        key = as_written(one.name)
        origin = given.get(key) or configuration.origins.get(key) or "default"
        value = getattr(configuration.settings, one.name)
        shown = f"# {key} is not set" if value is None else f"{key} = {as_toml(value)}"
        yield f"{shown.ljust(WIDTH)}  # {origin}\n"


def as_toml(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, (Decimal, date, int)):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Sequence):
        return f"[{', '.join(map(as_toml, value))}]"
    if is_dataclass(value):
        value = {as_written(one.name): getattr(value, one.name) for one in fields(value)}
        value = {key: inner for key, inner in value.items() if inner}
    inner = ", ".join(f"{bare(key)} = {as_toml(each)}" for key, each in value.items())
    return f"{{ {inner} }}" if inner else "{}"


def bare(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)
