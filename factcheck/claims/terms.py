"""Terms: the figures of an article that may add up to each other, in series of one unit, one measure or one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from factcheck.claims.amounts import ADDITIVE
from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.quantities.slips import swapped
from factcheck.record import record
from factcheck.text.document import TABLE

FEWEST: Final = 3
"""A whole and two parts."""


@record(frozen=True, slots=True)
class Term:
    """A figure that may be a part or a whole: its claim, the ends of its narrow reading, one unit of its last non-zero
    digit, and the roles of what is printed with it. A cut is negative. Floats only screen: the rule decides.
    """

    claim: Claim
    low: float
    high: float
    grain: float
    beside: frozenset[str]

    @property
    def middle(self) -> float:
        """The figure as printed."""
        return (self.low + self.high) / 2

    @property
    def start(self) -> int:
        """Where it stands in the text."""
        return self.claim.quantity.start


def series(claims: Sequence[Claim]) -> Iterator[Sequence[Term]]:
    """The figures of an article that may add up, in their order: those of one unit, then those of one measure, and
    those that count one thing; amounts of change apart.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.of is not None:
            beside[claim.of].add(claim.role)
    found: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in sorted(terms(claims, beside), key=lambda term: term.start):
        for name in names(term.claim):
            found[name].append(term)
    return (row for row in found.values() if len(row) >= FEWEST)


def names(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The series that a claim belongs to."""
    unit = claim.quantity.unit
    sort = unit.name or "" if unit.dimension == "money" else unit.dimension.replace("number", "count")
    yield claim.kind, sort
    if claim.subject.measure.head != UNRESOLVED:
        yield claim.kind, sort, "measure", claim.subject.measure.head
    if unit.dimension == "count":
        yield claim.kind, sort, "things", unit.name or ""


def terms(claims: Iterable[Claim], beside: Mapping[str, Iterable[str]]) -> Iterator[Term]:
    """The claims that may add up, as terms: none with open ends, and none of a table, which says itself what adds up.
    """
    for claim in claims:
        quantity = claim.quantity
        if not is_amount(claim) or quantity.value <= 0 or quantity.upper is not None or quantity.form == "fraction":
            continue
        reading = quantity.narrow() if claim.sign > 0 else -quantity.narrow()
        if reading.lo is not None and reading.hi is not None:
            low, high = float(reading.lo), float(reading.hi)
            grain = max(high - low, float(quantity.coarse) * float(quantity.unit.scale))
            yield Term(claim, low, high, grain, frozenset(beside.get(claim.id, ())))


def is_amount(claim: Claim) -> bool:
    """Whether a claim states an amount, or the amount of a change; things are counted in whole numbers."""
    unit, value = claim.quantity.unit, claim.quantity.value
    level = claim.kind == "level" and claim.role in ("now", "aside") and claim.sign > 0
    if not (level or claim.role == "delta") or claim.block == TABLE or unit.per is not None:
        return False
    return unit.dimension in ADDITIVE and (value == int(value) or unit.dimension not in ("count", "number"))


def amendments(text: str, term: Term) -> Iterator[float]:
    """By how much a figure would be more if two of its digits had been swapped."""
    quantity = term.claim.quantity
    size = abs(term.middle)
    for _, meant in swapped(quantity, text):
        more = float(meant.value) * float(quantity.unit.scale) - size
        yield more if term.middle > 0 else -more
