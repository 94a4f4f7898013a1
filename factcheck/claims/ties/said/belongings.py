"""Belongings: figures that words call only a part of one that the text gave before ("Line 1 alone had 201 million
trips", "drinks accounted for 586 million of revenue", "Romania reported the most, with 30,692").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim, Subject
from factcheck.claims.ties.amounts import Line, alike, cue, leads, pieces
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.surroundings import stems
from factcheck.lexicon import table

NEAR: Final = 8
"""Words before a figure among which those stand that call it a part."""

BEFORE: Final = 80
"""Characters before a figure in which these stand, at most."""

FAR: Final = 6
"""Sentences before it in which its whole is looked for, at most, but for those of the lead."""

BEARING: Final = frozenset({"with", "at"})
"""Words between what is called the foremost and its figure."""

LEAD: Final = 3
"""Sentences in which an article says what it is about."""


def is_called_part(line: Line, at: int) -> bool:
    """Whether words before a figure call it only a part of something."""
    said = line.before(at)[-NEAR:]
    if not cue("apart").isdisjoint(said) or ";" in said:
        return False
    ahead = any(one == "by" and other[0].isdigit() for one, other in pairwise(said))  # "led by 6.1 points, with 34.5"
    foremost = not ahead and leads(said, BEARING) != "" and says(said, "foremost")
    return foremost or says(said, "alone", "accounting")


def is_called_so(text: str, claim: Claim) -> bool:
    """Whether words before a figure call it a part itself ("the second biggest supplier, with 115,000 barrels")."""
    start = claim.quantity.start
    ahead = text[max(0, start - BEFORE) : start].rsplit(". ", 1)[-1].rsplit("\n", 1)[-1]
    return says(pieces(ahead)[-NEAR:], "alone", "accounting", "foremost")


def says(said: Sequence[str], *names: str) -> bool:
    """Whether words hold a form of one of these cues; most hold no word that begins one."""
    if beginnings(names).isdisjoint(said):
        return False
    pairs = {" ".join(said[place : place + size]) for size in (1, 2) for place in range(len(said))}
    return any(not cue(name).isdisjoint(pairs) for name in names)


@cache
def beginnings(names: Sequence[str]) -> frozenset[str]:
    """The words that the forms of some cues begin with."""
    return frozenset(form.split(" ", 1)[0] for name in names for form in cue(name))


def whole_before(line: Line, at: int, earlier: Sequence[Claim]) -> Claim | None:
    """The figure before one that words call a part of which it can be that: the nearest that exceeds it, and counts or
    measures the same.
    """
    part = line.claim(at)
    if part is None:
        return None
    of = said_of(line, at)
    told = [claim for claim in earlier if is_near(claim, part) and is_of_time(claim, part) and is_kin(part, claim, of)]
    larger = [claim for claim in told if printed([claim]) > printed([part])]
    nearest = max((claim.sentence for claim in larger), default=None)
    return next((claim for claim in larger if claim.sentence == nearest), None)


def said_of(line: Line, at: int) -> frozenset[str]:
    """What words behind a figure say that it is of ("586 million of revenue")."""
    behind = line.behind(at)
    return frozenset(stems(" ".join(behind[1:4]))) if behind[:1] == ["of"] else frozenset()


def is_near(claim: Claim, part: Claim) -> bool:
    """Whether a plain level stands near before a figure, or in the lead."""
    plain = claim.kind == "level" and claim.role == "now" and claim.quantity.upper is None and claim.sign > 0
    near = part.sentence - claim.sentence <= FAR or claim.sentence <= LEAD
    return plain and near and claim.quantity.start < part.quantity.start


def is_of_time(claim: Claim, part: Claim) -> bool:
    """Whether a level is of the time of a figure, as far as both are told, or of one around it."""
    one, other = part.subject.period, claim.subject.period
    return one is None or other is None or one == other or part.subject.carried


def is_kin(part: Claim, whole: Claim, of: frozenset[str]) -> bool:
    """Whether a figure counts or measures what another one does, as far as words say."""
    if not alike(part, whole) or printed([part]) <= 0:
        return False
    if of:
        measure = whole.subject.measure
        return any(word.startswith(tuple(of)) for word in (measure.head, *measure.modifiers))
    one, other = part.quantity.unit, whole.quantity.unit
    if one.dimension == other.dimension == "count":
        return not set((one.name or "").split()).isdisjoint((other.name or "").split())
    return is_of_one_measure(part.subject, whole.subject)


def is_of_one_measure(part: Subject, whole: Subject) -> bool:
    """Whether what two figures measure is called by one name that is known."""
    return part.measure.head == whole.measure.head and part.measure.head in table("measures")
