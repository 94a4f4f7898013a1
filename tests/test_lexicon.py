"""Every entry of the lexicon carries readings, and the readers read them so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

import pytest
from claim_notation import read_balances, read_breakdowns, read_claims, read_phrase, read_sums

from factcheck.lexicon import table, tables
from factcheck.periods.period import Mention, Period
from factcheck.periods.phrases import scan_periods
from factcheck.quantities.interval import Interval
from factcheck.quantities.printed import unit_name
from factcheck.quantities.scan import scan_quantities

Reader = Callable[[str, str], str]
"""Takes an example text and the reading expected, and returns the reading found in the same notation."""


def number(printed: str) -> str:
    """A number in the notation of `shown`, from any notation of the tables: 40.215e9, 13/20, inf."""
    if printed.endswith("inf"):
        return printed
    numerator, _, denominator = printed.partition("/")
    return str(Fraction(numerator) / Fraction(denominator or 1))


def shown(interval: Interval, scale: Fraction) -> str:
    """An interval as the tables write it."""
    low = "(-inf" if interval.lo is None else ("(" if interval.lo_open else "[") + str(interval.lo / scale)
    high = "inf)" if interval.hi is None else str(interval.hi / scale) + (")" if interval.hi_open else "]")
    return f"{low}, {high}"


def canonical(reading: str) -> str:
    """A reading of the tables, with its numbers as `shown` prints them."""
    ends, _, unit = reading.partition(", ")[0], "", reading.partition(", ")[2]
    high, _, rest = unit.partition(unit[unit.index(")") if ")" in unit else unit.index("]")]) if unit else ("", "", "")
    closing = unit[len(high)]
    return f"{ends[0]}{number(ends[1:])}, {number(high)}{closing}{rest}"


def read_quantity(text: str, expected: str) -> str:
    """The quantity of an example: "[40.215e9, 40.225e9] CNY", with "wide" before the unit for the wide reading."""
    found = scan_quantities(text)
    assert len(found) == 1, f"{len(found)} quantities in {text!r}"
    quantity = found[0]
    wide = " wide" in expected
    interval = quantity.wide() if wide else quantity.narrow()
    unit = unit_name(quantity.unit) or {"ordinal": "ordinal", "factor": "factor"}.get(quantity.unit.dimension)
    return " ".join(filter(None, [shown(interval, quantity.unit.scale), "wide" if wide else None, unit]))


def days_shown(period: Period) -> str:
    """A period as the tables write it: half-open dates."""
    return f"{'fiscal ' * period.fiscal}{period.start}..{period.end}"


def mention_shown(mention: Mention) -> str:
    """A mention as the tables write it: the days, the basis, or "same" and the grain."""
    if mention.sort == "same":
        return f"same {mention.grain}"
    basis = mention.basis
    if basis is None:
        return days_shown(mention.period) if mention.period else "unplaced"
    if basis.kind == "shift":
        return f"shift {basis.months}"
    return f"{basis.kind} {days_shown(basis.period)}" if basis.period else basis.kind


def read_period(text: str, _: str) -> str:
    """The first mention of a time in an example, in an article of 12 December 2025; "none" where there is none."""
    found = scan_periods(text, date(2025, 12, 12))
    return mention_shown(found[0]) if found else "none"


def claim_reader(read: Callable[[str], str]) -> tuple[Reader, Callable[[str], str]]:
    """A reader of the notation of `claim_notation`, which is canonical as it stands."""
    return lambda text, _: read(text), str


READERS: Mapping[str, tuple[Reader, Callable[[str], str]]] = {
    "numerals": (read_quantity, canonical),
    "hedges": (read_quantity, canonical),
    "units": (read_quantity, canonical),
    "currencies": (read_quantity, canonical),
    "counting": (read_quantity, canonical),
    "periods": (read_period, str),
    "bases": (read_period, str),
    "words": claim_reader(read_claims),
    "frames": claim_reader(read_claims),
    "deeds": claim_reader(read_claims),
    "measures": claim_reader(read_phrase),
    "modifiers": claim_reader(read_phrase),
    "nouns": claim_reader(read_phrase),
    "places": claim_reader(read_phrase),
    "splits": claim_reader(read_sums),
    "balances": claim_reader(read_balances),
    "breakdowns": claim_reader(read_breakdowns),
    "opposites": claim_reader(read_breakdowns),
    "kinds": claim_reader(read_breakdowns),
}
"""Table to the reader of its examples, and what makes the expected reading comparable. A layer adds its lines."""


def readings() -> Iterator[tuple[str, str, str, str]]:
    for name in READERS:
        for entry, content in table(name).items():
            for text, expected in content.get("reads", {}).items():
                yield name, entry, text, expected


@pytest.mark.parametrize(("name", "entry", "text", "expected"), list(readings()))
def test_reading(name: str, entry: str, text: str, expected: str) -> None:
    read, comparable = READERS[name]
    assert read(text, expected) == comparable(expected), f"{name}.toml [{entry}]"


@pytest.mark.parametrize(
    "name",
    ["numerals", "hedges", "units", "currencies", "words", "frames", "measures", "modifiers", "breakdowns", "balances"],
)
def test_every_entry_proves_itself(name: str) -> None:
    assert [entry for entry, content in table(name).items() if not content.get("reads")] == []


def test_tables_are_found() -> None:
    assert {"numerals", "hedges", "units", "currencies", "counting"} <= set(tables())


def test_unit_factors_agree_with_pint() -> None:
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry()
    bases: dict[str, float] = {}
    for name, entry in table("units").items():
        if "pint" not in entry:
            continue
        numerator, _, denominator = entry.get("scale", "1").partition("/")
        ours = Fraction(numerator) / Fraction(denominator or 1)
        theirs = (1 * registry.parse_expression(entry["pint"])).to_base_units().magnitude
        ratio = float(theirs) / float(ours)
        expected = bases.setdefault(entry["dimension"], ratio)
        assert ratio == pytest.approx(expected, rel=1e-6), name
