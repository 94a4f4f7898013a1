"""Binder of headlines: each figure of a headline, and the figure of the body that it sums up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.said.retelling import MISTOLD
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import agree, as_coarse, digits, misprint, times
from factcheck.lexicon import table
from factcheck.rulebook.binders.alike import is_subject, same_measure, same_sort, same_time, timely
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import BODY, HEADING, TABLE, TITLE

LEAD: Final = 4
"""Sentences behind a headline in which the figure that it sums up is looked for."""
TELLING: Final = 3
"""Significant digits from which two equal figures of one article are taken to be one figure."""
OPENING: Final = 2
"""Sentences behind a headline in which a figure of few digits is taken for its own, whatever it is said to measure."""
LARGE: Final = 1000
"""From here on two equal figures are no chance, though one does not say what it counts."""
MAGNITUDE: Final = 100_000
"""One unit of the last digit of a figure that prints a magnitude ("5.5 million"), at least."""
TEN: Final = 10
SHARED: Final = 2
"""Words that a headline and the first sentence must share for their figures to be one."""
COUNTED: Final = frozenset({"count", "number"})


class Counterpart(NamedTuple):
    """The claim of the body that a headline's figure sums up, and how a clash between the two is taken."""

    claim: Claim
    lowered: int = 0
    tentative: bool = False


Bodies = Mapping[tuple[str, str], list[Claim]]
"""The claims of an article's body, by what they must share to be compared at all."""


def headlines(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: each figure of a headline against the figure of the body that it sums up."""
    filed = [claim for claim in ledger.claims.values() if claim.id in ledger.cells]
    headed = [claim for claim in filed if claim.block in (TITLE, HEADING)]
    mistold = {name for claim in filed for kind, name in claim.links if kind == MISTOLD}
    bodies = bodies_of(filed, {claim.article for claim in headed})
    for claim in headed:
        found = summing_up(claim, bodies[claim.article], ledger)
        if found is None or (claim.id in mistold and not agree(claim, found.claim)):
            continue
        if ledger.cells[found.claim.id] != ledger.cells[claim.id]:
            cells = {"one": ledger.cells[claim.id], "other": ledger.cells[found.claim.id]}
            prefer = frozenset((claim.id, found.claim.id))
            yield Constraint(rule, cells, found.lowered, prefer=prefer, tentative=found.tentative)


def bodies_of(filed: Sequence[Claim], articles: Collection[int]) -> Mapping[int, Bodies]:
    """The bodies of articles."""
    bodies: dict[int, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in filed:
        if claim.article in articles and claim.block in (BODY, TABLE):
            bodies[claim.article][kindred(claim)].append(claim)
    return bodies


def kindred(claim: Claim) -> tuple[str, str]:
    """What two claims of an article must share to be compared at all."""
    unit = claim.quantity.unit
    sort = "count" if unit.dimension in COUNTED else unit.dimension
    return sort, (unit.name or "") if unit.dimension == "money" else ""


def summing_up(headline: Claim, body: Bodies, ledger: Ledger) -> Counterpart | None:
    """The claim that a headline's figure sums up; a magnitude that does not say of what may be of money, and clashes
    with nothing where the lead says of what it is ("costs 1.3 billion", "1.3 billion pounds").
    """
    found = counterpart(headline, body.get(kindred(headline), ()), ledger)
    if headline.quantity.unit.dimension != "number" or (found is not None and agree(headline, found.claim)):
        return found
    if headline.quantity.step >= MAGNITUDE:
        money = [claim for (sort, _), claims in body.items() if sort == "money" for claim in claims]
        found = counterpart(headline, money, ledger) or found
    if found is None or agree(headline, found.claim):
        return found
    lead = (claim for claims in body.values() for claim in claims if claim.sentence <= headline.sentence + LEAD)
    said = headline.quantity.hedge is None and any(agree(headline, claim) for claim in lead)
    return None if said else found


def counterpart(claim: Claim, candidates: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The claim that a headline's figure sums up: one of its measure that agrees comes first.

    One that does not must be the first of the same measure and time in the lead, or the one count of the same things in
    its first sentence, and no figure there like the headline's. A figure of no certain measure may only agree, or be
    misprinted.
    """
    own = ledger.cells[claim.id]
    stated = [c for c in candidates if c.role != "base"]
    alike = [c for c in stated if same_sort(claim, c) and same_measure(own, ledger.cells[c.id])]
    lead = [c for c in candidates if c.sentence <= claim.sentence + LEAD]
    first = [c for c in alike if c.sentence <= claim.sentence + LEAD and is_subject(claim, c)]
    said = any(agree(claim, c) and same_time(claim, c) for c in lead)
    agreeing = [c for c in alike if agree(claim, c) and timely(claim, c)]
    exact = next((c for c in agreeing if same_time(claim, c)), None)
    if exact is not None:
        return Counterpart(exact)
    differing = None if said or not sums_up(claim) else summed_up(claim, first, ledger)
    differing = differing or turned(claim, first)
    loose = Counterpart(agreeing[0]) if agreeing else None if said else counted(claim, lead) or misread(claim, first)
    again = repeated(claim, stated, lead) if telling(claim) else echoed(claim, candidates)
    return differing or loose or again or told(claim, lead)


def summed_up(headline: Claim, first: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The first figure of the lead that a headline's surely sums up though they differ: of one time and kind; where one
    says its measure more fully, a slip must explain the clash, and the figure is the first that one does.
    """
    own = ledger.cells[headline.id]
    near = [c for c in first if same_time(headline, c) and c.kind == headline.kind and c.sign == headline.sign]
    exact = next((c for c in near if ledger.cells[c.id].modifiers == own.modifiers), None)
    if exact is not None:
        return Counterpart(exact)
    slip = next((c for c in near if may_slip(headline, c)), None)
    return Counterpart(slip, lowered=1, tentative=True) if slip is not None else None


def turned(headline: Claim, first: Sequence[Claim]) -> Counterpart | None:
    """A change of the lead as large as a headline's, but the other way ("up 12 percent", "fell 12 percent")."""
    other = [
        c
        for c in first
        if headline.kind == c.kind == "change"
        and same_time(headline, c)
        and c.sign == -headline.sign
        and digits(c.quantity.value) == digits(headline.quantity.value)
    ]
    return Counterpart(other[0], lowered=1) if other else None


def misread(headline: Claim, first: Sequence[Claim]) -> Counterpart | None:
    """The one figure of a headline's measure in the lead, where its time is unsure: a slip must explain the clash."""
    alone = len(first) == 1 and timely(headline, first[0]) and first[0].sign == headline.sign
    return Counterpart(first[0], lowered=1, tentative=True) if alone and may_slip(headline, first[0]) else None


def may_slip(one: Claim, other: Claim) -> bool:
    """Whether two figures that differ have the same digits, or as good as the same."""
    same = digits(one.quantity.value) == digits(other.quantity.value)
    return same or misprint(one, other) or is_swapped(one, other)


def counted(headline: Claim, lead: Sequence[Claim]) -> Counterpart | None:
    """The one count in the first sentence of the lead of what a headline counts ("three stores", "two stores"), where
    no bare number there may count the same.
    """
    first = [c for c in lead if c.sentence == headline.sentence + 1]
    same = [c for c in first if counts_alike(headline, c)]
    bare = any(c.quantity.unit.dimension == "number" and not c.resolved for c in first)
    if bare or len(same) != 1 or headline.block != TITLE or not plain(headline) or not counts_out(same[0]):
        return None
    return Counterpart(same[0], lowered=1)


def repeated(headline: Claim, candidates: Sequence[Claim], lead: Sequence[Claim]) -> Counterpart | None:
    """A figure with the digits of a headline's, or one of the lead with more of them, whatever it is said to measure;
    else the one of the lead in whose place the headline's may have been misprinted.
    """
    equal = (c for c in candidates if digits(c.quantity.value) == digits(headline.quantity.value))
    again = next((c for c in (*equal, *finer(headline, lead)) if agree(headline, c)), None)
    if again is not None:
        return Counterpart(again)
    slips = [c for c in lead if same_sort(headline, c) and misprint(headline, c) and times(headline, c) != 1]
    return Counterpart(slips[0], lowered=1, tentative=True) if len(slips) == 1 else None


def echoed(headline: Claim, candidates: Sequence[Claim]) -> Counterpart | None:
    """A figure of few digits that the first sentences repeat in its unit, or give with more of them; else the first one
    in that unit, alone in its sentence, that has the headline's two digits in the other order.
    """
    lead = [c for c in candidates if c.sentence <= headline.sentence + LEAD and same_unit(headline, c)]
    equal = [c for c in lead if digits(c.quantity.value) == digits(headline.quantity.value) and agree(headline, c)]
    equal = equal or [c for c in finer(headline, lead) if agree(headline, c)]
    if equal:
        return Counterpart(equal[0]) if equal[0].sentence <= headline.sentence + OPENING else None
    swapped = [c for c in lead if is_swapped(headline, c)] if headline.block == TITLE else []
    first = {c.quantity.value for c in swapped if c.sentence == swapped[0].sentence}
    return Counterpart(swapped[0], lowered=1, tentative=True) if len(first) == 1 else None


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
    """Whether two figures are of one unit; large ones need not say what they count."""
    one, other = headline.quantity.unit, body.quantity.unit
    large = all(Fraction(claim.quantity.value) >= LARGE for claim in (headline, body))
    return one == other and one.dimension != "number" if one.name and other.name else large


def is_swapped(one: Claim, other: Claim) -> bool:
    """Whether two figures of one size have the same first two digits, the one in the other's order."""
    first = digits(one.quantity.value)
    second = as_coarse(digits(other.quantity.value), first)
    return len(first) == 2 and first == second[::-1] != second and times(one, other) < TEN


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


def words(claim: Claim) -> frozenset[str]:
    """What a claim says it is of, word by word."""
    subject = claim.subject
    return subject.measure.modifiers | {subject.measure.head, *subject.entity.lower().split()} - {UNRESOLVED}


def sums_up(headline: Claim) -> bool:
    """Whether a figure surely sums up one of the body: printed in a title, in digits, and more than a small count."""
    quantity = headline.quantity
    small = quantity.unit.dimension in COUNTED and len(digits(quantity.value)) < TELLING
    return headline.resolved and headline.block == TITLE and quantity.form == "digits" and not small


def counts_alike(headline: Claim, body: Claim) -> bool:
    """Whether two claims count the same things: of one noun and not two measures, or of one measure ("nine killed")."""
    one, other = headline.quantity.unit, body.quantity.unit
    heads = {claim.subject.measure.head for claim in (headline, body) if claim.resolved}
    measured = len(heads) == 1 and headline.resolved and body.resolved
    counts = {one.dimension, other.dimension} <= COUNTED and headline.kind == body.kind
    alike = one == other if one.name and other.name else measured
    return counts and headline.role == body.role == "now" and alike and len(heads) < 2


def plain(claim: Claim) -> bool:
    """Whether a figure is a count of its own: no bound, and not of others than those spoken of."""
    return claim.quantity.hedge is None and claim.subject.measure.modifiers.isdisjoint(further())


def counts_out(claim: Claim) -> bool:
    """Whether a figure is such a count, or says how many there are at least."""
    least = claim.quantity.narrow().hi is None and claim.subject.measure.modifiers.isdisjoint(further())
    return least or plain(claim)


@cache
def further() -> frozenset[str]:
    """Words that say that others are counted than those spoken of before."""
    return frozenset(table("cues")["further"]["forms"])


def telling(claim: Claim) -> bool:
    """Whether a figure has so many digits that another one like it is no chance."""
    return len(digits(claim.quantity.value)) >= TELLING
