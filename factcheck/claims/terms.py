"""Terms: the figures of an article that may add up to each other, in series of one unit, one measure or one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcheck.claims.amounts import ADDITIVE
from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.slips import swapped
from factcheck.record import record
from factcheck.text.document import TABLE

BRACKET: Final = 80
"""Characters before a figure in which the bracket opens that it stands in."""

SHORT: Final = 100
"""Characters of a line of a list, at most."""

MOST: Final = 24
"""Figures of a sentence, at most."""

UNIT: Final = ("kind", "unit")
"""What names the series of all figures of one unit."""

ZERO: Final = 10
"""What one zero at the end makes of a figure."""

AHEAD: Final = 8
"""Figures before a list among which its total is looked for."""

FEWEST: Final = 3
"""A whole and two parts."""


@record(frozen=True, slots=True)
class Term:
    """A figure that may be a part or a whole: its claim, the middle and width of its narrow reading, how fine it is,
    and the roles of what is printed with it. A cut is negative. Floats only screen: the rule decides.
    """

    claim: Claim
    middle: float
    width: float
    grain: float
    beside: frozenset[str]

    @property
    def start(self) -> int:
        """Where it stands in the text."""
        return self.claim.quantity.start


def series(text: str, claims: Sequence[Claim]) -> Iterator[Sequence[Term]]:
    """The figures of an article that may add up, in their order: those of one unit, then those of one measure, and
    those that count one thing; amounts of change apart.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.of is not None:
            beside[claim.of].add(claim.role)
    found: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in prose(sorted(terms(text, claims, beside), key=attrgetter("start"))):
        for name in names(term.claim):
            found[name].append(term)
    for name, row in found.items():
        whole = len(name) == len(UNIT)
        if len(row) >= FEWEST and name[0] != TABLE and (whole or len(row) < len(found[name[: len(UNIT)]])):
            yield row
        shaped = shapes(text, row) if whole and len(row) > FEWEST else ()
        yield from (shape for shape in shaped if FEWEST <= len(shape) < len(row))


def prose(row: Sequence[Term]) -> Iterator[Term]:
    """The figures of sentences that give no more than a reader can follow: in a long list sums come out by chance."""
    for sentence in by_sentence(row):
        if len(sentence) <= MOST:
            yield from sentence


def shapes(text: str, row: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """What the layout picks from a series: the figures outside of brackets; the columns of lines that give as many
    figures each; and behind each figure that stands before it a list of lines, or every other figure of a sentence
    ("162,504 cases in five countries, 85,611 in 15, ...").
    """
    yield [term for term in row if not is_bracketed(text, term)]
    for size, group in groupby(by_sentence(row), key=len):
        sentences = list(group)
        if size > 1 and len(sentences) >= FEWEST:
            yield from ([sentence[at] for sentence in sentences] for at in range(size))
        apart = list(listings(text, sentences)) if size == 1 else []
        if size >= 2 * FEWEST:
            apart += [sentence[at::2] for sentence in sentences for at in (0, 1)]
        for listed in apart:
            first = bisect_left(row, listed[0].start, key=attrgetter("start"))
            yield from ([whole, *listed] for whole in row[max(0, first - AHEAD) : first])


def by_sentence(row: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """A series in its sentences."""
    return (list(group) for _, group in groupby(row, key=lambda term: term.claim.sentence))


def listings(text: str, sentences: Sequence[Sequence[Term]]) -> Iterator[Sequence[Term]]:
    """The lists among sentences of one figure each: neighbouring lines that are no sentences."""
    for lined, group in groupby(sentences, key=lambda sentence: is_line(text, sentence[0].claim)):
        if lined:
            yield [term for sentence in group for term in sentence]


def is_line(text: str, claim: Claim) -> bool:
    """Whether a figure stands on a line that is no sentence."""
    start, end = text.rfind("\n", 0, claim.quantity.start), text.find("\n", claim.quantity.end)
    line = text[start + 1 : end if end >= 0 else len(text)]
    return len(line) < SHORT and not line.endswith(".")


def is_bracketed(text: str, term: Term) -> bool:
    """Whether a figure stands in brackets."""
    start = max(0, term.start - BRACKET)
    return text.rfind("(", start, term.start) > text.rfind(")", start, term.start)


def names(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The series that a claim belongs to; in a table only columns are."""
    unit = claim.quantity.unit
    sort = unit.name or "" if unit.dimension == "money" else unit.dimension.replace("number", "count")
    yield TABLE if claim.block == TABLE else claim.kind, sort
    if claim.block == TABLE:
        return
    if claim.subject.measure.head != UNRESOLVED:
        yield claim.kind, sort, "measure", claim.subject.measure.head
    if unit.dimension == "count":
        yield claim.kind, sort, "things", unit.name or ""


def terms(text: str, claims: Iterable[Claim], beside: Mapping[str, Iterable[str]]) -> Iterator[Term]:
    """The claims that may add up, as terms: none with open ends."""
    for claim in claims:
        quantity = claim.quantity
        if not is_amount(claim) or quantity.value <= 0 or quantity.upper is not None or quantity.form == "fraction":
            continue
        reading = quantity.narrow() if claim.sign > 0 else -quantity.narrow()
        if reading.lo is not None and reading.hi is not None:
            middle, width = float(reading.lo + reading.hi) / 2, float(reading.hi - reading.lo)
            yield Term(claim, middle, width, max(width, grain(text, quantity)), frozenset(beside.get(claim.id, ())))


def grain(text: str, quantity: Quantity) -> float:
    """How fine a figure is: one unit of its last digit that is no zero; one zero alone, or one behind the point, is a
    digit like others.
    """
    figure = text[quantity.figure_start : quantity.figure_end]
    exact = "." in figure or quantity.coarse <= ZERO * quantity.step
    return float(quantity.step if exact else quantity.coarse) * float(quantity.unit.scale)


def is_amount(claim: Claim) -> bool:
    """Whether a claim states an amount, or the amount of a change; things are counted in whole numbers."""
    unit, value = claim.quantity.unit, claim.quantity.value
    level = claim.kind == "level" and claim.role in ("now", "aside") and claim.sign > 0
    if not (level or claim.role == "delta") or unit.per is not None:
        return False
    return unit.dimension in ADDITIVE and (value == int(value) or unit.dimension not in ("count", "number"))


def amendments(text: str, term: Term) -> Iterator[float]:
    """By how much a figure would be more if two of its digits had been swapped."""
    quantity = term.claim.quantity
    size = abs(term.middle)
    for _, meant in swapped(quantity, text):
        more = float(meant.value) * float(quantity.unit.scale) - size
        yield more if term.middle > 0 else -more
