"""Trials: a change, a level that it may have led to, and the figures of other articles that it may have led from.

Only the figures show which of them belong together; this says which are worth a look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.context import APART
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import EXPECTED, Cell
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.elsewhere import Found
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.traits import about, alike, readings, size
from factcheck.quantities.interval import Interval
from factcheck.rulebook.binders.earlier import is_off_forecast, told_earlier
from factcheck.rulebook.binders.levels import SLACK, is_rounder, levels_around, levels_of, printed_with
from factcheck.rulebook.binders.nearby import real

ONE: Final = Interval.from_value(1)
STARTS: Final[Mapping[str, Callable[[Interval, Interval], Interval]]] = {
    "change": lambda level, change: level / (ONE + change),
    "amount": lambda level, change: level - change,
    "points": lambda level, change: level - change,
    "factor": lambda level, change: level / change,
}
"""What a level was before a change of each aspect."""

FAR: Final = 3
"""What is this many times as large is no candidate."""

ROUGHLY: Final = 10
"""The same of figures as printed, of which a slip of the pen may have made one so many times as large."""

CHANCE: Final = (Fraction(1, 50), Fraction(1, 10), Fraction(1, 5))
"""How likely figures may fit by chance that share no word, one, or more, and still be taken for what they seem."""

SPREAD: Final = Fraction(22, 10)
"""How far figures that may be up to FAR times as large or small as another one lie apart, as a natural logarithm."""


EXACT_FIT: Final = Fraction(1, 2000)
"""How likely figures meet by chance that are taken for one whatever their words."""

LOWERED: Final = 2
"""Steps by which a clash is graded lower: a guess, and between articles."""


Filed = Sequence[tuple[Cell, list[Claim]]]
"""Changes by their cells."""


class Trial(NamedTuple):
    """A change, filed under a cell, one of so many levels that it may have led to, what this was before (in the narrow
    and in the wide reading), the figures that may be that, and those that a slip of the pen may keep from being it.
    """

    cell: Cell
    change: Claim
    level: Claim
    levels: int
    starts: tuple[Interval, Interval]
    found: Sequence[Found]
    around: Sequence[Found] = ()

    def ways(self, found: Found) -> int:
        """How many ways there are to fit that are as likely, by their words, as a figure is."""
        alike = {size(other.claim) for other in self.found if other.shared >= found.shared}
        return len(alike | {size(found.claim)}) * self.levels


def trials(ledger: Ledger, aspect: str) -> Iterator[Trial]:
    """The changes of an aspect, each with each level that it may have led to and each time that it may be measured
    against.
    """
    told = [(cell, changes) for cell, changes in ledger.of_aspect(aspect) if aspect != "change" or not real(cell)]
    for cell, changes in in_order(asked_about(told, ledger), ledger):
        for change in changes:
            levels = list(levels_of(cell, change, ledger))
            count, rates = 1 if change.of else len(levels), values(change)
            for level in levels:
                sizes = values(level)
                wide = STARTS[aspect](sizes[1], rates[1])
                if is_signed(wide):
                    narrow, size_before = STARTS[aspect](sizes[0], rates[0]), rough(wide)
                    for found in candidates(change, level, wide, ledger):
                        near = [f for f in found if lies_near(f.claim, size_before)]
                        yield Trial(cell, change, level, count, (narrow, wide), near, found)


def asked_about(told: Filed, ledger: Ledger) -> Filed:
    """The changes of those articles of which one may be tied to a figure that is asked about."""
    if ledger.asked is None:
        return told
    concerns = Concerns(ledger)
    near = {change.article for cell, changes in told for change in changes if may_concern(cell, change, concerns)}
    some = ((cell, [change for change in changes if change.article in near]) for cell, changes in told)
    return [(cell, changes) for cell, changes in some if changes]


def may_concern(cell: Cell, change: Claim, concerns: Concerns) -> bool:
    """Whether a change, or a level or base that it may have, is asked about."""
    ledger = concerns.ledger
    printed = printed_with(cell, change, ledger)
    levels = [printed] if printed is not None else [*levels_around(change, cell.aspect, ledger)]
    if concerns.touch(change, *levels) or concerns.tell_before(change.article):
        return True
    for level in levels:
        time = ledger.elsewhere.moment(level)
        if time is not None and any(is_rounder(level, other) for other in concerns.around(level, time)):
            return True
        based = [c for time in ledger.elsewhere.base_times(change, level) for c in concerns.around(level, time)]
        start = STARTS[cell.aspect](values(level)[1], values(change)[1])
        if based and any(likely(based, change, level, start, ledger)):
            return True
    return False


def in_order(found: Filed, ledger: Ledger) -> Filed:
    """Changes by the unit of what they change and by year, so that the figures around them are looked up once."""
    place = ledger.elsewhere.shelves.place
    return sorted(found, key=lambda one: (one[0].unit, *place(one[1][0])[::-1]))


def candidates(change: Claim, level: Claim, start: Interval, ledger: Ledger) -> Iterator[Sequence[Found]]:
    """The figures that may be what a level was before a change: for each time that this may be measured against, and
    of what the story's articles before gave that of no certain time, or where the words of an amount leave its time
    open all of it.
    """
    elsewhere = ledger.elsewhere
    for wanted in elsewhere.base_times(change, level):
        near = likely(elsewhere.around(change, level, wanted), change, level, start, ledger)
        yield [elsewhere.found(c, change, wanted)._replace(shared=elsewhere.shared(c, level)) for c in near]
    earlier = {found.claim.id: found for found in told_earlier(change, level, ledger)}
    near = likely((found.claim for found in earlier.values()), change, level, start, ledger)
    yield [earlier[c.id]._replace(shared=elsewhere.shared(c, level)) for c in near]


def likely(
    around: Iterable[Claim], change: Claim, level: Claim, start: Interval, ledger: Ledger
) -> Iterator[Claim]:
    """The figures that are of the size of what a level was before a change, and may be of the same."""
    about_it = rough(start)
    for claim in around:
        if (
            about_it < ROUGHLY * abs(about(claim)) < ROUGHLY**2 * about_it
            and claim.id != level.id
            and claim.id in ledger.cells
            and (may_precede(claim, level, change) or is_exact(claim, start))
        ):
            yield claim


def may_precede(base: Claim, level: Claim, change: Claim) -> bool:
    """Whether nothing in the words of two figures says that one is no base of the other; what is expected is measured
    against what was, and what is measured against a forecast is so.
    """
    ahead = EXPECTED in level.subject.measure.modifiers or is_off_forecast(change)
    return alike(base, level, APART - {EXPECTED} if ahead else APART)


def is_signed(values: Interval) -> bool:
    """Whether values have two ends, and are all above zero or all below it."""
    return values.lo is not None and values.hi is not None and values.lo.numerator * values.hi.numerator > 0


def middle(values: Interval) -> Fraction:
    """The middle of values that have two ends, without its sign."""
    return abs((values.lo or Fraction(0)) + (values.hi or Fraction(0))) / 2


def rough(values: Interval) -> float:
    """The same roughly."""
    return abs(float(values.lo or 0) + float(values.hi or 0)) / 2


def is_exact(claim: Claim, start: Interval) -> bool:
    """Whether a figure is what a level was before to so many digits that its words say nothing against it."""
    own = readings(claim)[0]
    return own.meets(start) and is_signed(own) and chance(start, own) <= EXACT_FIT


def is_near(one: Interval, other: Interval) -> bool:
    """Whether two values are of one size."""
    return is_sized(rough(one), rough(other))


def lies_near(claim: Claim, about_it: float) -> bool:
    """Whether a figure is of about some size; one that is told as it is lies in the middle of its own."""
    plain = claim.quantity.is_plain() and claim.quantity.form == "digits"
    return is_sized(abs(about(claim)) if plain else rough(readings(claim)[1]), about_it)


def is_sized(one: float, other: float) -> bool:
    """Whether two sizes are alike."""
    return max(one, other) <= (FAR + SLACK) * min(one, other)


def chance(start: Interval, base: Interval) -> Fraction:
    """How likely a figure fits that is no more than FAR times as large or small, by how far it may be off."""
    wide = (start.hi or 0) - (start.lo or 0) + (base.hi or 0) - (base.lo or 0)
    return Fraction(wide) / middle(start) / SPREAD


def limit(found: Found) -> Fraction:
    """How likely a figure may fit by chance, for all that says that it is of the same."""
    return CHANCE[min(found.shared, len(CHANCE) - 1)] / (1 if found.timing else FAR) / (1 if found.related else FAR)
