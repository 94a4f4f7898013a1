"""Suspects: figures that would agree with others near them but for two digits that changed places, as chance hardly
makes it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from operator import attrgetter
from typing import Final, NamedTuple

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, is_amount, sort_of, term_of
from factcheck.quantities.slips import printed_digits, transpositions
from factcheck.text.document import TABLE, TITLE

REACH: Final = 8
"""Sentences between a figure and those that it may agree with, at most."""

NEAR: Final = 10
"""Amounts of its sort that a figure may agree with, at most."""

RATES: Final = 6
"""Percentages that a figure may agree by, at most."""

FEWEST: Final = 3
"""Parts of a whole that follow each other, at least."""

LEAST: Final = 100
"""How many times its own fineness a figure is in which a slip is told, at least: it has three digits."""

LONGEST: Final = 6
"""The same at most; and how often as many are tried as one."""

SOME: Final = 0.5
"""Company that chance gives a figure oftener than this says nothing."""

ONCE: Final = 0.2
"""A figure is suspected that would have company which chance gives it less often than this."""

TWICE: Final = 0.1
"""The same of two companies that have little in common."""

SENTENCE: Final = attrgetter("claim.sentence")
PLACE: Final = attrgetter("claim.sentence", "start")
"""What figures are in the order of; not all begin where their sentence comes."""
Names = frozenset[str]


class Suspect(NamedTuple):
    """How often chance gives a figure company as good as it would have but for a slip, and its digits without that."""

    chance: float
    claim: Claim
    digits: str


class Company(NamedTuple):
    """How often chance gives a figure such company, and whose that is."""

    chance: float
    names: Names


def suspects(text: str, claims: Sequence[Claim], names: Collection[str]) -> list[Suspect]:
    """The figures of these names that may have been meant otherwise, the surest first."""
    told = [claim for claim in claims if claim.block not in (TABLE, TITLE)]
    amounts = [term for claim in told if is_amount(claim) and (term := term_of(text, claim)) is not None]
    rates = [rate for claim in told if is_rate(claim) and (rate := term_of(text, claim)) is not None]
    rows: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(amounts, key=PLACE):
        rows[sort_of(term.claim)].append(term)
    asked = [(term, row) for row in rows.values() for term in row if term.claim.id in names]
    rates.sort(key=PLACE)
    found = (one for term, row in asked for one in suspected(text, term, row, rates))
    return sorted(found, key=lambda one: (one.chance, one.claim.quantity.start, one.digits))


def suspected(text: str, term: Term, row: Sequence[Term], rates: Sequence[Term]) -> Iterator[Suspect]:
    """What a figure may have been meant to be."""
    digits = printed_digits(term.claim.quantity, text)
    ratios, meant = meanings(digits) if abs(term.middle) >= LEAST * term.grain and digits else ((), ())
    if not ratios:
        return
    search = Search(term, ratios)
    search.look(reach(term, row), reach(term, rates))
    for at, some in search.found.items():
        chance = min([min(some).chance * TWICE / ONCE, *(together(*pair) for pair in combinations(some, 2))])
        if chance <= TWICE:
            yield Suspect(chance, term.claim, meant[at])


def is_rate(claim: Claim) -> bool:
    """Whether a claim is a percentage that is tied to nothing."""
    unit = claim.quantity.unit
    return unit.dimension == "ratio" and unit.per is None and not claim.links


@lru_cache(maxsize=1 << 10)
def meanings(digits: str) -> tuple[Sequence[float], Sequence[str]]:
    """How many times as large figures would be that may have been meant by some digits, from the least on, and theirs.
    """
    ways = sorted((other / int(digits), str(other).zfill(len(digits))) for other in transpositions(digits))
    return [ratio for ratio, _ in ways], [other for _, other in ways]


def reach(term: Term, row: Sequence[Term]) -> Sequence[Term]:
    """The figures of a row that stand so near a figure that it may agree with them."""
    place = term.claim.sentence
    first = bisect_left(row, place - REACH, key=SENTENCE)
    return row[first : bisect_right(row, place + REACH, key=SENTENCE)]


def together(one: Company, other: Company) -> float:
    """How often chance gives a figure two companies; always, where they are much the same."""
    return 1.0 if len(one.names & other.names) > 1 else one.chance * other.chance


class Search:
    """The search for the company that a figure would have, were it so many times as large; found by the place of the
    ratio.
    """

    def __init__(self, term: Term, ratios: Sequence[float]) -> None:
        self.term, self.size, self.ratios = term, abs(term.middle), ratios
        self.found: dict[int, list[Company]] = defaultdict(list)

    def look(self, row: Sequence[Term], rates: Sequence[Term]) -> None:
        """Look for it among amounts of the figure's sort, and percentages, near it."""
        near = sorted((other for other in row if other is not self.term), key=self.away)[:NEAR]
        if near:
            for tried, rate in enumerate(sorted(rates, key=self.away)[:RATES], 1):
                self.rated(rate, near, tried)
            self.added(near)
            self.in_rows(row)

    def away(self, other: Term) -> tuple[int, int]:
        """How far a figure lies from another one, in sentences, then in characters."""
        return abs(self.term.claim.sentence - other.claim.sentence), abs(self.term.start - other.start)

    def note(self, size: float, slack: float, chance: float, *others: Term) -> None:
        """Note company that the figure has at some size, where a slip makes it that."""
        ratio, room = size / self.size, (slack + self.term.width / 2) / self.size * (1 + ROUNDED)
        at = bisect_left(self.ratios, ratio - room)
        while at < len(self.ratios) and self.ratios[at] <= ratio + room:
            self.found[at].append(Company(chance, frozenset([other.claim.id for other in others])))
            at += 1

    def rated(self, rate: Term, near: Sequence[Term], tried: int) -> None:
        """Try it as the part, the whole, the result or the base of another one by a percentage."""
        part, change = abs(rate.middle), rate.claim.kind == "change"
        factor = 1 + (part if rate.claim.sign > 0 else -part) if change else part
        if factor <= 0:
            return
        width, grain = rate.width / factor, rate.grain / (min(part, 1) if change else part)
        for place, other in enumerate(near, 1):
            size = abs(other.middle)
            chance = tried * place * (grain + 2 * other.grain / size) / SPREAD
            if chance <= SOME:
                for made in (size * factor, size / factor):
                    self.note(made, made * (width + other.width / size) / 2, chance, rate, other)

    def added(self, near: Sequence[Term]) -> None:
        """Try it as the sum of two others, or by how much they differ."""
        sizes, grains = [abs(other.middle) for other in near], [other.grain for other in near]
        for last in range(1, len(near)):
            size, grain = sizes[last], (self.term.grain + grains[last]) * (last + 1) / SPREAD
            for first in range(min(last, int(SOME * size / grain))):
                fine = (first + 1) * (grain + grains[first] * (last + 1) / SPREAD)
                small, large = (size, sizes[first]) if size < sizes[first] else (sizes[first], size)
                if fine <= SOME * small:
                    one, other = near[first], near[last]
                    slack = (one.width + other.width) / 2
                    self.note(small + large, slack, fine / small, one, other)
                    if fine <= SOME * (large - small):
                        self.note(large - small, slack, fine / min(small, large - small), one, other)

    def in_rows(self, row: Sequence[Term]) -> None:
        """Try it among three parts or more that follow each other, before their whole or behind it."""
        at, sizes, grains = row.index(self.term), [term.middle for term in row], [term.grain for term in row]
        for count in range(FEWEST, min(LONGEST, len(row) - 1) + 1):
            for first in range(max(0, at - count + 1), min(at, len(row) - count) + 1):
                last = first + count
                left = sizes[first:at] + sizes[at + 1 : last]
                fine, least = LONGEST * sum(grains[first:last]) / SPREAD, min(left)
                if fine <= SOME * least:
                    for whole in (first - 1, last):
                        if 0 <= whole < len(row) and sizes[whole] > sum(left):
                            self.among([*row[first:at], *row[at + 1 : last]], row[whole], fine / least)

    def among(self, left: Sequence[Term], whole: Term, chance: float) -> None:
        """Try it beside other parts of a whole."""
        slack = (whole.width + sum([part.width for part in left])) / 2
        self.note(whole.middle - sum([part.middle for part in left]), slack, chance, whole, *left)
