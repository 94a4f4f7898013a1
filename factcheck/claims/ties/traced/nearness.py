"""Nearness: how far a figure stands from another one that it may make something up with, and what both name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim, Subject
from factcheck.claims.ties.terms import Term
from factcheck.text.document import TITLE

REACH: Final = 8
"""Sentences between a figure and others that it may be made of, at most, but for those of the lead."""

LEAD: Final = 3
"""Sentences in which an article says what it is about."""


class Standing(NamedTuple):
    """A figure that may be the whole of a share: how many words that say what this is of stand around it, how far it
    lies, and whether it is near.
    """

    term: Term
    told: int
    distance: tuple[int, int]
    near: bool


def is_near(term: Term, other: Term) -> bool:
    """Whether a figure stands near another one, or in the lead."""
    return abs(term.claim.sentence - other.claim.sentence) <= REACH or term.claim.sentence < LEAD


def distance(term: Term, other: Term) -> tuple[int, int]:
    """How far a figure lies from another one, in sentences, then in characters; what follows it lies further."""
    between = other.claim.sentence - term.claim.sentence
    return (between if between >= 0 else 1 - 2 * between), abs(term.start - other.start)


def distance_of_whole(term: Term, other: Term) -> tuple[int, int]:
    """How far a figure lies that another one may be a part of: what an article begins with is never far."""
    sentences, characters = distance(term, other)
    return (min(sentences, 2) if term.claim.sentence < LEAD else sentences), characters


def words(subject: Subject | None) -> frozenset[str]:
    """What a subject names that it measures."""
    measure = subject.measure if subject is not None else None
    return measure.modifiers | {measure.head} - {UNRESOLVED, AMONG} if measure is not None else frozenset()


def is_inside(claim: Claim) -> bool:
    """Whether words set a figure within another one ("of which"), under no name of its own."""
    return claim.subject.measure.head == UNRESOLVED and any(kind == "within" for kind, _ in claim.links)


def is_set_in(part: Claim, whole: Claim) -> bool:
    """Whether words set a part beside its whole ("140 workers, 125 of them", "98 of 207")."""
    return ("within", whole.id) in part.links or (whole.role == AMONG and whole.of == part.id)


def once(terms: Sequence[Term]) -> Sequence[Term]:
    """Terms in their order, each amount once: where the text below the title tells it first, if it does."""
    found: dict[float, Term] = {}
    for term in terms:
        known = found.get(term.middle)
        if known is None or (told_at(term) < told_at(known) and term.claim.role == known.claim.role):
            found[term.middle] = term
    return list(found.values())


def below_title(terms: Sequence[Term]) -> Sequence[Term]:
    """Terms without those of the title that the text tells again."""
    told = {term.middle for term in terms if term.claim.block != TITLE}
    return [term for term in terms if term.claim.block != TITLE or term.middle not in told]


def told_at(term: Term) -> tuple[bool, int]:
    """Where an article tells a figure: the title only says in short what it tells below."""
    return term.claim.block == TITLE, term.start
