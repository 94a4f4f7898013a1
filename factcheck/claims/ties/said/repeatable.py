"""Repeatable figures: those that an article may give twice, their sizes and the digits that tell them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import gcd
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.kinship import TAKEN_UP, agree
from factcheck.record import record, replace
from factcheck.text.document import BODY, HEADING, TABLE, TITLE

CERTAIN: Final = 3
"""Significant digits from which two figures of one unit that are equal are no chance."""

UNIQUE: Final = 4
"""Significant digits from which they are none in a table either, nor where they seem to be of different things; and
from which two that differ by two digits around a third, or by a power of ten, hardly do so by chance.
"""

LARGE: Final = 1000
"""From here on a number is no small count, though it does not say what it counts."""

ROUGH: Final = 0.1
"""By what part of it a figure may be rounded, at most."""

CALENDAR: Final = frozenset({"date", "weekday", "years", "ordinal"})
ROLES: Final = frozenset({TITLE, HEADING, BODY, TABLE})

Size = tuple[int, int]
"""How much a claim prints, in the base unit and without its sign: a fraction in lowest terms, quick to compare."""


@record(frozen=True, slots=True)
class Figure:
    """A claim with the size it prints, the digits that tell it from others, and all those that are printed; whether the
    words before it take up what was told, and whether the article gives it nowhere else.
    """

    claim: Claim
    size: Size
    digits: str
    printed: str
    taken_up: bool
    alone: bool = False

    @property
    def is_large(self) -> bool:
        """Whether it is no small count."""
        return self.size[0] >= LARGE * self.size[1]


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
    taken_up = text.endswith(TAKEN_UP, 0, quantity.start) and not text.startswith(" of ", quantity.end)
    return Figure(claim, size(claim), digits, printed.lstrip("0") or digits, taken_up)


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
    return (alone_told(group) for group in groups.values() if len(group) > 1)


def alone_told(group: Sequence[Figure]) -> list[Figure]:
    """Some figures of one unit, those marked that are told once; no figure rounds one of a headline that is."""
    sizes = Counter(one.size for one in group)
    return [replace(one, alone=True) if sizes[one.size] == 1 and not is_rounded(one, group) else one for one in group]


def is_rounded(one: Figure, group: Sequence[Figure]) -> bool:
    """Whether a figure of a headline is another one of its article, told in fewer digits."""
    if one.claim.block != TITLE:
        return False
    size = one.size[0] / one.size[1]
    near = (other for other in group if other is not one and abs(other.size[0] / other.size[1] - size) <= ROUGH * size)
    return any(agree(one.claim, other.claim) for other in near)
