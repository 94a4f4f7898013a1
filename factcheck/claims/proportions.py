"""Proportions: shares whose part and whole an article gives elsewhere, told from chance by their digits ("shipped
378,000 cars ... NEV exports stood at 94,000 and made up 24.9 percent of the total").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, MutableSequence, Sequence
from operator import attrgetter
from typing import Final

from factcheck.claims.amounts import cue
from factcheck.claims.claim import Claim
from factcheck.claims.portions import filed
from factcheck.claims.terms import ROUNDED, SPREAD, Term, amendments, is_amount, sort_of, term_of
from factcheck.quantities.rounding import exact
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

GUESS: Final = ("guess", "share")
"""The link of a share that is tied to its part and its whole by their digits."""

REACH: Final = 8
"""Sentences between a share and its whole, at most."""

PARTS: Final = 4
"""Figures beside a share that may be its part, at most."""

WHOLES: Final = 6
"""Figures that may be the whole, at most."""

CHANCE: Final = 0.1
"""A share is believed that fits a part and a whole by chance less often than this."""

SLIP: Final = 0.03
"""So is one that fits but for two digits that changed places, counting all of them."""

NEAR: Final = 24
"""Characters before a share in which words say that it is one."""


@record(frozen=True, slots=True)
class Proportion:
    """A share, the part and the whole it may belong to, and how often figures like these would fit by chance."""

    share: Term
    part: Term
    whole: Term
    chance: float

    def fits(self, share: float, part: float, whole: float) -> bool:
        """Whether a part is this share of a whole, as finely as the figures are printed."""
        wide = (self.share.width / share + self.part.width / part + self.whole.width / whole) / 2
        return abs(share * whole - part) <= part * wide * (1 + ROUNDED)


def tie_shares(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the shares of an article that no words tie to a part and a whole to those that their digits fit."""
    places = [at for at, claim in enumerate(claims) if is_portion(text, claim)]
    if not places:
        return
    found = (term_of(text, claim) for claim in claims if is_amount(claim) and claim.kind == "level")
    amounts = sorted((term for term in found if term and term.claim.block != TABLE), key=attrgetter("start"))
    for at in places:
        share = term_of(text, claims[at])
        tied = proportion(text, share, amounts) if share is not None else None
        if tied is not None:
            links = (("part", tied.part.claim.id), ("whole", tied.whole.claim.id), GUESS)
            claims[at] = replace(filed(claims[at]), links=(*claims[at].links, *links))


def is_portion(text: str, claim: Claim) -> bool:
    """Whether words say that a percentage is a share, and none yet of what."""
    quantity = claim.quantity
    if quantity.unit.dimension != "ratio" or quantity.unit.per is not None or claim.role not in ("now", "share"):
        return False
    linked = any(kind in ("part", "whole", "share") for kind, _ in claim.links)
    if linked or claim.block in (TABLE, TITLE) or not 0 < exact(quantity.value) * quantity.unit.scale < 1:
        return False
    before = text[max(0, quantity.start - NEAR) : quantity.start].lower()
    behind = text[quantity.end : quantity.end + len(" of ")]
    opened = before.endswith("(") and behind.startswith(")") and text[quantity.start].isdigit()
    return claim.role == "share" or opened or behind == " of " or not cue("portion").isdisjoint(ends(before))


def ends(words: str) -> Iterator[str]:
    """What some words end with: the last one, the last two, ..."""
    pieces = words.split()
    return (" ".join(pieces[at:]) for at in range(len(pieces)))


def proportion(text: str, share: Term, amounts: Sequence[Term]) -> Proportion | None:
    """The first part and whole that fit a share, the nearest first; else those that would but for a slip."""
    found = list(candidates(share, amounts))
    fitting = (one for one in found if one.fits(one.share.middle, one.part.middle, one.whole.middle))
    return next((one for one in fitting if one.chance <= CHANCE), None) or slipped(text, found)


def slipped(text: str, found: Sequence[Proportion]) -> Proportion | None:
    """The only likely part and whole that would fit a share if two digits had not changed places."""
    for one in found:
        figures = [one.share, one.part, one.whole]
        amended = [
            [term.middle + (way if term is meant else 0) for term in figures]
            for meant in figures
            for way in amendments(text, meant)
        ]
        if one.chance * len(amended) <= SLIP and any(one.fits(*values) for values in amended if min(values) > 0):
            return one
    return None


def candidates(share: Term, amounts: Sequence[Term]) -> Iterator[Proportion]:
    """The parts and wholes that a share may have, the nearest first; the further off, the likelier by chance."""
    for one, part in enumerate(parts(share, amounts), 1):
        for other, whole in enumerate(wholes(share, part, amounts), 1):
            grain = share.grain / share.middle + part.grain / part.middle + whole.grain / whole.middle
            yield Proportion(share, part, whole, one * other * grain / SPREAD)


def parts(share: Term, amounts: Sequence[Term]) -> Sequence[Term]:
    """The figures that a share may be printed with: of its sentence or of the one before, the nearest first."""
    own = share.claim.sentence
    near = [term for term in amounts if own - 1 <= term.claim.sentence <= own]
    printed = [term for term in near if term.claim.id == share.claim.of]
    others = sorted(
        (term for term in near if term.claim.id != share.claim.of),
        key=lambda term: (term.claim.sentence != own, abs(term.start - share.start)),
    )
    return [*printed, *others][:PARTS]


def wholes(share: Term, part: Term, amounts: Sequence[Term]) -> Sequence[Term]:
    """The larger figures of a part's sort near a share, those of its sentence first, then back from it."""
    at = bisect_left(amounts, share.start, key=attrgetter("start"))
    own, sort = share.claim.sentence, sort_of(part.claim)
    behind = [term for term in amounts[at:] if term.claim.sentence == own]
    found = [
        term
        for term in (*amounts[:at][::-1], *behind)
        if term.middle > part.middle and own - term.claim.sentence <= REACH and sort_of(term.claim) == sort
    ]
    return sorted(found, key=lambda term: own - term.claim.sentence)[:WHOLES]
