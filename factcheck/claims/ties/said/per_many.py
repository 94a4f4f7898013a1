"""Per many: how many of something there are for so many people, where the sentence gives both and nothing else ("a
state of 6.2 million people recorded 310 murders, or 5.0 per 100,000").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.averages import LIKE, PEOPLE, SIZES, SO_MANY, is_precise
from factcheck.expression import expression
from factcheck.record import replace

COUNTED: Final = frozenset({"count", "number"})
"""Dimensions of what there are so many of, and of people."""

TOWN: Final = expression(r"\b[a-z]+ of (?:about |around |some |nearly |just |over |more than )?$")
"""What stands before the people of a place that a bare figure counts ("a town of 24,000")."""

OTHERWISE: Final = expression(
    r"\b(?:annual|annuali[sz]ed|yearly|adjusted|standardi[sz]ed|average|national|nationwide|compared|than|from|months?|weeks?|days?)\b"
)
"""What says that a rate may be of another time or place than the figures before it."""

SPAN: Final = 24
"""Characters before a figure in which words say what place it is of, or that a rate is of another time."""

BARE: Final = frozenset({None, "in", "of", "for", "and", "a", "as", "last"})
"""What follows so many of something that are left unnamed: people."""


def tie_per_many(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Tie what there is of something for so many people to how much of it there is, and how many people."""
    if " per " not in lower and " every " not in lower:
        return
    said: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.sentence].append(claim)
    for at, claim in enumerate(claims):
        found = SO_MANY.match(lower, claim.quantity.end) if is_precise(claim) and not claim.links else None
        if found is None or not (found[1] or found[2]) or found[3] not in BARE | names():
            continue
        size = int((found[1] or "1").replace(",", "")) * SIZES.get(found[2], 1)
        ends = ends_of(lower, claim, [one for one in said[claim.sentence] if not is_within(one, claim, found.end())])
        if size > 1 and ends is not None:
            links = (("total", ends[0].id), ("count", ends[1].id), ("size", f"1/{size}"))
            quantity = replace(claim.quantity, end=found.end())
            claims[at] = replace(claim, quantity=quantity, links=(*claim.links, *links))


def names() -> frozenset[str]:
    """What people are called who are counted by the thousand, in the singular and in the plural."""
    return PEOPLE | {f"{name}s" for name in PEOPLE}


def is_within(one: Claim, claim: Claim, end: int) -> bool:
    """Whether a figure is the rate itself, or so many people as it is per."""
    return one.id == claim.id or claim.quantity.start <= one.quantity.start < end


def ends_of(lower: str, rate: Claim, others: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The things counted and the people, where a sentence gives these two figures besides a rate, and no words say that
    this is of something else.
    """
    plain = [one for one in others if is_plain(one)]
    if len(plain) != len(others) or len(plain) != len(("things", "people")):
        return None
    first, last = (edge(one.quantity.start for one in (*plain, rate)) for edge in (min, max))
    if OTHERWISE.search(lower, max(0, first - SPAN), last) is not None:
        return None
    people = [one for one in plain if counts_people(lower, one)]
    things = [one for one in plain if one not in people]
    if len(people) != 1 or not is_of(rate, things[0]):
        return None
    return things[0], people[0]


def is_plain(claim: Claim) -> bool:
    """Whether a claim counts something at its time."""
    unit = claim.quantity.unit
    return is_precise(claim) and claim.role == "now" and unit.per is None and unit.dimension in LIKE


def counts_people(lower: str, claim: Claim) -> bool:
    """Whether a figure is how many people there are."""
    unit, start = claim.quantity.unit, claim.quantity.start
    if unit.name in PEOPLE or (unit.name is None and claim.subject.measure.head == "population"):
        return True
    return unit.dimension == "number" and TOWN.search(lower, max(0, start - SPAN), start) is not None


def is_of(rate: Claim, things: Claim) -> bool:
    """Whether a rate may be of some things: it leaves their name unsaid, or says the same one."""
    own, other = rate.quantity.unit, things.quantity.unit
    if own.dimension not in COUNTED:
        return own.dimension == other.dimension and own.name == other.name
    return own.name in (None, other.name) or other.name is None
