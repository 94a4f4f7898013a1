"""Meeting points: where claims of different articles can meet, so that only those that may speak of each other are
brought together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim, Measure, Subject
from factcheck.ledger.cells import base_when, unit_of, when_of
from factcheck.ledger.sameness import digits
from factcheck.lexicon import table
from factcheck.periods.period import Period

KINDRED: Final = (
    ("trade", "trade-balance"),
    ("revenue", "sale", "margin", "profit", "operating-profit", "ebitda"),
    ("output", "capacity"),
)
"""Measures that rules compare beside those that the lexicon's splits tie."""

TELLING: Final = 3
"""Digits of a level from which what fits it does so by no chance."""

LONGEST: Final = 12
"""Years of a longer period are not all meeting points: its first and its last are."""


Tie = str | Subject | tuple[str, str]
"""A claim's id, a whole that no claim states, or a sum or list by its name."""


class Spot(NamedTuple):
    """Whose, what kind of measure, and in which calendar year: claims that share no spot have nothing to do with each
    other.
    """

    entity: str
    family: str
    year: int

    @property
    def series(self) -> str:
        """The spot without its year: what one entity says of one kind of measure at any time."""
        return f"{self.entity}: {self.family}"


def spots(claims: Iterable[Claim]) -> frozenset[Spot]:
    """The spots that claims touch: none for a subject that only its article understands."""
    return frozenset(Spot(entity, family(measure.head), year) for entity, measure, year in _points(claims))


def close_spots(claims: Iterable[Claim]) -> frozenset[Spot]:
    """The spots of claims by their very measures, where those who speak of the same stand apart from their kin."""
    return frozenset(Spot(entity, f"= {measure}", year) for entity, measure, year in _points(claims))


def figure_spots(claims: Sequence[Claim]) -> frozenset[Spot]:
    """The spots of levels by their very units, where those meet whose words leave open what they measure; what changed
    meets what it changed from.
    """
    changed = {claim.of for claim in claims if claim.kind == "change"}
    found = set()
    for claim in claims:
        period = claim.subject.period
        if claim.subject.entity and period is not None and is_telling(claim):
            last = years(period)[-1]
            back = {last - 1} if claim.id in changed or claim.role == "base" else set()
            found |= {Spot(claim.subject.entity, f"~ {unit_of(claim)}", year) for year in (last, *back)}
    return frozenset(found)


def is_telling(claim: Claim) -> bool:
    """Whether a level has so many digits that another one that fits it does so by no chance."""
    plain = claim.kind == "level" and claim.role in ("now", "base") and claim.quantity.upper is None
    return plain and len(digits(claim.quantity.value)) >= TELLING


def clusters(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of one article, those together that its words tie to each other: such a claim says nothing alone."""
    leader = {claim.id: claim.id for claim in claims}
    tied: dict[Tie, str] = {}
    for claim in claims:
        for tie in _ties(claim):
            name = tied.setdefault(tie, claim.id) if isinstance(tie, tuple | Subject) else tie
            if name in leader:
                leader[_leading(name, leader)] = _leading(claim.id, leader)
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_leading(claim.id, leader), []).append(claim)
    return list(found.values())


def _leading(name: str, leader: dict[str, str]) -> str:
    while leader[name] != name:
        leader[name] = name = leader[leader[name]]
    return name


def _ties(claim: Claim) -> Iterator[Tie]:
    """What ties a claim to others of its article: their ids, and the sums, lists and wholes it shares with them."""
    if claim.of is not None:
        yield claim.of
    yield from (name for _, name in claim.links)
    for name, whole in claim.exhausts:
        yield ("sum", name)
        if whole is not None:
            yield whole
    if claim.order is not None:
        yield ("order", claim.order[0])
    if claim.whole is not None:
        yield claim.whole


def _points(claims: Iterable[Claim]) -> Iterator[tuple[str, Measure, int]]:
    for claim in claims:
        for subject in (claim.subject, claim.whole):
            if subject is not None and subject.entity and subject.measure.head not in (UNRESOLVED, AMONG):
                for entity in {subject.entity, *_larger(subject.entity)}:
                    for year in _years(claim, subject):
                        yield entity, subject.measure, year


def _years(claim: Claim, subject: Subject) -> set[int]:
    """The years of a subject's time, and of the time that a change is measured against: the year before, unless said
    otherwise.
    """
    when = when_of(subject)
    if when[0] != "in":
        when = when_of(claim.subject)
    if when[0] != "in":
        return set()
    period = when[1]
    found = set(years(period)) if isinstance(period, Period) else set()
    if claim.kind == "change" or claim.role == "base":
        based = base_when(when, claim.basis) if claim.basis is not None else ()
        before = based[1] if based[:1] == ("in",) else None
        found |= set(years(before)) if isinstance(before, Period) else {year - 1 for year in found}
    return found


def years(period: Period) -> Sequence[int]:
    """The calendar years that a period touches: of a very long one, or one that still runs, the ends that are known."""
    first = date.fromordinal(period.first).year
    if period.until is None:
        return (first,)
    last = date.fromordinal(max(period.until - 1, period.first)).year
    return range(first, last + 1) if last - first < LONGEST else (first, last)


@cache
def family(head: str) -> str:
    """The name that measures share which rules compare with each other (exports, imports and trade)."""
    return _families().get(head, head)


@cache
def _families() -> dict[str, str]:
    found: dict[str, str] = {}
    entries = table("splits").values()
    tied = [[entry["whole"], *entry["heads"]] for entry in entries if "heads" in entry]
    tied += [list(entry["across"]) for entry in entries if "across" in entry]
    for heads in (*tied, *KINDRED):
        known = next((found[head] for head in heads if head in found), heads[0])
        found.update(dict.fromkeys(heads, known))
    return found


@cache
def _larger(entity: str) -> tuple[str, ...]:
    """The places whose figures are the sums of this one's and others'."""
    entries = table("splits").values()
    return tuple(entry["entity"] for entry in entries if entity in entry.get("entities", ()))
