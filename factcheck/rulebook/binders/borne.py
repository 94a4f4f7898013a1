"""Binder of sums that are borne out twice: where levels that follow each other add up to another one as well as the
figures they are compared with add up to its own, all of them are parts and their whole, whatever they are called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.ledger.cells import unit_of
from factcheck.ledger.ledger import Ledger
from factcheck.record import record
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TABLE

MOST_PAIRS: Final = 16
"""An article with more levels of one unit that have a base is a list, in which sums come out by chance."""

MOST_PARTS: Final = 5

ENDS: Final = attrgetter("ends")

FEW: Final = 3
"""Levels with a base of which a sum may be made in few ways; among twice as many chance makes one twice as often."""

SHARP: Final = Fraction(1, 250)
"""One sum of two alone bears out nothing where the rounding of its figures makes more than this part of it; with each
part more there are more runs that may add up by chance, and less will do.
"""


Ends = tuple[Fraction, Fraction]
"""The two ends of a range of values."""
Whole = tuple[int, int]
"""The same in whole numbers, each so many of what divides all the ends of an article's figures."""


@record(frozen=True, slots=True)
class Pair:
    """A level and the base it was printed with, and the narrow readings of both, each as its two ends."""

    level: Claim
    base: Claim
    ends: tuple[Ends, Ends]

    def claims(self) -> tuple[Claim, Claim]:
        """The level and its base."""
        return self.level, self.base


def sums_borne_out(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), of levels and of their bases, where at least one of the two comes out exactly"""
    for pairs in paired(ledger):
        for whole, parts in structures(pairs):
            for at in (0, 1):
                claims = [pair.claims()[at] for pair in (whole, *parts)]
                cells = [ledger.cells[claim.id] for claim in claims]
                if len(set(cells)) == len(cells):
                    prefer = frozenset(claim.id for claim in claims)
                    bound = {"whole": cells[0], "parts": tuple(cells[1:])}
                    yield Constraint(rule, bound, prefer=prefer, tentative=True)


def paired(ledger: Ledger) -> Iterator[list[Pair]]:
    """The levels of an article that have a base, by unit, in their order; those that may be parts of each other."""
    found: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for base in ledger.claims.values():
        level = ledger.claims.get(base.of or "")
        if base.role == "base" and level is not None and comparable(level, base) and base.id in ledger.cells:
            ends = [(q.lo, q.hi) for q in (claim.quantity.narrow() for claim in (level, base))]
            (low, high), (first, last) = ends
            if low is not None and high is not None and first is not None and last is not None:
                pair = Pair(level, base, ((low, high), (first, last)))
                found[level.article, unit_of(level)].append(pair)
    for pairs in found.values():
        if 2 < len(pairs) <= MOST_PAIRS:
            yield sorted(pairs, key=lambda pair: pair.level.quantity.start)


def comparable(level: Claim, base: Claim) -> bool:
    """Whether a level and its base are amounts that add up."""
    both = (level.quantity, base.quantity)
    plain = all(q.value > 0 and q.upper is None for q in both) and level.kind == base.kind == "level"
    return plain and unit_of(level) == unit_of(base) and both[0].unit.per is None and level.block != TABLE


def structures(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Sequence[Pair]]]:
    """Wholes with the run of neighbours that adds up to them, in levels and bases; in one of them alone only where that
    is sharp and no other run does.
    """
    crowd = max(1, len(pairs) // FEW)
    ranges = in_whole_numbers(pairs)
    sums = [[totals(some, end) for end in (0, 1)] for some in ranges]
    for place, whole in enumerate(pairs):
        single = []
        for first, last in runs(len(pairs), place):
            made = [(low[last] - low[first], high[last] - high[first]) for low, high in sums]
            fits = [meets(one, some[place]) for one, some in zip(made, ranges, strict=True)]
            if all(fits):
                yield whole, pairs[first:last]
            elif any(fit and sharp(one, (last - first - 1) * crowd) for fit, one in zip(fits, made, strict=True)):
                single.append(pairs[first:last])
        if len(single) == 1:
            yield whole, single[0]


def in_whole_numbers(pairs: Sequence[Pair]) -> Sequence[Sequence[Whole]]:
    """The readings of the levels, and those of the bases, which whole numbers add up faster."""
    divisor = lcm(*(end.denominator for pair in pairs for ends in pair.ends for end in ends))
    return [
        [(int(low * divisor), int(high * divisor)) for low, high in some]
        for some in zip(*map(ENDS, pairs), strict=True)
    ]


def totals(ranges: Sequence[Whole], end: int) -> list[int]:
    """The sums of one end of some ranges, up to each of them."""
    return list(accumulate((one[end] for one in ranges), initial=0))


def runs(count: int, place: int) -> Iterator[tuple[int, int]]:
    """The runs of two or more neighbours without the one at `place`."""
    for first in range(count):
        for last in range(first + 2, min(count, first + MOST_PARTS) + 1):
            if not first <= place < last:
                yield first, last


def meets(one: Whole, other: Whole) -> bool:
    """Whether two ranges share a value."""
    return one[0] <= other[1] and other[0] <= one[1]


def sharp(ends: Whole, ways: int) -> bool:
    """Whether the range of a sum is narrow enough, for its size and the number of ways to make one, to be no chance."""
    return (ends[1] - ends[0]) * ways <= SHARP * ends[1]
