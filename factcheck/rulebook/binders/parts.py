"""Binders of parts and wholes: sums, parts within wholes, shares, balances and margins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.lexicon import table
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

PROFITS: Mapping[str, str] = {"ebitda": "ebitda", "operating-profit": "operating-profit", "profit": "profit", "operating": "operating-profit"}


@cache
def restrictive() -> frozenset[str]:
    """The modifiers that make a part."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("part"))


def levels(ledger: Ledger) -> dict[tuple[object, ...], dict[frozenset[str], dict[str, Cell]]]:
    """Every level that claims or changes speak of, by (entity, time, unit), then modifiers, then head."""
    found: dict[tuple[object, ...], dict[frozenset[str], dict[str, Cell]]] = defaultdict(lambda: defaultdict(dict))
    for cell in universe(ledger):
        found[cell.entity, cell.when, cell.unit][cell.modifiers][cell.head] = cell
    return found


def universe(ledger: Ledger) -> Iterator[Cell]:
    """The levels stated, and those that stated changes lead to."""
    seen: set[Cell] = set()
    for cell in ledger.holders:
        if not cell.unit or cell.unit in ("ratio", "points"):
            continue
        for level in (cell._replace(aspect="level", base=None), before(cell)):
            if level is not None and level.head != "?" and level not in seen:
                seen.add(level)
                yield level


def before(cell: Cell) -> Cell | None:
    """The level a stated change leads back to."""
    if cell.aspect not in ("change", "amount", "factor"):
        return None
    return cell._replace(aspect="level", when=cell.base, base=None)


def sums(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), for the splits of the lexicon"""
    splits = table("splits")
    for by_modifiers in levels(ledger).values():
        for modifiers, by_head in by_modifiers.items():
            for entry in splits.values():
                parts = split(entry, modifiers, by_head, by_modifiers)
                for whole, cells in parts:
                    yield Constraint(rule, {"whole": whole, "parts": cells})


def split(entry: Mapping[str, object], modifiers: frozenset[str], by_head: Mapping[str, Cell], around: Mapping[frozenset[str], Mapping[str, Cell]]) -> list[tuple[Cell, tuple[Cell, ...]]]:
    """The ways in which the levels of one place, time and unit fill a split whose whole has these modifiers."""
    if "heads" in entry:
        heads: list[str] = entry["heads"]  # type: ignore[assignment]
        whole = by_head.get(str(entry["whole"]))
        parts = tuple(by_head[h] for h in heads if h in by_head)
        return [(whole, parts)] if whole is not None and len(parts) == len(heads) else []
    named: list[str] = entry["modifiers"]  # type: ignore[assignment]
    across: list[str] = entry.get("across", [])  # type: ignore[assignment]
    found = []
    for head, whole in by_head.items():
        cells = [part_of(head, modifiers, name, around, across) for name in named]
        parts = tuple(cell for cell in cells if cell is not None)
        if len(parts) == len(named):
            found.append((whole, parts))
    return found


def part_of(head: str, modifiers: frozenset[str], name: str, around: Mapping[frozenset[str], Mapping[str, Cell]], across: list[str]) -> Cell | None:
    """The level of one part of a split: the whole's head with one modifier more, or another head that the split allows."""
    heads = around.get(modifiers | {name}, {})
    if head in heads:
        return heads[head]
    return next((heads[h] for h in across if h in heads and head in across), None)


def parts_within(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part <= whole, where the part's measure is the whole's with restrictive modifiers more"""
    for by_modifiers in levels(ledger).values():
        for narrow, by_head in by_modifiers.items():
            wider = [m for m in by_modifiers if m < narrow and narrow - m <= restrictive()]
            nearest = [m for m in wider if not any(m < other for other in wider)]
            for modifiers in nearest:
                for head, part in by_head.items():
                    whole = by_modifiers[modifiers].get(head)
                    if whole is not None and part in ledger.holders and whole in ledger.holders:
                        yield Constraint(rule, {"part": part, "whole": whole}, decisive=False)


def shares(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part == share * whole, for stated shares and for margins"""
    for cell, _ in ledger.of_aspect("share"):
        part = cell._replace(aspect="level", base=None, unit=cell.base.unit)  # type: ignore[attr-defined]
        if part.unit and part != cell.base:
            yield Constraint(rule, {"part": part, "share": cell, "whole": cell.base})  # type: ignore[dict-item]
    yield from margins(rule, ledger)


def margins(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """A margin is the share of a profit in revenue."""
    revenues = [cell for cell in universe(ledger) if cell.head == "revenue"]
    for margin in [cell for cell in ledger.holders if cell.aspect == "level" and cell.head == "margin"]:
        for revenue in revenues:
            if (revenue.entity, revenue.when) == (margin.entity, margin.when):
                heads = {PROFITS[m] for m in margin.modifiers if m in PROFITS}
                profits = [c for c in universe(ledger) if c.head in heads and c[1:2] + c[4:6] == revenue[1:2] + revenue[4:6]]
                exact = [c for c in profits if c.modifiers == margin.modifiers - set(PROFITS)] or (profits if len(profits) == 1 else [])
                if exact:
                    yield Constraint(rule, {"part": exact[0], "share": margin, "whole": revenue})


def differences(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """balance == one - other, where the larger of exports and imports comes first"""
    for by_modifiers in levels(ledger).values():
        for by_head in by_modifiers.values():
            if {"trade-balance", "export", "import"} <= by_head.keys():
                one, other = by_head["export"], by_head["import"]
                if largest(ledger, one) < largest(ledger, other):
                    one, other = other, one
                yield Constraint(rule, {"balance": by_head["trade-balance"], "one": one, "other": other})


def largest(ledger: Ledger, cell: Cell) -> float:
    """The largest value printed for a cell; 0 where it is only derived."""
    return max((float(c.quantity.value) for c in ledger.holders.get(cell, ())), default=0.0)
