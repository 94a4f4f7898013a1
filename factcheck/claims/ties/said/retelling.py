"""Retelling: figures that an article gives a second time, as their digits and the words around them show, whatever they
are said to measure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, MutableSequence, Sequence
from fractions import Fraction
from math import gcd
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.kinship import (
    apart,
    is_of_one,
    measured_apart,
    named_alike,
    points_back,
    profits_apart,
    says_same,
    says_unit,
    scaled_apart,
    timed_apart,
)
from factcheck.claims.ties.surroundings import Shared, Surroundings
from factcheck.quantities.rounding import kind_of
from factcheck.quantities.slips import is_exchanged
from factcheck.record import record, replace
from factcheck.text.document import BODY, HEADING, TABLE, TITLE

AGAIN: Final = "again"
"""The link to a figure that a later one repeats."""

MISTOLD: Final = "mistold"
"""The link to a figure that a later one would repeat but for two digits that changed places, or a power of ten."""

CERTAIN: Final = 3
"""Significant digits from which two figures of one unit that are equal are no chance."""

UNIQUE: Final = 4
"""Significant digits from which they are none in a table either, nor where they seem to be of different things; and
from which two that differ by two digits around a third, or by a power of ten, hardly do so by chance.
"""

SURE: Final = 5
"""Significant digits from which two figures that differ by a slip hardly do so by chance, whatever is said of them."""

TIMELESS: Final = 6
"""The same of figures of two times, which otherwise may be much alike."""

LARGE: Final = 1000
"""From here on a number is no small count, though it does not say what it counts."""

EVIDENCE: Final = 3
"""Words in common from which two figures that differ are told in the same words; one right beside both counts twice,
and three digits like a word.
"""

MOST: Final = 24
"""Figures of the same digits that are compared with the next one: more of them mean nothing."""

BESIDE: Final = 1
AROUND: Final = 2
"""Places between two digits that may change places: side by side, or around a third."""

TEN: Final = 10
CALENDAR: Final = frozenset({"date", "weekday", "years", "ordinal"})
ROLES: Final = frozenset({TITLE, HEADING, BODY, TABLE})

Size = tuple[int, int]
"""How much a claim prints, in the base unit and without its sign: a fraction in lowest terms, quick to compare."""


@record(frozen=True, slots=True)
class Figure:
    """A claim with the size it prints, the digits that tell it from others, and all those that are printed."""

    claim: Claim
    size: Size
    digits: str
    printed: str

    @property
    def is_large(self) -> bool:
        """Whether it is no small count."""
        return self.size[0] >= LARGE * self.size[1]


def tell_again(text: str, claims: MutableSequence[Claim], listed: Collection[str]) -> None:
    """Link each figure to the nearest one before it that it repeats, or would repeat but for a slip of the pen; those
    `listed` in results are of other times.
    """
    figures = [figure_of(text, claim) for claim in claims if claim.id not in listed and may_be_told_again(claim)]
    pairs = [pair for group in of_one_unit(figures) for pair in candidates(group)]
    found = dict(exactly(claims))
    if pairs:
        around = Surroundings(text, [one.claim for one in figures])
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


def may_be_told_again(claim: Claim) -> bool:
    """Whether a figure says anything of its own: no zero, no "one of them", no range, no date."""
    quantity = claim.quantity
    one = quantity.value == 1 <= quantity.step
    plain = quantity.upper is None and quantity.form != "fraction" and quantity.value != 0 and not one
    return plain and claim.block in ROLES and quantity.unit.dimension not in CALENDAR


def figure_of(text: str, claim: Claim) -> Figure:
    """A claim with its size and digits."""
    quantity = claim.quantity
    digits = f"{abs(float(quantity.value)):.12f}".replace(".", "").strip("0")
    printed = "".join(filter(str.isdecimal, text[quantity.figure_start : quantity.figure_end]))
    return Figure(claim, size(claim), digits, printed.lstrip("0") or digits)


def size(claim: Claim) -> Size:
    """How much a claim prints."""
    above, below = claim.quantity.value.as_integer_ratio()
    up, down = claim.quantity.unit.scale.as_integer_ratio()
    shared = gcd(above * up, below * down)
    return abs(above * up) // shared, below * down // shared


def of_one_unit(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures of an article that can be compared, in order, by unit."""
    groups: dict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        unit = one.claim.quantity.unit
        sort = "count" if unit.dimension == "number" else unit.dimension
        groups[sort, unit.name if sort == "money" else None, unit.per].append(one)
    return (group for group in groups.values() if len(group) > 1)


def candidates(group: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure], list[Figure]]]:
    """Each figure of one unit with those of earlier sentences that equal it, the nearest first, and where none does,
    with those that differ from it by a slip: one of the two printed nowhere else, and neither beside the other.
    """
    sizes = Counter(one.size for one in group)
    together = {(one.claim.sentence, one.size) for one in group}
    of_digits: dict[str, list[Figure]] = defaultdict(list)
    for one in group:
        known = of_digits["".join(sorted(one.printed.replace("0", "")))]
        earlier = list(elsewhere(known, one)) if known else []
        equal = [other for other in earlier if other.size == one.size and says_same(one.claim, other.claim)]
        slips = [] if equal else [other for other in earlier if is_slip(one, other)]
        near = [
            other
            for other in slips
            if 1 in (sizes[one.size], sizes[other.size])
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


def ratio(one: Size, other: Size) -> Fraction:
    """How many times the one size is the other."""
    return Fraction(one[0] * other[1], one[1] * other[0])


def is_slip(one: Figure, other: Figure) -> bool:
    """Whether two figures differ by two digits that changed places, or by a power of ten."""
    if one.size == other.size:
        return False
    if one.digits == other.digits:
        return len(one.digits) > 1 or other.claim.block == TITLE
    first, second = one.printed, other.printed
    if len(first) != len(second) or first == second:
        return False
    reach = AROUND if max(len(one.digits), len(other.digits)) >= UNIQUE else BESIDE
    return is_exchanged(first, second, reach) and Fraction(1, TEN) < ratio(one.size, other.size) < TEN


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


def is_scaled_apart(one: Figure, other: Figure, around: Surroundings) -> bool:
    """Whether two figures of few digits, and the same, hardly are one with a power of ten more or less."""
    few = one.digits == other.digits and len(one.digits) < UNIQUE
    return few and scaled_apart(around.text, one.claim, other.claim)


def common(one: Figure, other: Figure, around: Surroundings) -> Shared:
    """What the words around two figures share; what both count tells of three digits, two of which changed places."""
    fine = min(len(one.digits), len(other.digits)) >= CERTAIN and one.digits != other.digits
    return (around.shared_counting if fine else around.shared)(one.claim, other.claim)


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
    if points_back(around.text, one.claim, other.claim, count):
        return True
    if apart(one.claim, other.claim, shared):
        return False
    if count >= CERTAIN:
        return telling or shared.words > 0
    at_once = one.claim.sentence == other.claim.sentence + 1 and one.claim.kind == other.claim.kind
    return shared.words > 1 and (shared.beside or at_once) if count == 1 else shared.words > 1 or shared.beside


def is_mistold(one: Figure, other: Figure, shared: Shared) -> bool:
    """Whether two figures that differ are told in the same words; a power of ten alone needs more of them."""
    first, second = one.claim, other.claim
    count = max(len(one.digits), len(other.digits))
    alike = (first.role, first.kind) == (second.role, second.kind) and is_as_sure(first, second, count)
    alike = alike and not profits_apart(first, second)
    timely = count >= TIMELESS or not timed_apart(first, second)
    if alike and timely and (count >= SURE or is_headline(one, other, shared)):
        return True
    if alike and count >= UNIQUE and one.digits == other.digits and not apart(first, second, shared):
        return True
    words = shared.words + named_alike(first.subject, second.subject) * (count >= CERTAIN)
    opening = other.claim.block == TITLE and one.claim.sentence == other.claim.sentence + 1
    least = EVIDENCE + (count < CERTAIN and one.digits == other.digits) - opening
    if count < CERTAIN and second.block != TITLE and not named_alike(first.subject, second.subject):
        return False
    named = TABLE in (first.block, second.block) and is_of_one(first, second)
    tabled = count < UNIQUE and TABLE in (first.block, second.block) and not named
    words += named * (count >= CERTAIN)
    if tabled or not alike or words == 0 or words + shared.beside + (count >= CERTAIN) + (count >= UNIQUE) < least:
        return False
    if count >= UNIQUE:
        return not timed_apart(first, second)
    return not (measured_apart(first, second) or apart(first, second, shared))


def is_headline(one: Figure, other: Figure, shared: Shared) -> bool:
    """Whether a figure of two digits or more is told for one of the same measure in a headline, two digits of which
    changed places: by the word beside both, or its time and three digits.
    """
    first, second = one.claim, other.claim
    if second.block != TITLE or one.digits == other.digits or not named_alike(first.subject, second.subject):
        return False
    return shared.beside or (len(one.digits) >= CERTAIN and is_of_one(first, second))


def is_as_sure(one: Claim, other: Claim, count: int) -> bool:
    """Whether two figures of so many digits are hedged alike; a headline leaves "at least" out, and "some" says nothing
    of many digits.
    """
    hedges = {one.quantity.hedge, other.quantity.hedge}
    if len(hedges) == 1 or (other.block == TITLE and other.quantity.hedge is None):
        return True
    return count >= UNIQUE and all(hedge is None or kind_of(hedge) == "about" for hedge in hedges)
