"""Plain paces: so much a day or a month, told as another way to put the figure just before it, tied to that by the
words alone where their digits tie them to nothing ("141,600 patients in the year to March. That is 388 a day").
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.plain.rates import FAR
from factcheck.claims.ties.terms import TOLD, Term, sort_of, term_of
from factcheck.claims.ties.traced.paces import GUESS, Pace, adds_up, paces, per_behind, times_in
from factcheck.claims.ties.values import values
from factcheck.claims.words.per_time import BEHIND
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.interval import Interval
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE
from factcheck.text.lowering import lowered

LONG: Final = 90
"""Characters between a total and what that is a day, at most."""

NEAR: Final = 0.01
"""How far a pace may lie off its total, as a part of that, for times that readers count otherwise."""

PUT: Final = expression(
    r"(?:[^.;:()–—\n\d]|\b(?:(?:19|20)\d)?\d\b){0,64}?(?:(?:,| -|—|–) ?(?:or|i\.e\.,?|that is|that's|averaging|equal to"
    r"|equivalent to|an average of|which (?:is|makes|means|comes to|works out at))|\bor|[.;] (?:That|This|It) (?:is|was"
    r"|makes|made|means|meant|comes to|came to|works out (?:at|to)|equals|amounts to))"
    rf" {APPROXIMATELY}(?:an average of |on average )?[^\w\s]{{0,2}}$"
)
"""What leads from a total to what it is a day, or so."""

ENDED: Final = expression(r"(?: on average)?(?:[.,;:)\n]|$)")
"""What stands behind a pace that is not of some days alone."""


def tie_plain_paces(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie what there is of something a day, or so, that nothing ties to the total that it only puts another way."""
    told = [claim for claim in claims if claim.block not in (TABLE, TITLE)]
    places = {claim.id: at for at, claim in enumerate(told)}
    for at, value, per in list(paces(text, lowered(text), claims)):
        known = dict(claims[at].links)
        if known and GUESS not in claims[at].links:
            continue
        total = total_of(text, value, told[: places[claims[at].id]])
        found = pace_of(text, value, per, total) if total is not None and is_whole(text, value) else None
        if found is None or (known and known["paced"] != found.total.claim.id):
            continue
        links = known or {"paced": found.total.claim.id, "spans": f"{found.spans} {per}"}
        claims[at] = replace(claims[at], links=(*links.items(), (TOLD, "pace")))


def pace_of(text: str, value: Term, per: str, total: Term) -> Pace | None:
    """What there is a day, or so, with the total that it puts another way; None where these are worlds apart."""
    ways = [Pace(value, total, spans, 0) for spans in times_in(text, value, per, total)]
    found = next((way for way in ways if way.would_fit(sizes_of(way))), ways[0] if ways else None)
    off = value.middle * float(found.spans) / total.middle if found is not None else 0
    return found if found is not None and 1 / FAR <= off <= FAR and not is_rough(found) else None


def is_rough(pace: Pace) -> bool:
    """Whether a pace fits its total only as round figures do, or but for a day of the year."""
    spans, (one, other) = Interval.from_value(pace.spans), map(values, (pace.value.claim, pace.total.claim))
    fine, rough = ((one[at] * spans).meets(other[at]) for at in (0, 1))
    near = abs(pace.value.middle * float(pace.spans) / pace.total.middle - 1) <= NEAR
    return (rough or near) and not fine


def sizes_of(pace: Pace) -> tuple[float, float]:
    """The sizes of a pace and its total as printed."""
    return pace.value.middle, pace.total.middle


def is_whole(text: str, value: Term) -> bool:
    """Whether a pace is that of all the time of its total, as no words behind it narrow that down."""
    quantity = value.claim.quantity
    per = BEHIND.match(text, quantity.end) if quantity.unit.per is None else None
    return ENDED.match(text, per.end() if per is not None else quantity.end) is not None


def total_of(text: str, value: Term, ahead: Sequence[Claim]) -> Term | None:
    """The figure right before a pace that this only puts another way."""
    last = ahead[-1] if ahead and ahead[-1].quantity.end <= value.start else None
    if last is None or not adds_up(last) or last.role != "now" or per_behind(text, term_of(text, last) or value):
        return None
    between = PUT.fullmatch(text, last.quantity.end, value.start)
    sorts = sort_of(last) == sort_of(value.claim) or value.claim.quantity.unit.dimension == "number"
    return term_of(text, last) if between is not None and value.start - last.quantity.end <= LONG and sorts else None
