"""Binder of figures that two articles of one story both give, whatever each says they measure.

That two figures are one their digits show, and the words around them; so these are guesses, whose clash counts only
where a slip explains it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.said.retelling import may_be_told_again
from factcheck.claims.ties.surroundings import STEM
from factcheck.ledger.cells import head_of, unit_of
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.resemblance import CERTAIN, Print, equals, is_swapped, print_of, slipped
from factcheck.ledger.sameness import agree
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import size, time_of, words
from factcheck.quantities.currencies import open_names
from factcheck.rulebook.binders.amounts import LOWERED
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

UNIQUE: Final = (4, 5)
"""Digits from which two figures can hardly be two, and from which they surely cannot."""

CLOSE: Final = 12
"""Words that the leads of two articles share which tell of the very same news."""

LIKELY: Final = (1, 2)
"""Signs from which two figures that are equal are one, and from which two of few digits are."""

HINTS: Final = 2
"""Signs from which two figures that differ by a slip may be one."""

EVIDENCE: Final = 3
"""Signs from which they surely are."""

NEWS: Final = 2
"""Days within which articles tell of the same day's news."""

YEAR: Final = 365

Side = tuple[str, int]
"""A figure, and the article in which it is told again."""


class Signs(NamedTuple):
    """What speaks for two figures being one: words around both, right beside both and of what they measure; one time
    that is stated and one day's news; many digits, and articles that tell the same in the same words. They are `timely`
    unless news of different days tell them of no time that is stated.
    """

    words: int
    time: int
    more: int
    timely: bool

    @property
    def total(self) -> int:
        """How many signs there are."""
        return self.words + self.time + self.more


class Pair(NamedTuple):
    """Two figures of different articles that may be one, and what speaks for it."""

    one: Claim
    other: Claim
    signs: Signs

    def sides(self) -> tuple[Side, Side]:
        """Each figure with the article in which it is told again."""
        return (self.one.id, self.other.article), (self.other.id, self.one.article)


def told_across(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: figures of two articles of one story that agree, or would but for a slip of the pen"""
    stories = ledger.stories
    if len(stories.told) < 2:
        return
    prints = [print_of(c) for c in ledger.claims.values() if c.id in ledger.cells and may_be_told_again(c)]
    equal = likeliest(weighed(equals(prints), ledger, is_retold))
    settled = {side for pair in equal for side in pair.sides()}
    slips = [pair for pair in weighed(slipped(prints), ledger, is_mistold) if settled.isdisjoint(pair.sides())]
    for pair in (*equal, *alone(slips)):
        one, other = ledger.cells[pair.one.id], ledger.cells[pair.other.id]
        if one != other:
            prefer = frozenset((pair.one.id, pair.other.id))
            vague = vagueness(print_of(pair.one), print_of(pair.other)) and not agree(pair.one, pair.other)
            sure = not vague and pair.signs.timely and pair.signs.words and pair.signs.total >= EVIDENCE
            yield Constraint(rule, {"one": one, "other": other}, 0 if sure else LOWERED, prefer=prefer, tentative=True)


def weighed(
    found: Iterable[tuple[Print, Print]], ledger: Ledger, accepted: Callable[[Print, Print, Signs, Stories], bool]
) -> Iterator[Pair]:
    """The pairs that are accepted, of those of one story and time, each with what speaks for it."""
    stories, concerns = ledger.stories, Concerns(ledger)
    for one, other in found:
        first, second = one.claim, other.claim
        kin = concerns.touch(first, second) and stories.are_one(first.article, second.article)
        if kin and may_be_one(first, second):
            signs = signs_of(one, other, stories)
            if accepted(one, other, signs, stories):
                yield Pair(first, second, signs)


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether neither the kind of two figures, nor their direction or their times keep them apart; what was added may
    be told as a level ("added 143,000 jobs").
    """
    added = {claim.role for claim in (one, other)} <= {"delta", "now", "base"}
    alike = (one.kind == "change") == (other.kind == "change") or added
    return alike and one.sign == other.sign and same_unit(one, other) and not timed_apart(one, other)


def same_unit(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one currency, as far as both say of which country."""
    names = {one.quantity.unit.name or "", other.quantity.unit.name or ""}
    return one.quantity.unit.dimension != "money" or len(names) < 2 or not names.isdisjoint(open_names())


def timed_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures are each printed with a time, and these have nothing in common; financial years may be told
    in different ways.
    """
    first, second = time_of(one), time_of(other)
    if one.subject.carried or other.subject.carried or first is None or second is None:
        return False
    return first.fiscal == second.fiscal and not (first.within(second) or second.within(first))


def dated_apart(one: Claim, other: Claim) -> bool:
    """Whether two figures are of two times, be these carried over or not."""
    first, second = time_of(one), time_of(other)
    return first is not None and second is not None and first != second


def same_time(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one time that is known; one financial year may be told in two ways."""
    first, second = time_of(one), time_of(other)
    if first is None or second is None:
        return False
    year = first.fiscal != second.fiscal and first.days == second.days and abs(first.first - second.first) < YEAR
    return first == second or year


def signs_of(one: Print, other: Print, stories: Stories) -> Signs:
    """What speaks for two figures being one."""
    first, second = one.claim, other.claim
    around, beside = stories.shared(first, second)
    measured = bool(words(first) & words(second)) or head(first) == head(second) != UNRESOLVED
    same = same_time(first, second)
    stated = same and not (first.subject.carried and second.subject.carried)
    days = stories.days_between(first.article, second.article)
    news = days is not None and days <= NEWS
    long = sum(min(one.digits, other.digits) >= digits for digits in UNIQUE)
    close = stories.kinship(first.article, second.article) >= CLOSE
    timely = days is None or news or stated or (same and long > 0)
    return Signs(around + (beside > 0) + measured, stated + news, long + close, timely)


def head(claim: Claim) -> str:
    """What a figure measures."""
    return head_of(claim.subject, unit_of(claim))


def is_retold(one: Print, other: Print, signs: Signs, stories: Stories) -> bool:
    """Whether two equal figures are one; those of few digits need more that speaks for it."""
    few = min(one.digits, other.digits) < CERTAIN
    return signs.total >= LIKELY[few] and agree(one.claim, other.claim)


def is_mistold(one: Print, other: Print, signs: Signs, stories: Stories) -> bool:
    """Whether two figures that differ by a slip may be one: told of one thing and time; the less their digits say, the
    more else must.
    """
    first, second = one.claim, other.claim
    alike = first.quantity.hedge == second.quantity.hedge and first.quantity.unit.scale == second.quantity.unit.scale
    heads = {head(first)[:STEM], head(second)[:STEM]} - {UNRESOLVED}
    bare = not heads and first.quantity.unit.dimension == second.quantity.unit.dimension == "number"
    apart = bare or stories.owned_apart(first, second) or (len(heads) > 1 and signs.words < EVIDENCE)
    doubt = 2 * vagueness(one, other)
    if not signs.timely and (doubt or not signs.words or dated_apart(first, second)):
        return False
    return alike and not apart and signs.total >= HINTS + doubt + (not signs.timely)


def vagueness(one: Print, other: Print) -> int:
    """How little the digits of two figures say that one is a slip: those of two digits, of which one is another digit,
    or all of which are the same.
    """
    return 2 * (min(one.digits, other.digits) < CERTAIN) + (not is_swapped(one, other))


def likeliest(found: Iterable[Pair]) -> list[Pair]:
    """For each figure, and each other article, the pair for which most speaks."""
    best: dict[Side, Pair] = {}
    for pair in found:
        for side in pair.sides():
            if side not in best or best[side].signs.total < pair.signs.total:
                best[side] = pair
    return list(dict.fromkeys(best.values()))


def alone(found: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs of figures that have no other figure like it in the other's article."""
    sizes: dict[Side, set[Fraction]] = defaultdict(set)
    for pair in found:
        for side, other in zip(pair.sides(), (pair.other, pair.one), strict=True):
            sizes[side].add(size(other))
    return (pair for pair in found if all(len(sizes[side]) == 1 for side in pair.sides()))
