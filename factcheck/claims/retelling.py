"""Retelling: figures that an article gives a second time, as their digits and the words around them show, whatever they
are said to measure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, MutableSequence, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.framing import phrases
from factcheck.claims.values import values
from factcheck.claims.words import GLUE
from factcheck.quantities.rounding import exact
from factcheck.text.document import BODY, HEADING, TABLE, TITLE

AGAIN: Final = "again"
"""The link to a figure that a later one repeats."""

MISTOLD: Final = "mistold"
"""The link to a figure that a later one would repeat but for two digits that changed places, or a power of ten."""

BEFORE: Final = 90
AFTER: Final = 60
"""Characters on each side of a figure in which the words are looked for that tell what it is of."""

NEAREST: Final = 2
"""Words on each side of a figure that stand right beside it."""

STEM: Final = 6
"""Letters in which words of one stem agree ("approvals", "approved")."""

RARE: Final = 3
"""Sentences with figures in which a word stands at most that tells one figure from another."""

CERTAIN: Final = 3
"""Significant digits from which two figures of one unit that are equal are no chance."""

UNIQUE: Final = 4
"""Significant digits from which they are none in a table either, nor where they seem to be of different things."""

LARGE: Final = 1000
"""From here on a number is no small count, though it does not say what it counts."""

EVIDENCE: Final = 3
"""Words in common from which two figures that differ are told in the same words; one right beside both counts twice,
and three digits like a word.
"""

MOST: Final = 60
"""More figures of one unit than this are a list, in which equal ones mean nothing."""

TEN: Final = 10
CALENDAR: Final = frozenset({"date", "weekday", "years", "ordinal"})
ROLES: Final = frozenset({TITLE, HEADING, BODY, TABLE})
WORD: Final = re.compile(r"[^\W\d_][\w'’-]+")
STOP: Final = re.compile(r"[.!?;]['\"”’)]?\s|\n")


class Figure(NamedTuple):
    """A claim with the size it prints and its significant digits."""

    claim: Claim
    size: Fraction
    digits: str


class Shared(NamedTuple):
    """How many telling words two figures have in common, and whether one stands right beside both."""

    words: int
    beside: bool


def tell_again(text: str, claims: MutableSequence[Claim], listed: Collection[str]) -> None:
    """Link each figure to the nearest one before it that it repeats, or would repeat but for a slip of the pen; those
    `listed` in results are of other times.
    """
    figures = [figure_of(claim) for claim in claims if claim.id not in listed and may_be_told_again(claim)]
    pairs = [pair for group in of_one_unit(figures) for pair in candidates(group)]
    if not pairs:
        return
    context = Context(text, figures)
    places = {claim.id: at for at, claim in enumerate(claims)}
    for one, equal, near in pairs:
        link = retold(one, equal, near, context)
        if link is not None:
            at = places[one.claim.id]
            claims[at] = replace(claims[at], links=(*claims[at].links, link))


def may_be_told_again(claim: Claim) -> bool:
    """Whether a figure says anything of its own: no zero, no "one of them", no range, no date."""
    quantity = claim.quantity
    plain = quantity.upper is None and quantity.form != "fraction" and quantity.value not in (0, 1)
    return plain and claim.block in ROLES and quantity.unit.dimension not in CALENDAR


def figure_of(claim: Claim) -> Figure:
    """A claim with its size and digits."""
    size = abs(exact(claim.quantity.value)) * claim.quantity.unit.scale
    return Figure(claim, size, f"{float(size):.12f}".replace(".", "").strip("0"))


def of_one_unit(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures of an article that can be compared, in order, by unit."""
    groups: dict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        unit = one.claim.quantity.unit
        sort = "count" if unit.dimension == "number" else unit.dimension
        groups[sort, unit.name if sort == "money" else None, unit.per].append(one)
    return (group for group in groups.values() if 1 < len(group) <= MOST)


def candidates(group: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure], list[Figure]]]:
    """Each figure of one unit with those of earlier sentences that equal it, the nearest first, and where none does,
    with those that differ from it by a slip: one of the two printed nowhere else, and neither beside the other.
    """
    sizes = Counter(one.size for one in group)
    together = {(one.claim.sentence, one.size) for one in group}
    for at, one in enumerate(group):
        earlier = [other for other in reversed(group[:at]) if other.claim.sentence != one.claim.sentence]
        equal = [other for other in earlier if other.digits == one.digits and is_equal(one, other)]
        slips = [] if equal else [other for other in earlier if is_slip(one, other)]
        near = [
            other
            for other in slips
            if 1 in (sizes[one.size], sizes[other.size])
            and together.isdisjoint(((one.claim.sentence, other.size), (other.claim.sentence, one.size)))
        ]
        if equal or near:
            yield one, equal, near


def is_equal(one: Figure, other: Figure) -> bool:
    """Whether two figures of the same digits are equal and say the same, bounds and directions included."""
    same = one.size == other.size and one.claim.sign == other.claim.sign
    return same and values(one.claim)[1].meets(values(other.claim)[1])


def is_slip(one: Figure, other: Figure) -> bool:
    """Whether two figures differ by two digits that changed places, or by a power of ten."""
    first, second = one.digits, other.digits
    if first == second:
        return one.size != other.size and len(first) >= CERTAIN
    if len(first) != len(second):
        return False
    at = next(at for at, digit in enumerate(first) if digit != second[at])
    swapped = first[at : at + 2] == second[at : at + 2][::-1] and first[at + 2 :] == second[at + 2 :]
    return swapped and Fraction(1, TEN) < one.size / other.size < TEN


class Context:
    """The words around the figures of an article, which tell what each is of."""

    __slots__ = ("around", "beside", "text")

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text = text
        self.around: dict[str, frozenset[str]] = {}
        self.beside: dict[str, frozenset[str]] = {}
        sentences: dict[str, set[int]] = defaultdict(set)
        for one in figures:
            self.read(one.claim)
            for word in self.around[one.claim.id]:
                sentences[word].add(one.claim.sentence)
        rare = frozenset(word for word, places in sentences.items() if len(places) <= RARE)
        for words in (self.around, self.beside):
            words.update({name: found & rare for name, found in words.items()})

    def read(self, claim: Claim) -> None:
        """Note the words around a figure, inside its sentence."""
        start, end = claim.quantity.start, claim.quantity.end
        before = stems(STOP.split(self.text[max(0, start - BEFORE) : start])[-1])
        behind = stems(STOP.split(self.text[end : end + AFTER])[0])
        self.around[claim.id] = frozenset((*before, *behind))
        self.beside[claim.id] = frozenset((*before[-NEAREST:], *behind[:NEAREST]))

    def shared(self, one: Figure, other: Figure) -> Shared:
        """What the words around two figures have in common."""
        first, second = one.claim.id, other.claim.id
        beside = not self.beside[first].isdisjoint(self.beside[second])
        return Shared(len(self.around[first] & self.around[second]), beside)


def stems(piece: str) -> list[str]:
    """The stems of the words that name things, in order."""
    frames = phrases().by_first
    return [word[:STEM] for word in WORD.findall(piece.lower()) if word not in GLUE and word not in frames]


def retold(
    one: Figure, equal: Sequence[Figure], near: Sequence[Figure], context: Context
) -> tuple[str, str] | None:
    """The link of a figure to the one that it repeats, or would but for a slip; None where neither is sure."""
    for other in equal:
        if is_repeated(one, other, context.shared(one, other)):
            return AGAIN, other.claim.id
    slips = [other for other in near if is_mistold(one, other, context.shared(one, other))]
    return (MISTOLD, slips[0].claim.id) if len({other.size for other in slips}) == 1 else None


def is_repeated(one: Figure, other: Figure, shared: Shared) -> bool:
    """Whether two equal figures are one: the fewer their digits, the more words they must share."""
    size = len(one.digits)
    telling = shared.words > 0 or one.size >= LARGE or says_unit(one.claim, other.claim)
    if size >= UNIQUE:
        return telling
    if TABLE in (one.claim.block, other.claim.block) or apart(one.claim, other.claim, shared):
        return False
    if size >= CERTAIN:
        return telling
    return shared.words > 1 and shared.beside if size == 1 else shared.words > 1 or shared.beside


def is_mistold(one: Figure, other: Figure, shared: Shared) -> bool:
    """Whether two figures that differ are told in the same words."""
    first, second = one.claim, other.claim
    alike = first.role == second.role and first.quantity.hedge == second.quantity.hedge
    evidence = shared.words + shared.beside + (len(one.digits) >= CERTAIN)
    running = TABLE not in (first.block, second.block)
    return running and alike and shared.words > 0 and evidence >= EVIDENCE and not apart(first, second, shared)


def says_unit(one: Claim, other: Claim) -> bool:
    """Whether both figures say what they count, or their currency."""
    return one.quantity.unit.name is not None and other.quantity.unit.name is not None


def apart(one: Claim, other: Claim, shared: Shared) -> bool:
    """Whether what is said of two figures keeps them apart: a direction, a time, and unless the same words stand beside
    both, an owner or a measure.
    """
    first, second = one.subject, other.subject
    if {one.kind, other.kind} == {"level", "change"} or one.sign != other.sign or one.role == other.role == "base":
        return True
    if not (first.carried or second.carried) and first.period is not None and second.period is not None:
        within = first.period.within(second.period) or second.period.within(first.period)
        if not within:
            return True
    if shared.words > 1 and shared.beside:
        return False
    owned = first.entity and second.entity and "entity" not in first.assumed | second.assumed
    named = UNRESOLVED not in (first.measure.head, second.measure.head) and first.says_measure and second.says_measure
    return bool(owned and first.entity != second.entity) or (named and first.measure.head != second.measure.head)
