"""Headed: which way words say that a figure went beside which they set none ("Attacks on ships drop to 116"): those of
a headline, and those of a sentence behind which another tells what it was.
"""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.said.bearings import first
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.quotes import currencies, valuing
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.document import BODY, TITLE

ROSE: Final = "rose"
FELL: Final = "fell"
"""The link of a figure to itself that says which way it went."""

REACH: Final = 4
"""Words before "to" among which the verb stands that leads to a figure, at most."""

LEADING: Final = ("to ", "TO ")
BEFORE: Final = 300
"""Characters before a figure that are its sentence's, at most."""

APART: Final = expression(r"\n|[.;] ")
"""What ends the sentence before."""

WORDS: Final = expression(r"[\w'’-]+")


def tell_ways(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures that something has risen or fallen to which way they went."""
    beside = {(claim.of, claim.sentence) for claim in claims if claim.role == "base"}
    changed = {claim.sentence for claim in claims if claim.role in CHANGES}
    for at, claim in enumerate(claims):
        plain = claim.block == TITLE or (claim.block == BODY and claim.sentence not in changed)
        if not plain or claim.role != "now" or claim.kind not in ("level", "rate") or claim.links:
            continue
        way = way_of(text, claim) if (claim.id, claim.sentence) not in beside else 0
        if way:
            claims[at] = replace(claim, links=((ROSE if way > 0 else FELL, claim.id),))


def way_of(text: str, claim: Claim) -> int:
    """Which way the verb before a figure says that it went; 0 where none leads to it, where prices may be quoted the
    other way round or things have places, and where it only got better.
    """
    start = claim.quantity.start
    if not text.endswith(LEADING, 0, start):
        return 0
    before = APART.split(text[max(0, start - BEFORE) : start].lower())[-1]
    words = WORDS.findall(before)
    spoken = {word.removesuffix("'s").removesuffix("’s") for word in words}
    if words[-1:] != ["to"] or not spoken.isdisjoint(currencies() | cue("rankings") | valuing()):
        return 0
    near = words[-1 - REACH : -1]
    return first(near, reversed(range(len(near))), "tfvk")
