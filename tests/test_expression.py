"""Expressions are what `re.compile` gives, compiled when first used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import expression as module
from factcheck.expression import expression

PACKAGE = Path(module.__file__).parent


def test_an_expression_finds_what_the_compiled_one_finds() -> None:
    text, pattern = "Up 5 percent, then 12 PERCENT", r"(?P<much>\d+) percent"
    lazy, compiled = expression(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    assert [m.span("much") for m in lazy.finditer(text)] == [m.span("much") for m in compiled.finditer(text)]
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert dict(lazy.groupindex) == dict(compiled.groupindex)
    assert lazy.fullmatch(text) is None


def test_a_malformed_expression_is_told_of_when_it_is_used() -> None:
    lazy = expression("(")
    with pytest.raises(re.error):
        lazy.search("")


def test_no_module_compiles_an_expression_when_it_is_imported() -> None:
    early = re.compile(r"^\w+(?:: [\w\[\].]+)? = re\.compile\(", re.MULTILINE)
    assert [str(path) for path in sorted(PACKAGE.rglob("*.py")) if early.search(path.read_text("utf-8"))] == []
