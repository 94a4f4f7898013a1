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
from factcheck.ledger.elsewhere import CARRIED, EXACT, Found, words
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.owners import name_of
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.slips import mistyped, transposed
from factcheck.record import replace
from factcheck.rulebook.binders.trials import FAR, STARTS, Trial, is_near, is_signed, middle, size, trials
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TITLE

CHANCE: Final = (Fraction(1, 50), Fraction(1, 10), Fraction(1, 5))
"""How likely figures may fit by chance that share no word, one, or more, and still be taken for what they seem."""

SLIPS: Final = 3
"""How many times as likely slips may be that make figures fit: what shares words and time mostly does not clash."""

LOWERED: Final = 2
"""Steps by which a clash is graded lower: a guess, and between articles."""

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
        if not bases:
            left.append(trial)
    for trial in left:
        free = [f for f in trial.found if (trial.change.article, size(f.claim)) not in taken]
        slipped = likest([f for f in free if is_slip(f, trial, aspect)], trial.level)
        if slipped is not None and trial.change.id not in based:
            yield from bound(rule, role, trial, slipped, ledger)


def bound(rule: Rule, role: str, trial: Trial, base: Claim, ledger: Ledger) -> Iterator[Constraint]:
    """The constraint of a level, a change and a base, unless two of them are one figure."""
    cells = {"now": ledger.cells[trial.level.id], role: trial.cell, "before": ledger.cells[base.id]}
    prefer = frozenset((trial.level.id, trial.change.id, base.id))
    if len(set(cells.values())) == len(cells):
        yield Constraint(rule, cells, LOWERED, prefer=prefer, tentative=True)


def fitting(trial: Trial) -> Sequence[Claim]:
    """The figure that fits and is likest, in each article that gives it; none where others are as like."""
    found = [f for f in trial.found if fits(f, trial)]
    base = likest(found, trial.level)
    if base is None:
        return ()
    same = {f.claim.article: f.claim for f in found if size(f.claim) == size(base)}
    return list({**same, base.article: base}.values())


def fits(found: Found, trial: Trial) -> bool:
    """Whether a figure fits, and hardly does so by chance, for how sharp the figures are and how many might have."""
    wide = values(found.claim)[1]
    return wide.meets(trial.start) and window(trial.start, wide) * trial.ways <= limit(found, trial)


def window(start: Interval, base: Interval) -> Fraction:
    """About how likely a figure of this size fits by chance: by how much of its size it may be off."""
    ends = [Fraction(end or 0) for values in (start, base) for end in (values.lo, values.hi)]
    return (ends[1] - ends[0] + ends[3] - ends[2]) / (2 * middle(start))


def limit(found: Found, trial: Trial) -> Fraction:
    """How likely a figure may fit by chance, for all that says that it is of the same."""
    shared = min(len(words(found.claim) & words(trial.level)), len(CHANCE) - 1)
    return CHANCE[shared] / (1 if found.timing else FAR) / (1 if found.related else FAR)


def likest(found: Sequence[Found], level: Claim) -> Claim | None:
    """The figure that is likest; None where there is none, or where figures that differ are equally like."""
    ranks = [rank(f, level) for f in found]
    top = [f.claim for f, own in zip(found, ranks, strict=True) if own == max(ranks)]
    return top[0] if len({size(claim) for claim in top}) == 1 else None


def rank(found: Found, level: Claim) -> tuple[int, ...]:
    """How much a figure has in common with a level, and how well it says of what time it is."""
    claim = found.claim
    same = claim.subject.entity == level.subject.entity
    return len(words(claim) & words(level)), same, found.timing, claim.subject.period is not None, claim.block != TITLE


def is_slip(found: Found, trial: Trial, aspect: str) -> bool:
    """Whether one slip of the pen would make figures fit, and hardly by chance: two digits that changed places, or of
    what shares words another digit.
    """
    if trial.levels > 1 or not (is_timed(found, trial.level) and is_like(found, trial.level)):
        return False
    slips = (transposed, mistyped) if words(found.claim) & words(trial.level) else (transposed,)
    return any(is_mended(slip, found, trial, aspect) for slip in slips)


def is_timed(found: Found, level: Claim) -> bool:
    """Whether a figure is of the time that is asked for, as far as is said."""
    return found.timing > CARRIED or (found.timing == CARRIED and level.subject.carried)


def is_like(found: Found, level: Claim) -> bool:
    """Whether a figure that does not fit should: words say so, or the time, and nothing says that it is another's."""
    one, other = found.claim.subject, level.subject
    heads = {one.measure.head, other.measure.head} - {UNRESOLVED}
    owners = {name_of(subject.entity) for subject in (one, other)} - places().keys()
    told = bool(words(found.claim) & words(level)) or (found.related and found.timing == EXACT)
    return told and len(heads) < 2 and len(owners) < 2


def is_mended(slip: Slip, found: Found, trial: Trial, aspect: str) -> bool:
    """Whether a slip in one of the figures would make them fit, and not just because it could be any of many."""
    claims = (trial.level, trial.change, found.claim)
    mended, chance = False, Fraction(0)
    for at, claim in enumerate(claims):
        for meant in slip(claim.quantity):
            now, change, base = (values(replace(c, quantity=meant) if n == at else c)[1] for n, c in enumerate(claims))
            start = STARTS[aspect](now, change)
            if is_signed(start) and is_near(start, base):
                chance += window(start, base) * trial.ways / 2
                mended = mended or start.meets(base)
    return mended and chance <= SLIPS * limit(found, trial)
