"""Repeatable figures: those that an article may give twice, their sizes and the digits that tell them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import gcd
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.kinship import TAKEN_UP, agree
from factcheck.quantities.quantity import Quantity
from factcheck.record import record, replace
from factcheck.text.document import BODY, HEADING, TABLE, TITLE
from factcheck.text.layout import LONGEST_HEADING

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

BLANK: Final = "\n\n"
STOPS: Final = ".!?;:,"
"""What a heading stands between, and what none ends with."""

CALENDAR: Final = frozenset({"date", "weekday", "years", "ordinal"})
ROLES: Final = frozenset({TITLE, HEADING, BODY, TABLE})

Size = tuple[int, int]
"""How much a claim prints, in the base unit and without its sign: a fraction in lowest terms, quick to compare."""


@record(frozen=True, slots=True)
class Figure:
    """A claim with the size it prints, the digits that tell it from others, and all those that are printed; whether the
    words before it take up what was told, whether it stands in a line that heads a paragraph, and whether the article
    gives it nowhere else.
    """

    claim: Claim
    size: Size
    digits: str
    printed: str
    taken_up: bool
    heads: bool = False
    alone: bool = True

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
    taken_up = text.endswith(TAKEN_UP, 0, quantity.start) and not text.startswith(" of ", quantity.end)
    digits = telling_digits(quantity)
    heads = claim.block == BODY and heads_paragraph(text, quantity)
    return Figure(claim, size(claim), digits, printed_digits(text, quantity) or digits, taken_up, heads)


def heads_paragraph(text: str, quantity: Quantity) -> bool:
    """Whether a figure stands in a line by itself that ends without a stop, as what heads the paragraph below does."""
    start, end = text.rfind("\n", 0, quantity.start) + 1, text.find("\n", quantity.end)
    if end - start > LONGEST_HEADING or not text.startswith(BLANK, end) or not text.endswith(BLANK, 0, start):
        return False
    return text[start].isalnum() and text[end - 1] not in STOPS


def telling_digits(quantity: Quantity) -> str:
    """The digits that tell a figure from others."""
    return f"{abs(float(quantity.value)):.12f}".replace(".", "").strip("0")


def printed_digits(text: str, quantity: Quantity) -> str:
    """The digits that are printed of a figure, from the first that is no zero on; "" of one in words."""
    return "".join(filter(str.isdecimal, text[quantity.figure_start : quantity.figure_end])).lstrip("0")


def size(claim: Claim) -> Size:
    """How much a claim prints."""
    above, below = claim.quantity.value.as_integer_ratio()
    up, down = claim.quantity.unit.scale.as_integer_ratio()
    shared = gcd(above * up, below * down)
    return abs(above * up) // shared, below * down // shared


def of_one_unit(text: str, claims: Sequence[Claim]) -> Iterator[list[Figure]]:
    """The figures of an article that can be compared, in order, by unit, where two of one may be the same."""
    groups: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        unit = claim.quantity.unit
        sort = "count" if unit.dimension == "number" else unit.dimension
        groups[sort, unit.name if sort == "money" else None, unit.per].append(claim)
    some = (group for group in groups.values() if recurs(text, group))
    return (alone_told([figure_of(text, claim) for claim in group]) for group in some)


def recurs(text: str, group: Sequence[Claim]) -> bool:
    """Whether two figures have the same digits, in whatever order: others neither repeat each other nor would but for a
    slip.
    """
    if len(group) < 2:
        return False
    quantities = [claim.quantity for claim in group]
    return len({unordered(printed_digits(text, q) or telling_digits(q)) for q in quantities}) < len(group)


def unordered(digits: str) -> str:
    """Digits in no order, without zeros."""
    return "".join(sorted(digits.replace("0", "")))


def alone_told(group: Sequence[Figure]) -> list[Figure]:
    """Some figures of one unit, those marked that are told again; a figure of a headline is that others round."""
    sizes = Counter(one.size for one in group)
    return [replace(one, alone=False) if sizes[one.size] > 1 or is_rounded(one, group) else one for one in group]


def is_rounded(one: Figure, group: Sequence[Figure]) -> bool:
    """Whether a figure of a headline is another one of its article, told in fewer digits."""
    if one.claim.block != TITLE:
        return False
    size = one.size[0] / one.size[1]
    near = (other for other in group if other is not one and abs(other.size[0] / other.size[1] - size) <= ROUGH * size)
    return any(agree(one.claim, other.claim) for other in near)
