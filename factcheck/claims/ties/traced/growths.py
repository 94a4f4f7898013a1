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

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.ties.said.bearings import APART
from factcheck.claims.ties.said.origins import origin
from factcheck.claims.ties.terms import Term, sort_of, term_of
from factcheck.claims.ties.traced.amends import DOUBTED, Doubted, surprise
from factcheck.claims.ties.traced.fits import Growth, Rate
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.quantities.slips import Slips, exchanges, factors
from factcheck.record import record, replace
from factcheck.text.document import TITLE

GUESS: Final = ("guess", "growth")
"""The link of a rate that is tied to its levels by their digits."""

SENTENCE: Final = attrgetter("claim.sentence")

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
"""Characters behind a factor in which what it compares with is named, by a name that has as many letters as `SHORTEST`.
"""

SHORTEST: Final = 3

LEADING: Final = 24
"""Characters between a rate and the level that it led to, at most."""

ORIGIN: Final = 10
"""How much likelier it is that a figure tells it which words say that the rate is measured from."""


def tie_growths(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tie the rates of change of an article whose base no words tell to the levels that their digits fit."""
    sorts = ("ratio", "factor", "number") if " ratio " in text else ("ratio", "factor")
    changes = [at for at, claim in enumerate(claims) if claim.quantity.unit.dimension in sorts]
    rates = [(at, rate) for at in changes for rate in rate_of(text, claims[at])]
    if not rates:
        return
    found = (term_of(text, claim) for claim in claims if is_figure(claim))
    terms = sorted(filter(None, found), key=attrgetter("start"))
    bases: dict[str | None, list[Term]] = defaultdict(list)
    for term in terms:
        if term.claim.role == "base":
            bases[term.claim.of].append(term)
    by_id = {term.claim.id: term for term in terms}
    rated = Counter(rate.claim.of for _, rate in rates)
    said = {sentence: list(some) for sentence, some in groupby(sorted(terms, key=SENTENCE), key=SENTENCE)}
    starts = {at: origin(text, rate.claim, said.get(rate.claim.sentence, ())) for at, rate in rates}
    told = {at: told_by(rate, by_id, bases, starts[at], sole=rated[rate.claim.of] == 1) for at, rate in rates}
    known = {(one.now.claim.id, one.other.claim.id) for pair in told.values() for one in pair if one.fits()}
    search = Search(text, said, known, rated.keys(), doubted)
    for at, rate in rates:
        tied = search.growths(rate, told[at]) if len(terms) > 1 else ()
        if tied:
            ends = ((one.role, one.other.claim.id) for one in tied)
            links = (("now", tied[0].now.claim.id), *ends, GUESS)
            claims[at] = replace(rate.claim, links=(*rate.claim.links, *links))


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


def is_figure(claim: Claim) -> bool:
    """Whether a claim states a level, or an amount of change."""
    unit = claim.quantity.unit.dimension
    stated = claim.kind == "level" and claim.role in ("now", "base")
    return (stated or claim.role == "delta") and unit not in ("ratio", "points", "factor") and claim.block != TITLE


@record(frozen=True, slots=True)
class Search:
    """The search for the levels of rates: the figures `said` in each sentence of an article, the pairs that a rate
    printed with them is `known` to tie, and the levels that a rate is printed with.
    """

    text: str
    said: Mapping[int, Sequence[Term]]
    known: Collection[tuple[str, str]]
    rated: Collection[str | None]
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
        others = (one for one in likely if one.role != likely[0].role and one.now is likely[0].now)
        return [likely[0], *islice(others, 1)]

    def is_slip(self, one: Growth) -> bool:
        """Whether figures would fit a rate that they may be meant for if two digits, side by side or around a third,
        had not changed places, and hardly by chance; what has changed by a rate of its own, or is somebody else's where
        no words set it as the base, is the base of none.
        """
        most = one.latitude()
        if one.chance() > most or one.other.claim.id in self.rated:
            return False
        if one.now.claim.subject.entity != one.other.claim.subject.entity and not one.is_based():
            return False
        often = surprise(one.chance(), DOUBTED * most, partial(self.amended, one), lambda meant: one.gap(*meant) <= 1)
        if often is not None and often > most:
            self.doubted.append([one.rate.claim, one.now.claim, one.other.claim])
        return often is not None and often <= most

    def amended(self, one: Growth, slips: Slips) -> Sequence[Sequence[float]]:
        """The sizes of rate, level and base if one of these slips had not been made in one of them; an amount of change
        is not taken for ten times as much.
        """
        if one.role == "delta" and slips is not exchanges:
            return ()
        sizes = [one.rate.middle, one.now.middle, one.other.middle]
        quantities = [claim.quantity for claim in (one.rate.claim, one.now.claim, one.other.claim)]
        return [
            [*sizes[:place], sizes[place] * factor, *sizes[place + 1 :]]
            for place, quantity in enumerate(quantities)
            for factor in factors(quantity, slips)
        ]

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


def is_named(claim: Claim, words: str) -> bool:
    """Whether some words name whose figure a claim states, or what it measures."""
    about = claim.subject
    names = (about.entity.lower(), about.measure.head, *about.measure.modifiers)
    return any(len(name) >= SHORTEST and name in words for name in names)


def is_beside(claim: Claim, level: Claim, rate: Claim) -> bool:
    """Whether words set a figure beside a level, or a rate beside it or what it is printed with."""
    return claim.id == rate.of or (claim.of is not None and claim.of in (level.id, rate.of))


def ranked(most: int, *rows: Iterable[Term]) -> dict[str, int]:
    """The first figures of some rows, each with its place in the last one that it stands in."""
    return {term.claim.id: at for row in rows for at, term in enumerate(islice(row, most), 1)}


def is_of_sort(sort: str, term: Term) -> bool:
    """Whether a figure may be of some sort, if that is known: bare numbers may be of any."""
    return not sort or sort_of(term.claim) == sort or is_bare(term)


def is_bare(term: Term) -> bool:
    """Whether a figure leaves its unit open."""
    return term.claim.quantity.unit.dimension == "number"


def roles(claim: Claim, level: Claim, rate: Claim) -> Iterator[str]:
    """What a figure can tell of what a level was before: that level, or, beside it or the rate, by how much it changed.
    """
    if claim.role != "delta" and may_precede(claim, level):
        yield "before"
    if rate.role != "rate" or ("within", level.id) in claim.links:
        return
    together = claim.sentence == level.sentence == rate.sentence
    ahead = level.sentence <= rate.sentence and claim.sentence in (level.sentence, rate.sentence)
    if together or (ahead and claim.role == "delta"):
        yield "delta"


def may_follow(rate: Rate, term: Term) -> bool:
    """Whether a rate may lead to a figure: a level, or the base of one where it is of the time of that."""
    claim, when = term.claim, rate.claim.subject.period
    now = claim.role == "now" or (claim.basis is not None and when is not None and claim.basis.period == when)
    return now and claim.kind == "level" and term.middle > 0


def may_tell(term: Term, now: Term, rate: Rate) -> bool:
    """Whether a figure may tell what a level was before."""
    one, other = term.claim, now.claim
    sorts, pers = {sort_of(one), sort_of(other)}, {one.quantity.unit.per, other.quantity.unit.per}
    alike = (len(sorts) == 1 or is_bare(term) or is_bare(now)) and (len(pers) == 1 or None in pers)
    free = one.role == "now" or one.of in (None, other.id, rate.claim.of)
    return alike and free and term.middle != now.middle and (term.middle > 0 or one.role == "delta")


def may_precede(claim: Claim, level: Claim) -> bool:
    """Whether a figure can be of an earlier time than a level, as far as the words say."""
    own, other = claim.subject, level.subject
    if claim.role == "base" or own.period is None or other.period is None or own.carried or other.carried:
        return True
    if own.period.floating != other.period.floating:
        return True
    ends = [period.until or period.first for period in (own.period, other.period)]
    return own.period.first <= other.period.first or ends[0] < ends[1]


def is_alike(term: Term, rate: Rate) -> bool:
    """Whether a figure and a rate are of what the same words name."""
    one, other = term.claim.subject.measure, rate.claim.subject.measure
    return not ({one.head, *one.modifiers} - {UNRESOLVED}).isdisjoint({other.head, *other.modifiers})


def distance(term: Term, rate: Rate) -> tuple[int, int]:
    """How far a figure lies from a rate, in sentences, then in characters; what follows it lies further."""
    between = rate.claim.sentence - term.claim.sentence
    return (between if between >= 0 else 1 - 2 * between), abs(term.start - rate.claim.quantity.start)
