"""Passages: sentences in a row all of whose figures make another one of their article, wherever that stands ("The
council adopted a budget of 48.7 million ...", and far below who gets how much of it).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcheck.claims.ties.said.breakdowns import is_rest
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term
from factcheck.claims.ties.traced.runs import Sum, made_of
from factcheck.record import replace

LONGEST: Final = 5
"""Sentences of a passage that give figures, at most."""

MOST: Final = 12
"""Parts, at most."""

MANY: Final = 4
"""Parts of which none can be left out of a sum to the digit, at least."""

ROUGH: Final = 2
"""How much likelier chance makes a sum that does not come out to the digit."""

NEAR: Final = 24
"""Characters before the first figure of a sentence in which words call it the rest."""

APART: Final = 2
"""Sentences from one with figures to the next, at most."""


Window = tuple[Sequence[Term], int]
"""The figures of a passage, and how many sentences it has."""


def passages(row: Sequence[Term], windows: Sequence[Window], most: float) -> Iterator[Sum]:
    """The sums of the figures of a series that whole sentences make, by chance at `most` so often: as often as the
    figures' fineness lets one of them do it, for each figure that is as near as their whole or as near the lead, and
    for each shorter passage.
    """
    ranked = sorted(row, key=MIDDLE)
    reach = max([term.width for term in row]) / 2
    for parts, sentences in windows:
        sizes = [part.middle for part in parts]
        total, slack = sum(sizes), sum([part.width for part in parts]) / 2
        # Where the others are the parts of the largest, these make twice as much, and nothing else but to the digit.
        nested = abs(total - 2 * max(sizes)) <= slack
        room = (0 if nested else slack + reach) + ROUNDED * abs(total)
        first, last = bisect_left(ranked, total - room, key=MIDDLE), bisect_right(ranked, total + room, key=MIDDLE)
        for whole in ranked[first:last]:
            # Few come out, and rarely enough by chance, for which no other figure need be looked at.
            if is_whole(whole, parts) and any(made.fits() for made in made_in(whole, parts, sentences, most)):
                yield from map(sharpened, made_in(whole, parts, sentences * rank(whole, parts, row), most))


def made_in(whole: Term, parts: Sequence[Term], tried: int, most: float) -> Iterator[Sum]:
    """A whole with the parts of a passage, if chance makes that at `most` so often: of many that come out to the digit
    none can be left out, so that it would have to hit on all of them, and not only on the least.
    """
    missing = whole.middle - sum(part.middle for part in parts)
    if len(parts) < MANY or abs(missing) > ROUNDED * abs(whole.middle):
        yield from made_of(whole, parts, tried, most)
        return
    usual = sorted(abs(part.middle) for part in parts)[len(parts) // 2]
    chance = tried * sum(term.grain for term in (whole, *parts)) / (SPREAD * usual)
    if chance <= most:
        yield Sum(whole, sorted(parts, key=START), chance)


def misprinted(row: Sequence[Term], windows: Sequence[Window], most: float) -> Iterator[Sum]:
    """The sums of whole sentences, of figures so fine that chance makes them at `most` so often, that do not come out:
    the whole is larger than each of its parts, and of the size of them all.
    """
    ranked = sorted(row, key=MIDDLE)
    for parts, sentences in windows:
        least = min([abs(part.middle) for part in parts])
        if sentences * sum([part.grain for part in parts]) > most * SPREAD * least:
            continue
        total = sum([part.middle for part in parts])
        ends = bisect_right(ranked, total / TIMES, key=MIDDLE), bisect_left(ranked, total * TIMES, key=MIDDLE)
        for whole in ranked[slice(*ends)]:
            if is_whole(whole, parts):
                yield from made_of(whole, parts, sentences * rank(whole, parts, row), most)


def sharpened(made: Sum) -> Sum:
    """A sum that comes out to the digit is as fine as its coarsest figure; one that does so only for its rounding is
    half as telling.
    """
    grains = [term.grain for term in (made.whole, *made.parts)]
    exact = abs(made.missing()) <= ROUNDED * abs(made.whole.middle)
    return replace(made, chance=made.chance * (max(grains) / sum(grains) if exact else ROUGH))


def windows(text: str, row: Sequence[Term]) -> Iterator[Window]:
    """The passages of a series; one may end with a figure that is called the rest."""
    sentences = [list(group) for _, group in groupby(row, key=SENTENCE)]
    cuts = [list(closed(text, sentence)) for sentence in sentences]
    for first in range(len(sentences)):
        parts: list[Term] = []
        for last in range(first, min(first + LONGEST, len(sentences))):
            added = sentences[last]
            if parts and added[0].claim.sentence - parts[-1].claim.sentence > APART:
                break
            yield from ((parts + cut, last - first + 1) for cut in cuts[last] if len(parts) + len(cut) > 1)
            parts = parts + added
            if len(parts) > MOST:
                break
            if len(parts) > 1:
                yield parts, last - first + 1


def closed(text: str, terms: Sequence[Term]) -> Iterator[list[Term]]:
    """The figures of a sentence up to one that is called the rest, where others follow."""
    for at in range(len(terms) - 1):
        start = terms[at - 1].claim.quantity.end if at else max(0, terms[at].start - NEAR)
        if is_rest(text[start : terms[at].start].lower().split()):
            yield list(terms[: at + 1])


WIDE: Final = 256
"""Figures that are too many for one of them to be a whole by no chance."""

TIMES: Final = 3
"""How many times as large as its parts together a whole is at most, or they as it, that one slip keeps apart."""

SENTENCE: Final = attrgetter("claim.sentence")
MIDDLE: Final = attrgetter("middle")
START: Final = attrgetter("start")


def is_whole(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether a figure may be the whole of others: larger than each, and no one of them."""
    largest = max(abs(part.middle) for part in parts)
    return abs(whole.middle) > largest and all(part.claim.id != whole.claim.id for part in parts)


def rank(whole: Term, parts: Sequence[Term], row: Sequence[Term]) -> int:
    """How many figures that may be the whole of these as well stand as near to them, or as near the lead."""
    largest, far = max(abs(part.middle) for part in parts), distance(whole, parts)
    first = bisect_left(row, parts[0].claim.sentence - far, key=SENTENCE)
    last = bisect_right(row, parts[-1].claim.sentence + far, key=SENTENCE)
    ahead = row[: bisect_right(row, whole.start, key=START)]
    counts = [larger(some, largest) for some in (row[first:last], ahead) if len(some) <= WIDE]
    return min(counts, default=WIDE)


def larger(terms: Sequence[Term], largest: float) -> int:
    """How many sizes above one some figures have."""
    return len({term.middle for term in terms if abs(term.middle) > largest})


def distance(term: Term, parts: Sequence[Term]) -> int:
    """How many sentences a figure stands before a passage, or behind it."""
    place = term.claim.sentence
    return max(parts[0].claim.sentence - place, place - parts[-1].claim.sentence, 0)
