"""Echoes: what two articles say in the same words comes from one source, and confirms nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.findings.finding import Article
from factcheck.findings.network import Outcome
from factcheck.ledger.ledger import Ledger
from factcheck.record import replace
from factcheck.text.document import Document
from factcheck.text.likeness import Sketch, alike, sketch

BEFORE: Final = 240
AFTER: Final = 80
"""Characters on each side of a figure that are compared."""

Echo = tuple[str, str]
"""Two claims that say one thing in the same words, in different articles."""


def echoes(outcomes: Iterable[Outcome], ledger: Ledger, documents: Mapping[int, Document]) -> list[Echo]:
    """The agreements of two articles that are one text printed twice."""
    found = []
    for outcome in outcomes:
        if outcome.verdict == "consistent" and len(outcome.premises) == 2 and not outcome.references:
            one, other = (ledger.claims[name] for name in outcome.premises)
            if one.article != other.article and is_echo(one, other, documents):
                found.append((one.id, other.id))
    return found


def is_echo(one: Claim, other: Claim, documents: Mapping[int, Document]) -> bool:
    """Whether two claims print the same figure in the same words."""
    first, second = one.quantity, other.quantity
    if (first.value, first.upper, first.hedge, first.unit) != (second.value, second.upper, second.hedge, second.unit):
        return False
    return alike(*(_sketch(passage(claim, documents[claim.article].text)) for claim in (one, other)))


def passage(claim: Claim, text: str) -> str:
    """The words around a claim's figure."""
    return text[max(0, claim.quantity.start - BEFORE) : claim.quantity.end + AFTER]


@lru_cache(maxsize=1 << 7)
def _sketch(text: str) -> Sketch:
    return sketch(text)


def faring_alike(articles: Sequence[Article], echoed: Sequence[Echo]) -> list[Article]:
    """The articles, where a claim that nothing speaks to fares as its echo does."""
    found = {judged.claim.id: judged for article in articles for judged in article.claims}
    for pair in (*echoed, *((other, one) for one, other in reversed(echoed))):
        one, other = (found.get(name) for name in pair)
        if one is not None and other is not None and one.verdict == "unverifiable" != other.verdict:
            found[one.claim.id] = replace(one, verdict=other.verdict, missing=None, implied=None)
    return [replace(a, claims=tuple(found[judged.claim.id] for judged in a.claims)) for a in articles]
