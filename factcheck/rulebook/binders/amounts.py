"""Amounts: the figures of different articles that may be parts and wholes of each other, in order of their size."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.resemblance import CERTAIN, print_of
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import alike, is_plain, time_of, words
from factcheck.quantities.slips import Slip, factors, mistypings, transpositions
from factcheck.record import replace

MOST: Final = 40
"""Of more figures than so many some fit any other by chance."""

CHANCE: Final = (0.01, 0.05, 0.1)
"""How likely figures may fit by chance that share no word, one, or more, and still be taken for what they seem."""

SLIPS: Final = 12
"""How many other figures two digits that change places make of three that are printed, about."""

SMALLEST: Final = 0.01
"""The least part of a whole that a figure is taken for a part of it."""

TEN: Final = 10
"""A figure that is so many times a whole is no part of it whose digits changed places."""

LONG: Final = 6
"""Digits from which a figure that one other digit would make fit hardly does so by chance."""

SLIP_KINDS: Final[Sequence[Slip]] = (transpositions, mistypings)
"""The slips that are looked for, the likeliest first."""

SIZE: Final = attrgetter("size")

LOWERED: Final = 2
"""Steps by which a clash is graded lower: a guess, and between articles."""


class Amount:
    """A level, the ends of what it may stand for, its time and words, the whole months that its time may mean, and its
    sort: what it must share with others to be added.
    """

    __slots__ = (
        "claim",
        "digits",
        "high",
        "low",
        "lowest",
        "months",
        "size",
        "slipped",
        "sort",
        "time",
        "told",
        "width",
    )

    def __init__(self, claim: Claim, low: float, high: float, published: date | None = None) -> None:
        self.claim = claim
        self.low, self.high = low, high
        self.size = (low + high) / 2
        self.width = max(high - low, float(claim.quantity.step) * float(claim.quantity.unit.scale))
        self.time = time_of(claim)
        settled = in_whole_months(claim, published)
        self.months = self.time if settled is claim else time_of(settled)
        _, self.sort, self.digits, _ = print_of(claim)
        self.slipped: Sequence[float] | None = None
        self.lowest: float | None = None
        self.told: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words that tell what it is of; most are ruled out by their size before anybody asks."""
        if self.told is None:
            self.told = words(self.claim)
        return self.told

    @property
    def is_certain(self) -> bool:
        """Whether it prints so many digits that figures hardly add up to it by chance."""
        return self.claim.quantity.form == "digits" and self.digits >= CERTAIN

    @property
    def slips(self) -> Sequence[float]:
        """What would have been meant if two digits had changed places, or in a long figure one were another."""
        if self.slipped is None:
            self.slipped = [meant for slip in SLIP_KINDS for meant in self.meant(slip)]
        return self.slipped

    @property
    def least(self) -> float:
        """The least that would have been meant if two digits had changed places."""
        if self.lowest is None:
            self.lowest = min(self.meant(transpositions), default=self.size)
        return self.lowest

    def meant(self, slip: Slip) -> Sequence[float]:
        """What would have been meant if such a slip had not been made; only a long figure is taken for a mistyped one.
        """
        if slip is mistypings and self.digits < LONG:
            return ()
        quantity = self.claim.quantity
        printed = float(quantity.value) * float(quantity.unit.scale)
        return [printed * factor for factor in factors(quantity, slip)]


class Row:
    """The figures that may be parts of a whole, from small to large."""

    def __init__(self, parts: Iterable[Amount]) -> None:
        self.parts = sorted(parts, key=SIZE)
        self.sizes = [part.size for part in self.parts]
        self.slack = max((part.width for part in self.parts), default=0.0)

    def between(self, low: float, high: float) -> Sequence[Amount]:
        """The figures that may stand for something between two ends."""
        first = bisect_left(self.sizes, low - self.slack)
        if first == len(self.sizes) or self.sizes[first] > high + self.slack:
            return ()
        last = bisect_right(self.sizes, high + self.slack, first)
        return [part for part in self.parts[first:last] if part.low <= high and part.high >= low]


def amounts_of(claims: Sequence[Claim], ledger: Ledger) -> Iterator[Amount]:
    """The levels of an article that can be added up."""
    for claim in claims:
        unit = claim.quantity.unit
        added = claim.kind == "level" and unit.per is None and unit.dimension != "ratio"
        if added and claim.id in ledger.cells and is_plain(claim):
            ends = values(claim)[1]
            if ends.lo is not None and ends.hi is not None and ends.lo > 0:
                yield Amount(claim, float(ends.lo), float(ends.hi), ledger.published.get(claim.article))


def in_whole_months(claim: Claim, published: date | None) -> Claim:
    """A claim of a time that runs on to the day of its article ("since January"), as of the months that had ended by
    then: those are what has been counted.
    """
    period = claim.subject.period
    if period is None or published is None or period.until is None or period.floating or period.months is not None:
        return claim
    ended = published.replace(day=1).toordinal()
    if period.start.day != 1 or abs(period.until - published.toordinal()) > 1 or period.first >= ended:
        return claim
    return replace(claim, subject=replace(claim.subject, period=period._replace(until=ended)))


def by_sort(amounts: Iterable[Amount]) -> Mapping[object, Sequence[Amount]]:
    """Amounts, those together that can be added up."""
    found: dict[object, list[Amount]] = defaultdict(list)
    for amount in amounts:
        found[amount.sort].append(amount)
    return found


def asked_about(sorts: Mapping[object, Sequence[Amount]], concerns: Concerns) -> Mapping[object, Sequence[Amount]]:
    """Of amounts by sort those that are asked about."""
    if concerns.asked is None:
        return sorts
    return by_sort(amount for some in sorts.values() for amount in some if concerns.touch(amount.claim))


def sharpest(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Amounts without those that are rounder figures for others of their time."""
    row = sorted(amounts, key=SIZE)
    return [one for one in amounts if not any(is_rounder(one, other) for other in sized(row, one.low, one.high))]


def sized(row: Sequence[Amount], low: float, high: float) -> Sequence[Amount]:
    """The amounts between two sizes, of some that are in order."""
    first = bisect_left(row, low, key=SIZE)
    return row[first : bisect_right(row, high, first, key=SIZE)]


def is_rounder(one: Amount, other: Amount) -> bool:
    """Whether an amount is a rounder figure for another one of its time."""
    return one.low <= other.size <= one.high and one.width > other.width and one.time == other.time


def may_be_part(part: Amount, whole: Amount, stories: Stories, apart: frozenset[str] | None = None) -> bool:
    """Whether a figure may be part of a whole, for its time, its size, its words and whose it is; `apart` are words
    that only one of them has none of, any that makes another measure if none are given.
    """
    return timed(part, whole) and is_less(part, whole) and may_be_of_one(part, whole, stories, apart)


def may_be_of_one(part: Amount, whole: Amount, stories: Stories, apart: frozenset[str] | None = None) -> bool:
    """The same, of whatever time and size."""
    one, other = part.claim, whole.claim
    return alike(one, other, apart) and not stories.owned_apart(one, other)


def is_less(part: Amount, whole: Amount) -> bool:
    """Whether a figure may be part of a whole by its size, or would be if two of its digits had not changed places."""
    if part.size < whole.size:
        return part.size > SMALLEST * whole.size
    return part.size < TEN * whole.size and part.least < whole.size


def timed(part: Amount, whole: Amount) -> bool:
    """Whether a part may be of the time of a whole, or of some of it."""
    if part.time is None or whole.time is None or part.claim.subject.carried or whole.claim.subject.carried:
        return True
    if whole.time.days == 1:  # what had come together by that day
        return (part.time.until or 0) <= (whole.time.until or 0)
    return part.time.within(whole.time) or part.time.fiscal != whole.time.fiscal


def around(
    ledger: Ledger, numbers: Iterable[int]
) -> Iterator[tuple[Sequence[Amount], Mapping[object, Sequence[Amount]], int]]:
    """The amounts of each of these articles that tells of one thing with others, and those of all of them by sort; its
    number.
    """
    amounts: dict[int, list[Amount]] = {}
    for number in numbers:
        story = (number, *ledger.stories.beside(number))
        for other in story if len(story) > 1 else ():
            if other not in amounts:
                amounts[other] = list(amounts_of(ledger.by_article[other], ledger))
        if len(story) > 1:
            yield amounts[number], by_sort(amount for other in story for amount in amounts[other]), number
        for other in story:
            if max(other, *ledger.stories.beside(other), other) <= number:  # the last of its story is done
                amounts.pop(other, None)
