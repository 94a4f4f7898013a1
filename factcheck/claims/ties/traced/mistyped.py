"""Mistyped sums: figures that would make another one but for one other digit. There are so many of these that words, or
the sentence of the figures, must tell the sum as well.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from factcheck.claims.ties.terms import ROUNDED
from factcheck.claims.ties.traced.amends import MISTYPINGS, Amends, surprise
from factcheck.claims.ties.traced.runs import Sum
from factcheck.claims.ties.traced.spoilt import far, missing_but, sharpness
from factcheck.claims.ties.traced.tellings import CLOSED, counts_on, weight

SAID: Final = 6
"""How much oftener than one that a usual slip spoils chance may make a sum that the words of one sentence tell."""

SCATTERED: Final = 0.5
"""The same of one whose figures stand apart."""


def is_mistyped(text: str, made: Sum, most: float, amends: Amends, *, plain: bool) -> bool:
    """Whether a sum would come out but for one other digit in a figure of it, where chance makes those that a usual
    slip spoils at `most` so often; to the digit, or as far as its figures are rounded.
    """
    limit = most * leeway(text, made, plain=plain)
    if not limit or not made.is_within_time() or is_repeated(made):
        return False
    ways, often, slack = partial(missing_but, made, amends.ways), made.chance * sharpness(made), made.slack()
    room, apart = ROUNDED * abs(made.whole.middle), far(made)
    if surprise(often, limit, ways, lambda missing: abs(missing) <= room, apart, MISTYPINGS) is not None:
        return True
    return surprise(made.chance, limit, ways, lambda missing: abs(missing) <= slack, apart, MISTYPINGS) is not None


def leeway(text: str, made: Sum, *, plain: bool) -> float:
    """How much oftener than one that a usual slip spoils chance may make a sum: more where the words of one sentence
    tell it, never where they tell nothing and a part is larger than its whole, nor of a whole that counts all there has
    been yet.
    """
    if counts_on(text, made.whole.claim.quantity):
        return 0
    told = weight(made, text) > 1
    if not (told or all(abs(part.middle) < abs(made.whole.middle) for part in made.parts)):
        return 0
    together = len({term.claim.sentence for term in (made.whole, *made.parts)}) == 1
    if not plain or not (together or weight(made, text) >= CLOSED):
        return SCATTERED
    return SAID if told else 1


def is_repeated(made: Sum) -> bool:
    """Whether two parts of a sum are the same: one figure told again sooner than two."""
    return len({part.middle for part in made.parts}) < len(made.parts)
