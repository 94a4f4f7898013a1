"""Values of one unit: a total, the count of its units and the value of each, in one sentence or in those before it
("... 4.5 million dollars on 441 screens." "That is 10,200 dollars per screen.").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim, Measure
from factcheck.claims.ties.loans import is_one
from factcheck.claims.ties.misprints import misprints
from factcheck.claims.ties.said.others import leaves_out, speaks_of_others
from factcheck.claims.ties.said.totals import BEHIND, is_of_each, is_said, pattern
from factcheck.claims.ties.values import values
from factcheck.expression import expression
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Unit
from factcheck.record import replace

NEAR_COUNT: Final = 48
"""Characters between a count and the price of each, at most."""

BACK: Final = {"each": 2, "named": 4}
"""Sentences before a value in which its count and its total are looked for, the longer where it names its unit."""

NEAR: Final = 60
"""Claims, from the last one back, among which they are looked for."""

GUESS: Final = ("guess", "per-unit")
"""The link of a total whose count and value stand near, but may be of something else."""

SPANS: Final = frozenset({"share", "year", "month", "week", "day", "hour", "quarter", "minute", "second", "capita"})
"""What a value per one of these is no price of a thing counted in an earlier sentence."""

SHORT: Final = 2
"""Words between such a word and the figure that it leads to, at most."""

COUNTED: Final = frozenset({"count", "index"})
"""Dimensions of what a bare figure for each may be of ("1,872 points in 72 games, an average of 26.0 per game")."""

AHEAD: Final = 160
"""Characters before a count in which the rate of a charge is looked for."""

OFF: Final = expression(
    r" (?:(?:more|less|higher|lower|cheaper|dearer) than|above|below|over|under|off) (?:(?:the|its|their) )?[^\w\s]?"
)
"""What stands between a difference and the value that it is measured from."""

PERCENTAGE: Final = expression(r"\d ?(?:%|per ?cent\b|pct\b)")

DOLLARS: Final = frozenset({"dollar", "USD", "CAD", "AUD", "HKD", "NZD", "SGD"})
"""What a bare dollar can be."""


def link_units(text: str, claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """Totals of a sentence, each linked to the count of units and the value of each, where one of every sort stands
    around the value.
    """
    for value, around in valued(text, list(claims.values())):
        totals = [claim for claim in around if is_total(claim, value)]
        counts = [claim for claim in around if is_count(claim, value)]
        counts = fitting(totals[0], [*counts, *bare_before(value, around)], value) if len(totals) == 1 else []
        if len(counts) == 1:
            total, count = totals[0], counts[0]
            told = agree(total, count, value)
            if takes_in(text, total) and not makes(total, count, value):
                continue
            if not told and (
                is_possible(text, count, value)
                or is_further(total, value, around)
                or is_levied(text, count, total)
                or speaks_of_others(text, (total, count), value)
            ):
                continue
            sure = told or (is_named(count, value) and restated(text, total, value))
            tied = priced(text, count, value) or count.of == value.id or is_misprinted(total, count, value)
            if sure or (tied and not leaves_out(text, value)):
                yield from multiplied(total, count, value, sure=sure)


def takes_in(text: str, total: Claim) -> bool:
    """Whether words behind a total say that more is in it ("earning $110 million, with clinker adding the rest")."""
    behind = text[total.quantity.end : total.quantity.end + NEAR_COUNT].partition("\n")[0].partition(". ")[0]
    return pattern("taking-in").search(behind) is not None


def is_possible(text: str, count: Claim, value: Claim) -> bool:
    """Whether a value of each is what it can do, and not what it did ("two trains with a capacity of 4.7 million tonnes
    each").
    """
    first, last = sorted((count, value), key=lambda claim: claim.quantity.start)
    between = text[first.quantity.end : last.quantity.start]
    return len(between) <= NEAR_COUNT and pattern("possible").search(between) is not None


def is_levied(text: str, count: Claim, total: Claim) -> bool:
    """Whether what is counted is charged at a rate, so that a total may be of the charge ("a duty of 20 percent. On 290
    tonnes at 100 dollars a tonne this comes to 5,800 dollars").
    """
    stretch = text[max(0, count.quantity.start - AHEAD) : total.quantity.start]
    return pattern("charged").search(stretch) is not None and PERCENTAGE.search(stretch) is not None


def is_misprinted(total: Claim, count: Claim, value: Claim) -> bool:
    """Whether a total, a count of units and the value of each of these would agree but for a slip of the pen."""
    if not is_one(value.quantity.unit.per, count.quantity.unit.name):
        return False
    return any(agree(*meant) for meant in misprints((total, count, value)))


def is_further(total: Claim, value: Claim, around: Sequence[Claim]) -> bool:
    """Whether another figure of the sort of a total stands between it and a value of each, so that it may be more ("two
    ships of 62,000 tonnes each and a tanker of 41,000").
    """
    first, last = sorted(claim.quantity.start for claim in (total, value))
    further = (claim for claim in around if first < claim.quantity.start < last and claim.kind == "level")
    sorts = {total.quantity.unit.dimension, "number"}
    return any(claim.quantity.unit.dimension in sorts for claim in further)


def bare_before(value: Claim, around: Sequence[Claim]) -> list[Claim]:
    """The figures before a value of "each" that say nothing of what they count ("some 14,600 went for ...")."""
    if value.quantity.unit.per is not None:
        return []
    ahead = (claim for claim in around if claim.quantity.start < value.quantity.start and claim.kind == "level")
    return [claim for claim in ahead if claim.quantity.unit.dimension == "number"]


def fitting(total: Claim, counts: list[Claim], value: Claim) -> list[Claim]:
    """Of several counts those that make a total with the value of each; one alone need not."""
    return counts if len(counts) < 2 else [count for count in counts if agree(total, count, value)]


def valued(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """The values of one unit in a sentence, each with the figures between the value before it and the one behind it."""
    if not is_said("each", text) and all(claim.quantity.unit.per is None for claim in claims):
        return
    ordered = sorted(claims, key=lambda claim: claim.quantity.start)
    levels = (at for at, claim in enumerate(ordered) if claim.kind == "level" and is_each(text, claim))
    values = [at for at in levels if not (at and is_other_value(text, ordered[at - 1], ordered[at]))]
    for before, at, after in zip([-1, *values], values, [*values[1:], len(ordered)], strict=False):
        yield ordered[at], [*ordered[before + 1 : at], *ordered[at + 1 : after]]


def is_other_value(text: str, before: Claim, value: Claim) -> bool:
    """Whether a value is only what the one that was paid lies so much above or below ("30 euros a tonne less than the
    240 asked for").
    """
    between = text[before.quantity.end : value.quantity.start]
    return before.kind == "change" and OFF.fullmatch(between) is not None


def link_values(text: str, claims: MutableSequence[Claim], first: int) -> None:
    """Link the values per unit among the claims from `first` on whose sentence has no such count to the count and the
    total of the nearest sentence before it that has one of each, or to its own total, where that says the same.
    """
    for value, around in valued(text, claims[first:]):
        if value.quantity.unit.per in SPANS or any(is_count(claim, value) for claim in around):
            continue
        near = {claims[at].id: at for at in range(max(0, first - NEAR), len(claims))}
        back = BACK["named" if value.quantity.unit.per else "each"]
        earlier = [claim for claim in claims[-len(near) : first] if 0 < value.sentence - claim.sentence <= back]
        totals = [claim for claim in around if is_total(claim, value)]
        again = [one for one in totals if restated(text, one, value) or is_dealt_just_before(one, value, earlier)]
        for changed in counted_before(text, value, earlier, again):
            claims[near[changed.id]] = changed


def is_dealt_just_before(total: Claim, value: Claim, earlier: Sequence[Claim]) -> bool:
    """Whether a total stands before a value of each that it makes with the last count of the sentence before ("63,418
    cars were stopped. Fines of 126.8 million were imposed, on average 2,000 each").
    """
    last = earlier[-1].sentence if earlier else 0
    counts = [one for one in earlier if one.sentence == last == value.sentence - 1 and is_count(one, value)]
    ahead = total.quantity.start < value.quantity.start
    own = (total, counts[0], value) if ahead and len(counts) == 1 else ()
    return any(agree(*meant) for meant in (own, *misprints(own)) if meant)


def counted_before(text: str, value: Claim, earlier: Sequence[Claim], again: Sequence[Claim]) -> Iterator[Claim]:
    """The total and the value, linked, where the last sentence that counts such units has one count and one total, or
    the value says `again` what a total beside it says.
    """
    counts = [claim for claim in earlier if is_count(claim, value) and claim.quantity.unit.dimension == "count"]
    last = [claim for claim in counts if claim.sentence == counts[-1].sentence]
    beside = (claim for claim in earlier if last and claim.sentence == last[0].sentence)
    totals = again or [claim for claim in beside if is_total(claim, value)]
    single = len(last) == len(totals) == 1 and not totals[0].links
    if single and (agree(totals[0], last[0], value) or is_of_them(text, totals[0], last[0], value)):
        yield from multiplied(totals[0], last[0], value, sure=False)


def is_of_them(text: str, total: Claim, count: Claim, value: Claim) -> bool:
    """Whether a value is for each of what is counted, by its name and by all that is said of it."""
    return is_named(count, value) and not (leaves_out(text, value) or speaks_of_others(text, (total, count), value))


def multiplied(total: Claim, count: Claim, value: Claim, *, sure: bool) -> Iterator[Claim]:
    """A total linked to its count and the value of each, and the value with a subject of its own."""
    links = (("count", count.id), ("value", value.id), ("size", str(scale_of(total, value) / size_of(count))))
    apart = Measure(value.subject.measure.head, value.subject.measure.modifiers | {"each"})
    yield replace(total, links=links if sure else (*links, GUESS))
    yield replace(value, role="now", of=None, subject=replace(value.subject, measure=apart))


def settled(claims: Sequence[Claim]) -> set[str]:
    """The values among the claims of an article that have a total and a count for certain, or some that agree."""
    tied = [(claim, dict(claim.links)) for claim in claims if any(kind == "value" for kind, _ in claim.links)]
    named = {claim.id: claim for claim in claims} if tied else {}
    sure = ((total, ends) for total, ends in tied if GUESS not in total.links or agrees(total, ends, named))
    return {ends["value"] for _, ends in sure}


def agrees(total: Claim, ends: Mapping[str, str], named: Mapping[str, Claim]) -> bool:
    """Whether the count and the value that a total is linked to make it."""
    return agree(total, named[ends["count"]], named[ends["value"]])


def agree(total: Claim, count: Claim, value: Claim) -> bool:
    """Whether a count of units of a value makes the total, as printed; a count in words is exact."""
    counted = values(count)[1] * Interval.from_value(scale_of(total, value) / size_of(count))
    return (counted * value.quantity.wide()).meets(total.quantity.wide())


def makes(total: Claim, count: Claim, value: Claim) -> bool:
    """The same as precisely as all three are printed."""
    counted = values(count)[0] * Interval.from_value(scale_of(total, value) / size_of(count))
    return (counted * values(value)[0]).meets(values(total)[0])


def scale_of(total: Claim, value: Claim) -> Fraction:
    """The size of the unit that one of a total and a value leaves to the other ("23.6 billion litres, 7,600 a cow")."""
    unit, each = total.quantity.unit, value.quantity.unit
    if each.dimension == "number":
        return unit.scale
    return 1 / each.scale if unit.dimension == "number" else Fraction(1)


def size_of(count: Claim) -> Fraction:
    """The size of the unit in which is counted what a value is per ("412,000 hectares")."""
    unit = count.quantity.unit
    return Fraction(1) if unit.dimension in ("count", "number") else unit.scale


def priced(text: str, count: Claim, value: Claim) -> bool:
    """Whether a value is the price of what is counted just before it ("five million shares at 34 dollars each")."""
    between = text[count.quantity.end : value.quantity.start]
    found = list(pattern("pricing").finditer(between[:NEAR_COUNT]))
    return 0 < len(between) <= NEAR_COUNT and bool(found) and not between[found[-1].end() :].strip()


def is_each(text: str, claim: Claim) -> bool:
    """Whether a figure is the value of one unit."""
    return claim.quantity.unit.per is not None or is_of_each(text, claim.quantity)


def is_total(claim: Claim, value: Claim) -> bool:
    """Whether a figure has the unit of the value without what it is per."""
    unit, each = claim.quantity.unit, value.quantity.unit
    alike = unit.dimension == each.dimension and same_currency(unit.name or "", each.name or "")
    alike = alike or is_dealt_out(unit, each)
    return claim.role == "now" and unit.per is None and alike and claim.quantity.value > value.quantity.value


def is_dealt_out(unit: Unit, each: Unit) -> bool:
    """Whether a bare figure for each of something may be of what is counted, which is not that itself."""
    bare = each.dimension == "number" and each.per is not None
    return bare and unit.dimension in COUNTED and unit.name != each.per


def same_currency(one: str, other: str) -> bool:
    """Whether two names of units are one; a bare dollar may be any of those that print their country."""
    return one == other or ("dollar" in (one, other) and {one, other} <= DOLLARS)


def is_count(claim: Claim, value: Claim) -> bool:
    """Whether a figure counts what the value is per; any count, where it is a value of "each"."""
    unit, per = claim.quantity.unit, value.quantity.unit.per
    if unit.per is not None:
        return False
    return unit.dimension == "count" if per is None else is_one(unit.name, per)


def is_named(count: Claim, value: Claim) -> bool:
    """Whether a value is of what a figure counts by its very name, if it names any: a night may have two shows."""
    return value.quantity.unit.per in (None, count.quantity.unit.name)


def restated(text: str, total: Claim, value: Claim) -> bool:
    """Whether the words between a total and a value of each say that both say the same.

    Earnings "or 3 cents a share" count other shares (their average over a year) than those outstanding.
    """
    cue = "equating" if value.quantity.unit.per == "share" else "restating"
    first, last = sorted((total, value), key=lambda c: c.quantity.start)
    near = max(first.quantity.end, last.quantity.start - BEHIND)
    found = list(pattern(cue).finditer(text, near, last.quantity.start))
    return bool(found) and len(text[found[-1].end() : last.quantity.start].split()) <= SHORT
