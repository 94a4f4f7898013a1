"""Untold: a headline's figure that the article gives nowhere, and the one figure of its opening that stands for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.surroundings import words_near
from factcheck.claims.ties.values import values
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, digits
from factcheck.lexicon import table
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact, kind_of
from factcheck.quantities.slips import mistyped, transposed
from factcheck.record import replace
from factcheck.rulebook.binders.alike import (
    COUNTED,
    Bodies,
    Counterpart,
    kindred,
    same_season,
    same_sort,
    same_time,
)
from factcheck.rulebook.binders.differing import may_slip, opening
from factcheck.rulebook.binders.repeating import LARGE, same_unit
from factcheck.text.document import TITLE

FLOORS: Final = frozenset({"more-than", "at-least"})
RATIOS: Final = frozenset({"rate", "share"})
MOST: Final = 16
"""Figures of an article from which a headline's may have been worked out, at most: among more, chance finds some."""
FEWEST: Final = 2
"""Digits of a figure of which one may have been mistyped, at least: of those of one digit each would do."""
LONG: Final = 3
"""Digits of a figure that another one has by chance only seldom, but for two in the other order."""
PEOPLE: Final = "people"
"""The noun that counts migrants and Germans alike."""
ONE: Final = Fraction(1)


def untold(headline: Claim, body: Bodies, ledger: Ledger) -> Counterpart | None:
    """The one figure of the opening that is of a headline's unit and time: one that agrees sums it up. Where nothing in
    the article tells the headline's, or yields it, that is the one of which a slip makes it, or the only one there.
    """
    if headline.block != TITLE or headline.role == "base" or not is_telling(headline):
        return None
    own = [c for c in body.get(kindred(headline), ()) if c.role != "base"]
    alike = [c for c in opening(headline, own) if may_stand_for(headline, c)]
    agreeing = [c for c in alike if agree(headline, c) and tells(headline, c)]
    if agreeing:
        return Counterpart(agreeing[0]) if len(alike) == 1 else None
    everything = [c for claims in body.values() for c in claims]
    if any(tells(headline, c) for c in everything):
        return None
    found = misprinted(headline, own, ledger)
    return found if found or is_worked_out(headline, everything) else in_its_place(headline, alike, ledger)


def misprinted(headline: Claim, own: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The one figure of an article that prints a headline's with two digits in the other order, where these are so many
    that this is no chance, whatever is said of it.
    """
    if len(digits(headline.quantity.value)) < LONG:
        return None
    slips = [c for c in own if counts_alike(headline, c) and is_meant(headline, c, transposed)]
    if len({size(c) for c in slips}) != 1 or len(digits(slips[0].quantity.value)) < LONG:
        return None
    return Counterpart(slips[0], lowered=1 if shared(headline, slips[0], ledger) else 2)


def in_its_place(headline: Claim, alike: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The figure of the opening of which a slip makes a headline's; else the only one, where it is of the same things
    and words say so.
    """
    slips = [c for c in alike if is_slip(headline, c) and shared(headline, c, ledger)]
    if len(slips) == 1:
        return Counterpart(slips[0], lowered=1)
    alone = len(alike) == 1 and stands_for(headline, alike[0]) and shared(headline, alike[0], ledger)
    return Counterpart(alike[0], lowered=2) if alone else None


def is_telling(headline: Claim) -> bool:
    """Whether a headline's figure is one that is told again: in digits, a large one, or a ratio."""
    quantity = headline.quantity
    return quantity.form != "words" or quantity.step >= LARGE


def may_stand_for(headline: Claim, body: Claim) -> bool:
    """Whether a figure of the opening can be a headline's, by its time, its way and its size, whatever it counts."""
    timed = same_time(headline, body) or same_season(headline, body)
    alike = headline.sign == body.sign or {headline.kind, body.kind} == {"level", "change"}
    ratio = headline.quantity.unit.dimension == "ratio"
    ratios = {headline.kind, body.kind} <= RATIOS
    return timed and alike and (counts_alike(headline, body) if not ratio else ratios or same_sort(headline, body))


def counts_alike(headline: Claim, body: Claim) -> bool:
    """Whether two figures are of one unit, or of one kind of weight or length; few things are of one noun."""
    one, other = headline.quantity.unit, body.quantity.unit
    if not {one.dimension, other.dimension} <= COUNTED:
        return same_unit(headline, body) if one.dimension == "money" else one.per == other.per
    return one.per == other.per and (one.name == other.name or min(size(headline), size(body)) >= LARGE)


def stands_for(headline: Claim, body: Claim) -> bool:
    """Whether such a figure says what it is of as a headline does: of one kind and noun, and not of two measures."""
    heads = {claim.subject.measure.head for claim in (headline, body)} - {UNRESOLVED}
    apart = len(heads) > 1 and all(head in table("measures") for head in heads)
    names = {claim.quantity.unit.name for claim in (headline, body)} - {None, PEOPLE}
    return not apart and len(names) < 2 and headline.sign == body.sign and same_sort(headline, body)


def tells(headline: Claim, body: Claim) -> bool:
    """Whether a figure of the article may be what a headline prints, rounded or cut off, whatever it is of."""
    if kindred(headline)[0] != kindred(body)[0]:
        return digits_alike(headline, body)
    return printed_near(headline.quantity).meets(printed_near(body.quantity))


def digits_alike(one: Claim, other: Claim) -> bool:
    """Whether two figures of different units print one number."""
    return abs(exact(one.quantity.value)) == abs(exact(other.quantity.value))


def is_loose(one: Claim, other: Claim) -> bool:
    """Whether two figures only agree as one bounds the other from far away ("more than 214,000", "241,000")."""
    return values(one)[1].meets(values(other)[1]) and not tells(one, other)


def printed_near(quantity: Quantity) -> Interval:
    """What a figure may stand for, rounded or cut off: more than a figure is less than its next round one."""
    value, coarse = abs(exact(quantity.value)), exact(quantity.coarse)
    kind = kind_of(quantity.hedge) if quantity.hedge else "exact"
    ends = Interval(value * quantity.unit.scale, (value + coarse) * quantity.unit.scale, hi_open=True)
    if kind in FLOORS and coarse:
        return ends
    return replace(quantity, value=value, hedge="about" if quantity.hedge else None, upper=None).wide().hull(ends)


def is_worked_out(headline: Claim, body: Sequence[Claim]) -> bool:
    """Whether two figures of the article make a headline's: their sum, their difference, their ratio, a rest."""
    wanted = printed_near(headline.quantity)
    ratio = headline.quantity.unit.dimension == "ratio"
    return any(wanted.contains(abs(value)) for value in (ratios(body) if ratio else sums(headline, body)))


def ratios(body: Sequence[Claim]) -> Iterator[Fraction]:
    """The rests of the ratios of an article, and the ratios, and rates of growth, of levels that belong together."""
    for claim in body:
        if claim.quantity.unit.dimension == "ratio":
            yield ONE - size(claim)
    levels = [c for c in body if c.kind == "level" and c.quantity.value > 0][:MOST]
    for one, other in combinations(levels, 2):
        near = one.sentence == other.sentence or one.subject.measure == other.subject.measure
        if near and kindred(one) == kindred(other):
            low, high = sorted((size(one), size(other)))
            yield from (low / high, high / low - 1, 1 - low / high)


def sums(headline: Claim, body: Sequence[Claim]) -> Iterator[Fraction]:
    """The sums and differences of two figures of a headline's unit."""
    alike = [c for c in body if kindred(c) == kindred(headline)][:MOST]
    for one, other in combinations(map(size, alike), 2):
        yield from (one + other, one - other)


def size(claim: Claim) -> Fraction:
    """How large a figure is, in the unit of its dimension."""
    return abs(exact(claim.quantity.value)) * claim.quantity.unit.scale


def is_slip(one: Claim, other: Claim) -> bool:
    """Whether a headline's figure would agree with another one but for two digits, or one that was mistyped."""
    if may_slip(one, other):
        return True
    several = len(digits(one.quantity.value)) >= FEWEST
    return several and any(is_meant(one, other, slip) for slip in (transposed, mistyped))


def is_meant(headline: Claim, other: Claim, slip: Callable[[Quantity], Iterable[Quantity]]) -> bool:
    """Whether a slip in a headline's figure, apart from the zeros that it is rounded with, makes it of another one."""
    printed, quantity = printed_near(other.quantity), headline.quantity
    figure = replace(quantity, step=quantity.coarse) if quantity.coarse else quantity
    return any(printed_near(meant).meets(printed) for meant in slip(figure))


def shared(headline: Claim, body: Claim, ledger: Ledger) -> int:
    """How many words stand around both figures, with whose they are, and when."""
    text = ledger.documents[headline.article].text
    own, others = headline.subject, body.subject
    named = own.entity == others.entity and bool(own.entity) and "entity" not in own.assumed | others.assumed
    timed = own.period == others.period is not None and not (own.carried or others.carried)
    first, other = (words_near(text, c.quantity.start, c.quantity.end)[0] for c in (headline, body))
    return len(first & other) + named + timed
