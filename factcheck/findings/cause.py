"""Likely causes: the one slip, of those that writers usually make, that would mend a conflict; no verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.topic import country_of, topic
from factcheck.findings.bases import fitting_bases
from factcheck.findings.figures import in_print
from factcheck.findings.network import Outcome
from factcheck.findings.telling import Teller, mirrored, printed
from factcheck.ledger.ledger import Ledger
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import swapped
from factcheck.record import record, replace
from factcheck.rulebook.reference import TOLERANCE, band, extremes, midyears
from factcheck.text.document import Document

POWERS: Final = (1, 2, 3, 4, 6, -1, -2, -3, -4, -6)
CHINESE: Final = {("million", -2): "万 (ten thousand)", ("billion", -1): "亿 (a hundred million)"}
CURRENCIES: Final = ("USD", "EUR", "GBP", "JPY", "CNY", "HKD", "AUD", "CAD", "CHF", "INR", "KRW")
COMMONEST: Final = ("USD", "EUR", "GBP")
"""Currencies that sums are converted into by mistake though nothing else in the article is in them."""
CALENDAR: Final = frozenset({"weekday", "date", "years"})
SIGNIFICANT: Final = 2
FAR: Final = 5
ALIKE: Final = Interval(Fraction(5, 7), Fraction(7, 5))
"""How many times as much as another part of a time one brings mostly."""
NEAR: Final = Interval(Fraction(20, 21), Fraction(21, 20))
"""How many times what a figure bounds it may be."""


@record(frozen=True, slots=True)
class Cause:
    """A slip that would mend a conflict: its kind, the claim it may have happened to, and a sentence that says so."""

    kind: str
    claim: str
    text: str


@record(frozen=True, slots=True)
class Case:
    """A conflict with the claims it blames and the values that would mend it for each, as printed."""

    outcome: Outcome
    claims: Sequence[Claim]
    repairs: Mapping[str, Interval]
    ledger: Ledger
    documents: Mapping[int, Document]

    def text(self, claim: Claim) -> str:
        """The text a claim stands in."""
        return self.documents[claim.article].text

    def mends(self, claim: Claim, values: Interval) -> bool:
        """Whether these values in place of a claim's would mend the conflict; none do where any large one would, or
        where nothing at all would: every figure is zero after enough powers of ten.
        """
        repair = self.repairs.get(claim.id)
        if repair is None or repair.contains(0):
            return False
        if is_equation(self.outcome) and not repair.is_bounded:
            if len(self.claims) > 2 and claim.quantity.narrow().is_bounded:
                return False
            repair = repair.intersect(around(repair))
        return values.is_bounded and repair.meets(values)

    def lessens(self, claim: Claim, values: Interval) -> bool:
        """Whether a claim that is too large for another one would not be with these values in its place."""
        repair = self.repairs.get(claim.id)
        return repair is not None and repair.lo is None and repair.meets(values)


def around(bound: Interval) -> Interval:
    """What lies near the only end of an interval: nobody says of 380 that it is less than 3,000."""
    end = bound.lo if bound.lo is not None else bound.hi
    return Interval.from_value(end or Fraction(0)) * NEAR


def case_of(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> Case:
    """A conflict with its claims and the values, as printed, that would mend each."""
    claims = [ledger.claims[name] for name in outcome.premises]
    repairs = {c.id: -outcome.repairs[c.id] if mirrored(c) else outcome.repairs[c.id]
               for c in claims if c.id in outcome.repairs}
    return Case(outcome, claims, repairs, ledger, documents)


def likely_cause(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> str | None:
    """The one likely cause of a conflict, None where there is none or more than one."""
    if outcome.verdict != "conflicting":
        return None
    if outcome.truncation and is_sharp(outcome, ledger):
        return "it would hold if digits had been cut off instead of rounded"
    found = list(causes(case_of(outcome, ledger, documents)))
    if len({cause.kind for cause in found}) != 1:
        return None
    if len(found) == 2 and found[0].claim != found[1].claim:
        return f"{found[0].text}; or {found[1].text}"
    if len({cause.claim for cause in found}) > 1:
        return {"factor": "one of the figures may be off by a power of ten",
                "digits": "two digits may have changed places in one of the figures"}.get(found[0].kind)
    return found[0].text if len(found) == 1 else None


def is_sharp(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether a conflict is one of exact figures, in which the last digit counts."""
    figures = [ledger.claims[name].quantity for name in outcome.premises]
    sharp = all(len(str(q.value).replace(".", "").strip("0")) >= SIGNIFICANT for q in figures)
    return sharp and outcome.severity != "note" and is_equation(outcome)


def is_equation(outcome: Outcome) -> bool:
    """Whether the rule says what a value is, and not only which is larger, or what it lies between."""
    equation = outcome.rule.equation
    return equation.comparison == "==" and all(operation != "between" for operation, _, _ in equation.nodes)


def causes(case: Case) -> Iterator[Cause]:
    """Every usual slip that would mend a conflict by itself."""
    for claim in case.claims:
        yield from powers_of_ten(case, claim)
        yield from swapped_digits(case, claim)
        yield from neighbours(case, claim)
    yield from points(case)
    yield from currencies(case)
    for claim, text in fitting_bases(case.outcome, case.ledger):
        teller = Teller(case.ledger, case.documents, [claim])
        yield Cause("base", claim.id, text.format(base=teller.describe(claim.id)))


def powers_of_ten(case: Case, claim: Claim) -> Iterator[Cause]:
    """A lost or gained power of ten, with the Chinese numeral behind it where the article is about China."""
    quantity = claim.quantity
    if quantity.unit.dimension in CALENDAR or not (is_equation(case.outcome) or far_apart(case)):
        return
    for power in POWERS if is_equation(case.outcome) else (1, -1):
        factor = Fraction(10) ** power
        values = quantity.narrow() * Interval.from_value(factor)
        if case.mends(claim, values) or (not is_equation(case.outcome) and case.lessens(claim, values)):
            value = Interval.from_value(exact(quantity.value) * quantity.unit.scale * factor)
            meant = in_print(value, quantity, case.text(claim))
            text = f"{printed(claim, case.documents[claim.article])} may stand for {meant}, a factor of {times(power)}"
            yield Cause("factor", claim.id, text + chinese(case, claim, power))


def far_apart(case: Case) -> bool:
    """Whether the figures of an order differ so much that a digit more or less explains it: as such, or by about that
    for how long a time each is of.
    """
    sizes = [abs(exact(c.quantity.value)) * c.quantity.unit.scale for c in case.claims]
    days = [c.subject.period.days if c.subject.period is not None else None for c in case.claims]
    paces = sorted(size / time for size, time in zip(sizes, days, strict=True) if time)
    tenfold = len(set(days)) == len(paces) == len(sizes) and ALIKE.contains(paces[-1] / (10 * paces[0]))
    return max(sizes) > FAR * min(sizes) or tenfold


def times(power: int) -> str:
    """A power of ten in figures."""
    return f"{10 ** abs(power):,}"


def chinese(case: Case, claim: Claim, power: int) -> str:
    """The misread Chinese numeral that a factor points to."""
    figure = case.text(claim)[claim.quantity.figure_start : claim.quantity.figure_end].lower()
    for (word, factor), numeral in CHINESE.items():
        if word in figure and power == factor and country_of(topic(case.documents[claim.article])) == "CN":
            return f", as if {numeral} had been read as {word}"
    return ""


def swapped_digits(case: Case, claim: Claim) -> Iterator[Cause]:
    """Two digits that changed places, side by side or around a third."""
    text = case.text(claim)
    figure = " ".join(text[claim.quantity.figure_start : claim.quantity.figure_end].split())
    for meant, quantity in swapped(claim.quantity, text):
        if case.mends(claim, beside(quantity)):
            told = f"{figure} may stand for {' '.join(meant.split())}, two digits swapped"
            yield Cause("digits", claim.id, told)


def beside(quantity: Quantity) -> Interval:
    """The values that a figure prints, those beside it where it only bounds them: who tops 27 million is near it, with
    fewer than 28 million mostly.
    """
    values = quantity.narrow()
    if values.is_bounded:
        return values
    near = replace(quantity, hedge=None).wide()
    if values.hi is not None:
        return near
    value = exact(quantity.value) + exact(quantity.coarse)
    return near.hull(replace(quantity, hedge=None, value=value).narrow())


def neighbours(case: Case, claim: Claim) -> Iterator[Cause]:
    """The figure of a neighbouring item of the sentence, or two of a list that changed places."""
    text = case.text(claim)
    for other in case.ledger.beside_in(claim):
        same = (other.kind, other.role, other.sign) == (claim.kind, claim.role, claim.sign)
        if not same or other.id in case.outcome.premises or not is_like(other.quantity, claim.quantity):
            continue
        if case.mends(claim, other.quantity.narrow()):
            after = text[max(claim.quantity.end, other.quantity.end) :][:80].split(".")[0]
            quote = printed(other, case.documents[other.article])
            if "respectively" in after:
                yield Cause("order", claim.id, f"the list may be in another order: {quote} would fit here")
            else:
                yield Cause("neighbour", claim.id, f"the figure may be that of its neighbour: {quote} would fit")


def is_like(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit; one of them need not say what it is for each of ("$85.92 a barrel")."""
    first, second = one.unit, other.unit
    return first == second or (
        (first.name, first.dimension) == (second.name, second.dimension) and None in (first.per, second.per)
    )


def points(case: Case) -> Iterator[Cause]:
    """Percent printed for percentage points, or the other way round."""
    levels = [c for c in case.claims if c.kind == "rate" and c.quantity.unit.dimension == "ratio"]
    changes = [c for c in case.claims if c.role in ("rate", "delta")]
    if len(levels) != 2 or len(changes) != 1 or len(case.claims) != 3:
        return
    now, base = sorted(levels, key=lambda c: c.role == "base")
    change = changes[0]
    sign = Interval.from_value(-1 if change.sign < 0 else 1)
    difference = (now.quantity.narrow() - base.quantity.narrow()) * sign
    if change.quantity.unit.dimension == "ratio" and difference.meets(change.quantity.narrow()):
        yield Cause("points", change.id, "percentage points may be meant where percent is printed")
    growth = (now.quantity.narrow() / base.quantity.narrow() - Interval.from_value(1)) * sign
    if change.quantity.unit.dimension == "points" and growth.meets(change.quantity.narrow()):
        yield Cause("points", change.id, "percent may be meant where percentage points are printed")


def currencies(case: Case) -> Iterator[Cause]:
    """A conversion into another currency than the sign says."""
    others = [c for c in case.claims if c.role == "aside" and c.quantity.unit.dimension == "money"]
    if len(others) != 1 or case.outcome.rule.name != "exchange-rate":
        return
    other = others[0]
    first = case.ledger.claims.get(other.of or "")
    published = case.documents[other.article].published
    if first is None or first.quantity.unit.name is None:
        return
    ratio = other.quantity.narrow() / first.quantity.narrow()
    named = {c.quantity.unit.name for c in case.ledger.claims.values() if c.article == other.article}
    for currency in CURRENCIES:
        if currency not in named.union(COMMONEST) or currency in (other.quantity.unit.name, first.quantity.unit.name):
            continue
        if published is None and currency != COMMONEST[0]:
            continue  # nearly any currency had the rate at some time
        ends = extremes(first.quantity.unit.name, currency, [published] if published is not None else midyears())
        if ends is not None and ratio.meets(band(ends, TOLERANCE)):
            yield Cause(f"currency {currency}", other.id, f"the sum fits a conversion into {currency}")
