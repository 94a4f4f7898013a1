"""Kinds: whether what a figure counts is by its name a part of what another one counts (burglaries of crimes)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.lexicon import table


def is_kind_of(part: Claim, whole: Claim) -> bool:
    """Whether the noun of a figure names a kind of what another one counts, and no words say what was done with either.
    """
    around = kinds().get(counted(whole))
    return around is not None and counted(part) in around and is_bare(part) and is_bare(whole)


def is_bare(claim: Claim) -> bool:
    """Whether a figure says no more than how many there are."""
    head = claim.subject.measure.head
    known = table("measures").get(head)
    return head in (UNRESOLVED, counted(claim)) or known is None or bool(known.get("had"))


def counted(claim: Claim) -> str:
    """The noun of what a figure counts: that of its unit, else of its measure."""
    unit, measure = claim.quantity.unit, claim.subject.measure
    if unit.dimension == "count" and unit.name:
        return unit.name.split()[-1]
    if measure.head != UNRESOLVED:
        return measure.head
    return next((name for name in measure.modifiers if name in named()), "")


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """The kinds of what is counted, by the noun for all of these."""
    found: dict[str, frozenset[str]] = {}
    for entry in table("kinds").values():
        for noun in entry["of"]:
            found[noun] = found.get(noun, frozenset()) | frozenset(entry["forms"])
    return found


@cache
def named() -> frozenset[str]:
    """All the nouns of kinds."""
    return frozenset().union(*kinds().values())
