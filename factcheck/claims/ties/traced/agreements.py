"""Agreements: the figures that ties by digits bind to one of them, where all of them agree as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.retelling import AGAIN
from factcheck.claims.ties.terms import ROUNDED, Term, signed_term, term_of
from factcheck.claims.ties.traced.fits import Growth
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.claims.ties.traced.runs import Sum
from factcheck.record import replace

GROWTH = ("before", "delta")
"""The links of a rate to what tells the level that it leads from."""

PRODUCTS = (("part", "whole"), ("total", "count"))
"""The links of a figure to another one that it makes of a third, times which it is."""

def agreements(text: str, claims: Sequence[Claim]) -> Iterator[frozenset[str]]:
    """The figures of each tie that agrees."""
    told = [claim for claim in claims if claim.exhausts or claim.links]
    if not told:
        return
    by_id = {claim.id: claim for claim in claims}
    yield from sums_of(text, told, by_id)
    for claim in told:
        ends = {kind: other for kind, other in claim.links if other in by_id}
        if ends:
            yield from linked(text, claim, ends, by_id)


def sums_of(text: str, told: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterator[frozenset[str]]:
    """The sums and differences that come out."""
    parts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in told:
        for key, whole in claim.exhausts:
            if isinstance(whole, str) and whole in by_id:
                parts[key, whole].append(claim)
    for (_, whole), some in parts.items():
        terms = [signed_term(text, claim) for claim in (by_id[whole], *some)]
        known = [term for term in terms if term is not None]
        if len(known) == len(terms) > 2 and Sum(known[0], known[1:], 0.0).fits():
            yield frozenset((whole, *(part.id for part in some)))


def linked(text: str, claim: Claim, ends: Mapping[str, str], by_id: Mapping[str, Claim]) -> Iterator[frozenset[str]]:
    """The shares, growths and averages that agree, and what a figure repeats."""
    if AGAIN in ends:
        yield frozenset((claim.id, ends[AGAIN]))
    own = term_of(text, claim)
    for result, other in PRODUCTS:
        if own is not None and result in ends and other in ends:
            one, two = (term_of(text, by_id[ends[kind]]) for kind in (result, other))
            if one is not None and two is not None and is_product(own, two, one):
                yield frozenset((claim.id, ends[result], ends[other]))
    for kind in GROWTH:
        if "now" in ends and kind in ends:
            now, before = (term_of(text, by_id[ends[end]]) for end in ("now", kind))
            rates = rate_of(text, replace(claim, links=()))
            if now and before and any(Growth(rate, now, before, kind, 1).fits() for rate in rates):
                yield frozenset((claim.id, ends["now"], ends[kind]))


def is_product(one: Term, other: Term, made: Term) -> bool:
    """Whether a figure is another one times a third, as far as all are rounded."""
    slack = sum(term.width / abs(term.middle) for term in (one, other, made)) / 2
    return abs(one.middle * other.middle / made.middle - 1) <= slack * (1 + ROUNDED)
