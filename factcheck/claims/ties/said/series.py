"""Series: the figures of an article that may add up, of one unit, one measure or one thing, and as its layout sets
them beside each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.amounts import ADDITIVE
from factcheck.claims.ties.terms import Term, is_amount, signed_term, sort_of
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity
from factcheck.text.document import TABLE

BRACKET: Final = 80
"""Characters before a figure in which the bracket opens that it stands in."""

SHORT: Final = 100
"""Characters of a line of a list, at most."""

MOST: Final = 24
"""Figures of a sentence, at most."""

UNIT: Final = ("kind", "unit")
"""What names the series of all figures of one unit."""

MANY: Final = 40
"""Figures of a series with what they were before, at most: more are a list of many things."""

MINGLED: Final = "mingled"
"""What names the series of all figures of one unit with what they were before and what they rose by."""

MOVED: Final = ("base", "delta")
"""The roles of these."""

AHEAD: Final = 8
"""Figures before a list among which its total is looked for."""

FEWEST: Final = 3
"""A whole and two parts."""

Rows = list[Sequence[Term]]

HUNDRED: Final = 100
"""Counts below this are so common that they stand between others of something else."""

NEAR: Final = 24
"""Characters before a figure in which words call it an average."""

AVERAGED: Final = expression(r"\b[aA]verag(?:e of|ing|ed)(?: [a-z]+)? [^\s\w]?$")
"""What stands before a figure that is part of no sum."""

FLOWS: Final = frozenset({"day", "week", "month", "year", "share"})
"""What is so much per one of these adds up like other amounts; prices do not."""


def series(text: str, claims: Sequence[Claim]) -> tuple[Rows, Rows, Rows]:
    """The figures of an article that may add up, in their order: those of one unit, then those of one measure, and
    those that count one thing; amounts of change apart. Then counts without the small ones between them, then the
    figures of one unit with what they were before.
    """
    found = named(text, claims)
    plain = {name: row for name, row in found.items() if name[0] != MINGLED}
    mingled = [row for name, row in found.items() if name[0] == MINGLED and is_mingled(row)]
    return list(laid_out(text, plain)), list(large(plain)), mingled


def large(found: Mapping[tuple[str, ...], Sequence[Term]]) -> Iterator[Sequence[Term]]:
    """The counts of an article without small ones ("1,501 and 1,297 ... These two provinces ..., the other 977")."""
    for name, row in found.items():
        if name[1] == "count" and len(name) == len(UNIT):
            some = [term for term in row if term.middle >= HUNDRED]
            if FEWEST <= len(some) < len(row):
                yield some


def named(text: str, claims: Sequence[Claim]) -> Mapping[tuple[str, ...], Sequence[Term]]:
    """The figures of an article that may add up, by what their series are named."""
    amounts = [claim for claim in claims if may_add_up(text, claim) and not is_converted(claim)]
    terms = sorted(filter(None, (signed_term(text, claim) for claim in amounts)), key=attrgetter("start"))
    found: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in prose(terms):
        for name in names(term.claim):
            found[name].append(term)
    return found


def is_mingled(row: Sequence[Term]) -> bool:
    """Whether some figures say what something was before or by how much it rose, and others do not, and they are few
    enough for sums.
    """
    return FEWEST <= len(row) <= MANY and len({term.claim.role in MOVED for term in row}) > 1


def laid_out(text: str, found: Mapping[tuple[str, ...], Sequence[Term]]) -> Iterator[Sequence[Term]]:
    """The series of these names, and those that the layout picks from them."""
    for name, row in found.items():
        whole = len(name) == len(UNIT)
        if len(row) >= FEWEST and name[0] != TABLE and (whole or len(row) < len(found[name[: len(UNIT)]])):
            yield row
        shaped = shapes(text, row) if whole and len(row) > FEWEST else ()
        yield from (shape for shape in shaped if FEWEST <= len(shape) < len(row))


def may_add_up(text: str, claim: Claim) -> bool:
    """Whether a claim states an amount, be it so much a day or a share, outside of results, whose lines set all beside
    what it was before: no price, and no average.
    """
    unit, plain = claim.quantity.unit, claim.kind == "level" and claim.sign > 0
    flow = is_amount(claim) or (plain and unit.per in FLOWS and unit.dimension in ADDITIVE)
    if not flow or ((claim.role == "base" or unit.per is not None) and is_result(text, claim.quantity)):
        return False
    return AVERAGED.search(text, max(0, claim.quantity.start - NEAR), claim.quantity.start) is None


def is_result(text: str, quantity: Quantity) -> bool:
    """Whether a figure stands in a line of results ("Net 23.1 mln vs 18.2 mln")."""
    return text.startswith(" vs", quantity.end) or text.endswith("vs ", 0, quantity.start)


def is_converted(claim: Claim) -> bool:
    """Whether a figure is another one again, in acres for hectares; money may be told in two currencies throughout."""
    return claim.role == "aside" and claim.quantity.unit.dimension not in ("money", "count", "number")


def prose(row: Sequence[Term]) -> Iterator[Term]:
    """The figures of sentences that give no more than a reader can follow: in a long list sums come out by chance."""
    for sentence in by_sentence(row):
        if len(sentence) <= MOST:
            yield from sentence


def shapes(text: str, row: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """What the layout picks from a series: the figures outside of brackets; the columns of lines that give as many
    figures each; and with each figure that stands before it, or right behind, a list of lines, or every other figure
    of a sentence ("162,504 cases in five countries, 85,611 in 15, ...").
    """
    yield [term for term in row if not is_bracketed(text, term)]
    for size, group in groupby(by_sentence(row), key=len):
        sentences = list(group)
        if size > 1 and len(sentences) >= FEWEST:
            yield from ([sentence[at] for sentence in sentences] for at in range(size))
        apart = list(listings(text, sentences)) if size == 1 else []
        if size >= 2 * FEWEST:
            apart += [sentence[at::2] for sentence in sentences for at in (0, 1)]
        for listed in apart:
            yield from with_whole(row, listed)


def with_whole(row: Sequence[Term], listed: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """A list with each figure before it that may be its whole, and with the next one of a sentence behind it."""
    first, last = (bisect_left(row, listed[at].start, key=attrgetter("start")) for at in (0, -1))
    yield from ([whole, *listed] for whole in row[max(0, first - AHEAD) : first])
    behind = [term for term in row[last + 1 : last + 3] if term.claim.sentence > listed[-1].claim.sentence]
    yield from ([*listed, whole] for whole in behind[:1])


def by_sentence(row: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """A series in its sentences."""
    return (list(group) for _, group in groupby(row, key=lambda term: term.claim.sentence))


def listings(text: str, sentences: Sequence[Sequence[Term]]) -> Iterator[Sequence[Term]]:
    """The lists among sentences of one figure each: neighbouring lines that are no sentences."""
    for lined, group in groupby(sentences, key=lambda sentence: is_line(text, sentence[0].claim)):
        if lined:
            yield [term for sentence in group for term in sentence]


def is_line(text: str, claim: Claim) -> bool:
    """Whether a figure stands on a line that is no sentence."""
    start, end = text.rfind("\n", 0, claim.quantity.start), text.find("\n", claim.quantity.end)
    return is_no_sentence(text[start + 1 : end if end >= 0 else len(text)])


def is_no_sentence(line: str) -> bool:
    """Whether a line is too short for a sentence, or does not end like one."""
    return len(line) < SHORT and not line.endswith(".")


def is_bracketed(text: str, term: Term) -> bool:
    """Whether a figure stands in brackets."""
    start = max(0, term.start - BRACKET)
    return text.rfind("(", start, term.start) > text.rfind(")", start, term.start)


def names(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The series that a claim belongs to, by its unit; in a table only columns are. What was before adds up for itself.
    """
    unit, sort, kind = claim.quantity.unit, sort_of(claim), "base" if claim.role == "base" else claim.kind
    yield TABLE if claim.block == TABLE else kind, f"{sort}/{unit.per}" if unit.per else sort
    if claim.block != TABLE and (claim.kind == "level" or (claim.role == "delta" and claim.sign > 0)):
        yield MINGLED, f"{sort}/{unit.per}" if unit.per else sort
    if claim.block == TABLE or unit.per or kind == "base":
        return
    if claim.subject.measure.head != UNRESOLVED:
        yield claim.kind, sort, "measure", claim.subject.measure.head
    if unit.dimension == "count":
        yield claim.kind, sort, "things", unit.name or ""
