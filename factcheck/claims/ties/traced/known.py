"""Known sums: which claims of an article words tell to be parts, and of what, as far as their figures bear that out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from factcheck.claims.claim import GUESSED, Claim
from factcheck.claims.ties.terms import amendments, term_of
from factcheck.claims.ties.traced.runs import Sum
from factcheck.claims.ties.traced.spoilt import mending, missing_but, spoiling


def summed(text: str, claims: Sequence[Claim]) -> tuple[dict[str, frozenset[str]], set[str]]:
    """The claims that are known to be parts, each with those it adds up with, and the claims that these make up; what
    was a guess is not known where it neither comes out nor would but for a slip.
    """
    sums: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for part in claims:
        for name, whole in part.exhausts:
            if isinstance(whole, str):
                sums[name, whole].append(part)
    by_id = {claim.id: claim for claim in claims} if sums else {}
    told = {key: parts for key, parts in sums.items() if may_hold(text, key[0], by_id[key[1]], parts)}
    known = (frozenset(part.id for part in parts) for parts in told.values())
    return {name: parts for parts in known for name in parts}, {whole for _, whole in told}


def may_hold(text: str, name: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a sum is no guess, or comes out, or would but for a slip."""
    terms = [term for claim in (whole, *parts) if (term := term_of(text, claim)) is not None]
    if not name.startswith(GUESSED) or len(terms) <= len(parts):
        return True
    made = Sum(terms[0], terms[1:], 0.0)
    ways = partial(missing_but, made, partial(amendments, text))
    return made.fits() or spoiling(made, 1.0, ways) is not None or mending(made, 1.0, ways) is not None
