"""Repeating: the figure of the body that has a headline's digits, or is told in its words, whatever the two measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, as_coarse, digits, misprint, times
from factcheck.rulebook.binders.alike import Counterpart, is_swapped, same_sort
from factcheck.rulebook.binders.differing import plain
from factcheck.text.document import TITLE

LEAD: Final = 4
"""Sentences behind a headline in which the figure that it sums up is looked for."""
TELLING: Final = 3
"""Significant digits from which two equal figures of one article are taken to be one figure."""
OPENING: Final = 2
"""Sentences behind a headline in which a figure of few digits is taken for its own, whatever it is said to measure."""
LARGE: Final = 1000
"""From here on two equal figures are no chance, though one does not say what it counts."""
SHARED: Final = 2
"""Words that a headline and the first sentence must share for their figures to be one."""


def repeated(headline: Claim, candidates: Sequence[Claim], lead: Sequence[Claim]) -> Counterpart | None:
    """A figure with the digits of a headline's, or one of the lead with more of them, whatever it is said to measure;
    else the one of the lead in whose place the headline's may have been misprinted.
    """
    equal = (c for c in candidates if digits(c.quantity.value) == digits(headline.quantity.value))
    again = next((c for c in (*equal, *finer(headline, lead)) if agree(headline, c)), None)
    if again is not None:
        return Counterpart(again)
    slips = [c for c in lead if same_sort(headline, c) and misprint(headline, c) and times(headline, c) != 1]
    nearest = [c for c in slips if c.sentence == slips[0].sentence]
    return Counterpart(nearest[0], lowered=1, tentative=True) if len(nearest) == 1 else None


def echoed(headline: Claim, candidates: Sequence[Claim]) -> Counterpart | None:
    """A figure of few digits that the first sentences repeat in its unit, or give with more of them; else the first one
    in that unit that has the headline's two digits in the other order.
    """
    lead = [c for c in candidates if c.sentence <= headline.sentence + LEAD and same_unit(headline, c)]
    equal = [c for c in lead if digits(c.quantity.value) == digits(headline.quantity.value) and agree(headline, c)]
    equal = equal or [c for c in finer(headline, lead) if agree(headline, c)]
    if equal:
        return Counterpart(equal[0]) if equal[0].sentence <= headline.sentence + OPENING else None
    swapped = [c for c in lead if is_swapped(headline, c)] if headline.block == TITLE else []
    return Counterpart(swapped[0], lowered=1, tentative=True) if swapped else None


def finer(headline: Claim, lead: Sequence[Claim]) -> Iterator[Claim]:
    """The figures of the lead that a headline's rounds: told in more digits, which begin with its own.
    """
    said = digits(headline.quantity.value)
    for claim in lead:
        figure = digits(claim.quantity.value)
        longer = 1 < len(said) < len(figure) >= TELLING
        if longer and same_sort(headline, claim) and as_coarse(figure, said) == said:
            yield claim


def same_unit(headline: Claim, body: Claim) -> bool:
    """Whether two figures are of one unit; large ones need not say what they count, nor sums in a headline for what
    each they are paid.
    """
    one, other = headline.quantity.unit, body.quantity.unit
    if one.dimension == other.dimension == "money":
        return one.scale == other.scale and one.per in (None, other.per)
    large = all(Fraction(claim.quantity.value) >= LARGE for claim in (headline, body))
    return one == other and one.dimension != "number" if one.name and other.name else large


def told(headline: Claim, lead: Sequence[Claim]) -> Counterpart | None:
    """The figure of the first sentence, or one of the same digits in the lead, told in the words of the headline
    ("60,000 tonnes corn smuggled", "60,000 tonnes of corn have been smuggled"), whatever they measure; one that
    disagrees must be the only one of the first sentence.
    """
    kin = [c for c in lead if c.role != "aside" and same_sort(headline, c) and headline.sign == c.sign]
    tellers = [c for c in kin if len(words(headline) & words(c)) >= SHARED]
    if headline.block != TITLE or not tellers:
        return None
    said = digits(headline.quantity.value)
    again = (c for c in tellers if c.role != "base" and agree(headline, c))
    agreeing = next((c for c in again if c.sentence == headline.sentence + 1 or digits(c.quantity.value) == said), None)
    if agreeing is not None:
        return Counterpart(agreeing)
    first = [c for c in lead if c.sentence == headline.sentence + 1 and c.role != "aside"]
    told = [c for c in tellers if c in first]
    if len(first) != 1 or not told:
        return None
    alike = headline.role == told[0].role and headline.basis == told[0].basis
    plainly = alike and headline.quantity.unit == told[0].quantity.unit and plain(headline) and plain(told[0])
    return Counterpart(told[0], lowered=1) if plainly else None


def of_lead(headline: Claim, candidates: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The change that led to a level of the opening, wherever the body tells how large it was, where a headline says as
    much ("Exports plunge 54 percent", and below "24,600 tonnes", "53,180 tonnes", "the slump is one of 54 percent").
    """
    if headline.block != TITLE or headline.role != "rate":
        return None
    for claim in candidates:
        links = dict(claim.links) if claim.role == "rate" and claim.sign == headline.sign else {}
        level = ledger.claims.get(links.get("now", "")) if "before" in links else None
        if level is not None and level.sentence <= headline.sentence + OPENING and agree(headline, claim):
            return Counterpart(claim)
    return None


def words(claim: Claim) -> frozenset[str]:
    """What a claim says it is of, word by word."""
    subject = claim.subject
    return subject.measure.modifiers | {subject.measure.head, *subject.entity.lower().split()} - {UNRESOLVED}


def telling(claim: Claim) -> bool:
    """Whether a figure has so many digits that another one like it is no chance."""
    return len(digits(claim.quantity.value)) >= TELLING
