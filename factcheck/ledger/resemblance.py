"""Resemblance: figures of different articles that are equal as far as the rounder goes, or would be but for a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations, groupby
from typing import Final, NamedTuple

from factcheck.claims.claim import Claim
from factcheck.quantities.currencies import known_as

MOST: Final = 12
"""A figure that so many claims give is too common to tell anything."""

COARSEST: Final = 2
"""Digits of the roundest figure that another article gives in full."""

CERTAIN: Final = 3
"""Digits from which a slip can be told from another figure; as many are looked at for one that was mistyped."""

REVISED: Final = 0.04
"""By what part of it a figure may differ from an earlier estimate."""

YEARLY: Final = "year"
"""What goes without saying of capacity."""

HAIR: Final = 1e-9
"""By what part of it a figure is moved to see whether it lies between two rounder ones."""

LARGE: Final = 1e6
"""From here on a number may be a sum of money that does not say its currency."""

Beside = Callable[[int], Collection[int]]
"""The articles whose figures may be those of an article: of most articles none."""

Sort = tuple[str | None, ...]
"""What figures must share to be compared: their dimension, the currency, what they are per, and the digits by which
their units are converted (tonnes are no pounds, but kilotonnes).
"""


BARE: Final[Sort] = ("count", None, None, "1.000000")
"""The sort of what is counted, and of numbers that say no unit."""


class Print(NamedTuple):
    """A claim, of which sort it is, how many digits it prints but for zeros that may be rounding, and its size, the
    powers of ten of its unit included.
    """

    claim: Claim
    sort: Sort
    digits: int
    size: float

    def rounded(self, digits: int) -> str:
        """The figure in so many digits ("2.14e+06")."""
        return f"{self.size:.{digits - 1}e}"

    def roundings(self, digits: int) -> tuple[str, ...]:
        """The same, which of what ends in a five may be the higher or the lower ("11.35" told as 11.3, or as 11.4)."""
        if digits != self.digits - 1:
            return (self.rounded(digits),)
        lower, higher = (f"{self.size * way:.{digits - 1}e}" for way in (1 - HAIR, 1 + HAIR))
        return (lower,) if lower == higher else (lower, higher)

    def is_sum(self) -> bool:
        """Whether a number may be a sum of money whose currency goes without saying ("181.69 billion")."""
        return self.claim.quantity.unit.dimension == "number" and self.digits >= CERTAIN and self.size >= LARGE


class Full(NamedTuple):
    """Figures by the marks of all their digits, and how many digits those of each article have."""

    found: Mapping[str, Sequence[Print]]
    lengths: Mapping[int, Set[int]]

    def lengths_in(self, articles: Collection[int]) -> Sequence[int]:
        """How many digits the figures of some articles have, the fewest first."""
        return sorted({length for number in articles for length in self.lengths.get(number, ())})


def article_of(one: Print) -> int:
    """The article in which a figure is printed."""
    return one.claim.article


def print_of(claim: Claim) -> Print:
    """A claim as it prints."""
    value, unit = claim.quantity.value, claim.quantity.unit
    shown = str(value).replace("-", "").split("E")[0]
    digits = len(shown.replace(".", "").lstrip("0")) if "." in shown else len(shown.strip("0"))
    sort, power = sort_of(unit.name if unit.dimension == "money" else None, unit.dimension, unit.per, float(unit.scale))
    return Print(claim, sort, digits, abs(float(value)) * power)


@lru_cache(maxsize=1 << 10)
def sort_of(currency: str | None, dimension: str, per: str | None, scale: float) -> tuple[Sort, float]:
    """Of which sort figures in a unit are, and the power of ten of its scale; capacity may do without "a year"."""
    mantissa, _, power = f"{scale:.6e}".partition("e")
    kind = "count" if dimension == "number" else dimension
    rate = None if per == YEARLY and dimension != "money" else per
    return (kind, currency and known_as(currency), rate, mantissa), 10.0 ** int(power)


def equals(prints: Sequence[Print], beside: Beside) -> Iterator[tuple[Print, Print]]:
    """The figures of articles beside each other that are equal as far as the rounder one goes."""
    return meeting(prints, whole, beside)


def slipped(prints: Sequence[Print], beside: Beside) -> Iterator[tuple[Print, Print]]:
    """The figures of articles beside each other that digits in other places, a power of ten or one digit tell apart."""
    yield from with_moved_zeros(prints)
    for marked, is_slip in ((in_any_order, is_reordered), (but_for_one, is_mistyped)):
        for one, other in meeting(prints, marked, beside):
            digits = min(one.digits, other.digits)
            if is_slip(one.rounded(digits), other.rounded(digits)):
                yield one, other


def with_moved_zeros(prints: Iterable[Print]) -> Iterator[tuple[Print, Print]]:
    """The figures of which one ends in a zero that is no rounding: in the other it changed places ("20,630" and
    "20,603").
    """
    alike: dict[tuple[Sort, str], list[Print]] = defaultdict(list)
    for one in prints:
        full = in_full(one) if one.digits >= COARSEST else ""
        if "0" in full and full.index("e") > CERTAIN:
            alike[one.sort, "".join(sorted(full))].append(one)
    for found in alike.values():
        for one, other in combinations(found, 2) if len(found) <= MOST else ():
            apart = one.digits != other.digits and one.claim.article != other.claim.article
            if apart and is_reordered(in_full(one), in_full(other)):
                yield one, other


def in_full(one: Print) -> str:
    """A figure with the zeros that it ends in ("20630e+04")."""
    digits = str(one.claim.quantity.value).partition("E")[0].replace(".", "").lstrip("-0")
    return f"{digits}e{f'{one.size:e}'.partition('e')[2]}"


def whole(printed: str) -> tuple[str, ...]:
    """A figure, as it prints."""
    return (printed,)


def in_any_order(printed: str) -> tuple[str, ...]:
    """The digits of a figure, whatever their order and the power of ten."""
    return ("".join(sorted(printed.partition("e")[0])),)


def but_for_one(printed: str) -> tuple[str, ...]:
    """A figure with each of its first digits left out; none of one that has few."""
    digits, _, power = printed.replace(".", "").partition("e")
    places = range(CERTAIN if len(digits) >= CERTAIN else 0)
    return tuple(f"{digits[:at]}*{digits[at + 1 :]}e{power}" for at in places)


def meeting(
    prints: Iterable[Print], marked: Callable[[str], tuple[str, ...]], beside: Beside
) -> Iterator[tuple[Print, Print]]:
    """The figures of articles beside each other that share a mark, the rounder one of the two in full."""
    sorts: dict[Sort, list[Print]] = defaultdict(list)
    for one in prints:
        if one.digits >= COARSEST:
            sorts[one.sort].append(one)
    bare = [one for one in sorts.get(BARE, ()) if one.is_sum()]
    sums = filed(bare, marked)
    for sort, alike in sorts.items():  # one by one: the marks of all figures would take much room
        full = filed(alike, marked)
        yield from meeting_in(alike, full, marked, beside)
        if sort[0] == "money" and sort[2] is None and bare:
            yield from meeting_in(bare, full, marked, beside)
            yield from meeting_in(alike, sums, marked, beside)


def filed(prints: Iterable[Print], marked: Callable[[str], tuple[str, ...]]) -> Full:
    """Figures by the marks of all their digits; none by a mark that too many share."""
    found: dict[str, list[Print]] = defaultdict(list)
    lengths: dict[int, set[int]] = defaultdict(set)
    for one in prints:
        lengths[one.claim.article].add(one.digits)
        for mark in marked(one.rounded(one.digits)):
            found[mark].append(one)
    return Full({mark: alike for mark, alike in found.items() if len(alike) <= MOST}, lengths)


def meeting_in(
    prints: Iterable[Print], full: Full, marked: Callable[[str], tuple[str, ...]], beside: Beside
) -> Iterator[tuple[Print, Print]]:
    """The same for figures of one sort, and those that they may meet by the marks of all their digits."""
    for number, own in groupby(prints, key=article_of):
        near = beside(number)
        lengths = full.lengths_in(near)
        for one in own if lengths else ():
            for digits in (length for length in lengths if length <= one.digits):
                for mark in {mark for printed in one.roundings(digits) for mark in marked(printed)}:
                    for other in full.found.get(mark, ()):
                        met = other.claim.article
                        if met in near and (met > number or digits < one.digits):
                            yield one, other


def is_reordered(one: str, other: str) -> bool:
    """Whether two figures differ by two digits that changed places, side by side or around a third, or by a power of
    ten.
    """
    (first, power), (second, other_power) = (printed.replace(".", "").split("e") for printed in (one, other))
    if first == second or power != other_power:
        return first == second and power != other_power
    differing = [at for at, digit in enumerate(first) if digit != second[at]]
    return len(differing) == 2 and differing[1] - differing[0] <= 2


def is_swapped(one: Print, other: Print) -> bool:
    """Whether two figures differ by two digits that changed places, with or without the zeros that they end in."""
    digits = min(one.digits, other.digits)
    rounded, full = ([mark(each) for each in (one, other)] for mark in (lambda each: each.rounded(digits), in_full))
    return any(sorted(first) == sorted(second) and is_reordered(first, second) for first, second in (rounded, full))


def digits_of(one: Print, other: Print) -> int:
    """How many digits two figures print that tell them from others: those of the rounder one, or of the other one where
    it only ends in more zeros of the same digits.
    """
    full = [sorted(in_full(each)) for each in (one, other)]
    return max(one.digits, other.digits) if full[0] == full[1] else min(one.digits, other.digits)


def is_mistyped(one: str, other: str) -> bool:
    """Whether two figures differ by one digit, and by more than estimates do."""
    return one != other and abs(float(one) - float(other)) > REVISED * float(one)
