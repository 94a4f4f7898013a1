"""Binders of claims that one sentence links: which is larger, average growth, shares, totals of units, conversions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import TOLD
from factcheck.ledger.cells import PLAIN, Cell
from factcheck.ledger.ledger import ROUNDED, Ledger
from factcheck.quantities.interval import Interval
from factcheck.quantities.rounding import exact, kind_of
from factcheck.rulebook.constraint import REFERENCE, UNSURE, Constraint, Premise
from factcheck.rulebook.rule import Rule

ABSTRACT: Final = frozenset({"money", "ratio", "points", "factor", "count", "number", "ordinal", "time"})
"""Dimensions that are no physical ones."""

BY_EYE: Final = Fraction(1, 5)
"""How far a converted bound may lie from the bound."""

FREEZING: Final = {"degree Celsius": Fraction(0), "degree Fahrenheit": Fraction(160, 9), "kelvin": Fraction(27315, 100)}
"""What a thermometer shows where water freezes, in degrees of the base unit's size."""


def linked(ledger: Ledger, *kinds: str) -> Iterator[tuple[Claim, Mapping[str, str]]]:
    """Claims that have links of all these kinds, with the last link of each kind."""
    first, *others = kinds
    told = ledger.linked.get(first, ())
    return ((claim, found) for claim, found in told if found.keys() >= set(others)) if others else iter(told)


def directions(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """smaller < larger, as the verb says; of a deficit the figures are compared, not the balance."""
    for kind in ("above", "below"):
        for claim, found in linked(ledger, kind):
            other = ledger.claims[found[kind]]
            lower, upper = (other, claim) if (kind == "above") == (claim.sign > 0) else (claim, other)
            cells = {"smaller": ledger.cells[lower.id], "larger": ledger.cells[upper.id]}
            yield Constraint(rule, cells, decisive=False, prefer=(lower.id, upper.id))


def compound_growth(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """last == first * (1 + rate) ** years"""
    for rate, found in linked(ledger, "last", "first", "years"):
        last, first = ledger.cells[found["last"]], ledger.cells[found["first"]]
        cells = {"last": last, "first": first, "rate": ledger.cells[rate.id], "years": constant(rate, "years")}
        yield Constraint(rule, cells, prefer=(rate.id, found["last"], found["first"]))


LEFT_OUT: Final = 12
"""Percent that shares lack from which on one of them was rather left out than printed wrong."""


def percent_totals(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """1 == sum(shares)"""
    for claim, kinds in linked(ledger, "share"):
        names = [name for kind, name in claim.links if kind == "share"]
        if len({ledger.cells[name] for name in names if name in ledger.cells}) == len(names):
            found = sum((exact(ledger.claims[name].quantity.value) for name in names), Fraction(0))
            shares = tuple(ledger.cells[name] for name in names)
            guessed = "guess" in kinds or found < 100 - LEFT_OUT
            yield Constraint(rule, {"shares": shares}, tentative=guessed, prefer=tuple(names))


def per_unit(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """total == count * value * size"""
    for total, found in linked(ledger, "count", "value"):
        ids = {"total": total.id, "count": found["count"], "value": found["value"]}
        cells = {role: ledger.cells[name] for role, name in ids.items()}
        if len(set(cells.values())) == len(cells):
            cells["size"] = constant(total, "size")
            for lowered in grades(found):
                guessed, own = "guess" in found and not lowered, tuple(ids.values())
                yield Constraint(rule, cells, lowered, prefer=own, tentative=guessed, alone=lowered > 0)
    for value, found in linked(ledger, "total", "count", "size"):
        ids = {"total": found["total"], "count": found["count"], "value": value.id}
        cells = {role: ledger.cells[name] for role, name in ids.items()}
        if len(set(cells.values())) == len(cells):
            cells["size"] = constant(value, "size")
            guessed, prefer = "guess" in found, frozenset(ids.values())
            lowered = UNSURE if TOLD in found else int(not guessed)
            yield Constraint(rule, cells, lowered, prefer=prefer, tentative=guessed, alone=True)


def grades(found: Mapping[str, str]) -> Iterator[int]:
    """How many steps lower a clash is graded: none of what was bound as it was before, two of what words tell."""
    if TOLD not in found or "guess" in found:
        yield 0
    if TOLD in found:
        yield UNSURE


def averages(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """total == value * spans"""
    for value, found in linked(ledger, "paced", "spans"):
        cells = {"total": ledger.cells[found["paced"]], "value": ledger.cells[value.id]}
        if cells["total"] != cells["value"]:
            cells["spans"], prefer = constant(value, "spans"), frozenset((value.id, found["paced"]))
            for lowered in grades(found):
                yield Constraint(rule, cells, lowered, prefer=prefer, tentative=not lowered, alone=True)


def weekdays(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """named == dated"""
    for named, found in linked(ledger, "weekday", "dated"):
        cells = {"named": ledger.cells[named.id], "dated": ledger.cells[found["dated"]]}
        yield Constraint(rule, cells, lowered=int("unsure" in found))


def elapsed_times(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """later == earlier + span"""
    for span, found in linked(ledger, "elapsed", "earlier", "later"):
        cells = {"span": span.id, "earlier": found["earlier"], "later": found["later"]}
        named = {role: ledger.cells[name] for role, name in cells.items()}
        yield Constraint(rule, named, lowered=int("unsure" in found))
    for role, other, end in (("earlier", "later", "until"), ("later", "earlier", "since")):
        for span, found in linked(ledger, "elapsed", role, end):
            ends = {role: ledger.cells[found[role]], other: constant(span, end)}
            yield Constraint(rule, {"span": ledger.cells[span.id], **ends}, lowered=1)


def conversions(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Figures printed with the same quantity in another physical unit."""
    for claim in ledger.claims.values():
        if claim.role == "aside" and claim.of is not None:
            first = ledger.claims[claim.of]
            one, other = first.quantity.unit, claim.quantity.unit
            physical = one.dimension == other.dimension and one.dimension not in ABSTRACT and one.name != other.name
            if physical and not loose(first, claim):
                yield first, claim


def loose(first: Claim, other: Claim) -> bool:
    """Whether a bound is converted by eye: "more than 10 metres (30 feet)"."""
    bounded = [q for q in (first.quantity, other.quantity) if q.hedge is not None and kind_of(q.hedge) != "about"]
    one, two = (Fraction(q.value) * q.unit.scale for q in (first.quantity, other.quantity))
    return bool(bounded) and abs(one - two) <= BY_EYE * max(abs(one), abs(two))


def unit_conversions(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """other == one * factor + offset"""
    for first, other in conversions(ledger):
        cells = {"one": ledger.cells[first.id], "other": ledger.cells[other.id]}
        if cells["other"].aspect == ROUNDED:
            continue
        constants = {"factor": constant(other, "factor"), "offset": constant(other, "offset")}
        yield Constraint(rule, {**cells, **constants}, prefer=(first.id, other.id))


def constant(claim: Claim, name: str) -> Cell:
    """The cell of a number that belongs to one claim's relation and that nobody states."""
    return Cell("constant", claim.id, name, PLAIN, ("constant",), "number")


def constants(ledger: Ledger) -> Iterator[Premise]:
    """The numbers that relations need and that are known: years between two dates, factors and offsets of units."""
    for rate, found in linked(ledger, "last", "first", "years"):
        yield known(rate, "years", Fraction(found["years"]))
    for value, found in linked(ledger, "paced", "spans"):
        spans, _, per = found["spans"].partition(" ")
        exact = Interval.from_value(Fraction(spans))
        yield Premise(f"{REFERENCE}{per}:{value.id}:{spans}", constant(value, "spans"), exact, exact)
    for end in ("since", "until"):
        for span, found in linked(ledger, "elapsed", end):
            yield known(span, end, Fraction(found[end]))
    for total, found in linked(ledger, "count", "value", "size"):
        yield known(total, "size", Fraction(found["size"]))
    for value, found in linked(ledger, "total", "count", "size"):
        yield known(value, "size", Fraction(found["size"]))
    for first, other in conversions(ledger):
        offsets = [FREEZING.get(claim.quantity.unit.name or "", Fraction(0)) for claim in (first, other)]
        yield known(other, "factor", Fraction(1))
        yield known(other, "offset", offsets[1] - offsets[0])


def known(claim: Claim, name: str, value: Fraction) -> Premise:
    """A constant as a premise that nobody is blamed for."""
    exact = Interval.from_value(value)
    return Premise(f"{REFERENCE}{name}:{claim.id}:{value}", constant(claim, name), exact, exact)
