"""Row loans: units and magnitudes that the figures of rows leave out, and figures of headlines, as the sentences give
them that tell them again ("Revenue 1,842 1,615", and "revenue rose to NOK 1,842 million").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import MutableSequence, Sequence
from math import log10
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.lines import Row, told
from factcheck.claims.ties.said.repeatable import may_be_told_again, telling_digits
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.slips import is_exchanged
from factcheck.record import replace
from factcheck.text.document import BODY, TITLE

FEWEST: Final = 2
"""Digits of a figure that a row gives without its unit, at least."""

AROUND: Final = 2
"""Places between two digits that may change places: side by side, or around a third."""

CERTAIN: Final = 3
"""Digits of a figure of a headline that leaves its unit to the lead, at least."""

LEAD: Final = 4
"""Sentences behind a headline that tell what it does."""

THOUSAND: Final = 1000
"""One unit of the last digit of a figure that prints a magnitude, at least."""

LIKE: Final = 5
"""How many times the first figure of a row another one of its unit is, at most."""

NUMBER: Final = expression(r"\d[\d,]*(?:\.\d+)?")

LENT: Final = frozenset({"money", "mass", "volume", "area", "length", "energy", "power"})
"""Dimensions of units that tables leave to what stands around them."""

Loan = tuple[Unit, int]
"""A unit, and the power of ten, that figures leave out."""


def lend_to_rows(text: str, claims: MutableSequence[Claim]) -> None:
    """Give the bare figures of rows the unit and the magnitude of the first one of their row, or those that sentences
    tell them with, where these give but one.
    """
    rows, sentences = told(text, claims)
    for at, cell in enumerate(claims) if sentences else ():
        loan = beside(text, cell, rows)
        if loan is not None:
            claims[at] = in_loan(cell, *loan)
    lent: dict[int, set[Loan]] = defaultdict(set)
    for sentence in sentences:
        for claim in filter(is_level, sentence.claims):
            for row in sentence.owners(claim):
                loans = (loan_of(claim, cell) for cell in row.levels)
                lent[row.run].update(loan for loan in loans if loan is not None)
    places = {claim.id: at for at, claim in enumerate(claims)} if any(lent.values()) else {}
    for row in rows if places else ():
        found = lent[row.run]
        for cell in row.levels if len(found) == 1 else ():
            if cell.quantity.unit.dimension == "number":
                claims[places[cell.id]] = in_loan(cell, *next(iter(found)))


def lend_to_headline(claims: MutableSequence[Claim]) -> None:
    """Give the bare figures of a headline that print a magnitude the unit in which the lead tells them ("1.365 mln T",
    of 1,365,000 tonnes).
    """
    for at, claim in enumerate(claims):
        if claim.block != TITLE or claim.quantity.unit.dimension != "number" or claim.quantity.step < THOUSAND:
            continue
        lead = (one for one in claims if one.block == BODY and one.sentence <= claim.sentence + LEAD)
        units = {one.quantity.unit for one in lead if is_told(claim, one)}
        if len(units) == 1:
            claims[at] = replace(claim, quantity=replace(claim.quantity, unit=units.pop()))


def is_told(headline: Claim, claim: Claim) -> bool:
    """Whether a figure is that of a headline with its unit, as printed, or would be but for two digits that changed
    places: no sum of money, which prints it.
    """
    one, other = headline.quantity, claim.quantity
    if other.unit.dimension not in LENT - {"money"} or other.unit.per is not None or claim.kind != headline.kind:
        return False
    first, second = telling_digits(one), telling_digits(other)
    fine = min(len(first), len(second)) >= CERTAIN
    alike = fine and (rounds(second, first) or is_turned(first, rounded(second, first)))
    return alike and 1 / LIKE < float(other.value) / float(one.value) < LIKE


def beside(text: str, cell: Claim, rows: Sequence[Row]) -> Loan | None:
    """What a bare figure of a row leaves to the first one ("SEK 9,412m (8,870)"), where these are of one size."""
    row = next((row for row in rows if cell in row.claims[1:]), None)
    if row is None or cell.kind == "change" or cell.quantity.unit.dimension != "number":
        return None
    first = row.claims[0].quantity
    digits = number_of(text, first)
    if first.unit.dimension not in LENT or not digits:
        return None
    power, apart = round(log10(float(first.value) / digits)), float(cell.quantity.value) / digits
    return (first.unit, power) if 1 / LIKE < apart < LIKE else None


def number_of(text: str, quantity: Quantity) -> float:
    """The number that the digits of a figure are, without its magnitude."""
    found = NUMBER.search(text, quantity.figure_start, quantity.figure_end)
    return float(found[0].replace(",", "")) if found is not None else 0


def loan_of(claim: Claim, cell: Claim) -> Loan | None:
    """The unit and the power of ten that a bare figure of a row leaves to one of the same digits."""
    one, other = claim.quantity, cell.quantity
    if one.unit.dimension not in LENT or other.unit.dimension != "number" or one.unit.per is not None:
        return None
    first, second = telling_digits(one), telling_digits(other)
    if min(len(first), len(second)) < FEWEST or not (rounds(second, first) or is_turned(first, second)):
        return None
    return one.unit, round(log10(abs(float(one.value)) / abs(float(other.value))))


def rounds(fine: str, coarse: str) -> bool:
    """Whether the one digits are the other, or those rounded."""
    return rounded(fine, coarse) == coarse


def rounded(fine: str, coarse: str) -> str:
    """Digits, rounded to as many as others are."""
    more = len(fine) - len(coarse)
    return str(round(int(fine) / 10**more)) if more > 0 else fine


def is_turned(one: str, other: str) -> bool:
    """Whether the one digits are the other but for two that changed places."""
    return len(one) == len(other) and is_exchanged(one, other, AROUND)


def in_loan(cell: Claim, unit: Unit, power: int) -> Claim:
    """A figure of a row in the unit that it leaves out."""
    one, size = cell.quantity, 10 ** max(power, 0)
    value, step, coarse = one.value * size, one.step * size, one.coarse * size
    return replace(cell, quantity=replace(one, unit=unit, value=value, step=step, coarse=coarse))


def is_level(claim: Claim) -> bool:
    """Whether a figure of a sentence is no change, and says something of its own."""
    return claim.kind != "change" and may_be_told_again(claim)
