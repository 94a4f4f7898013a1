"""Traits: the sort, the time and the words of a figure, by which it is compared with those of other articles."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, cast

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.families import siblings
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import EXPECTED, base_time, unit_of
from factcheck.ledger.measures import distinct, growths, implied
from factcheck.ledger.owners import name_of
from factcheck.ledger.sameness import digits
from factcheck.periods.period import Period
from factcheck.quantities.currencies import known_as
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import ONE
from factcheck.record import replace

TELLING: Final = 4
"""Digits from which a figure is exact, though it is said to be a bound."""

PLAIN: Final = frozenset({"now", "base", "share", "rate", "aside", "delta"})
"""The roles of figures that a change may lead from or to."""
ODD: Final = frozenset({"weekday", "date", "years", "ordinal", "points", "factor"})
"""The dimensions of those it may not."""

NO_WORDS: Final = frozenset({"", UNRESOLVED})


def is_plain(claim: Claim) -> bool:
    """Whether a claim is one figure with two ends, which a change may lead from or to; growth in percent may be one."""
    quantity = claim.quantity
    if claim.role not in PLAIN or quantity.unit.dimension in ODD or quantity.upper is not None:
        return False
    size, step = abs(cast(Decimal, quantity.value)), cast(Decimal, quantity.step)
    if quantity.hedge is None and quantity.form == "digits" and size > step:
        return True  # no figure is rounded by as much as it comes to
    wide = readings(claim)[1]
    return wide.lo is not None and wide.hi is not None and wide.lo * wide.hi > 0


def readings(claim: Claim) -> tuple[Interval, Interval]:
    """The values of a claim; a bound of many digits is as good as the figure itself ("at least 2,122 people")."""
    found = values(claim)
    if found[1].is_bounded or len(digits(claim.quantity.value)) < TELLING:
        return found
    return values(replace(claim, quantity=replace(claim.quantity, hedge=None)))


def size(claim: Claim) -> Fraction:
    """What a figure comes to in its unit's base scale."""
    return scaled(claim.quantity.value, *claim.quantity.unit.scale.as_integer_ratio())


@lru_cache(maxsize=1 << 11)
def scaled(value: Decimal | Fraction, up: int, down: int) -> Fraction:
    """A value in the base scale of its unit; a figure is held against many others, so each is worked out once."""
    above, below = value.as_integer_ratio()
    return Fraction(above * up, below * down)


def about(claim: Claim) -> float:
    """The same roughly, which rules most figures out before they are compared exactly."""
    value, scale = float(claim.quantity.value), claim.quantity.unit.scale
    return value if scale is ONE else value * float(scale)


def sort_of(claim: Claim) -> str:
    """The unit of a figure, a currency by the name that others may have for it: rents are so much, or so much a month.
    """
    unit = claim.quantity.unit
    return known_as(unit.name or "") if unit.dimension == "money" else unit_of(claim)


def time_of(claim: Claim) -> Period | None:
    """The time of a level, or of the base of a change."""
    period = claim.subject.period
    if period is None or period.floating or period.until is None:
        return None
    return base_time(period, claim.basis) if claim.role == "base" else period


def season(period: Period) -> tuple[int, int | None]:
    """Where in the year a period starts, and how many months it lasts."""
    return period.start.month, period.months


def told_period(claim: Claim) -> Period | None:
    """The period that a reader takes a figure to be of: that of a base, and of its conversion, lies as far back as its
    words say, and is known to nobody where they do not; what was expected is of the time of what came.
    """
    period, basis = claim.subject.period, claim.basis
    is_earlier = claim.role == "base" or (claim.role == "aside" and basis is not None)
    if not is_earlier or (basis is not None and EXPECTED in basis.kind):
        return period
    if period is None or period.until is None:
        return basis.period if basis is not None else None
    return base_time(period, basis)


def words(claim: Claim) -> frozenset[str]:
    """The words that tell what a figure is of: who, if no place, the measure, what narrows it and what is counted."""
    unit = claim.quantity.unit
    counted = unit.name or "" if unit.dimension == "count" else ""
    return spoken(claim.subject.measure, claim.subject.entity, counted, claim.kind)


@lru_cache(maxsize=1 << 11)
def spoken(measure: Measure, entity: str, counted: str, kind: str) -> frozenset[str]:
    """The words of a measure, of who it is of, of what is counted, and of what its growth is called: figures are
    compared with many others.
    """
    found = {measure.head, *measure.modifiers}
    if kind == "change":
        found.update([name for name, of in growths().items() if of <= found])
    found.add(counted)
    whose = name_of(entity)
    if whose not in places():
        found.add(whose)
    return frozenset(found - NO_WORDS)


@lru_cache(maxsize=1 << 11)
def told_shorter(one: str, other: str) -> bool:
    """Whether one name of an entity, no place, is the other one with words left out ("Canal" for "Panama Canal")."""
    first, second = frozenset(name_of(one).split()), frozenset(name_of(other).split())
    return first != second and bool(first and second) and (first < second or second < first)


def let_names_go() -> None:
    """Let go what is kept of measures and names, which are compared while rules are bound."""
    spoken.cache_clear()
    told_shorter.cache_clear()


def narrowings(one: Claim, other: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The words that narrow each of two figures, but for those that go without saying of what both measure where no
    other of their family is told ("foreign visitors" and "visitors" to a country, but "domestic visitors").
    """
    first, second = one.subject.measure, other.subject.measure
    unsaid = implied().get(first.head, NO_WORDS) if first.head == second.head else NO_WORDS
    told = first.modifiers | second.modifiers
    if told.isdisjoint(unsaid) or any(not told.isdisjoint(siblings().get(word, NO_WORDS) - unsaid) for word in unsaid):
        return first.modifiers, second.modifiers
    return first.modifiers - unsaid, second.modifiers - unsaid


def alike(one: Claim, other: Claim, apart: frozenset[str] | None = None) -> bool:
    """Whether nothing that narrows two figures keeps them apart: that they are of urban and of rural people, or that
    only one has a word that sets it `apart`: any that makes another measure, if none are given.
    """
    if one.subject.measure.modifiers == other.subject.measure.modifiers:
        return True  # most are narrowed by nothing
    first, second = narrowings(one, other)
    further, lacking = first - second, second - first
    beside = frozenset().union(*(siblings().get(word, frozenset()) for word in further))
    words = distinct() if apart is None else apart
    return (further | lacking).isdisjoint(words) and beside.isdisjoint(lacking)
