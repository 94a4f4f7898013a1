"""Rules of a newsroom's own: a page without a binder binds by its roles; one that never could says where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import check
from factcheck.rulebook.page import PageError

PAGE = """# profit-within-revenue

A profit is at most the revenue it was made of.

```toml
severity = "error"
equation = "profit <= revenue"
message  = "{profit}, but {revenue}"

[roles]
profit  = { kind = "level", measure = "profit", modifiers = [] }
revenue = { kind = "level", measure = "revenue" }
```

## Why
Nobody keeps more than came in.

## Holds
> Revenue was 50 million dollars in 2020, and net profit 4 million dollars.

## Conflicts
> Revenue was **50 million dollars** in 2020, and net profit **54 million dollars**.
"""

GREW = (
    PAGE.replace("profit-within-revenue", "no-tenfold")
    .replace('equation = "profit <= revenue"', 'equation = "now <= 10 * before"')
    .replace('message  = "{profit}, but {revenue}"', 'message  = "{now}, but {before}"')
    .replace(
        'profit  = { kind = "level", measure = "profit", modifiers = [] }',
        'now    = { kind = "level", measure = "revenue" }',
    )
    .replace('revenue = { kind = "level", measure = "revenue" }', 'before = { kind = "level", period = "year before" }')
)


def folder(tmp_path: Path, name: str, page: str) -> Path:
    (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
    return tmp_path


def conflicts(text: str, rules: Path) -> list[str]:
    return [found.rule for found in check(text, rules=rules).checks if found.verdict == "conflicting"]


def test_a_page_without_a_binder_binds_by_its_roles(tmp_path: Path) -> None:
    rules = folder(tmp_path, "profit-within-revenue", PAGE)
    assert conflicts("Revenue was 50 million dollars in 2020, and net profit was 54 million dollars.", rules) == [
        "profit-within-revenue"
    ]
    assert conflicts("Revenue was 50 million dollars in 2020, and net profit was 4 million dollars.", rules) == []


def test_roles_must_share_what_they_leave_unsaid(tmp_path: Path) -> None:
    rules = folder(tmp_path, "profit-within-revenue", PAGE)
    assert conflicts("Revenue was 50 million dollars in 2020. Net profit was 54 million dollars in 2021.", rules) == []


def test_a_role_may_lie_a_year_before(tmp_path: Path) -> None:
    rules = folder(tmp_path, "no-tenfold", GREW)
    assert conflicts("Revenue was 50 million dollars in 2019. Revenue was 900 million dollars in 2020.", rules) == [
        "no-tenfold"
    ]
    assert conflicts("Revenue was 50 million dollars in 2019. Revenue was 90 million dollars in 2020.", rules) == []


@pytest.mark.parametrize(
    ("false", "reason"),
    [
        (('measure = "profit"', 'metric = "profit"'), "role 'profit' names an unknown aspect 'metric'"),
        (('kind = "level", measure = "profit"', 'kind = "sum", measure = "profit"'), "role 'profit': kind is one of"),
        (('measure = "revenue" }', 'measure = "revenue", period = "later" }'), "role 'revenue': period is one of"),
        (('severity = "error"', 'severity = "error"\nbinder = "growht"'), "there is no binder 'growht'"),
    ],
)
def test_a_page_that_could_never_bind_says_so(tmp_path: Path, false: tuple[str, str], reason: str) -> None:
    rules = folder(tmp_path, "profit-within-revenue", PAGE.replace(*false))
    with pytest.raises(PageError) as raised:
        check("Revenue was 50 million dollars in 2020.", rules=rules)
    assert reason in str(raised.value)
    assert "profit-within-revenue.md:" in str(raised.value)
