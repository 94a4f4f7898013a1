"""Differing: the figure of the body that a headline's surely sums up though the two differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, digits, misprint
from factcheck.lexicon import table
from factcheck.quantities.rounding import exact
from factcheck.rulebook.binders.alike import (
    COUNTED,
    Counterpart,
    is_subject,
    is_swapped,
    same_season,
    same_sort,
    same_time,
    timely,
    worded_alike,
)
from factcheck.text.document import TITLE

TELLING: Final = 3
"""Significant digits of a count in a headline that surely sums up one of the body."""
OPENING: Final = 2
"""Sentences behind a headline of which one opens the article: the first may only give its date."""


def summed_up(headline: Claim, first: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The first figure of the lead that a headline's surely sums up though they differ: of one time and kind; where one
    says its measure more fully, a slip must explain the clash, and the figure is the first that one does.
    """
    own = ledger.cells[headline.id]
    near = [c for c in first if same_time(headline, c) and c.kind == headline.kind and c.sign == headline.sign]
    exact = next((c for c in near if ledger.cells[c.id].modifiers == own.modifiers), None)
    if exact is not None:
        return Counterpart(exact)
    slip = next((c for c in near if may_slip(headline, c)), None)
    return Counterpart(slip, lowered=1, tentative=True) if slip is not None else None


def turned(headline: Claim, first: Sequence[Claim]) -> Counterpart | None:
    """A change of the lead as large as a headline's, but the other way ("up 12 percent", "fell 12 percent")."""
    other = [
        c
        for c in first
        if headline.kind == c.kind == "change"
        and same_time(headline, c)
        and c.sign == -headline.sign
        and digits(c.quantity.value) == digits(headline.quantity.value)
    ]
    return Counterpart(other[0], lowered=1) if other else None


def misread(headline: Claim, first: Sequence[Claim]) -> Counterpart | None:
    """The one figure of a headline's measure in the lead, where its time is unsure: a slip must explain the clash."""
    alone = len(first) == 1 and timely(headline, first[0]) and first[0].sign == headline.sign
    return Counterpart(first[0], lowered=1, tentative=True) if alone and may_slip(headline, first[0]) else None


def alone(headline: Claim, candidates: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The one figure of the first sentence that is of a headline's measure, time and direction, where the article gives
    the headline's nowhere; of somebody else a slip must explain the clash.
    """
    if not sums_up(headline) or any(agree(headline, c) for c in candidates):
        return None
    own = ledger.cells[headline.id]
    first = [
        c
        for c in opening(headline, candidates)
        if c.role not in ("base", "aside")
        and c.sign == headline.sign
        and same_sort(headline, c)
        and (same_time(headline, c) or same_season(headline, c))
        and worded_alike(own, ledger.cells[c.id])
    ]
    if len(first) != 1:
        return None
    return Counterpart(first[0], lowered=1, tentative=not is_subject(headline, first[0]))


def opening(headline: Claim, candidates: Sequence[Claim]) -> Sequence[Claim]:
    """The figures of the first sentence behind a headline that has any, if that is not far from it."""
    first = min((c.sentence for c in candidates), default=0)
    near = first <= headline.sentence + OPENING
    return [c for c in candidates if c.sentence == first] if near else ()


def may_slip(one: Claim, other: Claim) -> bool:
    """Whether two figures that differ have the same digits, or as good as the same."""
    same = digits(one.quantity.value) == digits(other.quantity.value)
    return same or misprint(one, other) or is_swapped(one, other)


def counted(headline: Claim, lead: Sequence[Claim]) -> Counterpart | None:
    """The one count in the first sentence of the lead of what a headline counts ("three stores", "two stores"), where
    no bare number there may count the same, and no two of the lead add up to the headline's.
    """
    first = opening(headline, lead)
    same = [c for c in first if counts_alike(headline, c)]
    bare = any(c.quantity.unit.dimension == "number" and not c.resolved for c in first)
    plainly = plain(headline) or (headline.quantity.form == "digits" and counts_out(headline))
    if bare or len(same) != 1 or headline.block != TITLE or not plainly or not counts_out(same[0]):
        return None
    counts = [exact(c.quantity.value) for c in lead if counts_alike(headline, c)]
    if any(one + other == headline.quantity.value for one, other in combinations(counts, 2)):
        return None
    return Counterpart(same[0], lowered=1)


def sums_up(headline: Claim) -> bool:
    """Whether a figure surely sums up one of the body: printed in a title, in digits, and more than a small count."""
    quantity = headline.quantity
    small = quantity.unit.dimension in COUNTED and len(digits(quantity.value)) < TELLING
    return headline.resolved and headline.block == TITLE and quantity.form == "digits" and not small


def counts_alike(headline: Claim, body: Claim) -> bool:
    """Whether two claims count the same things: of one noun and not two measures, or of one measure ("nine killed");
    what is counted by its name is of no other measure ("63 billion parcels").
    """
    one, other = headline.quantity.unit, body.quantity.unit
    heads = {claim.subject.measure.head for claim in (headline, body) if claim.resolved} - {one.name}
    measured = len(heads) == 1 and headline.resolved and body.resolved
    counts = {one.dimension, other.dimension} <= COUNTED and headline.kind == body.kind
    alike = one == other if one.name and other.name else measured
    return counts and headline.role == body.role == "now" and alike and len(heads) < 2


def plain(claim: Claim) -> bool:
    """Whether a figure is a count of its own: no bound, and not of others than those spoken of."""
    return claim.quantity.hedge is None and claim.subject.measure.modifiers.isdisjoint(further())


def counts_out(claim: Claim) -> bool:
    """Whether a figure is such a count, or says how many there are at least."""
    least = claim.quantity.narrow().hi is None and claim.subject.measure.modifiers.isdisjoint(further())
    return least or plain(claim)


@cache
def further() -> frozenset[str]:
    """Words that say that others are counted than those spoken of before."""
    return frozenset(table("cues")["further"]["forms"])
