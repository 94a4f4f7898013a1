"""Counterparts: what two articles measure under different names, where their figures show that it is one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim, Subject, shared
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.families import siblings, traded
from factcheck.ledger.cells import MARK, When, base_of, unit_of, when_of
from factcheck.ledger.measures import distinct
from factcheck.ledger.sameness import agree, digits, misprint
from factcheck.lexicon import table
from factcheck.record import replace

SHOWING: Final = 5
"""Digits in which figures of two articles must agree, all told, to show that they measure one thing."""

MOST_NAMES: Final = 64
"""What is measured at one time under more names than this is too common for any two of them to be told to be one."""

Words = frozenset[str]
"""The modifiers of a measure."""

Place = tuple[object, ...]
"""What figures must share to be compared: aspect, entity, head, time, unit or base."""


class Name(NamedTuple):
    """What one article calls a measure of an entity."""

    article: int
    entity: str
    head: str
    words: Words


def likened(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, with one name for what articles give several to: the one that most of them use, else the shortest."""
    if len({claim.article for claim in claims}) < 2:
        return claims
    chosen = common_names([*shown_to_be_one(claims), *sold_in_units(claims)], claims)
    return [with_names(claim, chosen) for claim in claims] if chosen else claims


def shown_to_be_one(claims: Sequence[Claim]) -> list[tuple[Name, Name]]:
    """The pairs of names whose figures agree in enough digits, those that agree in most first; beside others that
    agree, one that looks misprinted counts too.
    """
    shown: Counter[tuple[Name, Name]] = Counter()
    agreeing: set[tuple[Name, Name]] = set()
    for stated in by_place(claims).values():
        if 1 < len(stated) <= MOST_NAMES:
            for (one, first), (other, second) in combinations(stated.items(), 2):
                if not may_be_one(one, other, stated):
                    continue
                if agree(first, second):
                    agreeing.add((one, other))
                elif not misprint(first, second):
                    continue
                shown[one, other] += min(len(digits(claim.quantity.value)) for claim in (first, second))
    found = [pair for pair in agreeing if shown[pair] >= SHOWING]
    return sorted(found, key=lambda pair: (-shown[pair], sorted(sorted(name.words) for name in pair)))


def sold_in_units(claims: Sequence[Claim]) -> Iterator[tuple[Name, Name]]:
    """The names of what a company makes or sells, where one article says what that is and another counts units only."""
    bare: dict[tuple[str, str], list[Name]] = defaultdict(list)
    goods: dict[tuple[str, str], Name] = {}
    for name in dict.fromkeys(name_of(claim.article, claim.subject) for claim in claims if claim.resolved):
        if name.entity and name.head in traded() and name.entity.partition(MARK)[0] not in places():
            if not name.words:
                bare[name[1:3]].append(name)
            elif name.words in kinds_of_goods():
                goods.setdefault(name[1:3], name)
    for product, names in bare.items():
        yield from ((goods[product], name) for name in names if product in goods)


@cache
def kinds_of_goods() -> frozenset[Words]:
    """The words for goods of which there are kinds ("vehicle"), each by itself."""
    entries = table("modifiers").values()
    return frozenset(frozenset({entry["with"]}) for entry in entries if entry.get("goods") and "with" in entry)


def by_place(claims: Sequence[Claim]) -> Mapping[Place, Mapping[Name, Claim]]:
    """What articles state of one entity, kind of measure and time, by the name each has for it."""
    found: dict[Place, dict[Name, Claim]] = defaultdict(dict)
    for claim in claims:
        place = place_of(claim)
        if place is not None:
            found[place].setdefault(name_of(claim.article, claim.subject), claim)
    return found


def place_of(claim: Claim) -> Place | None:
    """Where a claim meets others of its kind; None for one that only its article understands."""
    subject = claim.subject
    when = when_of(subject)
    if not subject.entity or when[0] != "in" or subject.measure.head in (UNRESOLVED, AMONG) or not claim.resolved:
        return None
    owner = (subject.entity, subject.measure.head)
    if claim.role == "rate" and claim.basis is not None:
        return ("rate", *owner, when, base_of(claim, when))
    if claim.kind not in ("level", "rate") or claim.role not in ("now", "base"):
        return None
    time: When = base_of(claim, when) if claim.role == "base" else when
    return ("level", *owner, time, unit_of(claim))


def name_of(article: int, subject: Subject) -> Name:
    """What an article calls the measure of a subject."""
    return Name(article, subject.entity, subject.measure.head, subject.measure.modifiers)


def may_be_one(one: Name, other: Name, stated: Mapping[Name, Claim]) -> bool:
    """Whether two articles can mean one thing by two names: neither article uses both, and the words do not exclude
    each other ("urban" and "rural", what is and what is expected).
    """
    if one.article == other.article or one.words == other.words:
        return False
    if one._replace(words=other.words) in stated or other._replace(words=one.words) in stated:
        return False
    further, lacking = one.words - other.words, other.words - one.words
    beside = frozenset().union(*(siblings().get(word, frozenset()) for word in further))
    partners = [any(" " in word for word in words) for words in (further, lacking)]
    return beside.isdisjoint(lacking) and (further | lacking).isdisjoint(distinct()) and not all(partners)


def common_names(pairs: Sequence[tuple[Name, Name]], claims: Sequence[Claim]) -> dict[Name, Words]:
    """For each name that gives way to another one the words of that; no two names of one article become one."""
    groups: dict[Name, frozenset[Name]] = {}
    for one, other in pairs:
        first, second = (groups.get(name, frozenset({name})) for name in (one, other))
        together = first | second
        if len({name.article for name in together}) == len(together):
            groups.update(dict.fromkeys(together, together))
    used = Counter(name[1:] for name in {name_of(claim.article, claim.subject) for claim in claims}) if groups else {}
    return {
        name: min((other.words for other in group), key=lambda words: (-used[(*name[1:3], words)], len(words), *words))
        for name, group in groups.items()
    }


def with_names(claim: Claim, chosen: Mapping[Name, Words]) -> Claim:
    """A claim by the names that were chosen, and so the wholes that it is a part of."""
    told = [claim.subject, claim.whole, *(whole for _, whole in claim.exhausts)]
    if not any(isinstance(subject, Subject) and name_of(claim.article, subject) in chosen for subject in told):
        return claim  # a copy of each claim would be a good part of a large run

    def renamed(subject: Subject) -> Subject:
        words = chosen.get(name_of(claim.article, subject))
        if words is None or words == subject.measure.modifiers:
            return subject
        return replace(subject, measure=shared(replace(subject.measure, modifiers=words)))

    wholes = tuple((name, renamed(whole) if isinstance(whole, Subject) else whole) for name, whole in claim.exhausts)
    whole = renamed(claim.whole) if claim.whole is not None else None
    return replace(claim, subject=renamed(claim.subject), whole=whole, exhausts=wholes)
