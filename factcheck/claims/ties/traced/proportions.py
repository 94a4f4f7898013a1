"""Proportions: shares whose part and whole an article gives elsewhere, told from chance by their digits ("shipped
378,000 cars ... NEV exports stood at 94,000 and made up 24.9 percent of the total").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Subject
from factcheck.claims.ties.said.percentages import (
    is_called,
    is_laid,
    is_of,
    is_of_them,
    is_portion,
    is_ratio,
    is_tally,
)
from factcheck.claims.ties.said.portions import filed, of_its_own
from factcheck.claims.ties.said.share_pairs import GUESS
from factcheck.claims.ties.surroundings import stems
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, scaled, spread_of, term_of
from factcheck.claims.ties.traced.amends import DOUBTED, Doubted
from factcheck.claims.ties.traced.joint import Joint, links, tie_joint
from factcheck.claims.ties.traced.nearness import words
from factcheck.claims.ties.traced.nominees import Nominees
from factcheck.claims.ties.traced.proportion import Proportion, grain_of, is_foreign, is_of_another_time, slip_of
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

TELLING: Final = frozenset({"part", "whole"})
"""The links of a share whose part and whole are known."""

ASIDE: Final = TELLING | {"above", "below"}
"""The links of a rate that is no share: what is more, those of one that its own base stands beside."""

CHANCE: Final = 0.05
"""A share is believed that fits a part and a whole by chance less often than this."""

FAR: Final = 0.01
"""The same where the part stands in another sentence."""

NEXT: Final = 0.03
"""The same where it stands in the sentence before, or the whole in that of the share, and nothing else fits as well."""

ALONE: Final = 0.1
"""The same where the share restates it, and nothing else fits as well."""

CLEAR: Final = 3
"""How many times oftener chance makes everything else that fits."""

UNTOLD: Final = 0.003
"""The same of a percentage that no words call a share."""

SLIP: Final = 0.01
"""So is one that fits but for a slip, counting all of them, if nothing else ties the figures."""

OWN: Final = 3
"""How much likelier it is that a share belongs to a part that it was printed with."""

TOLD: Final = 3
"""How much likelier to a whole that its words tell."""

BESIDE: Final = 2
"""How much likelier to a part of its sentence, or one that its words tell; and where both stand close to it."""

CHANCES: Final = attrgetter("chance")

FINE: Final = 3
"""How much likelier, beside that, where the share is a fine one."""

DIGITS: Final = 100
"""How many times its own fineness a fine share is, at least: it has three digits."""

MOST: Final = OWN * FINE * TOLD * BESIDE * BESIDE
"""How much likelier all of this makes it."""

FEWEST: Final = 3
"""Ways in which a slip may have spoilt a share, its part or its whole, at least."""

FOREIGN: Final = 10
"""How much less likely it is that a share is of a whole where words seem to say that it is of another's, or then."""

OPENING: Final = expression(r"\bOf (?:the |its |their |these |those |this |that )?([a-z'’ -]{1,40}),")
"""How a sentence opens that says what its figures are parts of."""

LARGEST: Final = 10
"""How much the ratio of one thing to another may be; a share is less than one."""


def is_narrower(named: Subject | None, whole: Subject) -> bool:
    """Whether a share is said to be of less than a whole of the same measure ("of mineral revenue", of revenue)."""
    return named is not None and named.measure.head == whole.measure.head and not words(named) <= words(whole)


def tie_shares(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tie the shares of an article that no words tie to a part and a whole to those that their digits fit."""
    places = [at for at, claim in enumerate(claims) if is_percentage(text, claim)]
    nominees = Nominees(text, claims, doubted) if places else None
    said = Counter(claims[at].sentence for at in places)
    for at in places:
        share = share_of(text, replace(claims[at], sign=1))
        if share is None or nominees is None:
            continue
        together = tie_joint(share, nominees)
        if together is None:
            tied = proportion(share, nominees, said[share.claim.sentence])
        else:
            tied = stated(share, together, nominees)
        if tied is not None:
            claims[at] = tied_to(claims[at], tied.part.claim, tied.whole.claim)
        elif together is not None:
            claims[at] = replace(of_its_own(claims[at]), links=(*claims[at].links, *links(together)))
    tie_bases(text, claims)


def stated(share: Term, together: Joint, nominees: Nominees) -> Proportion | None:
    """The figure that a share restates, or that tells what several make together ("The four earned $1.3 billion, or 78
    percent"), where it fits the share: these are then none of its parts themselves.
    """
    own = nominees.asking(share).part
    made = (one for one in candidates(share, nominees) if one.part is own or tells_sum(one.part, together))
    fitting = (one for one in made if one.would_fit((share.middle, one.part.middle, one.whole.middle)))
    return min((one for one in fitting if one.chance <= CHANCE), key=CHANCES, default=None)


def tells_sum(term: Term, together: Joint) -> bool:
    """Whether a figure is as much as others together, as printed."""
    total = sum(part.middle for part in together.parts)
    slack = (term.width + sum(part.width for part in together.parts)) / 2 + ROUNDED * total
    return abs(term.middle - total) <= slack


def share_of(text: str, claim: Claim) -> Term | None:
    """A share as a term: "a third" is as fine as such words are."""
    spread = spread_of(claim.quantity) if claim.quantity.form == "fraction" else None
    return Term(claim, *spread, spread[1]) if spread is not None else term_of(text, claim)


def tied_to(share: Claim, part: Claim, whole: Claim) -> Claim:
    """A share with what it is of."""
    known = share if share.kind == "rate" and share.subject.measure.head != UNRESOLVED else filed(share)
    return replace(known, links=(*share.links, ("part", part.id), ("whole", whole.id), GUESS))


def tie_bases(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie what a share was before to what its part and its whole were, where each was one thing."""
    known = {claim.id: claim for claim in claims}
    bases: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.role == "base" and claim.of is not None:
            bases[claim.of].append(claim)
    for claim in list(known.values()) if bases else ():
        links = dict(claim.links)
        before = [bases[name] for name in (claim.id, links.get("part", ""), links.get("whole", "")) if name in bases]
        if len(before) == len(TELLING) + 1 and all(len(some) == 1 for some in before):
            terms = [term_of(text, some[0]) for some in before]
            share, part, whole = terms
            if share and part and whole and share.claim.quantity.unit.dimension == "ratio":
                found = Proportion(share, part, whole, grain_of(share, part, whole) / SPREAD)
                fits = found.gap(share.middle, part.middle, whole.middle) <= 1
                if fits or slip_of(found, SLIP * TOLD * BESIDE, text) is not None:
                    at = next(at for at, one in enumerate(claims) if one.id == share.claim.id)
                    claims[at] = tied_to(share.claim, part.claim, whole.claim)


def is_percentage(text: str, claim: Claim) -> bool:
    """Whether a percentage may be a share of something, and none yet of what; one that is of something is no change,
    whatever its verb ("it grew 92 percent of the crop").
    """
    quantity = claim.quantity
    if quantity.unit.dimension != "ratio" or quantity.unit.per is not None or claim.block in (TABLE, TITLE):
        return False
    if is_tally(text, quantity):
        return False
    if claim.role not in ("now", "share") and not (claim.role == "rate" and claim.of is None and is_of(text, quantity)):
        return False
    ratio = is_ratio(text, quantity)
    called = ratio or is_called(claim) or is_laid(text, quantity)
    linked = any(kind in (TELLING if called else ASIDE) for kind, _ in claim.links)
    return not linked and 0 < scaled(quantity.value, quantity.unit.scale) < (LARGEST if ratio else 1)


def proportion(share: Term, nominees: Nominees, said: int) -> Proportion | None:
    """The part and the whole that fit a share best; else those that would but for a slip. A part and whole that a
    sentence sets beside each other are told to be those of the only share `said` in it.
    """
    found = list(candidates(share, nominees))
    told = is_portion(nominees.text, share.claim) or nominees.is_appended(share)
    told = told or (said == 1 and any(nominees.within(share)))
    gaps = ((one.gap(share.middle, one.part.middle, one.whole.middle), at) for at, one in enumerate(found))
    fitting = [found[at] for gap, at in gaps if gap <= 1]
    spoken = told or nominees.restates(share)
    best = min((one for one in fitting if is_likely(one, nominees, told=spoken)), key=CHANCES, default=None)
    best = best or (standing_out(fitting, nominees) if spoken else None)
    if best is not None:
        return best
    # What fits may be meant, though others fit as well by chance: nothing surely is misprinted.
    own = nominees.asking(share).part
    meant = any(one.chance <= FAR or is_named(one, nominees) or (one.part is own and one.is_close()) for one in fitting)
    return slipped(share, nominees, found) if told and not meant else None


def is_likely(one: Proportion, nominees: Nominees, *, told: bool) -> bool:
    """Whether a part and a whole hardly fit a share by chance that is `told` to be one by words, or is not."""
    if one.chance > CHANCE or one.chance <= UNTOLD or one.is_within():
        return one.chance <= CHANCE
    return told and (one.chance <= FAR or one.is_beside() or is_told(one, nominees))


def standing_out(fitting: Sequence[Proportion], nominees: Nominees) -> Proportion | None:
    """The part and the whole that fit a share where others fit it by chance far oftener or not at all: the share
    restates the part, or its sentence follows that of it or gives the whole.
    """
    if not fitting:
        return None
    best = min(fitting, key=CHANCES)
    others = (one for one in fitting if (one.part.middle, one.whole.middle) != (best.part.middle, best.whole.middle))
    if any(one.chance < CLEAR * best.chance for one in others):
        return None
    part, own = nominees.asking(best.share).part, best.share.claim.sentence
    if part is best.part:
        return best if best.chance <= ALONE else None
    near = own in (best.part.claim.sentence + 1, best.whole.claim.sentence)
    near = near and not is_ratio(nominees.text, best.share.claim.quantity)
    return best if part is None and near and best.chance <= NEXT else None


def slipped(share: Term, nominees: Nominees, found: Sequence[Proportion]) -> Proportion | None:
    """The part and the whole that would fit a share but for a slip, least likely by chance."""
    likely = []
    for at, one in enumerate(found):
        own = one.part.claim.quantity
        of_it = one.is_beside() and own.end < share.start and is_of_them(nominees.text, share.claim.quantity, own)
        if one.chance * FEWEST <= SLIP * MOST and not of_it and not nominees.belie(share, one.part, one.whole):
            foreign = (is_foreign(one) and not nominees.is_of_all(share)) or is_of_another_time(one)
            most = SLIP * odds(one, nominees) / (FOREIGN if foreign else 1)
            often = slip_of(one, DOUBTED * most, nominees.text)
            if often is not None and often > most:
                nominees.doubted.append([one.share.claim, one.part.claim, one.whole.claim])
            elif often is not None:
                likely.append((often, at))
    return found[min(likely)[1]] if likely else None


def odds(one: Proportion, nominees: Nominees) -> int:
    """How much likelier words and place make it that a share belongs to a part and a whole."""
    if is_narrower(one.share.claim.whole, one.whole.claim.subject):
        return 1
    own = one.share.claim.of == one.part.claim.id or nominees.asking(one.share).part is one.part
    told, close = nominees.tells_whole(one.share, one.whole), one.is_close()
    near = BESIDE if (told or close) and nominees.tells_part(one.share, one.part) else 1
    fine = FINE if one.is_beside() and one.share.middle >= DIGITS * one.share.grain else 1
    return (OWN * fine if own else 1) * near * (TOLD if told else 1) * (BESIDE if close else 1)


def is_told(one: Proportion, nominees: Nominees) -> bool:
    """Whether a share's words tell its part, or it stands just before, and its whole."""
    own, part, whole = one.share.claim.sentence, one.part.claim.sentence, one.whole.claim.sentence
    told = nominees.tells_whole(one.share, one.whole) or whole == own or (part == whole and nominees.resumes(one.share))
    return (own - part == 1 or nominees.tells_part(one.share, one.part)) and told


def is_named(one: Proportion, nominees: Nominees) -> bool:
    """Whether a sentence opens with what the whole counts before the part of a share ("Of the wages, 9 million")."""
    opening = OPENING.search(nominees.windows.ahead(one.share))
    return opening is not None and nominees.windows.told(one.whole, [f" {stem}" for stem in stems(opening[1])]) > 0


def candidates(share: Term, nominees: Nominees) -> Iterator[Proportion]:
    """The parts and wholes that a share may have, the nearest first; the further off, the likelier by chance. What the
    share's own sentence sets beside its whole comes before all ("60 of the 254 counties, 24% of them").
    """
    for part, whole in nominees.within(share):
        yield Proportion(share, part, whole, grain_of(share, part, whole) / SPREAD)
    for one, part in enumerate(nominees.parts(share), 1):
        for other, whole in enumerate(nominees.wholes(share, part), 1):
            yield Proportion(share, part, whole, one * other * grain_of(share, part, whole) / SPREAD)
