"""Kinship: what is said of two figures that makes it likelier that they are one, or that keeps them apart."""

from __future__ import annotations

from string import ascii_letters
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Subject
from factcheck.claims.subjects.balances import PROFITS
from factcheck.claims.subjects.context import places
from factcheck.claims.ties.surroundings import STEM, Shared
from factcheck.claims.ties.values import values
from factcheck.text.document import TITLE

FEWEST: Final = 2
"""Digits of a figure that points back to another one, at least."""

SHORTENED: Final = 4
"""Letters of a last word that stands for a longer one in the name of a company ("HCL Tech"), at least."""

SALES: Final = "sale"
REVENUE: Final = "revenue"

EARNED: Final = frozenset({"money", "ratio"})
"""The dimensions of sales that are revenue."""

LETTERS: Final = f"{ascii_letters} -"
"""What a magnitude is written with behind the digits."""

TAKEN_UP: Final = (" the ", " The ", "\nThe ", "those ", "Those ", "these ", "These ")
"""What stands before a figure that was told before."""


def way(claim: Claim) -> int:
    """Which way a figure goes: a decline of 4.7 percent is a growth of -4.7 percent."""
    if claim.quantity.value >= 0:
        return claim.sign
    return -1 if claim.kind == "change" else -claim.sign


def says_same(one: Claim, other: Claim) -> bool:
    """Whether two figures of one size say the same, bounds and directions included: plain ones do."""
    return way(one) == way(other) and ((is_plain(one) and is_plain(other)) or agree(one, other))


def is_plain(claim: Claim) -> bool:
    """Whether a claim surely means what it prints, or what is near it."""
    quantity = claim.quantity
    return quantity.hedge is None and quantity.value > 0 and "factor" not in (claim.role, quantity.unit.dimension)


def agree(one: Claim, other: Claim) -> bool:
    """Whether two equal figures say the same, bounds and directions included."""
    return way(one) == way(other) and values(one)[1].meets(values(other)[1])


def says_unit(one: Claim, other: Claim) -> bool:
    """Whether both figures say what they count, or their currency."""
    return one.quantity.unit.name is not None and other.quantity.unit.name is not None


def apart(one: Claim, other: Claim, shared: Shared) -> bool:
    """Whether what is said of two figures keeps them apart: a direction, a time, and unless the same words stand beside
    both, an owner or a measure.
    """
    first, second = one.subject, other.subject
    if opposed(one, other):
        return True
    if shared.words > 1 and shared.beside:
        return False
    return owned_apart(first, second) or (
        first.says_measure and second.says_measure and measured_apart(one, other)
    )


def opposed(one: Claim, other: Claim) -> bool:
    """Whether two figures are of two kinds, directions or times, or both of a time before."""
    kinds = {one.kind, other.kind} == {"level", "change"} or one.role == other.role == "base"
    return kinds or way(one) != way(other) or timed_apart(one, other)


def owned_apart(one: Subject, other: Subject) -> bool:
    """Whether two figures are said to be of different owners; one that is no place may be named in short ("hcl tech").
    """
    if not (one.entity and other.entity) or one.entity == other.entity or "entity" in one.assumed | other.assumed:
        return False
    short, long = sorted((one.entity, other.entity), key=len)
    if short in places():
        return True
    in_short = " " in short and len(short.rpartition(" ")[2]) >= SHORTENED
    return not (long.startswith(f"{short} ") or (in_short and long.startswith(short)))


def placed_apart(one: Subject, other: Subject) -> bool:
    """Whether two figures are said to be of two places of one kind, two countries or two cities."""
    first, second = places().get(one.entity), places().get(other.entity)
    return first is not None and first == second and owned_apart(one, other)


def points_back(text: str, one: Claim, other: Claim, count: int) -> bool:
    """Whether a figure of so many digits is surely the equal one before it, whatever is said of both: words take it up
    again ("The 412,000 tickets"), or a headline gives it, in money or three digits.
    """
    said = (one.kind, one.sign) == (other.kind, other.sign) and says_unit(one, other) and not timed_apart(one, other)
    if not said or count < FEWEST or one.role != "now":
        return False
    money = one.quantity.unit.dimension == "money"
    taken_up = text.endswith(TAKEN_UP, 0, one.quantity.start) and not text.startswith(" of ", one.quantity.end)
    return taken_up or (other.block == TITLE and (money or count > FEWEST))


def named_alike(one: Subject, other: Subject) -> int:
    """How many words one known measure of two figures is worth: two where all else is the same too."""
    if one.measure.head != other.measure.head or one.measure.head == UNRESOLVED:
        return 0
    return 2 if one == other else 1


def is_of_one(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one known measure and time, and nothing says that their owners differ: a table leaves
    the company out whose it is.
    """
    first, second = one.subject, other.subject
    named = earned(first) == earned(second) != UNRESOLVED and first.period == second.period is not None
    return named and not owned_apart(first, second)


def earned(subject: Subject) -> str:
    """What is measured: the sales of a company are its revenue."""
    sold = subject.measure.head == SALES and subject.entity and subject.entity not in places()
    return REVENUE if sold else subject.measure.head


def measured_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures are of measures that are not even of one stem."""
    first, second = one.subject.measure.head, other.subject.measure.head
    units = {one.quantity.unit.dimension, other.quantity.unit.dimension}
    sold = units <= EARNED and {first, second} == {SALES, REVENUE}
    return UNRESOLVED not in (first, second) and first[:STEM] != second[:STEM] and not sold


def counted_apart(one: Claim, other: Claim) -> bool:
    """Whether one of two figures counts what its noun says, and the other something else by its measure alone ("120
    beds", "the new cases include 102").
    """
    named, bare = (one, other) if one.quantity.unit.dimension == "count" else (other, one)
    head, unit = bare.subject.measure.head, named.quantity.unit.name
    counts = named.quantity.unit.dimension == "count" and bare.quantity.unit.dimension == "number"
    return counts and unit is not None and head not in (UNRESOLVED, named.subject.measure.head, *unit.split())


def profits_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures are profits of different kinds ("operating profit", "pre-tax profit")."""
    heads = {one.subject.measure.head, other.subject.measure.head}
    return heads <= PROFITS and measured_apart(one, other)


def scaled_apart(text: str, one: Claim, other: Claim) -> bool:
    """Whether two figures of the same digits hardly are one with a power of ten more or less: they are of two times, or
    printed in two ways, digits and magnitude both ("2.51 million", "251,000").
    """
    first, second = one.subject.period, other.subject.period
    timed = None not in (first, second) and first != second and not (one.subject.carried and other.subject.carried)
    (digits, size), (others, another) = (notation(text, claim) for claim in (one, other))
    return timed or (digits != others and size != another)


def notation(text: str, claim: Claim) -> tuple[str, str]:
    """The digits of a figure, with their marks, and the words of its magnitude."""
    figure = text[claim.quantity.figure_start : claim.quantity.figure_end]
    digits = figure.rstrip(LETTERS)
    return digits, figure[len(digits) :].strip()


def timed_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures are each printed with a time, and these have nothing in common."""
    first, second = one.subject.period, other.subject.period
    if one.subject.carried or other.subject.carried or first is None or second is None:
        return False
    return not (first.within(second) or second.within(first))
