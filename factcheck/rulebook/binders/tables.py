"""Binders of listings: the sums that tables and lists of results print, and shares that leave nothing over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

from factcheck.claims.claim import ADDED_UP, GUESSED, GUESSED_REST, TOLD_REST, TOLD_SUM, UNRESOLVED, Claim, Subject
from factcheck.claims.ties.terms import TOLD
from factcheck.ledger.cells import Cell, When, base_of, before, level_cell, within
from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.constraint import UNSURE, Constraint
from factcheck.rulebook.rule import Rule

OVER_TIME = frozenset({"earnings-per-share"})
"""Measures whose quarters need not add up to the year: the number of shares changes."""

Listed = tuple[str, Subject | str | None]


def listed(ledger: Ledger) -> Iterator[tuple[Listed, list[Claim]]]:
    """The sums that claims say they are parts of, with those claims."""
    sums: dict[Listed, list[Claim]] = defaultdict(list)
    for claim in ledger.claims.values():
        for entry in claim.exhausts:
            if claim.id in ledger.cells:
                sums[entry].append(claim)
    return (item for item in sums.items() if len(item[1]) > 1)


def whole_of(whole: Subject | str, part: Claim, ledger: Ledger) -> Cell | None:
    """The cell of a whole: that of its claim, or the level that no claim states."""
    if isinstance(whole, str):
        return ledger.cells.get(whole)
    return level_cell(whole, ledger.cells[part.id].unit)


def printed(whole: Subject | str | None, parts: Sequence[Claim]) -> frozenset[str]:
    """The claims that print a sum."""
    return frozenset([*(part.id for part in parts), *([whole] if isinstance(whole, str) else [])])


def shares_in(ledger: Ledger) -> dict[Subject, list[Claim]]:
    """The shares stated in wholes that no claim states, by whole."""
    found: dict[Subject, list[Claim]] = defaultdict(list)
    for claim in ledger.claims.values():
        if claim.kind == "share" and claim.whole is not None and claim.id in ledger.cells and claim.of in ledger.cells:
            found[claim.whole].append(claim)
    return found


def bases_in(ledger: Ledger) -> dict[Cell, dict[When, Cell]]:
    """The levels before that claims state changes from, by level and the time against which words measure them; that of
    a level whose measure nobody knows is no other than that of one whose measure is known.
    """
    found: dict[Cell, dict[When, Cell]] = defaultdict(dict)
    for cell, holders in (*ledger.of_aspect("change"), *ledger.of_aspect("amount")):
        level, base = cell._replace(aspect="level", base=None), cast(When, cell.base)
        period = holders[0].subject.period if cell.head == UNRESOLVED else None
        told = base if period is None else base_of(holders[0], within(period))
        found[level][told] = before(cell, base)
    return found


def seen_by(share: Claim, whole: Cell) -> Cell:
    """An unstated whole as one share sees it: each share is tested by the sum itself, none by other shares."""
    return whole._replace(variant=share.id)


def listed_sums(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), for totals of tables and of results"""
    shares, bases = shares_in(ledger), bases_in(ledger)
    for (name, whole), parts in listed(ledger):
        cell = whole_of(whole, parts[0], ledger) if whole is not None else None
        cells = tuple(ledger.cells[part.id] for part in parts)
        if cell is None or not name.startswith("sum") or cell in cells or len(set(cells)) < len(cells):
            continue
        lowered = 2 if parts[0].subject.measure.head in OVER_TIME else 0
        prefer = printed(whole, parts)
        wholes = [seen_by(share, cell) for share in shares[whole]] if isinstance(whole, Subject) else [cell]
        guessed, alone = name.startswith(GUESSED), name.startswith((ADDED_UP, TOLD_SUM))
        lowered += UNSURE * name.startswith(TOLD_SUM)
        for each in wholes:
            bound = {"whole": each, "parts": cells}
            yield Constraint(rule, bound, lowered=lowered, prefer=prefer, tentative=guessed, alone=alone)
        for base in set.intersection(*(set(bases[one]) for one in (cell, *cells))):
            earlier = {"whole": bases[cell][base], "parts": tuple(bases[one][base] for one in cells)}
            yield Constraint(rule, earlier, lowered=lowered, tentative=alone)


def listed_rests(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """balance == one - other, for rows that are what another leaves of a third; a name may end with what is left"""
    for (name, whole), parts in listed(ledger):
        cell = whole_of(whole, parts[0], ledger) if whole is not None else None
        if cell is not None and name.startswith("rest") and len(parts) == 2:
            other, balance = (ledger.cells[part.id] for part in sorted(parts, key=lambda part: name.endswith(part.id)))
            cells, guessed = {"balance": balance, "one": cell, "other": other}, name.startswith(GUESSED_REST)
            told = name.startswith(TOLD_REST)
            yield Constraint(rule, cells, UNSURE * told, prefer=printed(whole, parts), tentative=guessed, alone=told)


def listed_shares(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """1 == sum(shares), for columns and lists of shares that leave nothing over"""
    for (name, whole), parts in listed(ledger):
        if whole is None:
            cells = tuple(ledger.cells[part.id] for part in parts)
            guessed = name.startswith(GUESSED)
            if len(set(cells)) == len(cells):
                yield Constraint(
                    rule, {"shares": cells}, prefer=printed(whole, parts), tentative=guessed, alone=guessed
                )


def listed_parts(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part == share * whole, for ratios between rows, and where a list that leaves nothing over gives the whole"""
    shares = shares_in(ledger)
    for whole in {whole: None for (_, whole), _ in listed(ledger) if isinstance(whole, Subject)}:
        for share in shares[whole]:
            part = ledger.cells[share.of or ""]
            each = seen_by(share, level_cell(whole, part.unit))
            cells = {"part": part, "share": ledger.cells[share.id], "whole": each}
            yield Constraint(rule, cells, prefer=(share.id, share.of or ""))
    for claim in ledger.claims.values():
        found = dict(claim.links)
        if "part" in found and "whole" in found and claim.id in ledger.cells:
            one, other = (ledger.cells.get(found[role]) for role in ("part", "whole"))
            if one is not None and other is not None and one != other:
                cells = {"part": one, "share": ledger.cells[claim.id], "whole": other}
                guessed, said = "guess" in found, UNSURE if TOLD in found else int("said" in found)
                alone = guessed or bool(said)
                prefer = frozenset((claim.id, found["part"], found["whole"])) if alone else frozenset[str]()
                yield Constraint(rule, cells, said, prefer=prefer, tentative=guessed, alone=alone)
