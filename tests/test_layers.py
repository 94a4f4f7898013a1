"""The house rules that a machine can hold: layers import one way, modules and functions are of a readable size."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factcheck"
ORDER = (
    "record",
    "compiled",
    "expression",
    "lexicon",
    "text",
    "quantities",
    "periods",
    "claims",
    "ledger",
    "rulebook",
    "findings",
    "settings",
    "silence",
    "checking",
    "store",
    "api",
    "reports",
    "server",
    "corpus",
    "cli",
)
CLAIMS = ("claim", "synonyms", "words", "rows", "subjects", "statements", "tables", "ties", "extract", "kept")
"""The steps within the layer of claims, from words to what the text says of two claims."""
LONGEST_MODULE = 300
LONGEST_BODY = 25
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(dotted: str) -> str:
    """The layer a module of the package belongs to; the package itself is ""."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else ""


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("factcheck"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "factcheck":
            assert node.level == 0
            bare = node.module == "factcheck"
            yield from (f"factcheck.{alias.name}" if bare else node.module for alias in node.names)


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body behind its docstring."""
    first, *rest = function.body
    documented = ast.get_docstring(function) is not None
    start = rest[0] if documented and rest else first
    return (function.end_lineno or start.lineno) - start.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_keeps_the_rules_of_the_house(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert not source.strip() or ast.get_docstring(tree), "a module says what it promises"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert body_lines(node) <= LONGEST_BODY, node.name
    assert not VAGUE & set(path.with_suffix("").relative_to(PACKAGE).parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if len(parts) == 1 and parts[0] not in ORDER:
        return  # the package and its entry point stand outside the layers
    own = ORDER.index(parts[0])
    for target in imported(ast.parse(path.read_text(encoding="utf-8"))):
        name = layer(target)
        if name and not name.startswith("__"):
            assert ORDER.index(name) <= own, f"{'.'.join(parts)} imports {target}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "claims").rglob("*.py")), ids=lambda path: path.stem)
def test_the_steps_to_claims_go_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE / "claims").with_suffix("").parts[0]
    for target in imported(ast.parse(path.read_text(encoding="utf-8"))):
        parts = target.split(".")
        if own != "__init__" and parts[1:2] == ["claims"] and len(parts) > 2:
            assert CLAIMS.index(parts[2]) <= CLAIMS.index(own), f"{path} imports {target}"


@pytest.mark.parametrize(("ties", "later"), [("said", ("traced", "plain")), ("traced", ("plain",))])
def test_what_words_say_needs_no_tracing_and_neither_needs_what_is_tied_last(ties: str, later: tuple[str, ...]) -> None:
    kept_out = tuple(f"factcheck.claims.ties.{name}" for name in later)
    for path in (PACKAGE / "claims" / "ties" / ties).glob("*.py"):
        targets = imported(ast.parse(path.read_text(encoding="utf-8")))
        assert not [target for target in targets if target.startswith(kept_out)], path


def test_quantities_and_periods_do_not_know_each_other() -> None:
    for one, other in (("quantities", "periods"), ("periods", "quantities")):
        for path in (PACKAGE / one).glob("*.py"):
            targets = imported(ast.parse(path.read_text(encoding="utf-8")))
            assert other not in {layer(target) for target in targets}, path


def test_there_is_something_to_hold() -> None:
    assert len(MODULES) > 20
