"""Plain products: a total, the count of its units and the value of each, which a sentence sets side by side beside no
other figures, tied by the words alone where their digits tie them to nothing ("24 trains cost 720 million euros, 30
million apiece").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim, Measure
from factcheck.claims.ties.loans import is_one
from factcheck.claims.ties.plain.rates import FAR
from factcheck.claims.ties.said.averages import is_bounded
from factcheck.claims.ties.said.others import leaves_out
from factcheck.claims.ties.said.per_words import TIMES
from factcheck.claims.ties.said.totals import is_of_each
from factcheck.claims.ties.said.unit_values import (
    GUESS,
    agree,
    is_levied,
    is_possible,
    makes,
    same_currency,
    scale_of,
    size_of,
)
from factcheck.claims.ties.terms import TOLD
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

LONG: Final = 90
"""Characters between two of the three figures, at most."""

UNTIED: Final = frozenset({"share", "capita", *TIMES})
"""What a value per one of these is no product of: there are as many as their time has, or as there were on average."""

COUNTS: Final = frozenset({"count", "number"})
"""Dimensions of what is counted."""

EACH_OF: Final = expression(
    r"[^.;:\n\d]{0,40}\b(?:for|to|in|at|from|by|of) (?:each|every one) of (?:the |its |their |his )?"
)
"""What stands between a value of each and the count of those that it is for each of."""

PRICED: Final = expression(
    r"[^.;:,\n\d]{0,32} at (?:an? )?(?:average |mean )?(?:price |cost |rate )?(?:of )?[^\w\s]{0,2}$"
)
"""What stands between a count and the price of each of what is counted."""

LEADS: Final = (
    r"(?:or|worth|that is|that's|i\.e\.|makes|making|taking in|bringing in|earning|yielding|totalling|totaling|costing"
    r"|giving|a total of|an average of|averaging|on average|which (?:is|makes|comes to|came to|means|equals)"
    r"|amounting to|for a total of|so|at a cost of|equivalent to|equal to|meaning|and so|thus|hence)"
)
MADE: Final = expression(
    rf"[^.;,:\n\d()–—]{{0,40}}?(?:(?:,|:| -|—|–| \() ?{LEADS}|\bfor a total of|\bwhich comes to|\bcomes to|\bcame to"
    r"|\b(?:works|worked) out (?:at|to)|\bor|(?<= each)(?:,|:)|(?<= apiece)(?:,|:)) "
    rf"{APPROXIMATELY}(?:a total of |an average of |on average )?[^\w\s]{{0,2}}$"
)
"""What leads from two of the three figures to the last one, which they make."""

MARKED: Final = expression(rf"[^.;,:\n\d()–—]{{0,40}}?(?:,|:| -|—|–|,? \() ?{APPROXIMATELY}[^\w\s]{{0,2}}$")
"""What stands before the last of them where it, or what it is for each of, says so itself."""

ORDERED: Final = frozenset({"above", "below", "rose", "fell", "exceeds", "outranks"})
"""Links of a figure that only say which way it lies from another one."""


def tie_products(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the totals of an article that nothing ties to the count and the value of each that stand beside them."""
    said: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.block not in (TABLE, TITLE) and is_figure(claim):
            said[claim.sentence].append(at)
    for places in said.values():
        own = [claims[at] for at in places]
        if len(own) == len(("total", "count", "value")) and all(is_free(one) for one in own):
            found = next(products(text, own), None)
            if found is not None:
                tie(claims, {claims[at].id: at for at in places}, *found)


def tie(claims: MutableSequence[Claim], places: dict[str, int], total: Claim, count: Claim, value: Claim) -> None:
    """Link a total to its count and to the value of each, which has a subject of its own; a bare figure is in the unit
    of the other.
    """
    if GUESS in total.links and agree(total, count, value):
        return
    size = str(scale_of(total, value) / size_of(count))
    links = (("count", count.id), ("value", value.id), ("size", size), (TOLD, "per-unit"))
    apart = Measure(value.subject.measure.head, value.subject.measure.modifiers | {"each"})
    claims[places[total.id]] = replace(total, links=links, role="now", of=None)
    claims[places[value.id]] = replace(value, role="now", of=None, subject=replace(value.subject, measure=apart))


def is_free(claim: Claim) -> bool:
    """Whether nothing ties a figure, but perhaps a guess that its digits may not bear out."""
    return GUESS in claim.links or all(kind in ORDERED for kind, _ in claim.links)


def is_figure(claim: Claim) -> bool:
    """Whether a claim states a level that may be one of the three."""
    unit = claim.quantity.unit
    bare = claim.role == "aside" and unit.dimension == "number"
    return claim.kind == "level" and (claim.role == "now" or bare) and unit.dimension not in ("time", "factor")


def products(text: str, own: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """The total, the count and the value of each among three figures, where words leave no doubt which is which."""
    plain = all(one.quantity.upper is None and one.quantity.value > 0 and is_bounded(one.quantity) for one in own)
    near = all(b.quantity.start - a.quantity.end <= LONG for a, b in pairwise(own))
    for at, value in enumerate(own if plain and near else ()):
        others = [one for one in own if one is not value]
        found = of_each(text, at, value, others)
        if found is not None and is_told(text, *found) and may_make(*found):
            yield found


def of_each(text: str, at: int, value: Claim, others: Sequence[Claim]) -> tuple[Claim, Claim, Claim] | None:
    """A figure as the value of each, with its total and its count among two others; None where words do not say so."""
    first, last = others
    per = value.quantity.unit.per
    if per is None and at < len(others) and EACH_OF.fullmatch(text, value.quantity.end, others[at].quantity.start):
        total = last if others[at] is first else first
        return (total, others[at], value) if is_sort(total, value) else None
    if per is None and at == 1 and PRICED.fullmatch(text, first.quantity.end, value.quantity.start):
        return (last, first, value) if is_money(value) and is_sort(last, value) and is_count(first, value) else None
    if not is_of_each(text, value.quantity) and (per is None or per in UNTIED):
        return None
    totals = [one for one in others if is_sort(one, value)]
    if len(totals) == len(others):
        totals = [one for one in others if is_money(one)] or ([last] if at == len(others) else [])
    counts = [one for one in others if one not in totals and is_count(one, value)]
    return (totals[0], counts[0], value) if len(totals) == len(counts) == 1 else None


def is_money(claim: Claim) -> bool:
    """Whether a figure is a sum of money."""
    return claim.quantity.unit.dimension == "money"


def is_sort(total: Claim, value: Claim) -> bool:
    """Whether a figure may be the total of a value of each: it is of its unit, or one of them leaves that unsaid."""
    unit, each = total.quantity.unit, value.quantity.unit
    if unit.per is not None or total.quantity.value <= value.quantity.value:
        return False
    if unit.dimension == each.dimension == "money":
        return same_currency(unit.name or "", each.name or "")
    return (unit.name, unit.dimension) == (each.name, each.dimension) or "number" in (unit.dimension, each.dimension)


def is_count(claim: Claim, value: Claim) -> bool:
    """Whether a figure counts what a value is for each of."""
    unit, per = claim.quantity.unit, value.quantity.unit.per
    counted = unit.dimension in COUNTS and unit.per is None
    return is_one(per, unit.name) if per is not None and not counted else counted


def is_told(text: str, total: Claim, count: Claim, value: Claim) -> bool:
    """Whether words lead from two figures to the last one that makes the product whole, and leave nothing out."""
    ordered = sorted((total, count, value), key=lambda one: one.quantity.start)
    between = ordered[1].quantity.end, ordered[-1].quantity.start
    said = ordered[-1] is value or EACH_OF.fullmatch(text, value.quantity.end, count.quantity.start) is not None
    led = MADE.fullmatch(text, *between) or (said and MARKED.fullmatch(text, *between))
    unsure = is_possible(text, count, value) or is_levied(text, count, total) or leaves_out(text, value)
    return bool(led) and ordered[-1] is not count and not unsure


def may_make(total: Claim, count: Claim, value: Claim) -> bool:
    """Whether a count and a value of each come anywhere near a total, and make it not only as round figures do."""
    made = float(count.quantity.value) * float(value.quantity.value)
    near = 1 / FAR <= made / float(total.quantity.value) <= FAR
    return near and (makes(total, count, value) or not agree(total, count, value))
