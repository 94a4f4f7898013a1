"""Plain totals: figures to which words lead as to what two others, or a list, make together ("Denmark added 5 million,
so that the total came to 17 million").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import WHOLLY, alike, cue, pieces
from factcheck.claims.ties.said.breakdowns import is_running
from factcheck.claims.ties.surroundings import STOP
from factcheck.claims.ties.terms import scaled
from factcheck.expression import expression

PAIR: Final = 2
"""Figures that a total is of, where it may be one of more than a text tells."""

LEAD: Final = 64
"""Characters before a total in which words lead to it."""

MORE: Final = 1.25
"""A total this many times what two figures make, or as many times less, is of more than these."""

STOCKS: Final = r"(?:her|him|it|them|us|stocks?|reserves|debts?|holdings?|inventor\w+|population|fleet|stake)\b"
"""What sums are added to, not made of, and who gets them."""

TAKING: Final = expression(
    rf"\b(?:bringing|taking|lifting|raising|pushing|putting|giving) (?:(?!{STOCKS})[a-z]+ ){{1,3}}(?:to|of|at) [$£€¥]?$"
)
"""What leads to what two figures before it make of something ("taking operating revenue to")."""

ADDS: Final = expression(r"\b(?:add(?:s|ed|ing)? up to|in all|in total|altogether|a (?:grand |combined )?total of)\b")
"""What adds up things of several kinds."""

IN_TOTAL: Final = expression(
    r"\b[Tt]otal (?:[a-z]+ ){1,2}(?:thus |therefore |then )?(?:was|is|came to|comes to|amounted to|reached|stood at)"
    r" [$£€¥]?$"
)
"""What leads to the total of something at the end of its sentence."""

OF_ITS_TIME: Final = expression(
    r"^ (?:[a-z]+ )?(?:for|in) the (?:full |whole )?(?:year|quarter|half|month)\b"
)
"""What may stand behind a total of the time that its parts are of."""

SHORT: Final = 3
"""Words right behind a figure."""

MUCH_MORE: Final = 1.6
"""The same of one that words call all of these."""

ELSEWHERE: Final = expression(
    r"\b(?:already|now|also|since|so far|after|before|with|including|tax|year|month|week|day|season|career|all|every"
    r"|each)\b"
)
"""Words beside a total that may count what a text does not tell."""


def added(text: str, own: Sequence[Claim], before: Sequence[Claim]) -> tuple[Claim, Sequence[Claim]] | None:
    """The total that the levels of a sentence end with and the figures that it is of, where words lead to it; the first
    of two may stand in the sentence before.
    """
    *parts, whole = own
    near = [one for one in before if one.role == "now" and alike(one, whole)]
    if len(parts) < PAIR:
        parts = [*near, *parts]
    ahead = text[max(parts[-1].quantity.end, whole.quantity.start - LEAD) : whole.quantity.start] if parts else ""
    if len(parts) < PAIR or not counts_them(whole, parts, ahead) or is_running(pieces(words_behind(text, whole))):
        return None
    listed = len(own) > PAIR or len(parts) == PAIR
    told = listed and leading("combining").search(ahead) is not None
    told = told or (calls_sum(text, whole, ahead, alone=len(own) == 1) and is_all(text, whole, parts))
    return (whole, parts) if told else None


def calls_sum(text: str, whole: Claim, ahead: str, *, alone: bool) -> bool:
    """Whether words call a figure what two others make: those that lead to it, or, where it stands in a sentence
    alone, any before it and right behind.
    """
    if leading("reckoning").search(ahead) is not None or TAKING.search(ahead) is not None:
        return True
    behind = " ".join(pieces(words_behind(text, whole))[:SHORT])
    told = WHOLLY.search(ahead) or IN_TOTAL.search(ahead) or WHOLLY.match(behind)
    return alone and told is not None


def counts_them(whole: Claim, parts: Sequence[Claim], ahead: str) -> bool:
    """Whether a total is of the sort of its parts, and counts what one of them does, as far as they say, or what each
    of them is a kind of, where words add them up ("oaks" and "birches" are "trees").
    """
    named = {part.quantity.unit.name for part in parts} - {None}
    kinds = len(named) == len(parts) and whole.quantity.unit.name not in named and ADDS.search(ahead) is not None
    return all(alike(part, whole) for part in parts) and (
        not named or kinds or whole.quantity.unit.name in {None, *named}
    )


def is_all(text: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a total that may be one of more is plainly of two figures: it is about what they make, counts what both
    do, and no words beside it speak of others.
    """
    made, size = sum(map(size_of, parts)), size_of(whole)
    behind = OF_ITS_TIME.sub("", words_behind(text, whole))
    said = text[parts[-1].quantity.end : whole.quantity.end] + behind
    most = MUCH_MORE if WHOLLY.search(said) is not None else MORE
    close = made <= most * size and size <= most * made
    return len(parts) == PAIR and close and ELSEWHERE.search(said) is None


def words_behind(text: str, claim: Claim) -> str:
    """What a sentence says right behind a figure."""
    return STOP.split(text[claim.quantity.end : claim.quantity.end + LEAD])[0]


def size_of(claim: Claim) -> float:
    """How much a claim says, in the base unit."""
    return scaled(claim.quantity.value, claim.quantity.unit.scale)


@cache
def leading(name: str) -> re.Pattern[str]:
    """The forms of a cue right before a figure."""
    forms = "|".join(map(re.escape, sorted(cue(name), key=len, reverse=True)))
    return expression(rf"\b(?i:{forms})(?: (?:a|an|the))? (?:[A-Z]{{1,3}} ?)?[$£€¥]?$")
