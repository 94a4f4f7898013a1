"""Binder of changes whose level or base another article states in words of its own: what they are of is alike, and the
figures fit to the digit.

That they belong together the figures show; so these are guesses, whose clash counts only where a slip explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.ties.values import values
from factcheck.ledger.elsewhere import CARRIED, EXACT, STORY, Found, alike, readings
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.owners import name_of
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.slips import mistyped, transposed
from factcheck.record import replace
from factcheck.rulebook.binders.trials import FAR, LOWERED, STARTS, Trial, is_near, is_signed, middle, size, trials
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TITLE

CHANCE: Final = (Fraction(1, 50), Fraction(1, 10), Fraction(1, 5))
"""How likely figures may fit by chance that share no word, one, or more, and still be taken for what they seem."""

SPREAD: Final = Fraction(22, 10)
"""How far figures that may be up to FAR times as large or small as another one lie apart, as a natural logarithm."""

SLIPS: Final = 3
"""How many times as likely slips may be that make figures fit: what shares words and time mostly does not clash."""

LIKE: Final = 2
"""Words that figures share which should be of one thing though their articles are not of one story."""

MOST: Final = 4
"""Figures that say the same of what a change leads from, of which each is told."""

Slip = Callable[[Quantity], Iterator[Quantity]]


def between(rule: Rule, ledger: Ledger, aspect: str, role: str) -> Iterator[Constraint]:
    """One constraint for each change of this aspect whose level or base only another article states: those that fit,
    then those that one slip would make fit in figures that others do not need.
    """
    if len(ledger.by_article) < 2:
        return
    left, taken, based = [], set[tuple[int, Fraction]](), set[str]()
    for trial in trials(ledger, aspect):
        bases = fitting(trial)
        for base in bases:
            taken.add((trial.change.article, size(base)))
            based.add(trial.change.id)
            yield from bound(rule, role, trial, base, ledger)
        if not bases and may_be_mended(trial):
            left.append(trial)
    ledger.elsewhere.forget()
    for trial in left:
        if trial.change.id in based or is_borne_out(trial, ledger):
            continue
        free = [f for f in trial.found if (trial.change.article, size(f.claim)) not in taken]
        slipped = mended(free, trial, aspect)
        if slipped is not None:
            yield from bound(rule, role, trial, slipped, ledger)


def mended(free: Sequence[Found], trial: Trial, aspect: str) -> Claim | None:
    """The figure that one slip of the pen keeps from fitting, and hardly by chance: two digits that changed places, or
    in what shares words another digit.
    """
    may_be = [f for f in free if is_timed(f, trial.level) and is_like(f, trial.level)]
    for slip in (transposed, mistyped):
        found = [f for f in may_be if (f.shared or slip is transposed) and is_mended(slip, f, trial, aspect)]
        if found:
            return likest(found, trial.level)
    return None


def may_be_mended(trial: Trial) -> bool:
    """Whether a slip could have kept some figure from fitting: only such trials wait until all are made."""
    return trial.levels == 1 and any(is_timed(f, trial.level) and is_like(f, trial.level) for f in trial.found)


def is_borne_out(trial: Trial, ledger: Ledger) -> bool:
    """Whether the base printed with a level in its own article fits."""
    printed = ledger.holders.get(ledger.bases[trial.level.id], ()) if trial.level.id in ledger.bases else ()
    return any(readings(claim)[1].meets(trial.starts[1]) for claim in printed)


def bound(rule: Rule, role: str, trial: Trial, base: Claim, ledger: Ledger) -> Iterator[Constraint]:
    """The constraint of a level, a change and a base, unless two of them are one figure."""
    cells = {"now": ledger.cells[trial.level.id], role: trial.cell, "before": ledger.cells[base.id]}
    prefer = frozenset((trial.level.id, trial.change.id, base.id))
    if len(set(cells.values())) == len(cells):
        yield Constraint(rule, cells, LOWERED, prefer=prefer, tentative=True)


def fitting(trial: Trial) -> Sequence[Claim]:
    """The figure that fits and is likest, and those that agree with it; none where others are as like."""
    found = [f for f in trial.found if fits(f, trial)]
    base = likest(found, trial.level)
    if base is None:
        return ()
    agreeing = [f.claim for f in found if f.claim.id != base.id and values(f.claim)[1].meets(values(base)[1])]
    return [base, *agreeing][:MOST]


def fits(found: Found, trial: Trial) -> bool:
    """Whether a figure fits, and hardly does so by chance, for how sharp the figures are and how many might have."""
    for start, own in zip(trial.starts, readings(found.claim), strict=True):
        if own.meets(start):
            return chance(start, own) * trial.ways(found) <= limit(found)
    return False


def chance(start: Interval, base: Interval) -> Fraction:
    """How likely a figure fits that is no more than FAR times as large or small, by how far it may be off."""
    ends = [Fraction(end or 0) for values in (start, base) for end in (values.lo, values.hi)]
    return (ends[1] - ends[0] + ends[3] - ends[2]) / middle(start) / SPREAD


def limit(found: Found) -> Fraction:
    """How likely a figure may fit by chance, for all that says that it is of the same."""
    return CHANCE[min(found.shared, len(CHANCE) - 1)] / (1 if found.timing else FAR) / (1 if found.related else FAR)


def likest(found: Sequence[Found], level: Claim) -> Claim | None:
    """The figure that is likest; None where there is none, or where figures that differ are equally like."""
    ranks = [rank(f, level) for f in found]
    top = [f.claim for f, own in zip(found, ranks, strict=True) if own == max(ranks)]
    return top[0] if len({size(claim) for claim in top}) == 1 else None


def rank(found: Found, level: Claim) -> tuple[int, ...]:
    """How much a figure has in common with a level, and how well it says of what time it is."""
    claim = found.claim
    same = claim.subject.entity == level.subject.entity
    return found.shared + found.timing, same, claim.subject.period is not None, claim.block != TITLE


def is_timed(found: Found, level: Claim) -> bool:
    """Whether a figure is of the time that is asked for, as far as is said."""
    return found.timing > CARRIED or (found.timing == CARRIED and level.subject.carried)


def is_like(found: Found, level: Claim) -> bool:
    """Whether a figure that does not fit should: words say so, or the time, and nothing says that it is another's."""
    owners = {name_of(claim.subject.entity) for claim in (found.claim, level)} - places().keys()
    if found.related < STORY and found.shared < LIKE:
        return False
    told = found.shared > 0 or (found.related == STORY and found.timing == EXACT)
    return told and len(owners) < 2 and alike(found.claim, level)


def same_measure(one: Claim, other: Claim) -> bool:
    """Whether nothing says that two figures measure different things; growth may be that of what the other one is."""
    heads = {claim.subject.measure.head for claim in (one, other)} - {UNRESOLVED}
    return len(heads) < 2 or one.kind != other.kind


def is_mended(slip: Slip, found: Found, trial: Trial, aspect: str) -> bool:
    """Whether a slip in one of the figures would make them fit, and hardly by chance."""
    claims = (trial.level, trial.change, found.claim)
    printed = [values(claim)[0] for claim in claims]
    made = []
    for at, claim in enumerate(claims):
        for meant in slip(claim.quantity):
            amended = list(printed)
            amended[at] = values(replace(claim, quantity=meant))[0]
            now, change, base = amended
            start = trial.starts[0] if claim is found.claim else STARTS[aspect](now, change)
            if is_signed(start) and is_signed(base):
                made.append((start, base))
    if not any(start.meets(base) and is_near(start, base) for start, base in made):
        return False
    likely = sum((chance(start, base) for start, base in made if is_near(start, base)), Fraction(0))
    most = limit(found) * (SLIPS if same_measure(found.claim, trial.level) else 1)
    return likely * trial.ways(found) <= most
