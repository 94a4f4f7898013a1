"""Out of: the percentage that says of a figure among others how large a part it is ("112 of the 400 seats, 28 percent",
"28 percent, or 112 of 400").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.claim import AMONG, Claim
from factcheck.claims.ties.amounts import BRIEF, Line, among, cue, leads
from factcheck.expression import expression

ENDS: Final = frozenset({",", ")", ";", ":", "–", "—", "compared", "against", "and", "but", "while", "up", "down"})
"""What stands behind a percentage that is of nothing else than what is said before it."""

ASIDE: Final = 7
"""Words and marks between the whole and a percentage that no word introduces, at most."""

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


def told_before(text: str, share: Claim, claims: Sequence[Claim]) -> tuple[str, str] | None:
    """The part and the whole of the sentence before one that says only what share that is ("... That is 28 percent.").
    """
    before = [claim for claim in claims if claim.sentence == share.sentence - 1]
    wholes = [claim for claim in before if claim.role == AMONG and claim.of is not None]
    if len(wholes) != 1 or before[-1] is not wholes[0]:
        return None
    opening = text[wholes[0].quantity.end : share.quantity.start].rpartition(". ")[2]
    if RESUMED.fullmatch(opening) is None or ENDED.match(text, share.quantity.end) is None:
        return None
    return wholes[0].of or "", wholes[0].id
