"""Mistelling: figures that would be told a second time but for two digits that changed places, or a power of ten.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim, Subject
from factcheck.claims.ties.said.kinship import (
    apart,
    counted_apart,
    is_of_one,
    measured_apart,
    named_alike,
    placed_apart,
    profits_apart,
    says_unit,
    scaled_apart,
    timed_apart,
)
from factcheck.claims.ties.said.nestings import narrowing
from factcheck.claims.ties.said.repeatable import CERTAIN, UNIQUE, Figure, Size
from factcheck.claims.ties.surroundings import OPENING, Shared, Surroundings
from factcheck.quantities.rounding import kind_of
from factcheck.quantities.slips import is_exchanged
from factcheck.text.document import TABLE, TITLE

SURE: Final = 5
"""Significant digits from which two figures that differ by a slip hardly do so by chance, whatever is said of them."""

TIMELESS: Final = 6
"""The same of figures of two times, which otherwise may be much alike."""

EVIDENCE: Final = 3
"""Words in common from which two figures that differ are told in the same words; one right beside both counts twice,
and three digits like a word.
"""

FEWEST: Final = 2
"""Digits of a figure of a headline that its first sentences tell otherwise, at least."""

BESIDE: Final = 1
AROUND: Final = 2
"""Places between two digits that may change places: side by side, or around a third."""

ADJUSTED: Final = "adjusted"
"""The modifier of figures that leave something out."""

TEN: Final = 10


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
    fine = max(len(one.digits), len(other.digits)) >= UNIQUE or is_summed_up(one, other) or is_taken_up(one, other)
    reach = AROUND if fine else BESIDE
    return is_exchanged(first, second, reach) and Fraction(1, TEN) < ratio(one.size, other.size) < TEN


def is_scaled_apart(one: Figure, other: Figure, around: Surroundings) -> bool:
    """Whether two figures of few digits, and the same, hardly are one with a power of ten more or less."""
    few = one.digits == other.digits and len(one.digits) < UNIQUE
    return few and scaled_apart(around.text, one.claim, other.claim)


def common(one: Figure, other: Figure, around: Surroundings) -> Shared:
    """What the words around two figures share; what both count tells of three digits, two of which changed places."""
    fine = min(len(one.digits), len(other.digits)) >= CERTAIN and one.digits != other.digits
    return (around.shared_counting if fine else around.shared)(one.claim, other.claim)


def is_mistold(one: Figure, other: Figure, shared: Shared) -> bool:
    """Whether two figures that differ are told in the same words; a power of ten alone needs more of them."""
    first, second = one.claim, other.claim
    if is_summed_up(one, other) or is_taken_up(one, other):
        return True
    count = max(len(one.digits), len(other.digits))
    alike = (first.role, first.kind) == (second.role, second.kind) and is_as_sure(first, second, count)
    alike = alike and not (profits_apart(first, second) or reckoned_apart(first.subject, second.subject))
    alike = alike and (count >= SURE or not placed_apart(first.subject, second.subject))
    timely = count >= TIMELESS or not timed_apart(first, second)
    if alike and timely and (count >= SURE or is_headline(one, other, shared)):
        return True
    if alike and count >= UNIQUE and one.digits == other.digits and not apart(first, second, shared):
        return True
    words = shared.words + named_alike(first.subject, second.subject) * (count >= CERTAIN)
    opening = other.claim.block == TITLE and one.claim.sentence == other.claim.sentence + 1
    least = EVIDENCE + (count < CERTAIN and one.digits == other.digits) - opening
    if count < CERTAIN and second.block != TITLE and not of_one_part(first.subject, second.subject):
        return False
    named = TABLE in (first.block, second.block) and is_of_one(first, second)
    tabled = count < UNIQUE and TABLE in (first.block, second.block) and not named
    words += named * (count >= CERTAIN)
    if tabled or not alike or words == 0 or words + shared.beside + (count >= CERTAIN) + (count >= UNIQUE) < least:
        return False
    if count >= UNIQUE:
        return not timed_apart(first, second)
    return not (measured_apart(first, second) or counted_apart(first, second) or apart(first, second, shared))


def reckoned_apart(one: Subject, other: Subject) -> bool:
    """Whether one of two figures is adjusted, and the other is not."""
    return ADJUSTED in one.measure.modifiers ^ other.measure.modifiers


def of_one_part(one: Subject, other: Subject) -> bool:
    """Whether two figures are of one known measure, and not one of a part of it ("retail sales", "online sales")."""
    apart_by = one.measure.modifiers ^ other.measure.modifiers
    return named_alike(one, other) > 0 and not narrowing(apart_by)


def is_summed_up(one: Figure, other: Figure) -> bool:
    """Whether a figure of a headline, or of what heads a paragraph, which the article gives nowhere else, would sum up
    another one but for a slip: of three digits, or one of the first sentences told as it is.
    """
    first, second = one.claim, other.claim
    if not other.alone or first.sign != second.sign or one.digits == other.digits:
        return False
    if second.block != TITLE:
        return len(one.digits) >= FEWEST and is_headed(one, other) and are_alike(first.subject, second.subject)
    count = min(len(one.digits), len(other.digits))
    alike = (first.role, first.kind) == (second.role, second.kind)
    opening = first.sentence - second.sentence <= OPENING
    return count >= CERTAIN or (count >= FEWEST and alike and opening)


def is_headed(one: Figure, other: Figure) -> bool:
    """Whether a figure of the first sentence of a paragraph is told as the one of the line that heads it is: two digits
    or more of it, or the same measure.
    """
    first, second = one.claim, other.claim
    alike = (first.role, first.kind, first.sign) == (second.role, second.kind, second.sign)
    if not (other.heads and alike and first.sentence == second.sentence + 1) or timed_apart(first, second):
        return False
    return len(one.digits) >= FEWEST or named_alike(first.subject, second.subject) > 0


def are_alike(one: Subject, other: Subject) -> bool:
    """Whether two figures are of one measure, be it narrowed for one of them, and not of two times."""
    timed = not (one.carried or other.carried or one.period == other.period)
    first, second = one.measure.modifiers, other.measure.modifiers
    return not timed and named_alike(one, other) > 0 and (first <= second or second <= first)


def is_taken_up(one: Figure, other: Figure) -> bool:
    """Whether words take up a figure of three digits that was not told before ("The 314 cats", of 134)."""
    few = min(len(one.digits), len(other.digits)) < CERTAIN or one.digits == other.digits
    return one.taken_up and one.alone and not few and says_unit(one.claim, other.claim)


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
