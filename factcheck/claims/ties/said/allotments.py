"""Allotments: counts that a sentence deals out in a list ("4,300 jobs in France, 3,700 in Germany and 2,000 in Spain"),
and the whole that an earlier sentence gave of the same things ("10,000 job cuts").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import GUESSED, Claim
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.amounts import ADDITIVE, Line, cue, leads, line_of, may_say
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.said.makings import is_telling

FEWEST: Final = 3
"""Two counts in two places may be two of many."""


def link_allotments(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tell the claims of one sentence, those from `first` on, that are such a list which whole it deals out."""
    if len(claims) - first < FEWEST or not may_say(["and"], tokens, text):
        return
    line = line_of(text, tokens, claims[first:], ADDITIVE)
    places = {claims[at].id: at for at in range(first, len(claims))}
    for listed in lists(line):
        whole = whole_of(listed, claims[:first])
        free = not any(claims[places[part.id]].exhausts for part in listed)
        if whole is not None and free and is_telling(listed, whole):
            found = Breakdown(whole, tuple(listed), certain=False)
            exhaust(claims, places, found, f"{GUESSED} {whole.id}.{line.start}")


def lists(line: Line) -> Iterator[list[Claim]]:
    """The lists of a line: a count of things, and bare numbers that each lead to a place by the same word."""
    at = 0
    while at + FEWEST <= len(line.amounts):
        last, joined = at, False
        while last + 1 < len(line.amounts) and goes_on(line, at, last + 1):
            last += 1
            joined = not cue("and").isdisjoint(line.before(last))
        found = [claim for claim in (line.claim(each) for each in range(at, last + 1)) if claim is not None]
        if joined and FEWEST <= last + 1 - at == len(found) and found[0].quantity.unit.dimension == "count":
            yield found
        at = last + 1


def goes_on(line: Line, first: int, at: int) -> bool:
    """Whether an amount goes on with the list that begins with `first`: of no other things, behind it the same word."""
    same = line.behind(first)[:1] == line.behind(at)[:1] and not cue("towards").isdisjoint(line.behind(first)[:1])
    one, other = line.amounts[first].unit, line.amounts[at].unit
    joined = leads(line.before(at), cue("and") | {",", ";"})
    return same and bool(joined) and (other.dimension == "number" or other == one)


def whole_of(listed: Sequence[Claim], earlier: Sequence[Claim]) -> Claim | None:
    """The only figure of the text before that counts the same things and exceeds each of a list, the last to say so."""
    thing, most = listed[0].quantity.unit.name, max(claim.quantity.value for claim in listed)
    found = [claim for claim in earlier if counts(claim, thing or "") and claim.quantity.value > most]
    return found[-1] if len({claim.quantity.value for claim in found}) == 1 else None


def counts(claim: Claim, thing: str) -> bool:
    """Whether a level counts these things, alone or as part of a compound ("job cuts")."""
    unit = claim.quantity.unit
    level = claim.kind == "level" and claim.quantity.upper is None and claim.sign > 0
    return level and unit.dimension == "count" and thing in (unit.name or "").split()
