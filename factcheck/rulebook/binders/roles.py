"""Binder of rules that name none: each role says in its table how it differs from the first one; all else must be the
same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from factcheck.ledger.cells import Cell, When, base_when
from factcheck.ledger.ledger import Ledger
from factcheck.periods.period import Basis
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

ASPECTS: Final[Mapping[str, type]] = {
    "kind": str,
    "measure": str,
    "modifiers": list,
    "entity": str,
    "period": str,
    "of": str,
    "positive": bool,
    "called": str,
}
"""What a role's table may say: the kind of claim ("level", "rate", "change"), its measure and modifiers by their names
in the lexicon, its entity, its period ("same", "year before", "<role>.base"), the role that a change is a change
`of`, and what it is `called` where nobody knows what a claim measures ("the whole").
"""

KINDS: Final = ("level", "rate", "change")
PERIODS: Final = ("same", "year before")


def complaint(rule: Rule) -> str | None:
    """What is wrong with the roles of a rule that names no binder, None if nothing is."""
    for role, aspects in rule.roles.items():
        for aspect, value in aspects.items():
            if aspect not in ASPECTS:
                return f"role {role!r} names an unknown aspect {aspect!r}: known are {', '.join(ASPECTS)}"
            if not isinstance(value, ASPECTS[aspect]):
                return f"role {role!r}: {aspect} must be a {ASPECTS[aspect].__name__}"
        if aspects.get("kind", "level") not in KINDS:
            return f"role {role!r}: kind is one of {', '.join(KINDS)}"
        period = str(aspects.get("period", "same"))
        if period not in PERIODS and period.removesuffix(".base") not in rule.roles:
            return f"role {role!r}: period is one of {', '.join(PERIODS)}, or '<role>.base'"
    return None


def by_roles(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """One constraint for each claim that fits the first role and finds exactly one partner for each of the others."""
    stated = index(ledger)
    first, *others = rule.roles
    for cells in stated.values():
        for cell in cells:
            if fits(cell, rule.roles[first]):
                found = partners(cell, first, others, rule, stated)
                if found is not None:
                    yield Constraint(rule, found)


Key = tuple[object, ...]


def index(ledger: Ledger) -> dict[Key, list[Cell]]:
    """The levels and changes that claims state, by aspect, entity, measure and time."""
    found: dict[Key, list[Cell]] = defaultdict(list)
    for cell in ledger.holders:
        if cell.aspect in ("level", "change") and not cell.variant:
            found[cell[:5]].append(cell)
    return found


def fits(cell: Cell, aspects: Mapping[str, Any]) -> bool:
    """Whether a cell is what the table of a role asks for."""
    kind = "change" if cell.aspect == "change" else "rate" if cell.unit == "ratio" else "level"
    return (
        aspects.get("kind", "level") == kind
        and aspects.get("measure", cell.head) == cell.head
        and aspects.get("entity", cell.entity) == cell.entity
        and set(aspects.get("modifiers", cell.modifiers)) == cell.modifiers
    )


def partners(
    cell: Cell, first: str, others: list[str], rule: Rule, stated: Mapping[Key, list[Cell]]
) -> dict[str, Cell] | None:
    """The cells of all roles, given that of the first; None where one has none, or more than one."""
    found = {first: cell}
    for role in others:
        aspects = rule.roles[role]
        wanted = aligned(found, first, aspects)
        candidates = [c for c in stated.get(wanted[:5], ()) if fits(c, {**aspects, "modifiers": wanted.modifiers})]
        if len(candidates) != 1:
            return None
        found[role] = candidates[0]
    return found


def aligned(found: Mapping[str, Cell], first: str, aspects: Mapping[str, Any]) -> Cell:
    """The cell of a role: like the first one's, or the one it is a change of, but for what its table says."""
    like = found.get(str(aspects.get("of", first)), found[first])
    return like._replace(
        aspect="change" if aspects.get("kind") == "change" else "level",
        entity=aspects.get("entity", like.entity),
        head=aspects.get("measure", like.head),
        modifiers=frozenset(aspects["modifiers"]) if "modifiers" in aspects else like.modifiers,
        when=when_of(found, like, str(aspects.get("period", "same"))),
    )


def when_of(found: Mapping[str, Cell], like: Cell, period: str) -> When:
    """The time of a role."""
    if period.endswith(".base"):
        return cast(When, found[period.removesuffix(".base")].base)
    return base_when(like.when, Basis("shift", 12)) if period == "year before" else like.when
