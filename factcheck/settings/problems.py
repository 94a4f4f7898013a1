"""Mistakes in a configuration, told in one line each: what is wrong, and what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from factcheck.settings.choice import nearest
from factcheck.settings.settings import FileSettings, Settings, SynonymSettings

if TYPE_CHECKING:
    from pydantic import ValidationError

WANTED = {
    "tuple_type": "a list is wanted",
    "dict_type": "a table is wanted",
    "dataclass_type": "a table is wanted",
    "decimal_type": "a number is wanted",
    "date_from_datetime_inexact": "a date is wanted, such as 2025-10-20",
    "string_type": "a string is wanted",
    "decimal_parsing": "a number is wanted",
    "date_from_datetime_parsing": "a date is wanted, such as 2025-10-20",
}
UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")


def told(error: ValidationError) -> tuple[tuple[str, ...], str]:
    """The place of the first mistake, as keys, and what is wrong with it."""
    first: Any = min(error.errors(), key=lambda mistake: mistake["type"] not in UNKNOWN)
    place = tuple(as_written(str(part)) if at == 0 else str(part) for at, part in enumerate(first["loc"]))
    if first["type"] in UNKNOWN:
        return place, unknown_key(place)
    keys = ".".join(part for part in place if not part.startswith(("decimal", "mapping", "dict", "constrained")))
    return place, f"{keys}: {WANTED.get(first['type'], first['msg'][0].lower() + first['msg'][1:])}"


def as_written(name: str) -> str:
    """A field's name as a key."""
    return name.replace("_", "-").replace(" ", "_")


def unknown_key(place: Sequence[str]) -> str:
    """An unknown key, and the nearest one that is known."""
    known = [as_written(one.name) for one in fields(owner(place))]
    near = nearest(place[-1], known)
    advice = f"did you mean {near!r}?" if near else f"known are {', '.join(known)}"
    return f"unknown key {place[-1]!r}; {advice}"


def owner(place: Sequence[str]) -> type[Settings | FileSettings | SynonymSettings]:
    """Whose key the last one of a place is."""
    if len(place) == 1:
        return Settings
    return SynonymSettings if place[0] == "synonyms" else FileSettings
