"""Binder of sums whose whole and parts stand in different articles of one story: they are told by their digits.

That figures are a whole and its parts only the figures show; so these are guesses, whose clash counts only where a slip
explains it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from operator import attrgetter
from typing import Final, NamedTuple

from factcheck.claims.claim import Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.elsewhere import alike, is_plain, time_of, words
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.resemblance import CERTAIN, print_of
from factcheck.ledger.stories import Stories
from factcheck.periods.period import Period
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import transposed
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

MOST: Final = 40
"""Of more figures than so many some add up to any other by chance."""

SMALLEST: Final = 0.01
"""The least part of a whole that a figure is taken for a part of it."""

CHANCE: Final = (0.01, 0.05, 0.1)
"""How likely figures may add up by chance that share no word, one, or more, and still be taken for a sum."""

CHAIN: Final = 0.2
"""The same of figures whose times fill the whole's."""

SLIPS: Final = 12
"""How many other figures two digits that change places make of three that are printed, about."""

LOWERED: Final = 2
"""Steps by which a clash is graded lower: a guess, and between articles."""


class Amount:
    """A level, the ends of what it may stand for, and its time."""

    def __init__(self, claim: Claim, low: float, high: float) -> None:
        self.claim = claim
        self.low, self.high = low, high
        self.size = (low + high) / 2
        self.width = max(high - low, float(claim.quantity.step) * float(claim.quantity.unit.scale))
        self.time = time_of(claim)

    @cached_property
    def sort(self) -> object:
        """What it must share with others to be added to them."""
        return print_of(self.claim).sort

    @cached_property
    def is_certain(self) -> bool:
        """Whether it prints so many digits that figures hardly add up to it by chance."""
        return self.claim.quantity.form == "digits" and print_of(self.claim).digits >= CERTAIN

    @cached_property
    def slips(self) -> Sequence[float]:
        """What would have been meant if two digits had changed places."""
        return [float(exact(meant.value) * meant.unit.scale) for meant in transposed(self.claim.quantity)]


class Addition(NamedTuple):
    """A whole and two parts that add up to it, or would but for a slip of the pen."""

    whole: Amount
    parts: tuple[Amount, Amount]

    @property
    def shared(self) -> int:
        """How many words all three share."""
        return len(frozenset.intersection(*(words(amount.claim) for amount in (self.whole, *self.parts))))

    @property
    def window(self) -> float:
        """About how likely a sum of this size fits by chance."""
        return sum(amount.width for amount in (self.whole, *self.parts)) / self.whole.size

    @property
    def is_chained(self) -> bool:
        """Whether the times of the parts follow each other and fill the whole's."""
        one, other = self.parts
        return fills(one.time, other.time, self.whole.time) or fills(other.time, one.time, self.whole.time)

    @property
    def is_between(self) -> bool:
        """Whether the figures stand in different articles, and none is given twice."""
        articles = {amount.claim.article for amount in (self.whole, *self.parts)}
        return len(articles) > 1 and self.parts[0].size != self.parts[1].size


def additions(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), of figures in different articles of one story"""
    if len(ledger.stories.told) < 2:
        return
    amounts = {number: list(amounts_of(claims, ledger)) for number, claims in ledger.by_article.items()}
    for number, own in amounts.items():
        around = by_sort(amount for other in (number, *ledger.stories.beside(number)) for amount in amounts[other])
        for whole in own:
            near = around[whole.sort] if whole.is_certain else ()
            for found in told(whole, [part for part in near if may_be_part(part, whole, ledger.stories)]):
                claims = [amount.claim.id for amount in (whole, *found.parts)]
                cells = [ledger.cells[name] for name in claims]
                if len(set(cells)) == len(cells):
                    bound = {"whole": cells[0], "parts": tuple(cells[1:])}
                    yield Constraint(rule, bound, LOWERED, prefer=frozenset(claims), tentative=True)


def amounts_of(claims: Sequence[Claim], ledger: Ledger) -> Iterator[Amount]:
    """The levels of an article that can be added up."""
    for claim in claims:
        unit = claim.quantity.unit
        if claim.kind == "level" and claim.id in ledger.cells and is_plain(claim) and unit.per is None:
            ends = values(claim)[1]
            if unit.dimension != "ratio" and ends.lo is not None and ends.hi is not None and ends.lo > 0:
                yield Amount(claim, float(ends.lo), float(ends.hi))


def by_sort(amounts: Iterable[Amount]) -> Mapping[object, Sequence[Amount]]:
    """Amounts, those together that can be added up."""
    found: dict[object, list[Amount]] = defaultdict(list)
    for amount in amounts:
        found[amount.sort].append(amount)
    return found


def may_be_part(part: Amount, whole: Amount, stories: Stories) -> bool:
    """Whether a figure may be part of a whole, for its size, its time, its words and whose it is."""
    alone = not SMALLEST * whole.size < part.size < whole.size or not timed(part, whole)
    return not alone and alike(part.claim, whole.claim) and not stories.owned_apart(part.claim, whole.claim)


def timed(part: Amount, whole: Amount) -> bool:
    """Whether a part may be of the time of a whole, or of some of it."""
    if part.time is None or whole.time is None or part.claim.subject.carried or whole.claim.subject.carried:
        return True
    return part.time.within(whole.time) or part.time.fiscal != whole.time.fiscal


def fills(first: Period | None, last: Period | None, whole: Period | None) -> bool:
    """Whether two times follow each other and fill a third."""
    if first is None or last is None or whole is None:
        return False
    return (first.first, first.until, last.until) == (whole.first, last.first, whole.until)


class Row:
    """The figures that may be parts of a whole, from small to large."""

    def __init__(self, parts: Iterable[Amount]) -> None:
        self.parts = sorted(parts, key=attrgetter("size"))
        self.sizes = [part.size for part in self.parts]
        self.slack = max((part.width for part in self.parts), default=0.0)

    def between(self, low: float, high: float) -> Iterator[Amount]:
        """The figures that may stand for something between two ends."""
        first, last = bisect_left(self.sizes, low - self.slack), bisect_right(self.sizes, high + self.slack)
        return (part for part in self.parts[first:last] if part.low <= high and part.high >= low)

    def pairs(self, whole: Amount, low: float, high: float) -> Iterator[Addition]:
        """The pairs of figures that may add up to something between two ends."""
        for part in self.parts:
            for other in self.between(low - part.high, high - part.low):
                if other.size < part.size:
                    yield Addition(whole, (part, other))


def told(whole: Amount, parts: Sequence[Amount]) -> Iterator[Addition]:
    """The sums that a whole and parts make, and hardly by chance; else the one they would make but for a slip."""
    articles = {part.claim.article for part in parts}
    if not 2 <= len(parts) <= MOST or articles == {whole.claim.article}:
        return
    row = Row(parts)
    fitting = [one for one in row.pairs(whole, whole.low, whole.high) if is_sure(one, parts)]
    yield from fitting
    if not fitting and SLIPS * whole.width <= CHANCE[-1] * whole.size:
        slipped = [one for one in slips(whole, row) if is_sure(one, parts, SLIPS)]
        if len({frozenset(part.size for part in one.parts) for one in slipped}) == 1:
            yield from slipped


def slips(whole: Amount, row: Row) -> Iterator[Addition]:
    """The pairs of parts that would add up if two digits of a figure had not changed places."""
    for meant in whole.slips:
        yield from row.pairs(whole, meant - whole.width / 2, meant + whole.width / 2)
    for part in row.parts:
        for meant in part.slips:
            for other in row.between(whole.low - meant - part.width / 2, whole.high - meant + part.width / 2):
                if other is not part:
                    yield Addition(whole, (part, other))


def is_sure(one: Addition, parts: Sequence[Amount], slips: int = 1) -> bool:
    """Whether figures hardly add up by chance, for how sharp they are and how many might."""
    window = one.window * slips
    if not one.is_between or window > CHANCE[-1]:
        return False
    shared = one.shared
    kin = sum(len(words(part.claim) & words(one.whole.claim)) >= shared for part in parts)
    if window * kin * (kin - 1) / 2 <= CHANCE[min(shared, len(CHANCE) - 1)]:
        return True
    return one.is_chained and window * chains(one.whole, parts) <= CHAIN


def chains(whole: Amount, parts: Sequence[Amount]) -> int:
    """How many pairs of figures have times that fill a whole's."""
    return sum(Addition(whole, pair).is_chained for pair in combinations(parts, 2))
