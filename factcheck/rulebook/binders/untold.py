"""Untold: a headline's figure that the article gives nowhere, and the one figure of its opening that stands for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.surroundings import words_near
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, digits
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
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
    worded_alike,
)
from factcheck.rulebook.binders.differing import may_slip, opening
from factcheck.rulebook.binders.repeating import LARGE, LEAD, same_unit
from factcheck.rulebook.binders.yielded import is_worked_out, printed_near, size, tells
from factcheck.text.document import TITLE

RATIOS: Final = frozenset({"rate", "share"})
FEWEST: Final = 2
"""Digits of a figure of which one may have been mistyped, at least: of those of one digit each would do."""
TELLING: Final = 2
"""Words that stand around a round figure and one that has its first digit, at least, where they are one."""
LONG: Final = 3
"""Digits of a figure that another one has by chance only seldom, but for two in the other order."""
WIDE: Final = 200
"""Characters on each side of a figure in which the words are looked for that a headline shares with its lead."""
PEOPLE: Final = "people"
"""The noun that counts migrants and Germans alike."""
TENFOLD: Final = (1, 2, 3, 6)
"""The powers of ten that a figure may be off."""


def untold(headline: Claim, body: Bodies, ledger: Ledger) -> Counterpart | None:
    """The one figure of the opening that is of a headline's unit and time: one that agrees sums it up. Where nothing in
    the article tells the headline's, or yields it, that is the one of which a slip makes it, or the only one there.
    """
    if headline.block != TITLE or headline.role == "base" or not is_telling(headline):
        return None
    own = [c for c in body.get(kindred(headline), ()) if c.role != "base"]
    alike = [c for c in opening(headline, own) if may_stand_for(headline, c)]
    again = agreeing(headline, own, alike, ledger)
    if again is not None:
        return Counterpart(again)
    everything = [c for claims in body.values() for c in claims]
    if any(tells(headline, c) for c in everything):
        return None
    found = misprinted(headline, own, ledger)
    if found or is_worked_out(headline, everything):
        return found
    return in_its_place(headline, alike, ledger) or named_alike(headline, own, ledger)


def agreeing(headline: Claim, own: Sequence[Claim], alike: Sequence[Claim], ledger: Ledger) -> Claim | None:
    """The only figure of the opening, or the only one of the article, that agrees with a headline's, as words tell."""
    found = [c for c in alike if agree(headline, c) and tells(headline, c)]
    if found:
        return found[0] if len(alike) == 1 or shared(headline, found[0], ledger) else None
    told = [c for c in own if is_timely(headline, c) and agree(headline, c) and tells(headline, c)]
    if len({size(c) for c in told}) != 1 or len(digits(headline.quantity.value)) < FEWEST:
        return None
    return told[0] if headline.sign == told[0].sign and shared(headline, told[0], ledger) else None


def named_alike(headline: Claim, own: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The only figure of the lead that is of a headline's measure, where that is a known one."""
    cell = ledger.cells[headline.id]
    lead = (c for c in own if c.sentence <= headline.sentence + LEAD and worded_alike(cell, ledger.cells[c.id]))
    alike = [c for c in lead if may_stand_for(headline, c) and stands_for(headline, c)]
    alone = cell.head in table("measures") and len({size(c) for c in alike}) == 1
    return Counterpart(alike[0], lowered=2) if alone else None


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
    slips += [c for c in alike if is_magnified(headline, c) and shared(headline, c, ledger) >= TELLING]
    if len(set(slips)) == 1:
        return Counterpart(slips[0], lowered=1)
    if len(alike) != 1 or not stands_for(headline, alike[0]):
        return None
    least = 1 + (headline.quantity.form == "fraction")
    return Counterpart(alike[0], lowered=2) if shared(headline, alike[0], ledger) >= least else None


def is_telling(headline: Claim) -> bool:
    """Whether a headline's figure is one that is told again: in digits, a large one, or a ratio."""
    quantity = headline.quantity
    return quantity.form != "words" or quantity.step >= LARGE


def may_stand_for(headline: Claim, body: Claim) -> bool:
    """Whether a figure of the opening can be a headline's, by its time, its way and its size, whatever it counts."""
    alike = headline.sign == body.sign or {headline.kind, body.kind} == {"level", "change"}
    ratio = headline.quantity.unit.dimension == "ratio"
    ratios = {headline.kind, body.kind} <= RATIOS
    timely = is_timely(headline, body)
    return timely and alike and (counts_alike(headline, body) if not ratio else ratios or same_sort(headline, body))


def is_timely(headline: Claim, body: Claim) -> bool:
    """Whether two figures may be of one time."""
    return same_time(headline, body) or same_season(headline, body)


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


def is_slip(one: Claim, other: Claim) -> bool:
    """Whether a headline's figure would agree with another one but for two digits, or one that was mistyped."""
    if may_slip(one, other):
        return True
    several = len(digits(one.quantity.value)) >= FEWEST
    return several and any(is_meant(one, other, slip) for slip in (transposed, mistyped, shifted))


def is_magnified(one: Claim, other: Claim) -> bool:
    """Whether a round figure of a headline would agree with another one of its unit but for a power of ten."""
    return size(one) >= LARGE and one.quantity.unit == other.quantity.unit and is_meant(one, other, shifted)


def shifted(quantity: Quantity) -> Iterator[Quantity]:
    """The quantities that a power of ten makes of one."""
    value, step, coarse = (exact(each) for each in (quantity.value, quantity.step, quantity.coarse))
    for power in (*TENFOLD, *(-power for power in TENFOLD)):
        factor = Fraction(10) ** power
        yield replace(quantity, value=value * factor, step=step * factor, coarse=coarse * factor)


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
    around = (words_near(text, c.quantity.start, c.quantity.end, WIDE, WIDE)[0] for c in (headline, body))
    first, other = ({word.removesuffix("s") for word in words} for words in around)
    return len(first & other) + named + timed
