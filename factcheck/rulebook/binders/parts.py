"""Binders of parts and wholes: sums, parts within wholes, shares, balances and margins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

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


@cache
def distinct() -> frozenset[str]:
    """The modifiers that make another measure, which parts and whole must share."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("part") is False)


@cache
def signed() -> frozenset[str]:
    """The measures that may be negative."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("signed"))


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
        if not cell.unit or cell.unit in ("ratio", "points") or cell.variant:
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
    for by_modifiers in levels(ledger).values():
        around = [cell for by_head in by_modifiers.values() for cell in by_head.values()]
        for whole in around:
            for entry in table("splits").values():
                parts = split(entry, whole, around)
                if parts is not None:
                    yield Constraint(rule, {"whole": whole, "parts": parts})


def split(entry: Mapping[str, object], whole: Cell, around: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The levels that fill a split of `whole`, among those of one place, time and unit; None where one is missing."""
    if "heads" in entry:
        if whole.head != entry["whole"]:
            return None
        wanted = [(head, whole.modifiers) for head in cast(list[str], entry["heads"])]
        found = [next((c for c in around if (c.head, c.modifiers) == want), None) for want in wanted]
    else:
        heads = {whole.head, *cast(list[str], entry.get("across", []))} if whole.head in cast(list[str], entry.get("across", [whole.head])) else {whole.head}
        names = cast(list[str], entry["modifiers"])
        if any(name in whole.modifiers for name in names):
            return None
        around = [c for c in around if c.modifiers & distinct() == whole.modifiers & distinct()]
        found = [part_of(name, {*names} - {name}, heads, whole, around) for name in names]
    cells = tuple(cell for cell in found if cell is not None)
    return cells if len(cells) == len(found) else None


def fills(name: str, others: set[str], part: Cell, whole: Cell) -> bool:
    """Whether a level is the part of that name: what else narrows it narrows the whole, and the other way round as far as it makes a part."""
    further = part.modifiers - {name}
    return name in part.modifiers and not further & others and further <= whole.modifiers and not (whole.modifiers - further) & restrictive()


def part_of(name: str, others: set[str], heads: set[str], whole: Cell, around: Sequence[Cell]) -> Cell | None:
    """The level of one part of a split: what narrows it besides is said of the whole too, and most of it."""
    found = [c for c in around if c.head in heads and fills(name, others, c, whole)]
    return max(found, key=lambda c: len(c.modifiers), default=None)


def parts_within(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part <= whole, where the part's measure is the whole's with restrictive modifiers more, and for "30 of 41" """
    for among, holders in ledger.of_aspect("among"):
        one, other = ledger.claims[holders[0].of or ""].quantity.unit, holders[0].quantity.unit
        if one.dimension != "number" and (one.name, one.per) != (other.name, other.per) or other.dimension not in ("count", "number"):
            continue
        yield Constraint(rule, {"part": among._replace(aspect="level"), "whole": among}, decisive=False)
    for by_modifiers in levels(ledger).values():
        for narrow, by_head in by_modifiers.items():
            wider = [m for m in by_modifiers if m < narrow and narrow - m <= restrictive()]
            nearest = [m for m in wider if not any(m < other for other in wider)]
            for modifiers in nearest:
                for head, part in by_head.items():
                    if head in signed():
                        continue
                    whole = by_modifiers[modifiers].get(head)
                    if whole is not None and said(part, ledger) and said(whole, ledger):
                        yield Constraint(rule, {"part": part, "whole": whole}, decisive=False)


def said(cell: Cell, ledger: Ledger) -> bool:
    """Whether a claim names the measure of a cell itself."""
    return any("measure" not in claim.subject.assumed for claim in ledger.holders.get(cell, ()))


def shares(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part == share * whole, for stated shares and for margins"""
    stated = [cell for cell in universe(ledger)]
    for cell, holders in ledger.of_aspect("share"):
        named = cast(Cell, cell.base)
        part = cell._replace(aspect="level", base=None, unit=named.unit)
        vague = any(claim.whole is not None and "measure" in claim.whole.assumed for claim in holders)
        whole = whole_of(part, named, stated, vague=vague)
        if part.unit and whole is not None and whole != part:
            yield Constraint(rule, {"part": part, "share": cell, "whole": whole})
    yield from margins(rule, ledger)


def whole_of(part: Cell, named: Cell, stated: Sequence[Cell], *, vague: bool) -> Cell | None:
    """The level that a share is a share of: the one named, or the only one that its words can mean ("of the total", which is `vague`)."""
    if named in stated:
        return named
    stock = not table("measures").get(named.head, {}).get("flow")
    close = [c for c in stated if (c.entity, c.head, c.unit) == (named.entity, named.head, named.unit) and c != part and (stock or c.when == named.when)]
    if named.head == "share":
        return None
    close = [c for c in close if c.modifiers != part.modifiers and c.modifiers <= part.modifiers | named.modifiers | table("measures").keys()]
    if not vague:
        exact = [c for c in close if c.modifiers & restrictive() == named.modifiers & restrictive() and c.modifiers & distinct() == named.modifiers & distinct()]
        return exact[0] if len(exact) == 1 else None
    wider = [c for c in close if not (c.modifiers - part.modifiers - named.modifiers) & restrictive() and named.modifiers & restrictive() <= c.modifiers]
    broadest = [c for c in wider if not any(o.modifiers & restrictive() < c.modifiers & restrictive() for o in wider)]
    return broadest[0] if len(broadest) == 1 else None


def margins(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """A margin is the share of a profit in revenue."""
    revenues = [cell for cell in universe(ledger) if cell.head == "revenue"]
    for margin in [cell for cell in ledger.holders if cell.aspect == "level" and cell.head == "margin"]:
        for revenue in revenues:
            if (revenue.entity, revenue.when) == (margin.entity, margin.when):
                heads = {PROFITS[m] for m in margin.modifiers if m in PROFITS}
                profits = [c for c in universe(ledger) if c.head in heads and c[1:2] + c[4:6] == revenue[1:2] + revenue[4:6]]
                exact = [c for c in profits if c.modifiers == margin.modifiers - set(PROFITS)] or [c for c in profits if len(profits) == 1 and c.modifiers & distinct() == margin.modifiers & distinct() - {"operating"}]
                if exact:
                    yield Constraint(rule, {"part": exact[0], "share": margin, "whole": revenue})


def differences(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """balance == one - other: a surplus is exports less imports, a deficit is a negative surplus"""
    for by_modifiers in levels(ledger).values():
        for by_head in by_modifiers.values():
            if {"trade-balance", "export", "import"} <= by_head.keys():
                yield Constraint(rule, {"balance": by_head["trade-balance"], "one": by_head["export"], "other": by_head["import"]})
