"""Rankings: figures that the words of a sentence put above others ("ahead of", "third behind ... and ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.enumeration import highest
from factcheck.claims.tokens import Token, letters_of
from factcheck.claims.totals import pattern
from factcheck.record import replace

FIGURES: Final = "LRS"

LISTED: Final = re.compile(r"[NPBWa,v()]*[LRS]")
"""What leads from a word of rank, or a figure, to the next figure that it is about."""

RECORD: Final = 24
"""Characters before a figure in which it is said to be a record."""


def link_ranks(text: str, tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """The higher figure of each pair that a sentence ranks, linked to the lower one."""
    if len(claims) > 1 and tokens:
        yield from ranked(text, tokens, claims)
        yield from records(text, claims)


def ranked(text: str, tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """A figure that is ahead of the next one ("just behind with 72 seats" is that too), or behind those that follow,
    where the sentence speaks of the highest.
    """
    start, end = tokens[0].start, tokens[-1].end
    for cue in pattern("ranked").finditer(text, start, end):
        before = [t for t in tokens if t.end <= cue.start() and t.letter in FIGURES]
        words = {word.strip(",.").lower() for word in text[start : cue.start()].split()}
        one = figure(before[-1], claims) if before and not highest().isdisjoint(words) else None
        ahead = cue[0].lower() != "behind" or text[cue.end() : end].split()[:1] == ["with"]
        for other in listed(tokens, cue.end(), claims)[: 1 if ahead else None]:
            if one is not None and one.kind == other.kind and alike(one, other):
                upper, lower = (one, other) if ahead else (other, one)
                yield replace(upper, links=(("outranks", lower.id),))


def listed(tokens: Sequence[Token], at: int, claims: Mapping[int, Claim]) -> list[Claim]:
    """The figures that follow a place in a sentence as one list."""
    behind = [t for t in tokens if t.start >= at]
    row, found, place = letters_of(behind), [], 0
    while match := LISTED.match(row, place):
        claim = figure(behind[match.end() - 1], claims)
        if claim is None:
            break
        found.append(claim)
        place = match.end()
    return found


def figure(token: Token, claims: Mapping[int, Claim]) -> Claim | None:
    """The claim of a token's figure, where it is alone."""
    return claims.get(token.quantities[0].start) if len(token.quantities) == 1 else None


def records(text: str, claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """A record that a sentence sets against the one before it ("a record 44 tonnes ..., the previous record of 43")."""
    ordered = [claim for _, claim in sorted(claims.items()) if claim.kind == "level"]
    for at, old in enumerate(ordered):
        before = text[max(0, old.quantity.start - RECORD) : old.quantity.start]
        if not pattern("former-record").search(before):
            continue
        for new in ordered[:at]:
            said = text[max(0, new.quantity.start - RECORD) : new.quantity.start].lower()
            high = "record" in said and "low" not in said and pattern("former-record").search(said) is None
            if high and alike(new, old):
                yield replace(new, links=(("outranks", old.id),))


def alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one unit; the second one need not repeat what is counted."""
    first, second = one.quantity.unit, other.quantity.unit
    return first == second or (first.dimension in ("count", "number") and second.dimension == "number")
