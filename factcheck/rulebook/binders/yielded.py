"""Yielded: what the figures of an article tell of a headline's: that one is it, rounded, or that two make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact, kind_of
from factcheck.record import replace
from factcheck.rulebook.binders.alike import kindred

FLOORS: Final = frozenset({"more-than", "at-least"})
"""The kinds of hedges that say by how much a figure is at least exceeded."""
MOST: Final = 16
"""Figures of an article from which a headline's may have been worked out, at most: among more, chance finds some."""
NEAR: Final = 1
"""Sentences between two figures that are taken together, at most."""
LOOSE: Final = Fraction(1, 10)
"""By what part of it a fraction in words may be off where nothing else tells it."""
THOUSAND: Final = 1000
ONE: Final = Fraction(1)


def tells(headline: Claim, body: Claim) -> bool:
    """Whether a figure of the article may be what a headline prints, rounded or cut off, whatever it is of."""
    if kindred(headline)[0] != kindred(body)[0]:
        return digits_alike(headline, body)
    return printed_near(headline.quantity).meets(printed_near(body.quantity))


def digits_alike(one: Claim, other: Claim) -> bool:
    """Whether two figures of different units print one number."""
    return abs(exact(one.quantity.value)) == abs(exact(other.quantity.value))


def is_loose(one: Claim, other: Claim) -> bool:
    """Whether two figures only agree as one bounds the other from far away ("more than 214,000", "241,000")."""
    return values(one)[1].meets(values(other)[1]) and not tells(one, other)


def printed_near(quantity: Quantity) -> Interval:
    """What a figure may stand for, rounded or cut off: more than a figure is less than its next round one."""
    value, coarse = abs(exact(quantity.value)), cut(quantity)
    kind = kind_of(quantity.hedge) if quantity.hedge else "exact"
    ends = Interval(value * quantity.unit.scale, (value + coarse) * quantity.unit.scale, hi_open=True)
    if kind in FLOORS and coarse:
        return ends
    if quantity.form == "fraction" and quantity.hedge is None:
        ends = Interval(value * (1 - LOOSE), value * (1 + LOOSE))
    return replace(quantity, value=value, hedge="about" if quantity.hedge else None, upper=None).wide().hull(ends)


def cut(quantity: Quantity) -> Fraction:
    """One unit of the last digit that says something of a figure: zeros behind a point do ("20.0 billion")."""
    step = exact(quantity.step)
    pointed = step < 1 or 1 < step < THOUSAND ** ((len(str(int(abs(exact(quantity.value))))) - 1) // 3)
    return step if pointed else exact(quantity.coarse)


def is_worked_out(headline: Claim, body: Sequence[Claim]) -> bool:
    """Whether two figures of the article make a headline's: their sum, their difference, their ratio, a rest."""
    wanted = printed_near(headline.quantity)
    ratio = headline.quantity.unit.dimension == "ratio"
    return any(wanted.contains(abs(value)) for value in (ratios(headline, body) if ratio else sums(headline, body)))


def ratios(headline: Claim, body: Sequence[Claim]) -> Iterator[Fraction]:
    """The rates of growth between two levels of one measure, for a change; else the ratios of two, and rests."""
    levels = [c for c in body if c.kind == "level" and c.quantity.value > 0][:MOST]
    changed = headline.kind == "change"
    for one, other in combinations(levels, 2):
        same = one.subject.measure == other.subject.measure if changed else one.sentence == other.sentence
        if same and kindred(one) == kindred(other):
            low, high = sorted((size(one), size(other)))
            yield from (high / low - 1, 1 - low / high) if changed else (low / high,)
    if not changed:
        yield from (ONE - size(claim) for claim in body if claim.quantity.unit.dimension == "ratio")


def sums(headline: Claim, body: Sequence[Claim]) -> Iterator[Fraction]:
    """The sums and differences of two figures of a headline's unit that stand near each other."""
    alike = [c for c in body if kindred(c) == kindred(headline)][:MOST]
    for one, other in combinations(alike, 2):
        if abs(one.sentence - other.sentence) <= NEAR:
            yield from (size(one) + size(other), size(one) - size(other))


def size(claim: Claim) -> Fraction:
    """How large a figure is, in the unit of its dimension."""
    return abs(exact(claim.quantity.value)) * claim.quantity.unit.scale
