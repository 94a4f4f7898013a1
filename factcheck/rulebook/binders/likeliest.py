"""Likeliest: which figure of another article one of some time is a part of, by all that speaks for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import signed
from factcheck.ledger.owners import name_of
from factcheck.ledger.traits import size, sort_of, time_of, told_shorter, words
from factcheck.rulebook.binders.likeness import head_of, heads_of, is_partner, kept_apart, likeness
from factcheck.rulebook.binders.steps import EVEN, UNEVEN, contains, is_in_step, is_mended, span_of

LEAST: Final = 27
"""Days of a part that is more than its whole by a mistake."""
MONTHS: Final = 12
"""Months of what it is more than, at most."""
LIKE: Final = 2
"""How much must say that two figures are of one thing."""
SURE: Final = 3
"""The same of a part that is more than its whole."""
TOLD: Final = Fraction(1, 2)
"""How much a word that is no unit says beside what both figures count."""


def whole_of(claim: Claim, beside: Sequence[Claim], others: Iterable[Claim], ledger: Ledger) -> Claim | None:
    """The only one of some figures of its sort, of longer times around its own, that a claim is likeliest a part of, by
    what says so, if enough does; those beside the claim may be likelier parts of some of them.
    """
    like = of_its_owner(claim, {other: how_like(claim, other, ledger) for other in others})
    likest = free_likest(claim, beside, like, ledger)
    if likest is not None or head_of(claim) in signed():
        return likest
    uneven = only_likest({o: count for o, count in like.items() if is_in_step(claim, o, UNEVEN)}, SURE + 1)
    if uneven is not None and head_of(claim) == head_of(uneven):
        return uneven
    more = {o: count for o, count in like.items() if may_be_exceeded(o, claim, count) and is_mended(claim, o)}
    exceeded = only_likest(more, SURE)
    return None if exceeded is None or is_taken(exceeded, claim, beside, more[exceeded], ledger) else exceeded


def free_likest(
    claim: Claim, beside: Sequence[Claim], like: Mapping[Claim, Fraction], ledger: Ledger
) -> Claim | None:
    """The only figure that a claim is likeliest a part of, of those that no other one beside it is likelier of."""
    left = {other: count + is_even(claim, other) for other, count in like.items() if is_in_step(claim, other)}
    while (likest := only_likest(left, LIKE)) is not None and is_taken(likest, claim, beside, left[likest], ledger):
        left = {other: count for other, count in left.items() if size(other) != size(likest)}
    return likest


def is_taken(whole: Claim, claim: Claim, beside: Sequence[Claim], like: Fraction, ledger: Ledger) -> bool:
    """Whether another figure beside a claim, of the same time, is likelier a part of a whole than that is, or as likely
    where little but their sizes says so.
    """
    time, sort = span_of(claim), sort_of(claim)
    rivals = (one for one in beside if sort_of(one) == sort and size(one) != size(claim) and span_of(one) == time)
    least = like if how_like(claim, whole, ledger) < LIKE else like + TOLD
    return any(is_in_step(one, whole) and how_like(one, whole, ledger) + is_even(one, whole) >= least for one in rivals)


def of_its_owner(claim: Claim, like: Mapping[Claim, Fraction]) -> Mapping[Claim, Fraction]:
    """Of some figures those that their own words give to the owner of a claim, if that says whose it is and there are
    some.
    """
    owner = owner_of(claim)
    owned = {other: count for other, count in like.items() if owner and owner == owner_of(other)}
    return owned or like


def owner_of(claim: Claim) -> str:
    """Whose a figure is, as far as its own words say so."""
    return "" if "entity" in claim.subject.assumed else name_of(claim.subject.entity)


def how_like(claim: Claim, other: Claim, ledger: Ledger) -> Fraction:
    """How much words say that two figures are of one thing."""
    return likeness(claim, other, ledger) + says_what(claim, other)


def is_even(claim: Claim, other: Claim) -> bool:
    """Whether a figure is just as much of another one as its time is of that one's."""
    return is_in_step(claim, other, EVEN)


def paced(claim: Claim, beside: Sequence[Claim], others: Sequence[Claim], ledger: Ledger) -> Claim | None:
    """The only figure among others of which a claim is just as much as its time is of that one's, if none beside it is
    so, and nothing keeps the two apart.
    """
    found = [o for o in others if keeps_pace(claim, o)]
    if len({size(other) for other in found}) != 1 or kept_apart(claim, found[0], ledger):
        return None
    if len(heads_of(claim, found[0])) > 1 or len({size(one) for one in beside if keeps_pace(one, found[0])}) > 1:
        return None
    return found[0]


def keeps_pace(part: Claim, whole: Claim) -> bool:
    """Whether a figure of a month or more is as much of one of a year at most as their times are."""
    time, year = span_of(part), time_of(whole)
    if time is None or year is None or (time.days or 0) < LEAST or (year.months or 0) > MONTHS:
        return False
    same = contains(whole, time) and sort_of(part) == sort_of(whole)
    return same and head_of(part) not in signed() and is_in_step(part, whole, EVEN)


def says_what(one: Claim, other: Claim) -> Fraction:
    """What speaks for one of several figures that are equally like another: words beside what both count."""
    counted = {claim.quantity.unit.name for claim in (one, other)}
    return TOLD if words(one) & words(other) - counted else Fraction(0)


def only_likest(found: Mapping[Claim, int] | Mapping[Claim, Fraction], least: int) -> Claim | None:
    """The likeliest of some figures, if enough says so, and of none that differs as much."""
    best = [other for other, count in found.items() if count == max(found.values()) >= least]
    return best[0] if best and len({size(other) for other in best}) == 1 else None


def may_be_exceeded(whole: Claim, part: Claim, like: Fraction) -> bool:
    """Whether only a mistake would let a figure be more than another one: both are of a month or more of what is known
    to add up, or one of what is very like that, and neither is surely another's.
    """
    time, year = span_of(part), time_of(whole)
    if time is None or year is None or (time.days or 0) < LEAST or (year.months or 0) > MONTHS:
        return False
    owners = {name_of(claim.subject.entity) for claim in (part, whole)} - {""}
    heads = {head_of(claim) for claim in (part, whole)}
    plain = like > SURE and not any(claim.subject.carried or claim.quantity.hedge for claim in (part, whole))
    known = heads - {UNRESOLVED} if part.quantity.unit.dimension == "count" or plain else heads
    if len(known) != 1 or UNRESOLVED in known:
        return False
    return len(owners) < 2 or told_shorter(*owners) or is_partner(part, whole) or is_partner(whole, part)
