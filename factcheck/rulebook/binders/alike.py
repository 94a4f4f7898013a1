"""Likeness: whether a figure of a headline and one of the body can be of one thing, by what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.cells import Cell
from factcheck.ledger.measures import distinct, restrictive
from factcheck.ledger.sameness import as_coarse, digits, times
from factcheck.ledger.traits import season
from factcheck.lexicon import table

TEN: Final = 10

COUNTED: Final = frozenset({"count", "number"})
"""The dimensions of what is counted."""

Bodies = Mapping[tuple[str, str], list[Claim]]
"""The claims of an article's body, by what they must share to be compared at all."""


class Counterpart(NamedTuple):
    """The claim of the body that a headline's figure sums up, and how a clash between the two is taken."""

    claim: Claim
    lowered: int = 0
    tentative: bool = False


def kindred(claim: Claim) -> tuple[str, str]:
    """What two claims of an article must share to be compared at all."""
    unit = claim.quantity.unit
    sort = "count" if unit.dimension in COUNTED else unit.dimension
    return sort, (unit.name or "") if unit.dimension == "money" else ""


def is_subject(headline: Claim, body: Claim) -> bool:
    """Whether a figure of the body is of somebody whom the headline does not contradict."""
    return body.subject.entity == headline.subject.entity or not headline.subject.entity


def same_sort(headline: Claim, body: Claim) -> bool:
    """Whether both are levels, or both changes: what a headline says in percent of a measure that is no rate is growth
    ("GDP up to 3.7%").
    """
    growth = all(claim.role == "rate" or not is_rate(claim) for claim in (headline, body))
    return headline.kind == body.kind or (growth and {headline.kind, body.kind} == {"rate", "change"})


def is_no_count(headline: Claim, body: Claim) -> bool:
    """Whether a headline counts things ("five votes"), and a figure of the body has decimals, and neither a unit nor a
    magnitude ("a cut to 3.75").
    """
    one, other = headline.quantity, body.quantity
    return one.unit.dimension == "count" and other.unit.dimension == "number" and other.step < 1


def is_rate(claim: Claim) -> bool:
    """Whether a claim's measure is a rate itself that is no growth of another one ("inflation"), or none that is known.
    """
    entry = table("measures").get(claim.subject.measure.head)
    return entry is None or (bool(entry.get("ratio")) and "growth" not in entry)


def same_measure(headline: Cell, body: Cell) -> bool:
    """Whether a headline's measure can sum up a body's: the same measure, and one said more fully than the other at
    most.
    """
    apart = headline.modifiers ^ body.modifiers
    return (
        headline.head == body.head != "?"
        and (headline.modifiers <= body.modifiers or body.modifiers <= headline.modifiers)
        and not any(modifier.startswith("with ") for modifier in apart)
    )


def worded_alike(headline: Cell, body: Cell) -> bool:
    """Whether the measures of two figures differ at most in words that no lexicon knows, and in what one of them says
    more fully.
    """
    if headline.head != body.head or headline.head == UNRESOLVED:
        return False
    known, other = (frozenset(filter(is_telling, cell.modifiers)) for cell in (headline, body))
    return (known <= other or other <= known) and not (known ^ other) - restrictive()


def is_telling(modifier: str) -> bool:
    """Whether a lexicon knows what a modifier makes of a measure, or it names somebody."""
    return " " in modifier or modifier in restrictive() or modifier in distinct()


def same_time(headline: Claim, body: Claim) -> bool:
    """Whether the times can be one: a headline need not state it."""
    first, other = headline.subject.period, body.subject.period
    return headline.subject.carried or first is None or other is None or first == other


def timely(headline: Claim, body: Claim) -> bool:
    """Whether two figures that agree can be of one time: a headline leaves the year out, or gives it for a part of it.
    """
    first, other = headline.subject.period, body.subject.period
    if same_time(headline, body) or body.subject.carried or first is None or other is None:
        return True
    return first.within(other) or other.within(first) or season(first) == season(other)


def same_season(headline: Claim, body: Claim) -> bool:
    """Whether a headline leaves out of which year the same part is that a figure of the body is of."""
    first, other = headline.subject.period, body.subject.period
    return first is not None and other is not None and first.floating and season(first) == season(other)


def is_swapped(one: Claim, other: Claim) -> bool:
    """Whether two figures of one size have the same first two digits, the one in the other's order; of what is only
    said to be more than a figure, these may be cut off.
    """
    first, figure = digits(one.quantity.value), digits(other.quantity.value)
    seconds = {as_coarse(figure, first)} | ({figure[:2]} if one.quantity.narrow().hi is None else set())
    swapped = len(first) == 2 and any(first == second[::-1] != second for second in seconds)
    return swapped and times(one, other) < TEN
