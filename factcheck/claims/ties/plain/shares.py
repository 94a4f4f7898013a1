"""Spoken shares: shares that words say of a part and of its whole, and that no digits tie ("Russia bought 187 million
dollars' worth, or 68 percent of the total").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.said.percentages import is_called, is_of_them, is_portion
from factcheck.claims.ties.said.portions import filed
from factcheck.claims.ties.said.share_pairs import GUESS
from factcheck.claims.ties.terms import SPREAD, TOLD, Term, sort_of, term_of
from factcheck.claims.ties.traced.nearness import is_inside
from factcheck.claims.ties.traced.nominees import Nominees
from factcheck.claims.ties.traced.proportion import Proportion, grain_of, slip_of
from factcheck.claims.ties.traced.proportions import is_percentage, share_of
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.slips import KINDS, printed_digits
from factcheck.record import replace

REACH: Final = 4
"""Sentences between a share and the whole that it calls the total, at most."""

NEAR: Final = 60
"""Characters between a part and its share, or from that to its whole, at most."""

PARTING: Final = (" and ", ";", ". ", "\n")
"""What parts the clauses of two figures."""

FAR: Final = 8
"""How many times a part lies off what its share makes it, at most, for both to be meant."""

SHARED: Final = expression(
    rf"[^.;\n\d]{{0,40}}?(?: \(|, | (?:or|for|up|representing|constituting) )(?:or )?{APPROXIMATELY}"
    r"\d[\d.,]*(?:%| ?per ?cent| pct)"
)
"""What stands behind a figure that is a share of something itself."""

OF_IT: Final = expression(r" (?:[a-z]+ )?of (?:that|this|these|those|them|it|which|whom)\b")
"""What stands behind a part of what was told before."""

AHEAD: Final = expression(r"(?:^|[.!?]\s+|\n)(?:Of|Among|Out of) (?:the |its |their |all |all the )?$")
"""What stands before a whole with which a sentence opens."""

LONG: Final = 24
"""Characters before a whole in which that is looked for."""

ENDED: Final = expression(r"[.,;:)]")
"""What ends a share that says no more."""

OF_TOTAL: Final = expression(
    r" of (?:the |its |this |that )?(?:[a-z]+ )?(?:total|whole|all|volume|value|amount|sum|tally|that|them|it)"
    r"(?=[.,;:)\n]| (?:in|and|while|last|this|for|during)\b|$)"
)
"""What stands behind a share that only says to be of all there is."""

SLIP: Final = 0.3
"""How often chance may make a figure that words tell no whole, and that would be one but for a slip, counting all."""

FINE: Final = 2
"""Digits of a share that is looked at so, at least."""

BESIDE: Final = "share"
"""The link of a share to others that leave nothing over with it."""

PAIR: Final = 2
"""Links of a share that leaves nothing over with one other."""

PERCENT: Final = expression(r"\d ?(?:%|per ?cent\b|pct\b)")
"""What shares are printed as."""

SENTENCE: Final = attrgetter("claim.sentence")


def tie_spoken(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the shares of an article that nothing ties to the part and the whole that their words tell."""
    tie_nested(text, claims)
    places = [at for at, claim in enumerate(claims) if is_percentage(text, claim) and is_free(claim)]
    nominees = Nominees(text, claims, []) if places else None
    for at in places:
        share = share_of(text, replace(claims[at], sign=1))
        if share is not None and nominees is not None and is_spoken(share, nominees):
            for part, whole in list(told(share, nominees))[:1]:
                links = (*claims[at].links, ("part", part.claim.id), ("whole", whole.claim.id), (TOLD, "share"))
                claims[at] = replace(filed(claims[at]), links=links)


def is_free(claim: Claim) -> bool:
    """Whether nothing ties a share, but perhaps to what one other one leaves: more of them are the list of a result."""
    return len(claim.links) <= PAIR and all(kind == BESIDE for kind, _ in claim.links)


def tie_nested(text: str, claims: MutableSequence[Claim]) -> None:
    """Let the shares that words likely tie, and that neither agree nor would but for a slip, clash as notes."""
    by_id = {claim.id: claim for claim in claims}
    for at, claim in enumerate(claims):
        if GUESS in claim.links and is_nested(text, claim):
            ends = dict(claim.links)
            part, whole = by_id.get(ends.get("part", "")), by_id.get(ends.get("whole", ""))
            if part is not None and whole is not None and not may_fit(text, claim, part, whole):
                links = tuple((TOLD, "share") if link == GUESS else link for link in claim.links)
                claims[at] = replace(claim, links=links)


def is_nested(text: str, claim: Claim) -> bool:
    """Whether words or marks say that a percentage is a share, and not of what else."""
    plain = claim.quantity.unit.dimension == "ratio" and not text.startswith(" of ", claim.quantity.end)
    return plain and is_portion(text, claim)


def may_fit(text: str, claim: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a share agrees with its part and its whole, or would but for a slip, as far as that can be told."""
    share, one, other = share_of(text, claim), term_of(text, part), term_of(text, whole)
    if share is None or one is None or other is None:
        return True
    made = Proportion(share, one, other, 0)
    if made.would_fit((share.middle, one.middle, other.middle)):
        return True
    return any(made.would_fit(meant) for slips in KINDS for meant in made.amended(text, slips))


def is_spoken(share: Term, nominees: Nominees) -> bool:
    """Whether words or its place say that a percentage is a share."""
    return is_portion(nominees.text, share.claim) or nominees.is_appended(share)


def told(share: Term, nominees: Nominees) -> Iterator[tuple[Term, Term]]:
    """The part and the whole of a share, where its words leave no other ones; else the part that its words tell, and
    the only figure before it that would be its whole but for a slip.
    """
    part = part_of(share, nominees)
    if part is None or part.middle <= 0 or is_listed(part, nominees):
        return
    if is_of_them(nominees.text, share.claim.quantity, part.claim.quantity):
        return
    adjoining = is_adjoining(part, share, nominees.text)
    whole = whole_of(share, part, nominees) if adjoining else None
    if whole is None and (adjoining or nominees.asking(share).part is part or nominees.resumes(share)):
        yield from meant(share, part, nominees)
    if whole is not None and (are_of_two_measures(part, whole, nominees.text) or whole.start > share.start + NEAR):
        return
    if whole is not None and part.middle < whole.middle and whole.claim.id != part.claim.id:
        off = share.middle * whole.middle / part.middle
        if 1 / FAR < off < FAR and not nominees.belie(share, part, whole):
            yield part, whole


def meant(share: Term, part: Term, nominees: Nominees) -> Iterator[tuple[Term, Term]]:
    """A part and the whole that it would be a share of but for a slip, where none fits as printed, and hardly any would
    by chance.
    """
    if len(printed_digits(share.claim.quantity, nominees.text)) < FINE or is_of_many(nominees.text, share):
        return
    made = [
        Proportion(share, part, whole, rank * grain_of(share, part, whole) / SPREAD)
        for rank, whole in enumerate(nominees.wholes(share, part), 1)
    ]
    if any(one.would_fit((share.middle, part.middle, one.whole.middle)) for one in made):
        return
    before = [one for one in made if is_before(one.whole, share) and not nominees.belie(share, part, one.whole)]
    often = ((slip_of(one, SLIP, nominees.text), at) for at, one in enumerate(before))
    likely = [(often, at) for often, at in often if often is not None]
    if likely:
        yield part, before[min(likely)[1]].whole


def is_of_many(text: str, share: Term) -> bool:
    """Whether a share stands among several others, as in a line of results."""
    return len(PERCENT.findall(text, max(0, share.start - NEAR), share.claim.quantity.end + NEAR)) > PAIR


def is_before(whole: Term, share: Term) -> bool:
    """Whether a figure stands before a share, and is what it counts now."""
    return whole.start < share.start and whole.claim.role == "now"


def is_adjoining(part: Term, share: Term, text: str) -> bool:
    """Whether no figure and nothing that parts clauses stands between a part and its share."""
    between = text[part.claim.quantity.end : share.start]
    apart = any(mark.isdigit() for mark in between) or any(mark in between for mark in PARTING)
    return part.start < share.start and len(between) <= NEAR and not apart


def are_of_two_measures(part: Term, whole: Term, text: str) -> bool:
    """Whether a part and a whole are known to measure different things ("made 889,072 units" of exports), and no word
    behind the part points at the whole ("salaries consume $37 million of that").
    """
    if OF_IT.match(text, part.claim.quantity.end):
        return False
    heads = {term.claim.subject.measure.head for term in (part, whole)} - {UNRESOLVED}
    return len(heads) > 1


def is_listed(part: Term, nominees: Nominees) -> bool:
    """Whether "and" sets a figure beside another one of its sort, so that a share may be of both ("Jio with 50
    million and Airtel with 31 million served 82 percent of them").
    """
    before = (one for one in nominees.amounts if one.claim.sentence == part.claim.sentence and one.start < part.start)
    beside = [one for one in before if may_be_beside(one, part)]
    between = [nominees.text[one.claim.quantity.end : part.start] for one in beside]
    if len(beside) == 1 and ", and " in between[0]:
        return False  # it parts what is said of the one from what is said of the other
    return any(" and " in words and "%" not in words and "cent" not in words for words in between)


def may_be_beside(one: Term, part: Term) -> bool:
    """Whether two figures are of one sort, and both of their time."""
    return one.claim.role == "now" and sort_of(one.claim) == sort_of(part.claim)


def part_of(share: Term, nominees: Nominees) -> Term | None:
    """The figure that a share restates, that its words make it a share of something, or before the verb that does."""
    part = nominees.asking(share).part
    if part is None and is_called(share.claim):
        part = next((term for term in nominees.amounts if term.claim.id == share.claim.of), None)
    if part is None or part.start > share.start:
        part = part or (nominees.last_before(share) if is_portion(nominees.text, share.claim) else None)
    return part if part is not None and part.claim.role == "now" and part.claim.kind == "level" else None


def whole_of(share: Term, part: Term, nominees: Nominees) -> Term | None:
    """The figure that a share says it is of, or that it sets its part beside; of a mere total the only one around."""
    asking = nominees.asking(share)
    if asking.whole is not None:
        return asking.whole if sort_of(asking.whole.claim) == sort_of(part.claim) else None
    beside = [whole for one, whole in nominees.within(share) if one is part]
    if beside:
        return beside[0] if len(beside) == 1 and not asking.of else None
    ended = ENDED.match(nominees.text, share.claim.quantity.end) is not None
    of_it = ended and OF_IT.match(nominees.text, part.claim.quantity.end) is not None
    of_total = OF_TOTAL.match(nominees.text, share.claim.quantity.end) is not None
    if of_it or of_total:
        return total_before(share, part, nominees)
    total = total_before(share, part, nominees) if ended and asking.part is part else None
    return total if total is not None and AHEAD.search(nominees.text, max(0, total.start - LONG), total.start) else None


def total_before(share: Term, part: Term, nominees: Nominees) -> Term | None:
    """The only level of the sort and time of a part that is larger, in the nearest sentence before a share with one."""
    own = share.claim.sentence
    near = (term for term in nominees.amounts if own - REACH <= term.claim.sentence <= own and term.start < share.start)
    some = sorted((term for term in near if may_hold(term, part, nominees)), key=SENTENCE, reverse=True)
    nearest = next((list(group) for _, group in groupby(some, key=SENTENCE)), [])
    return nearest[0] if len(nearest) == 1 else None


def may_hold(term: Term, part: Term, nominees: Nominees) -> bool:
    """Whether a figure may be the total that a part is of: it is no share of something itself."""
    claim, other = term.claim, part.claim
    if term is part or claim.role != "now" or sort_of(claim) != sort_of(other) or term.middle <= part.middle:
        return False
    shared = SHARED.match(nominees.text, claim.quantity.end) is not None
    units = {one.unit.name for one in (claim.quantity, other.quantity) if one.unit.dimension == "count"}
    times = {claim.subject.period, other.subject.period}
    heads = {claim.subject.measure.head, other.subject.measure.head}
    plain = not (is_inside(claim) or shared or heads in opposed()) and len(units) < 2
    return plain and (len(times) == 1 or claim.subject.carried or other.subject.carried)


@cache
def opposed() -> Sequence[frozenset[str]]:
    """The two sides of each balance, neither of which is a part of the other."""
    return tuple(frozenset((entry["one"], entry["other"])) for entry in table("balances").values())
