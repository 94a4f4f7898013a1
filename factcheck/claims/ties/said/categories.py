"""Categories: rates of growth that a sentence deals out to all kinds of a whole ("By three categories, mining rose 3.9
percent, manufacturing 6.7 percent and utilities 9.9 percent").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.pairs import cue
from factcheck.record import replace

BLEND: Final = "blend"
"""The link of the growth of a part to that of its whole."""

MOST: Final = 6
"""Kinds that a sentence deals out, at most."""

OPENINGS: Final = ("by ", "by the ", "by its ", "of the ", "among the ", "across the ", "of its ", "among its ")
"""What stands before how many kinds there are, at the beginning of a sentence."""


def tie_categories(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie rates of growth of as many kinds as a sentence counts to the growth of all: the first one that the article
    tells of the same time, against the same.
    """
    for at, count in enumerate(claims):
        if not counts_kinds(text, count):
            continue
        parts = [place for place in range(at, len(claims)) if is_part(claims[place], count)]
        dealt = len(parts) == count.quantity.value
        whole = next(wholes(claims[parts[0]], claims[:at]), None) if dealt else None
        if whole is not None:
            for place in parts:
                claims[place] = replace(claims[place], links=(*claims[place].links, (BLEND, whole.id)))


def counts_kinds(text: str, claim: Claim) -> bool:
    """Whether a figure counts the kinds that its sentence goes on with."""
    quantity = claim.quantity
    if quantity.unit.dimension != "count" or not 1 < quantity.value <= MOST or not is_kind(quantity.unit.name or ""):
        return False
    before = text[max(0, quantity.start - len(max(OPENINGS, key=len)) - 1) : quantity.start].lower()
    return any(f" {before}".endswith((f"\n{opening}", f". {opening}", f"  {opening}")) for opening in OPENINGS)


def is_kind(name: str) -> bool:
    """Whether a counted noun is what something is divided into ("major categories")."""
    return name.rsplit(" ", 1)[-1] in cue("kinds")


def is_part(claim: Claim, count: Claim) -> bool:
    """Whether a figure is a rate of growth in the sentence, behind how many kinds there are."""
    return claim.sentence == count.sentence and claim.role == "rate" and claim.quantity.start > count.quantity.start


def wholes(part: Claim, before: Sequence[Claim]) -> Iterator[Claim]:
    """The rates of growth of the time of a part, against what that is measured, in order."""
    for claim in sorted(before, key=lambda claim: claim.quantity.start):
        same = claim.subject.period == part.subject.period is not None and claim.basis == part.basis
        if claim.role == "rate" and claim.sentence < part.sentence and same:
            yield claim
