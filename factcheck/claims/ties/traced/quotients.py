"""Quotients: averages whose total and count an article gives elsewhere, told from chance by their digits ("drew
71,348,366 fans ... The average of 29,568 for 2,413 dates").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, MutableSequence, Sequence
from fractions import Fraction
from functools import partial
from itertools import product
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.averages import LIKE, Average, averages, is_precise, prices, value_of
from factcheck.claims.ties.said.earlier import earlier
from factcheck.claims.ties.said.others import leaves_out, speaks_of_others
from factcheck.claims.ties.said.per_words import TIMES
from factcheck.claims.ties.said.unit_values import settled
from factcheck.claims.ties.terms import SPREAD, Term, amendments, is_amount, term_of
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.divisors import divisor_of, fineness, is_total, scales_of
from factcheck.claims.ties.traced.nearness import LEAD, distance, is_near, words
from factcheck.claims.ties.traced.quotient import Amount, Quotient, called
from factcheck.expression import expression
from factcheck.quantities.slips import Slips, displacements, tenfolds
from factcheck.record import replace
from factcheck.text.document import TABLE
from factcheck.text.lowering import lowered

GUESS: Final = ("guess", "quotient")
"""The link of an average that is tied to its total and its count by their digits."""

TRIED: Final = 24
"""Figures that may be a total, and figures that may be a count, at most."""

CHANCE: Final = 0.05
"""A quotient is believed that comes out by chance less often than this."""

FAR: Final = 0.02
"""The same where neither the total nor the count stands in its sentence, and the count has no name of it."""

SLIP: Final = 0.1
"""So is one that comes out but for a slip, counting all of them."""

BREATH: Final = 48
"""Characters between two figures that stand side by side, at most."""

AWAY: Final = 0.035
"""The same where they do not stand beside each other."""

SURE: Final = 0.02
"""The same where one is a word, or was read to be what that was before."""

TOGETHER: Final[Mapping[Slips, Sequence[Slips]]] = {displacements: (displacements, tenfolds), tenfolds: ()}
"""The slips that are counted together: an article has many totals and counts."""

AVERAGED: Final = expression(r"\b(?:[Aa]vg|[Aa]verage|[Ww]eighted|[Nn]umber of)\b[^.;\n\d]*$")
"""What calls a count of shares that by which earnings are divided, before it."""



def tie_quotients(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the averages of an article to a total and a count that their digits fit."""
    known = settled(claims)
    lower = lowered(text)
    told = dict([*averages(text, lower, claims), *prices(text, lower, claims)])
    found = [(at, one) for at, one in told.items() if claims[at].id not in known]
    if not found:
        return
    terms = (term_of(text, claim) for claim in claims if claim.kind == "level" and may_be_term(claim))
    amounts = [Amount(term, called(term)) for term in terms if term and term.claim.block != TABLE]
    tried = [(at, list(candidates(average, amounts))) for at, average in found]
    exact = {at: one for at, some in tried if (one := fitting(some)) is not None}
    taken = {one.total.claim.id for one in exact.values()}
    for at, some in tried:
        free = [one for one in some if one.total.claim.id not in taken]
        tied = exact.get(at) or slipped(text, [one for one in free if may_slip(text, one, exact.values())])
        if tied is not None:
            claims[at] = linked(claims[at], tied)
    tie_bases(text, claims)


def tie_bases(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie what an average was before to what its total and its count were, where each was one thing."""
    tied = list(divisions(claims))
    before = earlier(text, claims) if tied else {}
    places = {claim.id: at for at, claim in enumerate(claims)} if before else {}
    for names, size in tied:
        values, totals, counts = (before.get(name, ()) for name in names)
        ways = list(product(values, totals, counts))
        tried = (quotient_of(text, value, total, count, size, len(ways)) for value, total, count in ways)
        made = [one for one in tried if one is not None and one.chance <= CHANCE]
        fits = [one for one in made if one.gap(*one.middles()) <= 1]
        fits = fits or [one for one in made if one.average.per != "share" and is_amended(text, one, SLIP)]
        for one in fits[:1]:
            at = places[one.average.claim.id]
            claims[at] = linked(claims[at], one)


def divisions(claims: Sequence[Claim]) -> Iterator[tuple[tuple[str, str, str], Fraction]]:
    """The averages among some claims that are tied, with their totals, their counts and the size of what is counted."""
    for claim in claims:
        ends = {"total": claim.id, "value": claim.id, **dict(claim.links)}
        if "count" in ends and "size" in ends:
            yield (ends["value"], ends["total"], ends["count"]), Fraction(ends["size"])


def quotient_of(text: str, value: Claim, total: Claim, count: Claim, size: Fraction, ways: int) -> Quotient | None:
    """An average, its total and its count as a quotient, one of so many; None where one has open ends, or is taken."""
    one, other = term_of(text, total), term_of(text, count)
    if one is None or other is None or value.links or not is_precise(value):
        return None
    average = Average(value_of(text, value), 1, frozenset(), frozenset(), value.quantity.end)
    fine = average.value.grain / average.value.middle + one.grain / one.middle + fineness(other)
    return Quotient(average, one, other, size, ways * fine / SPREAD)


def linked(claim: Claim, tied: Quotient) -> Claim:
    """An average, with what it is per as a part of it, and links to its total and its count."""
    size = ("size", str(tied.size))
    links = (("total", tied.total.claim.id), ("count", tied.count.claim.id), size, GUESS)
    return replace(claim, quantity=replace(claim.quantity, end=tied.average.end), links=(*claim.links, *links))


def fitting(found: Sequence[Quotient]) -> Quotient | None:
    """The total and the count that fit an average, the likeliest of its time."""
    likely = (one for one in enumerate(found) if one[1].chance <= (CHANCE if one[1].is_told() else FAR))
    exact = [(one.apart(), one.chance, at) for at, one in likely if one.gap(*one.middles()) <= 1]
    return found[min(exact)[-1]] if exact else None


def has_two_owners(one: Quotient) -> bool:
    """Whether a total and a count, or what they are divided into, are known to be of two ("Airbus earned 3.4 billion
    euros, while Boeing lost ...").
    """
    owners = {term.claim.subject.entity for term in (one.total, one.count, one.average.value)} - {""}
    return len(owners) > 1


def is_of_others(text: str, one: Quotient) -> bool:
    """Whether an average is said of others than its total and its count."""
    return speaks_of_others(text, (one.total.claim, one.count.claim), one.average.claim)


def slipped(text: str, found: Sequence[Quotient]) -> Quotient | None:
    """The total and the count beside an average that would fit it but for a slip. An average that leaves out some of a
    total fits none.
    """
    if found and leaves_out(text, found[0].average.value.claim):
        return None
    likely = (one for one in found if one.chance <= FAR and not one.was_before() and not has_two_owners(one))
    meant = (one for one in likely if is_amended(text, one, latitude(one)))
    return next((one for one in meant if not is_of_others(text, one)), None)


def may_slip(text: str, one: Quotient, exact: Collection[Quotient]) -> bool:
    """Whether a slip may explain that a quotient does not fit: earnings are divided by other shares than those there
    are, their average over a year, and less is left to them where some are preferred, but not where others fit.
    """
    return one.average.per != "share" or (is_of_results(text, one) and any(is_of_results(text, two) for two in exact))


def is_of_results(text: str, one: Quotient) -> bool:
    """Whether a quotient is what was earned a share, as these were on average at its time ("Avg shrs 13.2 mln")."""
    start = one.count.claim.quantity.start
    earned = one.average.per == "share" and one.total.claim.subject.measure.head == "profit"
    return earned and not one.apart() and AVERAGED.search(text, max(0, start - BREATH), start) is not None


def latitude(one: Quotient) -> float:
    """How often chance may make a quotient that a slip keeps from fitting: less where its figures do not stand beside
    each other, and are not what results call so, or are words; what was before is none of the time of an average.
    """
    ends = [term.claim for term in (one.total, one.count)]
    if not all(claim.quantity.form == "digits" and claim.role != "base" for claim in ends):
        return SURE
    return SLIP if one.is_close() or one.average.per == "share" else AWAY


def is_amended(text: str, one: Quotient, most: float) -> bool:
    """Whether a quotient would fit but for one slip, by chance at `most` so often."""
    return surprise(one.chance, most, partial(amendments_of, text, one), lambda meant: one.gap(*meant) <= 1) is not None


def amendments_of(text: str, one: Quotient, slips: Slips) -> Sequence[tuple[float, float, float]]:
    """An average, its total and its count, one of them as it would be if one of these slips had not been made."""
    value, total, count = one.middles()
    terms = (one.average.value, one.total, one.count)
    ways = [[way for kind in TOGETHER.get(slips, (slips,)) for way in amendments(text, term, kind)] for term in terms]
    return [
        *((value + way, total, count) for way in ways[0]),
        *((value, total + way, count) for way in ways[1]),
        *((value, total, count + way) for way in ways[2]),
    ]


def candidates(average: Average, amounts: Sequence[Amount]) -> Iterator[Quotient]:
    """The totals and counts that an average may come from, those that are called so and near it first; the further off,
    the likelier by chance.
    """
    value = average.value
    near = [amount for amount in amounts if amount.term.claim is not value.claim and is_near(amount.term, value)]
    counts = [amount for amount in near if scales_of(amount.term, average)]
    totals = [amount for amount in near if is_total(amount.term, average)] if counts else []
    if not totals:
        return
    ordered = [divisor_of(amount.term, average) for amount in nearest(average.count, average, counts)]
    fine = value.grain / value.middle
    for one, (total, _) in enumerate(nearest(average.total, average, totals), 1):
        grain = (fine + total.grain / total.middle) / SPREAD
        for other, (count, sizes, rough) in enumerate(ordered, 1):
            if max(one, other) * grain > CHANCE:
                break  # those further off are no likelier
            ways = max(one, other) if in_one_breath(total, count) else one * other
            chance = ways * (grain + rough) * len(sizes)
            for size in sizes if chance <= CHANCE and ways * grain <= CHANCE and total is not count else ():
                yield Quotient(average, total, count, size, chance)


def in_one_breath(total: Term, count: Term) -> bool:
    """Whether a total and a count of something else stand side by side, so that few others may be meant ("4.6 million
    tickets for $587 million").
    """
    if total.claim.sentence != count.claim.sentence or "base" in (total.claim.role, count.claim.role):
        return False
    first, last = sorted((total.claim.quantity, count.claim.quantity), key=attrgetter("start"))
    return last.start - first.end <= BREATH and first.unit.name != last.unit.name and count.claim.block != TABLE


def nearest(names: frozenset[str], average: Average, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The figures that may be a total, or a count: those that are called so, those that share most words with the
    average, then the nearest.
    """
    own, former = words(average.claim.subject), average.claim.role == "base"

    def order(amount: Amount) -> tuple[bool, bool, int, int, int]:
        beside = amount.term.claim.sentence == average.claim.sentence
        told = beside or not names.isdisjoint(amount.words)
        apart = (amount.term.claim.role == "base") != former
        return (apart and not beside, not told, -len(own & amount.words), *nearness(amount.term, average.value))

    return sorted(amounts, key=order)[:TRIED]


def nearness(term: Term, value: Term) -> tuple[int, int]:
    """How far a figure lies from an average; what an article begins with is never far."""
    sentences, characters = distance(term, value)
    return (min(sentences, 2) if term.claim.sentence < LEAD else sentences), characters


def may_be_term(claim: Claim) -> bool:
    """Whether a level is an amount, or what there is of one in a year, or so ("carries 27 million people a year")."""
    unit = claim.quantity.unit
    return is_amount(claim) or (unit.per in TIMES and unit.dimension in LIKE)
