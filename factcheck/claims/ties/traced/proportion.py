"""Proportion: a share with the part and the whole it may belong to, and how often figures like these would fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from factcheck.claims.claim import UNRESOLVED
from factcheck.claims.ties.terms import ROUNDED, Term, amendments
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.nearness import is_set_in, words
from factcheck.quantities.slips import Slips
from factcheck.record import record


@record(frozen=True, slots=True)
class Proportion:
    """A share, the part and the whole it may belong to, and how often figures like these would fit by chance."""

    share: Term
    part: Term
    whole: Term
    chance: float

    def gap(self, share: float, part: float, whole: float) -> float:
        """How far a part is from this share of a whole, as a part of how far the rounding of the figures lets it be."""
        slack = (self.share.width / share + self.part.width / part + self.whole.width / whole) / 2
        return abs(self.made(share, part, whole) - part) / (part * slack * (1 + ROUNDED))

    def made(self, share: float, part: float, whole: float) -> float:
        """The part that this share of a whole would be."""
        return share * whole

    def would_fit(self, sizes: Sequence[float]) -> bool:
        """Whether share, part and whole of these sizes would fit."""
        return min(sizes) > 0 and self.gap(*sizes) <= 1

    def amended(self, text: str, slips: Slips) -> Sequence[Sequence[float]]:
        """The sizes of share, part and whole if one of these slips had not been made in one of them."""
        figures = (self.share, self.part, self.whole)
        return [
            [term.middle + (way if term is meant else 0) for term in figures]
            for meant in figures
            for way in amendments(text, meant, slips)
        ]

    def is_within(self) -> bool:
        """Whether the sentence of the share sets the part beside the whole."""
        return self.is_beside() and is_set_in(self.part.claim, self.whole.claim)

    def is_beside(self) -> bool:
        """Whether the part stands in the sentence of the share."""
        return self.part.claim.sentence == self.share.claim.sentence

    def is_close(self) -> bool:
        """Whether the part is printed with the share, and the whole in their sentence, the one before, or called so."""
        own, whole = self.share.claim.sentence, self.whole.claim
        named = not words(self.share.claim.whole).isdisjoint(words(whole.subject))
        near = whole.sentence in (own, own - 1) or (named and whole.sentence < own)
        return near and self.is_beside() and self.share.claim.of in (self.part.claim.id, None)


def is_foreign(one: Proportion) -> bool:
    """Whether a share is said to be of somebody else than the whole is ("China" in a sentence, of "the Maldives")."""
    of, whole = one.share.claim.whole, one.whole.claim.subject
    if of is None or UNRESOLVED in (of.measure.head, whole.measure.head):
        return False
    return bool(of.entity and whole.entity) and of.entity != whole.entity


def is_of_another_time(one: Proportion) -> bool:
    """Whether a part and a whole are of times that have no day in common."""
    part, whole = one.part.claim.subject.period, one.whole.claim.subject.period
    if part is None or whole is None or part.until is None or whole.until is None:
        return False
    return part.until <= whole.first or whole.until <= part.first


def slip_of(one: Proportion, most: float, text: str) -> float | None:
    """How often a part and a whole would fit a share by chance if a slip had not been made; None where they would not,
    or oftener than `most`.
    """
    return surprise(one.chance, most, partial(one.amended, text), one.would_fit)


def grain_of(*terms: Term) -> float:
    """How fine figures are that are multiplied."""
    return sum(term.grain / term.middle for term in terms)
