"""Binders of sameness within the body: claims whose words differ in what no lexicon knows, and the order of lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.plain.orders import SURPASSES
from factcheck.claims.ties.said.descents import GUESSED
from factcheck.claims.ties.said.rankings import EXCEEDS, OUTRANKS
from factcheck.claims.ties.said.retelling import AGAIN, MISTOLD
from factcheck.ledger.cells import UNSTATED_BASIS, Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct, restrictive
from factcheck.ledger.sameness import agree, misprint
from factcheck.rulebook.binders.yielded import is_loose
from factcheck.rulebook.constraint import UNSURE, Constraint
from factcheck.rulebook.rule import Rule

LOWERED: Final[Mapping[str, int]] = {OUTRANKS: 0, EXCEEDS: 1, SURPASSES: UNSURE}
"""How many steps lower a clash is graded of figures that words put above others."""

TOGETHER: Final = 5
"""Figures of a list that are compared at once: as many as a reader takes in at a glance."""


def twins(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other, on a guess: claims of one measure and time whose words differ only in what no lexicon knows."""
    for cells in told_alike(ledger):
        for one, other in pairwise(cells):
            first, second = ledger.holders[one][0], ledger.holders[other][0]
            likely = agree(first, second) or (
                misprint(first, second) and not (first.subject.assumed or second.subject.assumed)
            )
            if likely and (one.aspect == "level" or comparable(one, other)):
                yield Constraint(rule, {"one": one, "other": other}, tentative=True)


def told_alike(ledger: Ledger) -> Iterator[Sequence[Cell]]:
    """The cells of one measure and time whose words differ only in what no lexicon knows."""
    groups: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in ledger.holders:
        if cell.aspect in ("level", "change") and cell.head != UNRESOLVED and cell.when[0] == "in" and not cell.variant:
            groups[cell.aspect, cell.entity, cell.head, cell.when].append(cell)
    for group in groups.values():
        if len(group) > 1:  # few are: what further sets cells apart is looked at in these alone
            alike: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
            for cell in group:
                alike[set_apart(cell), cell.unit if cell.aspect == "level" else ""].append(cell)
            yield from alike.values()


def set_apart(cell: Cell) -> Set[str]:
    """The words of a cell's measure that make it another than one without them: its partners, and those known to."""
    partners = frozenset(modifier for modifier in cell.modifiers if " " in modifier)
    return partners | cell.modifiers & (restrictive() | distinct())


def comparable(one: Cell, other: Cell) -> bool:
    """Whether two changes can be one: measured against the same time, or one of them against none that is stated."""
    units = {one.unit, other.unit} - {""}
    bases = [cell.base for cell in (one, other) if isinstance(cell.base, tuple) and cell.base[0] != UNSTATED_BASIS]
    return len(units) < 2 and (len(bases) < 2 or bases[0] == bases[1])


def retold(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: figures that the text gives twice, as the words around them show; where they differ, on a guess."""
    for claim in ledger.claims.values():
        for kind, name in claim.links:
            if kind in (AGAIN, MISTOLD) and claim.id in ledger.cells and name in ledger.cells:
                one, other = ledger.cells[name], ledger.cells[claim.id]
                guessed = kind == MISTOLD
                if one != other and not (guessed and is_loose(ledger.claims[name], claim)):
                    prefer = (name, claim.id)
                    cells = {"one": one, "other": other}
                    yield Constraint(rule, cells, lowered=int(guessed), prefer=prefer, tentative=guessed)


def ranking(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """higher >= max(lower), for the first figures of a list that goes down, neighbours further down, and comparisons"""
    for (higher, *lower), lowered in (*enumerations(ledger), *outranked(ledger)):
        cell = ledger.cells[higher.id]
        below = [(ledger.cells[claim.id], claim.id) for claim in lower if ledger.cells[claim.id].unit == cell.unit]
        places = tuple(dict.fromkeys(place for place, _ in below if place != cell))
        if places:
            cells = {"higher": cell, "lower": places}
            prefer = frozenset((higher.id, *(name for _, name in below)))
            yield Constraint(rule, cells, lowered, decisive=False, prefer=prefer)


def enumerations(ledger: Ledger) -> Iterator[tuple[list[Claim], int]]:
    """Lists that go from high to low: the first few figures of each together, then each with the one behind it, where
    not all writers keep to an order; and how many steps lower a clash is graded.
    """
    lists: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in ledger.claims.values():
        if claim.order is not None and claim.id in ledger.cells and claim.sign > 0:
            lists[claim.order[0]][claim.order[1]] = claim
    for name, positions in lists.items():
        members, guessed = [positions[position] for position in sorted(positions)], int(GUESSED in name)
        if len(members) > 1:
            yield members[:TOGETHER], guessed
        yield from ((list(pair), max(1, guessed)) for pair in pairwise(members[1:]))


def outranked(ledger: Ledger) -> Iterator[tuple[list[Claim], int]]:
    """Claims that words put above others, with those, and how many steps lower a clash is graded; of two deficits the
    larger is the lower balance.
    """
    for claim in ledger.claims.values():
        for kind, name in claim.links:
            if kind in LOWERED and claim.id in ledger.cells and name in ledger.cells:
                pair = [claim, ledger.claims[name]]
                yield pair if claim.sign > 0 else pair[::-1], LOWERED[kind]
