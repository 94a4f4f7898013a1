"""Binder of a part of a time and a longer one around it that two articles of one story tell of one thing: by its words,
its owner and what stands around it.

That it is one thing the words suggest; so a part that is more than the whole is bound only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.counterparts import kinds_of_goods
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import counted, flows, monetary, restrictive, signed
from factcheck.ledger.owners import name_of
from factcheck.ledger.sameness import digits, unlikely
from factcheck.ledger.traits import alike, is_plain, narrowings, size, sort_of, time_of, told_shorter, words
from factcheck.periods.context import year_up_to
from factcheck.periods.period import Period
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
MANY: Final = 3
"""The same of figures of which each is said to be of something else ("spent in the shops", "sales of the shops")."""
LIKE: Final = 2
"""How much must say that two figures are of one thing."""
SURE: Final = 3
"""The same of a part that is more than its whole."""
PACE: Final = (Fraction(1, 4), Fraction(4))
"""How much less or more than its part of the time a part may be of the whole."""
UNEVEN: Final = (Fraction(1, 64), Fraction(64))
"""The same where more than SURE says that they are of one thing, which may come and go (an epidemic, a season)."""
MENDED: Final = (Fraction(2, 5), Fraction(5, 2))
"""The same of a part that was more than its whole until a slip was mended."""

TOLD: Final = Fraction(1, 2)
"""How much a word that is no unit says beside what both figures count."""

GENERAL: Final = frozenset({"people", "person", "unit"})
"""Nouns that count what has a noun of its own elsewhere ("7,978 people", "321,179 patients")."""

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
                whole = whole_of(claim, parts.get(other, ()), ledger)
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


def likeness(part: Claim, whole: Claim, ledger: Ledger) -> int:
    """How much says that two figures are of one thing: their measure, owner and words, and those around them; nothing
    where these keep them apart.
    """
    heads = {head_of(part), head_of(whole)} - {UNRESOLVED, AMONG}
    partner = is_partner(part, whole) or is_partner(whole, part)
    if narrowed(part, whole, ledger) or not alike(part, whole) or counts_apart(part, whole):
        return 0
    if not partner and ledger.stories.owned_apart(part, whole):
        return 0
    shared = words(part) & words(whole)
    around, beside = ledger.stories.shared(part, whole)
    if len(heads) > 1 and not shared and around < MANY:
        return 0
    names = [name_of(claim.subject.entity) for claim in (part, whole)]
    same = names[0] == names[1] != "" or told_shorter(*names)
    return len(shared) + (len(heads) == 1) + same + partner + (around >= AROUND) + (beside > 0)


def narrowed(part: Claim, whole: Claim, ledger: Ledger) -> bool:
    """Whether only one of two figures says that it is of less ("electric"), be it not what its story is about, or the
    goods that the other one has no word for ("480,003 cars", and "434,050").
    """
    one, other = narrowings(part, whole)
    words = ((one ^ other) & restrictive()) - {claim.subject.measure.head for claim in (part, whole)}
    if not words:
        return False
    bare = any(claim.quantity.unit.dimension == "number" for claim in (part, whole))
    goods = frozenset().union(*kinds_of_goods()) if bare else frozenset[str]()
    return not words - goods <= set(ledger.stories.topics(part, whole))


def head_of(claim: Claim) -> str:
    """What a figure measures, as far as its words say: tourists who spend money are no sum of it, nor are those on
    board a profit.
    """
    head, dimension = claim.subject.measure.head, claim.quantity.unit.dimension
    other = (dimension == "money" and head in counted()) or (dimension == "count" and head in monetary())
    return UNRESOLVED if other else head


def counts_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures count different things, of which no measure says that they are one ("bags", "passengers")."""
    counted = {claim.quantity.unit.name for claim in (one, other) if claim.quantity.unit.dimension == "count"} - GENERAL
    first, second = (claim.subject.measure.head for claim in (one, other))
    return len(counted) > 1 and not first == second != UNRESOLVED


def is_partner(one: Claim, other: Claim) -> bool:
    """Whether a figure is of those from or to whom another one is ("China", "arrivals from China")."""
    entity = name_of(one.subject.entity)
    return bool(entity) and any(word.endswith(f" {entity}") for word in other.subject.measure.modifiers)


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
