"""Binder of changes whose level or base another article states in words of its own: what they are of is alike, and the
figures fit to the digit.

That they belong together the figures show; so these are guesses, whose clash counts only where a slip explains it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import EXPECTED
from factcheck.ledger.elsewhere import CARRIED, EXACT, STORY, Found
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct
from factcheck.ledger.owners import name_of
from factcheck.ledger.resemblance import CERTAIN
from factcheck.ledger.sameness import digits
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import alike, readings, size, time_of, told_shorter
from factcheck.quantities.slips import mistypings, transpositions
from factcheck.rulebook.binders.earlier import is_off_forecast
from factcheck.rulebook.binders.mended import Three, is_mended, printed_of
from factcheck.rulebook.binders.trials import LOWERED, Trial, chance, limit, trials
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TITLE

LIKE: Final = 2
"""Words that figures share which should be of one thing though their articles are not of one story."""

TELLING: Final = 2
"""Digits of a change that is of something else by chance no more often than figures of one name are."""

YEAR: Final = 12
"""Months of the time that a change of no named base is measured from."""

MOST: Final = 4
"""Figures that say the same of what a change leads from, of which each is told."""


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
        if not bases and may_be_mended(trial, ledger.stories):
            left.append(trial)
    yield from slips(rule, role, [trial for trial in left if trial.change.id not in based], taken, ledger)


def slips(
    rule: Rule, role: str, left: Iterable[Trial], taken: Set[tuple[int, Fraction]], ledger: Ledger
) -> Iterator[Constraint]:
    """The constraints of changes that nothing fits: a level and a base, the only ones that one slip would make fit in
    figures that others do not need.
    """
    found: dict[str, list[tuple[Trial, Claim]]] = defaultdict(list)
    for trial in left:
        free = [f for f in trial.around if (trial.change.article, size(f.claim)) not in taken]
        base = mended(free, trial, ledger.stories) if not is_borne_out(trial, ledger) else None
        if base is not None:
            found[trial.change.id].append((trial, base))
    for ways in found.values():
        if len({(size(trial.level), size(base)) for trial, base in ways}) == 1:
            for trial, base in ways:
                yield from bound(rule, role, trial, base, ledger)


def mended(free: Sequence[Found], trial: Trial, stories: Stories) -> Claim | None:
    """The figure that one slip of the pen keeps from fitting, and hardly by chance: two digits that changed places, or
    in what shares words another digit.
    """
    reached = (f for f in free if f in trial.found or is_sharp(f.claim, trial.level))
    likely = [f for f in reached if is_timed(f, trial) and is_like(f, trial, stories)]
    told = [printed_of(claim) for claim in (trial.level, trial.change)] if likely else []
    may_be = [Three(trial, f, told) for f in likely]
    for slip in (transpositions, mistypings):
        some = (t for t in may_be if t.found.shared or slip is transpositions or is_owned(t.found, trial))
        found = [three.found for three in some if is_mended(slip, three)]
        if found:
            return likest(found, trial.level)
    return None


def is_owned(found: Found, trial: Trial) -> bool:
    """Whether a figure is of the very owner and time that are asked for."""
    owners = {name_of(claim.subject.entity) for claim in (found.claim, trial.level)}
    return found.timing == EXACT and len(owners) == 1 and "" not in owners


def may_be_mended(trial: Trial, stories: Stories) -> bool:
    """Whether a slip could have kept some figure from fitting: only such trials wait until all are made."""
    told = (is_timed(found, trial) and is_like(found, trial, stories) for found in trial.around)
    return (trial.starts[1].lo or 0) > 0 and any(told)


def is_borne_out(trial: Trial, ledger: Ledger) -> bool:
    """Whether the base printed with a level in its own article fits."""
    printed = ledger.holders.get(ledger.bases[trial.level.id], ()) if trial.level.id in ledger.bases else ()
    return any(readings(claim)[1].meets(trial.starts[1]) for claim in printed)


def bound(rule: Rule, role: str, trial: Trial, base: Claim, ledger: Ledger) -> Iterator[Constraint]:
    """The constraint of a level, a change and a base, unless two of them are one figure."""
    cells = {"now": ledger.cells[trial.level.id], role: trial.cell, "before": ledger.cells[base.id]}
    prefer = (trial.level.id, trial.change.id, base.id)
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
    """Whether a figure fits, and hardly does so by chance, for how sharp the figures are and how many might have; what
    is of no known time has to fit as printed.
    """
    for start, own in zip(trial.starts, readings(found.claim), strict=True):
        if own.meets(start):
            return chance(start, own) * trial.ways(found) <= limit(found)
        if not found.timing:
            return False
    return False


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


def is_timed(found: Found, trial: Trial) -> bool:
    """Whether a figure is of the time that is asked for, as far as is said; a rate whose base is of no known time is
    only borne out.
    """
    level = trial.level
    if found.timing:
        return (found.timing > CARRIED or level.subject.carried) and not is_only_next_to(found.claim, trial)
    unknown = trial.change.role != "rate" and (time_of(found.claim) is None or time_of(level) is None)
    return (unknown or is_forecast(found, trial)) and found.related == STORY and found.shared >= LIKE


def is_only_next_to(base: Claim, trial: Trial) -> bool:
    """Whether a figure is of the time before that of a level, which the words of a change do not name, as they may mean
    a year; or of one after it.
    """
    own, then = time_of(trial.level), time_of(base)
    if own is None or then is None or own.until is None:
        return False
    basis = trial.change.basis
    unsaid = (basis is None or basis.kind == "annualised") and own.previous() != own.shift(-YEAR)
    return then.first >= own.until or (unsaid and then == own.previous())


def is_forecast(found: Found, trial: Trial) -> bool:
    """Whether a figure is what was expected, and a change says how far from that something lies."""
    return is_off_forecast(trial.change) and EXPECTED in found.claim.subject.measure.modifiers


def is_like(found: Found, trial: Trial, stories: Stories) -> bool:
    """Whether a figure that does not fit should: words say so, or the time, and nothing says that it is another's."""
    claim, level = found.claim, trial.level
    apart = claim.quantity.unit.per != level.quantity.unit.per
    telling = distinct() - {EXPECTED} if is_forecast(found, trial) else None
    if apart or stories.owned_apart(claim, level) or not alike(claim, level, telling):
        return False
    owners = {name_of(one.subject.entity) for one in (claim, level)} - places().keys() - {""}
    if found.related < STORY:
        return found.shared >= LIKE and len(owners) < 2
    told = found.shared > 0 or found.timing == EXACT
    if len(owners) > 1 and not told_shorter(claim.subject.entity, level.subject.entity):
        told = found.shared >= LIKE and len(digits(trial.change.quantity.value)) >= TELLING
    return told or is_sharp(claim, trial.change, level)


def is_sharp(*claims: Claim) -> bool:
    """Whether each of some figures prints so many digits that a slip can be told from another figure."""
    return all(len(digits(claim.quantity.value)) >= CERTAIN for claim in claims)
