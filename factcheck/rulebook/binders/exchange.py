"""Binder of conversions: one rate per pair of currencies in an article, near the reference rate of its date; and sums
that two articles give in two currencies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.turned import INTO, TURNS
from factcheck.ledger.cells import PLAIN, Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.once import found_once
from factcheck.ledger.sameness import digits
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.rulebook.binders.conversions import across, known
from factcheck.rulebook.constraint import REFERENCE, Constraint, Premise
from factcheck.rulebook.reference import TOLERANCE
from factcheck.rulebook.rule import Rule

FAIR: Final = Interval(1 - Fraction(TOLERANCE), 1 + Fraction(TOLERANCE))
"""How far a rate lies from the one that a sum was turned by, at most."""

BARE: Final = ("dollar", "USD")
"""A dollar of no country, and what it mostly is."""

SEVERAL: Final = 3
"""Conversions from which on the finest of them is not all that the others are held against."""

PRICES: Final = frozenset({"rate", "exchange-rate"})
"""What a sum measures that one of another currency costs ("at the official rate of 1,065 pesos, that is $993")."""

BEFORE: Final = "before"
"""What sets the rate of an earlier time apart."""

FINE: Final = 3
"""Digits of a price that agree with no two sums by chance."""


def pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Figures printed with the same sum in another currency: known ones, or two that the article gives a rate of."""
    rated = {(price.article, currency(price), currency(one)) for price, one in quoted(ledger)}
    for claim in ledger.claims.values():
        if claim.role == "aside" and claim.of is not None:
            first = ledger.claims[claim.of]
            if first.subject.measure.head in PRICES or TURNS in dict(first.links):
                continue
            if (
                {first.quantity.unit.dimension, claim.quantity.unit.dimension} == {"money"}
                and (are_known(first, claim) or not rated.isdisjoint(ways(first, claim)))
                and currency(first) != currency(claim)
            ):
                yield first, claim


def are_known(first: Claim, other: Claim) -> bool:
    """Whether one of two currencies is known, and the other too, or a bare dollar."""
    either = known(first) or known(other)
    return either and all(known(one) or currency(one) == BARE[1] for one in (first, other))


def ways(first: Claim, other: Claim) -> tuple[tuple[int, str, str], ...]:
    """The rates between two currencies in their article."""
    names = currency(first), currency(other)
    return (first.article, *names), (first.article, *names[::-1])


def currency(claim: Claim) -> str:
    """The currency of a sum; a bare dollar that is converted is taken for that of the United States."""
    name = str(claim.quantity.unit.name)
    return BARE[1] if name == BARE[0] else name


def between(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Sums that one article gives in one currency, and another article in another one, each by its fullest figure."""
    stated: dict[Cell, dict[str, Claim]] = defaultdict(dict)
    for cell, claims in ledger.of_aspect("level") if len(ledger.by_article) > 1 else ():
        given = [claim for claim in claims if claim.role == "now" and known(claim)]
        period = cell.when[1] if cell.when[0] == "in" else None
        if given and cell.entity and not cell.variant and isinstance(period, Period) and not period.floating:
            fullest = max(given, key=lambda claim: len(digits(claim.quantity.value)))
            stated[cell._replace(unit="")][cell.unit] = fullest
    for sums in stated.values():
        for one, other in combinations([sums[name] for name in sorted(sums)], 2):
            if one.article != other.article:
                yield one, other


def rate_cell(first: Claim, other: Claim) -> Cell:
    """The cell of the rate that turns the first claim's currency into the other's, in their articles; what a level is
    compared with may have been turned by a rate of its own time.
    """
    where = "/".join(f"a{article}" for article in dict.fromkeys((first.article, other.article)))
    when = BEFORE if "base" in (first.role, other.role) else ""
    return Cell("exchange", where, currency(first), PLAIN, ("article",), currency(other), variant=when)


def exchange(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """other == one * rate"""
    stated = list(turned(ledger))
    yield from (at_price(rule, price, sums, ledger) for price, sums in stated)
    settled = {frozenset(claim.id for claim in sums) for _, sums in stated}
    guessed = found_once(ledger, across)
    within = [pair for pair in found_once(ledger, pairs) if frozenset(claim.id for claim in pair) not in settled]
    yield from side_by_side(rule, within, ledger)
    for first, other in (*within, *found_once(ledger, between), *guessed):
        own = list(prices(first, other, ledger)) if first.article == other.article else ()
        yield from (converted(rule, price, (first, other), ledger) for price, exact in own if exact)
        if own:
            continue
        cells = {"one": ledger.cells[first.id], "other": ledger.cells[other.id], "rate": rate_cell(first, other)}
        lowered = int(first.article != other.article)
        tentative = (first, other) in guessed or not (known(first) and known(other))
        yield Constraint(rule, cells, lowered + tentative, prefer=(first.id, other.id), tentative=tentative)
    yield from quotes(rule, ledger)


def side_by_side(rule: Rule, within: Iterable[tuple[Claim, Claim]], ledger: Ledger) -> Iterator[Constraint]:
    """other == one * rate, by the one rate of a conversion and of the first of its article, and of the one before it:
    these a reader compares, though others may tell the rate more finely; each may have been turned at another day's.
    """
    together: dict[Cell, list[tuple[Claim, Claim]]] = defaultdict(list)
    for pair in within:
        together[rate_cell(*pair)].append(pair)
    for common, told in together.items():
        if len(told) < SEVERAL:
            continue
        for before, pair in pairwise(told):
            for mate in dict.fromkeys((told[0], before)):
                rate = common._replace(variant=f"{common.variant}{mate[0].id}/{pair[0].id}")
                for first, other in (mate, pair):
                    cells = {"one": ledger.cells[first.id], "other": ledger.cells[other.id], "rate": rate}
                    yield Constraint(rule, cells, prefer=(first.id, other.id), tentative=True)


def prices(first: Claim, other: Claim, ledger: Ledger) -> Iterator[tuple[Claim, bool]]:
    """The prices of one currency in the other that an article prints and by which it has turned a sum into
    the other one, and whether to the digit; no other day's rate speaks against these.
    """
    names = (first.quantity.unit.name, other.quantity.unit.name)
    for claim in ledger.by_article[first.article]:
        if claim.kind != "level" or claim.quantity.unit.dimension != "money" or claim.quantity.unit.name not in names:
            continue
        bought, sold = (first, other) if claim.quantity.unit.name == names[0] else (other, first)
        price, ratio = claim.quantity.narrow(), quotient(bought, sold)
        fine = claim not in (first, other) and claim.id in ledger.cells and len(digits(claim.quantity.value)) >= FINE
        if fine and ratio is not None and ratio.meets(price * FAIR):
            yield claim, ratio.meets(price)


def quotient(bought: Claim, sold: Claim) -> Interval | None:
    """How much of one sum there is for each of another; None where these are only bounds, or not surely positive."""
    paid, had = bought.quantity.narrow(), sold.quantity.narrow()
    if paid.lo is None or had.lo is None or paid.lo <= 0 or had.lo <= 0 or not (paid.is_bounded and had.is_bounded):
        return None
    return paid / had


def converted(rule: Rule, price: Claim, sums: tuple[Claim, Claim], ledger: Ledger) -> Constraint:
    """other == one * price: the sum in the currency of a price is the other one at that price"""
    other, one = sorted(sums, key=lambda claim: claim.quantity.unit.name != price.quantity.unit.name)
    return at_price(rule, price, (one, other), ledger)


def turned(ledger: Ledger) -> Iterator[tuple[Claim, tuple[Claim, Claim]]]:
    """The rates that an article states and turns sums by, each with the sum and what it makes."""
    for price in ledger.claims.values():
        ends = dict(price.links) if price.links else {}
        if TURNS in ends:
            sums = ledger.claims[ends[TURNS]], ledger.claims[ends[INTO]]
            if all(claim.id in ledger.cells for claim in (price, *sums)):
                yield price, sums


def at_price(rule: Rule, price: Claim, sums: tuple[Claim, Claim], ledger: Ledger) -> Constraint:
    """other == one * price"""
    one, other = sums
    cells = {"one": ledger.cells[one.id], "other": ledger.cells[other.id], "rate": ledger.cells[price.id]}
    return Constraint(rule, cells, prefer=(one.id, other.id, price.id))


def quoted(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Sums that an article gives for one of another currency ("$1 = 10.4260 Swedish crowns"), each with that one."""
    for claim in ledger.claims.values():
        for kind, name in claim.links:
            if kind == "one" and claim.id in ledger.cells and currency(claim) != currency(ledger.claims[name]):
                yield claim, ledger.claims[name]


def quotes(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """The rates that an article gives by themselves, whichever way it converts."""
    for price, one in quoted(ledger):
        for first, other, rate in (
            (ledger.cells[price.id], unity(price), rate_cell(price, one)),
            (unity(price), ledger.cells[price.id], rate_cell(one, price)),
        ):
            # Which day's rate it is the article seldom says.
            cells = {"one": first, "other": other, "rate": rate}
            yield Constraint(rule, cells, lowered=1, prefer=(price.id,))


def unity(price: Claim) -> Cell:
    """The cell of the one unit of a currency that has a price."""
    return Cell("constant", price.id, "one", PLAIN, ("constant",), "number")


def unities(ledger: Ledger) -> Iterator[Premise]:
    """One of a currency, as a premise that nobody is blamed for."""
    exact = Interval.from_value(1)
    for price, one in quoted(ledger):
        yield Premise(f"{REFERENCE}1 {one.quantity.unit.name}:{price.id}", unity(price), exact, exact)
