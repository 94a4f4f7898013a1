"""Headed: which way a headline says that its figure went ("Attacks on ships drop to 116")."""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.bearings import first
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.quotes import currencies, valuing
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.document import TITLE

ROSE: Final = "rose"
FELL: Final = "fell"
"""The link of a headline's figure to itself that says which way it went."""

REACH: Final = 4
"""Words before "to" among which the verb stands that leads to a figure, at most."""

WORDS: Final = expression(r"[\w'’-]+")


def turn_headlines(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures of a headline that one has risen or fallen to which way they went."""
    for at, claim in enumerate(claims):
        if claim.block != TITLE:
            return
        way = way_of(text, claim) if claim.role == "now" and claim.kind in ("level", "rate") else 0
        if way and not claim.links:
            claims[at] = replace(claim, links=((ROSE if way > 0 else FELL, claim.id),))


def way_of(text: str, claim: Claim) -> int:
    """Which way the verb before a figure says that it went; 0 where none leads to it, where prices may be quoted the
    other way round or things have places, and where it only got better.
    """
    before = text[text.rfind("\n", 0, claim.quantity.start) + 1 : claim.quantity.start].lower()
    words = WORDS.findall(before)
    spoken = {word.removesuffix("'s").removesuffix("’s") for word in words}
    if words[-1:] != ["to"] or not spoken.isdisjoint(currencies() | cue("rankings") | valuing()):
        return 0
    near = words[-1 - REACH : -1]
    return first(near, reversed(range(len(near))), "tfvk")
