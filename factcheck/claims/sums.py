"""Sums: figures that make up another one of their article, wherever they stand, told from chance by their digits
("all wheat ..., at 1.98 billion bushels", and below "1.36 billion bushels", "89.2 million", "533 million").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck.claims.amounts import cue
from factcheck.claims.breakdowns import Breakdown, apart
from factcheck.claims.claim import ADDED_UP, Claim
from factcheck.claims.terms import Term, amendments, series
from factcheck.record import record

REACH: Final = 6
"""Sentences between a whole and its parts, at most."""

SKIPPED: Final = 3
"""Figures between a whole and the nearest of its parts, at most."""

MOST: Final = 9
"""Parts, at most."""

LEAST: Final = 0.01
"""A part makes up at least this much of its whole: smaller ones vanish in its rounding."""

MAIN: Final = 0.98
"""No part makes up more than this of its whole: the two would be too near to tell a sum from a change."""

CHANCE: Final = 0.1
"""A sum is believed that comes out by chance less often than this."""

SLIP: Final = 0.03
"""So is one that comes out by one slip of the pen less often than this, counting all the slips there may be."""

TOLD: Final = 3
"""How much likelier words make a sum that speak of parts or of a total."""


@record(frozen=True, slots=True)
class Sum:
    """A whole, its parts in order, and how often figures like these would add up by chance."""

    whole: Term
    parts: Sequence[Term]
    chance: float

    def missing(self) -> float:
        """What the parts leave of their whole, as printed."""
        return self.whole.middle - sum(part.middle for part in self.parts)

    def slack(self) -> float:
        """How far parts and whole may lie apart for their rounding."""
        return sum(term.high - term.low for term in (self.whole, *self.parts)) / 2

    def weight(self, text: str) -> float:
        """How much likelier the words between the whole and its parts make it that these are its parts."""
        first, last, whole = (term.claim.quantity for term in (self.parts[0], self.parts[-1], self.whole))
        if whole.start < first.start:
            return TOLD if says(text, whole.end, last.end, "parted") else 1
        return TOLD if says(text, last.end, whole.end, "together") else 1


def add_up(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures of an article that surely make up another one which one that is."""
    rows = list(series(claims))
    if not rows:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    known = [(part.id, whole) for part in claims for _, whole in part.exhausts if isinstance(whole, str)]
    search = Search(text, rows, {part for part, _ in known}, {whole for _, whole in known})
    for found in search.found():
        whole = found.whole.claim
        entry = (f"{ADDED_UP} {whole.id}.{found.parts[0].claim.id}", whole.id)
        for part in apart(Breakdown(whole, tuple(term.claim for term in found.parts), certain=False)):
            claims[places[part.id]] = replace(part, exhausts=(*part.exhausts, entry))


@dataclass(slots=True)
class Search:
    """The search for the sums of an article: its series, and the claims that are known to be parts, or wholes."""

    text: str
    rows: Sequence[Sequence[Term]]
    parts: set[str]
    wholes: set[str]

    def found(self) -> Iterator[Sum]:
        """The sums, the surest first, then those that a slip spoils; what is a part of one is of no other."""
        for kind in (self.fitting, self.slipped):
            while True:
                best = min((one for row in self.rows for one in kind(row)), key=lambda one: one.chance, default=None)
                if best is None:
                    break
                self.parts.update(part.claim.id for part in best.parts)
                self.wholes.add(best.whole.claim.id)
                yield best

    def fitting(self, row: Sequence[Term]) -> Iterator[Sum]:
        """The sums of a series that come out, and hardly by chance."""
        for made in self.candidates(row):
            if abs(made.missing()) <= made.slack() * (1 + 1e-9) and made.chance <= CHANCE * made.weight(self.text):
                yield made

    def slipped(self, row: Sequence[Term]) -> Iterator[Sum]:
        """The sums of a series that would come out if two digits of a figure changed places."""
        for made in self.candidates(row):
            if made.whole.claim.id in self.wholes or made.chance > SLIP or not self.is_plain(made, row):
                continue
            ways = [way for term in made.parts for way in amendments(self.text, term)]
            ways += [-way for way in amendments(self.text, made.whole)]
            if made.chance * len(ways) <= SLIP and any(abs(made.missing() - way) <= made.slack() for way in ways):
                yield made

    def is_plain(self, made: Sum, row: Sequence[Term]) -> bool:
        """Whether a whole and its parts follow each other in their series, the parts are all that their last sentence
        gives, and nothing is set against them; a whole that is printed with a share is a part itself.
        """
        terms = sorted((made.whole, *made.parts), key=lambda term: term.start)
        first = next(at for at, term in enumerate(row) if term is terms[0])
        behind = row[first + len(terms) : first + len(terms) + 1]
        further = any(term.claim.sentence == terms[-1].claim.sentence for term in behind)
        if further or "share" in made.whole.beside or list(row[first : first + len(terms)]) != terms:
            return False
        ends = (term.claim.quantity.end for term in terms)
        return not any(says(self.text, end, end + len(" compared "), "apart") for end in ends)

    def candidates(self, row: Sequence[Term]) -> Iterator[Sum]:
        """Every whole of a series with each run of figures near it, behind it or before, that may be its parts."""
        for at, whole in enumerate(row):
            yield from runs(whole, list(self.near(whole, row[at + 1 :])))
            yield from runs(whole, list(self.near(whole, row[:at][::-1])))

    def near(self, whole: Term, terms: Sequence[Term]) -> Iterator[Term]:
        """The figures near a whole that may be its parts, the nearest first: parts of nothing else and of no other
        time.
        """
        for term in terms:
            if abs(term.claim.sentence - whole.claim.sentence) > REACH:
                return
            times = {claim.subject.period for claim in (term.claim, whole.claim)} - {None}
            if term.claim.id not in self.parts and len(times) < 2:
                yield term


def runs(whole: Term, near: Sequence[Term]) -> Iterator[Sum]:
    """The runs of figures that begin near a whole, none of them too large or too small to be its part; each run makes
    it likelier that one adds up by chance.
    """
    tried, size = 0, abs(whole.middle)
    for first in range(min(SKIPPED + 1, len(near))):
        grain = whole.grain
        for at in range(first, min(first + MOST, len(near))):
            term = near[at]
            grain += term.grain
            if not LEAST * size < abs(term.middle) < MAIN * size:
                break
            if at > first:
                tried += 1
                parts = sorted(near[first : at + 1], key=lambda part: part.start)
                yield Sum(whole, parts, tried * grain / size)


def says(text: str, start: int, end: int, name: str) -> bool:
    """Whether a stretch of text has one of the phrases of a cue."""
    words = f" {' '.join(text[start:end].lower().replace(',', ' ').split())} "
    return any(f" {form} " in words for form in cue(name))
