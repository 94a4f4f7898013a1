"""Sums: figures that make up another one of their article, wherever they stand, told from chance by their digits
("all wheat ..., at 1.98 billion bushels", and below "1.36 billion bushels", "89.2 million", "533 million").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import ADDED_UP, Claim
from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.breakdowns import Breakdown, apart, is_rest
from factcheck.claims.ties.series import is_line, series
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments
from factcheck.record import record, replace
from factcheck.text.document import TABLE

REACH: Final = 12
"""Sentences between a whole and its parts, at most."""

SKIPPED: Final = 3
"""Figures between a whole and the nearest of its parts, at most."""

MOST: Final = 9
"""Parts, at most."""

SEEN: Final = 16
"""Figures of a series on either side of a whole among which its parts are looked for."""

CHANCE: Final = 0.1
"""A sum is believed that comes out by chance less often than this."""

SLIP: Final = 0.03
"""So is one that comes out by one slip of the pen less often than this, counting all the slips there may be."""

SURE: Final = 0.001
"""The same for figures that do not follow each other."""

TOLD: Final = 2
"""How much likelier words make a sum that speak of parts or of a total."""

CLOSED: Final = 10
"""How much likelier they make it that call its last part the rest."""

LINED: Final = 2
"""How much likelier lines make it that give one part each."""

AGAIN: Final = 0.01
"""What is a part already may be a part of something else where chance makes such a sum less often than this."""


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
        return sum(term.width for term in (self.whole, *self.parts)) / 2

    def weight(self, text: str) -> float:
        """How much likelier the words between the whole and its parts, and the lines these stand on, make it that these
        are its parts.
        """
        first, last, whole = (term.claim.quantity for term in (self.parts[0], self.parts[-1], self.whole))
        lined = LINED if len(self.parts) > 2 and all(is_line(text, term.claim) for term in self.parts) else 1
        if whole.start > first.start:
            return TOLD * lined if says(text, last.end, whole.end, "together") else lined
        if is_rest(text[self.parts[-2].claim.quantity.end : last.start].lower().split()):
            return CLOSED
        return TOLD * lined if says(text, whole.end, last.end, "parted") else lined


def add_up(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures of an article that surely make up another one which one that is."""
    rows = list(series(text, claims))
    if not rows:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    search = Search(text, rows, *summed(claims), {claim.of for claim in claims if claim.role == "share"})
    for found in search.found():
        whole = found.whole.claim
        entry = (f"{ADDED_UP} {whole.id}.{found.parts[0].claim.id}", whole.id)
        for part in apart(Breakdown(whole, tuple(term.claim for term in found.parts), certain=False)):
            claims[places[part.id]] = replace(part, exhausts=(*part.exhausts, entry))


def surest(found: Sum) -> tuple[float, int]:
    """What puts sums in order: their chance, then how near the parts are to their whole."""
    return found.chance, abs(found.parts[0].start - found.whole.start)


def summed(claims: Sequence[Claim]) -> tuple[dict[str, frozenset[str]], set[str]]:
    """The claims that are known to be parts, each with those it adds up with, and the claims that these make up."""
    sums: dict[tuple[str, str], list[str]] = defaultdict(list)
    for part in claims:
        for name, whole in part.exhausts:
            if isinstance(whole, str):
                sums[name, whole].append(part.id)
    return {name: frozenset(parts) for parts in sums.values() for name in parts}, {whole for _, whole in sums}


@dataclass(slots=True)
class Search:
    """The search for the sums of an article: its series, the claims that are known to be parts, each with the others of
    its sum, those that are known to be wholes, and those printed with a share.
    """

    text: str
    rows: Sequence[Sequence[Term]]
    parts: dict[str, frozenset[str]]
    wholes: set[str]
    shared: set[str | None]
    slips: dict[str, Sequence[float]] = field(default_factory=dict)

    def found(self) -> Iterator[Sum]:
        """The sums, the surest first, then those that a slip spoils."""
        for made in sorted((one for row in self.rows for one in self.fitting(row)), key=surest):
            if self.is_new(made):
                yield self.taken(made)
        for made in sorted((one for row in self.rows for one in self.slipped(row)), key=surest):
            if not self.is_known(made):
                yield self.taken(made)

    def taken(self, made: Sum) -> Sum:
        """A sum, from now on known."""
        names = frozenset(part.claim.id for part in made.parts)
        self.parts.update(dict.fromkeys(names, names))
        self.wholes.add(made.whole.claim.id)
        return made

    def fitting(self, row: Sequence[Term]) -> Iterator[Sum]:
        """The sums of a series that come out, and hardly by chance."""
        for made in candidates(row, CHANCE * CLOSED):
            fits = abs(made.missing()) <= made.slack() * (1 + ROUNDED)
            if fits and made.chance <= CHANCE * made.weight(self.text):
                yield made

    def slipped(self, row: Sequence[Term]) -> Iterator[Sum]:
        """The sums of a series that would come out if two digits of a figure changed places."""
        for made in candidates(row, SLIP):
            if self.is_known(made):
                continue
            limit = SLIP if self.is_plain(made, row) else SURE
            ways = [way for term in made.parts for way in self.amended(term)]
            ways += [-way for way in self.amended(made.whole)]
            if made.chance * len(ways) <= limit and any(abs(made.missing() - way) <= made.slack() for way in ways):
                yield made

    def is_new(self, made: Sum) -> bool:
        """Whether the parts of a sum are parts of nothing yet, or, where it is sure, of something else."""
        names = [part.claim.id for part in made.parts]
        known = [name for name in names if name in self.parts]
        alone = all(len(self.parts[name].intersection(names)) < 2 for name in known)
        return not known or (alone and made.chance <= AGAIN and made.whole.claim.id not in self.wholes)

    def amended(self, term: Term) -> Sequence[float]:
        """By how much a figure would be more if a slip had not been made."""
        name = term.claim.id
        if name not in self.slips:
            self.slips[name] = list(amendments(self.text, term))
        return self.slips[name]

    def is_known(self, made: Sum) -> bool:
        """Whether a whole is known to be one, or a part to be a part."""
        parts = (part.claim.id for part in made.parts)
        return made.whole.claim.id in self.wholes or not self.parts.keys().isdisjoint(parts)

    def is_plain(self, made: Sum, row: Sequence[Term]) -> bool:
        """Whether a whole and its parts follow each other in their series, the parts are all that their last sentence
        gives, and nothing is set against them; a whole printed with a share is a part itself.
        """
        terms = sorted((made.whole, *made.parts), key=lambda term: term.start)
        first = bisect_left(row, terms[0].start, key=attrgetter("start"))
        behind = row[first + len(terms) : first + len(terms) + 1]
        further = any(term.claim.sentence == terms[-1].claim.sentence for term in behind)
        if further or made.whole.claim.id in self.shared or list(row[first : first + len(terms)]) != terms:
            return False
        ends = (term.claim.quantity.end for term in terms)
        return not any(says(self.text, end, end + len(" compared "), "apart") for end in ends)


def candidates(row: Sequence[Term], most: float) -> Iterator[Sum]:
    """Every whole of a series with each run of figures near it, behind it or before, that may be its parts, and that
    makes it by chance at `most` so often.
    """
    for at, whole in enumerate(row):
        if 3 * whole.grain <= SPREAD * most * abs(whole.middle):
            yield from runs(whole, near(whole, row[at + 1 : at + 1 + SEEN]), most)
            yield from runs(whole, near(whole, row[max(0, at - SEEN) : at][::-1]), most)


def near(whole: Term, terms: Sequence[Term]) -> Sequence[Term]:
    """The figures near a whole that may be its parts, the nearest first: of no other time."""
    place, period = whole.claim.sentence, whole.claim.subject.period
    everywhere = whole.claim.block == TABLE
    return [
        term
        for term in terms
        if (everywhere or abs(term.claim.sentence - place) <= REACH)
        and (period is None or term.claim.subject.period in (None, period))
    ]


def runs(whole: Term, terms: Sequence[Term], most: float) -> Iterator[Sum]:
    """The runs of figures that begin near a whole and may be its parts, without one of them too, and how often such
    runs make it by chance: as the fineness of the figures is to the smallest part, for each run that is tried.
    """
    tried = left = 0
    for first in range(min(SKIPPED + 1, len(terms))):
        parts: list[Term] = []
        total = 0.0
        for term in terms[first : first + MOST]:
            total += term.middle
            if abs(term.middle) >= abs(whole.middle) or abs(total) > 2 * abs(whole.middle):
                break
            parts.append(term)
            if len(parts) > 1:
                tried += 1
                yield from made_of(whole, parts, tried, most)
            for at in range(1, len(parts) - 1):
                left += 1
                yield from made_of(whole, parts[:at] + parts[at + 1 :], tried + left, most)


def made_of(whole: Term, parts: Sequence[Term], tried: int, most: float) -> Iterator[Sum]:
    """A whole with parts, after so many runs were tried, if chance makes that at `most` so often."""
    grain = whole.grain + sum(part.grain for part in parts)
    chance = tried * grain / (SPREAD * min(abs(part.middle) for part in parts))
    if chance <= most:
        yield Sum(whole, sorted(parts, key=lambda part: part.start), chance)


def says(text: str, start: int, end: int, name: str) -> bool:
    """Whether a stretch of text has one of the phrases of a cue."""
    words = f" {' '.join(text[start:end].lower().replace(',', ' ').split())} "
    return any(f" {form} " in words for form in cue(name))
