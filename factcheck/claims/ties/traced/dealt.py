"""Shares dealt out: percentages that an article gives beside the parts of a sum ("14,902 votes, or 50.6 percent, to
13,726 (46.6 percent)"), which leave nothing over because the parts do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import ADDED_UP, Claim
from factcheck.claims.ties.terms import ROUNDED, Term, term_of
from factcheck.claims.ties.traced.hundreds import apart, is_percentage
from factcheck.record import replace

BESIDE: Final = 40
"""Characters from a part to its share, at most."""

Shares = Mapping[int, Sequence[Term]]
"""The percentages of an article by the sentence they stand in."""


def deal_shares(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the percentages that are the shares of all parts of a sum, but for one at most, that they leave nothing."""
    shares: dict[int, list[Term]] = defaultdict(list)
    for term in (term_of(text, claim) for claim in claims if is_percentage(claim)):
        if term is not None:
            shares[term.claim.sentence].append(term)
    if not shares:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    taken: set[str] = set()
    for whole, parts in sums(text, claims, places):
        dealt = dealt_out(whole, parts, shares)
        names = [share.claim.id for share in dealt]
        if names and taken.isdisjoint(names):
            taken.update(names)
            entry = (f"{ADDED_UP} {names[0]}.{names[-1]}", None)
            for claim in apart([claims[places[name]] for name in names]):
                claims[places[claim.id]] = replace(claim, exhausts=(*claim.exhausts, entry))


def sums(text: str, claims: Sequence[Claim], places: Mapping[str, int]) -> Iterator[tuple[Term, Sequence[Term]]]:
    """The figures that others make up, with these."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for name, whole in claim.exhausts:
            if isinstance(whole, str):
                found[name, whole].append(claim)
    for (_, name), parts in found.items():
        told = (term_of(text, claim) for claim in (claims[places[name]], *parts))
        terms = [term for term in told if term is not None]
        if len(terms) > len(parts):
            yield terms[0], terms[1:]


def dealt_out(whole: Term, parts: Sequence[Term], shares: Shares) -> Sequence[Term]:
    """The percentages that say of each part what share of the whole it is; one of them may say it wrongly. None where
    some part has none.
    """
    found = [share_of(part, whole, shares.get(part.claim.sentence, ())) for part in parts]
    known = [share for share in found if share is not None]
    if len(known) == len(parts) - 1 > 1:
        lone = parts[found.index(None)]
        others = (share for share in shares.get(lone.claim.sentence, ()) if share not in known)
        beside = [share for share in others if is_beside(share, lone)]
        known += beside if len(beside) == 1 else []
    return known if len({share.claim.id for share in known}) == len(parts) else ()


def share_of(part: Term, whole: Term, shares: Sequence[Term]) -> Term | None:
    """The percentage nearest to a part that is its share of a whole, as printed."""
    share = part.middle / whole.middle
    slack = (part.width + share * whole.width) / (2 * whole.middle) + ROUNDED
    fitting = (one for one in shares if abs(one.middle - share) <= one.width / 2 + slack)
    return min(fitting, key=lambda one: abs(one.start - part.start), default=None)


def is_beside(share: Term, part: Term) -> bool:
    """Whether a percentage stands right behind a part."""
    return 0 < share.start - part.claim.quantity.end <= BESIDE
