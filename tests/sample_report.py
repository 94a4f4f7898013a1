"""A small report made by hand: two articles, one conflict between them, one consistent check, two lone claims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from factcheck.claims.claim import Claim, Measure, Subject
from factcheck.findings.finding import Article, Check, Judged, Repair, Report
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.text.document import Document

VEHICLE = Unit("vehicle", "count")
PERCENT = Unit("percent", "ratio", Fraction(1, 100))

OLD = "Exports at a glance\n\nIn 2022, the city exported nearly 369,000 vehicles, the customs office said.\n"
NEW = (
    "Carmakers look abroad\n\nThe city, which long made its living from steel and from the river that runs through it,"
    " exported more than 500,000 vehicles in 2023, up 30.3 percent from a year earlier, and 45 percent of those"
    " left by rail for Europe through the new port inland.\n"
)


def year(number: int) -> Period:
    return Period(date(number, 1, 1).toordinal(), date(number + 1, 1, 1).toordinal())


def quantity(text: str, printed: str, value: str, unit: Unit, hedge: str | None = None) -> Quantity:
    """The quantity printed as `printed`, hedge and noun included in the span."""
    start = text.index(printed)
    figure = next(at for at in range(start, start + len(printed)) if text[at].isdigit())
    step = Decimal(1).scaleb(Decimal(value).as_tuple().exponent)
    end = start + len(printed)
    figure_end = figure + len(printed[figure - start :].split()[0])
    return Quantity(start, end, figure, figure_end, Decimal(value), unit, step, step, hedge)


def claim(name: str, article: int, kind: str, found: Quantity, when: Period | None) -> Claim:
    subject = Subject("city", Measure("export", frozenset({"vehicle"})), when)
    return Claim(name, article, kind, found, subject, 1)  # type: ignore[arg-type]


def articles() -> tuple[Article, Article]:
    old = Document(OLD, "old", "news/old.txt", published=date(2023, 1, 18), parts={"text": OLD})
    new = Document(NEW, "new", "news/new.txt", title="Carmakers look abroad", parts={"text": NEW})
    base = claim("a1.c1", 1, "level", quantity(OLD, "nearly 369,000 vehicles", "369000", VEHICLE, "nearly"), year(2022))
    last = quantity(NEW, "more than 500,000 vehicles", "500000", VEHICLE, "more than")
    now = claim("a2.c1", 2, "level", last, year(2023))
    rate = claim("a2.c2", 2, "change", quantity(NEW, "30.3 percent", "30.3", PERCENT), year(2023))
    rail = claim("a2.c3", 2, "share", quantity(NEW, "45 percent", "45", PERCENT), None)
    return (
        Article("a1", old, (Judged(base, "conflicting"),)),
        Article(
            "a2",
            new,
            (
                Judged(now, "conflicting"),
                Judged(rate, "conflicting"),
                Judged(rail, "unverifiable", "no-base", "225,000 or more"),
            ),
        ),
    )


def report() -> Report:
    conflict = Check(
        "k1",
        "growth",
        "conflicting",
        "error",
        ("a2.c1", "a2.c2", "a1.c1"),
        "more than 500,000 after a rise of 30.3 percent needs at least 383,700 the year before, not nearly 369,000",
        ("exports were nearly 369,000 in 2022", "they grew 30.3 percent in 2023", "they were more than 500,000 then"),
        (
            Repair("a1.c1", Interval(Fraction(500000000, 1303), None, lo_open=True)),
            Repair("a2.c2", Interval(Fraction(351, 1000), Fraction(359, 1000))),
        ),
        "f1",
        hint="a factor of ten fits",
    )
    fits = Check("k2", "part-of", "consistent", None, ("a2.c3", "a2.c1"), "45 percent is part of all")
    return Report(articles(), (conflict, fits))
