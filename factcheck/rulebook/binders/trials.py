"""Trials: a change, a level that it may have led to, and the figures of other articles that it may have led from.

Only the figures show which of them belong together; this says which are worth a look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.subjects.context import APART
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import EXPECTED, Cell, unit_of
from factcheck.ledger.elsewhere import CARRIED, EXACT, STORY, Found
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, digits
from factcheck.ledger.traits import alike, is_plain, readings, sort_of, words
from factcheck.quantities.interval import Interval
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

ROUGHLY: Final = 4
"""The same, of figures as printed: what they stand for may lie a tenth beside."""

SLACK: Final = 1e-9
"""By what part of it a figure may be off that is not exact."""

CHANCE: Final = (Fraction(1, 50), Fraction(1, 10), Fraction(1, 5))
"""How likely figures may fit by chance that share no word, one, or more, and still be taken for what they seem."""

SPREAD: Final = Fraction(22, 10)
"""How far figures that may be up to FAR times as large or small as another one lie apart, as a natural logarithm."""

NEAR: Final = 1
"""Sentences from a change to a level that it may be of."""


EXACT_FIT: Final = Fraction(1, 2000)
"""How likely figures meet by chance that are taken for one whatever their words."""

LOWERED: Final = 2
"""Steps by which a clash is graded lower: a guess, and between articles."""


class Trial(NamedTuple):
    """A change, filed under a cell, one of so many levels that it may have led to, what this was before (in the narrow
    and in the wide reading), and the figures that may be that.
    """

    cell: Cell
    change: Claim
    level: Claim
    levels: int
    starts: tuple[Interval, Interval]
    found: Sequence[Found]

    def ways(self, found: Found) -> int:
        """How many ways there are to fit that are as likely, by their words, as a figure is."""
        return len({size(other.claim) for other in self.found if other.shared >= found.shared}) * self.levels


def trials(ledger: Ledger, aspect: str) -> Iterator[Trial]:
    """The changes of an aspect, each with each level that it may have led to and each time that it may be measured
    against.
    """
    for cell, changes in in_order(ledger.of_aspect(aspect), ledger):
        if aspect == "change" and real(cell):
            continue
        for change in changes:
            levels = list(levels_of(cell, change, ledger))
            count = 1 if change.of else len(levels)
            for level in levels:
                narrow, wide = (STARTS[aspect](values(level)[at], values(change)[at]) for at in (0, 1))
                if is_signed(wide):
                    for found in candidates(change, level, wide, ledger):
                        yield Trial(cell, change, level, count, (narrow, wide), found)


def in_order(found: Iterable[tuple[Cell, list[Claim]]], ledger: Ledger) -> list[tuple[Cell, list[Claim]]]:
    """Changes by the unit of what they change and by year, so that the figures around them are looked up once."""
    place = ledger.elsewhere.shelves.place
    return sorted(found, key=lambda one: (one[0].unit, *place(one[1][0])[::-1]))


def candidates(change: Claim, level: Claim, start: Interval, ledger: Ledger) -> Iterator[Sequence[Found]]:
    """The figures that may be what a level was before a change: for each time that this may be measured against, and
    where the words of an amount leave that open what the story's articles before gave, whatever its time.
    """
    elsewhere = ledger.elsewhere
    for wanted in elsewhere.base_times(change, level):
        near = likely(elsewhere.around(change, level, wanted), level, start, ledger)
        yield [elsewhere.found(c, change, wanted)._replace(shared=elsewhere.shared(c, level)) for c in near]
    if change.role != "rate" and (change.basis is None or change.basis.kind == "period"):
        near = likely(told_before(change, level, ledger), level, start, ledger)
        yield [Found(c, 0, STORY, elsewhere.shared(c, level)) for c in near]


def likely(around: Iterable[Claim], level: Claim, start: Interval, ledger: Ledger) -> Iterator[Claim]:
    """The figures that are of the size of what a level was before a change, and may be of the same."""
    about_it = float(middle(start))
    for claim in around:
        if (
            about_it < ROUGHLY * abs(about(claim)) < ROUGHLY**2 * about_it
            and claim.id != level.id
            and claim.id in ledger.cells
            and (may_precede(claim, level) or is_exact(claim, start))
            and is_near(readings(claim)[1], start)
        ):
            yield claim


def may_precede(base: Claim, level: Claim) -> bool:
    """Whether nothing in the words of two figures says that one is no base of the other; what is expected is measured
    against what was.
    """
    ahead = EXPECTED in level.subject.measure.modifiers
    return alike(base, level, APART - {EXPECTED} if ahead else APART)


def told_before(change: Claim, level: Claim, ledger: Ledger) -> Iterator[Claim]:
    """The figures in the unit of a level that the articles of its story gave before."""
    sort, own = sort_of(level), ledger.published.get(change.article)
    for number in ledger.stories.beside(change.article):
        day = ledger.published.get(number)
        if own is not None and day is not None and day < own:
            yield from (claim for claim in ledger.by_article[number] if sort_of(claim) == sort and is_plain(claim))


def levels_of(cell: Cell, change: Claim, ledger: Ledger) -> Iterator[Claim]:
    """The levels that a change may have led to: the one printed with it, or else of the same words, and what other
    articles say of that more precisely; or those of the sentences around it.
    """
    printed = ledger.claims.get(change.of or "")
    if printed is None:
        same = ledger.holders.get(cell._replace(aspect="level", base=None), ())
        printed = next((claim for claim in same if claim.article == change.article), None)
    if printed is None:
        yield from levels_near(change, cell.aspect, ledger)
        yield from levels_elsewhere(change, cell.aspect, ledger)
    elif printed.id in ledger.cells:
        yield printed
        yield from told_elsewhere(change, printed, ledger)


def levels_near(change: Claim, aspect: str, ledger: Ledger) -> Iterator[Claim]:
    """The levels of the sentences around a change that it may be of: none that has a change of its own."""
    told = ledger.by_article[change.article]
    changed = {claim.of for claim in told if claim.role == change.role}
    for claim in told:
        close = abs(claim.sentence - change.sentence) <= NEAR and claim.id not in changed and claim.id in ledger.cells
        if close and claim.role in ("now", "share") and is_plain(claim) and may_change(claim, change, aspect):
            yield claim


def levels_elsewhere(change: Claim, aspect: str, ledger: Ledger) -> Iterator[Claim]:
    """The percentages of another article of the story that points may be of."""
    moment = ledger.elsewhere.moment(change) if aspect == "points" else None
    if moment is not None:
        for level in ledger.elsewhere.around(change, change, moment, "ratio"):
            found = ledger.elsewhere.found(level, change, moment)
            same = found.related == STORY and found.timing > CARRIED and ledger.elsewhere.shared(level, change) > 0
            if same and level.id in ledger.cells and level.role != "rate" and alike(level, change):
                yield level


def may_change(level: Claim, change: Claim, aspect: str) -> bool:
    """Whether a change may be one of a level, for its time, its words and its unit."""
    one, other = level.subject, change.subject
    timed = one.period == other.period or one.carried or other.carried
    if not timed or not (other.measure.head == UNRESOLVED or words(level) & words(change)):
        return False
    if aspect == "amount":
        return unit_of(level) == unit_of(change)
    return (level.quantity.unit.dimension == "ratio") == (aspect == "points")


def told_elsewhere(change: Claim, level: Claim, ledger: Ledger) -> Iterator[Claim]:
    """What other articles say of a level in as many digits or more."""
    moment = ledger.elsewhere.moment(level)
    if moment is not None:
        for other in ledger.elsewhere.around(change, level, moment):
            if not is_rounder(level, other):
                continue
            _, timing, related, _ = ledger.elsewhere.found(other, change, moment)
            if not (related and timing):
                continue
            told = (related == STORY and size(other) == size(level)) or ledger.elsewhere.shared(other, level) > 0
            if (timing == EXACT or told) and alike(other, level):
                yield other


def is_rounder(level: Claim, other: Claim) -> bool:
    """Whether a figure may be a rounder one for another, or the very same."""
    reach = float(level.quantity.coarse) * float(level.quantity.unit.scale)
    own, others = about(level), about(other)
    if abs(own - others) > reach + SLACK * abs(own) + SLACK * reach:
        return False
    if len(digits(level.quantity.value)) > len(digits(other.quantity.value)):
        return False
    coarse = Fraction(level.quantity.coarse) * level.quantity.unit.scale
    return abs(size(level) - size(other)) <= coarse and agree(level, other)


def size(claim: Claim) -> Fraction:
    """What a figure comes to in its unit's base scale."""
    return Fraction(claim.quantity.value) * claim.quantity.unit.scale


def about(claim: Claim) -> float:
    """The same roughly, which rules most figures out before they are compared exactly."""
    return float(claim.quantity.value) * float(claim.quantity.unit.scale)


def is_signed(values: Interval) -> bool:
    """Whether values have two ends, and are all above zero or all below it."""
    return values.lo is not None and values.hi is not None and values.lo * values.hi > 0


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
    less, more = sorted((rough(one), rough(other)))
    return more <= (FAR + SLACK) * less


def chance(start: Interval, base: Interval) -> Fraction:
    """How likely a figure fits that is no more than FAR times as large or small, by how far it may be off."""
    ends = [Fraction(end or 0) for values in (start, base) for end in (values.lo, values.hi)]
    return (ends[1] - ends[0] + ends[3] - ends[2]) / middle(start) / SPREAD


def limit(found: Found) -> Fraction:
    """How likely a figure may fit by chance, for all that says that it is of the same."""
    return CHANCE[min(found.shared, len(CHANCE) - 1)] / (1 if found.timing else FAR) / (1 if found.related else FAR)
