"""Reports: exact numbers and places for programs, blocks that an editor can act on for people."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from claim_notation import claims_of
from hypothesis import given
from hypothesis import strategies as st
from sample_report import PERCENT, VEHICLE, report

from factcheck.findings.figures import exact, in_words
from factcheck.ledger.traits import told_period
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Unit
from factcheck.reports.excerpt import Mark, columns, underlined
from factcheck.reports.formats import FORMATS, renderer
from factcheck.reports.schema import ReportModel
from factcheck.reports.style import COLOURED, Style


def rendered(name: str, style: Style | None = None) -> str:
    return "".join(renderer(name)(report(), style or Style()))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(2787500), "2787500"),
        (Fraction(351, 1000), "0.351"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "1/3"),
        (Decimal("5.70E+9"), "5700000000"),
        (Decimal("12.30"), "12.30"),
        (None, None),
    ],
)
def test_numbers_are_exact(value: Decimal | Fraction | None, shown: str | None) -> None:
    assert exact(value) == shown


@given(st.fractions())
def test_an_exact_number_reads_back_as_itself(value: Fraction) -> None:
    assert Fraction(exact(value) or "") == value


def test_a_number_of_any_length_can_be_written() -> None:
    assert len(exact(Fraction(10**50_000)) or "") == 50_001


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        ("383730.6", None, VEHICLE, "383,800 or more"),
        ("0.351", "0.359", PERCENT, "35.1 to 35.9 %"),
        ("581925000000", "582035000000", VEHICLE, "581.93 to 582.03 billion"),
        (None, "4000000", VEHICLE, "4 million or less"),
        ("0.05", "0.05", PERCENT, "5 %"),
        ("-0.0105", "0.0205", PERCENT, "-1.05 to 2.05 %"),
        ("100", "1000000", Unit(None, "number"), "100 to 1 million"),
    ],
)
def test_an_interval_in_words(low: str | None, high: str | None, unit: Unit, shown: str) -> None:
    interval = Interval(Fraction(low) if low else None, Fraction(high) if high else None)
    assert in_words(interval, unit) == shown


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Sales rose to 12 million euros in May 2025 from 11 million euros a year earlier.", ["May 2025", "May 2024"]),
        ("Sales rose to 12 million euros in 2025 from 9 mln euros ($11 million) in 2019.", ["2025", "2019", "2019"]),
        ("Sales rose to 12 million euros in May 2025, above the 11 million euros expected.", ["May 2025", "May 2025"]),
        ("Sales rose to 12 million euros in May 2025 from 11 million euros.", ["May 2025", None]),
    ],
)
def test_a_figure_that_is_compared_with_is_told_of_its_own_time(text: str, times: list[str | None]) -> None:
    periods = map(told_period, claims_of(text))
    assert [period.label() if period else None for period in periods] == times


def test_an_open_end_that_rounding_did_not_move_stays_open() -> None:
    assert in_words(Interval(Fraction(500000), None, lo_open=True), VEHICLE) == "more than 500,000"


def test_the_json_report_keeps_to_its_schema() -> None:
    text = rendered("json")
    given_back = ReportModel.model_validate_json(text).model_dump(mode="json")
    assert given_back == json.loads(text)


def test_the_json_report_has_what_the_contract_asks() -> None:
    answer = json.loads(rendered("json"))
    claim = answer["articles"][1]["claims"][1]
    assert claim["text"] == "30.3 percent"
    assert claim["quantity"] == {
        "text": "30.3", "low": "0.3025", "high": "0.3035", "low_open": False, "high_open": False,
        "unit": "percent", "hedge": None,
    }  # fmt: skip
    assert claim["subject"] == {
        "entity": "city",
        "measure": "vehicle export",
        "period": {"start": "2023-01-01", "end": "2024-01-01", "text": "2023"},
    }
    assert claim["span"]["line"] == 3
    assert answer["checks"][0]["repairs"][0] == {"claim": "a1.c1", "low": "500000000/1303", "high": None}
    assert answer["checks"][1]["severity"] is None
    summary = {"articles": 2, "claims": 4, "consistent": 0, "conflicting": 3, "unverifiable": 1}
    assert summary.items() <= answer["summary"].items()


def test_the_lines_of_the_jsonl_report_are_the_parts_of_the_json_report() -> None:
    lines = [json.loads(line) for line in rendered("jsonl").splitlines()]
    whole = json.loads(rendered("json"))
    assert [line["article"] for line in lines if "article" in line] == whole["articles"]
    assert [line["check"] for line in lines if "check" in line] == whole["checks"]
    assert lines[-1] == {"summary": whole["summary"]}


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_the_same_every_time(name: str) -> None:
    assert rendered(name) == rendered(name)
    assert rendered(name).endswith("\n")


BLOCK = """\
news/new.txt:3:99: error[growth] more than 500,000 after a rise of 30.3 percent
    needs at least 383,700 the year before, not nearly 369,000
  |
3 | … runs through it, exported more than 500,000 vehicles in 2023, up
  |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ a
  | 30.3 percent from a year earlier, and …
  | ^^^^^^^^^^^^ b
  :: news/old.txt:3:28
3 | In 2022, the city exported nearly 369,000 vehicles, the customs office said.
  |                            ^^^^^^^^^^^^^^^^^^^^^^^ c
  |
  published: news/new.txt (no date) and news/old.txt (2023-01-18)
  because exports were nearly 369,000 in 2022
  and because they grew 30.3 percent in 2023
  but they were more than 500,000 then
  would agree, if the others stand:
    b 35.1 to 35.9 percent (now: 30.3 percent; city's exports of vehicles, 2023)
    c 383,800 vehicles or more (now: nearly 369,000 vehicles; city's exports of
       vehicles, 2022)
  hint: a factor of ten fits
"""

SUMMARY = """\
2 articles, 4 claims: 0 consistent, 3 conflicting, 1 unverifiable (no-base 1).
2 cross-checks: growth 1, part-of 1.
1 error
"""


def test_the_text_report() -> None:
    assert rendered("text") == f"{BLOCK}\n{SUMMARY}"


def test_everything_lists_what_holds_and_what_is_open() -> None:
    text = rendered("text", Style(detail="everything"))
    assert "consistent[part-of] 45 percent is part of all" in text
    assert "unverifiable[no-base]" in text
    assert "225,000" in text


def test_colour_changes_no_word() -> None:
    painted = rendered("text", Style(palette=COLOURED))
    for escape in (COLOURED.error, COLOURED.quiet, COLOURED.strong, COLOURED.end):
        assert escape in painted
        painted = painted.replace(escape, "")
    assert painted == rendered("text")


TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from(" \n\t字é1,"), max_size=300)


@given(TEXT, st.lists(st.tuples(st.integers(0, 299), st.integers(1, 20)), max_size=5), st.integers(20, 100))
def test_every_mark_is_underlined_within_the_width(text: str, spans: list[tuple[int, int]], width: int) -> None:
    marks = [Mark(start, min(len(text), start + length), "a") for start, length in spans if start < len(text)]
    for line in underlined(text, marks, width):
        assert columns(line.text) <= width or " " not in line.text.strip()
        assert all(set(row) <= {"^", " ", "a"} for row in line.rows)


def test_carets_stand_under_wide_characters() -> None:
    (line,) = underlined("出口 12 辆", [Mark(3, 5, "")], 60)
    assert line.rows == ("     ^^",)


def test_labels_without_room_stand_beneath() -> None:
    (line,) = underlined("1 2 3", [Mark(0, 1, "a"), Mark(2, 3, "b"), Mark(4, 5, "c")], 60)
    assert line.rows == ("^ ^ ^ c", "a b")
