"""Rule pages: the standard ones are whole, quick to load and run nothing; malformed ones say where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.rulebook.page import PageError
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.rulebook import load_rulebook, standard_folder

STANDARD = load_rulebook(standard_folder())
NAMES = {
    "blend",
    "growth",
    "compound-growth",
    "multiple",
    "change",
    "percent-or-points",
    "direction",
    "sum",
    "supply",
    "joint-share",
    "share-of-both",
    "part-of",
    "parts-within",
    "share",
    "percent-total",
    "difference",
    "per-unit",
    "average",
    "part-year",
    "exchange-rate",
    "unit-conversion",
    "restated",
    "ranking",
    "elapsed-time",
    "weekday",
    "loose-bound",
    "implied-jump",
    "magnitude",
}
PAGE = """\
# twice

One is twice the other.

```toml
severity = "error"
equation = "one == 2 * other"
message  = "{one}, but {other.implied}"

[roles]
one   = { kind = "level" }
other = { kind = "level" }
```

## Why
Because.

## Holds
> Four apples and
> two pears.

Prose between.

> date: 2024-02-29
> Six apples and three pears.

## Conflicts
> **Five apples** and **two pears**.
"""


def load(folder: Path, page: str) -> Rule:
    (folder / "twice.md").write_text(page, encoding="utf-8")
    return load_rulebook(folder)["twice"]


def test_the_standard_rulebook_has_every_rule() -> None:
    assert {rule.name for rule in STANDARD} == NAMES


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.name)
def test_a_standard_page_is_whole(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert rule.why
    assert rule.message
    assert len(rule.holds) >= 3
    assert len(rule.conflicts) >= 3
    texts = [example.text for example in (*rule.holds, *rule.conflicts)]
    assert len(set(texts)) == len(texts)


def test_a_page_is_a_rule(tmp_path: Path) -> None:
    rule = load(tmp_path, PAGE)
    assert (rule.name, rule.title, rule.severity, rule.binder) == ("twice", "One is twice the other.", "error", None)
    assert rule.equation.names == ("one", "other")
    assert rule.roles["one"] == {"kind": "level"}
    assert rule.why == "Because."
    assert rule.page == PAGE


def test_examples_keep_their_lines_dates_and_claims(tmp_path: Path) -> None:
    rule = load(tmp_path, PAGE)
    apples, dated = rule.holds
    assert (apples.text, apples.claims, apples.published, apples.line) == ("Four apples and\ntwo pears.", (), None, 19)
    assert (dated.text, dated.published) == ("Six apples and three pears.", date(2024, 2, 29))
    (clash,) = rule.conflicts
    assert clash.text == "Five apples and two pears."
    assert [clash.text[start:end] for start, end in clash.claims] == ["Five apples", "two pears"]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("# twice", "# thrice", 1, "the heading must be the file's name"),
        ("One is twice the other.\n", "", 1, "one line below the heading"),
        ("```toml\n", "```\n", 1, "```toml"),
        ('severity = "error"', 'severity = "fatal"', 6, "severity is one of error, warning, note"),
        ('severity = "error"\n', "", 5, "severity is missing"),
        ('severity = "error"', "severity = 3", 6, "severity must be a string"),
        ('severity = "error"', "severity = error", 6, "not TOML"),
        ('equation = "one == 2 * other"', 'equation = "one = 2"', 7, "'=' has no meaning"),
        ("2 * other", "2 * another", 7, "unknown role 'another'"),
        ("one == 2 * other", "one == 2 / other", 7, "divides by other, which can be zero"),
        ("one == 2 * other", "one == other / 0", 7, "divides by 0, which can be zero"),
        ("{other.implied}", "{another}", 8, "unknown role 'another'"),
        ("{other.implied}", "{other", 8, "message: "),
        ("message  =", "tolerance = 0.1\nmessage  =", 8, "unknown key 'tolerance': rules have none"),
        ("message  =", "colour = 'red'\nmessage  =", 8, "unknown key 'colour'"),
        ('other = { kind = "level" }', "other = 3", 12, "role 'other' must be a table"),
        ("## Why", "## Because", 29, "'## Why' is missing"),
        ("## Conflicts", "## Clashes", 29, "'## Conflicts' is missing"),
    ],
)
def test_a_malformed_page_says_where(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    with pytest.raises(PageError) as error:
        load(tmp_path, PAGE.replace(old, new, 1))
    assert str(error.value).startswith(f"{tmp_path / 'twice.md'}:{line}: ")
    assert reason in error.value.reason


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("2024-02-29", "2023-02-29", 24, "'2023-02-29' is not a date"),
        ("**Five apples** and **two pears**", "Five apples and two pears", 28, "no clashing claim"),
    ],
)
def test_a_malformed_example_says_where(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    rule = load(tmp_path, PAGE.replace(old, new))
    with pytest.raises(PageError) as error:
        _ = rule.holds, rule.conflicts
    assert (error.value.line, reason in error.value.reason) == (line, True)


def test_a_range_that_is_positive_may_divide(tmp_path: Path) -> None:
    page = PAGE.replace("one == 2 * other", "one == 2 / other")
    rule = load(tmp_path, page.replace('other = { kind = "level" }', "other = { positive = true }"))
    assert rule.equation.text == "one == 2 / other"


def test_a_stranger_runs_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    attacks = f"__import__('pathlib').Path('{marker}').touch()", "().__class__ == one", "(lambda: one)() == other"
    for attack in attacks:
        with pytest.raises(PageError):
            load(tmp_path, PAGE.replace("one == 2 * other", attack))
    load(tmp_path, PAGE.replace("{other.implied}", "{other.__class__.__mro__}"))
    assert not marker.exists()


def test_bad_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a folder"):
        load_rulebook(tmp_path / "nowhere")
    with pytest.raises(PageError, match="no rule pages"):
        load_rulebook(tmp_path)
    (tmp_path / "twice.md").write_bytes(b"# twice\n\n\xff\xfe")
    with pytest.raises(PageError, match=r"twice\.md:3: not text in UTF-8"):
        load_rulebook(tmp_path)


def test_rulebooks_extend_and_narrow(tmp_path: Path) -> None:
    load(tmp_path, PAGE)
    more = STANDARD.extended(load_rulebook(tmp_path))
    assert [rule.name for rule in more.only(["twice", "sum"])] == ["sum", "twice"]
    assert "twice" not in STANDARD
    (tmp_path / "family").mkdir()
    (tmp_path / "family" / "twice.md").write_text(PAGE, encoding="utf-8")
    with pytest.raises(PageError, match="already has this name"):
        load_rulebook(tmp_path)
