"""Peers: what the figures of a sum were at another time, which must make a sum too ("187.7 (181.7) ..., oilseeds 192.4
(189.4)").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import Term, term_of
from factcheck.claims.ties.traced.runs import Sum
from factcheck.record import record


@record(slots=True)
class Peers:
    """The figures of an article by the claims that they are printed with as what these were before, and the reverse;
    looked for when the first sum asks.
    """

    text: str
    claims: Sequence[Claim]
    terms: Mapping[str, Term] | None = None

    def belie(self, made: Sum) -> bool:
        """Whether all the figures of a sum have a peer, and these make no sum: what a slip spoils is sound there."""
        if self.terms is None:
            self.terms = peers_of(self.text, self.claims)
        found = [self.terms.get(term.claim.id) for term in (made.whole, *made.parts)]
        known = [term for term in found if term is not None]
        if len(known) < len(found):
            return False
        whole, *parts = known
        return not Sum(whole, parts, made.chance).fits()


def peers_of(text: str, claims: Sequence[Claim]) -> Mapping[str, Term]:
    """The peers of the figures of an article: of each level its only base, and of each base its level."""
    bases: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.role == "base" and claim.of is not None:
            bases.setdefault(claim.of, []).append(claim)
    pairs = ((claim, bases[claim.id][0]) for claim in claims if len(bases.get(claim.id, ())) == 1)
    terms: dict[str, Term] = {}
    for level, base in pairs:
        now, before = term_of(text, level), term_of(text, base)
        if now is not None and before is not None:
            terms[level.id], terms[base.id] = before, now
    return terms
