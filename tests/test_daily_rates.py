"""The table of daily rates is read from its newest day back, only as far as days are asked for."""

from __future__ import annotations

from io import BytesIO

from factcheck.rulebook.reference import PIECE, Daily

DAYS = [f"{year}-{month:02}-{day:02}" for year in (2021, 2020) for month in range(12, 0, -1) for day in (28, 14, 7)]


def table(days: list[str], width: int = 4) -> Daily:
    """A table of these days, each line as wide as is told."""
    lines = ["Date,USD,", *(f"{day},{at:0{width}}," for at, day in enumerate(days))]
    return Daily(BytesIO("".join(f"{line}\n" for line in lines).encode()))


def test_a_day_has_its_own_line_or_the_last_one_before_it() -> None:
    rates = table(DAYS)
    assert rates.line("2021-12-28") == "2021-12-28,0000,"
    assert rates.line("2022-05-01") == "2021-12-28,0000,"
    assert rates.line("2020-01-08") == f"2020-01-07,{len(DAYS) - 1:04},"
    assert rates.line("2019-12-31") == ""


def test_days_are_found_in_whatever_order_they_are_asked_for() -> None:
    late, early = table(DAYS, PIECE // 5), table(DAYS, PIECE // 5)
    assert [late.line(day) for day in DAYS] == [early.line(day) for day in reversed(DAYS)][::-1]


def test_no_more_is_read_than_is_needed() -> None:
    rates = table(DAYS, PIECE // 5)
    rates.line(DAYS[0])
    assert 0 < len(rates.lines) < 2 * PIECE


def test_an_empty_table_has_no_day() -> None:
    assert Daily(BytesIO()).line("2021-12-28") == ""
