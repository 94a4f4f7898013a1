"""Meant figures: a figure that agrees with no others as printed, and with two digits in the other order would twice
over, as chance hardly makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, MutableSequence, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.retelling import AGAIN, MISTOLD
from factcheck.claims.ties.traced.agreements import agreements
from factcheck.claims.ties.traced.amends import Doubted
from factcheck.claims.ties.traced.suspects import Suspect, suspects
from factcheck.quantities.slips import printed_digits
from factcheck.record import replace

MOST: Final = 64
"""Claims of an article of which one is read as it may have been meant, at most."""

TRIED: Final = 3
"""Figures of an article that are read so, at most."""

TWICE: Final = 2
"""How many times more a figure agrees as meant than as printed, at least."""

Tie = Callable[[str, MutableSequence[Claim]], None]
"""What ties the claims of a text to each other."""


def tie_meant(
    text: str, claims: MutableSequence[Claim], plain: Sequence[Claim], doubted: Doubted, tie: Tie
) -> None:
    """Tie one of the `doubted` figures that a slip keeps from agreeing twice over with others as if it were printed as
    meant; `plain` are the claims as they were before they were tied.
    """
    if len(claims) > MOST:
        return
    tied = {name for names in agreements(text, claims) for name in names}
    names = {claim.id for some in doubted for claim in some} - tied
    for suspect in suspects(text, claims, names)[:TRIED] if names else ():
        others = [meant(text, claim, suspect) if claim.id == suspect.claim.id else claim for claim in plain]
        printed = with_digits(text, suspect)
        tie(printed, others)
        if len(apart(suspect.claim.id, agreements(printed, others))) >= TWICE:
            claims[:] = [as_printed(one, own, suspect.claim.id) for one, own in zip(others, claims, strict=True)]
            return


def apart(name: str, tied: Iterable[frozenset[str]]) -> Collection[frozenset[str]]:
    """Two companies of a figure that have no more than one other figure in common, if there are such."""
    companies = sorted({names - {name} for names in tied if name in names}, key=sorted)
    return next((pair for pair in combinations(companies, TWICE) if len(pair[0] & pair[1]) < TWICE), ())


def meant(text: str, claim: Claim, suspect: Suspect) -> Claim:
    """A claim with the digits that may have been meant."""
    quantity = claim.quantity
    printed = printed_digits(quantity, text)
    value = Fraction(quantity.value) * int(suspect.digits) / int(printed)
    zeros = len(suspect.digits) - len(suspect.digits.rstrip("0"))
    return replace(claim, quantity=replace(quantity, value=value, coarse=quantity.step * 10**zeros))


def with_digits(text: str, suspect: Suspect) -> str:
    """A text with the digits that may have been meant."""
    quantity, left = suspect.claim.quantity, iter(suspect.digits)
    figure = text[quantity.figure_start : quantity.figure_end]
    other = "".join(next(left) if letter.isdecimal() else letter for letter in figure)
    return text[: quantity.figure_start] + other + text[quantity.figure_end :]


def as_printed(claim: Claim, own: Claim, name: str) -> Claim:
    """A claim with its figure as printed, tied as if one of that name were as meant: what is told again would be so but
    for the slip.
    """
    again = {(AGAIN, other) for kind, other in claim.links if kind == AGAIN and name in (claim.id, other)}
    if again:
        claim = replace(claim, links=tuple((MISTOLD, link[1]) if link in again else link for link in claim.links))
    if claim.id != name:
        return claim
    return replace(claim, quantity=replace(claim.quantity, value=own.quantity.value, coarse=own.quantity.coarse))
