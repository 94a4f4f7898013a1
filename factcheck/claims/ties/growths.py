"""Growths: rates whose levels an article gives elsewhere, told from chance by their digits ("sales rose 38.5 percent to
804,000 ... In May 2023, when 580,500 cars found buyers").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSequence, Sequence
from itertools import islice
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.ties.bearings import bearing
from factcheck.claims.ties.terms import ROUNDED, Term, grain, sort_of, term_of
from factcheck.claims.ties.values import values
from factcheck.quantities.slips import exchanged
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

GUESS: Final = ("guess", "growth")
"""The link of a rate that is tied to its levels by their digits."""

REACH: Final = 12
"""Sentences between a rate and a level that it may lead to or from, at most."""

TRIED: Final = 6
"""Levels that a rate may lead to, and levels or amounts that it may then lead from, at most."""

BESIDE: Final = 4
"""How much likelier it is that a figure which words set beside a level tells what that was before."""

CLOSE: Final = 1
"""Sentences from a rate to a level that stands close to it."""

TOGETHER: Final = 0.2
"""A rate is believed that fits a level of its sentence, and another or an amount, by chance less often than this."""

CHANCE: Final = 0.1
"""The same where they stand in sentences close by."""

FAR: Final = 0.02
"""The same where one of them does not."""

ROUND: Final = 0.1
"""How fine a round rate is, at least, as a part of itself: what is said to be up 200 percent is not meant to be up 290.
"""

SLIP: Final = 0.03
"""So is one that fits but for two digits that changed places, counting all of them."""

SPREAD: Final = 4
"""How many times its own size a rate might as well have been larger or smaller."""


@record(frozen=True, slots=True)
class Rate:
    """A rate of change: its claim, the middle and width of its narrow reading, with the direction of the change, and
    how fine it is.
    """

    claim: Claim
    middle: float
    width: float
    grain: float


@record(frozen=True, slots=True)
class Growth:
    """A rate, the level it leads to, what tells the level it leads from, by `role` ("before", or "delta" for an amount
    of change), and how often figures like these would fit by chance, before how many are tried.
    """

    rate: Rate
    now: Term
    other: Term
    role: str
    tried: float

    def gap(self, rate: float, now: float, other: float) -> float:
        """How far a rate is from what two figures make it, as a part of how far the rounding of all lets it be."""
        before = other if self.role == "before" else now - (abs(other) if rate > 0 else -abs(other))
        if before <= 0:
            return 2.0
        part = self.now.width / now + self.other.width / abs(other)
        slack = (self.rate.width + part * (1 + rate if self.role == "before" else abs(rate))) / 2
        return abs(now / before - 1 - rate) / (slack * (1 + ROUNDED))

    def fits(self) -> bool:
        """Whether the figures agree as printed."""
        return self.gap(self.rate.middle, self.now.middle, self.other.middle) <= 1

    def chance(self) -> float:
        """How often figures as fine as these would fit by chance."""
        size = abs(self.rate.middle)
        part = self.now.grain / self.now.middle + self.other.grain / abs(self.other.middle)
        fine = self.rate.grain + part * (1 + self.rate.middle if self.role == "before" else size)
        return self.tried * fine / (SPREAD * min(size, 1))

    def is_close(self) -> bool:
        """Whether both other figures stand near the rate."""
        place = self.rate.claim.sentence
        return abs(self.now.claim.sentence - place) <= CLOSE and abs(self.other.claim.sentence - place) <= CLOSE

    def is_likely(self) -> bool:
        """Whether the figures agree, and hardly by chance."""
        together = self.rate.claim.sentence == self.now.claim.sentence == self.other.claim.sentence
        return self.fits() and self.chance() <= (TOGETHER if together else CHANCE if self.is_close() else FAR)


def tie_growths(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of change of an article whose base no words tell to the levels that their digits fit."""
    percents = [at for at, claim in enumerate(claims) if claim.quantity.unit.dimension == "ratio"]
    rates = [(at, rate) for at in percents for rate in rate_of(text, claims[at])]
    if not rates:
        return
    found = (term_of(text, claim) for claim in claims if is_figure(claim))
    terms = sorted(filter(None, found), key=attrgetter("start"))
    bases = {term.claim.of: term for term in terms if term.claim.role == "base"}
    by_id = {term.claim.id: term for term in terms}
    told = {at: told_by(rate, by_id, bases) for at, rate in rates}
    known = {(one.now.claim.id, one.other.claim.id) for pair in told.values() for one in pair}
    for at, rate in rates:
        tied = told[at] or (growths(text, rate, terms, known) if len(terms) > 1 else [])
        if tied:
            ends = ((one.role, one.other.claim.id) for one in tied)
            links = (("now", tied[0].now.claim.id), *ends, GUESS)
            claims[at] = replace(rate.claim, links=(*rate.claim.links, *links))


def told_by(rate: Rate, terms: Mapping[str, Term], bases: Mapping[str | None, Term]) -> Sequence[Growth]:
    """The level that a rate is printed with and the base printed with that, where they fit it."""
    now, base = terms.get(rate.claim.of or ""), bases.get(rate.claim.of)
    if now is None or base is None or now.middle <= 0:
        return ()
    told = Growth(rate, now, base, "before", 1)
    return [told] if told.fits() else ()


def rate_of(text: str, claim: Claim) -> Iterator[Rate]:
    """A percentage as a rate of change, if it is one."""
    quantity = claim.quantity
    if claim.block in (TABLE, TITLE) or claim.links or quantity.upper is not None or quantity.hedge is not None:
        return
    changed = changing(text, claim) if quantity.unit.per is None else None
    reading = values(changed)[0] if changed is not None else None
    if changed is not None and reading is not None and reading.lo is not None and reading.hi is not None:
        middle = float(reading.lo + reading.hi) / 2
        if middle and middle > -1:
            fine = max(float(reading.hi - reading.lo), min(grain(text, quantity), ROUND * abs(middle)))
            yield Rate(changed, middle, float(reading.hi - reading.lo), fine)


def changing(text: str, claim: Claim) -> Claim | None:
    """A percentage as the change that words beside it make it; None of one that states no change."""
    if claim.role == "rate":
        return claim
    sign = bearing(text, claim.quantity) if claim.kind == "rate" and claim.role == "now" else 0
    if not sign:
        return None
    about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.growth")
    return replace(claim, kind="change", role="rate", of=None, subject=about, sign=sign)


def is_figure(claim: Claim) -> bool:
    """Whether a claim states a level, or an amount of change."""
    unit = claim.quantity.unit.dimension
    stated = claim.kind == "level" and claim.role in ("now", "base")
    return (stated or claim.role == "delta") and unit not in ("ratio", "points", "factor") and claim.block != TITLE


def growths(text: str, rate: Rate, terms: Sequence[Term], known: Collection[tuple[str, str]]) -> Sequence[Growth]:
    """The figures that fit a rate best, and that no rate printed with them is `known` to tie: a level, and what tells
    what it was before, in one way or in both; else those that would fit but for a slip.
    """
    found = [one for one in candidates(rate, terms) if (one.now.claim.id, one.other.claim.id) not in known]
    likely = sorted((one for one in found if one.is_likely()), key=Growth.chance)
    if not likely:
        return list(slipped(text, rate, found))
    others = (one for one in likely if one.role != likely[0].role and one.now is likely[0].now)
    return [likely[0], *islice(others, 1)]


def slipped(text: str, rate: Rate, found: Sequence[Growth]) -> Iterator[Growth]:
    """The figures beside a rate that would fit it if two digits had not changed places."""
    basis = rate.claim.basis
    if basis is not None and basis.kind not in ("shift", "period", "previous"):
        return
    for one in found:
        if one.is_close() and rate.claim.of in (one.now.claim.id, None) and one.chance() <= SLIP:
            figures = [rate.middle, one.now.middle, one.other.middle]
            ways = [exchanged(claim.quantity, text) for claim in (rate.claim, one.now.claim, one.other.claim)]
            surely = one.chance() * sum(map(len, ways)) <= SLIP
            if surely and any(one.gap(*meant) <= 1 for meant in amended(figures, ways)):
                yield one
                return


def amended(figures: Sequence[float], ways: Sequence[Sequence[float]]) -> Iterator[Sequence[float]]:
    """The figures with one of them changed by one of the factors that it may be off by."""
    for place, factors in enumerate(ways):
        for factor in factors:
            yield [*figures[:place], figures[place] * factor, *figures[place + 1 :]]


def candidates(rate: Rate, terms: Sequence[Term]) -> Iterator[Growth]:
    """The levels that a rate may lead to and what they may have been before; the further off, the likelier by chance.
    """
    near = [term for term in terms if abs(term.claim.sentence - rate.claim.sentence) <= REACH]
    near.sort(key=lambda term: (term.claim.id != rate.claim.of, *distance(term, rate)))
    alike = [term for term in near if is_alike(term, rate)]
    places = ranked(near, alike)
    levels = ranked(filter(may_follow, near), filter(may_follow, alike))
    for now in (term for term in near if term.claim.id in levels):
        own = places.get(now.claim.id, TRIED)
        for other in (term for term in near if term.claim.id in places and may_tell(term, now, rate)):
            place = places[other.claim.id]
            tried = levels[now.claim.id] * (place - (own < place))
            beside = other.claim.of in (now.claim.id, rate.claim.of) and other.claim.of is not None
            for role in roles(other.claim, now.claim, rate.claim):
                yield Growth(rate, now, other, role, tried / (BESIDE if beside else 1))


def ranked(*rows: Iterable[Term]) -> dict[str, int]:
    """The first figures of some rows, each with its place in the last one that it stands in."""
    return {term.claim.id: at for row in rows for at, term in enumerate(islice(row, TRIED), 1)}


def roles(claim: Claim, level: Claim, rate: Claim) -> Iterator[str]:
    """What a figure can tell of what a level was before: that level, or by how much it changed."""
    if claim.role != "delta" and may_precede(claim, level):
        yield "before"
    if claim.sentence == rate.sentence or claim.role == "delta":
        yield "delta"


def may_follow(term: Term) -> bool:
    """Whether a rate may lead to a figure."""
    return term.claim.role == "now" and term.claim.kind == "level" and term.middle > 0


def may_tell(term: Term, now: Term, rate: Rate) -> bool:
    """Whether a figure may tell what a level was before."""
    one, other = term.claim, now.claim
    sorts, pers = {sort_of(one), sort_of(other)}, {one.quantity.unit.per, other.quantity.unit.per}
    alike = len(sorts) == len(pers) == 1 or ("count" in sorts and (len(pers) == 1 or None in pers))
    free = one.role == "now" or one.of in (None, other.id, rate.claim.of)
    return alike and free and term.middle != now.middle and (term.middle > 0 or one.role == "delta")


def may_precede(claim: Claim, level: Claim) -> bool:
    """Whether a figure can be of an earlier time than a level, as far as the words say."""
    own, other = claim.subject, level.subject
    if claim.role == "base" or own.period is None or other.period is None or own.carried or other.carried:
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
