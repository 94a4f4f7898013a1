"""Joint shares: what several figures before a percentage are of a whole together, by their digits ("the three took 70
percent", "combined, the two made up 46 percent of all cases").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Final

from factcheck.claims.ties.said.share_pairs import GUESS
from factcheck.claims.ties.surroundings import STOP
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.nominees import Nominees
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.slips import Slips
from factcheck.record import record

CHANCE: Final = 0.05
"""A share is believed to be of figures together that make it by chance less often than this."""

SLIP: Final = 0.15
"""So is one that they would make but for a slip, counting all of them, where words say how many they are."""

AHEAD: Final = 120
"""Characters of a sentence before a share in which words say that it is of several together."""

BEHIND: Final = 40
"""The same behind it."""

NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

DETERMINERS: Final = ("the", "these", "those", "all", "his", "her", "its", "their")
"""What stands before the number of several that were told before."""

JOINED: Final = expression(r"(?:^|[a-z)],?) and ")
"""What joins two figures, and no share of the first."""

FEWEST: Final = 2
MOST: Final = 6
"""Figures that words take together without saying how many."""

REACH: Final = 3
"""Sentences before a share in which the figures stand."""

TRIED: Final = 3
"""Wholes that are tried, and figures that may stand between a share and those that it is of."""


@record(frozen=True, slots=True)
class Joint:
    """A share, the figures that it may be of together, their whole, and how often such figures fit by chance."""

    share: Term
    parts: Sequence[Term]
    whole: Term
    chance: float

    def gap(self, share: float, parts: float, whole: float) -> float:
        """How far the parts are from this share of a whole, by how far the rounding of the figures lets them be."""
        width = sum(part.width for part in self.parts)
        slack = (self.share.width / share + width / parts + self.whole.width / whole) / 2
        return abs(share * whole - parts) / (parts * slack * (1 + ROUNDED))

    def sizes(self) -> tuple[float, float, float]:
        """The sizes of share, parts together and whole."""
        return self.share.middle, sum(part.middle for part in self.parts), self.whole.middle

    def fits(self, sizes: tuple[float, float, float]) -> bool:
        """Whether share, parts and whole of these sizes fit."""
        return self.gap(*sizes) <= 1

    def amended(self, text: str, slips: Slips) -> Sequence[tuple[float, float, float]]:
        """The sizes if one of these slips had not been made in one of the figures."""
        share, parts, whole = self.sizes()
        found = [(share + way, parts, whole) for way in amendments(text, self.share, slips)]
        found += [(share, parts, whole + way) for way in amendments(text, self.whole, slips)]
        return [*found, *((share, parts + way, whole) for part in self.parts for way in amendments(text, part, slips))]


def tie_joint(share: Term, nominees: Nominees) -> Joint | None:
    """The figures that a share is of together, as its words and their digits say; else those but for a slip."""
    many = said_together(nominees.text, share)
    if many is None:
        return pair_before(share, nominees)
    found = list(candidates(share, many, nominees))
    fitting = [one for one in found if one.chance <= CHANCE and one.fits(one.sizes())]
    if fitting:
        return min(fitting, key=lambda one: one.chance)
    if not many:
        return None
    slipped = (one for one in found[:TRIED] if is_slip(one, nominees.text))
    return next(slipped, None)


def pair_before(share: Term, nominees: Nominees) -> Joint | None:
    """The two figures that "and" joins before a share, where they make it together and the last one alone does not."""
    at = bisect_left(nominees.amounts, share.start, key=attrgetter("start"))
    pair = nominees.amounts[max(0, at - FEWEST) : at]
    if len(pair) < FEWEST or not all(is_part(term, share.claim.sentence) for term in pair):
        return None
    words = nominees.text[pair[0].claim.quantity.end : pair[1].start]
    if len(words) > BEHIND or JOINED.search(words) is None or len({nominees.sorts[term.start] for term in pair}) > 1:
        return None
    found = (Joint(share, pair, whole, fineness(share, pair, whole)) for whole in wholes(share, pair, nominees))
    return next((one for one in found if one.fits(one.sizes())), None)


def said_together(text: str, share: Term) -> int | None:
    """How many figures words say that a share is of together, 0 where they say no number; None of one alone."""
    ahead = STOP.split(text[max(0, share.start - AHEAD) : share.start].lower())[-1]
    behind = STOP.split(text[share.claim.quantity.end :][:BEHIND].lower())[0]
    return next((many for many in map(number_of, (ahead, behind)) if many is not None), None)


@lru_cache(maxsize=1 << 7)
def number_of(said: str) -> int | None:
    """How many some words take together, 0 where they say no number; None where they take none so."""
    found = list(joint().finditer(said)) if any(map(said.__contains__, letters())) else []
    return max((NUMBERS.index(each["many"]) + FEWEST if each["many"] else 0 for each in found), default=None)


@cache
def joint() -> re.Pattern[str]:
    """What says that a share is of several figures together, and of how many."""
    said = "|".join(table("cues")["jointly"]["forms"])
    return expression(rf"\b(?:(?:{'|'.join(DETERMINERS)}) (?P<many>{'|'.join(NUMBERS)})|{said})\b")


@cache
def letters() -> frozenset[str]:
    """The first letters of these words: what has none of them needs no search."""
    return frozenset(word[:3] for word in (*NUMBERS, *table("cues")["jointly"]["forms"]))


def is_slip(one: Joint, text: str) -> bool:
    """Whether a share in digits would be that of its parts together but for a slip, and hardly by chance: words ("a
    quarter") say too little of one to tell a slip by.
    """
    if one.share.claim.quantity.form != "digits":
        return False
    return surprise(one.chance, SLIP, partial(one.amended, text), one.fits) is not None


def candidates(share: Term, many: int, nominees: Nominees) -> Iterator[Joint]:
    """The figures before a share that it may be of, as many as it says, with their whole: the nearest first."""
    place, sorts = share.claim.sentence, nominees.sorts
    near = [term for term in nominees.amounts if term.start < share.start and is_part(term, place)]
    tried = 0
    for size in (many,) if many else range(FEWEST, MOST + 1):
        for last in range(len(near), max(size - 1, len(near) - TRIED), -1):
            parts = near[last - size : last]
            if len({sorts[part.start] for part in parts}) > 1:
                continue
            for whole in wholes(share, parts, nominees):
                tried += 1
                yield Joint(share, parts, whole, tried * fineness(share, parts, whole) / SPREAD)


def is_part(term: Term, place: int) -> bool:
    """Whether a figure in digits states what is so now, in a sentence near one."""
    return term.claim.role == "now" and term.claim.quantity.form == "digits" and place - term.claim.sentence <= REACH


def wholes(share: Term, parts: Sequence[Term], nominees: Nominees) -> Sequence[Term]:
    """The likeliest wholes of several figures together, each larger than they are."""
    total = sum(part.middle for part in parts)
    found = [term for term in nominees.wholes(share, parts[-1]) if term not in parts and term.middle > total]
    return found[:TRIED]


def fineness(share: Term, parts: Sequence[Term], whole: Term) -> float:
    """How fine the figures are."""
    together = sum(part.grain for part in parts) / sum(part.middle for part in parts)
    return share.grain / share.middle + together + whole.grain / whole.middle


def links(found: Joint) -> tuple[tuple[str, str], ...]:
    """What a share says of the figures that it is of together."""
    return (*((JOINTLY, part.claim.id) for part in found.parts), ("whole", found.whole.claim.id), GUESS)


JOINTLY: Final = "jointly"
"""The link of a share to each of the parts that it is of together."""
