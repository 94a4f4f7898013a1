"""Sameness: whether two claims whose words put them together can be trusted to mean one and the same value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.record import record

SWAPPED: Final = 3
"""Digits from which two figures with the same digits in another order look like one that was misprinted."""
MISTYPED: Final = 4
"""Digits from which two figures that differ in one digit look so."""

TELLING: Final = (3, 2)
"""Digits from which levels, and changes, that agree beside two others show that those are the same."""

TEN: Final = 10

Beside = Mapping[str, Sequence[Claim]]
"""The claims printed with each claim: a level with its changes and their bases, each of these with its level."""

NEAR: Final = Fraction(5, 4)
"""The most by which a figure exceeds a bound that sums it up: "more than 300" is no way of saying 2,000."""
FARTHEST: Final = 3
"""A figure this many times a bound is of something else, whatever the words."""


def beside(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims printed with each claim."""
    known = {claim.id: claim for claim in claims}
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.of in known:
            found[claim.of].append(claim)
            found[claim.id].append(known[claim.of])
    return dict(found)


def agree(one: Claim, other: Claim) -> bool:
    """Whether the wide readings of two claims share a value, and neither is a bound far from the other."""
    first, second = values(one)[1], values(other)[1]
    return Common(first).fits(second) and ((first.is_bounded and second.is_bounded) or near(one, other))


def near(one: Claim, other: Claim) -> bool:
    """Whether a bound may stand for a figure: every high figure is more than a low one, and says nothing of it."""
    bounded = all(own.lo is not None and own.hi is not None for own in (values(one)[1], values(other)[1]))
    return bounded or times(one, other) <= NEAR or comparable(one, other)


def told_apart(one: Claim, other: Claim) -> bool:
    """Whether one sentence tells two values that only round alike: the writer sees both ("first 33.0 and now 32.8")."""
    together = one.article == other.article and one.sentence == other.sentence
    return together and not values(one)[0].meets(values(other)[0])


def comparable(one: Claim, other: Claim) -> bool:
    """Whether a bound and a figure printed elsewhere can be the same thing: not of one sentence, each with its time,
    and not far apart.
    """
    apart = one.article != other.article or one.sentence != other.sentence
    timed = not (one.subject.carried or other.subject.carried)
    return apart and timed and times(one, other) <= FARTHEST


def unlikely(smaller: Sequence[Claim], larger: Sequence[Claim]) -> bool:
    """Whether what should be the smaller of two, in another article, is so much larger that it is of something else."""
    one, other = smaller[0], larger[0]
    apart = {claim.article for claim in smaller}.isdisjoint(claim.article for claim in larger)
    more = abs(Fraction(one.quantity.value)) * one.quantity.unit.scale
    return apart and more > FARTHEST * abs(Fraction(other.quantity.value)) * other.quantity.unit.scale


def times(one: Claim, other: Claim) -> Fraction:
    """How many times the lower of two printed figures the higher one is; more than any limit where one is zero."""
    lower, higher = sorted(abs(Fraction(claim.quantity.value)) * claim.quantity.unit.scale for claim in (one, other))
    return higher / lower if lower else FARTHEST + higher + 1


@record(slots=True)
class Common:
    """Where the values of several claims meet: from the highest of their low ends to the lowest of their high ends."""

    ends: Interval

    def fits(self, own: Interval) -> bool:
        """Whether values of `own` are values of each claim; 55 and 56 only touch, at 55.5, and are not one figure."""
        ends = self.ends
        if own == ends or own.lo == own.hi or ends.lo == ends.hi:
            return own.meets(ends)
        return (own.lo is None or ends.hi is None or own.lo < ends.hi) and (
            own.hi is None or ends.lo is None or ends.lo < own.hi
        )

    def add(self, own: Interval) -> None:
        """Take in the values of one more claim."""
        self.ends = self.ends.intersect(own)


def surely_same(one: Claim, other: Claim, beside: Beside) -> bool:
    """Whether two claims that disagree must be about the same all the same.

    What both say in full (measure and period) is the same; where a period was carried over, they must differ like a
    misprint does, or what is printed `beside` them must tell.
    """
    if not (alike_in_role(one, other) and one.resolved and other.resolved):
        return False
    if "measure" in one.subject.assumed | other.subject.assumed or one.subject.measure.head == "?":
        return False
    if one.subject.period is None or other.subject.period is None:
        return False
    if one.sentence == other.sentence and one.article == other.article:
        return False
    long = len(digits(one.quantity.value)) >= MISTYPED
    slip = (long or not (one.subject.carried and other.subject.carried)) and misprint(one, other)
    return slip or corroborated(one, other, beside)


def alike_in_role(one: Claim, other: Claim) -> bool:
    """Whether two claims state their values alike: last year's level in last year's article is this year's base."""
    return one.role == other.role or (one.article != other.article and {one.role, other.role} == {"now", "base"})


def corroborated(one: Claim, other: Claim, beside: Beside) -> bool:
    """Whether two articles print beside two claims what only the same claim has beside it: a level, the rate by which
    it rose.
    """
    return one.article != other.article and any(
        mine.role == yours.role and mine.kind == yours.kind and mine.basis == yours.basis and tell(mine, yours)
        for mine in beside.get(one.id, ())
        for yours in beside.get(other.id, ())
    )


def tell(one: Claim, other: Claim) -> bool:
    """Whether two claims agree in so many digits that it is no chance."""
    least = TELLING[one.kind == "change"]
    return agree(one, other) and all(len(digits(claim.quantity.value)) >= least for claim in (one, other))


def misprint(one: Claim, other: Claim) -> bool:
    """Whether two figures differ as a slip makes them differ: digits in another order, another power of ten, one digit.
    """
    first, second = digits(one.quantity.value), digits(other.quantity.value)
    if first == second:
        return len(first) >= SWAPPED - 1
    if one.quantity.step == other.quantity.step and min(len(first), len(second)) >= SWAPPED:
        first, second = (in_full(claim.quantity) for claim in (one, other))
    if len(first) != len(second) and first.isdecimal() and second.isdecimal():
        first, second = as_coarse(first, second), as_coarse(second, first)
        if times(one, other) >= TEN:
            return False
    if len(first) != len(second):
        return False
    differing = sum(a != b for a, b in zip(first, second, strict=True))
    return (len(first) >= SWAPPED and sorted(first) == sorted(second) and differing == 2) or (
        len(first) >= MISTYPED and differing == 1
    )


def in_full(quantity: Quantity) -> str:
    """The digits of a figure, with the zeros at its end ("2380" for 2,380)."""
    return str(abs(round(Fraction(quantity.value) / Fraction(quantity.step))))


def as_coarse(figure: str, other: str) -> str:
    """The digits of a figure, rounded to as many as another one has ("4272" beside "427")."""
    if len(figure) <= len(other):
        return figure
    return str(round(Fraction(int(figure), 10 ** (len(figure) - len(other)))))


def digits(value: Decimal | Fraction) -> str:
    """The digits of a value as printed, without zeros at either end; none of a fraction, which was words."""
    if isinstance(value, Fraction):
        return ""
    return str(value).replace(".", "").replace("-", "").split("E")[0].strip("0")
