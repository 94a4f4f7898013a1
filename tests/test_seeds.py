"""The five seed articles: each relation an editor would see, every error planted in them, and silence otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from factcheck.api import check, read
from factcheck.findings.finding import Article, Check, Judged, Report
from factcheck.text.document import Document

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
DATE = date(2025, 10, 20)
"""The date given to the one article that has none of its own."""

Names = tuple[str, ...]
"""Claims by article and printed text: "000 40.22 billion yuan"; with "#2" behind it the second one printed so."""


def documents(published: date | None) -> list[Document]:
    return [read(path, date=published) for path in SEEDS]


@cache
def report(published: date | None = DATE) -> Report:
    return check(documents(published))


def article(of: Report, number: str) -> Article:
    return next(a for a in of.articles if Path(a.document.path).name.startswith(number))


def printed(judged: Judged, document: Document) -> str:
    quantity = judged.claim.quantity
    return document.text[quantity.start : quantity.end]


def claims(of: Report, name: str) -> list[Judged]:
    """The claims that a name means, in order of their place."""
    number, _, text = name.partition(" ")
    text, _, which = text.partition("#")
    holder = article(of, number)
    found = [j for j in holder.claims if printed(j, holder.document).startswith(text.strip())]
    assert found, f"no claim {name!r}"
    return [found[int(which) - 1]] if which else found


def claim(of: Report, name: str) -> Judged:
    found = claims(of, name)
    assert len(found) == 1, f"{len(found)} claims {name!r}"
    return found[0]


def checks(of: Report, rule: str, names: Names) -> list[Check]:
    """The checks of a rule on exactly these claims."""
    ids = {claim(of, name).claim.id for name in names}
    return [k for k in of.checks if k.rule == rule and set(k.claims) == ids]


def only(of: Report, rule: str, names: Names) -> Check:
    found = checks(of, rule, names)
    assert len(found) == 1, f"{rule} on {names}: {[(k.rule, k.claims) for k in of.checks if k.rule == rule]}"
    return found[0]


@dataclass(frozen=True)
class Agreement:
    """A row of the table whose answer is "consistent"; one that only bounds its claims confirms none."""

    rule: str
    names: Names
    bounds: bool = False


AGREEMENTS = [
    Agreement("exchange-rate", ("000 40.22 billion yuan", "000 5.70 billion U.S. dollars")),
    Agreement("exchange-rate", ("000 11.65 billion yuan", "000 1.65 billion U.S. dollars")),
    Agreement(
        "exchange-rate",
        (
            "000 40.22 billion yuan",
            "000 5.70 billion U.S. dollars",
            "000 11.65 billion yuan",
            "000 1.65 billion U.S. dollars",
        ),
    ),
    Agreement("part-of", ("000 40.22 billion yuan", "000 11.65 billion yuan"), bounds=True),
    Agreement("restated", ("001 2.788M", "001 2.788 million vehicles")),
    Agreement("part-year", ("001 2.788 million vehicles", "001 2.4981 million"), bounds=True),
    Agreement("ranking", ("001 3.3354 million", "001 2.7196 million", "001 2.4981 million"), bounds=True),
    Agreement("ranking", ("001 2.7196 million", "001 2.4981 million"), bounds=True),
    Agreement("exchange-rate", ("001 500,000-yuan", "001 71,738 U.S. dollars")),
    Agreement("exchange-rate", ("001 30 billion Thai Baht", "001 900 million USD")),
    Agreement("part-of", ("001 2.788 million vehicles", "001 1.296 million units"), bounds=True),
    Agreement("exchange-rate", ("003 20 million yuan", "003 2.8 million US dollars")),
    Agreement("part-of", ("003 500,000 NEVs", "003 2.32 million vehicles"), bounds=True),
    Agreement("part-of", ("003 2.32 million vehicles", "003 4 million vehicles"), bounds=True),
    Agreement("sum", ("004 581.98 billion yuan", "004 400.83 billion yuan", "004 181.15 billion yuan")),
    Agreement(
        "growth",
        (
            "004 581.98 billion yuan",
            "004 12.3%",
            "004 400.83 billion yuan",
            "004 10.6%",
            "004 181.15 billion yuan",
            "004 16.2%",
        ),
    ),
    Agreement("restated", ("004 9.79 billion yuan#1", "004 9.79 billion yuan#2")),
    Agreement("restated", ("004 69.1%#1", "004 69.1%#2")),
    Agreement("part-of", ("004 33.73 billion yuan", "004 9.79 billion yuan#2"), bounds=True),
    Agreement("part-year", ("004 33.73 billion yuan", "000 40.22 billion yuan"), bounds=True),
]


@pytest.mark.parametrize("row", AGREEMENTS, ids=lambda row: f"{row.rule}-{'-'.join(row.names)}")
def test_what_agrees(row: Agreement) -> None:
    found = only(report(), row.rule, row.names)
    assert found.verdict == "consistent"
    assert found.severity is None
    assert found.decisive != row.bounds
    if not row.bounds:
        blamed = {c for k in report().checks if k.verdict == "conflicting" for c in k.claims}
        confirmed = [claim(report(), name) for name in row.names if claim(report(), name).claim.id in found.confirmed]
        assert all(j.verdict == "consistent" or j.claim.id in blamed for j in confirmed)
        assert confirmed


READ_SO = {
    "000 40.22 billion yuan": ("Chongqing", "vehicle export", date(2025, 1, 1), date(2025, 11, 1)),
    "001 2.788 million vehicles": ("Chongqing", "vehicle output", date(2025, 1, 1), date(2026, 1, 1)),
    "001 2.4981 million": ("Chongqing", "vehicle output", date(2025, 1, 1), date(2025, 12, 1)),
    "002 369,000 units": ("Chongqing", "new-energy vehicle output", date(2022, 1, 1), date(2023, 1, 1)),
    "002 90 percent": ("Chongqing", "vehicle export", date(2022, 1, 1), date(2023, 1, 1)),
    "003 500,000 NEVs": ("Chongqing", "new-energy vehicle output", date(2023, 1, 1), date(2024, 1, 1)),
    "003 29.8 percent": ("Chongqing", "vehicle export", date(2023, 1, 1), date(2024, 1, 1)),
    "003 51.9 percent": ("Chongqing", "vehicle export", date(2023, 1, 1), date(2024, 1, 1)),
    "003 98 percent": ("Chongqing", "new-energy vehicle output", date(2018, 1, 1), date(2023, 1, 1)),
    "004 581.98 billion yuan": ("Chongqing", "trade", date(2025, 1, 1), date(2025, 10, 1)),
    "004 19.86 billion yuan": ("Chongqing", "motorcycle export", date(2025, 1, 1), date(2025, 10, 1)),
}


@pytest.mark.parametrize("name", READ_SO)
def test_whose_figure_it_is(name: str) -> None:
    subject = claim(report(), name).claim.subject
    assert subject.period is not None
    assert (subject.entity, str(subject.measure), subject.period.start, subject.period.end) == READ_SO[name]


@pytest.mark.parametrize(
    ("change", "level"),
    [
        ("003 29.8 percent", "003 368,000 vehicles"),
        ("003 51.9 percent", "003 33.17 billion yuan"),
        ("004 44.3%", "004 43.73 billion yuan"),
        ("004 37.9%", "004 19.86 billion yuan"),
    ],
)
def test_respectively(change: str, level: str) -> None:
    assert claim(report(), change).claim.of == claim(report(), level).claim.id
    assert (claim(report(), change).verdict, claim(report(), change).missing) == ("unverifiable", "no-base")


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("000 72.1 percent", "6.765 to 6.774 billion yuan"),
        ("002 142.5 percent", "151,800 to 152,100 units"),
        ("003 29.8 percent", "283,100 to 284,000 vehicles"),
        ("003 51.9 percent", "21.83 to 21.84 billion yuan"),
    ],
)
def test_the_base_that_is_missing_is_implied(name: str, base: str) -> None:
    judged = claim(report(), name)
    assert (judged.verdict, judged.missing, judged.implied) == ("unverifiable", "no-base", base)


def test_growth_without_any_level_is_unverifiable() -> None:
    judged = claim(report(), "002 90 percent")
    assert (judged.verdict, judged.missing) == ("unverifiable", "no-base")


def test_an_average_over_years_implies_the_first_level() -> None:
    """98 percent a year up to the 369,000 of 2022 come from some 24,000 in 2018, which no article states."""
    judged = claim(report(), "003 98 percent")
    assert judged.claim.basis is not None
    assert judged.claim.basis.kind == "compound"
    assert (judged.verdict, judged.missing, judged.implied) == ("unverifiable", "no-base", "23,710 to 24,250")


def test_growth_across_two_articles_clashes() -> None:
    found = only(report(), "growth", ("002 369,000 units", "003 500,000 NEVs", "003 30.3 percent"))
    assert (found.verdict, found.severity) == ("conflicting", "warning")
    base = claim(report(), "002 369,000 units").claim.id
    needed = next(r.values for r in found.repairs if r.claim == base)
    assert needed.lo is not None
    assert 383_500 < needed.lo < 383_800


def test_a_bound_far_from_its_value_names_the_base_that_fits() -> None:
    names = ("004 360.82 billion yuan", "004 400.83 billion yuan", "004 60%#2")
    found = only(report(), "loose-bound", names)
    assert found.severity == "warning"
    assert found.hint is not None
    assert "581.98" in found.hint
    share = claim(report(), "004 60%#2").claim.id
    needed = next(r.values for r in found.repairs if r.claim == share)
    assert needed.contains(Fraction("0.90017"))
    assert not needed.contains(Fraction("0.91"))


def test_a_jump_between_two_articles_is_noted() -> None:
    names = ("000 40.22 billion yuan", "000 13.6 percent", "004 33.73 billion yuan", "004 6.4%")
    found = only(report(), "implied-jump", names)
    assert found.severity == "note"
    assert "73." in found.message
    assert "77." in found.message


def test_nothing_else_is_reported() -> None:
    for published in (DATE, None):
        found = {(k.rule, k.severity) for k in report(published).checks if k.severity}
        expected = {("growth", "warning"), ("loose-bound", "warning")}
        assert found == expected | ({("implied-jump", "note")} if published else set())


def test_every_article_alone_is_silent_but_for_the_loose_bound() -> None:
    alone = check(documents(DATE), scope="article")
    assert [(k.rule, k.severity) for k in alone.checks if k.severity] == [("loose-bound", "warning")]


def test_without_a_date_relative_times_stay_without_a_year() -> None:
    undated = report(None)
    assert article(undated, "004").document.published is None
    total = claim(undated, "004 581.98 billion yuan").claim.subject.period
    exports = claim(undated, "004 33.73 billion yuan").claim.subject.period
    assert total is not None
    assert total.floating
    assert total == exports, "the first three quarters of this year, and the first three quarters"
    assert total.label() == "January-September of this year"
    with_parts = ("004 581.98 billion yuan", "004 400.83 billion yuan", "004 181.15 billion yuan")
    assert only(undated, "sum", with_parts).verdict == "consistent"
    assert not [k for k in undated.checks if {"a1", "a5"} <= {c.partition(".")[0] for c in k.claims}]


@dataclass(frozen=True)
class Planted:
    """An error planted in one article: what is printed, what stands in its place, and the true value."""

    number: str
    true: str
    false: str
    value: Fraction


PLANTED = [
    Planted("004", "12.3%", "13.2%", Fraction("0.123")),
    Planted("004", "581.98 billion yuan", "518.98 billion yuan", Fraction("581.98e9")),
    Planted("004", "400.83 billion yuan", "408.03 billion yuan", Fraction("400.83e9")),
    Planted("000", "about 1.65 billion", "about 1.56 billion", Fraction("1.65e9")),
    Planted("001", "Chongqing at 2.4981", "Chongqing at 2.9481", Fraction("2.4981e6")),
    Planted("001", "2.788M", "2.878M", Fraction("2.788e6")),
    Planted("003", "about 2.8 million", "about 28 million", Fraction("2.8e6")),
]


def with_error(planted: Planted, published: date | None) -> Iterator[Document]:
    """The seeds as read, with the error in one of them."""
    for path, document in zip(SEEDS, documents(published), strict=True):
        if path.name.startswith(planted.number):
            assert document.text.count(planted.true) == 1
            text = document.text.replace(planted.true, planted.false)
            document = replace(read(text, date=published), path=document.path)
        yield document


@pytest.mark.parametrize("published", [DATE, None], ids=["dated", "undated"])
@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: f"{p.number}-{p.false}")
def test_a_planted_error_is_found_and_mended(planted: Planted, published: date | None) -> None:
    found = check(list(with_error(planted, published)))
    holder = article(found, planted.number)
    start = holder.document.text.index(planted.false)
    end = start + len(planted.false)
    own = {j.claim.id for j in holder.claims if start <= j.claim.quantity.start < end}
    assert own
    reported = [k for k in found.checks if k.severity in ("error", "warning") and own & set(k.claims)]
    assert reported, "nothing reported"
    repairs = [r.values for k in reported for r in k.repairs if r.claim in own]
    assert any(values.contains(planted.value) for values in repairs)


FURNITURE = {
    "000": ("Nov. 29, 2025", "Dec. 5, 2025", "June 27, 2025"),
    "001": ("67158993", "20009753", "50120220004", "January 13"),
    "002": ("08:32", "July 24, 2023", "July 11, 2023"),
    "003": ("20:28", "05050403", "31120180004", "0909346", "52920043", "31010602001940"),
    "004": ("1862", "1990s", "2021", "1971", "2011", "“Big Four”"),
}


@pytest.mark.parametrize(("number", "phrase"), [(n, p) for n, phrases in FURNITURE.items() for p in phrases])
def test_page_furniture_claims_nothing(number: str, phrase: str) -> None:
    holder = article(report(), number)
    text = holder.document.text
    assert phrase in text
    for judged in holder.claims:
        quantity = judged.claim.quantity
        around = text[max(0, quantity.start - 8) : quantity.end + 8]
        assert phrase not in around, f"{printed(judged, holder.document)!r} is no claim"


def test_captions_and_glossary_claim_nothing() -> None:
    behind = {"000": "Staff members of", "001": "MUST READ", "003": "Special Reports", "004": "Qinzhou Port\n"}
    for number, first in behind.items():
        holder = article(report(), number)
        at = holder.document.text.index(first)
        assert [printed(j, holder.document) for j in holder.claims if j.claim.quantity.start > at] == []
