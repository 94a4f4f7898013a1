"""Levels: those that a change may have led to, by what is printed with it, near it, or told of the same elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.cells import Cell, unit_of
from factcheck.ledger.elsewhere import CARRIED, EXACT, STORY
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, digits
from factcheck.ledger.traits import about, alike, is_plain, size, time_of, words

SLACK: Final = 1e-9
"""By what part of it a figure may be off that is not exact."""

NEAR: Final = 1
"""Sentences from a change to a level that it may be of."""


def levels_of(cell: Cell, change: Claim, ledger: Ledger) -> Iterator[Claim]:
    """The levels that a change may have led to: the one printed with it, or else of the same words, and what other
    articles say of that more precisely; or those of the sentences around it.
    """
    printed = printed_with(cell, change, ledger)
    if printed is None:
        yield from levels_around(change, cell.aspect, ledger)
    elif printed.id in ledger.cells:
        yield printed
        yield from told_elsewhere(change, printed, ledger)


def printed_with(cell: Cell, change: Claim, ledger: Ledger) -> Claim | None:
    """The level printed with a change, or else the first of its article in the same words."""
    printed = ledger.claims.get(change.of or "")
    if printed is None:
        same = ledger.holders.get(cell._replace(aspect="level", base=None), ())
        return next((claim for claim in same if claim.article == change.article), None)
    return printed


def levels_around(change: Claim, aspect: str, ledger: Ledger) -> Iterator[Claim]:
    """The levels that a change may be of that none is printed with."""
    yield from levels_near(change, aspect, ledger)
    yield from levels_elsewhere(change, aspect, ledger)
    if aspect == "change":
        yield from levels_of_story(change, ledger)


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


def levels_of_story(change: Claim, ledger: Ledger) -> Iterator[Claim]:
    """The levels of other articles of the story, told without a change of theirs, that growth of the very same time may
    be of by its words.
    """
    time = time_of(change) if change.of is None else None
    for number in ledger.stories.beside(change.article) if time is not None else ():
        told = ledger.by_article[number]
        changed = {claim.of for claim in told if claim.kind == "change"}
        for level in told:
            if level.kind == "level" and level.role == "now" and level.id not in changed and time_of(level) == time:
                same = words(level) & words(change) and not ledger.stories.owned_apart(level, change)
                if same and is_one_measure(level, change) and level.id in ledger.cells and is_plain(level):
                    yield level


def is_one_measure(level: Claim, change: Claim) -> bool:
    """Whether nothing says that growth is of another measure than a level's."""
    heads = {claim.subject.measure.head for claim in (level, change)} - {UNRESOLVED}
    return len(heads) < 2 and alike(level, change)


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
