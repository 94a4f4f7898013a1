"""Loans: units that figures leave to another one near them while ties are looked for ("233.6 million euros", and in the
next sentence "schools get 129.4 million"); what nothing is tied to gives its unit back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.kept_loans import is_borne_out
from factcheck.claims.words.vocabulary import singular
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Unit
from factcheck.record import replace
from factcheck.text.document import BODY

LENT: Final = frozenset({"money", "mass", "volume", "area", "length", "energy", "power"})
"""Dimensions of units that are left out behind a magnitude."""

LIKE: Final = 4
"""How many times a rate is at most what it was before, or that is the rate."""

FAR: Final = 2
"""Sentences over which a unit is left out behind a magnitude, at most."""

GROUPED: Final = ","
"""What groups the thousands of a figure."""

HUNDREDS: Final = 3
"""Digits of a figure that a list of larger ones may end with ("45,600 megawatts, 9,300 and 669")."""

NEAR: Final = 40
"""Claims before a sentence among which is looked for what its values are for each of."""

UNCOUNTED: Final = frozenset({"money", "time", "ratio", "points", "factor", "ordinal", "number"})
"""Dimensions of what nothing is for each of."""

VALUED: Final = LENT | {"count", "number"}
"""Dimensions of what there is for each of something."""

FOR_EACH: Final = expression(r" (?:an?|per|for (?:each|every)) ([a-z]+)(?=[ ,.;:)\n]|$)")
"""What a figure is for each of, behind it."""

EACH_AHEAD: Final = expression(r"\b[Ee]ach(?: of(?: the| its| their)?(?: \d[\d,]*)?)? ([a-z]+)(?: [a-z]+){0,2} [$£€]?$")
"""The same before it ("giving each school $40,000")."""

EACH_BEHIND: Final = expression(r" (?:to|for|in|at) each of (?:(?:the|its|their|these|those) )?(?:\d[\d,]* )?([a-z]+)")
"""The same behind it, where that is counted there as well ("$200,000 to each of 47 villages")."""

NUMBER_OF: Final = expression(r"\b[Nn]umber of [^.,;:()\d]*$")
"""What calls a figure how many there are of something, before it."""

AHEAD: Final = 60
"""Characters before a figure in which it is called so."""

Loans = Mapping[int, Claim]
"""The claims that were lent a unit, as they were, by their place."""


def lend(text: str, claims: MutableSequence[Claim]) -> Loans:
    """Give the claims of an article that print no unit behind a magnitude the unit that a figure near them prints,
    but those that count what others are of.
    """
    sorts, loans = {claim.quantity.unit.dimension for claim in claims}, dict[int, Claim]()
    if "number" not in sorts or LENT.isdisjoint(sorts):
        return loans  # nothing is bare, or nothing could lend it a unit
    counts = {name for claim in claims for kind, name in claim.links if kind == "count"}
    for at, unit in list(borrowed(text, claims)):
        if claims[at].id not in counts and not is_number_of(text, claims[at]):
            loans[at] = claims[at]
            claims[at] = replace(claims[at], quantity=replace(claims[at].quantity, unit=unit))
    return loans


def is_number_of(text: str, claim: Claim) -> bool:
    """Whether the words before a figure call it how many there are of something ("the number of shares being")."""
    return NUMBER_OF.search(text, max(0, claim.quantity.start - AHEAD), claim.quantity.start) is not None


def lend_rates(claims: MutableSequence[Claim], first: int) -> None:
    """Give what a level was before, in the sentence of the claims from `first` on, that for each of which the level is
    told ("to 2.71 kroner per kilowatt hour from 2.96 kroner").
    """
    for at in range(first, len(claims)):
        base = claims[at]
        if base.role == "base" and base.of is not None and base.quantity.unit.per is None:
            level = next((claim for claim in claims[first:] if claim.id == base.of), None)
            if level is not None and is_rate_of(level, base):
                claims[at] = replace(base, quantity=replace(base.quantity, unit=level.quantity.unit))


def lend_pers(text: str, claims: MutableSequence[Claim], first: int) -> None:
    """Make a figure among the claims from `first` on what there is for each of a thing where the words beside it name
    one that the text has counted ("80 stores ... comes to $6.5 million a store").
    """
    for at in range(first, len(claims)):
        claim, unit = claims[at], claims[at].quantity.unit
        if claim.kind == "level" and unit.per is None and unit.dimension in VALUED:
            name, end = for_each(text, claim)
            if name not in ("", unit.name) and is_counted(name, claims[max(0, first - NEAR) :]):
                valued = replace(claim.quantity, end=end, unit=replace(unit, per=name))
                claims[at] = replace(claim, quantity=valued)


def is_counted(name: str, claims: Sequence[Claim]) -> bool:
    """Whether some claims count what has a name, or goes by it."""
    units = (claim.quantity.unit for claim in claims)
    return any(unit.dimension not in UNCOUNTED and is_one(name, unit.name) for unit in units)


def for_each(text: str, claim: Claim) -> tuple[str, int]:
    """What a figure is for each of, by the words beside it, and where those end; "" for nothing."""
    end = claim.quantity.end
    found = FOR_EACH.match(text, end)
    if found is not None:
        return found[1], found.end()
    ahead = text[max(0, claim.quantity.start - AHEAD) : claim.quantity.start]
    found = EACH_BEHIND.match(text, end) or ("ach " in ahead and EACH_AHEAD.search(ahead)) or None
    return singular(found[1]) if found is not None else "", end


def is_one(name: str | None, other: str | None) -> bool:
    """Whether two names count one thing, as nights and dates do of what is played on them."""
    return name == other or any({name, other} <= group for group in occasions())


@cache
def occasions() -> tuple[frozenset[str], ...]:
    """Names under which one occasion is counted."""
    return tuple(frozenset(form.split()) for form in table("counting")["occasions"]["forms"])


def is_rate_of(level: Claim, base: Claim) -> bool:
    """Whether a level is so much of a unit for each of another, and what it was before leaves that unsaid."""
    one, other = level.quantity.unit, base.quantity.unit
    alike = (one.dimension, one.name) == (other.dimension, other.name) or other.dimension == "number"
    smaller, larger = sorted((level.quantity.value, base.quantity.value))
    return one.per is not None and alike and 0 < larger < LIKE * smaller


def take_back(text: str, claims: MutableSequence[Claim], loans: Loans) -> None:
    """Leave a lent unit only to the claims that it tied to others, and to those of which words bear it out."""
    tied = set(tied_to(claims)) if loans else set()
    for at, own in loans.items():
        claim = claims[at]
        free = claim.id not in tied and claim.exhausts == own.exhausts and claim.links == own.links
        if not free:
            continue
        lenders = [one for place, one in enumerate(claims) if place not in loans]
        if not (is_of_lender(claim, lenders) or is_borne_out(text, claim, lenders)):
            claims[at] = replace(claim, quantity=own.quantity)


def is_of_lender(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a figure measures, at another time, what one of its sentence does that prints the unit lent to it."""
    subject, unit = claim.subject, claim.quantity.unit
    return bool(subject.measure.head) and any(
        other.quantity.unit == unit
        and claim.sentence == other.sentence
        and (other.subject.entity, other.subject.measure) == (subject.entity, subject.measure)
        and other.subject.period != subject.period
        for other in others
    )


def tied_to(claims: Sequence[Claim]) -> Iterator[str]:
    """What claims are tied to by others."""
    for claim in claims:
        yield from (name for _, name in claim.links)
        yield from (whole for _, whole in claim.exhausts if isinstance(whole, str))


def borrowed(text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, Unit]]:
    """The places of the claims that leave their unit to a figure of their size before them, or behind in their
    sentence, with that unit.
    """
    last: dict[str, tuple[Unit, int]] = {}
    bare: list[tuple[int, str, int]] = []
    for at in sorted(range(len(claims)), key=lambda at: claims[at].quantity.start):
        unit, sentence, size = claims[at].quantity.unit, claims[at].sentence, size_of(text, claims[at])
        if not size:
            continue
        if unit.dimension in LENT:
            yield from ((one, unit) for one, own, place in bare if (own, place) == (size, sentence))
            last[size] = unit, sentence
            bare.clear()
        elif unit.dimension == "count":
            last.pop(size, None)
        elif unit.dimension == "number" and (lent := unit_before(last, size, sentence)) is not None:
            yield at, lent
        elif unit.dimension == "number":
            bare.append((at, size, sentence))


def unit_before(last: Mapping[str, tuple[Unit, int]], size: str, sentence: int) -> Unit | None:
    """The unit of the last figure of a size that stands near enough to leave it to a bare one; thousands may take that
    of millions of their sentence ("1.31 million tonnes and 754,000").
    """
    near = 0 if size == GROUPED else FAR
    if size in last and sentence - last[size][1] <= near:
        return last[size][0]
    beside = (unit for unit, place in last.values() if place == sentence and unit.dimension != "money")
    return next(beside, None) if size == GROUPED else None


def size_of(text: str, claim: Claim) -> str:
    """The magnitude that a level is printed with ("million"), or how its thousands are grouped, but those of a sum
    of money, which prints its sign; "" for neither.
    """
    if claim.block != BODY or claim.kind != "level":
        return ""
    quantity = claim.quantity
    figure = text[quantity.figure_start : quantity.figure_end]
    magnitude = "".join(filter(str.isalpha, figure)).lower()
    if magnitude or quantity.unit.dimension == "money":
        return magnitude
    hundreds = quantity.unit.dimension == "number" and len(figure) == HUNDREDS and figure.isdigit()
    return GROUPED if hundreds or GROUPED in figure else ""
