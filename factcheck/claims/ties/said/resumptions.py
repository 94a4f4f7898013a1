"""Resumptions: sentences that begin with what they are parts of, told before ("Within this, ...", "Of the December
amount, ...", "650,000 of the latter ...").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import Line, alike, cue, pieces
from factcheck.claims.ties.said.makings import printed

AHEAD: Final = 200
"""Characters before the first figure of a sentence in which this begins, at most."""

RESUMING: Final = ("of ", "within ", "among ")
"""How a sentence begins that speaks of parts of the figure before it."""

LATTER: Final = ["of", "the", "latter"]
"""What stands behind a figure that is part of the last one before its sentence."""

NAMED: Final = 6
"""Words with which a sentence begins among which it names an amount ("of the December amount")."""

FAR: Final = 3
"""Sentences before it in which such an amount stands, at most."""

LEAST: Final = 1000
"""How many times a part without a unit goes into a sum of money, at most."""


def whole_resumed(text: str, line: Line, earlier: Sequence[Claim]) -> Claim | None:
    """The figure that a sentence begins to speak of parts of, if words say that it does."""
    if line.behind(0)[:3] == LATTER:
        return last_told(line, earlier)
    words = beginning(text, line)
    if any(" ".join(words[:size]) in cue("resuming") for size in (2, 3)):
        found = spoken_of(line, earlier)
        return None if found is not None and is_told_further_back(words, line, found, earlier) else found
    named = words[:2] == ["of", "the"] and not cue("amounts").isdisjoint(words[3:NAMED])
    return of_time(line, words[2], earlier) if named else None


def is_told_further_back(words: Sequence[str], line: Line, found: Claim, earlier: Sequence[Claim]) -> bool:
    """Whether a sentence says in words of its own of whom it speaks ("Of those who came, ..."), and the figure before
    it is too small for that where one further back is not.
    """
    first = line.claim(0)
    own = words[1:2] == ["those"] and words[2:3] != [","] and words[2:3] != []
    if not own or first is None or printed([found]) > printed([first]):
        return False
    near = (claim for claim in earlier if 1 < first.sentence - claim.sentence <= FAR and is_plain(claim))
    return any(alike(first, claim) and printed([claim]) > printed([first]) for claim in near)


def beginning(text: str, line: Line) -> Sequence[str]:
    """The words before the first figure of a sentence, where it begins like one that speaks of parts."""
    first = line.amounts[0].start
    ahead = text[max(0, first - AHEAD) : first]
    begun = ahead[max(ahead.rfind(end) + len(end) for end in (". ", "\n")) :].lower()
    return pieces(begun) if begun.startswith(RESUMING) else ()


def spoken_of(line: Line, earlier: Sequence[Claim]) -> Claim | None:
    """The figure of the sentence before that the first part of a sentence can be a part of, where there is but one;
    where none exceeds it, the only one, which a slip made less or the part more, unless it is an average. A mere bound
    ("beyond 1.3 trillion") counts as none beside another.
    """
    first = line.claim(0)
    if first is None or not earlier:
        return None
    times = (None, first.subject.period)
    told = (claim for claim in earlier if claim.sentence == first.sentence - 1 and is_plain(claim))
    near = [claim for claim in told if times[1] is None or claim.subject.period in times]
    like = [claim for claim in near if alike(first, claim) and is_of_size(first, claim)]
    larger = [claim for claim in like if printed([claim]) > printed([first])]
    larger = larger or [claim for claim in like if "average" not in claim.subject.measure.modifiers]
    larger = [claim for claim in larger if claim.quantity.wide().is_bounded] or larger
    return larger[0] if len({claim.quantity.value for claim in larger}) == 1 else None


def is_of_that_number(line: Line, at: int) -> bool:
    """Whether words behind a figure say that it is a part of one told before ("made up 11,000 of that number")."""
    words = line.behind(at)[: len(LATTER)]
    return any(" ".join(words[:size]) in cue("pointing") for size in range(2, len(words) + 1))


def whole_pointed_at(line: Line, at: int, earlier: Sequence[Claim]) -> Claim | None:
    """The nearest figure before a sentence that one of it can be a part of, be that told a few sentences ago; where
    none exceeds it, the only one.
    """
    part = line.claim(at)
    if part is None:
        return None
    near = (claim for claim in earlier if 0 < part.sentence - claim.sentence <= FAR and is_plain(claim))
    like = [claim for claim in near if alike(part, claim) and is_of_size(part, claim)]
    larger = [claim for claim in like if printed([claim]) > printed([part])] or (like if len(like) == 1 else [])
    return max(larger, key=lambda claim: claim.quantity.start, default=None)


def last_told(line: Line, earlier: Sequence[Claim]) -> Claim | None:
    """The last figure of the sentence before, of which the first one of a sentence can be a part."""
    first = line.claim(0)
    told = [claim for claim in earlier if first is not None and claim.sentence == first.sentence - 1]
    last = max(told, key=lambda claim: claim.quantity.start, default=None)
    return last if first is not None and last is not None and is_plain(last) and alike(first, last) else None


def of_time(line: Line, time: str, earlier: Sequence[Claim]) -> Claim | None:
    """The last figure before a sentence of a time of that name of which its first one can be a part."""
    first = line.claim(0)
    if first is None:
        return None
    near = (claim for claim in earlier if 0 < first.sentence - claim.sentence <= FAR and is_plain(claim))
    told = (claim for claim in near if time in names(claim) and alike(first, claim))
    return max(told, key=lambda claim: claim.quantity.start, default=None)


def names(claim: Claim) -> Sequence[str]:
    """The words that name the time of a figure."""
    period = claim.subject.period
    return period.label().lower().split() if period is not None else ()


def is_of_size(part: Claim, whole: Claim) -> bool:
    """Whether a figure without a unit can be part of a sum of money: one of so much less counts things ("17.7 billion
    yuan. Of these, 11,000 were ...").
    """
    bare = part.quantity.unit.dimension == "number" and whole.quantity.unit.dimension == "money"
    return not bare or printed([part]) * LEAST >= printed([whole])


def is_plain(claim: Claim) -> bool:
    """Whether a claim states a level, and not what it was before."""
    return claim.kind == "level" and claim.role == "now" and claim.quantity.upper is None and claim.sign > 0
