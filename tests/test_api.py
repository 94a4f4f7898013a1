"""The public functions: what they take, what they give, and how they fail."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import factcheck

SEEDS = Path(__file__).parent.parent / "seeds"
CLASHES = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.\n"


def test_a_text_is_checked() -> None:
    report = factcheck.check(CLASHES)
    assert isinstance(report, factcheck.Report)
    assert [check.rule for check in report.checks if check.severity == "error"] == ["growth"]


def test_the_surest_findings_come_first_then_the_largest_then_by_place() -> None:
    odd = "Exports were 36.13 billion yuan in 2024. Exports of cars were 28.05 billion yuan, over 20% of exports.\n"
    small = "Sales reached 129 million yuan in 2024, up 20 percent from 100 million yuan in 2023.\n"
    report = factcheck.check([odd, small, CLASHES, small], scope="article")
    owner = {judged.claim.id: article.id for article in report.articles for judged in article.claims}
    found = [(check.severity, owner[check.claims[0]]) for check in report.findings]
    assert found == [("error", "a3"), ("error", "a2"), ("error", "a4"), ("warning", "a1")]


def test_paths_documents_and_texts_mix() -> None:
    document = factcheck.read(sorted(SEEDS.glob("*.txt"))[0])
    report = factcheck.check([SEEDS, document, CLASHES])
    assert [article.id for article in report.articles] == [f"a{number}" for number in range(1, 8)]


def test_the_date_is_that_of_articles_without_one() -> None:
    day = datetime.date(2025, 10, 20)
    dates = {article.document.published for article in factcheck.check(SEEDS, date=day).articles}
    assert day in dates
    assert len(dates) == 5


def test_each_article_on_its_own_holds_no_check_across() -> None:
    report = factcheck.check(SEEDS, scope="article")
    owner = {judged.claim.id: article.id for article in report.articles for judged in article.claims}
    assert all(len({owner[name] for name in check.claims}) == 1 for check in report.checks)


def test_what_cannot_be_read_raises(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nowhere\.txt: no such file"):
        factcheck.check(tmp_path / "nowhere.txt")
    with pytest.raises(ValueError, match="holds 5 articles"):
        factcheck.read(SEEDS)


def test_read_keeps_the_text_as_given() -> None:
    path = sorted(SEEDS.glob("*.txt"))[0]
    assert factcheck.read(path).text == path.read_text(encoding="utf-8")


def test_a_checker_settles_once_how_it_checks(tmp_path: Path) -> None:
    config = tmp_path / "factcheck.toml"
    config.write_text('ignore = ["growth"]\ndate = 2024-05-06\n', encoding="utf-8")
    checker = factcheck.Checker(config=config)
    report = checker.check(CLASHES)
    assert report.findings == ()
    assert report.articles[0].document.published == datetime.date(2024, 5, 6)
    other = factcheck.Checker(config=config, ignore=["sum"])
    assert [found.rule for found in other.check(CLASHES).findings] == ["growth"]
    assert checker.check(CLASHES) == report


def test_a_setting_that_names_nothing_raises() -> None:
    with pytest.raises(ValueError, match="no rule 'grwth'; did you mean 'growth'"):
        factcheck.Checker(select=["grwth"])


def test_earlier_articles_are_checked_against(tmp_path: Path) -> None:
    from factcheck.cli.app import run

    article, ledger = tmp_path / "a.txt", tmp_path / "news.ledger"
    article.write_text("Acme's revenue was 100 million dollars in 2023.\n", encoding="utf-8")
    assert run(["ledger", "add", str(article), "--ledger", str(ledger)]) == 0
    later = "Acme's revenue was 150 million dollars in 2024, up 20 percent from 2023."
    assert factcheck.check(later).findings == ()
    (found,) = factcheck.check(later, ledger=ledger).findings
    assert found.rule == "growth"


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        factcheck.chekc  # noqa: B018
