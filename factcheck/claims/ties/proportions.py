"""Proportions: shares whose part and whole an article gives elsewhere, told from chance by their digits ("shipped
378,000 cars ... NEV exports stood at 94,000 and made up 24.9 percent of the total").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.nominees import Nominees, words
from factcheck.claims.ties.portions import filed
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments, scaled, term_of
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

GUESS: Final = ("guess", "share")
"""The link of a share that is tied to its part and its whole by their digits."""

TELLING: Final = frozenset({"part", "whole"})
"""The links of a share whose part and whole are known."""

ASIDE: Final = TELLING | {"above", "below"}
"""The links of a rate that is no share: what is more, those of one that its own base stands beside."""

CHANCE: Final = 0.05
"""A share is believed that fits a part and a whole by chance less often than this."""

FAR: Final = 0.01
"""The same where the part stands in another sentence."""

SLIP: Final = 0.03
"""So is one that fits but for two digits that changed places, counting all of them."""

TOLD: Final = 0.06
"""The same where words tell both its part and its whole."""

FEWEST: Final = 3
"""Ways in which two digits of a share, its part or its whole may have changed places, at least."""

NEAR: Final = 24
"""Characters before a share in which words say that it is one."""


BEHIND: Final = re.compile(r" of |,? or (?:[a-z]+ )?[\d$£€¥]| \([\d$£€¥][\d.,]*[) ]")
"""What stands behind a share: what it is of, or how much that is."""


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

    def amended(self, text: str) -> Iterator[list[float]]:
        """The sizes of share, part and whole if two digits of one of them had not changed places."""
        figures = [self.share, self.part, self.whole]
        for meant in figures:
            for way in amendments(text, meant):
                yield [term.middle + (way if term is meant else 0) for term in figures]

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
    nominees = Nominees(text, claims)
    for at in places:
        share = term_of(text, claims[at])
        tied = proportion(share, nominees) if share is not None else None
        if tied is not None:
            links = (("part", tied.part.claim.id), ("whole", tied.whole.claim.id), GUESS)
            claims[at] = replace(filed(claims[at]), links=(*claims[at].links, *links))


def is_portion(text: str, claim: Claim) -> bool:
    """Whether words say that a percentage is a share, and none yet of what."""
    quantity = claim.quantity
    if quantity.unit.dimension != "ratio" or quantity.unit.per is not None or claim.role not in ("now", "share"):
        return False
    called = claim.role == "share" or claim.subject.measure.head == "share"
    linked = any(kind in (TELLING if called else ASIDE) for kind, _ in claim.links)
    if linked or claim.block in (TABLE, TITLE) or not 0 < scaled(quantity.value, quantity.unit.scale) < 1:
        return False
    before = text[max(0, quantity.start - NEAR) : quantity.start].lower()
    behind = text[quantity.end : quantity.end + NEAR]
    opened = before.endswith("(") and behind.startswith(")") and text[quantity.start].isdigit()
    return called or BEHIND.match(behind) is not None or opened or not cue("portion").isdisjoint(ends(before))


def ends(words: str) -> Iterator[str]:
    """What some words end with: the last one, the last two, ..."""
    pieces = words.split()
    return (" ".join(pieces[at:]) for at in range(len(pieces)))


def proportion(share: Term, nominees: Nominees) -> Proportion | None:
    """The part and the whole that fit a share best; else those that would but for a slip."""
    found = list(candidates(share, nominees))
    likely = [one for one in found if one.chance <= (CHANCE if one.is_beside() or told(one, nominees) else FAR)]
    fitting = [(one.gap(share.middle, one.part.middle, one.whole.middle), at) for at, one in enumerate(likely)]
    best = min((pair for pair in fitting if pair[0] <= 1), default=None)
    return likely[best[1]] if best is not None else slipped(share, nominees, found)


def slipped(share: Term, nominees: Nominees, found: Sequence[Proportion]) -> Proportion | None:
    """The part and the whole that would fit a share if two digits had not changed places, least likely by chance."""
    likely = []
    for at, one in enumerate(found):
        if one.chance * FEWEST > TOLD:
            continue
        sure = nominees.tells_part(share, one.part) and nominees.tells_whole(share, one.whole)
        limit = TOLD if sure else SLIP if one.is_close() else FAR
        amended = list(one.amended(nominees.text)) if one.chance * FEWEST <= limit else []
        chance = one.chance * len(amended)
        if chance <= limit and any(one.gap(*values) <= 1 for values in amended):
            likely.append((chance, at))
    return found[min(likely)[1]] if likely else None


def told(one: Proportion, nominees: Nominees) -> bool:
    """Whether a share's words tell its part, or it stands just before, and its whole."""
    before = one.share.claim.sentence - one.part.claim.sentence == 1
    return (before or nominees.tells_part(one.share, one.part)) and nominees.tells_whole(one.share, one.whole)


def candidates(share: Term, nominees: Nominees) -> Iterator[Proportion]:
    """The parts and wholes that a share may have, the nearest first; the further off, the likelier by chance."""
    for one, part in enumerate(nominees.parts(share), 1):
        for other, whole in enumerate(nominees.wholes(share, part), 1):
            grain = share.grain / share.middle + part.grain / part.middle + whole.grain / whole.middle
            yield Proportion(share, part, whole, one * other * grain / SPREAD)
