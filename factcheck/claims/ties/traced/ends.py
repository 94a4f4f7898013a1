"""Ends: which figures a rate of change may lead to and from, as far as the words around them say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.amounts import cue, pieces
from factcheck.claims.ties.said.kinship import owned_apart
from factcheck.claims.ties.terms import Term, sort_of
from factcheck.claims.ties.traced.fits import Growth, Rate
from factcheck.claims.ties.traced.gaps import sides
from factcheck.lexicon import table
from factcheck.text.document import TITLE

WINTER: Final = 8 * 30
"""Days from which on a month of an unknown year lies rather before one that it would follow in the same year."""

NEAR: Final = 24
"""Characters behind a figure in which words say that it is all there is."""

SHORTEST: Final = 3
"""Letters of a name that tells whose a figure is, at least."""


def is_figure(claim: Claim) -> bool:
    """Whether a claim states a level, or an amount of change over time."""
    unit = claim.quantity.unit.dimension
    if claim.role == "delta" and claim.basis is not None and claim.basis.kind.startswith("against"):
        return False
    stated = claim.kind == "level" and claim.role in ("now", "base")
    return (stated or claim.role == "delta") and unit not in ("ratio", "points", "factor") and claim.block != TITLE


def completes(text: str, one: Growth) -> bool:
    """Whether words say that the one figure of a growth makes up the other ("6.5p making 9.75p")."""
    return text[one.other.claim.quantity.end : one.now.start].strip() in table("cues")["completing"]["forms"]


def is_total(text: str, term: Term) -> bool:
    """Whether words behind a figure say that it is all of what it counts so far ("61 million in all")."""
    behind = pieces(text[term.claim.quantity.end : term.claim.quantity.end + NEAR])
    return any(" ".join(behind[:size]) in cue("summing") for size in (1, 2))


def is_named(claim: Claim, words: str) -> bool:
    """Whether some words name whose figure a claim states, or what it measures."""
    about = claim.subject
    names = (about.entity.lower(), about.measure.head, *about.measure.modifiers)
    return any(len(name) >= SHORTEST and name in words for name in names)


def is_beside(claim: Claim, level: Claim, rate: Claim) -> bool:
    """Whether words set a figure beside a level, or a rate beside it or what it is printed with."""
    return claim.id == rate.of or (claim.of is not None and claim.of in (level.id, rate.of))


def is_of_sort(sort: str, term: Term) -> bool:
    """Whether a figure may be of some sort, if that is known: bare numbers may be of any."""
    return not sort or sort_of(term.claim) == sort or is_bare(term)


def is_bare(term: Term) -> bool:
    """Whether a figure leaves its unit open."""
    return term.claim.quantity.unit.dimension == "number"


def roles(claim: Claim, level: Claim, rate: Claim) -> Iterator[str]:
    """What a figure can tell of what a level was before: that level, or, beside it or the rate, by how much it changed.
    """
    if claim.role != "delta" and may_precede(claim, level):
        yield "before"
    if rate.role != "rate" or ("within", level.id) in claim.links or weighs(claim, level):
        return
    together = claim.sentence == level.sentence == rate.sentence
    ahead = level.sentence <= rate.sentence and claim.sentence in (level.sentence, rate.sentence)
    if together or (ahead and claim.role == "delta"):
        yield "delta"


def weighs(claim: Claim, level: Claim) -> bool:
    """Whether a figure is a balance of what a level measures and something else, and no change of that."""
    own, other = claim.subject.measure.head, level.subject.measure.head
    return claim.role == "now" and own != other and any(other in pair for pair in sides(own))


def may_follow(rate: Rate, term: Term) -> bool:
    """Whether a rate may lead to a figure: a level, or the base of one where it is of the time of that, but of nobody
    else's than that of which it is printed with a level of its own.
    """
    claim, when = term.claim, rate.claim.subject.period
    if rate.claim.of not in (None, claim.id) and owned_apart(claim.subject, rate.claim.subject):
        return False
    now = claim.role == "now" or (claim.basis is not None and when is not None and claim.basis.period == when)
    return now and claim.kind == "level" and term.middle > 0


def may_tell(term: Term, now: Term, rate: Rate) -> bool:
    """Whether a figure may tell what a level was before."""
    one, other = term.claim, now.claim
    sorts, pers = {sort_of(one), sort_of(other)}, {one.quantity.unit.per, other.quantity.unit.per}
    alike = (len(sorts) == 1 or is_bare(term) or is_bare(now)) and (len(pers) == 1 or None in pers)
    free = one.role == "now" or one.of in (None, other.id, rate.claim.of)
    return alike and free and term.middle != now.middle and (term.middle > 0 or one.role == "delta")


def may_precede(claim: Claim, level: Claim) -> bool:
    """Whether a figure can be of an earlier time than a level, as far as the words say."""
    own, other = claim.subject, level.subject
    if claim.role == "base" or own.period is None or other.period is None or own.carried or other.carried:
        return True
    if own.period.floating != other.period.floating:
        return True
    if own.period.floating and own.period.first - other.period.first > WINTER:
        return True  # the December before January, in an article that tells no year
    ends = [period.until or period.first for period in (own.period, other.period)]
    return own.period.first <= other.period.first or ends[0] < ends[1]


def is_alike(term: Term, rate: Rate) -> bool:
    """Whether a figure and a rate are of what the same words name."""
    one, other = term.claim.subject.measure, rate.claim.subject.measure
    return not ({one.head, *one.modifiers} - {UNRESOLVED}).isdisjoint({other.head, *other.modifiers})


def distance(term: Term, rate: Rate) -> tuple[int, int]:
    """How far a figure lies from a rate, in sentences, then in characters; what follows it lies further."""
    between = rate.claim.sentence - term.claim.sentence
    return (between if between >= 0 else 1 - 2 * between), abs(term.start - rate.claim.quantity.start)
