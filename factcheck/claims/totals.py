"""Totals within a sentence: shares that exhaust their whole, totals that are a count of units times a value each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim, Measure
from factcheck.claims.tokens import Token
from factcheck.lexicon import table
from factcheck.quantities.interval import Interval

WHOLE: Final = Interval.from_value(1)
NEAR: Final = Interval(Fraction(6, 10), Fraction(16, 10))
"""A sum of shares outside of this is no list of all of them, whatever the words say."""

LISTED: Final = 3
"""Two shares alone may leave out others that an earlier sentence gave."""

BEHIND: Final = 24
"""Characters behind a share, or a value, in which a word that goes with it is looked for."""


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The forms of a cue as whole words."""
    forms = sorted(table("cues")[name]["forms"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def link_shares(text: str, tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """The first share of a sentence, linked to all of them where they exhaust one whole.

    The words say so ("the remaining"), or the shares add up to it as printed; else nothing is said of their sum.
    """
    shares = [c for _, c in sorted(claims.items()) if is_share(c)]
    if len(shares) < 2 or any(c.quantity.value <= 0 or c.quantity.upper is not None for c in shares):
        return
    total = sum((c.quantity.narrow() for c in shares[1:]), shares[0].quantity.narrow())
    start, end = tokens[0].start, tokens[-1].end
    listed = len(shares) >= LISTED and total.meets(NEAR) and closing(text, shares, end)
    closed = listed and not pattern("overlapping").search(text, start, end)
    if closed or (total.meets(WHOLE) and bare(shares)):
        yield replace(shares[0], links=tuple(("share", c.id) for c in shares))


def is_share(claim: Claim) -> bool:
    """Whether a figure is a share or a rate, and no change."""
    unit = claim.quantity.unit
    return unit.dimension == "ratio" and unit.per is None and claim.role in ("now", "share")


def bare(shares: Sequence[Claim]) -> bool:
    """Whether every share is a plain number, so that adding up to 100 is no accident of wide readings."""
    return all(c.quantity.hedge is None and c.quantity.form == "digits" for c in shares)


def closing(text: str, shares: Sequence[Claim], end: int) -> bool:
    """Whether the last share is said to be all that is left, and no other one is."""
    residual = pattern("residual")
    last, before = shares[-1].quantity, shares[-2].quantity
    behind = min(max(end, ends(text, last.end)), last.end + BEHIND)
    found = residual.search(text, before.end, last.start) or residual.search(text, last.end, behind)
    return found is not None and not residual.search(text, shares[0].quantity.start, before.end)


def ends(text: str, at: int) -> int:
    """Where the sentence around a place ends, or near it."""
    return next((i for i in range(at, min(len(text), at + BEHIND)) if text[i] in ".;!?\n"), at)


def link_units(text: str, tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """A total, linked to the count of units and the value of each, where the sentence has one of every sort."""
    ordered = [c for _, c in sorted(claims.items())]
    values = [c for c in ordered if c.kind == "level" and is_each(text, c)]
    if len(values) != 1:
        return
    value = values[0]
    totals = [c for c in ordered if c is not value and is_total(c, value)]
    counts = [c for c in ordered if c is not value and is_count(c, value)]
    if len(totals) != 1 or len(counts) != 1:
        return
    total, count = totals[0], counts[0]
    product = count.quantity.wide() * value.quantity.wide()
    if product.meets(total.quantity.wide()) or restated(text, total, value):
        apart = Measure(value.subject.measure.head, value.subject.measure.modifiers | {"each"})
        yield replace(total, links=(("count", count.id), ("value", value.id)))
        yield replace(value, role="now", of=None, subject=replace(value.subject, measure=apart))


def is_each(text: str, claim: Claim) -> bool:
    """Whether a figure is the value of one unit."""
    if claim.quantity.unit.per is not None:
        return True
    behind = text[claim.quantity.end : claim.quantity.end + BEHIND].lstrip()
    return pattern("each").match(behind) is not None


def is_total(claim: Claim, value: Claim) -> bool:
    """Whether a figure has the unit of the value without what it is per."""
    unit, each = claim.quantity.unit, value.quantity.unit
    alike = (unit.name, unit.dimension) == (each.name, each.dimension)
    return claim.role == "now" and unit.per is None and alike and claim.quantity.value > value.quantity.value


def is_count(claim: Claim, value: Claim) -> bool:
    """Whether a figure counts what the value is per; any count, where it is a value of "each"."""
    unit, per = claim.quantity.unit, value.quantity.unit.per
    if unit.per is not None:
        return False
    return unit.dimension == "count" if per is None else unit.name == per


def restated(text: str, total: Claim, value: Claim) -> bool:
    """Whether the words between a total and a value of each say that both say the same.

    Earnings "or 3 cents a share" count other shares (their average over a year) than those outstanding.
    """
    cue = "equating" if value.quantity.unit.per == "share" else "restating"
    first, last = sorted((total, value), key=lambda c: c.quantity.start)
    near = max(first.quantity.end, last.quantity.start - BEHIND)
    return pattern(cue).search(text, near, last.quantity.start) is not None
