"""Likeness: whether a figure of a headline and one of the body can be of one thing, by what is said of them."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.ledger.cells import Cell
from factcheck.lexicon import table
from factcheck.periods.period import Period


def is_subject(headline: Claim, body: Claim) -> bool:
    """Whether a figure of the body is of somebody whom the headline does not contradict."""
    return body.subject.entity == headline.subject.entity or not headline.subject.entity


def same_sort(headline: Claim, body: Claim) -> bool:
    """Whether both are levels, or both changes: what a headline says in percent of a measure that is no rate is growth
    ("GDP up to 3.7%").
    """
    growth = all(claim.role == "rate" or not is_rate(claim) for claim in (headline, body))
    return headline.kind == body.kind or (growth and {headline.kind, body.kind} == {"rate", "change"})


def is_rate(claim: Claim) -> bool:
    """Whether a claim's measure is a rate itself, or none that is known."""
    entry = table("measures").get(claim.subject.measure.head)
    return entry is None or bool(entry.get("ratio"))


def same_measure(headline: Cell, body: Cell) -> bool:
    """Whether a headline's measure can sum up a body's: the same measure, and one said more fully than the other at
    most.
    """
    apart = headline.modifiers ^ body.modifiers
    return (
        headline.head == body.head != "?"
        and (headline.modifiers <= body.modifiers or body.modifiers <= headline.modifiers)
        and not any(modifier.startswith("with ") for modifier in apart)
    )


def same_time(headline: Claim, body: Claim) -> bool:
    """Whether the times can be one: a headline need not state it."""
    first, other = headline.subject.period, body.subject.period
    return headline.subject.carried or first is None or other is None or first == other


def timely(headline: Claim, body: Claim) -> bool:
    """Whether two figures that agree can be of one time: a headline leaves the year out, or gives it for a part of it.
    """
    first, other = headline.subject.period, body.subject.period
    if same_time(headline, body) or body.subject.carried or first is None or other is None:
        return True
    return first.within(other) or other.within(first) or season(first) == season(other)


def season(period: Period) -> tuple[int, int | None]:
    """Where in the year a period starts, and how many months it lasts."""
    return period.start.month, period.months
