"""Others: whether an average leaves out some of its total, or is said of others than its total and its count are of
("We have 24,000 members. Young members paid an average of 500 rupees").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.per_words import WEIGHED
from factcheck.claims.ties.said.totals import pattern
from factcheck.expression import expression

REACH: Final = 160
"""Characters before a figure in which its clause begins, and around one in which words say what it is of."""

BEGUN: Final = expression(
    r"[.!?;:]['\"”’)]?\s+|\n|,? (?:and|while|whilst|whereas|but|yet|though|although|with) "
    r"|, (?=(?:that|this|it|which|therefore|thus)\b)",
    re.IGNORECASE,
)
"""What stands before a clause."""

BEHIND: Final = 48
"""Characters behind a figure in which words say what it leaves out."""

WORD: Final = expression(r"[^\W\d]+(?:['’-][^\W\d]+)*")

GUESTS: Final = frozenset({"visitor", "guest", "tourist", "arrival"})
"""Names for guests, by any of which they are counted."""

STOP: Final = expression(r"[.!?;]['\"”’)]?\s|\n")
"""What ends a sentence."""

WHEN: Final = expression(
    r"(?:(?:in|during|over|for) (?:(?:the|that|last|this) )?(?:[12]\d{3}|year|season|period)|on average"
    r"|(?:that|which) is to say),? "
)
"""A time that a clause begins with, or that it is of what is usual."""

LIGHT: Final = frozenset(
    "the a an its their his her our these those this that all each every one any overall in total general on per of by"
    " so thus or hence therefore then also about around some roughly nearly almost just over".split()
)
"""Words at the beginning of a clause that name nothing."""

AVERAGING: Final = frozenset(
    "average averages averaged averaging mean typical typically equivalent equals equal works worked working comes came"
    " amounts amounted stands stood runs ran rose fell grew put puts brought brings left leaves"
    " makes made making means meaning is was gives giving gave corresponds translates".split()
)
"""Words behind which a clause names what is averaged, or concludes from what stands before it."""

SAME: Final = frozenset("it they he she we who which there them".split())
"""Words for what has been spoken of."""

NARROWING: Final = frozenset(
    "of in to from with at on for among by as who that whose over under aged without outside across near".split()
)
"""Words that set some of what they follow apart."""


def speaks_of_others(text: str, ends: Sequence[Claim], value: Claim) -> bool:
    """Whether a value of each is said of others, or only of some of those, that the figures it may come from are of; a
    clause that has one of these goes on with it, and one may begin with a measure ("a kilogram fetched").
    """
    start = begin_of(text, value)
    if any(start <= end.quantity.start for end in ends):
        return False
    clause = text[start : value.quantity.start].lower()
    when = WHEN.match(clause)
    said = WORD.findall(clause, when.end() if when else 0)
    first = next((at for at, word in enumerate(said) if word not in LIGHT), len(said))
    if first == len(said) or said[first] in SAME | WEIGHED:
        return False
    known = frozenset().union(*(words_around(text, end, start) for end in ends))
    if said[first] in AVERAGING:
        return is_other_average(said[first + 1 :], known)
    behind = said[first + 1] if first + 1 < len(said) else ""
    if stem(said[first]) in GUESTS and not GUESTS.isdisjoint(end.subject.measure.head for end in ends):
        return behind in NARROWING
    return stem(said[first]) not in known or behind in NARROWING


def leaves_out(text: str, value: Claim) -> bool:
    """Whether words behind a value say that it leaves out some of its total ("$1,006 a ton, excluding freight")."""
    behind = text[value.quantity.end : value.quantity.end + BEHIND].partition("\n")[0].partition(". ")[0]
    return pattern("leaving-out").search(behind) is not None


def is_other_average(said: Sequence[str], known: frozenset[str]) -> bool:
    """Whether what words call the average of is of a sort of what is counted ("storm claim"), or of some of it ("loan
    to a firm", "payment for storm damage").
    """
    said = said[: next((at for at, word in enumerate(said) if word in AVERAGING), len(said))]
    last = max((at for at, word in enumerate(said, 1) if word not in LIGHT | NARROWING), default=0)
    named = next((at for at, word in enumerate(said) if stem(word) in known), len(said))
    sort = 0 < named < len(said) and said[named - 1] not in LIGHT | NARROWING
    behind = said[named + 1 if named < len(said) else 0 : last]
    return sort or not NARROWING.isdisjoint(behind)


def words_around(text: str, end: Claim, before: int) -> frozenset[str]:
    """The words of the sentence of a figure, before a place."""
    start, last = end.quantity.start, end.quantity.end
    ahead = STOP.split(text[max(0, start - REACH) : start])[-1]
    behind = STOP.split(text[start : min(max(before, last), last + REACH)])[0]
    said = WORD.findall(f"{ahead}{behind}".lower())
    return frozenset(map(stem, said)) - LIGHT - NARROWING


def begin_of(text: str, value: Claim) -> int:
    """Where the clause of a figure begins."""
    start = value.quantity.start
    return max((one.end() for one in BEGUN.finditer(text, max(0, start - REACH), start)), default=max(0, start - REACH))


def stem(word: str) -> str:
    """A word without the ending of a plural."""
    return word.removesuffix("s")
