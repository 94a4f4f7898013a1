"""Binder of a part of a time and a longer one around it that two articles of one story tell of one thing: by its words,
its owner and what stands around it.

That it is one thing the words suggest; so a part that is more than the whole is bound only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import flows, signed
from factcheck.ledger.owners import name_of
from factcheck.ledger.sameness import digits, unlikely
from factcheck.ledger.traits import is_plain, size, sort_of, time_of, told_shorter, words
from factcheck.periods.context import year_up_to
from factcheck.periods.period import Period
from factcheck.quantities.slips import amended, tenfolds, transpositions
from factcheck.record import replace
from factcheck.rulebook.binders.likeness import head_of, heads_of, is_partner, kept_apart, likeness
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
LIKE: Final = 2
"""How much must say that two figures are of one thing."""
SURE: Final = 3
"""The same of a part that is more than its whole."""
PACE: Final = (Fraction(1, 4), Fraction(4))
"""How much less or more than its part of the time a part may be of the whole."""
EVEN: Final = (Fraction(4, 5), Fraction(5, 4))
"""The same of figures of which nothing else says that they are of one thing."""
UNEVEN: Final = (Fraction(1, 64), Fraction(64))
"""The same where more than SURE says that they are of one thing, which may come and go (an epidemic, a season)."""
MENDED: Final = (Fraction(2, 5), Fraction(5, 2))
"""The same of a part that was more than its whole until a slip was mended."""

TOLD: Final = Fraction(1, 2)
"""How much a word that is no unit says beside what both figures count."""

Fits = Callable[[Claim, Claim], bool]
"""Whether a part and a whole may be what they seem."""


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
                wholes = parts.get(other, ())
                whole = whole_of(claim, wholes, ledger) or paced(claim, some, wholes, ledger)
                if whole is None or not concerns.touch(claim, whole):
                    continue
                cells = {"shorter": ledger.cells[claim.id], "longer": ledger.cells[whole.id]}
                if not is_known(claim, whole, ledger):
                    prefer = (claim.id, whole.id)
                    yield Constraint(rule, cells, LOWERED, decisive=False, prefer=prefer)


def is_known(claim: Claim, whole: Claim, ledger: Ledger) -> bool:
    """Whether the words of two figures say that they are of one thing, which is bound by these."""
    one, other = ledger.cells[claim.id], ledger.cells[whole.id]
    same = one[1:4] == other[1:4] and one.head in flows() and span_of(claim) == time_of(claim)
    return same and not whole.subject.carried and not unlikely([claim], [whole])


def may_be_part(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim is a figure of what adds up over a time that is known."""
    head, unit, period = head_of(claim), claim.quantity.unit, span_of(claim)
    adds = head in flows() or head == UNRESOLVED
    amount = unit.dimension not in ("ratio", "points") and unit.per is None
    told = claim.role in ("now", "base") and claim.kind == "level" and len(digits(claim.quantity.value)) >= TELLING
    timed = period is not None and (period.days or 0) > DAY
    return adds and amount and told and timed and claim.id in ledger.cells and is_plain(claim)


def whole_of(claim: Claim, others: Iterable[Claim], ledger: Ledger) -> Claim | None:
    """The only figure among others that a claim is likeliest a part of, by what says so, if enough does."""
    time, sort = span_of(claim), sort_of(claim)
    around = [other for other in others if contains(other, time) and sort_of(other) == sort]
    like = {other: likeness(claim, other, ledger) + says_what(claim, other) for other in around}
    likest = only_likest({o: count for o, count in like.items() if is_in_step(claim, o)}, LIKE)
    if likest is not None or head_of(claim) in signed():
        return likest
    uneven = only_likest({o: count for o, count in like.items() if is_in_step(claim, o, UNEVEN)}, SURE + 1)
    if uneven is not None and head_of(claim) == head_of(uneven):
        return uneven
    more = {o: count for o, count in like.items() if may_be_exceeded(o, claim, count) and is_mended(claim, o)}
    return only_likest(more, SURE)


def paced(claim: Claim, beside: Sequence[Claim], others: Sequence[Claim], ledger: Ledger) -> Claim | None:
    """The only figure among others of which a claim is just as much as its time is of that one's, if none beside it is
    so, and nothing keeps the two apart.
    """
    found = [o for o in others if keeps_pace(claim, o)]
    if len({size(other) for other in found}) != 1 or kept_apart(claim, found[0], ledger):
        return None
    if len(heads_of(claim, found[0])) > 1 or len({size(one) for one in beside if keeps_pace(one, found[0])}) > 1:
        return None
    return found[0]


def keeps_pace(part: Claim, whole: Claim) -> bool:
    """Whether a figure of a month or more is as much of one of a year at most as their times are."""
    time, year = span_of(part), time_of(whole)
    if time is None or year is None or (time.days or 0) < LEAST or (year.months or 0) > MONTHS:
        return False
    same = contains(whole, time) and sort_of(part) == sort_of(whole)
    return same and head_of(part) not in signed() and is_in_step(part, whole, EVEN)


def says_what(one: Claim, other: Claim) -> Fraction:
    """What speaks for one of several figures that are equally like another: words beside what both count."""
    counted = {claim.quantity.unit.name for claim in (one, other)}
    return TOLD if words(one) & words(other) - counted else Fraction(0)


def only_likest(found: Mapping[Claim, int] | Mapping[Claim, Fraction], least: int) -> Claim | None:
    """The likeliest of some figures, if enough says so, and of none that differs as much."""
    best = [other for other, count in found.items() if count == max(found.values()) >= least]
    return best[0] if best and len({size(other) for other in best}) == 1 else None


def may_be_exceeded(whole: Claim, part: Claim, like: Fraction) -> bool:
    """Whether only a mistake would let a figure be more than another one: both are of a month or more of what is known
    to add up, or one of what is very like that, and neither is surely another's.
    """
    time, year = span_of(part), time_of(whole)
    if time is None or year is None or (time.days or 0) < LEAST or (year.months or 0) > MONTHS:
        return False
    owners = {name_of(claim.subject.entity) for claim in (part, whole)} - {""}
    heads = {head_of(claim) for claim in (part, whole)}
    plain = like > SURE and not any(claim.subject.carried or claim.quantity.hedge for claim in (part, whole))
    known = heads - {UNRESOLVED} if part.quantity.unit.dimension == "count" or plain else heads
    if len(known) != 1 or UNRESOLVED in known:
        return False
    return len(owners) < 2 or told_shorter(*owners) or is_partner(part, whole) or is_partner(whole, part)


def contains(whole: Claim, time: Period | None) -> bool:
    """Whether a time lies within that of a figure, which is longer."""
    own = time_of(whole)
    return own is not None and time is not None and own != time and time.within(own)


def span_of(claim: Claim) -> Period | None:
    """The time over which a figure adds up: one that is told of a day on which it had come together ("as of November 28
    imports were 4.35 million tons") counts from the start of the year.
    """
    time = time_of(claim)
    counted = time is not None and time.days == DAY and head_of(claim) in flows() and not claim.subject.carried
    return year_up_to(time) if time is not None and counted else time


def is_in_step(part: Claim, whole: Claim, pace: tuple[Fraction, Fraction] = PACE) -> bool:
    """Whether a part is no more than the whole, and about as much of it as its time is of the whole's."""
    own, time = time_of(whole), span_of(part)
    if own is None or time is None or not own.days or not time.days or size(part) > size(whole):
        return False
    least, most = (factor * size(whole) * time.days / own.days for factor in pace)
    return least <= size(part) <= most


def is_mended(part: Claim, whole: Claim, fits: Fits | None = None) -> bool:
    """Whether a slip of the pen would explain that a part is more than the whole: without it the two fit."""
    fits = fits or partial(is_in_step, pace=MENDED)
    if size(part) <= size(whole):
        return False
    smaller = (replace(part, quantity=meant) for slip in SLIPS for meant in amended(part.quantity, slip))
    larger = (replace(whole, quantity=meant) for slip in SLIPS for meant in amended(whole.quantity, slip))
    return any(fits(one, whole) for one in smaller) or any(fits(part, one) for one in larger)


def leading(digits: str) -> Sequence[int]:
    """The whole number without a first digit that slipped in."""
    return (int(digits[1:]),) if len(digits) > TELLING and digits[1] != "0" else ()


SLIPS: Final = (transpositions, tenfolds, leading)
"""The slips that may make a part more than its whole."""
