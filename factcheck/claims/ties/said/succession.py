"""Succession: which of two levels is the earlier one, as far as their times, or words of time around them, tell."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.terms import sort_of
from factcheck.expression import expression

EARLIER: Final = expression(
    r"\b(?:before|earlier|previous|previously|preceding|prior|last year|last year's|average|ago|had (?:been|stood|come)"
    r"|(?:19|20)\d\d)\b"
)
"""Words beside a figure that tell it to be of an earlier time, or what is usual."""

NOW: Final = expression(
    r"\b(?:now|today|since|this (?:year|month|time|season|week|quarter)|later|currently"
    r"|on [a-z]+day)\b"
)
"""Words between two figures that tell the second one to be of the later time."""

HAD: Final = expression(
    r"\bhad (?:\w+ )?(?:been|stood|come|amounted|totall?ed|numbered|yielded|brought|made)\b|\bused to\b"
)
"""What tells of an earlier time by its verb."""

AGO: Final = expression(
    r"\b(?:ago|(?:year|month|quarter|season|week) (?:before|earlier)|last (?:year|month|season|quarter))\b"
)
"""What tells of an earlier time behind a figure."""

LEAP: Final = 3
"""Days by which months are longer than others."""

LEAD: Final = 80
"""Characters before a figure in which words may tell of when it is."""

PARTS: Final = expression(r"[,;:–—]| - | while ")
"""What parts the words said of one figure from those said of the next."""

SENTENCE: Final = expression(r"[.!?;] ")


def in_order(text: str, first: Claim, second: Claim) -> tuple[Claim, Claim] | None:
    """Two figures of one sort as a level and what it was before, as far as words tell."""
    if first.kind != "level" or second.kind != "level" or sort_of(first) != sort_of(second):
        return None
    if second.role == "base" and second.of in (first.id, None):
        return first, second
    if first.role == "base" and first.of in (second.id, None):
        return second, first
    return by_time(text, first, second) if first.role == second.role == "now" else None


def by_time(text: str, first: Claim, second: Claim) -> tuple[Claim, Claim] | None:
    """Two levels as one and what it was before, by when they are told to be, else by words of time between them."""
    between = text[first.quantity.end : second.quantity.start].lower()
    if is_one_thing(first, second):
        if is_dated_before(second, first):
            return first, second
        if is_sooner(text, first, second, between):
            return second, first
    return (first, second) if EARLIER.search(between) is not None else None


def is_sooner(text: str, first: Claim, second: Claim, between: str) -> bool:
    """Whether the first of two levels is of an earlier time: by its own, its verb or words of time around both."""
    if is_dated_before(first, second):
        return True
    behind, *parts = PARTS.split(between)
    if parts and (HAD.search(behind) is not None or AGO.search(behind) is not None):
        return HAD.search(parts[-1]) is None and AGO.search(parts[-1]) is None
    ahead = SENTENCE.split(text[max(0, first.quantity.start - LEAD) : first.quantity.start].lower())[-1]
    if HAD.search(ahead) is not None:
        return HAD.search(between) is None
    return NOW.search(between) is not None and EARLIER.search(ahead) is not None


def is_dated_before(claim: Claim, other: Claim) -> bool:
    """Whether two claims state times of one length, of which that of the first comes first."""
    one, two = claim.subject.period, other.subject.period
    if one is None or two is None or one.days is None or two.days is None or abs(one.days - two.days) > LEAP:
        return False
    return one.first < two.first and not (claim.subject.carried and other.subject.carried)


def is_one_thing(first: Claim, second: Claim) -> bool:
    """Whether two claims may be of one subject: neither names what the other does not."""
    one, other = first.subject, second.subject
    heads = {one.measure.head, other.measure.head} - {UNRESOLVED}
    owners = {one.entity, other.entity} - {""}
    return len(owners) < 2 and (len(heads) < 2 or one.measure == other.measure)


def are_beside(first: Claim, second: Claim) -> bool:
    """Whether two sentences give one measure, said in the same words, at two times."""
    one, other = first.subject, second.subject
    same = (one.entity, one.measure) == (other.entity, other.measure) and one.measure.head != UNRESOLVED
    apart = is_dated_before(first, second) or is_dated_before(second, first) or second.of == first.id
    return second.sentence - first.sentence == 1 and same and apart
