"""Kept loans: units that bare figures leave to one before them ("1,569.6 billion euros ... imports were 1,374.4
billion") which words bear out, though nothing is tied to the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.expression import expression
from factcheck.lexicon import table

CONTINUED: Final = expression(
    r"\b(?:it|that|this|those|figure|total|amount|volume|sum|tally)\b[^.;:()\d]{0,40}"
    r"\b(?:was|were|been|is|at|to|reached|totall?ed)(?: (?:only|just|still|even))? $"
    r"|\b(?:than|from|against|with|to) the $"
)
"""What goes on, before a figure, with what was told of."""

AHEAD: Final = 60
"""Characters before a figure in which it does."""

FAR: Final = 1
"""Sentences from a figure to the one whose unit it leaves unsaid, at most."""

TIMES: Final = 20
"""How many times as large one of two figures may be that are of one thing."""

BILLION: Final = 10**9
"""From here on what is traded and earned is a sum of money."""


def is_borne_out(text: str, claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether words bear out that a figure is in the unit that it was lent by the last of some others that prints it:
    both measure one thing, or what money is spent on, or the figure goes on with that of another time.
    """
    start, unit = claim.quantity.start, claim.quantity.unit
    before = (one for one in others if one.quantity.start < start and one.quantity.unit == unit)
    lender = max(before, key=lambda one: one.quantity.start, default=None)
    if lender is None or claim.role != "now" or lender.kind != "level":
        return False
    smaller, larger = sorted(abs(float(one.quantity.value)) for one in (claim, lender))
    if claim.sentence - lender.sentence > FAR or larger > TIMES * smaller or is_passed_by(claim, lender, others):
        return False
    head = claim.subject.measure.head
    if head == UNRESOLVED:
        return is_of_another_time(claim, lender) and goes_on(text, claim)
    if head not in amounts():
        return False
    if head == lender.subject.measure.head:
        return True
    return unit.dimension == "money" and claim.quantity.value >= BILLION and lender.subject.measure.head in amounts()


def is_passed_by(claim: Claim, lender: Claim, others: Sequence[Claim]) -> bool:
    """Whether a bare figure of the sentence lies between a figure and the one whose unit it leaves unsaid, and is not
    in that unit itself ("cost 160 million dollars and has taken 1.03 billion, 412 million of it at home").
    """
    start, end = lender.quantity.end, claim.quantity.start
    between = (one.quantity for one in others if one.sentence == claim.sentence and one.kind == "level")
    return any(start < one.start < end and one.unit.dimension == "number" for one in between)


def is_of_another_time(claim: Claim, lender: Claim) -> bool:
    """Whether a figure is of another time than one before it, which its own words say."""
    own = claim.subject
    return own.period is not None and not own.carried and own.period != lender.subject.period


def goes_on(text: str, claim: Claim) -> bool:
    """Whether words before a figure take up what was told of before ("in 2023 it had been 16.9 million")."""
    start = claim.quantity.start
    return CONTINUED.search(text, max(0, start - AHEAD), start) is not None


@cache
def amounts() -> frozenset[str]:
    """The measures that add up over time and are told in units: they count nothing themselves."""
    entries = table("measures").items()
    return frozenset(
        name for name, entry in entries if entry.get("flow") and not (entry.get("counted") or entry.get("toll"))
    )
