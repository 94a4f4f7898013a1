"""Rates by name: percentages and ratios that the lexicon knows to be those of one thing to another (a turnout, an
unemployment rate, a margin), tied to figures that are called so: where their digits fit, or where nothing else is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableSequence, Sequence, Set
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.averages import value_of
from factcheck.claims.ties.said.kinship import timed_apart
from factcheck.claims.ties.said.rate_names import PART, PORTION, REST, WHOLE, Name, called, named_in, names_of
from factcheck.claims.ties.said.share_pairs import GUESS
from factcheck.claims.ties.terms import SPREAD, Term, is_amount, sort_of, term_of
from factcheck.claims.ties.traced.nearness import distance
from factcheck.claims.ties.traced.proportion import Proportion, slip_of
from factcheck.expression import expression
from factcheck.quantities.slips import mistypings
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE
from factcheck.text.lowering import lowered

CHANCE: Final = 0.1
"""A rate is believed that fits a part and a whole by chance less often than this; they are called so besides."""

SLIP: Final = 0.25
"""So is one that fits but for a slip, counting all there may be."""

TRIED: Final = 6
"""Figures that may be the part of a rate, and figures that may be its whole, at most."""

FINE: Final = 0.008
"""So fine are three figures of which none has fewer than three digits."""

UNNAMED: Final = 8
"""How many times likelier chance makes a ratio fit of two figures that nothing but their place says it is of."""

PROFITS: Final = frozenset({"ebitda", "operating-profit", "profit"})
"""Measures of what is earned, each of which there is a margin of."""

TOLD: Final = 0.05
"""How often chance makes a ratio fit that is set against one, right behind the two figures, at most."""

NEAR: Final = 2
"""Sentences before a rate in which the only part and the only whole that an article has of it are surely its own."""

HUNDRED: Final = 100

COUNTED: Final = frozenset({"count", "number"})
"""The dimensions of counts."""

TO_ONE: Final = expression(r" to (?:one|1)\b(?! ?[\d.,]*\d)")
"""What stands behind how many times one thing another one is."""

RATES: Final = frozenset({"ratio", "number", "factor", "money"})
"""The dimensions of a percentage, of how many times its whole a part is, and of what there is for a hundred."""

SAID: Final = ("said", "rate")
"""The link of a rate that has the only part and the only whole that are called so."""


class Rate(Proportion):
    """A rate with its part and its whole."""

    __slots__ = ()

    def ends(self) -> Sequence[tuple[str, str]]:
        """What the rate is linked to."""
        return (PART, self.part.claim.id), (WHOLE, self.whole.claim.id)


class OfBoth(Rate):
    """A rate with its part and what makes its whole up beside that."""

    __slots__ = ()

    def made(self, share: float, part: float, whole: float) -> float:
        """The part that this share of itself and the rest would be."""
        return share * (part + whole)

    def ends(self) -> Sequence[tuple[str, str]]:
        """What the rate is linked to."""
        return (PORTION, self.part.claim.id), (REST, self.whole.claim.id)


class OfHundred(Rate):
    """How much there is of one thing for a hundred of another."""

    __slots__ = ()

    def made(self, share: float, part: float, whole: float) -> float:
        """The part that there would be for so much."""
        return share * whole / HUNDRED

    def ends(self) -> Sequence[tuple[str, str]]:
        """What the rate is linked to."""
        size = str(Fraction(1, HUNDRED))
        return ("total", self.part.claim.id), ("count", self.whole.claim.id), ("size", size)


def tie_rates(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of an article that have a name to a part and a whole."""
    lower, names = lowered(text), named_in(text)
    likely = [(at, claim) for at, claim in enumerate(claims) if is_rate(claim)] if names else ()
    printed = [(at, claim) for at, claim in likely if claim.quantity.form == "digits" or is_to_one(lower, claim)]
    found = [(at, name) for at, claim in printed for name in names_of(lower, names, claim)]
    if not found:
        return
    amounts = [term for claim in claims if may_be_part(claim) and (term := term_of(text, claim))]
    terms = ((at, name, rate_term(text, claims[at], name)) for at, name in found)
    tried = [(at, name, list(candidates(lower, rate, name, amounts))) for at, name, rate in terms if rate is not None]
    exact = {at: one for at, _, some in tried if (one := fitting(some)) is not None}
    taken = {one.part.claim.id for one in exact.values()}
    taken.update(name for claim in claims for kind, name in claim.links if kind == PART)
    full = {one.whole.claim.id for one in exact.values()}.union(rated(lower, names, claims))
    for at, name, some in tried:
        free = [one for one in some if may_slip(one, taken) and one.whole.claim.id not in full]
        tied = exact.get(at) or slipped(text, free)
        if tied is not None:
            claims[at] = replace(claims[at], links=(*claims[at].links, *tied.ends(), GUESS))
        elif len(some) == len(free) == 1 and name.sure and is_only(free[0]) and is_mistyped(text, free[0]):
            claims[at] = replace(claims[at], links=(*claims[at].links, *free[0].ends(), SAID))


def rated(lower: str, names: Sequence[Name], claims: Sequence[Claim]) -> Iterator[str]:
    """The wholes of rates with such names that words tie to their parts: a rate of a part of them is of less."""
    for claim in claims:
        wholes = [name for kind, name in claim.links if kind == WHOLE]
        if wholes and any(names_of(lower, names, claim)):
            yield from wholes


def rate_term(text: str, claim: Claim, name: Name) -> Term | None:
    """A rate as a term; a ratio is rounded, even where it is of what is counted."""
    return value_of(text, claim) if name.times or name.hundred else term_of(text, claim)


def is_rate(claim: Claim) -> bool:
    """Whether a percentage, a factor, or a figure for a hundred may be a rate whose part and whole no words tell."""
    unit = claim.quantity.unit
    told = claim.kind in ("rate", "level") and claim.block not in (TABLE, TITLE)
    return told and unit.dimension in RATES and unit.per is None and all(kind != PART for kind, _ in claim.links)


def may_be_part(claim: Claim) -> bool:
    """Whether a claim states an amount outside of tables."""
    return claim.kind == "level" and claim.block != TABLE and is_amount(claim)


def candidates(lower: str, rate: Term, name: Name, amounts: Sequence[Term]) -> Iterator[Rate]:
    """The parts and wholes of a rate that are called so, those of its time first, then the nearest; the further off,
    the likelier by chance.
    """

    def order(term: Term) -> tuple[bool, int, int]:
        return ((term.claim.role == "base") != (rate.claim.role == "base"), *distance(term, rate))

    others = [term for term in amounts if term.claim is not rate.claim]
    if not name.forms[0]:
        counted, most = (COUNTED, TOLD) if is_to_one(lower, rate.claim) else (frozenset(), 1)
        yield from two_before(rate, others, counted, most)
    told = sorted(((order(term), said, term) for said, term in called(lower, name, others)), key=lambda one: one[0])
    parts, wholes, rests = ([term for _, said, term in told if said == side][:TRIED] for side in (PART, WHOLE, REST))
    for made, others in ((OfHundred if name.hundred else Rate, wholes), (OfBoth, rests)):
        for one, part in enumerate(parts, 1):
            for other, whole in enumerate(others, 1):
                if sort_of(part.claim) == sort_of(whole.claim):
                    grain = rate.grain / rate.middle + part.grain / part.middle + whole.grain / whole.middle
                    yield made(rate, part, whole, one * other * grain / SPREAD)


def is_to_one(lower: str, claim: Claim) -> bool:
    """Whether words behind a figure say that it is how many times one thing the other is ("a ratio of 15 to one")."""
    return TO_ONE.match(lower, claim.quantity.end) is not None


def two_before(rate: Term, amounts: Sequence[Term], counted: Collection[str], most: float) -> Iterator[Rate]:
    """The last two figures before a ratio, in either order, of one unit or of these dimensions; by chance at `most` so
    often.
    """
    place = rate.claim.sentence
    two = [one for one in amounts if one.start < rate.start and place - one.claim.sentence <= 1][-2:]
    units = [one.claim.quantity.unit for one in two]
    if len(units) == 2 and (units[0] == units[1] or all(unit.dimension in counted for unit in units)):
        chance = min(most, UNNAMED * sum(term.grain / term.middle for term in (rate, *two)) / SPREAD)
        for part, whole in ((two[0], two[1]), (two[1], two[0])):
            yield Rate(rate, part, whole, chance)


def fitting(found: Sequence[Rate]) -> Rate | None:
    """The part and the whole that fit a rate, the likeliest."""
    exact = [(one.chance, at) for at, one in enumerate(found) if one.chance <= CHANCE and one.gap(*middles(one)) <= 1]
    return found[min(exact)[1]] if exact else None


def middles(one: Rate) -> tuple[float, float, float]:
    """A rate, its part and its whole as printed."""
    return one.share.middle, one.part.middle, one.whole.middle


def may_slip(one: Rate, taken: Set[str]) -> bool:
    """Whether a slip may explain that a rate does not fit: its part fits no other, and is not known by the name of
    another one ("an EBITDA margin" is of no net profit), and a rate of an earlier time is of what was then.
    """
    said, head = one.share.claim.subject.measure.modifiers & PROFITS, one.part.claim.subject.measure.head
    if said and head in PROFITS - said:
        return False
    former = one.share.claim.role != "base" or one.whole.claim.role == one.part.claim.role == "base"
    return former and one.part.claim.id not in taken


def slipped(text: str, found: Sequence[Rate]) -> Rate | None:
    """The part and the whole that would fit a rate but for a slip."""
    return next((one for one in found if slip_of(one, SLIP, text) is not None), None)


def is_mistyped(text: str, one: Rate) -> bool:
    """Whether another digit in one place of one figure would make a rate fit."""
    return any(map(one.would_fit, one.amended(text, mistypings)))


def is_only(one: Rate) -> bool:
    """Whether a rate, its part and its whole are plain figures of one time, told together in three digits or more."""
    claims = [term.claim for term in (one.share, one.part, one.whole)]
    last = claims[0].sentence
    near = all(0 <= last - claim.sentence <= NEAR for claim in claims)
    plain = all(claim.role == "now" and claim.quantity.hedge is None for claim in claims)
    return near and plain and one.chance <= FINE and not any(timed_apart(claims[0], claim) for claim in claims[1:])
