"""Growths: rates whose levels an article gives elsewhere, told from chance by their digits ("sales rose 38.5 percent to
804,000 ... In May 2023, when 580,500 cars found buyers").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSequence, Sequence
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.ties.said.bearings import APART
from factcheck.claims.ties.said.origins import origin
from factcheck.claims.ties.said.percentages import is_shared
from factcheck.claims.ties.terms import Term, sort_of, term_of
from factcheck.claims.ties.traced.amends import DOUBTED, Doubted, surprise
from factcheck.claims.ties.traced.ends import (
    completes,
    distance,
    is_alike,
    is_bare,
    is_beside,
    is_figure,
    is_named,
    is_of_sort,
    is_total,
    may_follow,
    may_precede,
    may_tell,
    roles,
)
from factcheck.claims.ties.traced.fits import Growth, Rate, amended
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.quantities.slips import KINDS
from factcheck.record import record, replace

GUESS: Final = ("guess", "growth")
"""The link of a rate that is tied to its levels by their digits."""

SENTENCE: Final = attrgetter("claim.sentence")

RATIOS: Final = (" ratio ", " multiple ", " cover ")
"""What calls a bare figure the ratio of two things."""

REACH: Final = 12
"""Sentences between a rate and a level that it may lead to or from, at most."""

TRIED: Final = 6
"""Levels that a rate may lead to, at most."""

FURTHER: Final = 12
"""Levels or amounts of its sort that it may then lead from, at most."""

FEW: Final = 2
"""Whose figures are no more than one in so many of those near a rate is told apart by name from the others."""

BESIDE: Final = 4
"""How much likelier it is that a figure which words set beside a level tells what that was before; so much again
where it stands in brackets behind the level that the rate was printed with.
"""

LONGEST: Final = 60
"""Characters behind a factor in which what it compares with is named."""

LEADING: Final = 24
"""Characters between a rate and the level that it led to, at most."""

ORIGIN: Final = 10
"""How much likelier it is that a figure tells it which words say that the rate is measured from."""


def tie_growths(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tie the rates of change of an article whose base no words tell to the levels that their digits fit."""
    rates = rates_of(text, claims)
    if not rates:
        return
    terms = figures_of(text, claims)
    bases: dict[str | None, list[Term]] = defaultdict(list)
    for term in terms:
        if term.claim.role == "base":
            bases[term.claim.of].append(term)
    by_id = {term.claim.id: term for term in terms}
    rated = Counter(rate.claim.of for _, rate in rates)
    said = by_sentence(terms)
    starts = {at: origin(text, rate.claim, said.get(rate.claim.sentence, ())) for at, rate in rates}
    told = {at: told_by(rate, by_id, bases, starts[at], sole=rated[rate.claim.of] == 1) for at, rate in rates}
    known = {(one.now.claim.id, one.other.claim.id) for pair in told.values() for one in pair if one.fits()}
    changed = {claim.of for claim in claims if claim.kind == "change"}
    search = Search(text, said, known, changed, doubted)
    for at, rate in rates:
        tied = search.growths(rate, told[at]) if len(terms) > 1 else ()
        if tied and (tied[0] not in told[at] or may_fit(tied[0])):  # else words alone may tie them
            ends = ((one.role, one.other.claim.id) for one in tied)
            links = (("now", tied[0].now.claim.id), *ends, GUESS)
            claims[at] = replace(rate.claim, links=(*rate.claim.links, *links))


def rates_of(text: str, claims: Sequence[Claim]) -> Sequence[tuple[int, Rate]]:
    """The rates of change of an article that nothing ties, each with its place."""
    sorts = ("ratio", "factor", "number") if any(map(text.__contains__, RATIOS)) else ("ratio", "factor")
    changes = [at for at, claim in enumerate(claims) if claim.quantity.unit.dimension in sorts]
    return [(at, rate) for at in changes for rate in rate_of(text, claims[at])]


def figures_of(text: str, claims: Sequence[Claim]) -> Sequence[Term]:
    """The figures of an article that rates may lead to and from, in order."""
    found = (term_of(text, claim) for claim in claims if is_figure(claim))
    return sorted(filter(None, found), key=attrgetter("start"))


def by_sentence(terms: Sequence[Term]) -> Mapping[int, Sequence[Term]]:
    """Some figures by the sentence they stand in."""
    return {sentence: list(some) for sentence, some in groupby(sorted(terms, key=SENTENCE), key=SENTENCE)}


def told_by(
    rate: Rate,
    terms: Mapping[str, Term],
    bases: Mapping[str | None, Sequence[Term]],
    start: Term | None,
    *,
    sole: bool,
) -> Sequence[Growth]:
    """The level that a rate is printed with, and where words say that the rate starts; or the base printed with that
    level, where it fits, or is the only one, of the time that the rate, the `sole` one of the level, is measured from.
    """
    now, printed = terms.get(rate.claim.of or ""), bases.get(rate.claim.of, ())
    if now is None or now.middle <= 0:
        return ()
    timed = sole and len(printed) == 1 and rate.claim.basis == printed[0].claim.basis is not None
    said = start if start is not None and may_precede(start.claim, now.claim) else printed[0] if timed else None
    surely = said is not None and sort_of(said.claim) == sort_of(now.claim)
    told = [Growth(rate, now, base, "before", 1) for base in ((said,) if said is not None else printed[-1:])]
    return [one for one in told if surely or one.fits()]


def may_fit(one: Growth) -> bool:
    """Whether figures agree, or would but for a slip."""
    return one.fits() or any(one.gap(*meant) <= 1 for slips in KINDS for meant in amended(one, slips))


@record(frozen=True, slots=True)
class Search:
    """The search for the levels of rates: the figures `said` in each sentence of an article, the pairs that a rate
    printed with them is `known` to tie, and the levels that a change is printed with.
    """

    text: str
    said: Mapping[int, Sequence[Term]]
    known: Collection[tuple[str, str]]
    changed: Collection[str | None]
    doubted: Doubted

    def growths(self, rate: Rate, told: Sequence[Growth]) -> Sequence[Growth]:
        """The figures that words tell and that fit; else those that fit a rate best: a level, and what tells what it
        was before, in one way or in both; else those told, or that would fit but for a slip.
        """
        if any(one.fits() for one in told):
            return told
        found = [one for one in self.candidates(rate) if (one.now.claim.id, one.other.claim.id) not in self.known]
        likely = sorted((one for one in found if one.is_likely()), key=Growth.chance)
        if not likely:
            return told or list(islice(filter(self.is_slip, found), 1))
        others = (one for one in found if one.completes(likely[0]) and (one.is_likely() or one.lies_apart(likely[0])))
        return [likely[0], *islice(sorted(others, key=Growth.chance), 1)]

    def is_slip(self, one: Growth) -> bool:
        """Whether figures would fit a rate that they may be meant for if two digits, side by side or around a third,
        had not changed places, and hardly by chance; what has changed by something of its own, or is somebody else's
        where no words set it as the base, is the base of none, nor is what makes up a level with something else.
        """
        most = one.latitude()
        far = one.farness()
        if one.chance() > most * far or one.other.claim.id in self.changed:
            return False
        if one.now.claim.subject.entity != one.other.claim.subject.entity and not one.is_based():
            return False
        if completes(self.text, one) or is_total(self.text, one.other) or is_shared(self.text, one.other.start):
            return False
        ways = partial(amended, one)
        often = surprise(one.chance(), DOUBTED * most, ways, lambda meant: one.gap(*meant) <= 1, far)
        if often is not None and often > most:
            self.doubted.append([one.rate.claim, one.now.claim, one.other.claim])
        return often is not None and often <= most

    def candidates(self, rate: Rate) -> Iterator[Growth]:
        """The levels that a rate may lead to and what they may have been before; the further off, the likelier by
        chance.
        """
        near = self.around(rate)
        told = self.behind(rate.claim)
        named = [term for term in near if told and is_named(term.claim, told)]
        rows = (*self.rows(rate, near), named)
        levels = ranked(TRIED, *(filter(partial(may_follow, rate), row) for row in rows))
        start = origin(self.text, rate.claim, self.said.get(rate.claim.sentence, ()))
        ranks: dict[str, Mapping[str, int]] = {}
        for now in (term for term in near if term.claim.id in levels):
            sort = "" if is_bare(now) else sort_of(now.claim)
            if sort not in ranks:
                ranks[sort] = ranked(FURTHER, *(filter(partial(is_of_sort, sort), row) for row in rows))
            places = ranks[sort]
            others = [term for term in near if term.claim.id in places and may_tell(term, now, rate)]
            company = [term.claim.id for term in others if term.claim.sentence == rate.claim.sentence]
            for other in (term for term in others if not self.leads_to(rate.claim, term.claim)):
                beside = is_beside(other.claim, now.claim, rate.claim) or company == [other.claim.id] or other in named
                both = other.claim.basis == FORMER and other.claim.of == now.claim.id == rate.claim.of
                odds = ORIGIN if other is start else BESIDE ** (beside + both)
                passed = places.get(now.claim.id, FURTHER) < places[other.claim.id]
                tried = levels[now.claim.id] * (places[other.claim.id] - passed) / odds
                for role in roles(other.claim, now.claim, rate.claim):
                    yield Growth(rate, now, other, role, tried, named=other in named)

    def rows(self, rate: Rate, near: Sequence[Term]) -> Sequence[Sequence[Term]]:
        """The figures near a rate, those of what the same words name, and those of whose it is where they are few."""
        alike = [term for term in near if is_alike(term, rate)]
        owned = [term for term in near if term.claim.subject.entity == rate.claim.subject.entity]
        return near, alike, owned if len(owned) <= len(near) / FEW else ()

    def around(self, rate: Rate) -> Sequence[Term]:
        """The figures within reach of a rate, the nearest first, but that which it was printed with before all."""
        place, own = rate.claim.sentence, rate.claim.id
        found = (term for at in range(place - REACH, place + REACH + 1) for term in self.said.get(at, ()))
        near = (term for term in found if term.claim.id != own)
        return sorted(near, key=lambda term: (term.claim.id != rate.claim.of, *distance(term, rate)))

    def behind(self, rate: Claim) -> str:
        """What stands behind a factor in digits, which may name what it is of ("7.6 times as large as imports")."""
        end, fine = rate.quantity.end, rate.role == "factor" and rate.quantity.form == "digits"
        return APART.split(self.text[end : end + LONGEST].lower())[0] if fine else ""

    def leads_to(self, rate: Claim, level: Claim) -> bool:
        """Whether the text says that a rate led to a level, which then is not what it led from."""
        between = self.text[rate.quantity.end : level.quantity.start] if level.id == rate.of else ""
        return 0 < len(between) <= LEADING and " to " in f" {between} "


def ranked(most: int, *rows: Iterable[Term]) -> dict[str, int]:
    """The first figures of some rows, each with its place in the last one that it stands in."""
    return {term.claim.id: at for row in rows for at, term in enumerate(islice(row, most), 1)}
