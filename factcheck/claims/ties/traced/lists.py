"""Lists: whether figures that a slip may keep from adding up are the list of the parts of a whole that stands outside
it, or were picked from a list of more ("the gate 34.8 million, advertising 36.2 million, players 12.4 million").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.ties.said.series import HUNDRED, is_bracketed
from factcheck.claims.ties.terms import Term
from factcheck.claims.ties.traced.runs import Sum
from factcheck.claims.ties.traced.spoilt import is_listed
from factcheck.claims.ties.traced.tellings import weight
from factcheck.expression import expression

WITHIN: Final = frozenset({"within", "of-them"})
"""Links of a figure to a whole that words count it in."""

BREAK: Final = ";"
HEADED: Final = expression(r": [^.:;\n]*\Z")
NEAR: Final = 40
"""What parts the members of a list, and what stands before the first; how many characters of that, at most."""


def is_picked(text: str, made: Sum, rows: Sequence[Sequence[Term]], known: Collection[str]) -> bool:
    """Whether the parts of a sum are picked from a list, or its whole is one more figure of theirs; what is known to be
    a part of another whole is in no list with them.
    """
    fullest = max((row for row in rows if any(term is made.whole for term in row)), key=len, default=())
    if is_torn(text, made, fullest, known) or begins_list(text, made.whole, made.parts):
        return True
    return weight(made, text) <= 1 and is_one_of_them(text, made)


def is_torn(text: str, made: Sum, row: Sequence[Term], known: Collection[str]) -> bool:
    """Whether a list of some parts has a figure before or between them that is none of the sum."""
    parts = {part.claim.id for part in made.parts}
    last = made.parts[-1].claim.id
    passed = {made.whole.claim.id, *known} - parts
    for one, other in pairwise(row):
        names = {one.claim.id, other.claim.id}
        ended = one.claim.id == last  # what stands behind may begin a new clause: "32 from Turin, has ordered 40"
        if not ended and len(names & parts) == 1 and names.isdisjoint(passed) and is_pair(text, one, other):
            return True
    return False


def is_one_of_them(text: str, made: Sum) -> bool:
    """Whether a whole ends the list of its parts, or stands within it, as one more of them ("A 12, B 18 and C 31")."""
    ahead = [part for part in made.parts if part.start < made.whole.start]
    behind = [part for part in made.parts if part.start > made.whole.start]
    if not ahead or not is_pair(text, ahead[-1], made.whole):
        return False
    if behind:
        return is_pair(text, made.whole, behind[0])
    return " and " in text[ahead[-1].claim.quantity.end : made.whole.start]


def begins_list(text: str, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether a whole is the first member of the list of its parts: words make it one of another whole, as they follow
    it ("A bought 124 of these, B 118 and C 96"), or a list with semicolons begins with it ("Revenue: fares 391; freight
    214; other 50").
    """
    if any(kind in WITHIN for kind, _ in whole.claim.links):
        return is_pair(text, whole, parts[0])
    headed = HEADED.search(text, max(0, whole.start - NEAR), whole.start) is not None
    return headed and all(text.startswith(BREAK, one.claim.quantity.end) for one in (whole, *parts[:-1]))


def is_pair(text: str, one: Term, other: Term) -> bool:
    """Whether two figures follow each other in a list: both say the like, and neither is a mere handful beside it."""
    alike = one.claim.role == other.claim.role and (one.middle >= HUNDRED) is (other.middle >= HUNDRED)
    return alike and is_listed(text, one, other) and not is_bracketed(text, one) and not is_bracketed(text, other)
