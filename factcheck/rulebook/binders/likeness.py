"""Likeness: how much says that two figures of different articles of one story are of one thing."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim
from factcheck.ledger.counterparts import kinds_of_goods
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import counted, having, implied, monetary, restrictive
from factcheck.ledger.owners import name_of
from factcheck.ledger.traits import alike, narrowings, told_shorter, words

AROUND: Final = 2
"""Words around two figures that count as much as one of what they are."""
MANY: Final = 3
"""The same of figures of which each is said to be of something else ("spent in the shops", "sales of the shops")."""

GENERAL: Final = frozenset({"people", "person", "unit"})
"""Nouns that count what has a noun of its own elsewhere ("7,978 people", "321,179 patients")."""

NOTHING: Final = frozenset[str]()


def likeness(part: Claim, whole: Claim, ledger: Ledger) -> int:
    """How much says that two figures are of one thing: their measure, owner and words, and those around them; nothing
    where these keep them apart.
    """
    if kept_apart(part, whole, ledger):
        return 0
    heads = heads_of(part, whole)
    partner = is_partner(part, whole) or is_partner(whole, part)
    shared = words(part) & words(whole)
    around, beside = ledger.stories.shared(part, whole)
    if len(heads) > 1 and not shared and around < MANY:
        return 0
    names = [name_of(claim.subject.entity) for claim in (part, whole)]
    same = names[0] == names[1] != "" or told_shorter(*names)
    return len(shared) + (len(heads) == 1) + same + partner + (around >= AROUND) + (beside > 0)


def kept_apart(part: Claim, whole: Claim, ledger: Ledger) -> bool:
    """Whether words say that two figures are not of one thing: that one is of less, of another sort, or of somebody
    else than who the other one is from.
    """
    if narrowed(part, whole, ledger) or not alike(part, whole) or counts_apart(part, whole):
        return True
    partner = is_partner(part, whole) or is_partner(whole, part)
    return not partner and ledger.stories.owned_apart(part, whole)


def heads_of(one: Claim, other: Claim) -> frozenset[str]:
    """What two figures are said to measure."""
    return frozenset({head_of(one), head_of(other)} - {UNRESOLVED, AMONG})


def narrowed(part: Claim, whole: Claim, ledger: Ledger) -> bool:
    """Whether only one of two figures says that it is of less ("electric"), be it not what its story is about, or the
    goods that the other one has no word for ("480,003 cars", and "434,050").
    """
    one, other = narrowings(part, whole)
    heads = {claim.subject.measure.head for claim in (part, whole)}
    unsaid = NOTHING.union(*(implied().get(head, NOTHING) for head in heads))
    words = ((one ^ other) & restrictive()) - heads - unsaid
    if not words:
        return False
    bare = any(claim.quantity.unit.dimension == "number" for claim in (part, whole))
    goods = frozenset().union(*kinds_of_goods()) if bare else frozenset[str]()
    return not words - goods <= set(ledger.stories.topics(part, whole))


def head_of(claim: Claim) -> str:
    """What a figure measures, as far as its words say: tourists who spend money are no sum of it, nor are those on
    board a profit, or the workers who send it and the farms that lose fish what these have.
    """
    head, unit = claim.subject.measure.head, claim.quantity.unit
    other = (unit.dimension == "money" and head in counted()) or (unit.dimension == "count" and head in monetary())
    had = head in having() and unit.name not in (None, head)
    return UNRESOLVED if other or had else head


def counts_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures count different things, of which no measure says that they are one ("bags", "passengers")."""
    counted = {claim.quantity.unit.name for claim in (one, other) if claim.quantity.unit.dimension == "count"} - GENERAL
    first, second = (claim.subject.measure.head for claim in (one, other))
    return len(counted) > 1 and not first == second != UNRESOLVED


def is_partner(one: Claim, other: Claim) -> bool:
    """Whether a figure is of those from or to whom another one is ("China", "arrivals from China")."""
    entity = name_of(one.subject.entity)
    return bool(entity) and any(word.endswith(f" {entity}") for word in other.subject.measure.modifiers)
