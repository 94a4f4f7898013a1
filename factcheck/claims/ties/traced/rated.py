"""Rates: percentages and factors, as far as words make them changes of a level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.statements.yardsticks import is_off_yardstick
from factcheck.claims.ties.said.bearings import bearing
from factcheck.claims.ties.terms import grain
from factcheck.claims.ties.traced.fits import TIMES_AS_MUCH, Rate
from factcheck.claims.ties.values import values
from factcheck.claims.words.vocabulary import lexicon, plain
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

AHEAD: Final = 60
"""Characters before a figure in which it is called a ratio."""

RATIO: Final = expression(
    r"[a-z](?:-to-|[ /-])[a-z]+ (?:ratio|multiple|cover) (?:[a-z]+ ){0,2}?(?:of|was|is|at|to)"
    rf" {APPROXIMATELY}$"
)
"""What calls a figure behind it a ratio of two things."""

BEHIND: Final = 32
"""Characters behind a factor in which what it multiplies is named."""

ORDERED: Final = frozenset({"above", "below"})
"""The links of a figure that only say which way it lies from another one."""

ROUND: Final = 0.1
"""How fine a round rate is, at least, as a part of itself: what is said to be up 200 percent is not meant to be up 290.
"""


def rate_of(text: str, claim: Claim) -> Iterator[Rate]:
    """A percentage, or a factor, as a rate of change, if it is one."""
    quantity = claim.quantity
    tied = any(kind not in ORDERED for kind, _ in claim.links)
    if claim.block in (TABLE, TITLE) or tied or quantity.upper is not None or quantity.unit.per is not None:
        return
    if quantity.unit.dimension == "factor":
        if not names_another(text, quantity):
            yield from measured(text, multiplying(claim), values(multiplying(claim))[0], less=1)
    elif quantity.unit.dimension == "number" and quantity.step < 1 and claim.role == "now" and is_ratio(text, quantity):
        as_factor = multiplying(replace(claim, quantity=replace(quantity, unit=TIMES_AS_MUCH)))
        yield from measured(text, as_factor, quantity.narrow(), less=1)
    elif quantity.hedge is None:
        changed = changing(text, claim)
        if changed is not None:
            yield from measured(text, changed, values(changed)[0], less=0)


def names_another(text: str, factor: Quantity) -> bool:
    """Whether the measure that a factor is so many times of stands right behind it ("debt of 912 million euros, or 1.9
    times operating profit").
    """
    behind = [plain(word) for word in text[factor.end : factor.end + BEHIND].split()[:2]]
    found = lexicon().longest(behind, 0) if behind and text.startswith(" ", factor.end) else None
    return found is not None and found[0].sort in ("head", "modifier")


def is_ratio(text: str, quantity: Quantity) -> bool:
    """Whether a figure is called the ratio of one thing to another ("a bid-to-cover ratio of 1.48")."""
    before = text[max(0, quantity.start - AHEAD) : quantity.start].lower()
    return RATIO.search(before) is not None


def measured(text: str, claim: Claim, reading: Interval, less: int) -> Iterator[Rate]:
    """A change as a rate, by the values it allows, which are so much less than what they stand for."""
    if reading.lo is None or reading.hi is None:
        return
    middle, width = float(reading.lo + reading.hi) / 2 - less, float(reading.hi - reading.lo)
    if middle and middle > -1:
        yield Rate(claim, middle, width, max(width, min(grain(text, claim.quantity), ROUND * abs(middle))))


def multiplying(claim: Claim) -> Claim:
    """A factor as the change that it tells of two levels."""
    if claim.role == "factor":
        return claim
    about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.growth")
    return replace(claim, kind="change", role="factor", of=None, subject=about)


def changing(text: str, claim: Claim) -> Claim | None:
    """A percentage as the change that words beside it make it; None of one that states no change, or a level of what is
    itself a percentage, as inflation is.
    """
    if claim.role == "rate":
        return claim
    if table("measures").get(claim.subject.measure.head, {}).get("ratio"):
        return None
    sign = bearing(text, claim.quantity) if claim.kind == "rate" and claim.role == "now" else 0
    if not sign or is_off_yardstick(text, claim.quantity.start, claim.quantity.end):
        return None
    about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.growth")
    return replace(claim, kind="change", role="rate", of=None, subject=about, sign=sign)
