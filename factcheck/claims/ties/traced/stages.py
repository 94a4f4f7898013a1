"""Stages: figures of a part of a time ("December alone contributed 17.4 million nights") and those of all of it, of one
thing as words, and of its pace as their sizes suggest.

They are tied only where the part is less than the whole, so that nothing clashes; they confirm nothing either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.subjects import distinct_measures
from factcheck.claims.ties.terms import Term, sort_of, term_of
from factcheck.claims.ties.traced.nearness import words
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

LINK: Final = "stage"
"""The link of a figure of a part of a time to that of all of it."""

PACE: Final = 5
"""How many times its part of the time a part may be of the whole, and the other way round."""

LONGEST: Final = 100
"""Days of a part of a time, at most: a quarter."""

SHORTEST: Final = 5
"""Days of one, at least."""

SPREAD_OUT: Final = frozenset(
    {"average", "per-capita", "daily", "weekly", "monthly", "quarterly", "expected", "annualised"}
)
"""Words of figures that do not add up over time."""

AHEAD: Final = 60
"""Characters before a figure in which words say that its time is only a part of what was told."""

ALONE: Final = expression(r"\b(?:alone|(?:best|busiest|worst|record|deadliest|strongest|weakest|peak|top) month)\b")
"""What says that a time is a part of the one told before, or after."""

SO_FAR: Final = expression(
    r"\b(?:so far (?:this|in the) (?:year|season)|th(?:e|is) year's|year to date|since january|cumulative)"
)
"""What says that a time is all of it."""

LIMITS: Final = frozenset({"quota", "target", "limit", "capacity", "share"})
"""Words of figures that limit others, and add up to none."""

Stage = tuple[int, Term, Period]


def tie_stages(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Tie the figures of parts of a time to the likeliest figure of all of it."""
    sorts: dict[str, list[Stage]] = defaultdict(list)
    for at, claim in enumerate(claims):
        period = claim.subject.period
        if period is not None and (period.days or 0) >= SHORTEST and adds_up(claim):
            term = term_of(text, claim)
            if term is not None:
                sorts[sort_of(claim)].append((at, term, period))
    for told in sorts.values():
        for at, part, period in told if len(told) > 1 else ():
            whole = whole_of(lower, part, period, told) if (period.days or 0) <= LONGEST else None
            if whole is not None:
                claims[at] = replace(claims[at], links=(*claims[at].links, (LINK, whole.claim.id)))


def adds_up(claim: Claim) -> bool:
    """Whether a claim states a level that adds up over time, as far as words say, and is no less than nothing."""
    measure, unit = claim.subject.measure, claim.quantity.unit
    plain = claim.kind == "level" and claim.role == "now" and claim.sign > 0 and claim.block not in (TABLE, TITLE)
    entry = table("measures").get(measure.head, {})
    adds = entry.get("flow") is not False and not entry.get("signed") and not entry.get("intensive")
    amount = unit.per is None and unit.dimension not in ("ratio", "points", "factor", "temperature")
    return plain and adds and amount and measure.modifiers.isdisjoint(SPREAD_OUT)


def whole_of(lower: str, part: Term, period: Period, told: Sequence[Stage]) -> Term | None:
    """The figure of a longer time that one of a part of it belongs to: that shares words with it, or where words say
    that the one is a part, or the other all of it; of several the one whose pace is most like its own.
    """
    alone, own = says(ALONE, lower, part), words(part.claim.subject)
    found: list[tuple[bool, float, int]] = []
    for place, (_, whole, time) in enumerate(told):
        if period != time and period.within(time) and part.middle <= whole.middle:
            pace = part.middle / whole.middle * (time.days or 0) / (period.days or 1)
            apart = own.isdisjoint(words(whole.claim.subject))
            told_so = alone or (not apart and counts_alike(part, whole)) or says(SO_FAR, lower, whole)
            if 1 / PACE <= pace <= PACE and told_so and not is_other(part.claim, whole.claim):
                found.append((apart, max(pace, 1 / pace), place))
    return told[min(found)[-1]][1] if found else None


def counts_alike(part: Term, whole: Term) -> bool:
    """Whether two figures count things of one name, as far as both name them."""
    one, other = (term.claim.quantity.unit.name for term in (part, whole))
    sort = part.claim.quantity.unit.dimension
    return one is None or other is None or sort != "count" or not set(one.split()).isdisjoint(other.split())


def is_other(one: Claim, other: Claim) -> bool:
    """Whether only one of two figures is of another sort of measure than the words say that both share: a quota."""
    told = (one.subject.measure, other.subject.measure)
    first, second = (measure.modifiers | {measure.head} for measure in told)
    return not (first ^ second).isdisjoint(distinct_measures() | LIMITS)


def says(words_of_time: re.Pattern[str], lower: str, term: Term) -> bool:
    """Whether words before a figure, or just behind it, say that its time is a part of another one, or all of it."""
    start = term.claim.quantity.start
    return words_of_time.search(lower, max(0, start - AHEAD), term.claim.quantity.end + AHEAD // 2) is not None
