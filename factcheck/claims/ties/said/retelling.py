"""Retelling: figures that an article gives a second time, as their digits and the words around them show, whatever they
are said to measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.kinship import apart, is_of_one, points_back, says_same, says_unit
from factcheck.claims.ties.said.mistelling import common, is_headed, is_mistold, is_scaled_apart, is_slip
from factcheck.claims.ties.said.repeatable import (
    CERTAIN,
    LARGE,
    UNIQUE,
    Figure,
    may_be_told_again,
    of_one_unit,
    unordered,
)
from factcheck.claims.ties.surroundings import Surroundings
from factcheck.record import replace
from factcheck.text.document import TABLE

AGAIN: Final = "again"
"""The link to a figure that a later one repeats."""

MISTOLD: Final = "mistold"
"""The link to a figure that a later one would repeat but for two digits that changed places, or a power of ten."""

MOST: Final = 24
"""Figures of the same digits that are compared with the next one: more of them mean nothing."""


def tell_again(text: str, claims: MutableSequence[Claim], listed: Collection[str]) -> None:
    """Link each figure to the nearest one before it that it repeats, or would repeat but for a slip of the pen; those
    `listed` in results are of other times.
    """
    figures = [claim for claim in claims if claim.id not in listed and may_be_told_again(claim)]
    pairs = [pair for group in of_one_unit(text, figures) for pair in candidates(group)]
    found = dict(exactly(claims))
    if pairs:
        around = Surroundings(text, figures)
        links = ((one, retold(one, equal, near, around)) for one, equal, near in pairs)
        found |= {one.claim.id: link for one, link in links if link is not None}
    for at, claim in enumerate(claims):
        if claim.id in found:
            claims[at] = replace(claim, links=(*claim.links, found[claim.id]))


def exactly(claims: Sequence[Claim]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The figures in brackets that say the one before exactly ("over 4.27 million (4,272,145)"), with their link."""
    asides = [claim for claim in claims if claim.role == "aside"]
    known = {claim.id: claim for claim in claims} if asides else {}
    for claim in asides:
        other = known.get(claim.of or "")
        if other is None or other.quantity.unit != claim.quantity.unit or not other.kind == claim.kind == "level":
            continue
        near = other.quantity.value < 2 * claim.quantity.value < 4 * other.quantity.value
        if near and other.quantity.step >= LARGE * claim.quantity.step:
            yield claim.id, (AGAIN, other.id)


def candidates(group: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure], list[Figure]]]:
    """Each figure of one unit with those of earlier sentences that equal it, the nearest first, and where none does,
    with those that differ from it by a slip: one of the two printed nowhere else, and neither beside the other.
    """
    together = {(one.claim.sentence, one.size) for one in group}
    of_digits: dict[str, list[Figure]] = defaultdict(list)
    for one in group:
        known = of_digits[unordered(one.printed)]
        earlier = list(elsewhere(known, one)) if known else []
        equal = [other for other in earlier if other.size == one.size and says_same(one.claim, other.claim)]
        slips = [] if equal else [other for other in earlier if is_slip(one, other)]
        near = [
            other
            for other in slips
            if (one.alone or other.alone)
            and together.isdisjoint(((one.claim.sentence, other.size), (other.claim.sentence, one.size)))
        ]
        if equal or near:
            yield one, equal, near
        known.append(one)


def elsewhere(known: Sequence[Figure], one: Figure) -> Iterator[Figure]:
    """The last of some figures that stand in another sentence than one, and not in a table as it does, the nearest
    first.
    """
    tabled = one.claim.block == TABLE
    for other in known[: -MOST - 1 : -1]:
        if other.claim.sentence != one.claim.sentence and not (tabled and other.claim.block == TABLE):
            yield other


def retold(
    one: Figure, equal: Sequence[Figure], near: Sequence[Figure], around: Surroundings
) -> tuple[str, str] | None:
    """The link of a figure to the one that it repeats, or would but for a slip; None where neither is sure."""
    for other in equal:
        if is_repeated(one, other, around):
            return AGAIN, other.claim.id
    likely = (other for other in near if not is_scaled_apart(one, other, around))
    slips = [other for other in likely if is_mistold(one, other, common(one, other, around))]
    return (MISTOLD, slips[0].claim.id) if len({other.size for other in slips}) == 1 else None


def is_repeated(one: Figure, other: Figure, around: Surroundings) -> bool:
    """Whether two equal figures are one: the fewer their digits, the more words they must share."""
    count = len(one.printed if one.printed == other.printed and one.claim.quantity.step < 1 else one.digits)
    telling = one.is_large or says_unit(one.claim, other.claim)
    if count >= UNIQUE and telling:
        return True
    if count < UNIQUE and TABLE in (one.claim.block, other.claim.block):
        return count > 1 and is_of_one(one.claim, other.claim)
    shared = around.shared_counting(one.claim, other.claim)
    if count >= UNIQUE:
        return shared.words > 0
    if points_back(around.text, one.claim, other.claim, count) or is_headed(one, other):
        return True
    if count > 1 and one.claim.kind == other.claim.kind == "change" and is_of_one(one.claim, other.claim):
        return True
    if apart(one.claim, other.claim, shared):
        return False
    if count >= CERTAIN:
        return telling or shared.words > 0
    at_once = one.claim.sentence == other.claim.sentence + 1 and one.claim.kind == other.claim.kind
    return shared.words > 1 and (shared.beside or at_once) if count == 1 else shared.words > 1 or shared.beside
