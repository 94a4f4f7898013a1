"""Binders: for each family of rules, the constraints that a ledger yields. Python decides here what is compared,
never whether it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.binders import (
    across,
    additions,
    balances,
    borne,
    bounds,
    chains,
    changes,
    exchange,
    fractions,
    headed,
    headlines,
    linked,
    magnitudes,
    parts,
    roles,
    sameness,
    shares,
    splits,
    supplies,
    tables,
    times,
    tolls,
)
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

Binder = Callable[[Rule, Ledger], Iterator[Constraint]]

BINDERS: Final[Mapping[str, Binder]] = {
    "growth": changes.growth,
    "change": changes.change,
    "accumulated": changes.accumulated,
    "points": changes.points,
    "multiple": changes.multiple,
    "sums": splits.sums,
    "growth-between": splits.growth_between,
    "sums-borne-out": borne.sums_borne_out,
    "sums-over-time": times.sums_over_time,
    "listed-sums": tables.listed_sums,
    "part-of": parts.parts_within,
    "parts-together": parts.parts_together,
    "share": shares.shares,
    "joint-share": shares.joint_shares,
    "share-of-both": shares.shares_of_both,
    "difference": balances.differences,
    "balances-divided": balances.divided,
    "listed-rests": tables.listed_rests,
    "part-year": times.part_years,
    "so-far": times.so_far,
    "counted-later": tolls.counted_later,
    "stages": times.stages,
    "exchange-rate": exchange.exchange,
    "loose-bound": bounds.loose_bounds,
    "implied-jump": bounds.implied_jumps,
    "magnitude": magnitudes.magnitudes,
    "direction": linked.directions,
    "direction-headed": headed.headed,
    "compound-growth": linked.compound_growth,
    "percent-total": linked.percent_totals,
    "listed-shares": tables.listed_shares,
    "listed-parts": tables.listed_parts,
    "per-unit": linked.per_unit,
    "average": linked.averages,
    "supply": supplies.supplies,
    "unit-conversion": linked.unit_conversions,
    "weekday": linked.weekdays,
    "elapsed-time": linked.elapsed_times,
    "headline": headlines.headlines,
    "twins": sameness.twins,
    "retold": sameness.retold,
    "shares-across": fractions.fractions,
    "sums-across": additions.additions,
    "chained-across": chains.chained,
    "told-across": across.told_across,
    "ranking": sameness.ranking,
}
"""The binders that rule pages may name."""


@lru_cache(maxsize=1 << 8)
def binders_of(rule: Rule) -> Sequence[Binder]:
    """What binds a rule: the binders its page names, or, where it names none, its roles; looked up once, and asked of
    every article.
    """
    return (roles.by_roles,) if rule.binder is None else [BINDERS[name] for name in rule.binder.split()]


def complaint(rule: Rule) -> str | None:
    """Why a rule can never bind, None if it can."""
    unknown = [name for name in (rule.binder or "").split() if name not in BINDERS]
    if unknown:
        return f"there is no binder {unknown[0]!r}: known are {', '.join(BINDERS)}"
    return roles.complaint(rule) if rule.binder is None else None
