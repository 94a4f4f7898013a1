"""Chains of time: figures of one unit whose times follow each other and fill that of another, which they add up to by
their digits, whatever they are called ("189.4 billion in the first quarter", "60.4 billion in April", "249.8 billion").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import ADDED_UP, Claim
from factcheck.claims.ties.terms import ROUNDED, Term, amendments, sort_of, term_of
from factcheck.claims.ties.traced.paces import when
from factcheck.periods.period import Period
from factcheck.record import record, replace
from factcheck.text.document import BODY

CHANCE: Final = 0.05
"""A chain is believed that adds up by chance less often than this, as far as the size of its whole tells."""

SLIP: Final = 0.06
"""So is one that adds up but for two digits that changed places, counting all of them."""

AGAIN: Final = 0.01
"""The same of a whole that others make up already."""

MOST: Final = 40
"""Figures of one unit, at most: in a longer list sums come out by chance."""

FEWEST: Final = 3
"""Times of a chain and of its parts, at least."""

LONGEST: Final = 4
"""Parts of a chain, at most."""

SPREAD: Final = 4
"""How many times its own size a sum might as well have been larger or smaller."""

Span = tuple[int, int]
"""The first day of a time, and the first behind it."""


@record(frozen=True, slots=True)
class Chain:
    """A whole and the parts whose times fill its own."""

    whole: Term
    parts: tuple[Term, ...]

    def missing(self) -> float:
        """What the parts lack of the whole."""
        return abs(self.whole.middle) - sum(abs(part.middle) for part in self.parts)

    def slack(self) -> float:
        """How much the rounding of all lets them lack."""
        terms = (self.whole, *self.parts)
        return sum(term.width for term in terms) / 2 + ROUNDED * abs(self.whole.middle)

    def chance(self) -> float:
        """How often figures as fine as these would add up by chance."""
        fine = sum(term.grain for term in (self.whole, *self.parts))
        return fine / (SPREAD * min(abs(part.middle) for part in self.parts))


def tie_chains(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the figures of an article whose times make up that of another to it, where they add up, or would but for a
    slip.
    """
    known = {whole for claim in claims for _, whole in claim.exhausts if isinstance(whole, str)}
    told: dict[str, list[tuple[Span, Claim]]] = defaultdict(list)
    for claim in claims:
        time = when(claim) if may_be_part(claim) else None
        if time is not None and is_long(time) and time.until is not None:
            told[sort_of(claim)].append(((time.first, time.until), claim))
    several = (some for some in told.values() if len({span for span, _ in some}) >= FEWEST)
    rows = [[(span, term) for span, claim in some if (term := term_of(text, claim))] for some in several]
    places: dict[str, int] = {}
    for row in rows:
        for chain in chains(text, row, known) if 2 < len(row) <= MOST else ():
            places = places or {claim.id: at for at, claim in enumerate(claims)}
            name = f"{ADDED_UP} {chain.whole.claim.id}.time"
            for part in (claims[places[term.claim.id]] for term in chain.parts):
                entry = (name, chain.whole.claim.id)
                claims[places[part.id]] = replace(part, exhausts=(*part.exhausts, entry))


def may_be_part(claim: Claim) -> bool:
    """Whether a claim states a level of some time in a sentence, in a unit that adds up."""
    unit = claim.quantity.unit
    told = claim.kind == "level" and claim.role in ("now", "base") and claim.block == BODY and unit.per is None
    return told and unit.dimension not in ("ratio", "points", "factor", "time")


def is_long(time: Period) -> bool:
    """Whether a time is a month or longer."""
    return time.months is not None


def chains(text: str, row: Sequence[tuple[Span, Term]], known: set[str]) -> Iterator[Chain]:
    """The wholes of a series with the parts that fill their time, where these add up, else the only ones that would but
    for two digits that changed places.
    """
    spans = {span for span, _ in row}
    if len(spans) < FEWEST:
        return
    for span, whole in row:
        if not any(one != span and one[0] == span[0] for one in spans):
            continue
        smaller = [one for one in row if 0 < one[1].middle / whole.middle < 1]
        tried = [Chain(whole, parts) for parts in fillings(span, smaller)]
        limit = AGAIN if whole.claim.id in known else CHANCE
        likely = [one for one in tried if one.chance() * len(tried) <= limit]
        fits = [one for one in likely if abs(one.missing()) <= one.slack()]
        slipped = [] if fits else [one for one in likely if is_slip(text, one, len(tried))]
        yield from fits[:1] or (slipped if len(slipped) == 1 else ())


def fillings(span: Span, row: Sequence[tuple[Span, Term]]) -> Iterator[tuple[Term, ...]]:
    """The figures whose times fill a span one after the other, the shortest chains of them first."""
    inside = [(time, term) for time, term in row if time != span and span[0] <= time[0] and time[1] <= span[1]]
    open_ones: list[tuple[int, tuple[Term, ...]]] = [(span[0], ())]
    for _ in range(LONGEST):
        further = [(time[1], (*parts, term)) for end, parts in open_ones for time, term in inside if time[0] == end]
        yield from (parts for end, parts in further if end == span[1])
        open_ones = [one for one in further if one[0] != span[1]][:MOST]


def is_slip(text: str, chain: Chain, tried: int) -> bool:
    """Whether one of so many chains would add up if two digits of one of its figures had not changed places."""
    ways = [way for term in chain.parts for way in amendments(text, term)]
    ways += [-way for way in amendments(text, chain.whole)]
    missing, slack = chain.missing(), chain.slack()
    return chain.chance() * len(ways) * tried <= SLIP and any(abs(missing - way) <= slack for way in ways)
