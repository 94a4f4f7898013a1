"""Cells: what a claim is about, reduced to a key, so that claims that speak of the same thing meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from sys import intern
from typing import Final, NamedTuple, cast

from factcheck.claims.claim import Claim, Subject
from factcheck.claims.subjects.context import places
from factcheck.lexicon import table
from factcheck.periods.period import Basis, Period

When = tuple[object, ...]
"""A period as part of a key: ("in", period), ("unstated", scope), or a shift of one: ("shift", months, when),
("before", when, sentence), ("against ...", when).
"""

EARLIER_ESTIMATE: Final = Basis("shift", 0)
"""What a base stands for that is an earlier estimate of the very same figure, and so is not that figure."""
UNSTATED_BASIS: Final = "before"
YEAR: Final = 365
YEAR_TO_DATE: Final = frozenset({2, *range(4, 12)})
"""How many months from January on are counted up in the course of a year, and compared with those of the year before.
"""
MARK: Final = "#"
"""What parts an entity from the article that alone means it."""
CURRENCY: Final = 3
"""Letters of a currency's code."""
UNFILED: Final = frozenset({"among", "topic"})
"""The roles of figures that state no level of what their sentence is about."""
EXPECTED: Final = "expected"
"""The modifier of forecasts and plans."""
PLAIN: Final[frozenset[str]] = frozenset()
"""No modifiers: one set for all cells that have none, as a large run has no room for thousands."""


class Cell(NamedTuple):
    """The key of a value: its aspect ("level", "rate", "change", "points", "amount", "factor", "share", "exchange"),
    whose it is, what, when, and in what unit.

    `base` is the time a change is measured against, or the cell of the whole a share is of. `variant` parts claims
    whose words would put them together, but which cannot be told for certain to mean the same.
    """

    aspect: str
    entity: str
    head: str
    modifiers: frozenset[str]
    when: When
    unit: str
    base: object = None
    variant: str = ""


def when_of(subject: Subject) -> When:
    """The time of a subject; an unstated one is the same only within its scope."""
    if subject.measure.head == "?":
        return ("unstated", subject.scope)
    if subject.period is None:
        return ("unstated", subject.scope)
    stock = subject.measure.head in stocks()
    return within(subject.period.year_it_ends() if stock else subject.period)


@lru_cache(maxsize=1 << 9)
def within(period: Period) -> When:
    """A time that is known: one for all that are equal, as cells live as long as the run."""
    return ("in", period)


@cache
def stocks() -> frozenset[str]:
    """The measures of what there is at a time, of which a year's figure is that of its last day."""
    entries = table("measures").items()
    return frozenset(name for name, entry in entries if entry.get("flow") is False and not entry.get("intensive"))


def base_when(when: When, basis: Basis) -> When:
    """The time that a change at `when` is measured against."""
    if basis.kind.startswith("against"):
        return (basis.kind, when)
    if basis.kind == "period" and basis.period is not None:
        return within(basis.period)
    if when[0] == "in" and isinstance(when[1], Period):
        if basis.kind == "shift":
            return within(when[1].shift(-basis.months))
        if when[1].until is not None:
            return within(when[1].previous())
    return (basis.kind, basis.months, when)


def base_of(claim: Claim, when: When) -> When:
    """The time that a change or base of a figure at `when` is measured against.

    A figure for a year, or for its months so far, that names none is compared with the year before; otherwise what is
    unstated is the same within a sentence only.
    """
    return stated_base(when, claim.basis) or (UNSTATED_BASIS, when, claim.article, claim.sentence)


def stated_base(when: When, basis: Basis | None) -> When | None:
    """The same as far as it is stated, or goes without saying."""
    if basis is None and (is_annual(when) or is_year_to_date(when)):
        basis = Basis("shift", 12)
    return None if basis is None or basis.kind in ("annualised", "compound") else base_when(when, basis)


@lru_cache(maxsize=1 << 10)
def base_time(period: Period, basis: Basis | None) -> Period | None:
    """The time, if it is known, that a change of a period is measured against: each base is held against many figures.
    """
    when = stated_base(within(period), basis)
    return cast(Period, when[1]) if when is not None and when[0] == "in" else None


def is_annual(when: When) -> bool:
    """Whether a time is a year: of what several years brought nobody knows what it is measured against."""
    period = when[1]
    return (
        when[0] == "in"
        and isinstance(period, Period)
        and period.until is not None
        and YEAR <= period.until - period.first < 2 * YEAR
    )


def is_year_to_date(when: When) -> bool:
    """Whether a time is the first months of a year, more than a quarter or other than that."""
    period = when[1]
    from_january = when[0] == "in" and isinstance(period, Period) and date.fromordinal(period.first).month == 1
    return from_january and isinstance(period, Period) and period.months in YEAR_TO_DATE


def before(cell: Cell, base: When) -> Cell:
    """The level at `base` that another one is measured against; what is expected is measured against what was."""
    known = cell.modifiers
    if base[0] == "in" and EXPECTED in known:
        known = known - {EXPECTED} or PLAIN
    return cell._replace(aspect="level", modifiers=known, when=base, base=None)


def unit_of(claim: Claim) -> str:
    """What figures must share to be compared: the currency of money, the unit's dimension, else just that it is a
    number of things.
    """
    unit = claim.quantity.unit
    sort = str(unit.name) if unit.dimension == "money" else "count" if unit.dimension == "number" else unit.dimension
    return intern(f"{sort}/{unit.per}") if unit.per else sort


def level_cell(subject: Subject, unit: str, when: When | None = None) -> Cell:
    """The cell of a level, or of a rate (unit "ratio")."""
    measured = (head_of(subject, unit), subject.measure.modifiers)
    return Cell("level", subject.entity, *measured, when or when_of(subject), unit)


REVENUE: Final = "revenue"


def head_of(subject: Subject, unit: str) -> str:
    """What is measured: what a company sells, counted in money, is its revenue."""
    head = subject.measure.head
    earned = head == "sale" and len(unit) == CURRENCY and unit.isupper() and subject.entity
    return REVENUE if earned and subject.entity.partition(MARK)[0] not in places() else head


def change_cell(level: Cell, aspect: str, base: When) -> Cell:
    """The cell of a change of a level since `base`."""
    return level._replace(aspect=aspect, base=base)


def share_cell(part: Cell, whole: Cell) -> Cell:
    """The cell of the share that one level has in another."""
    return part._replace(aspect="share", unit="ratio", base=whole)


def asked_for(units: Mapping[tuple[object, ...], str], cells: Iterable[Cell]) -> dict[tuple[object, ...], str]:
    """Of the units of levels those that may be asked for: of levels of which one of the cells states a change without a
    unit, or an average change over years.
    """
    bare = [cell for cell in cells if not cell.unit]
    levels, averaged = {cell[1:5] for cell in bare}, {cell[1:4] for cell in bare if cell.aspect == "compound"}
    return {level: unit for level, unit in units.items() if level in levels or level[:3] in averaged}
