"""Constants: what a proof says of premises that are no claims, sizes, spans of time and rates of exchange."""

from __future__ import annotations

from fractions import Fraction

from factcheck.findings.figures import in_words
from factcheck.ledger.cells import Cell
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Unit
from factcheck.rulebook.constraint import REFERENCE


def reference(name: str) -> str:
    """A clause for a constant; empty for those that every reader knows."""
    kind, _, rest = name.removeprefix(REFERENCE).partition(":")
    if kind in ("factor", "offset", "size", "jump"):
        return ""
    if kind == "years":
        return f"{rest.partition(':')[2]} years lie between"
    if kind == "until":
        return f"the article's year ({rest.rpartition(':')[2]})"
    if kind.startswith("1 "):
        return kind
    if kind in ("hour", "day", "week", "month", "quarter", "year"):
        count = rest.rpartition(":")[2]
        return f"the time is {count if '/' not in count else f'{float(Fraction(count)):.4g}'} {kind}s"
    return "a fair rate of the time is"


def rate_in_words(cell: Cell, rate: Interval) -> str:
    """A rate of exchange the way round that makes it more than one: "6.57 to 6.77 CNY to the USD"."""
    one, other = cell.head, cell.unit
    if rate.lo and rate.hi is not None and 0 < rate.lo < 1:
        one, other, rate = other, one, Interval.from_value(1) / rate
    return f"{in_words(rate, Unit(None, 'number'))} {other} to the {one}"
