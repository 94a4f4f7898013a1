"""Partners: figures that a sentence deals out below a lone one by those who took what that place sold, or gave what it
got ("Vietnam exported 9.04 million tons. The Philippines bought 4.2 million and Indonesia 1.3 million").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from factcheck.claims.claim import UNRESOLVED, Claim, Subject
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.families import distinct_measures
from factcheck.claims.ties.amounts import alike
from factcheck.claims.ties.said.makings import printed
from factcheck.lexicon import table

SIDES: Final = ("takers", "givers")
"""The cues of what the other side of a deal does, each `of` the measures that it is the other side of."""


def is_shared_out(whole: Claim, parts: Sequence[Claim], words: Collection[str]) -> bool:
    """Whether each figure of a sentence with these words is what some other place took, or gave, of a whole."""
    side = side_of(whole)
    if side is None or not any(word in side["forms"] for word in words):
        return False
    dealt = all(takes(part, whole, side) for part in parts)
    return dealt and (len(parts) > 1 or printed(parts) < printed([whole]))


def side_of(whole: Claim) -> Mapping[str, Any] | None:
    """What those do who are on the other side of what a figure measures, if it has one."""
    sides = [table("breakdowns")[name] for name in SIDES]
    return next((each for each in sides if whole.subject.measure.head in each["of"]), None)


def is_other_side(part: Claim, whole: Claim) -> bool:
    """Whether a figure measures the other side of a deal."""
    side = side_of(whole)
    return side is not None and part.subject.measure.head in side["as"]


def takes(part: Claim, whole: Claim, side: Mapping[str, Any]) -> bool:
    """Whether a figure may be of a place other than that of a whole, and of nothing else than that is."""
    one, other = part.subject, whole.subject
    if one.entity not in places() or one.entity == other.entity or not alike(part, whole):
        return False
    return is_deal(one, other, side) and distinct_measures().isdisjoint(one.measure.modifiers ^ other.measure.modifiers)


def is_deal(one: Subject, other: Subject, side: Mapping[str, Any]) -> bool:
    """Whether a measure is no other one than that of a whole: the same, the other side of it, or none that is known."""
    head = one.measure.head
    known = head != UNRESOLVED and head in table("measures")
    narrowed = one.measure.modifiers - other.measure.modifiers
    return (not known or head in (other.measure.head, *side["as"])) and narrowed.isdisjoint(table("modifiers"))
