"""Tellings: what the words and the place of figures say for one of them being the sum of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import product
from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim
from factcheck.claims.ties.amounts import cue, pieces
from factcheck.claims.ties.said.breakdowns import is_rest, is_running
from factcheck.claims.ties.said.inclusions import WITHIN
from factcheck.claims.ties.said.series import MOVED, is_line
from factcheck.claims.ties.said.totals import OTHERS
from factcheck.claims.ties.surroundings import STOP
from factcheck.claims.ties.terms import Term
from factcheck.claims.ties.traced.joint import number_of
from factcheck.claims.ties.traced.nearness import is_set_in
from factcheck.claims.ties.traced.runs import Sum
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity

TOLD: Final = 2
"""How much likelier words make a sum that speak of parts or of a total."""

CLOSED: Final = 10
"""How much likelier they make it that call its last part the rest."""

LINED: Final = 2
"""How much likelier lines make it that give one part each."""

CALLED: Final = 2
"""How much likelier words before a whole make it that call it a total."""

SPLIT: Final = 4
"""How much likelier measures make it that are known to make up another one."""

LABELLED: Final = expression(
    r"(?: [a-z]+){0,2}[.,;)]{0,2}(?: and|\s*[-–—*•])?\s+(?:(?:a|an|the|in|making|for a|giving|makes?|gives?) )*"
    r"(?:(?:grand|over-?all|combined) )?"
    r"(?:[Tt]otal|TOTAL|[Aa]ltogether|[Tt]ogether|[Ii]n all|[Aa]ll (?:three|four|five|six))"
    r"(?: [a-z]+)?(?:,|:| of| at| [-–—])?\s+"
)
"""What stands between the last part and a whole that is labelled as their total ("hake 9,500 t, total 69,000 t")."""

OPPOSED: Final = 4
"""How much likelier words make it that name two kinds, one for each of two parts, which leave no third."""

LISTED: Final = 6
"""Figures of such a sentence, at most: in a longer list sums come out by chance."""

AHEAD: Final = 40
"""Characters before a whole in which words call it so, and beside a part in which they say what it is."""

CLOSING: Final = expression(r"[^.;\n]{0,40}\b(?:making|made|makes|make) up the (?:rest|remainder|balance|difference)\b")
"""What says behind a part that it is all that is left."""

WORD: Final = expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")

ODD: Final = 10
"""How much less likely it is that counts of different things add up."""

UNLIKE: Final = 2
"""How much less likely measures make it that differ."""

STRETCH: Final = 2000
"""Characters between figures that words may still set apart or join."""


def weight(made: Sum, text: str) -> float:
    """How much likelier the words between a whole and its parts, and the lines these stand on, make it that these are
    its parts.
    """
    first, last, whole = (term.claim.quantity for term in (made.parts[0], made.parts[-1], made.whole))
    lined = LINED if len(made.parts) > 2 and all(is_line(text, term.claim) for term in made.parts) else 1
    if is_closed(made, text):
        return CLOSED
    if len(made.parts) == 2 and is_opposed(first, last, text):
        lined = OPPOSED
    if whole.start > last.start and is_counted(made, text):
        return CLOSED
    if whole.start > last.start and LABELLED.fullmatch(text, last.end, whole.start) is not None:
        return TOLD * CALLED * lined
    if whole.start > first.start:
        return TOLD * lined if says(text, last.end, whole.end, "together") or is_summed_up(text, whole) else lined
    called = CALLED if says(text, max(0, whole.start - AHEAD), whole.start, "together") else 1
    return called * lined * (TOLD if says(text, whole.end, last.end, "parted") else 1)


def is_summed_up(text: str, whole: Quantity) -> bool:
    """Whether words directly behind a figure say that it is all of those before it."""
    behind = pieces(text[whole.end : whole.end + AHEAD])
    return any(" ".join(behind[:size]) in cue("summing") for size in (1, 2, 3))


def counts_on(text: str, whole: Quantity) -> bool:
    """Whether words behind a figure say that it counts all there has been yet, of which the text need not tell all."""
    return is_running(pieces(text[whole.end : whole.end + AHEAD]))


def is_closed(made: Sum, text: str) -> bool:
    """Whether words call the last part of a sum the rest, before its figure or behind."""
    before, last = made.parts[-2].claim.quantity, made.parts[-1].claim.quantity
    ahead = text[max(before.end, last.start - AHEAD) : last.start]
    if is_rest(ahead.lower().split()) or OTHERS.search(ahead) is not None:
        return True
    return CLOSING.match(text, last.end) is not None


def is_counted(made: Sum, text: str) -> bool:
    """Whether words before a whole, or behind it, take as many figures together as stand before it ("the two had")."""
    last, whole = made.parts[-1].claim.quantity, made.whole.claim.quantity
    ahead = STOP.split(text[max(last.end, whole.start - STRETCH // 10) : whole.start])[-1]
    return number_of(ahead.lower()) == len(made.parts)


def is_opposed(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether words beside two figures, the first of which stands first, name two kinds that leave no third ("341,960
    women and 258,700 men").
    """
    if other.start - one.end > STRETCH:
        return False
    between = text[one.end : other.start]
    near = between if len(between) <= 2 * AHEAD else f"{between[:AHEAD]} {between[-AHEAD:]}"
    first = kinds(text[max(0, one.start - AHEAD) : one.start] + " " + near)
    second = kinds(near + " " + text[other.end : other.end + AHEAD])
    return any(not opposites()[kind].isdisjoint(second) for kind in first)


@lru_cache(maxsize=1 << 7)
def kinds(stretch: str) -> frozenset[str]:
    """The words of a stretch that have an opposite."""
    return named_kinds().intersection(WORD.findall(stretch.lower()))


@cache
def named_kinds() -> frozenset[str]:
    """The words that have an opposite."""
    return frozenset(opposites())


@cache
def opposites() -> Mapping[str, Set[str]]:
    """The words that have an opposite, each with those that name with it all there are."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in table("opposites").values():
        one, other = (side.split() for side in entry["forms"])
        for word, against in product(one, other):
            found[word].add(against)
            found[against].add(word)
    return found


def is_weighed(parts: Sequence[Term], near: Sequence[Term]) -> bool:
    """Whether one of some figures is what the first of two parts has more or less than the other: a balance."""
    if len(parts) > 2:
        return False
    slack, more = (parts[0].width + parts[1].width) / 2, abs(parts[0].middle - parts[1].middle)
    return any(abs(abs(term.middle) - more) <= slack + term.width / 2 for term in near if term not in parts)


def is_of_two_times(made: Sum) -> bool:
    """Whether some figures of a sum were read to say what others had been before or rose by, but not the whole what a
    part was, nor one of them of another.
    """
    own, *parts = (term.claim for term in (made.whole, *made.parts))
    related = any(own.id == part.of or own.of == part.id for part in parts)
    return not related and len({claim.role in MOVED for claim in (own, *parts)}) > 1


def is_together(made: Sum, rows: Sequence[Sequence[Term]]) -> bool:
    """Whether the figures of a sum stand in one sentence, which gives few others."""
    sentence = made.whole.claim.sentence
    together = all(part.claim.sentence == sentence for part in made.parts)
    return together and all(sum(term.claim.sentence == sentence for term in row) <= LISTED for row in rows)


def is_deficit(claim: Claim) -> bool:
    """Whether a level is less than nothing."""
    return claim.kind == "level" and claim.sign < 0


def is_nested(made: Sum) -> bool:
    """Whether one part is counted among another one, or set within it ("139 of 324", "31 billion, of which 15")."""
    names = {part.claim.id for part in made.parts}
    if any(part.claim.role == AMONG and part.claim.of in names for part in made.parts):
        return True
    return any(kind == WITHIN and name in names for part in made.parts for kind, name in part.claim.links)


def is_dealt_otherwise(made: Sum, row: Sequence[Term]) -> bool:
    """Whether words deal the figures of a sum out otherwise: they set one before its parts within its whole, which is
    none of these, or a part within another figure of its sentence ("11,420 people, of whom 3,120 were Syrians, 2,410
    Afghans and 1,090 Turks").
    """
    whole, first = made.whole, made.parts[0]
    between = (term for term in row if whole.start < term.start < first.start)
    others = [term for term in row if term is not whole and term.claim.sentence == whole.claim.sentence]
    within = any(is_set_in(part.claim, other.claim) for part in made.parts for other in others)
    return within or any(is_set_in(term.claim, whole.claim) for term in between)


def is_close(made: Sum) -> bool:
    """Whether a whole and its parts stand as near each other as a list does."""
    places = [term.claim.sentence for term in (made.whole, *made.parts)]
    return max(places) - min(places) <= len(places)


def is_split(made: Sum) -> bool:
    """Whether the parts measure what makes up what the whole measures ("exports", "imports", "trade")."""
    heads = sorted([part.claim.subject.measure.head for part in made.parts])
    return (made.whole.claim.subject.measure.head, *heads) in splits()


def is_lone_pair(text: str, made: Sum) -> bool:
    """Whether no words, no measures and not one sentence tell of two figures that they make up a third."""
    apart = len({term.claim.sentence for term in (made.whole, *made.parts)}) > 1
    return len(made.parts) == 2 and apart and weight(made, text) <= 1 and not is_split(made)


def is_unlike(made: Sum) -> bool:
    """Whether whole and parts are told to measure different things, which are not known to make each other up."""
    heads = {term.claim.subject.measure.head for term in (made.whole, *made.parts)} - {UNRESOLVED}
    return len(heads) > 1 and not is_split(made)


def oddness(made: Sum) -> float:
    """How much less likely it is that figures add up which count different things: ambulances, hospitals and nights."""
    units = (part.claim.quantity.unit for part in made.parts)
    return ODD if len({unit.name for unit in units if unit.dimension == "count"}) > 1 else 1


def unlikeness(made: Sum) -> float:
    """How much less likely a slip spoils a sum of counts or measures of different things."""
    return oddness(made) * (UNLIKE if is_unlike(made) else 1)


@cache
def splits() -> frozenset[tuple[str, ...]]:
    """Each measure that is known to be made up of others, with these in order: so is the larger side of a balance."""
    entries = (entry for entry in table("splits").values() if "heads" in entry)
    made = ((entry["whole"], *sorted(entry["heads"])) for entry in entries)
    weighed = (
        (entry[larger], *sorted((head, entry[smaller])))
        for entry in table("balances").values()
        for head in entry["heads"]
        for larger, smaller in (("one", "other"), ("other", "one"))
    )
    return frozenset((*made, *weighed))


def says(text: str, start: int, end: int, name: str) -> bool:
    """Whether a stretch of text, of a few sentences at most, has one of the phrases of a cue."""
    return end - start <= STRETCH and has(text[start:end], name)


@lru_cache(maxsize=1 << 7)
def has(stretch: str, name: str) -> bool:
    """The same of a stretch alone: many sums have their whole or their last part in common."""
    words = f" {' '.join(stretch.lower().replace(',', ' ').split())} "
    return any(f" {form} " in words for form in cue(name))


def surest(found: Sum) -> tuple[bool, float, int]:
    """What puts sums in order: whether a usual slip explains them, their chance, the more figures they explain the
    better, then how near the parts are to their whole.
    """
    return found.mistyped, found.chance / len(found.parts) ** 2, abs(found.parts[0].start - found.whole.start)
