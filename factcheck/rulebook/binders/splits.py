"""Binders of splits: parts that the lexicon knows to exhaust a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.claims.claim import UNRESOLVED
from factcheck.claims.ties.said.categories import BLEND
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct, restrictive
from factcheck.lexicon import table
from factcheck.record import record
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

Found = tuple[Any, ...]
"""A split that is filled: the split, its whole, its parts."""


@record(frozen=True, slots=True)
class Split:
    """Parts that exhaust a whole: by measure (`heads` of the head `whole`) or by `modifiers`, across some heads if
    named.

    A `loose` one may leave a rest unnamed.
    """

    whole: str
    heads: tuple[str, ...]
    modifiers: tuple[str, ...]
    across: frozenset[str]
    loose: bool


@cache
def by_head() -> tuple[Split, ...]:
    """The splits of the lexicon whose parts are measures of their own."""
    return tuple(split for split in splits() if split.heads)


@cache
def by_modifier() -> dict[str, tuple[Split, ...]]:
    """The splits of the lexicon whose parts are narrowed by a modifier, by their first modifier."""
    found: dict[str, list[Split]] = {}
    for split in splits():
        if split.modifiers:
            found.setdefault(split.modifiers[0], []).append(split)
    return {name: tuple(members) for name, members in found.items()}


@cache
def splits() -> tuple[Split, ...]:
    """The splits of the lexicon."""
    return tuple(
        Split(
            entry.get("whole", ""),
            tuple(entry.get("heads", ())),
            tuple(entry.get("modifiers", ())),
            frozenset(entry.get("across", ())),
            entry.get("loose", False),
        )
        for entry in table("splits").values()
        if "entities" not in entry
    )


def sums(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), for the splits of the lexicon, and on a guess for parts of one family"""
    for around in additive(ledger):
        for split, whole, *parts in (*measured(around), *narrowed(around)):
            lowered = int(converted([whole, *parts], ledger))
            yield Constraint(rule, {"whole": whole, "parts": tuple(parts)}, lowered=lowered, tentative=split.loose)
        for whole, *parts in listed(around, ledger):
            yield Constraint(rule, {"whole": whole, "parts": tuple(parts)}, tentative=True)
    yield from nations(rule, ledger)


def growth_between(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """rate == between(rates), for the splits of the lexicon: the growth of a whole and of all its parts since one time
    """
    changes: dict[tuple[object, ...], dict[Cell, Cell]] = defaultdict(dict)
    for cell, _ in ledger.of_aspect("change"):
        if not cell.variant and cell.head != UNRESOLVED:
            changes[cell.entity, cell.when, cell.base][cell._replace(aspect="level", base=None, unit="")] = cell
    for grown in changes.values():
        around = list(grown)
        for _, whole, *parts in (*measured(around), *narrowed(around)) if len(around) > 2 else ():
            rates = {"rate": grown[whole], "rates": tuple(grown[part] for part in parts)}
            yield Constraint(rule, rates, tentative=True)
    yield from dealt_out(rule, ledger)


def dealt_out(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """rate == between(rates), for the kinds that a sentence counts and tells the growth of"""
    kinds: dict[str, list[str]] = defaultdict(list)
    for claim, found in linked(ledger, BLEND):
        kinds[found[BLEND]].append(claim.id)
    for whole, parts in kinds.items():
        cells = [ledger.cells[name] for name in (whole, *parts)]
        if len(set(cells)) == len(cells):
            prefer = (whole, *parts)
            yield Constraint(rule, {"rate": cells[0], "rates": tuple(cells[1:])}, prefer=prefer, tentative=True)


def additive(ledger: Ledger) -> Iterator[Sequence[Cell]]:
    """What adds up where the levels do: those of one place and time, and the amounts by which they changed since one
    other time.
    """
    return (around for group in (ledger.levels, ledger.amounts) for around in group.values() if len(around) > 2)


def listed(around: Sequence[Cell], ledger: Ledger) -> Iterator[list[Cell]]:
    """Wholes with three or more stated parts of one family beside each other ("rice ..., wheat ..., pulses ...")."""
    stated = [cell for cell in around if cell in ledger.holders]
    for whole in stated if len(stated) > 3 else ():
        by_family: dict[str, list[Cell]] = {}
        for cell in stated:
            family = families().get(next(iter(cell.modifiers - whole.modifiers), ""))
            if cell.head == whole.head and family and len(cell.modifiers - whole.modifiers) == 1:
                by_family.setdefault(family, []).append(cell)
        own = {families().get(name) for name in whole.modifiers}
        yield from ([whole, *parts] for family, parts in by_family.items() if len(parts) > 2 and family not in own)


@cache
def families() -> dict[str, str]:
    """The family of each modifier that has one."""
    return {name: entry["family"] for name, entry in table("modifiers").items() if "family" in entry}


def converted(cells: Sequence[Cell], ledger: Ledger) -> bool:
    """Whether all figures are the same in another currency: the source may have converted each from figures with more
    digits.
    """
    claims = [claim for cell in cells for claim in ledger.holders.get(cell, ())]
    return bool(claims) and all(claim.role == "aside" for claim in claims)


def measured(around: Sequence[Cell]) -> Iterator[Found]:
    """Wholes of one measure whose parts are measures of their own (exports + imports = trade)."""
    known = {(cell.head, cell.modifiers): cell for cell in around}
    for split in by_head():
        for whole in around:
            if whole.head == split.whole:
                parts = tuple(known[head, whole.modifiers] for head in split.heads if (head, whole.modifiers) in known)
                if len(parts) == len(split.heads):
                    yield split, whole, *parts


def narrowed(around: Sequence[Cell]) -> Iterator[Found]:
    """Wholes whose parts are the same measure, narrowed by each modifier of a split (urban + rural): the broadest for
    the same parts.
    """
    found: dict[tuple[Split, tuple[Cell, ...]], Cell] = {}
    for name in sorted({name for cell in around for name in cell.modifiers if name in by_modifier()}):
        for split in by_modifier()[name]:
            for whole in around:
                parts = filled(split, whole, around)
                if parts is not None and len(whole.modifiers) < len(found.get((split, parts), parts[0]).modifiers):
                    found[split, parts] = whole
    return ((split, whole, *parts) for (split, parts), whole in found.items())


def filled(split: Split, whole: Cell, around: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The levels that fill a split of `whole`; None where one is missing."""
    if not whole.modifiers.isdisjoint(split.modifiers):
        return None
    heads = {whole.head, *split.across} if whole.head in split.across else {whole.head}
    near = [c for c in around if c.head in heads and c.modifiers & distinct() == whole.modifiers & distinct()]
    parts = tuple(part for part in (part_of(name, split, whole, near) for name in split.modifiers) if part is not None)
    return parts if len(parts) == len(split.modifiers) else None


def part_of(name: str, split: Split, whole: Cell, near: Sequence[Cell]) -> Cell | None:
    """The level of one part of a split: what narrows it besides narrows the whole too, and the other way round as far
    as it makes a part.
    """
    found = []
    for cell in near:
        further = cell.modifiers - {name}
        alone = name in cell.modifiers and further.isdisjoint(split.modifiers)
        if alone and further <= whole.modifiers and not (whole.modifiers - further) & restrictive():
            found.append(cell)
    return max(found, key=lambda c: len(c.modifiers), default=None)


def nations(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """Wholes that are places, whose parts are the places they consist of (England, Scotland, Wales, Northern Ireland).
    """
    for place, around in ledger.levels.items():
        for entities in by_entity().get(place[0], ()):
            for whole in around:
                known = [whole._replace(entity=name) for name in entities]
                if all(cell in ledger.levels.get((cell.entity, *place[1:]), ()) for cell in known):
                    yield Constraint(rule, {"whole": whole, "parts": tuple(known)})


@cache
def by_entity() -> Mapping[object, Sequence[Sequence[str]]]:
    """The places that each place consists of, by the splits of the lexicon."""
    found: dict[object, list[Sequence[str]]] = {}
    for entry in table("splits").values():
        if "entities" in entry:
            found.setdefault(entry["entity"], []).append(entry["entities"])
    return found
