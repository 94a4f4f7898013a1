"""Binder of figures set side by side with what they were before: a slip of a power of ten shows in their sizes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.formers import POWERS
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.said.directions import GAIN, is_bare
from factcheck.claims.ties.said.pairs import alike, cue
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.once import found_once
from factcheck.quantities.interval import Interval
from factcheck.quantities.rounding import exact
from factcheck.rulebook.binders.headed import is_end_before
from factcheck.rulebook.binders.linked import constant
from factcheck.rulebook.constraint import REFERENCE, Constraint, Premise
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TABLE, TITLE

STEADY: Final = Interval(Fraction(1, 20), Fraction(20))
"""How many times as much as before, at least and at most, what hardly changes overnight may be."""

UNSTEADY: Final = Interval(Fraction(1, 300), Fraction(300))
"""The same of profits, balances and the like, which may be next to nothing."""

FEW: Final = 20
"""Counts below this change by leaps."""

LITTLE: Final = Fraction(1, 100)
"""So do percentages below this."""

ELIDED: Final = 10_000
"""Figures below this may leave out the magnitude that the one beside them is printed with."""

LONG: Final = 3 * 366
YEAR: Final = 12
YEARS: Final = 36
"""Days, or months, between two times after which nothing need be of the size that it was."""


PER_SHARE: Final = "earnings-per-share"
"""What stands beside the earnings themselves, and shrinks with the number of shares."""


def magnitudes(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """now == before * times, for each figure beside which its sentence, or the next, sets what it was before."""
    for now, base in found_once(ledger, side_by_side):
        cells = {"now": ledger.cells[now.id], "before": ledger.cells[base.id], "times": constant(base, "times")}
        if cells["now"] != cells["before"]:
            yield Constraint(rule, cells, decisive=False, prefer=(now.id, base.id))


def likely(ledger: Ledger) -> Iterator[Premise]:
    """How many times as much as before a figure is that is not odd, as a premise that nobody is blamed for."""
    for now, base in found_once(ledger, side_by_side):
        fair = UNSTEADY if now.subject.measure.head in cue("unsteady") else STEADY
        yield Premise(f"{REFERENCE}jump:{base.id}", constant(base, "times"), fair, fair)


def side_by_side(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Each figure with what words set beside it as its former value, or what its sentence or the next one says of the
    time just before, where no change is told that leads to it.
    """
    changes = [claim for claim in ledger.claims.values() if claim.role in CHANGES]
    changed = {claim.of for claim in changes}
    loose = {(claim.article, claim.sentence) for claim in changes if claim.of is None}
    for now, base in (*printed_together(ledger), *of_two_times(ledger)):
        if now.id in changed or (now.article, now.sentence) in loose or (GAIN, base.id) in now.links:
            continue
        if not (are_of_one_sort(now, base) and is_sizeable(now) and is_sizeable(base)) or is_long_ago(now, base):
            continue
        if not is_of_neighbour(now, base, ledger):
            yield now, base


def is_of_neighbour(now: Claim, base: Claim, ledger: Ledger) -> bool:
    """Whether a figure that does not say what it measures is of the size of another one beside the one that it would
    stand for, and far from that ("of the 18,798 sold 375 went abroad; in October last year it was 18,110").
    """
    if base.subject.says_measure or is_of_size(now, base):
        return False
    others = (one for one in ledger.beside_in(now) if one.role == "now" and one not in (now, base))
    return any(is_sizeable(one) and alike(one, base) and is_of_size(one, base) for one in others)


def is_of_size(one: Claim, other: Claim) -> bool:
    """Whether neither of two figures is many times the other."""
    return STEADY.contains(exact(one.quantity.value) / exact(other.quantity.value))


def are_of_one_sort(now: Claim, base: Claim) -> bool:
    """Whether two figures are of one unit and sign, and a bare number stands beside nothing but numbers."""
    one_sort = now.sign == base.sign and alike(now, base) and (is_bare(base) or not is_bare(now))
    return one_sort and not is_elided(now, base) and not is_of_another(now, base)


def is_elided(now: Claim, base: Claim) -> bool:
    """Whether one of two figures leaves out the magnitude of the other ("139 million kronor, after 138")."""
    short, other = sorted((now.quantity, base.quantity), key=lambda quantity: quantity.value)
    if short.step > 1 or other.step <= 1 or not 0 < short.value < ELIDED:
        return False
    return any(STEADY.contains(exact(other.value) / (exact(short.value) * power)) for power in POWERS)


def is_of_another(now: Claim, base: Claim) -> bool:
    """Whether a bare figure with a magnitude stands beside things counted one by one, and so is set beside some other
    ("1.26 billion pesos with 394 branches, against 1.21 billion with 408").
    """
    return is_bare(base) and not is_bare(now) and now.quantity.step <= 1 < base.quantity.step


def printed_together(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Each figure with its base."""
    for base in ledger.claims.values():
        if base.role == "base" and base.of in ledger.cells and base.id in ledger.cells:
            now = ledger.claims[base.of]
            if now.sentence == base.sentence or not (is_unnamed(now) or follows_another(base, ledger)):
                yield now, base


def is_unnamed(claim: Claim) -> bool:
    """Whether nobody knows what a figure measures, so that one of another sentence may be of something else."""
    return claim.subject.measure.head == UNRESOLVED


def follows_another(base: Claim, ledger: Ledger) -> bool:
    """Whether a level of the sort of a base stands before it in its sentence, and rather is what it became."""
    before = (claim for claim in ledger.beside_in(base) if claim.quantity.start < base.quantity.start)
    return any(one.role == "now" and alike(one, base) for one in before)


def of_two_times(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Each figure with the next one that says the same of the time just before."""
    last: dict[Cell, Claim] = {}
    for claim in ledger.claims.values():
        cell = ledger.cells.get(claim.id)
        if cell is None or cell.aspect != "level" or claim.role != "now" or claim.block in (TABLE, TITLE):
            continue
        same = cell._replace(when=())
        other = last.get(same)
        if other is not None and other.article == claim.article and claim.sentence - other.sentence <= 1:
            if is_before(other, claim):
                yield claim, other
            elif is_before(claim, other):
                yield other, claim
        last[same] = claim


def is_before(one: Claim, other: Claim) -> bool:
    """Whether a claim is of the time right before that of another one, or of the same time a year before; of the end of
    a month, of that of the month, the quarter or the year before.
    """
    first, then = one.subject.period, other.subject.period
    if first is None or then is None or then.until is None:
        return False
    return is_end_before(first, then) or first in (then.shift(-YEAR), then.shift(-(then.months or YEAR)))


def is_sizeable(claim: Claim) -> bool:
    """Whether a figure has two ends, and is not so small that it may change by leaps."""
    narrow, unit = values(claim)[0], claim.quantity.unit
    if claim.subject.measure.head == PER_SHARE or narrow.lo is None or narrow.hi is None or claim.quantity.value <= 0:
        return False
    if unit.dimension in ("count", "number"):
        return claim.quantity.value >= FEW
    return unit.dimension != "ratio" or exact(claim.quantity.value) * unit.scale >= LITTLE


def is_long_ago(now: Claim, base: Claim) -> bool:
    """Whether years lie between the times of two figures."""
    period, basis = now.subject.period, base.basis
    if basis is None:
        return False
    if basis.period is not None and period is not None:
        return abs(period.first - basis.period.first) > LONG
    return basis.kind == "shift" and (basis.months or 0) > YEARS
