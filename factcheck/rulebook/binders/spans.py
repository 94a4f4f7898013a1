"""Binder of a time and a longer one around it that two articles count in words of their own: most of a year, and all
of it, or in one story any part of what is counted on.

That they are of one thing their words and sizes suggest; so these are guesses, whose clash counts only where a slip
explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, cast

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.elsewhere import Wanted
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import flows, signed
from factcheck.ledger.owners import name_of
from factcheck.ledger.sameness import digits
from factcheck.ledger.traits import alike, is_plain, size, sort_of, time_of, words
from factcheck.periods.period import Period
from factcheck.quantities.slips import transposed
from factcheck.record import replace
from factcheck.rulebook.binders.trials import LOWERED
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

SHORTEST: Final = 150
"""Days from which a count says about what that of a year may be."""
LEAST: Final = 27
"""Days from which articles of one story tell of a part of what they count on."""
TELLING: Final = 3
"""Digits of figures that may be told by their size."""
LIKE: Final = 2
"""Words that figures share which should be of one thing though their sizes do not say so."""
PACE: Final = (Fraction(3, 4), Fraction(4, 3))
"""How much less or more than its part of the time a part may be of the whole."""


def within_elsewhere(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, for the only figure of another article that a count of most of its time can be a part of"""
    if len(ledger.by_article) < 2:
        return
    parts = [claim for claim in ledger.claims.values() if may_be_part(claim, ledger)]
    concerns = Concerns(ledger)
    for claim in sorted(filter(may_have_whole, parts), key=ledger.elsewhere.shelves.place):
        period = cast(Period, time_of(claim))
        time = Wanted(period, around=False)
        if not (concerns.touch(claim) or wholes_of(claim, period, concerns.around(claim, time), ledger)):
            continue
        wholes = wholes_of(claim, period, ledger.elsewhere.around(claim, claim, time), ledger)
        if len({size(whole) for whole in wholes}) == 1:
            cells = {"shorter": ledger.cells[claim.id], "longer": ledger.cells[wholes[0].id]}
            if len({cell[1:4] for cell in cells.values()}) == 1 and not wholes[0].subject.carried:
                continue  # in the same words
            prefer = (claim.id, wholes[0].id)
            yield Constraint(rule, cells, LOWERED, decisive=False, prefer=prefer, tentative=True)


def may_have_whole(claim: Claim) -> bool:
    """Whether a figure is of a time for which others around it are looked for: of most of a year, or since January."""
    period = time_of(claim)
    days = (period.days or 0) if period is not None else 0
    return days >= SHORTEST or (days >= LEAST and since_january(claim))


def may_be_part(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim is a figure of what adds up over time."""
    head, unit = claim.subject.measure.head, claim.quantity.unit
    adds = (head in flows() and head not in signed()) or head == UNRESOLVED
    amount = unit.dimension not in ("ratio", "points") and unit.per is None
    told = claim.role == "now" and claim.kind == "level" and len(digits(claim.quantity.value)) >= TELLING
    return adds and amount and told and claim.id in ledger.cells and is_plain(claim)


def wholes_of(claim: Claim, period: Period, around: Iterable[Claim], ledger: Ledger) -> Sequence[Claim]:
    """The figures of other articles that a claim may be a part of, by their words, their time and their size; or else
    by so many words that two digits must have changed places.
    """
    if (period.days or 0) < SHORTEST:
        around = (other for other in around if ledger.stories.are_one(claim.article, other.article))
    longer = (other for other in around if contains(other, period) and may_be_part(other, ledger))
    found = [other for other in longer if alike(other, claim)]
    if (period.days or 0) < SHORTEST:
        return counted_on(claim, found)
    told = [other for other in found if words(other) & words(claim) and is_in_step(claim, period, other)]
    like = [other for other in found if len(words(other) & words(claim)) >= LIKE]
    return told or [other for other in like if slips(claim, period, other)]


def counted_on(claim: Claim, longer: Sequence[Claim]) -> Sequence[Claim]:
    """The figures of the article of one story that goes on next with what a claim counts since January, likest in
    words.
    """
    kin = (other for other in longer if since_january(claim, other))
    shared = {other: count for other in kin if (count := likeness(claim, other)) > LIKE}
    if not shared:
        return ()
    article = min(shared, key=ends).article
    most = max(count for other, count in shared.items() if other.article == article)
    return [other for other, count in shared.items() if other.article == article and count == most]


def ends(claim: Claim) -> int:
    """The day on which the time of a figure is over."""
    period = time_of(claim)
    return period.until or 0 if period is not None else 0


def likeness(one: Claim, other: Claim) -> int:
    """How much says that two figures of one measure count one thing: words, and one owner; nothing where these differ.
    """
    owners = {name_of(claim.subject.entity) for claim in (one, other)}
    measured = one.subject.measure.head == other.subject.measure.head != UNRESOLVED
    if not measured or len(owners - {""}) > 1 or sort_of(one) != sort_of(other):
        return 0
    return 1 + len(words(one) & words(other)) + (len(owners) == 1)


def since_january(*claims: Claim) -> bool:
    """Whether each of some figures counts from the start of one year on."""
    first = {period.start for period in map(time_of, claims) if period is not None}
    return len(first) == 1 and all(start.month == start.day == 1 for start in first)


def is_most_of(parts: Sequence[Claim], wholes: Sequence[Claim]) -> bool:
    """Whether another article's figure of most of a time is in step with that of all of it, or would be had two digits
    not changed places.
    """
    part, whole = parts[0], wholes[0]
    period = time_of(part)
    if part.article == whole.article or period is None or (period.days or 0) < SHORTEST:
        return False
    return is_in_step(part, period, whole) or slips(part, period, whole)


def contains(whole: Claim, period: Period) -> bool:
    """Whether a time lies within that of a figure, which is longer."""
    own = time_of(whole)
    return own is not None and own != period and period.within(own)


def slips(claim: Claim, period: Period, whole: Claim) -> bool:
    """Whether two digits that changed places would explain that a part is not in step with the whole."""
    meant = [replace(claim, quantity=quantity) for quantity in transposed(claim.quantity)]
    other = [replace(whole, quantity=quantity) for quantity in transposed(whole.quantity)]
    return any(is_in_step(one, period, whole) for one in meant) or any(is_in_step(claim, period, one) for one in other)


def is_in_step(claim: Claim, period: Period, whole: Claim) -> bool:
    """Whether a part is about as much of the whole as its time is of the whole's."""
    own = time_of(whole)
    if own is None or not own.days or not period.days or sort_of(whole) != sort_of(claim):
        return False
    least, most = (factor * size(whole) * period.days / own.days for factor in PACE)
    return least <= size(claim) <= most
