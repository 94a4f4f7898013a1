"""Binders: for each family of rules, the constraints that a ledger yields. Python decides here what is compared, never whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.binders import changes, exchange, linked, parts, sameness, tables, times
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

Binder = Callable[[Rule, Ledger], Iterator[Constraint]]

BINDERS: Final[Mapping[str, Binder]] = {
    "growth": changes.growth,
    "change": changes.change,
    "points": changes.points,
    "multiple": changes.multiple,
    "sums": parts.sums,
    "sums-over-time": times.sums_over_time,
    "listed-sums": tables.listed_sums,
    "listed-rests": tables.listed_rests,
    "listed-shares": tables.listed_shares,
    "listed-parts": tables.listed_parts,
    "part-of": parts.parts_within,
    "share": parts.shares,
    "difference": parts.differences,
    "part-year": times.part_years,
    "exchange-rate": exchange.exchange,
    "direction": linked.directions,
    "compound-growth": linked.compound_growth,
    "percent-total": linked.percent_totals,
    "per-unit": linked.per_unit,
    "unit-conversion": linked.unit_conversions,
    "headline": sameness.headlines,
    "ranking": sameness.ranking,
}
"""The binders that rule pages may name."""
