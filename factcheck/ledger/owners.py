"""Owners: the entities whose figures in an article only that article can speak of, as it is not sure whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from sys import intern

from factcheck.claims.claim import Claim, Subject
from factcheck.ledger.cells import MARK
from factcheck.lexicon import table
from factcheck.record import replace

Owned = tuple[int, str]
"""An article and an entity of its claims."""


def owned(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, where there is more than one article those in doubt with entities of their own article."""
    if len({claim.article for claim in claims}) < 2:
        return claims
    private = frozenset(mostly_doubtful(claims))
    return [
        claim if (claim.article, claim.subject.entity) not in private else own_to_article(claim) for claim in claims
    ]


def mostly_doubtful(claims: Sequence[Claim]) -> Iterable[Owned]:
    """The articles' entities of which at least half of the claims are in doubt."""
    stated = Counter((claim.article, claim.subject.entity) for claim in claims)
    in_doubt = Counter((claim.article, claim.subject.entity) for claim in claims if is_doubtful(claim))
    return (entity for entity, count in in_doubt.items() if 2 * count >= stated[entity])


def is_doubtful(claim: Claim) -> bool:
    """Whether a claim may be of another than its entity: of none, of one not named, of a place, which earns nothing."""
    subject = claim.subject
    head, modifiers = subject.measure.head, subject.measure.modifiers
    earned = not corporate().isdisjoint({head, *modifiers}) or (
        head == "sale" and claim.quantity.unit.dimension == "money"
    )
    return not subject.entity or "entity" in subject.assumed or (earned and subject.entity in table("places"))


@cache
def corporate() -> frozenset[str]:
    """The measures that only companies have."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("corporate"))


def own_to_article(claim: Claim) -> Claim:
    """A claim whose entity is that of its article alone, and so are the wholes that it is a part of."""
    entity = claim.subject.entity
    own = intern(f"{entity}{MARK}{claim.article}")

    def mine(subject: Subject) -> Subject:
        return replace(subject, entity=own) if subject.entity == entity else subject

    return replace(
        claim,
        subject=mine(claim.subject),
        whole=mine(claim.whole) if claim.whole is not None else None,
        exhausts=tuple((name, mine(whole) if isinstance(whole, Subject) else whole) for name, whole in claim.exhausts),
    )


def name_of(entity: str) -> str:
    """The entity without the article that means it."""
    return entity.partition(MARK)[0]
