"""Binder of sums over time whose whole and parts stand in different articles of one story: times that follow each other
and fill a longer one, whatever each article calls what it counts.

That figures are of one thing only the figures show; so these are guesses, whose clash counts only where a slip explains
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct
from factcheck.periods.period import Period
from factcheck.quantities.slips import Slip
from factcheck.rulebook.binders.amounts import (
    LOWERED,
    SLIP_KINDS,
    SLIPS,
    Amount,
    around,
    asked_about,
    is_less,
    may_be_part,
    sharpest,
)
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

CHAIN: Final = 0.2
"""How likely figures may add up by chance whose times fill the whole's."""

LONGEST: Final = 4
"""Times of a chain at most: months of a quarter, quarters of a year."""

MOST: Final = 40
"""Of more chains than so many some fit by chance."""

LEAST: Final = 2
"""Digits of the roundest figure that others add up to."""

QUARTER: Final = 3
"""Months of a quarter."""

YEAR: Final = 366
JANUARY: Final = 1

TIMED: Final = frozenset({"quarterly", "monthly", "annual", "cumulative", "accumulated"})
"""Words of a figure that say no more than its time does."""

Chain = tuple[Amount, ...]
Starting = Mapping[int, Sequence[tuple[int, Amount]]]
"""The parts by the day on which their times begin, each with the day after its last."""


def chained(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), of times that fill the whole's, told in different articles of one story"""
    if len(ledger.stories.told) < 2:
        return
    concerns = Concerns(ledger)
    for own, sorts, _ in around(ledger, ledger.by_article):
        asked = asked_about(sorts, concerns)
        for whole in own:
            if whole.time is None or whole.digits < LEAST or (whole.time.days or 0) <= 1:
                continue
            some = sorts if concerns.touch(whole.claim) else asked
            near = [part for part in some.get(whole.sort, ()) if is_inside(part, whole, ledger)]
            if near and some is not sorts:
                near = [part for part in sorts[whole.sort] if is_inside(part, whole, ledger)]
            for parts in chains_of(whole, near) if len(near) > 1 else ():
                cells = [ledger.cells[amount.claim.id] for amount in (whole, *parts)]
                if len(set(cells)) == len(cells):
                    prefer = frozenset(amount.claim.id for amount in (whole, *parts))
                    bound = {"whole": cells[0], "parts": tuple(cells[1:])}
                    yield Constraint(rule, bound, LOWERED, prefer=prefer, tentative=True)


def is_inside(part: Amount, whole: Amount, ledger: Ledger) -> bool:
    """Whether a figure may be that of some of the time of a whole."""
    if part.time is None or part.time == whole.time or not is_less(part, whole):
        return False
    within = any(is_within(part, time) for time in (whole.time, whole.months) if time is not None)
    return within and may_be_part(part, whole, ledger.stories, distinct() - TIMED)


def chains_of(whole: Amount, parts: Sequence[Amount]) -> Sequence[Chain]:
    """The chains that fill the time of a whole, or else the months that had ended by then, as far as they are told."""
    times = dict.fromkeys(time for time in (whole.time, whole.months) if time is not None)
    return next(filter(None, ([*told(whole, parts, time)] for time in times)), [])


def told(whole: Amount, parts: Sequence[Amount], time: Period) -> Iterator[Chain]:
    """The chains that add up to a whole, and hardly by chance; else the one that would but for a slip of the pen."""
    found = chains(time, sharpest([part for part in parts if is_within(part, time)]))
    if not 0 < len(found) <= MOST:
        return
    between = [chain for chain in found if len({part.claim.article for part in (whole, *chain)}) > 1]
    less = sum(all(part.size < whole.size for part in chain) for chain in found)
    fitting = [one for one in between if fits(whole.low, whole.high, one) and window(whole, one) * less <= CHAIN]
    yield from fitting
    if not fitting:
        may_be = [chain for chain in between if SLIPS * window(whole, chain) * len(found) <= CHAIN]
        slipped = ([chain for chain in may_be if is_mended(whole, chain, slip)] for slip in SLIP_KINDS)
        likeliest = next(filter(None, slipped), ())
        if len(likeliest) == 1:
            yield likeliest[0]


def chains(time: Period, parts: Sequence[Amount]) -> Sequence[Chain]:
    """The rows of figures whose times follow each other from the first day of a time to its last; of what is told more
    than once the first of those with most digits.
    """
    starting: dict[int, list[tuple[int, Amount]]] = defaultdict(list)
    known = set[tuple[int, int, float]]()
    for part in sorted(parts, key=lambda part: -part.digits):
        for first, until in spans(part, time):
            if (first, until, part.size) not in known:
                known.add((first, until, part.size))
                starting[first].append((until, part))
    return list(leading(time.first, time.until or 0, starting, LONGEST))


def is_within(part: Amount, time: Period) -> bool:
    """Whether a figure is of days inside a time."""
    return any(first >= time.first and until <= (time.until or 0) for first, until in spans(part, time))


def spans(part: Amount, time: Period) -> Iterator[tuple[int, int]]:
    """From when to when a figure is; what a company with a year of its own calls a quarter, by its number, also where
    that lies in its year.
    """
    own = part.time
    if own is None or own.until is None:
        return
    yield own.first, own.until
    if part.months is not None and part.months != own and part.months.until is not None:
        yield part.months.first, part.months.until
    months = time.months or 0
    if months % QUARTER or time.start.month % QUARTER == JANUARY or own.months != QUARTER or time.until is None:
        return
    number = own.start.month // QUARTER + 1
    last = time.shift(months - QUARTER).first
    if number * QUARTER == months and own.start.month % QUARTER == JANUARY and abs(last - own.first) < YEAR:
        yield last, time.until


def leading(first: int, until: int, starting: Starting, most: int) -> Iterator[Chain]:
    """The rows of at most so many figures that lead from a day to another one."""
    for end, part in starting.get(first, ()) if most else ():
        if end == until:
            yield (part,)
        elif end < until:
            yield from ((part, *further) for further in leading(end, until, starting, most - 1))


def window(whole: Amount, chain: Chain) -> float:
    """About how likely a sum of this size fits by chance."""
    return sum(amount.width for amount in (whole, *chain)) / whole.size


def fits(low: float, high: float, chain: Chain) -> bool:
    """Whether figures may add up to something between two ends."""
    return sum(part.low for part in chain) <= high and sum(part.high for part in chain) >= low


def is_mended(whole: Amount, chain: Chain, slip: Slip) -> bool:
    """Whether figures would add up if such a slip of the pen had not been made in one of them."""
    half = whole.width / 2
    if any(fits(meant - half, meant + half, chain) for meant in whole.meant(slip)):
        return True
    return any(
        fits(whole.low - meant + part.size, whole.high - meant + part.size, chain)
        for part in chain
        for meant in part.meant(slip)
    )
