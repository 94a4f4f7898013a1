"""Makings: whether figures make another one: as printed, nearly, with some taken off, or but for two digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.members import POWERS
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import mistyped, transposed
from factcheck.record import replace

FINE: Final = 250
"""Times that a whole holds what its parts and itself leave open, at least, for parts that do not make it to be all of
it but for a slip of the pen: among counts of two digits, chance alone finds such slips.
"""

LONG: Final = 1000
"""How many times its own fineness a figure is among whose like chance seldom finds one other digit."""

FAR: Final = Fraction(2)
"""Parts that make less than a whole divided by this, or more than it times this, are not surely all and its alone."""

MOST: Final = 4
"""Parts besides the first one that are taken off or added, at most."""


def makes(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether parts make their whole, as printed."""
    made = reduce(add, (part.quantity.narrow() for part in parts))
    return made.meets(whole.quantity.narrow())


def would_make(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether parts would make their whole to the digit if two digits of one of these figures stood in the other order,
    none of which is round: of lists that leave something out few would.
    """
    return would_make_by(transposed, parts, whole)


def is_mistyped(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether they would with one other digit in a figure, and the whole is so long that few others would."""
    return whole.quantity.value >= LONG * whole.quantity.step and would_make_by(mistyped, parts, whole)


def would_make_by(slips: Callable[[Quantity], Iterable[Quantity]], parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether parts would make their whole to the digit but for one of some slips in a figure, none of which is round.
    """
    claims = (whole, *parts)
    if any(claim.quantity.coarse > claim.quantity.step for claim in claims):
        return False
    missing = printed([whole]) - printed(parts)
    for at, claim in enumerate(claims):
        meant = (replace(claim, quantity=quantity) for quantity in slips(claim.quantity))
        if any(missing + (printed([one]) - printed([claim])) * (-1 if at else 1) == 0 for one in meant):
            return True
    return False


def makes_net(parts: Sequence[Claim], off: Claim, whole: Claim) -> bool:
    """Whether parts make their whole once another figure is taken off ("62.9 billion, of which 51.3 by households and
    31 by companies, with the state paying back 19.4").
    """
    made = reduce(add, (part.quantity.narrow() for part in parts))
    return made.meets(whole.quantity.narrow() + off.quantity.narrow())


def in_its_power(parts: Sequence[Claim], whole: Claim) -> Sequence[Claim]:
    """Parts that leave the million of their whole to be understood, where all of them print digits alone, some with a
    point ("3.2 million: 2.1 for lost pay, 0.7 for care and 0.4 for pain").
    """
    bare = all(part.quantity.end == part.quantity.figure_end and part.quantity.form == "digits" for part in parts)
    if not bare or all(part.quantity.step >= 1 for part in parts):
        return parts
    power = next((power for power in POWERS if is_near([times(part, power) for part in parts], whole)), 1)
    return [times(part, power) for part in parts]


def times(claim: Claim, power: int) -> Claim:
    """A claim with a figure so many times as large."""
    quantity = claim.quantity
    value, step, coarse = (exact(size) * power for size in (quantity.value, quantity.step, quantity.coarse))
    return replace(claim, quantity=replace(quantity, value=value, step=step, coarse=coarse)) if power > 1 else claim


def makes_signed(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether some of the parts make a change if the others are taken off, as what came and what went do."""
    first, *others = (part.quantity.narrow() for part in parts)
    sums = [first, -first]
    for other in others[:MOST]:
        sums = [signed for made in sums for signed in (made + other, made - other)]
    return len(others) <= MOST and any(made.meets(whole.quantity.narrow()) for made in sums)


def is_telling(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether parts make their whole, as printed, or leave less open than a slip of the pen changes, round figures as
    much as they may stand for; or make more, which no rest explains, of what is not counted (women and children are
    counted twice).
    """
    if makes(parts, whole):
        return True
    more = printed(parts) > printed([whole])
    if more and whole.quantity.unit.dimension not in ("count", "number"):
        return True
    read = Quantity.narrow if more else Quantity.wide
    made, total = (reduce(add, (read(claim.quantity) for claim in claims)) for claims in (parts, [whole]))
    left = sum(width for width in (made.width(), total.width()) if width is not None)
    return left * FINE <= printed([whole])


def is_near(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether parts make roughly their whole."""
    return printed([whole]) / FAR <= printed(parts) <= printed([whole]) * FAR


def printed(claims: Sequence[Claim]) -> Fraction:
    """The figures of claims together, as printed."""
    return sum((Fraction(claim.quantity.value) * claim.quantity.unit.scale for claim in claims), Fraction(0))
