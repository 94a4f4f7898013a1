"""Rule pages: one Markdown file a rule, read without running anything that stands in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import Any, Final

from factcheck.expression import expression
from factcheck.quantities.interval import Interval
from factcheck.rulebook.equation import Equation, EquationError
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.sections import PageError, section_line

__all__ = ["PageError", "read_page"]

SECTIONS: Final = ("Why", "Holds", "Conflicts")
SEVERITIES: Final = ("error", "warning", "note")

_KEYS: Final = {"severity": str, "equation": str, "message": str, "binder": str, "roles": dict}
_REQUIRED: Final = ("severity", "equation", "roles")
_NAME: Final = expression(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TOML_LINE: Final = expression(r"\(at line (\d+), column \d+\)")
_LARGEST: Final = 1_000_000
_POSITIVE: Final = Interval(Fraction(0), None, lo_open=True)


def read_page(path: Path, family: str) -> Rule:
    """The rule of one page. Raises PageError for a malformed page, OSError for one that cannot be read."""
    raw = path.read_bytes()
    if len(raw) > _LARGEST:
        raise PageError(path, 1, f"a rule page has at most {_LARGEST:,} bytes")
    try:
        page = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise PageError(path, raw.count(b"\n", 0, error.start) + 1, "not text in UTF-8") from error
    title = _heading(page, path)
    block, line = _block(page, path)
    table = _table(block, line, path)
    for name in SECTIONS:
        if section_line(page, name) == 0:
            raise PageError(path, page.count("\n") + 1, f"the section '## {name}' is missing")
    equation = _equation(table, block, line, path)
    return Rule(path.stem, family, title, table["severity"], equation, table["roles"], table.get("message", ""),
                table.get("binder"), str(path), page)


def _heading(page: str, path: Path) -> str:
    """The one-line summary below the heading, which must be the file's name."""
    if not _NAME.fullmatch(path.stem):
        raise PageError(path, 1, f"{path.stem!r} is no name for a rule: lower-case words joined by hyphens are")
    lines = [(number, text) for number, text in enumerate(page[:2000].split("\n"), 1) if text.strip()]
    if not lines or lines[0][1].strip() != f"# {path.stem}":
        raise PageError(path, lines[0][0] if lines else 1, f"the heading must be the file's name: '# {path.stem}'")
    if len(lines) < 2 or lines[1][1].startswith(("#", "```", ">")):
        raise PageError(path, lines[0][0], "one line below the heading must say what the rule holds")
    return lines[1][1].strip()


def _block(page: str, path: Path) -> tuple[str, int]:
    """The TOML block, and the line before its first."""
    before, opened, rest = page.partition("\n```toml\n")
    block, closed, _ = rest.partition("\n```")
    if not opened or not closed:
        line = before.count("\n") + 2 if opened else 1
        raise PageError(path, line, "a block that opens with ```toml and closes is missing")
    return block, before.count("\n") + 2


def _table(block: str, line: int, path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        at = _TOML_LINE.search(str(error))
        reason = _TOML_LINE.sub("", str(error)).strip()
        raise PageError(path, line + (int(at[1]) if at else 1), f"not TOML: {reason}") from error
    for key, value in table.items():
        kind = _KEYS.get(key)
        if kind is None:
            known = "rules have none, claims carry theirs" if key == "tolerance" else f"known are {', '.join(_KEYS)}"
            raise PageError(path, line + _line_of(block, key), f"unknown key {key!r}: {known}")
        if not isinstance(value, kind):
            wanted = "table" if kind is dict else "string"
            raise PageError(path, line + _line_of(block, key), f"{key} must be a {wanted}")
    for key in _REQUIRED:
        if key not in table:
            raise PageError(path, line, f"{key} is missing")
    if table["severity"] not in SEVERITIES:
        raise PageError(path, line + _line_of(block, "severity"), f"severity is one of {', '.join(SEVERITIES)}")
    return table


def _equation(table: Mapping[str, Any], block: str, line: int, path: Path) -> Equation:
    roles = table["roles"]
    for role, aspects in roles.items():
        if not isinstance(aspects, dict):
            raise PageError(path, line + _line_of(block, role), f"role {role!r} must be a table of aspects")
    here = line + _line_of(block, "equation")
    try:
        equation = Equation.parse(table["equation"])
    except EquationError as error:
        raise PageError(path, here, f"equation: {error}") from error
    for name in equation.names:
        if name not in roles:
            raise PageError(path, here, f"the equation names an unknown role {name!r}: [roles] has {', '.join(roles)}")
    ranges = {name: _POSITIVE for name, aspects in roles.items() if aspects.get("positive") is True}
    zero = equation.divisors(ranges)
    if zero:
        raise PageError(path, here, f"divides by {zero[0]}, which can be zero: multiply the other side by it instead")
    for field in _fields(table.get("message", ""), line + _line_of(block, "message"), path):
        if field not in roles:
            raise PageError(path, line + _line_of(block, "message"), f"the message names an unknown role {field!r}")
    return equation


def _fields(message: str, line: int, path: Path) -> list[str]:
    """The roles that a message names: `{before}`, `{before.implied}`."""
    try:
        return [name.split(".")[0] for _, name, _, _ in Formatter().parse(message) if name is not None]
    except ValueError as error:
        raise PageError(path, line, f"message: {error}") from error


def _line_of(block: str, key: str) -> int:
    """The line of a block on which a key is given, 1 where it is not found."""
    found = re.search(rf"^\s*(?:\[(?:\w+\.)?)?\"?{re.escape(key)}\"?\s*[=\].]", block, re.MULTILINE)
    return block.count("\n", 0, found.end()) + 1 if found else 1
