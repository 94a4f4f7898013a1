"""Signs: what speaks for two figures of different articles of one story being one."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.ties.surroundings import STEM
from factcheck.ledger.cells import head_of, unit_of
from factcheck.ledger.measures import restrictive
from factcheck.ledger.owners import name_of
from factcheck.ledger.resemblance import CERTAIN, Print, digits_of, is_swapped, print_of
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import alike, size, time_of, words
from factcheck.quantities.currencies import open_names
from factcheck.quantities.rounding import kind_of

UNIQUE: Final = (4, 5)
"""Digits from which two figures can hardly be two, and from which they surely cannot."""

CLOSE: Final = 12
"""Words that the leads of two articles share which tell of the very same news."""

LIKELY: Final = (1, 2)
"""Signs from which two figures that are equal are one, and from which two of few digits are."""

BARE: Final = frozenset({"number", "ratio", "points", "factor"})
"""The dimensions of figures that say little of what they are of."""

HINTS: Final = 2
"""Signs from which two figures that differ by a slip may be one."""

EVIDENCE: Final = 3
"""Signs from which they surely are."""

MOST_RETOLD: Final = 2
"""Other figures that both articles give, from which more of them say no more."""

TOGETHER: Final = 2
"""How much more each of them says that stands beside both figures."""

SURE: Final = 6
"""Digits of figures that need no words to be one."""

NEWS: Final = 2
"""Days within which articles tell of the same day's news."""

YEAR: Final = 365

ABOUT: Final = "about"
"""The hedge of what is no bound."""

NOTHING: Final[frozenset[str]] = frozenset()


class Signs(NamedTuple):
    """What speaks for two figures being one: words around both, right beside both and of what they measure; one time
    that is stated and one day's news; many digits, and articles that tell the same in the same words; other figures
    that both articles give, and those of them `together` with both figures. They are `timely` unless news of different
    days tell them of no time that is stated.
    """

    words: int
    time: int
    more: int
    timely: bool
    retold: int = 0
    together: int = 0

    @property
    def total(self) -> int:
        """How many signs there are."""
        return self.words + self.time + self.more + self.retold

    def beside(self, retold: int, together: int) -> Signs:
        """The same of articles that both give so many other figures, some of them beside these."""
        return self._replace(retold=min(retold, MOST_RETOLD), together=min(together, MOST_RETOLD))


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether neither the kind of two figures, nor their direction, their times or what they narrow ("urban", "rural")
    keep them apart; what was added may be told as a level ("added 143,000 jobs"), and growth as a rate ("inflation was
    2.5 percent").
    """
    told = {claim.role for claim in (one, other)} <= {"delta", "rate", "now", "base"}
    same_sort = (one.kind == "change") == (other.kind == "change") or told
    same = same_sort and one.sign == other.sign and same_unit(one, other)
    return same and (not timed_apart(one, other) or is_unmistakable(one, other)) and alike(one, other, NOTHING)


def is_unmistakable(one: Claim, other: Claim) -> bool:
    """Whether two figures are so long and the very same that they are one, though a time was misunderstood."""
    least = SURE - 2 * bool(words(one) & words(other))
    return size(one) == size(other) and min(print_of(one).digits, print_of(other).digits) >= least


def same_unit(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one currency, as far as both say of which country."""
    names = {one.quantity.unit.name or "", other.quantity.unit.name or ""}
    money = all(claim.quantity.unit.dimension == "money" for claim in (one, other))
    return not money or len(names) < 2 or not names.isdisjoint(open_names())


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
    """What speaks for two figures being one, whatever else their articles both give."""
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
    """Whether two figures that agree are one; those of few digits need more that speaks for it, as do shares and what
    says no unit.
    """
    few = min(one.digits, other.digits) < CERTAIN
    bare = any(claim.quantity.unit.dimension in BARE for claim in (one.claim, other.claim))
    known = signs.total + is_owned(one.claim, other.claim)
    return known >= LIKELY[few] - (not bare)


def is_owned(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one measure of one owner, who is no place."""
    owner = name_of(one.subject.entity)
    owned = owner == name_of(other.subject.entity) != "" and owner not in places()
    return owned and head(one) == head(other) != UNRESOLVED


def is_mistold(one: Print, other: Print, signs: Signs, stories: Stories) -> bool:
    """Whether two figures that differ by a slip may be one: the less their digits say, and the more keeps them apart,
    the more else must say so. Articles that give no other figure together are of two things where owners or days say
    so, and figures of different days are two where more than an exchange of digits keeps them apart.
    """
    first, second = one.claim, other.claim
    if not printed_alike(one, other) or (parted(first, second) and not signs.together):
        return False
    doubts = 1 if is_swap_of_one(one, other) else 2 * vagueness(one, other)
    dated = not signs.timely and (bool(doubts) or not signs.words or dated_apart(first, second))
    heads = heads_of(first, second)
    bare = not heads and first.quantity.unit.dimension == second.quantity.unit.dimension == "number"
    sure = is_swapped(one, other) and (signs.together > 0 or digits_of(one, other) >= SURE)
    if (bare and not sure) or not (signs.words or signs.time or sure):
        return False
    known = signs.retold > 0 and is_swapped(one, other)
    if not known and not sure and (dated or stories.owned_apart(first, second)):
        return False
    if sure:
        return signs.total + TOGETHER * signs.together >= HINTS + doubts
    return signs.total >= HINTS + doubts + sum(apart(first, second, signs, stories))


def parted(one: Claim, other: Claim) -> bool:
    """Whether two figures are told to be of two parts of one whole: online sales, and those of vehicles."""
    first, second = (claim.subject.measure.modifiers & restrictive() for claim in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def printed_alike(one: Print, other: Print) -> bool:
    """Whether two figures are printed in one scale, and with one hedge; digits that changed places in "some 2.4
    million" are those of 2.4 million. Of few digits a change and a level are two ("54 missing", "45 more deaths").
    """
    if (one.claim.kind == "change") != (other.claim.kind == "change") and min(one.digits, other.digits) < CERTAIN:
        return False
    first, second = one.claim.quantity, other.claim.quantity
    kinds = {kind_of(each.hedge or ABOUT) for each in (first, second)}
    hedged = first.hedge == second.hedge or (len(kinds) == 1 and is_swapped(one, other))
    return hedged and first.unit.scale == second.unit.scale


def is_swap_of_one(one: Print, other: Print) -> bool:
    """Whether two digits that changed places are all that keeps two figures of one measure and owner apart, of which
    neither is the rounder.
    """
    owners = {name_of(each.claim.subject.entity) for each in (one, other)}
    alike = one.digits == other.digits and is_swapped(one, other)
    return alike and len(owners) == len(heads_of(one.claim, other.claim)) == 1 and "" not in owners


def is_exchanged(one: Print, other: Print, signs: Signs, stories: Stories) -> bool:
    """Whether two digits that changed places are all that keeps two figures of one owner apart: in few articles of one
    story chance does so, whatever their days, and of figures of four digits in hardly any.
    """
    first, second = one.claim, other.claim
    if not printed_alike(one, other) or not is_swapped(one, other) or stories.owned_apart(first, second):
        return False
    if parted(first, second) and not signs.together:
        return False
    digits, heads = digits_of(one, other), heads_of(first, second)
    told = signs.words + signs.time + signs.retold - (len(heads) > 1 and signs.words < EVIDENCE)
    bare = not heads and first.quantity.unit.dimension == "number"
    if digits >= UNIQUE[0]:
        return told >= bare
    # Of two digits rounding leaves too little of a finer figure, and days may turn 19 into 91.
    few = digits < CERTAIN and (one.digits != other.digits or not (signs.timely or signs.retold))
    return told >= HINTS and not few and (signs.words > 0 or not bare)


def heads_of(one: Claim, other: Claim) -> Set[str]:
    """What two figures are said to measure."""
    return {head(one)[:STEM], head(other)[:STEM]} - {UNRESOLVED}


def apart(one: Claim, other: Claim, signs: Signs, stories: Stories) -> Iterator[int]:
    """How much keeps two figures apart: that they are of different owners or measures, or, in news of different days,
    of no time or of different ones.
    """
    yield 2 * stories.owned_apart(one, other)
    yield len(heads_of(one, other)) > 1 and signs.words < EVIDENCE
    yield (not signs.timely) * (1 + dated_apart(one, other))


def vagueness(one: Print, other: Print) -> int:
    """How little the digits of two figures say that one is a slip: those of two digits, of which one is another digit,
    or all of which are the same.
    """
    return 2 * (digits_of(one, other) < CERTAIN) + (not is_swapped(one, other))
