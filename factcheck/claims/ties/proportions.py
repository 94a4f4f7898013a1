"""Proportions: shares whose part and whole an article gives elsewhere, told from chance by their digits ("shipped
378,000 cars ... NEV exports stood at 94,000 and made up 24.9 percent of the total").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim, Subject
from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.portions import filed
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments, is_amount, sort_of, term_of
from factcheck.quantities.rounding import exact
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

GUESS: Final = ("guess", "share")
"""The link of a share that is tied to its part and its whole by their digits."""

TELLING: Final = frozenset({"part", "whole", "above", "below"})
"""The links of a share whose part and whole are known, and of a rate that its own base stands beside."""

REACH: Final = 8
"""Sentences between a share and its part, or its whole, at most, but for those of the lead."""

LEAD: Final = 3
"""Sentences in which an article says what it is about."""

TRIED: Final = 6
"""Figures that may be the part of a share, and figures that may then be the whole, at most."""

CHANCE: Final = 0.05
"""A share is believed that fits a part and a whole by chance less often than this."""

FAR: Final = 0.01
"""The same where the part stands in another sentence."""

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

    def gap(self, share: float, part: float, whole: float) -> float:
        """How far a part is from this share of a whole, as a part of how far the rounding of the figures lets it be."""
        slack = (self.share.width / share + self.part.width / part + self.whole.width / whole) / 2
        return abs(share * whole - part) / (part * slack * (1 + ROUNDED))

    def is_beside(self) -> bool:
        """Whether the part stands in the sentence of the share."""
        return self.part.claim.sentence == self.share.claim.sentence

    def is_close(self) -> bool:
        """Whether the part is printed with the share, and the whole in their sentence, the one before, or called so."""
        own, whole = self.share.claim.sentence, self.whole.claim
        named = not words(self.share.claim.whole).isdisjoint(words(whole.subject))
        near = whole.sentence in (own, own - 1) or (named and whole.sentence < own)
        return near and self.is_beside() and self.share.claim.of in (self.part.claim.id, None)


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
    linked = any(kind in TELLING for kind, _ in claim.links)
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
    """The part and the whole that fit a share best; else those that would but for a slip."""
    found = list(candidates(share, amounts))
    likely = [one for one in found if one.chance <= (CHANCE if one.is_beside() else FAR)]
    fitting = [(one.gap(share.middle, one.part.middle, one.whole.middle), at) for at, one in enumerate(likely)]
    best = min((pair for pair in fitting if pair[0] <= 1), default=None)
    return likely[best[1]] if best is not None else slipped(text, found)


def slipped(text: str, found: Sequence[Proportion]) -> Proportion | None:
    """The part and the whole beside a share that would fit it if two digits had not changed places."""
    for one in found:
        figures = [one.share, one.part, one.whole]
        amended = [
            [term.middle + (way if term is meant else 0) for term in figures]
            for meant in figures
            for way in amendments(text, meant)
        ]
        likely = one.chance * len(amended) <= SLIP and one.is_close()
        if likely and any(one.gap(*values) <= 1 for values in amended if min(values) > 0):
            return one
    return None


def candidates(share: Term, amounts: Sequence[Term]) -> Iterator[Proportion]:
    """The parts and wholes that a share may have, the nearest first; the further off, the likelier by chance."""
    for one, part in enumerate(parts(share, amounts), 1):
        for other, whole in enumerate(wholes(share, part, amounts), 1):
            grain = share.grain / share.middle + part.grain / part.middle + whole.grain / whole.middle
            yield Proportion(share, part, whole, one * other * grain / SPREAD)


def parts(share: Term, amounts: Sequence[Term]) -> Sequence[Term]:
    """The figures that may be the part of a share: the one it is printed with, then the nearest."""
    near = (term for term in amounts if is_near(term, share))
    found = sorted(near, key=lambda term: (term.claim.id != share.claim.of, *distance(term, share)))
    return found[:TRIED]


def wholes(share: Term, part: Term, amounts: Sequence[Term]) -> Sequence[Term]:
    """The larger figures of a part's sort that may be the whole: those that are called so, then the nearest."""
    sort, named = sort_of(part.claim), words(share.claim.whole)
    larger = (term for term in amounts if term.middle > part.middle and sort_of(term.claim) == sort)
    near = (term for term in larger if is_near(term, share))
    found = sorted(near, key=lambda term: (named.isdisjoint(words(term.claim.subject)), *distance(term, share)))
    return found[:TRIED]


def is_near(term: Term, share: Term) -> bool:
    """Whether a figure stands near a share, or in the lead."""
    return abs(term.claim.sentence - share.claim.sentence) <= REACH or term.claim.sentence < LEAD


def distance(term: Term, share: Term) -> tuple[int, int]:
    """How far a figure lies from a share, in sentences, then in characters; what follows it lies further."""
    between = share.claim.sentence - term.claim.sentence
    return (between if between >= 0 else 1 - 2 * between), abs(term.start - share.start)


def words(subject: Subject | None) -> frozenset[str]:
    """What a subject names that it measures."""
    measure = subject.measure if subject is not None else None
    return measure.modifiers | {measure.head} - {UNRESOLVED, AMONG} if measure is not None else frozenset()
