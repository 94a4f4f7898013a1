"""Out of: the percentage that says of a figure among others how large a part it is ("112 of the 400 seats, 28 percent",
"28 percent, or 112 of 400").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import AMONG, Claim
from factcheck.claims.ties.amounts import BRIEF, Line, among, cue, leads, pieces
from factcheck.expression import expression
from factcheck.lexicon import table

ENDS: Final = frozenset({",", ")", ";", ":", "–", "—", "compared", "against", "and", "but", "while", "up", "down"})
"""What stands behind a percentage that is of nothing else than what is said before it."""

ASIDE: Final = 7
"""Words and marks between the whole and a percentage that no word introduces, at most."""

LONG: Final = 8
"""Words between "of" and the whole that a share is of, at most."""

AHEAD: Final = 60
"""Characters before a percentage in which its sentence begins, at most."""

LONGEST: Final = 3
"""Words of a phrase that introduces a share, at most."""

RESUMED: Final = expression(
    r"(?:This|That|It|Which|The share|The rate) (?:is|was|makes|made|equals|equalled|represents|represented|means|meant"
    r"|(?:corresponds|corresponded|amounts|amounted|comes|came|works out) (?:to|at)) (?:[a-z]+ ){0,4}\Z"
)
"""How a sentence begins that says of the one before it what share that is."""

ENDED: Final = expression(r"\s*(?:[.,;:)]|$|\n|compared|against|and\b|but\b|while\b)")
"""What stands behind its percentage."""


def told_out_of(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Where the part and the whole stand whose share a percentage is said to be: before it, or behind it."""
    if at > 1 and among(line.before(at - 1)) and is_led_to(line.before(at), line.behind(at)):
        yield at - 2, at - 1
    elif at + 2 < len(line.amounts) and among(line.before(at + 2)) and leads_on(line, at):
        yield at + 1, at + 2


def is_led_to(words: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words around a percentage say that it tells the figures before it again."""
    all_of_it = next((size for size in (2, 3) if " ".join(behind[:size]) in cue("all-of-it")), 0)
    ended = not behind[all_of_it:] or behind[all_of_it] in ENDS
    while words and words[-1] in cue("nearing"):
        words = words[:-1]
    if words[-1:] == [","]:
        return len(words) <= ASIDE and ended and words.count(",") == 1
    said = is_called(words) or any(" ".join(words[-size:]) in cue("portion") for size in range(1, LONGEST + 1))
    return ended and (said or leads(words, cue("restating") | cue("following")) != "")


def is_called(words: Sequence[str]) -> bool:
    """Whether words before a percentage call it a share ("a turnout of"), and no rate of something else."""
    named = words[-1:] == ["of"] and not cue("shares").isdisjoint(words[-BRIEF:])
    return named and cue("other-rates").isdisjoint(words)


def is_apposed(line: Line, at: int) -> bool:
    """Whether a figure stands between commas behind the one before it ("half of the 8,400 seats, 4,200, are")."""
    return line.before(at) == [","] and line.behind(at)[:1] in ([","], [])


def leads_on(line: Line, at: int) -> bool:
    """Whether a percentage is told again by the part and the whole behind it."""
    if at > 0 and line.amounts[at - 1].unit.dimension == "ratio":
        return False  # of two percentages before two parts, which is whose is told by their order
    words, behind = line.behind(at), line.behind(at + 2)
    told = len(words) <= ASIDE and (words[-1:] in (["("], [","]) or words[-2:] == [",", "or"])
    told = told and (words[0] != "of" or line.amounts[at + 2].unit.dimension == "number")
    return told and (not behind or behind[0] in ENDS)


Told = tuple[str, str, tuple[tuple[str, str], ...]]
"""The part and the whole of a share, and what makes them a guess, if anything does."""


def told_before(text: str, share: Claim, claims: Sequence[Claim]) -> Told | None:
    """The part and the whole of the sentence before one that says only what share that is ("... That is 28 percent.").
    """
    before = [claim for claim in claims if claim.sentence == share.sentence - 1]
    wholes = [claim for claim in before if claim.role == AMONG and claim.of is not None]
    if len(wholes) != 1 or before[-1] is not wholes[0] or not is_resuming(text, share):
        return None
    return (wholes[0].of or "", wholes[0].id, ()) if ENDED.match(text, share.quantity.end) is not None else None


def told_of_whole(text: str, share: Claim, whole: Claim) -> bool:
    """Whether a sentence begins by saying of the one before it what share that is of a figure right behind ("That is 28
    percent of the 400 seats").
    """
    plain = whole.kind == "level" and whole.quantity.upper is None and whole.quantity.value > 0
    return plain and of_whole(pieces(text[share.quantity.end : whole.quantity.start])) and is_resuming(text, share)


def is_resuming(text: str, share: Claim) -> bool:
    """Whether a sentence begins with words that say of the one before it what share that is."""
    opening = text[max(0, share.quantity.start - AHEAD) : share.quantity.start]
    begun = max(opening.rfind(end) + len(end) for end in (". ", ".\n", "\n", ") "))
    return RESUMED.fullmatch(opening[begun:]) is not None


def of_whole(words: Sequence[str]) -> bool:
    """Whether words between a share and a figure say that it is a share of that: "of the total work force of"."""
    described, stops = cue("described"), without_matter()
    return (
        words[:1] == ["of"]
        and len(words) <= LONG
        and all(word in described or (word[0].isalnum() and word not in stops) for word in words[1:])
    )


@cache
def without_matter() -> frozenset[str]:
    """Words that name nothing."""
    return frozenset(table("counting")["stops"]["forms"])
