"""Compiled forms on disk: what is kept is what was made, and what is spoilt, foreign or out of reach is made anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import compiled
from factcheck import expression as expressions
from factcheck.expression import expression

PATTERNS = [
    (r"(?P<number>[0-9]+)(?: (?P<unit>[a-z]+))?", 0),
    (r"(?<![a-z])(?:in|from) the (first|second)(?=[,.]|$)", re.IGNORECASE),
    (r"^\s*([£€]\d+) [^;]{0,30}$", re.MULTILINE),
]
TEXT = "Sold 412 Cars In the FIRST, and 30\n £7 and more\n"


def facts(pattern: re.Pattern[str]) -> list[object]:
    return [
        [(match.span(), match.groups()) for match in pattern.finditer(TEXT)],
        dict(pattern.groupindex),
        pattern.split(TEXT),
    ]


def refused(pattern: str, flags: int) -> None:
    raise AssertionError(f"{pattern} was made again")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FOLDER", str(tmp_path / "beside"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_an_expression_finds_what_the_library_finds(pattern: str, flags: int) -> None:
    wanted = facts(re.compile(pattern, flags))
    assert facts(expression(pattern, flags)) == wanted  # made now
    assert facts(expression(pattern, flags)) == wanted  # made from the form that was kept


def test_a_malformed_expression_is_refused_when_it_is_used() -> None:
    with pytest.raises(re.error):
        expression("(").search("x")


def test_forms_of_an_earlier_run_are_not_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, flags = PATTERNS[0]
    before = compiled.Pieces("forms", expressions.STAMP, 2)  # type: ignore[attr-defined]
    monkeypatch.setattr(expressions, "_forms", lambda: before)
    expression(pattern, flags).search(TEXT)
    before.keep()
    again = compiled.Pieces("forms", expressions.STAMP, 2)  # type: ignore[attr-defined]
    monkeypatch.setattr(expressions, "_forms", lambda: again)
    monkeypatch.setattr(expressions, "_added", refused)
    assert facts(expression(pattern, flags)) == facts(re.compile(pattern, flags))


def test_what_is_kept_is_found_by_its_stamp_only(folder: Path) -> None:
    compiled.keep("words", ("a", 1), {"x": [1, 2]})
    assert compiled.kept("words", ("a", 1)) == {"x": [1, 2]}
    assert compiled.kept("words", ("a", 2)) is None
    assert compiled.kept("others", ("a", 1)) is None


@pytest.mark.parametrize("spoilt", [b"", b"\x00", b"not a form of anything"])
def test_a_spoilt_file_is_as_good_as_none(folder: Path, spoilt: bytes) -> None:
    compiled.keep("words", 1, [1])
    (file,) = (folder / "beside").iterdir()
    file.write_bytes(spoilt)
    assert compiled.kept("words", 1) is None


def test_where_the_modules_cannot_be_written_beside_the_users_cache_serves(folder: Path) -> None:
    (folder / "beside").write_text("a file, where a folder should be")
    compiled.keep("words", 1, [1])
    assert compiled.kept("words", 1) == [1]
    assert [file.name.partition(".")[0] for file in (folder / "cache" / "factcheck").iterdir()] == ["words"]


def test_pieces_are_read_one_by_one_and_added_to(folder: Path) -> None:
    for added in ({"a": [1], "b": [2]}, {"c": [3], "d": [4]}):
        pieces = compiled.Pieces("forms", 1, 3)
        for key, form in added.items():
            pieces.add(key, form)
        pieces.keep()
    kept = compiled.Pieces("forms", 1, 3)
    assert [kept.get(key) for key in "abcd"] == [[1], [2], [3], None]  # no more than there is room for
    assert compiled.Pieces("forms", 2, 3).get("a") is None


@pytest.mark.parametrize("spoilt", [b"", b"\x00", b"not a form of anything"])
def test_spoilt_pieces_are_as_good_as_none(folder: Path, spoilt: bytes) -> None:
    pieces = compiled.Pieces("forms", 1, 3)
    pieces.add("a", [1])
    pieces.keep()
    known = compiled.Pieces("forms", 1, 3)
    (file,) = (folder / "beside").iterdir()
    file.write_bytes(spoilt)
    assert known.get("a") is None
    assert compiled.Pieces("forms", 1, 3).get("a") is None


def test_pieces_survive_that_another_run_writes_the_file_anew(folder: Path) -> None:
    first = compiled.Pieces("forms", 1, 9)
    first.add("a", ["one"])
    first.keep()
    reading, other = compiled.Pieces("forms", 1, 9), compiled.Pieces("forms", 1, 9)
    other.add("b", ["two"])
    other.keep()
    assert reading.get("a") is None  # it lies elsewhere now, and what lies there is not taken for it
    reading.add("a", ["one"])
    reading.add("c", ["three"])
    reading.keep()
    kept = compiled.Pieces("forms", 1, 9)
    assert [kept.get(key) for key in "abc"] == [["one"], ["two"], ["three"]]
