"""Links: what the words of a sentence say of two of its claims: which is the larger, which one grows to the other."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.rows.tokens import Token
from factcheck.claims.statements.years import last_year
from factcheck.claims.ties.said.comparisons import link_growths
from factcheck.claims.ties.said.directions import directions
from factcheck.claims.ties.said.pairs import Row, alike, bases
from factcheck.claims.ties.said.quotes import quoted
from factcheck.claims.ties.said.totals import link_shares
from factcheck.claims.ties.said.unit_values import link_units
from factcheck.periods.period import Basis
from factcheck.quantities.quantity import Unit
from factcheck.record import replace

SPEED: Final = "second"
"""What is so much a second is a speed, and no part of what came together in some seconds."""


def link(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Add the links of one sentence to its claims, which are those from `first` on."""
    if len(claims) - first < 2:
        return
    found = {claim.quantity.start: claim for claim in claims[first:]}
    row = Row(text, tokens, found)
    for counted in spans_of_time(row, len(claims)):
        claims.append(counted)
        found[counted.quantity.start] = counted
    totals = (*link_shares(text, tokens, found), *link_units(text, found))
    for changed in (*compound(row), *directions(row), *totals, *link_growths(text, tokens, found)):
        known = found[changed.quantity.start]
        links = known.links + tuple(pair for pair in changed.links if pair not in known.links)
        found[changed.quantity.start] = replace(changed, links=links, basis=changed.basis or known.basis)
    found.update({change.quantity.start: change for change in quoted(text, found)})
    for at in range(first, len(claims)):
        claims[at] = found.get(claims[at].quantity.start, claims[at])


def spans_of_time(row: Row, made: int) -> Iterator[Claim]:
    """The time over which a rate per hour runs ("9,600 tonnes in 24 hours, or 400 an hour"), as a count of hours."""
    pers = [claim for claim in row.claims.values() if claim.quantity.unit.per is not None and claim.kind == "level"]
    times = [t.quantities[0] for t in row.tokens if t.letter == "T"] if pers else []
    if len(pers) == len(times) == 1 and times[0].unit.name == pers[0].quantity.unit.per != SPEED:
        rate = pers[0]
        unit = Unit(times[0].unit.name, "count")
        about = replace(rate.subject, measure=Measure(UNRESOLVED), scope=f"{rate.id}.time")
        name = f"a{rate.article}.c{made + 1}"
        yield replace(rate, id=name, quantity=replace(times[0], unit=unit), subject=about, role="now", of=None)


def compound(row: Row) -> Iterator[Claim]:
    """Average annual rates, with the first level, the last, and the years between them where the sentence has all."""
    rates = [claim for claim in row.claims.values() if claim.role == "rate" and is_average(row, claim)]
    for rate in rates:
        ends = list(bases(row)) or loose_ends(row)
        links: tuple[tuple[str, str], ...] = ()
        if len(rates) == 1 and len(ends) == 1 and ends[0][0].subject.entity == ends[0][1].subject.entity:
            last, first = ends[0]
            years = years_between(row, last, first)
            if years is not None and years > 1:
                links = (("last", last.id), ("first", first.id), ("years", str(years)))
        yield replace(rate, basis=Basis("compound"), links=links)


def is_average(row: Row, rate: Claim) -> bool:
    """Whether a rate is an average of several years, by its unit or the words beside it."""
    if rate.quantity.unit.per == "year":
        return True
    at = row.index(rate)
    near = row.tokens[max(0, at - 4) : at + 3]
    return any(t.mention and t.mention.basis and t.mention.basis.kind == "compound" for t in near)


def loose_ends(row: Row) -> list[tuple[Claim, Claim]]:
    """A level and a base of one unit that are alone of their kind in a sentence."""
    levels = [c for c in row.claims.values() if c.kind == "level" and c.role == "now"]
    others = [c for c in row.claims.values() if c.kind == "level" and c.role == "base"]
    if len(levels) == len(others) == 1 and alike(levels[0], others[0]):
        return [(levels[0], others[0])]
    return []


def years_between(row: Row, last: Claim, first: Claim) -> int | None:
    """The years from one level to the other: between their own years, or over the span that the sentence names."""
    now, before = last.subject.period, first.basis.period if first.basis else None
    if now is not None and before is not None and last_year(now) > last_year(before):
        return last_year(now) - last_year(before)
    spans = [t.mention.period for t in row.tokens if t.letter == "P" and t.mention and t.mention.period]
    long = [span for span in spans if span.until is not None and span.until - span.first > 2 * 366]
    if len(long) == 1 and long[0].months is not None and long[0].months % 12 == 0:
        return long[0].months // 12 - 1
    return None
