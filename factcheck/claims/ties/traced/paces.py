"""Paces: averages over time ("an average of 245,000 a day", "a monthly average of 692 billion yuan"), tied to the total
of a time that has so many days or months, where their digits fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.statements.spelled_years import count_of, sentence_around
from factcheck.claims.ties.said.averages import LIKE, is_precise, says_average, value_of
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments, is_amount, sort_of, term_of
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.divisors import fineness
from factcheck.claims.ties.traced.nearness import is_near, words
from factcheck.claims.ties.traced.quotients import SLIP, nearness
from factcheck.claims.words.per_time import BEHIND
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis, Period
from factcheck.quantities.slips import Slips
from factcheck.record import record, replace
from factcheck.text.document import TABLE

GUESS: Final = ("guess", "pace")
"""The link of a pace that is tied to its total by their digits."""

CHANCE: Final = 0.03
"""A total is believed that fits by chance less often than this."""

TRIED: Final = 12
"""Figures that may be the total of a pace, at most."""

AVERAGE: Final = "average"
"""What says that a figure is one, before it or just behind what it is per."""

LONG: Final = 60
"""Characters before an average in which its time is named, at most."""

FURTHER: Final = expression(
    r"(?: [a-z'’-]+){1,6}? (?:a|per|each|every) (day|week|month|quarter|year|hour)\b(?! (?:ago|before|earlier|later)\b)"
)
"""What an average is per, further behind it: "an average of 116 vessels transited the locks every day"."""

COUNTED: Final = tuple(f" {per} {time}" for per in ("a", "per", "each", "every") for time in ("day", "week", "month"))
"""Letters without one of which no figure of a text has behind it what it is per, but where the text has averages."""

DAILY: Final = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year"}
SAID: Final = expression(
    rf"\b({'|'.join(DAILY)})(?: [a-z]+){{0,2}} (?:average|rate)|(?:average|on an?) ({'|'.join(DAILY)})\b"
    r"|\b(?:average|typical) (day|week|month|quarter|year|hour)\b"
)
"""How words say what an average is per, before its figure."""

MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
HOURS: Final = {"hour": 1, "day": 24, "week": 168}
"""What times are as months, or as hours."""

WEEKS: Final = 52

AGAIN: Final = 4
"""How much likelier it is that a total is meant which an average says once more, just behind it."""

FIXED: Final[Mapping[str, Mapping[str, int]]] = {
    "week": {"day": 7},
    "quarter": {"month": 3},
    "year": {"month": 12, "quarter": 4, "week": WEEKS, "day": 365},
}
"""How often a time has another one, where that is never in doubt, or no more than readers do not mind."""

LASTING: Final = expression(
    r"\b(\d{1,3}|[a-z]{3,9})[ -](?:(?:full|straight|consecutive|whole|[a-z]{3,9}ing) )?"
    r"(day|week|month|quarter|year)s?\b"
)
"""For how long something lasted."""

ONE: Final = frozenset({"last", "past", "first", "that", "whole", "full"})
"""What says of a time that it is meant as a whole, and once."""

YEAR: Final = 365.25
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

    def would_fit(self, meant: tuple[float, float]) -> bool:
        """Whether an average and its total of these sizes would fit."""
        return self.gap(*meant) <= 1


def tie_paces(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Tie the averages over time of an article to the totals that their digits fit."""
    found = list(paces(text, lower, claims))
    if not found:
        return
    amounts = [term for claim in claims if adds_up(claim) if (term := term_of(text, claim)) is not None]
    for at, value, per in found:
        tried = list(candidates(text, value, per, amounts))
        fits = (one for one in tried if one.gap(value.middle, one.total.middle) <= 1)
        tied = min(fits, key=lambda one: one.chance, default=None) or slipped(text, tried)
        if tied is not None:
            links = (("paced", tied.total.claim.id), ("spans", f"{tied.spans} {per}"), GUESS)
            claims[at] = replace(claims[at], links=(*claims[at].links, *links))


def paces(text: str, lower: str, claims: Sequence[Claim]) -> Iterator[tuple[int, Term, str]]:
    """The averages over time among the claims of an article, with their places and the time they are per."""
    spoken = "averag" in lower or "ly basis" in lower
    counted = any(map(lower.__contains__, COUNTED))
    for at, claim in enumerate(claims):
        unit = claim.quantity.unit
        if unit.dimension not in LIKE or not (spoken or counted or unit.per) or not is_precise(claim):
            continue
        if unit.per in MONTHS or unit.per in HOURS:
            yield at, value_of(text, claim), unit.per
        elif unit.per is None:
            behind = BEHIND.match(lower, claim.quantity.end) or (spoken and further_behind(lower, claim))
            before = SAID.search(lower, max(0, claim.quantity.start - LONG), claim.quantity.start) if spoken else None
            if behind:
                yield at, value_of(text, claim), behind[1]
            elif before is not None and (
                before[0].startswith("on") or before[0].endswith("rate") or says_average(lower, claim, claims, at)
            ):
                yield at, value_of(text, claim), before[3] or DAILY[before[1] or before[2]]
            elif spoken and AVERAGE in (named := claim.subject.measure.modifiers):
                yield from ((at, value_of(text, claim), DAILY[word]) for word in DAILY if word in named)


def further_behind(lower: str, claim: Claim) -> re.Match[str] | None:
    """What an average is per, further behind it in its clause, where words beside it or behind that say it is one."""
    found = FURTHER.match(lower, claim.quantity.end)
    start, end = max(0, claim.quantity.start - LONG // 2), found.end() + len(" on average") if found else 0
    return found if AVERAGE in lower[start:end] else None


def adds_up(claim: Claim) -> bool:
    """Whether a claim states a level that adds up over time, or may; what is per a time does so over longer ones."""
    if claim.kind != "level" or claim.block == TABLE:
        return False
    flows = table("measures").get(claim.subject.measure.head, {}).get("flow") is not False
    return claim.quantity.unit.per in FIXED or (is_amount(claim) and flows)


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


def candidates(text: str, value: Term, per: str, amounts: Sequence[Term]) -> Iterator[Pace]:
    """The totals that an average over time may come from, those that share words with it and are near first; the
    further off, the likelier by chance, and the less so where both are said in one breath.
    """
    own, sort = words(value.claim.subject), sort_of(value.claim)

    def order(term: Term) -> tuple[int, int, int]:
        return (-len(own & words(term.claim.subject)), *nearness(term, value))

    near = [t for t in amounts if t.claim is not value.claim and is_near(t, value) and sort_of(t.claim) == sort]
    for rank, total in enumerate(sorted(near, key=order)[:TRIED], 1):
        odds = AGAIN if says_again(text, total, value) else 1
        chance = rank * (value.grain / value.middle + total.grain / total.middle) / SPREAD / odds
        for spans in times_in(text, value, per, total) if chance <= CHANCE else ():
            if spans > 1:
                yield Pace(value, total, spans, chance)


def says_again(text: str, total: Term, value: Term) -> bool:
    """Whether an average says its total once more, just behind it ("88,000 over eleven weeks, or 8,000 a week")."""
    between = text[total.claim.quantity.end : value.start]
    return total.claim.sentence == value.claim.sentence and between.endswith((", or ", " or ")) and len(between) < LONG


def times_in(text: str, value: Term, per: str, total: Term) -> Sequence[Fraction]:
    """How often the time of a total has what an average is per: as its words say, or as its period has it; a total that
    is per something itself has that as its time.
    """
    own = total.claim.quantity.unit.per or per_behind(text, total)
    if own is not None:
        times = in_time(own, per) if total.claim.sentence == value.claim.sentence else 0
        return [Fraction(times)] if times else ()
    return tuple(dict.fromkeys((*spans_in(when(total.claim), per), *lasting(text, total, value, per))))


def per_behind(text: str, term: Term) -> str | None:
    """What a figure is per that leaves this out of its unit."""
    found = BEHIND.match(text, term.claim.quantity.end)
    return found[1] if found else None


def lasting(text: str, total: Term, value: Term, per: str) -> Iterator[Fraction]:
    """How often the times that a sentence gives an average, and one beside it its total, have what that is per."""
    near = abs(total.claim.sentence - value.claim.sentence) <= 1
    said = (total, value) if near else (value,)
    for start, end in dict.fromkeys(sentence_around(text, term.start) for term in said):
        for found in LASTING.finditer(text, start, end):
            times, many = in_time(found[2], per), 1 if found[1] in ONE else count_of(found[1])
            if times and many:
                yield Fraction(times * many)


def in_time(time: str, per: str) -> int:
    """How often a time has another one; 0 where that is not the same each time."""
    return 1 if time == per else FIXED.get(time, {}).get(per, 0)


def spans_in(period: Period | None, per: str) -> Sequence[Fraction]:
    """How many days, or months, a time has; a year has 52 weeks for most. None where that is not known."""
    if period is None or period.days is None:
        return ()
    years = round(period.days / YEAR)
    about = years if years and abs(period.days / YEAR - years) <= WHOLE else None
    if per in HOURS:
        exact = Fraction(period.days * HOURS["day"], HOURS[per])
        further = (Fraction(WEEKS * about),) if per == "week" and about else ()
        leap = (Fraction(period.days + 1),) if per == "day" and period.floating and about == 1 else ()
        return (exact, *further, *leap)
    months = period.months or (12 * about if about else None)
    return (Fraction(months, MONTHS[per]),) if months else ()


def slipped(text: str, tried: Sequence[Pace]) -> Pace | None:
    """The total that would fit an average over time but for a slip: of its sentence, or of the one before."""
    for one in tried:
        near = one.value.claim.sentence - 1 <= one.total.claim.sentence <= one.value.claim.sentence
        if near and surprise(one.chance, SLIP, partial(amendments_of, text, one), one.would_fit) is not None:
            return one
    return None


def amendments_of(text: str, one: Pace, slips: Slips) -> Sequence[tuple[float, float]]:
    """An average and its total, one of them as it would be if one of these slips had not been made."""
    value, total = one.value.middle, one.total.middle
    return [
        *((value + way, total) for way in amendments(text, one.value, slips)),
        *((value, total + way) for way in amendments(text, one.total, slips)),
    ]
