"""Binder of a part of a time and a longer one around it that two articles of one story tell of one thing: by its words,
its owner and what stands around it.

That it is one thing the words suggest; so a part that is more than the whole is bound only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim
from factcheck.ledger.cells import unit_of
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import flows, restrictive, signed
from factcheck.ledger.owners import name_of
from factcheck.ledger.sameness import digits, unlikely
from factcheck.ledger.traits import alike, is_plain, size, time_of, told_shorter, words
from factcheck.quantities.slips import amended, tenfolds, transpositions
from factcheck.record import replace
from factcheck.rulebook.binders.trials import LOWERED
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

TELLING: Final = 2
"""Digits of figures of which one may be told to be of a part of the other's time."""
LEAST: Final = 27
"""Days of a part that is more than its whole by a mistake."""
MONTHS: Final = 12
"""Months of what it is more than, at most."""
DAY: Final = 1
"""Days of what is no part of a time that a text counts up."""
AROUND: Final = 2
"""Words around two figures that count as much as one of what they are."""
LIKE: Final = 2
"""How much must say that two figures are of one thing."""
SURE: Final = 3
"""The same of a part that is more than its whole."""
PACE: Final = (Fraction(1, 4), Fraction(4))
"""How much less or more than its part of the time a part may be of the whole."""
MENDED: Final = (Fraction(2, 5), Fraction(5, 2))
"""The same of a part that was more than its whole until a slip was mended."""

Parts = Mapping[int, Sequence[Claim]]
"""The figures of each article that may be parts of each other's times."""


def within_story(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, for the likeliest figure of another article of the story whose time is around a figure's own
    """
    if len(ledger.stories.told) < 2:
        return
    parts = {number: some for number, claims in ledger.by_article.items()
             if ledger.stories.beside(number) and (some := [c for c in claims if may_be_part(c, ledger)])}
    concerns = Concerns(ledger)
    for number, some in parts.items():
        for claim in some:
            for other in ledger.stories.beside(number):
                whole = whole_of(claim, parts.get(other, ()), ledger)
                if whole is None or not concerns.touch(claim, whole):
                    continue
                cells = {"shorter": ledger.cells[claim.id], "longer": ledger.cells[whole.id]}
                if not is_known(claim, whole, ledger):
                    prefer = frozenset((claim.id, whole.id))
                    yield Constraint(rule, cells, LOWERED, decisive=False, prefer=prefer)


def is_known(claim: Claim, whole: Claim, ledger: Ledger) -> bool:
    """Whether the words of two figures say that they are of one thing, which is bound by these."""
    one, other = ledger.cells[claim.id], ledger.cells[whole.id]
    return one[1:4] == other[1:4] and not whole.subject.carried and not unlikely([claim], [whole])


def may_be_part(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim is a figure of what adds up over a time that is known."""
    head, unit, period = claim.subject.measure.head, claim.quantity.unit, time_of(claim)
    adds = (head in flows() and head not in signed()) or head == UNRESOLVED
    amount = unit.dimension not in ("ratio", "points") and unit.per is None
    told = claim.role in ("now", "base") and claim.kind == "level" and len(digits(claim.quantity.value)) >= TELLING
    timed = period is not None and (period.days or 0) > DAY
    return adds and amount and told and timed and claim.id in ledger.cells and is_plain(claim)


def whole_of(claim: Claim, others: Iterable[Claim], ledger: Ledger) -> Claim | None:
    """The only figure among others that a claim is likeliest a part of, by what says so, if enough does."""
    around = [other for other in others if contains(other, claim) and unit_of(other) == unit_of(claim)]
    likest = only_likest({o: likeness(claim, o, ledger) for o in around if is_in_step(claim, o)}, LIKE)
    if likest is not None:
        return likest
    more = {o: likeness(claim, o, ledger) for o in around if may_be_exceeded(o, claim) and is_mended(claim, o)}
    return only_likest(more, SURE)


def only_likest(found: Mapping[Claim, int], least: int) -> Claim | None:
    """The likeliest of some figures, if enough says so, and of none that differs as much."""
    best = [other for other, count in found.items() if count == max(found.values()) >= least]
    return best[0] if best and len({size(other) for other in best}) == 1 else None


def may_be_exceeded(whole: Claim, part: Claim) -> bool:
    """Whether only a mistake would let a figure be more than another one: both are of a month or more of what is known
    to add up, and neither is surely another's.
    """
    time, year = time_of(part), time_of(whole)
    if time is None or year is None or (time.days or 0) < LEAST or (year.months or 0) > MONTHS:
        return False
    owners = {name_of(claim.subject.entity) for claim in (part, whole)} - {""}
    heads = {claim.subject.measure.head for claim in (part, whole)}
    known = heads - {UNRESOLVED} if part.quantity.unit.dimension == "count" else heads
    if len(known) != 1 or UNRESOLVED in known:
        return False
    return len(owners) < 2 or told_shorter(*owners) or is_partner(part, whole) or is_partner(whole, part)


def contains(whole: Claim, part: Claim) -> bool:
    """Whether the time of a figure lies within that of another one, which is longer."""
    own, time = time_of(whole), time_of(part)
    return own is not None and time is not None and own != time and time.within(own)


def likeness(part: Claim, whole: Claim, ledger: Ledger) -> int:
    """How much says that two figures are of one thing: their measure, owner and words, and those around them; nothing
    where these keep them apart.
    """
    first, other = part.subject.measure, whole.subject.measure
    heads = {first.head, other.head} - {UNRESOLVED, AMONG}
    narrowed = (first.modifiers ^ other.modifiers) & restrictive()
    shared = words(part) & words(whole)
    partner = is_partner(part, whole) or is_partner(whole, part)
    if narrowed or not alike(part, whole) or (len(heads) > 1 and not shared) or counts_apart(part, whole):
        return 0
    if not partner and ledger.stories.owned_apart(part, whole):
        return 0
    around, beside = ledger.stories.shared(part, whole)
    same = name_of(part.subject.entity) == name_of(whole.subject.entity) != ""
    return len(shared) + (len(heads) == 1) + same + partner + (around >= AROUND) + (beside > 0)


def counts_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures count different things, of which no measure says that they are one ("bags", "passengers")."""
    counted = {claim.quantity.unit.name for claim in (one, other) if claim.quantity.unit.dimension == "count"}
    first, second = (claim.subject.measure.head for claim in (one, other))
    return len(counted) > 1 and not first == second != UNRESOLVED


def is_partner(one: Claim, other: Claim) -> bool:
    """Whether a figure is of those from or to whom another one is ("China", "arrivals from China")."""
    entity = name_of(one.subject.entity)
    return bool(entity) and any(word.endswith(f" {entity}") for word in other.subject.measure.modifiers)


def is_in_step(part: Claim, whole: Claim, pace: tuple[Fraction, Fraction] = PACE) -> bool:
    """Whether a part is no more than the whole, and about as much of it as its time is of the whole's."""
    own, time = time_of(whole), time_of(part)
    if own is None or time is None or not own.days or not time.days or size(part) > size(whole):
        return False
    least, most = (factor * size(whole) * time.days / own.days for factor in pace)
    return least <= size(part) <= most


def is_mended(part: Claim, whole: Claim) -> bool:
    """Whether a slip of the pen would explain that a part is more than the whole."""
    if size(part) <= size(whole):
        return False
    smaller = (replace(part, quantity=meant) for slip in SLIPS for meant in amended(part.quantity, slip))
    larger = (replace(whole, quantity=meant) for slip in SLIPS for meant in amended(whole.quantity, slip))
    return any(is_in_step(one, whole, MENDED) for one in smaller) or any(
        is_in_step(part, one, MENDED) for one in larger
    )


def leading(digits: str) -> Sequence[int]:
    """The whole number without a first digit that slipped in."""
    return (int(digits[1:]),) if len(digits) > TELLING and digits[1] != "0" else ()


SLIPS: Final = (transpositions, tenfolds, leading)
"""The slips that may make a part more than its whole."""
