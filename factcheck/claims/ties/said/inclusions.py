"""Inclusions: parts that a sentence counts within a whole without saying that they are all of it ("400 houses,
including 250 in Leeds and 80 in York"; "Receipts were 56 billion. Within this, ...").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import Line, alike, among, cue, leads, outside, pieces
from factcheck.claims.ties.said.breakdowns import ends_of_list, is_net
from factcheck.claims.ties.said.makings import printed

LONG: Final = 10
"""Words from "of which" to the figure of the part, at most."""

OF_WHICH: Final = 2
"""These words alone, which open a list wherever they stand."""

AHEAD: Final = 200
"""Characters before the first figure of a sentence in which this begins, at most."""

RESUMING: Final = ("of ", "within ", "among ")
"""How a sentence begins that speaks of parts of the figure before it."""

LEAST: Final = 1000
"""How many times a part without a unit goes into a sum of money, at most."""

BRIEF: Final = 5
"""The same from "including"."""


def included(text: str, line: Line, earlier: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Each whole with the parts that a list of a sentence counts within it; `earlier` are the claims before it."""
    for at in range(len(line.amounts)):
        whole = whole_of(text, line, at, earlier)
        parts = listed(line, at) if whole is not None else ()
        if whole is None or not parts or not alike(parts[0], whole):
            continue
        if not is_net(line, at + len(parts) - 1, parts, whole):
            yield whole, parts


def whole_of(text: str, line: Line, at: int, earlier: Sequence[Claim]) -> Claim | None:
    """The figure that words say an amount is a part of, if any."""
    if not at:
        return spoken_of(line, earlier) if resumes(text, line) else None
    return line.claim(outside(line, at - 1)) if introduces(line.before(at)) and not is_open(line, at) else None


def listed(line: Line, first: int) -> Sequence[Claim]:
    """The figures of the list that begins with an amount: those that count the same things, or leave these unsaid. Two
    parted by a comma are none ("123 Danes, including 40 soldiers, and 861 Finns").
    """
    last = max(*ends_of_list(line, first, "")[-1:], end_of_names(line, first), first)
    parts = [part for part in map(line.claim, range(first, last + 1)) if part is not None]
    units = {part.quantity.unit.name for part in parts if part.quantity.unit.dimension != "number"}
    parted = last == first + 1 and line.before(last)[:2] == [",", "and"]
    return parts if len(parts) == last - first + 1 and len(units) < 2 and not parted else parts[:1]


def introduces(words: Sequence[str]) -> bool:
    """Whether words say that the next figure is a part of the one before ("of which those at sea were")."""
    said = "including" in words or "of" in words or "among" in words
    if not said or among(words) or not cue("apart").isdisjoint(words) or ";" in words:
        return False
    # Behind a figure and before other words "of which" speaks of that figure: "2,100 of whom are in Europe, 1,400".
    near = words[max(0 if len(words) == OF_WHICH else 1, len(words) - LONG) :]
    return "including" in words[-BRIEF:] or any(" ".join(pair) in cue("relative") for pair in pairwise(near))


def end_of_names(line: Line, first: int) -> int:
    """The last amount of a list that begins with `first` and names each part before its figure, which "and" leads to; 0
    where the list has no such end.
    """
    at, joined = first, False
    while at + 1 < len(line.amounts) and not joined:
        words = line.before(at + 1)
        if not 1 < len(words) <= BRIEF or words[0] not in cue("and") | {",", ";"} or not cue("apart").isdisjoint(words):
            break
        joined = not cue("and").isdisjoint(words[:2])
        at += 1
    return at if joined else 0


def is_open(line: Line, at: int) -> bool:
    """Whether "them" may be what either of two amounts before counts ("14 goals in 9 games, ten of them at home")."""
    words = line.before(at)
    apart = not {",", ";", "--", "–", "—", "with"}.isdisjoint(words)
    return apart and at > 1 and leads(line.before(at - 1), cue("towards") | cue("and")) != ""


def resumes(text: str, line: Line) -> bool:
    """Whether a sentence begins with words that speak of parts of the figure before it ("within this")."""
    first = line.amounts[0].start
    ahead = text[max(0, first - AHEAD) : first]
    begun = ahead[max(ahead.rfind(end) + len(end) for end in (". ", "\n")) :].lower()
    words = pieces(begun) if begun.startswith(RESUMING) else []
    return any(" ".join(words[:size]) in cue("resuming") for size in (2, 3))


def spoken_of(line: Line, earlier: Sequence[Claim]) -> Claim | None:
    """The figure of the sentence before that the first part of a sentence can be a part of, where there is but one;
    where none exceeds it, the only one, which a slip made less or the part more.
    """
    first = line.claim(0)
    if first is None or not earlier:
        return None
    times = (None, first.subject.period)
    told = (claim for claim in earlier if claim.sentence == first.sentence - 1 and is_plain(claim))
    near = [claim for claim in told if times[1] is None or claim.subject.period in times]
    like = [claim for claim in near if alike(first, claim) and is_of_size(first, claim)]
    larger = [claim for claim in like if printed([claim]) > printed([first])] or like
    return larger[0] if len({claim.quantity.value for claim in larger}) == 1 else None


def is_of_size(part: Claim, whole: Claim) -> bool:
    """Whether a figure without a unit can be part of a sum of money: one of so much less counts things ("17.7 billion
    yuan. Of these, 11,000 were ...").
    """
    bare = part.quantity.unit.dimension == "number" and whole.quantity.unit.dimension == "money"
    return not bare or printed([part]) * LEAST >= printed([whole])


def is_plain(claim: Claim) -> bool:
    """Whether a claim states a level, and not what it was before."""
    return claim.kind == "level" and claim.role == "now" and claim.quantity.upper is None and claim.sign > 0
