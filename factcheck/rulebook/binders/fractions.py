"""Binder of shares whose part or whole another article of one story gives: they are told by their digits.

That figures belong together only the figures show; so these are guesses, whose clash counts only where a slip explains
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.traits import words
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import transposed
from factcheck.rulebook.binders.amounts import LOWERED, MOST, Amount, Row, around, timed
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

CHANCE: Final = (0.01, 0.15, 0.25)
"""How likely figures may fit by chance that share no word with a share, one, or more, and still be taken for its own.
"""


SLIPS: Final = 6
"""How many other shares two digits that change places make of figures that are printed, about."""

MOST_OF: Final = 0.95
"""So large a share is of any figures that are near each other."""


class Share(NamedTuple):
    """A share, the two ends of what it may stand for, the words of its part, and of its whole where they are said."""

    claim: Claim
    low: float
    high: float
    part: frozenset[str]
    whole: frozenset[str]

    @property
    def width(self) -> float:
        """By what part of it the share may be off."""
        return (self.high - self.low) / self.low


class Portion(NamedTuple):
    """A part and a whole that a share may be the share of."""

    part: Amount
    whole: Amount

    def shared(self, share: Share) -> int:
        """How much says that the share is theirs: what says so of the part, and whether the whole is said to be one."""
        return named(self.part, share) + bool(self.whole.words & share.whole)

    def window(self, share: Share) -> float:
        """About how likely the share of figures of these sizes fits by chance."""
        return share.width + self.part.width / self.part.size + self.whole.width / self.whole.size


def fractions(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part == share * whole, of figures in different articles of one story"""
    if len(ledger.stories.told) < 2:
        return
    kindred = ((number, claims) for number, claims in ledger.by_article.items() if ledger.stories.beside(number))
    shares = {number: some for number, claims in kindred if (some := list(shares_of(claims, ledger)))}
    for _, sorts, number in around(ledger, shares):
        for share in shares[number]:
            for found in told(share, sorts, ledger):
                claims = [found.part.claim.id, share.claim.id, found.whole.claim.id]
                cells = dict(zip(("part", "share", "whole"), (ledger.cells[name] for name in claims), strict=True))
                if len(set(cells.values())) == len(cells):
                    yield Constraint(rule, cells, LOWERED, prefer=tuple(claims), tentative=True)


def shares_of(claims: Sequence[Claim], ledger: Ledger) -> Iterator[Share]:
    """The shares of an article, and the rates that may be some."""
    for claim in claims:
        quantity = claim.quantity
        ratio = quantity.unit.dimension == "ratio" and quantity.form == "digits" and quantity.upper is None
        if ratio and claim.kind in ("share", "rate") and claim.role in ("now", "share") and claim.id in ledger.cells:
            ends = values(claim)[0]
            if ends.lo is not None and ends.hi is not None and 0 < ends.lo < ends.hi < MOST_OF:
                named = claim.whole.measure.modifiers | {claim.whole.measure.head} if claim.whole else frozenset()
                told = words(claim)
                yield Share(claim, float(ends.lo), float(ends.hi), told - named or told, named - {UNRESOLVED})


def told(share: Share, sorts: Mapping[object, Sequence[Amount]], ledger: Ledger) -> Iterator[Portion]:
    """The part and whole that a share is of, hardly by chance; else those it would be of but for a slip of the pen."""
    concerns = Concerns(ledger)
    for amounts in sorts.values():
        if not 2 <= len(amounts) <= MOST or not concerns.touch(share.claim, *(amount.claim for amount in amounts)):
            continue
        row = Row(sharp(amounts, share))
        fitting = [one for one in portions(row, share.low, share.high) if is_sure(one, share, amounts, ledger)]
        best = max((one.shared(share) for one in fitting), default=0)
        yield from (one for one in fitting if one.shared(share) == best)
        if not fitting:
            row = Row(sharp(amounts, share, SLIPS))
            slipped = [one for one in slips(row, share) if is_sure(one, share, amounts, ledger, SLIPS)]
            if len({(one.part.size, one.whole.size) for one in slipped}) == 1:
                yield from slipped


def sharp(amounts: Sequence[Amount], share: Share, slips: int = 1) -> Sequence[Amount]:
    """The figures that say enough not to have a share by chance, nor after so many slips."""
    room = CHANCE[-1] / slips - share.width
    return [amount for amount in amounts if amount.width <= room * amount.size]


def portions(row: Row, low: float, high: float) -> Iterator[Portion]:
    """The figures of which one is a share between two ends of the other."""
    for whole in row.parts:
        for part in row.between(whole.low * low, whole.high * high):
            if part is not whole:
                yield Portion(part, whole)


def slips(row: Row, share: Share) -> Iterator[Portion]:
    """The figures that the share would be of if two digits of it, or of one of them, had not changed places."""
    half = (share.high - share.low) / 2
    for meant in transposed(share.claim.quantity):
        middle = float(exact(meant.value) * meant.unit.scale)
        yield from portions(row, middle - half, middle + half)
    for whole in row.parts:
        for size in whole.slips:
            reach = whole.width / 2
            for part in row.between((size - reach) * share.low, (size + reach) * share.high):
                yield Portion(part, whole)
    for part in row.parts:
        for size in part.slips:
            for whole in row.between((size - part.width / 2) / share.high, (size + part.width / 2) / share.low):
                yield Portion(part, whole)


def is_sure(one: Portion, share: Share, amounts: Sequence[Amount], ledger: Ledger, slips: int = 1) -> bool:
    """Whether figures hardly fit by chance, for how sharp they are and how many might."""
    articles = {share.claim.article, one.part.claim.article, one.whole.claim.article}
    apart = one.part.size >= one.whole.size or not timed(one.part, one.whole)
    window = one.window(share) * slips
    if len(articles) < 2 or apart or window > CHANCE[-1]:
        return False
    if ledger.stories.owned_apart(one.part.claim, one.whole.claim):
        return False
    shared, own = one.shared(share), named(one.part, share)
    wholes = {other.size for other in amounts if other.size > one.part.size and likely(other, one.whole, share)}
    parts = {other.size for other in amounts if other.size != one.whole.size and named(other, share) >= own}
    return window * max(len(parts), 1) * len(wholes) <= CHANCE[min(shared, len(CHANCE) - 1)]


def named(part: Amount, share: Share) -> int:
    """How much says that a figure is the part of a share: words, that it goes to whom the share is of, that it stands
    beside the share, or all that counts where it is printed with it.
    """
    claim, other = share.claim, part.claim
    if claim.of == other.id:
        return len(CHANCE)
    partner = any(word.endswith(f" {claim.subject.entity}") for word in other.subject.measure.modifiers)
    beside = other.article == claim.article and 0 <= claim.sentence - other.sentence <= 1
    return len(part.words & share.part) + partner + beside


def likely(other: Amount, whole: Amount, share: Share) -> bool:
    """Whether a figure is as likely the whole as another one, by what the share says it is of."""
    return bool(other.words & share.whole) >= bool(whole.words & share.whole)
