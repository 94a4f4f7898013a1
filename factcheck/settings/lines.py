"""Lines of keys in a TOML file, so that every value and every mistake can be shown where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Final

from factcheck.expression import expression

_LINE: Final = expression(r"\(at line (\d+),")
_HEADER: Final = expression(r"[ \t]*\[([^\[\]\n]+)\]")
_KEY: Final = expression(r"[ \t]*([A-Za-z0-9_.\-\"' /*?]+?)[ \t]*=")


def line_of(complaint: str) -> int:
    """The line that a complaint of the TOML reader names, 1 where it names none."""
    found = _LINE.search(complaint)
    return int(found[1]) if found else 1


def lines_of(text: str, prefix: tuple[str, ...]) -> Mapping[tuple[str, ...], int]:
    """The line of each key below a prefix, and of each table that holds one."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        key = None if header else _KEY.match(line)
        if header:
            table = path = split_key(header[1])
        elif key:
            path = table + split_key(key[1])
        else:
            continue
        if path[: len(prefix)] == prefix:
            for size in range(len(prefix) + 1, len(path) + 1):
                found.setdefault(path[len(prefix) : size], number)
    return found


def split_key(key: str) -> tuple[str, ...]:
    """The parts of a dotted key."""
    parts: list[str] = []
    try:
        value: object = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        return (key.strip(),)
    while isinstance(value, dict):
        name, value = next(iter(value.items()))
        parts.append(name)
    return tuple(parts)
