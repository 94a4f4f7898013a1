"""Endings: rates that conclude two levels, tied to them: for sure where one sentence says all of it, otherwise where
their digits fit, or would but for a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from functools import partial
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.conclusions import Conclusion, concluded, conclusions
from factcheck.claims.ties.terms import term_of
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.differences import is_difference
from factcheck.claims.ties.traced.fits import Growth, amended
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.record import replace

GUESS: Final = ("guess", "growth")
"""The link of a rate that is tied to its levels by their digits."""

TRIED: Final = 0.25
"""Figures that are tried for a rate that concludes two levels."""

SLIP: Final = 0.4
"""How often chance may make such figures that a slip keeps from fitting, counting all there may be."""


def tie_endings(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of an article that conclude two levels to these."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    for one in list(conclusions(text, claims)):
        for growth in growths(text, one):
            guess = () if one.said else (GUESS,)
            links = (("now", one.now.id), ("before", one.before.id), *guess)
            claims[places[one.rate.id]] = replace(growth.rate.claim, links=(*growth.rate.claim.links, *links))


def growths(text: str, conclusion: Conclusion) -> Iterator[Growth]:
    """The growth that a conclusion says; what more than one sentence tells only where the figures fit, or would but for
    a slip. What words call a difference grew from nothing ("beating the 6,275,210 of 2019 by 58,150").
    """
    now, before = term_of(text, conclusion.now), term_of(text, conclusion.before)
    if now is None or before is None or now.middle <= 0 or before.middle <= 0 or is_difference(text, conclusion.now):
        return
    for rate in rate_of(text, concluded(conclusion)):
        one = Growth(rate, now, before, "before", TRIED)
        if conclusion.said or one.fits() or is_amended(one):
            yield one


def is_amended(one: Growth) -> bool:
    """Whether figures would fit but for a slip."""
    ways = partial(amended, one)
    return surprise(one.chance(), SLIP, ways, lambda meant: one.gap(*meant) <= 1, one.farness()) is not None
