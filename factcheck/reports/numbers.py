"""Numbers as a report prints them for programs: exact."""

from __future__ import annotations

from factcheck.findings.figures import exact
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Unit

__all__ = ["ends", "exact", "unit_name"]


def ends(interval: Interval) -> dict[str, str | bool | None]:
    """The ends of an interval as the JSON report has them."""
    return {
        "low": exact(interval.lo),
        "high": exact(interval.hi),
        "low_open": interval.lo_open,
        "high_open": interval.hi_open,
    }


def unit_name(unit: Unit) -> str | None:
    """The unit as programs get it: its name, with "per ..." where the quantity is a rate."""
    return f"{unit.name} per {unit.per}" if unit.name and unit.per else unit.name
