"""Remainders: amounts by which two figures of an article differ, told from chance by their digits ("inventories rose by
3.7 million barrels", and beside it "459.7 million barrels" and "456.0 million").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence, Set
from functools import cache, partial
from itertools import combinations, permutations
from math import inf
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import GUESSED_REST, MISTYPED_REST, Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.statements.yardsticks import YARDSTICK
from factcheck.claims.ties.said.origins import origin
from factcheck.claims.ties.said.percentages import are_of_two_groups
from factcheck.claims.ties.terms import ROUNDED, Term, exactness, term_of
from factcheck.claims.ties.traced.amends import ALL, DOUBTED, MISTYPINGS, Amends, Doubted, farness, surprise
from factcheck.claims.ties.traced.bounds import BESIDE, distance, in_unit, levels_of, measured
from factcheck.claims.ties.traced.differences import is_called_so, is_difference, weighed
from factcheck.claims.ties.traced.gaps import Remainder, is_change
from factcheck.claims.ties.traced.nearness import LEAD
from factcheck.claims.ties.traced.vouched import change_vouched
from factcheck.quantities.slips import KINDS, Slips
from factcheck.record import replace

TRIED: Final = 12
"""Figures around a difference among which the two are looked for."""

CHANCE: Final = 0.1
"""A difference is believed that comes out by chance less often than this."""

SLIP: Final = 0.08
"""So is one that comes out by one slip of the pen less often than this, counting all the slips there may be."""

EXACT: Final = 0.03
"""The same of one that does so to the digit, of which chance makes fewer."""

SURE: Final = 0.01
"""The same wherever the figures stand, and whatever else is said of them."""

AROUND: Final = 4
"""The same for a balance and the measures that it weighs against each other, and for what words tie together."""

TEN: Final = 10
"""How many times its last digit a figure that ends in one zero is rounded to."""


def tie_differences(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tell the differences of an article which two figures they surely lie between."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    for at in [at for at, claim in enumerate(claims) if is_difference(text, claim)]:
        found = remainder(text, measured(claims, at), claims, doubted)
        if found is not None:
            for claim in entered(found):
                claims[places[claim.id]] = claim


def entered(found: Remainder) -> Iterator[Claim]:
    """The claims of a difference, each in its unit; what is left and what is said are parts of the third."""
    difference, one, other = (term.claim for term in found.terms())
    entry = (f"{MISTYPED_REST if found.mistyped else GUESSED_REST} {one.id}.{difference.id}", one.id)
    yield one
    yield from (replace(part, exhausts=(*part.exhausts, entry)) for part in (other, difference))


def remainder(text: str, difference: Claim, claims: Sequence[Claim], doubted: Doubted) -> Remainder | None:
    """The two figures that surely lie a difference apart, the likeliest by their place; else two that would but for a
    slip.
    """
    own = term_of(text, difference)
    if own is None:
        return None
    near = sorted(levels_of(difference, claims), key=lambda level: distance(level, difference))
    terms = [term for term in (term_of(text, in_unit(level, difference)) for level in near[:TRIED]) if term is not None]
    start = origin(text, difference, sorted(terms, key=attrgetter("start")))
    plain = Remainder(own, own, own, 0, start, is_called_so(text, difference.quantity), weighed(text, difference))
    around = list(pairs(own, terms))
    meeting = (between(plain, *pair) for pair in around if is_met(own, *pair[:2]))
    fitting = next(filter(fits, meeting), None)
    if fitting is not None or is_met_ahead(text, own, near):
        return fitting
    sound = change_vouched(text, difference, claims)
    # What rose or fell itself is the base of nothing else.
    moved = {claim.of for claim in claims if claim.role in CHANGES} - {difference.of}
    amends = Amends(text, dict.fromkeys(sound, 0.0), ALL)
    found = [between(plain, *pair) for pair in around if may_be_met(text, own, *pair[:2], amends)]
    for way in (way for one in sorted(found, key=Remainder.is_told, reverse=True) for way in (one, turned(one))):
        often = slip_of(way, moved, amends)
        if often <= 1:
            return way
        if often <= DOUBTED:
            doubted.append([term.claim for term in way.terms()])
    return next((replace(one, mistyped=True) for one in found if is_mistyped(one, moved, amends)), None)


def is_met(own: Term, one: Term, other: Term) -> bool:
    """Whether two figures lie as far apart as is said, as far as floats tell: most do not."""
    slack = (own.width + one.width + other.width) / 2 * (1 + 2 * ROUNDED)
    return abs(one.middle - other.middle - own.middle) <= slack


def is_met_ahead(text: str, own: Term, levels: Sequence[Claim]) -> bool:
    """Whether two levels of the lead, as fine as a difference behind it, lie as far apart as that says, so that nearer
    ones which do not are not meant.
    """
    lead = (in_unit(level, own.claim) for level in levels if level.sentence < LEAD <= own.claim.sentence)
    terms = [term for term in (term_of(text, level) for level in lead) if term is not None and term.width <= own.width]
    return any(is_met(own, *pair) for pair in permutations(terms, 2))


def may_be_met(text: str, own: Term, one: Term, other: Term, amends: Amends) -> bool:
    """The same of figures of one thing that may do so but for a slip, in whichever order they were meant."""
    if are_of_two_groups(text, one.claim.quantity, other.claim.quantity):
        return False
    return may_be_amended(own, one, other, amends) or may_be_amended(own, other, one, amends)


def between(plain: Remainder, one: Term, other: Term, tried: int) -> Remainder:
    """A difference as it lies between two figures, when so many have been tried."""
    return replace(plain, one=one, other=other, tried=tried)


def turned(found: Remainder) -> Remainder:
    """The same figures, the other one taken from the one: a slip may have made the larger one the smaller."""
    return replace(found, one=found.other, other=found.one)


def fits(found: Remainder) -> bool:
    """Whether figures lie as far apart as is said, and hardly by chance, and no words keep them apart."""
    if found.is_of_now() or found.is_apart():
        return False
    return abs(found.missing()) <= found.slack() and found.chance() <= CHANCE * found.weight()


def slip_of(
    found: Remainder, moved: Set[str | None], amends: Amends, kinds: Sequence[Slips] = KINDS
) -> float:
    """How often chance makes figures that would lie as far apart as is said but for a slip in one of them, as a part of
    how often it may: less where they do not stand beside each other, or one of them has `moved` by itself.
    """
    if not may_be_amended(*found.terms(), amends):
        return inf
    weighed = found.is_weighed()
    if found.is_of_now() or found.is_of_another_time() or found.is_elsewhere():
        return inf
    if found.is_mixed() or found.is_contrary():
        return inf
    if not (weighed or found.is_no_balance()):
        return inf
    near = BESIDE if (found.called or not found.is_own()) and found.difference.claim.basis != YARDSTICK else 0
    reach = AROUND if weighed or found.is_told() else near
    still = weighed or moved.isdisjoint([term.claim.id for term in found.terms()])
    weight = found.weight() if still and found.apart() <= reach else 0
    exact, size = max(SURE, EXACT * weight), abs(found.one.middle)
    ways, chance, slack = partial(amended, found, amends), found.chance(), found.slack()
    sharp = chance * exactness(found.terms()) / sum(term.grain for term in found.terms())
    far = farness(found.missing(), found.least(), found.terms())
    often = surprise(sharp, DOUBTED * exact, ways, lambda way: abs(way) <= ROUNDED * size, far, kinds)
    if (often is None or often > exact) and weight > 0:
        rough = surprise(chance, SLIP * weight, ways, lambda way: abs(way) <= slack, far, kinds)
        if rough is not None:
            return rough / (SLIP * weight)
    return inf if often is None else often / exact


def is_mistyped(found: Remainder, moved: Set[str | None], amends: Amends) -> bool:
    """Whether figures would lie as far apart as is said but for one other digit in one of them, and hardly by chance,
    where words tell that they do; not where they are of two things, or one of them is a round one.
    """
    quantities = [term.claim.quantity for term in found.terms()]
    if found.is_of_two() or any(quantity.coarse > TEN * quantity.step for quantity in quantities):
        return False
    moving = is_change(found.difference.claim) or found.has_moved()
    told = found.is_weighed() or (moving and (found.is_told() or found.is_own()))
    return told and found.apart() <= BESIDE and slip_of(found, moved, amends, MISTYPINGS) <= 1


def may_be_amended(own: Term, one: Term, other: Term, amends: Amends) -> bool:
    """Whether one slip may keep figures from lying as far apart as is said, as far as floats tell."""
    slack = (own.width + one.width + other.width) / 2 * (1 + ROUNDED)
    missing, room = one.middle - other.middle - own.middle, slack + 2 * ROUNDED * abs(one.middle)
    return amends.may_explain(missing, room, one, (other, own))


def amended(found: Remainder, amends: Amends, slips: Slips) -> Sequence[float]:
    """How far what is left would be from what is said if one of these slips had not been made."""
    missing, one = found.missing(), found.one
    signs = ((term, 1 if term is one else -1) for term in found.terms())
    return [missing + sign * way for term, sign in signs for way in amends.ways(term, slips)]


def pairs(own: Term, near: Sequence[Term]) -> Iterator[tuple[Term, Term, int]]:
    """The pairs of figures around a difference, the nearest first, each with how many have been tried with it; of a cut
    the smaller one is what is left.
    """
    for tried, (first, last) in enumerate(ranked(len(near)), 1):
        one, other = near[first], near[last]
        if (one.middle > other.middle) is not (own.middle > 0):
            one, other = other, one
        yield one, other, tried


@cache
def ranked(count: int) -> Sequence[tuple[int, int]]:
    """The places of the pairs of so many figures, those of the nearest first."""
    return sorted(combinations(range(count), 2), key=lambda pair: (sum(pair), pair[1]))


