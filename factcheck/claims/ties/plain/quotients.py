"""Plain quotients: averages whose words say what they are for each of, or that they are one, tied to the only total and
the only count told before them, where a slip alone may keep these from making it ("The 424 ships landed 1,258,410
visitors. That is 2,698 per ship").
"""

from __future__ import annotations

import re
from collections.abc import MutableSequence, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import AMONG, Claim
from factcheck.claims.ties.plain.products import UNTIED, is_free
from factcheck.claims.ties.said.averages import Average, averages
from factcheck.claims.ties.said.kinship import timed_apart
from factcheck.claims.ties.said.others import leaves_out
from factcheck.claims.ties.said.per_many import OTHERWISE
from factcheck.claims.ties.said.unit_values import is_levied, is_possible, settled
from factcheck.claims.ties.terms import TOLD, Term, is_amount, term_of
from factcheck.claims.ties.traced.amends import ALL
from factcheck.claims.ties.traced.divisors import divisor_of, is_total, scales_of
from factcheck.claims.ties.traced.quotient import Quotient
from factcheck.claims.ties.traced.quotients import GUESS, amendments_of, has_two_owners, is_of_others, linked
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.interval import Interval
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE
from factcheck.text.lowering import lowered

BACK: Final = 3
"""Sentences before an average in which its total and its count are looked for."""

FEW: Final = 4
"""Ways to make an average of a total and a count that are tried, at most."""

PRINTED: Final = frozenset({"now", "aside"})
"""Roles of what there is now, of which nothing more may be said."""

STATED: Final = PRINTED | {AMONG}
"""Roles of an average, which may be said to be what one of them is."""

CONCLUDED: Final = expression(
    r"\b(?:or|so(?! far)|therefore|thus|hence|i\.e\."
    r"|meaning|making|giving|averaging|(?:works|worked|working) out|equal to"
    r"|equivalent to|(?:that|this|which|it) (?:is|was|makes|made|means|meant|equals|comes to|came to|amounts to))\b"
    r"|\b(?:ratio|density|average|mean)\b(?: of [a-z ]{1,30})? (?:is|was|comes to|came to|stands at|stood at)\b"
    r"|(?:[,;:(\u2013\u2014-]|\band|\bwith|\bat|\bfor) ?(?:and |with |at |for )?(?:an |the )?(?:average|mean)\b"
    rf"|[,;:(\u2013\u2014-] ?{APPROXIMATELY}[^\w\s]?$"
    rf"|[.;,] (?:and )?each (?:[a-z]+ ){{1,3}}{APPROXIMATELY}[^\w\s]?$",
    re.IGNORECASE,
)
"""What says before an average that it follows from the figures before it."""

THUS: Final = expression(r"\b(?:thus|therefore|hence|accordingly|so to speak)\b")
"""What says that a figure is of what was told before, whatever it is called now."""

ENDED: Final = expression(
    r"(?: on average| each| apiece| (?:for|to|in|at|on|from) each(?: of (?:them|these|those))?| per head)?"
    r"(?:[.;:)\n]|$"
    r"|,? (?:up|down|against|compared|versus|after|as against|a year earlier|more than|less than)\b|, (?!not\b))"
)
"""What stands behind one that is of all that its total is of."""

LED_BY: Final = expression(
    r"\b(?:[Ww]ith|[Dd]ivided (?:by|among)|[Ss]hared (?:by|among)) (?:a population of |its |their |only |just |some )?$"
)
"""What leads to a count by which something is divided ("With 1,350 lecturers, there are 24 students to each")."""

AVERAGE: Final = expression(r"\b(?:[Aa]verage[sd]?|[Mm]ean)\b|\b[Pp]er [a-z]+, ")
"""What calls a figure an average."""

SHORT: Final = len(" on average")

LONG: Final = 100
"""Characters before an average in which this is looked for."""

START: Final = attrgetter("start")
MIDDLE: Final = attrgetter("middle")
SENTENCE: Final = attrgetter("claim.sentence")


def tie_plain_quotients(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the averages of an article that nothing ties to the total and the count that its words leave."""
    known = settled(claims)
    likely = [(at, one) for at, one in averages(text, lowered(text), claims) if may_be_told(text, one, known)]
    if not likely:
        return
    terms = [term for claim in claims if may_be_end(claim) and (term := term_of(text, claim)) is not None]
    for at, average in likely:
        found = told(text, average, [term for term in terms if term.start < average.value.start])
        if found is not None:
            tied = linked(claims[at], found)
            links = (link if link != GUESS or holds(found) else (TOLD, "per-unit") for link in tied.links)
            claims[at] = replace(tied, links=tuple(links), role="now", of=None)


def may_be_told(text: str, average: Average, known: set[str]) -> bool:
    """Whether nothing ties an average yet, and it is of all its total and for each of what is counted."""
    claim = average.claim
    free = claim.role in STATED and claim.id not in known and is_free(claim) and average.per not in UNTIED
    return free and not leaves_out(text, claim)


def may_be_end(claim: Claim) -> bool:
    """Whether a claim states an amount that is now, outside of tables and headlines."""
    return claim.kind == "level" and claim.role in PRINTED and claim.block not in (TABLE, TITLE) and is_amount(claim)


def told(text: str, average: Average, before: Sequence[Term]) -> Quotient | None:
    """An average with the total and the count of the nearest sentences that tell one of each, where it may be made of
    these.
    """
    own = average.claim.sentence
    near = [term for term in before if own - BACK <= term.claim.sentence and not timed_apart(term.claim, average.claim)]
    window: list[Term] = []
    for _, beside in groupby(reversed(near), key=SENTENCE):
        window += beside
        totals, counts = ends_of(average, window)
        if counts and totals:
            return made(text, average, totals, counts)
    return None


def ends_of(average: Average, terms: Sequence[Term]) -> tuple[Sequence[Term], Sequence[Term]]:
    """The figures that may be the total of an average, and those that may count what it is for each of: of two that may
    be either the larger one is the total where neither is called so.
    """
    counts = [term for term in terms if scales_of(term, average)]
    totals = [term for term in terms if is_total(term, average)]
    named = [term for term in counts if is_named(average, term)]
    if named:
        return [term for term in totals if term not in named], named
    either = [term for term in counts if term in totals]
    if len(either) < len(counts) or len(totals) > len(either):
        return [one for one in totals if one not in either] or totals, [one for one in counts if one not in either]
    beside = [one for one in either if one.claim.sentence == average.claim.sentence]
    ordered = sorted(sorted(beside, key=START)[-2:] if len(beside) > 1 else either, key=MIDDLE)
    return ordered[1:], ordered[:1]


def is_named(average: Average, term: Term) -> bool:
    """Whether a figure counts by its very name what an average is for each of."""
    claim = term.claim
    return not average.count.isdisjoint((claim.quantity.unit.name, claim.subject.measure.head))


def made(text: str, average: Average, totals: Sequence[Term], counts: Sequence[Term]) -> Quotient | None:
    """An average with the only total and the only count of a few that it follows from but for a slip; None if words
    leave any doubt.
    """
    if len(totals) * len(counts) > FEW:
        return None
    ways = (Quotient(average, one, two, divisor_of(two, average).sizes[0], 0) for one in totals for two in counts)
    likely = [one for one in ways if one.total is not one.count and is_likely(text, one)]
    return likely[0] if len(likely) == 1 and not is_doubtful(text, likely[0]) else None


def is_doubtful(text: str, one: Quotient) -> bool:
    """Whether words say that an average may be of other things than its total and its count."""
    total, count, value = one.total.claim, one.count.claim, one.average.claim
    apart = has_two_owners(one) and not total.sentence == count.sentence == value.sentence
    return apart or is_possible(text, count, value) or is_levied(text, count, total)


def is_likely(text: str, one: Quotient) -> bool:
    """Whether a quotient is as printed, or words conclude it from its total and its count and it would be but for a
    slip.
    """
    if holds(one):
        return True
    slips = (meant for slips in ALL for meant in amendments_of(text, one, slips))
    off = one.gap(*one.middles()) > 1 and is_concluded(text, one)
    return off and any(one.gap(*meant) <= 1 for meant in slips)


def holds(one: Quotient) -> bool:
    """Whether a total, a count and an average agree as printed."""
    total, count, value = (term.claim.quantity for term in (one.total, one.count, one.average.value))
    return (count.wide() * Interval.from_value(one.size) * value.wide()).meets(total.wide())


def is_concluded(text: str, one: Quotient) -> bool:
    """Whether words say that an average follows from what stands before it, or call it one of what its count counts."""
    quantity = one.average.claim.quantity
    ends = max(term.claim.quantity.end for term in (one.total, one.count))
    stretch = max(ends, text.rfind("\n", 0, quantity.start), quantity.start - LONG), quantity.start
    start = one.count.claim.quantity.start
    said = CONCLUDED.search(text, *stretch) is not None or LED_BY.search(text, start - LONG, start) is not None
    named = is_named(one.average, one.count) and AVERAGE.search(text, stretch[0], quantity.end + SHORT) is not None
    many = one.average.size > 1 and OTHERWISE.search(text, stretch[0], quantity.end + LONG) is not None
    if many or (THUS.search(text, *stretch) is None and is_of_others(text, one)):
        return False
    return (said or named) and ENDED.match(text, max(quantity.end, one.average.end)) is not None
