"""Binder of figures that two articles of one story both give, whatever each says they measure.

That two figures are one their digits show, and the words around them; so these are guesses, whose clash counts only
where a slip explains it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from fractions import Fraction
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.repeatable import may_be_told_again
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.resemblance import CERTAIN, Print, equals, print_of, slipped
from factcheck.ledger.sameness import agree
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import size
from factcheck.rulebook.binders.amounts import LOWERED
from factcheck.rulebook.binders.signs import (
    EVIDENCE,
    Signs,
    apart,
    is_exchanged,
    is_mistold,
    is_retold,
    may_be_one,
    signs_of,
    vagueness,
)
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

Side = tuple[str, int]
"""A figure, and the article in which it is told again."""

Beside = tuple[int, int, int, int]
"""An article and a sentence of it, and another article with one of its own."""

Signed = tuple[Print, Print, Signs]
"""Two figures, and what speaks for their being one."""

Key = TypeVar("Key")

article_of: Final = attrgetter("article")


class Pair(NamedTuple):
    """Two figures of different articles that may be one, and what speaks for it."""

    one: Claim
    other: Claim
    signs: Signs

    def sides(self) -> tuple[Side, Side]:
        """Each figure with the article in which it is told again."""
        return (self.one.id, self.other.article), (self.other.id, self.one.article)


class Retold(NamedTuple):
    """How many figures, of enough digits or signs to tell one from another, two articles both give, and two sentences
    of theirs.
    """

    articles: Mapping[tuple[int, int], int]
    sentences: Mapping[Beside, int]

    def between(self, one: Claim, other: Claim) -> tuple[int, int]:
        """How many the articles of two figures both give, and their sentences."""
        first, second = sorted((one, other), key=article_of)
        return self.articles.get((first.article, second.article), 0), self.sentences.get(sentences_of(first, second), 0)


def told_across(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: figures of two articles of one story that agree, or would but for a slip of the pen"""
    stories = ledger.stories
    if len(stories.told) < 2:
        return
    prints = [print_of(c) for c in ledger.claims.values() if c.id in ledger.cells and may_be_told_again(c)]
    found = [(one, other, signs) for one, other, signs in related(equals(prints, stories.beside), ledger)
             if agree(one.claim, other.claim)]
    retold = counted(likeliest(weighed(found, stories, Retold({}, {}), is_retold)))
    equal = likeliest(weighed(found, stories, retold, is_retold))
    settled = {side for pair in equal for side in pair.sides()}
    differing = list(related(slipped(prints, stories.beside), ledger))
    slips: list[Pair] = []
    for accepted in (is_mistold, is_exchanged):
        may_be = [p for p in weighed(differing, stories, retold, accepted) if settled.isdisjoint(p.sides())]
        slips += alone(may_be)
        settled.update(side for pair in may_be for side in pair.sides())
    for pair in (*equal, *slips):
        one, other = (ledger.cells[c.id] for c in sorted((pair.one, pair.other), key=partial(printed_at, ledger)))
        if one != other:
            prefer = (pair.one.id, pair.other.id)
            lowered = 0 if is_sure(pair, stories) else LOWERED
            yield Constraint(rule, {"one": one, "other": other}, lowered, prefer=prefer, tentative=True)


def printed_at(ledger: Ledger, claim: Claim) -> tuple[date, str, int]:
    """When and where a figure was printed, whatever order its articles are read in."""
    document = ledger.documents.get(claim.article)
    published, path = (document.published, document.path) if document is not None else (None, "")
    return published or date.max, path, claim.quantity.start


def is_sure(pair: Pair, stories: Stories) -> bool:
    """Whether two figures are told of one thing and time in so many words that only a slip can keep them apart."""
    one, other, signs = pair
    vague = vagueness(print_of(one), print_of(other)) and not agree(one, other)
    told = signs.timely and signs.words and signs.total - signs.retold >= EVIDENCE
    return bool(told and not vague) and (agree(one, other) or not any(apart(one, other, signs, stories)))


def related(found: Iterable[tuple[Print, Print]], ledger: Ledger) -> Iterator[Signed]:
    """The pairs of figures of one story and time, of which one is asked about, each with what speaks for it whatever
    else their articles both give.
    """
    stories, concerns = ledger.stories, Concerns(ledger)
    for one, other in found:
        first, second = one.claim, other.claim
        kin = concerns.touch(first, second) and stories.are_one(first.article, second.article)
        if kin and may_be_one(first, second):
            yield one, other, signs_of(one, other, stories)


def weighed(
    found: Iterable[Signed],
    stories: Stories,
    retold: Retold,
    accepted: Callable[[Print, Print, Signs, Stories], bool],
) -> Iterator[Pair]:
    """The pairs that are accepted, each with what speaks for it; `retold` are the figures that two articles both give.
    """
    for one, other, known in found:
        signs = known.beside(*retold.between(one.claim, other.claim))
        if accepted(one, other, signs, stories):
            yield Pair(one.claim, other.claim, signs)


def counted(equal: Iterable[Pair]) -> Retold:
    """How many figures two articles both give, and two sentences."""
    articles: dict[tuple[int, int], set[Fraction]] = defaultdict(set)
    sentences: dict[Beside, set[Fraction]] = defaultdict(set)
    for pair in equal:
        first, last = sorted((pair.one, pair.other), key=article_of)
        long = min(print_of(pair.one).digits, print_of(pair.other).digits) >= CERTAIN
        sentences[sentences_of(first, last)].add(size(first))
        if pair.signs.total >= (1 if long else EVIDENCE):
            articles[first.article, last.article].add(size(first))
    return Retold(lengths(articles), lengths(sentences))


def lengths(found: Mapping[Key, Set[Fraction]]) -> Mapping[Key, int]:
    """How many there are of each."""
    return {key: len(sizes) for key, sizes in found.items()}


def sentences_of(first: Claim, second: Claim) -> Beside:
    """The sentences of two figures."""
    return first.article, first.sentence, second.article, second.sentence


def likeliest(found: Iterable[Pair]) -> list[Pair]:
    """For each figure, and each other article, the pair for which most speaks."""
    best: dict[Side, Pair] = {}
    for pair in found:
        for side in pair.sides():
            if side not in best or best[side].signs.total < pair.signs.total:
                best[side] = pair
    return list(dict.fromkeys(best.values()))


def alone(found: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs of figures that have no other figure like it in the other's article."""
    sizes: dict[Side, set[Fraction]] = defaultdict(set)
    for pair in found:
        for side, other in zip(pair.sides(), (pair.other, pair.one), strict=True):
            sizes[side].add(size(other))
    return (pair for pair in found if all(len(sizes[side]) == 1 for side in pair.sides()))
