"""Paces: averages over time ("an average of 245,000 a day", "a monthly average of 692 billion yuan"), tied to the total
of a time that has so many days or months, where their digits fit.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.averages import AHEAD, LIKE, is_precise, says_average, value_of
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments, is_amount, sort_of, term_of
from factcheck.claims.ties.traced.nominees import is_near, words
from factcheck.claims.ties.traced.quotients import POWERS, SLIP, fineness, nearness
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis, Period
from factcheck.record import record, replace
from factcheck.text.document import TABLE

GUESS: Final = ("guess", "pace")
"""The link of a pace that is tied to its total by their digits."""

CHANCE: Final = 0.03
"""A total is believed that fits by chance less often than this."""

TRIED: Final = 12
"""Figures that may be the total of a pace, at most."""

BEHIND: Final = expression(
    r" (?:an?|per|each|every) (day|week|month|quarter|year|hour)\b(?! (?:ago|before|earlier|later)\b)"
)
"""What a bare figure is per, behind it."""

COUNTED: Final = tuple(f" {per} {time}" for per in ("a", "per", "each", "every") for time in ("day", "week", "month"))
"""Letters without one of which no figure of a text has behind it what it is per, but where the text has averages."""

DAILY: Final = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year"}
SAID: Final = expression(rf"\b({'|'.join(DAILY)})(?: [a-z]+){{0,2}} average|average ({'|'.join(DAILY)})\b")
"""How words say what an average is per, before its figure."""

MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
HOURS: Final = {"hour": 1, "day": 24, "week": 168}
"""What times are as months, or as hours."""

YEAR: Final = 365.25
WEEKS: Final = 52
WHOLE: Final = 0.01
"""How far a time may be from whole years that is counted in days."""


@record(frozen=True, slots=True)
class Pace:
    """An average over time, a total, how often the time of that has what the average is per, and how often figures like
    these would fit by chance.
    """

    value: Term
    total: Term
    spans: Fraction
    chance: float

    def gap(self, value: float, total: float) -> float:
        """How far a total is from its value times its spans, as a part of how far the rounding of both lets it be."""
        slack = (self.value.grain / value + fineness(self.total)) / 2
        return abs(value * float(self.spans) - total) / (total * max(slack, ROUNDED) * (1 + ROUNDED))


def tie_paces(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Tie the averages over time of an article to the totals that their digits fit."""
    found = list(paces(text, lower, claims))
    if not found:
        return
    terms = (term_of(text, claim) for claim in claims if claim.kind == "level" and is_amount(claim))
    amounts = [term for term in terms if term and adds_up(term.claim)]
    for at, value, per in found:
        tried = list(candidates(value, per, amounts))
        fits = (one for one in tried if one.gap(value.middle, one.total.middle) <= 1)
        tied = min(fits, key=lambda one: one.chance, default=None) or slipped(text, tried)
        if tied is not None:
            links = (("paced", tied.total.claim.id), ("spans", f"{tied.spans} {per}"), GUESS)
            claims[at] = replace(claims[at], links=(*claims[at].links, *links))


def paces(text: str, lower: str, claims: Sequence[Claim]) -> Iterator[tuple[int, Term, str]]:
    """The averages over time among the claims of an article, with their places and the time they are per."""
    spoken = "averag" in lower
    counted = any(map(lower.__contains__, COUNTED))
    for at, claim in enumerate(claims):
        unit = claim.quantity.unit
        if unit.dimension not in LIKE or not (spoken or counted or unit.per) or not is_precise(claim):
            continue
        if unit.per in MONTHS or unit.per in HOURS:
            yield at, value_of(text, claim), unit.per
        elif unit.per is None:
            behind = BEHIND.match(lower, claim.quantity.end)
            before = SAID.search(lower, max(0, claim.quantity.start - AHEAD), claim.quantity.start) if spoken else None
            if behind is not None:
                yield at, value_of(text, claim), behind[1]
            elif before is not None and says_average(lower, claim, claims, at):
                yield at, value_of(text, claim), DAILY[before[1] or before[2]]


def adds_up(claim: Claim) -> bool:
    """Whether a claim of a known time is of what adds up over time, or may."""
    entry = table("measures").get(claim.subject.measure.head, {})
    return claim.block != TABLE and when(claim) is not None and entry.get("flow") is not False


def when(claim: Claim) -> Period | None:
    """The time of a claim, or of the base that it is."""
    period, basis = claim.subject.period, claim.basis
    if claim.role != "base" or basis is None:
        return period
    return basis.period if basis.kind == "period" else period and shifted(period, basis)


def shifted(period: Period, basis: Basis) -> Period | None:
    """The time before that a change is measured against."""
    if basis.kind == "previous" and period.until is not None:
        return period.previous()
    return period.shift(-basis.months) if basis.kind == "shift" else None


def candidates(value: Term, per: str, amounts: Sequence[Term]) -> Iterator[Pace]:
    """The totals that an average over time may come from, those that share words with it and are near first; the
    further off, the likelier by chance.
    """
    own, sort = words(value.claim.subject), sort_of(value.claim)

    def order(term: Term) -> tuple[int, int, int]:
        return (-len(own & words(term.claim.subject)), *nearness(term, value))

    near = [t for t in amounts if t.claim is not value.claim and is_near(t, value) and sort_of(t.claim) == sort]
    for rank, total in enumerate(sorted(near, key=order)[:TRIED], 1):
        chance = rank * (value.grain / value.middle + total.grain / total.middle) / SPREAD
        for spans in spans_in(when(total.claim), per) if chance <= CHANCE else ():
            if spans > 1:
                yield Pace(value, total, spans, chance)


def spans_in(period: Period | None, per: str) -> Sequence[Fraction]:
    """How many days, or months, a time has; a year has 52 weeks for most. None where that is not known."""
    if period is None or period.days is None:
        return ()
    years = round(period.days / YEAR)
    about = years if years and abs(period.days / YEAR - years) <= WHOLE else None
    if per in HOURS:
        exact = Fraction(period.days * HOURS["day"], HOURS[per])
        return (exact, Fraction(WEEKS * about)) if per == "week" and about else (exact,)
    months = period.months or (12 * about if about else None)
    return (Fraction(months, MONTHS[per]),) if months else ()


def slipped(text: str, tried: Sequence[Pace]) -> Pace | None:
    """The total that would fit an average over time but for a slip: of its sentence, or of the one before."""
    for one in tried:
        near = one.value.claim.sentence - 1 <= one.total.claim.sentence <= one.value.claim.sentence
        ways = [
            *((one.value.middle + way, one.total.middle) for way in amendments(text, one.value)),
            *((one.value.middle, one.total.middle + way) for way in amendments(text, one.total)),
            *((one.value.middle, one.total.middle * power) for power in POWERS),
        ]
        if near and one.chance * len(ways) <= SLIP and any(one.gap(*way) <= 1 for way in ways if min(way) > 0):
            return one
    return None
