"""Leaning rates: changes that agree with no levels as printed, and would but for a slip with two that stand close by,
one of which words tell to be of an earlier time ("Last season they had 4.73 million ... The increase of 17 per cent").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, MutableSequence, Sequence
from functools import cache, partial
from operator import itemgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.ties.said.bearings import APART
from factcheck.claims.ties.said.conclusions import is_measured_otherwise
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.percentages import is_shared
from factcheck.claims.ties.said.succession import AGO, HAD, is_dated_before
from factcheck.claims.ties.terms import TOLD, sort_of
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.ends import completes, is_total
from factcheck.claims.ties.traced.fits import COMPARED, Growth, Rate, amended
from factcheck.claims.ties.traced.growths import Search, by_sentence, figures_of, rates_of
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.expression import expression
from factcheck.record import replace

SLIP: Final = 0.3
"""How often chance may make figures that are so near to fit but for a slip, counting all."""

SLIP_FAR: Final = 0.1
"""The same where one of them stands further off."""

FURTHEST: Final = 3
"""Sentences that one of them stands off, at most."""

OPENING: Final = expression(
    r"(?:In (?:the )?)?(?:Last|The (?:same|previous|prior|year|month|week|season|quarter)|A (?:year|month|week|season)"
    r"|(?:One|Two|Three|Five|Ten|Twelve) (?:years?|months?)|(?:19|20)\d\d|(?:same|previous|prior) )"
)
"""How a clause begins that tells of an earlier time."""

PARTS: Final = expression(r"[.!?;] |[\n:()]|, (?!in )| (?:and|but|while) ")
"""What parts the words of one figure from those of others."""

LEAD: Final = 80
"""Characters beside a figure in which words may tell of when it is."""


def lean(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of an article that agree with nothing to two levels close by that they would fit but for a slip."""
    rates = rates_of(text, claims)
    if not rates:
        return
    search = Search(text, by_sentence(figures_of(text, claims)), (), (), [])
    open_ones = [(at, rate, some) for at, rate in rates if (some := unfitting(rate, search))]
    alone = Counter(rate.claim.sentence for _, rate, _ in open_ones)
    every = [rate for claim in claims for rate in rate_of(text, replace(claim, links=()))] if open_ones else ()
    for at, rate, some in open_ones:
        likely = [pair for pair in leanings(some, search) if not is_served(pair[1], every)]
        if likely and alone[rate.claim.sentence] == 1:
            found = min(likely, key=itemgetter(0))[1]
            links = (("now", found.now.claim.id), ("before", found.other.claim.id), (TOLD, "growth"))
            claims[at] = replace(rate.claim, links=(*rate.claim.links, *links))


def unfitting(rate: Rate, search: Search) -> Sequence[Growth]:
    """The levels near a rate that it may lead to, with those before; none where some of them fit."""
    if rate.claim.role != "rate":
        return ()
    found = [one for one in search.candidates(rate) if one.role == "before" and one.distance() <= FURTHEST]
    return () if any(one.fits() for one in found) else found


def is_served(one: Growth, rates: Sequence[Rate]) -> bool:
    """Whether another rate says what two levels differ by."""
    return any(replace(one, rate=other).fits() for other in rates)


def leanings(some: Sequence[Growth], search: Search) -> Iterator[tuple[float, Growth]]:
    """The levels that a rate may be meant for, each with how often chance makes such."""
    for one in some:
        if may_be_meant(one, search):
            most = SLIP if one.is_close() else SLIP_FAR
            often = surprise(one.chance(), most, partial(amended, one), partial(is_near, one), one.farness())
            if often is not None:
                yield often, one


def is_near(one: Growth, sizes: Sequence[float]) -> bool:
    """Whether a rate and levels of these sizes would fit."""
    return one.gap(*sizes) <= 1


def may_be_meant(one: Growth, search: Search) -> bool:
    """Whether words leave a rate, a level and another one of an earlier time to each other."""
    text, rate, now, other = search.text, one.rate.claim, one.now.claim, one.other.claim
    behind = 0 < one.other.start - rate.quantity.end < LEAD
    if not one.is_compared() or (is_measured_otherwise(text, rate) and not behind):
        return False
    if min(now.sentence, other.sentence) > rate.sentence and search.said.get(rate.sentence):
        return False
    if completes(text, one) or is_total(text, one.other) or is_shared(text, one.other.start):
        return False
    if rate.of == other.id and (other.role == "base" or other.quantity.start < now.quantity.start):
        return False
    if rate.of is None and (is_of_another(rate, now) or is_named_apart(text, one)):
        return False
    early = is_former(other) or is_dated_before(other, now) or is_told_earlier(text, one)
    early = early and (rate.sentence == other.sentence or is_only_base(one, search))
    return early and rate.of in (None, now.id, other.id)


def is_former(claim: Claim) -> bool:
    """Whether a figure is told as what another one was before."""
    return claim.role == "base" and (claim.basis is None or claim.basis == FORMER or claim.basis.kind in COMPARED)


def is_of_another(rate: Claim, level: Claim) -> bool:
    """Whether a rate is printed with a measure of its own that is not that of a level."""
    own, other = rate.subject, level.subject.measure.head
    return own.says_measure and UNRESOLVED not in (own.measure.head, other) and own.measure.head != other


def is_named_apart(text: str, one: Growth) -> bool:
    """Whether a change is said to be one in something that the words around a level and its base do not name."""
    said = APART.split(text[max(0, one.rate.claim.quantity.start - LEAD) : one.rate.claim.quantity.start].lower())[-1]
    found = of_what().search(said)
    first, last = sorted((one.now.claim.quantity.start, one.other.claim.quantity.end))
    return found is not None and found[1] not in text[max(0, first - LEAD) : last].lower()


@cache
def of_what() -> re.Pattern[str]:
    """What a noun of change is said to be a change in."""
    change = "|".join(sorted(cue("rises") | cue("falls"), key=len, reverse=True))
    return expression(rf"\b(?:{change}) (?:in|of) (?:the |its |their |total )?([a-z][a-z-]+)")


def is_only_base(one: Growth, search: Search) -> bool:
    """Whether the sentence of what a level was before gives no other such figure of its sort."""
    said = (term.claim for term in search.said.get(one.other.claim.sentence, ()) if term is not one.other)
    return all(claim.role != "base" or sort_of(claim) != sort_of(one.other.claim) for claim in said)


def is_told_earlier(text: str, one: Growth) -> bool:
    """Whether the words of a figure tell of an earlier time, and those of a level do not, nor are both of one time."""
    now, other = one.now.claim, one.other.claim
    if now.subject.period is not None and now.subject.period == other.subject.period:
        return False
    return is_early(clause_of(text, other)) and not is_early(clause_of(text, now))


def is_early(words: str) -> bool:
    """Whether words tell of an earlier time."""
    return any(told.search(words) is not None for told in (OPENING, HAD, AGO))


def clause_of(text: str, claim: Claim) -> str:
    """The words around a figure, up to those of others."""
    ahead = PARTS.split(text[max(0, claim.quantity.start - LEAD) : claim.quantity.start])[-1]
    behind = PARTS.split(text[claim.quantity.end : claim.quantity.end + LEAD])[0]
    return f"{ahead} {behind}"
