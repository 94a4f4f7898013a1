"""Rankings: figures that words, or numbered lines, put above others ("ahead of", "followed by", "the previous record").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, MutableSequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.descents import GUESSED, accompanied, bracketed, is_descent, is_widened, numbered
from factcheck.claims.ties.said.highs import broken, highs
from factcheck.claims.ties.said.kinship import agree
from factcheck.claims.ties.said.neighbours import (
    APART,
    LOOK_BACK,
    STEP,
    Row,
    alike,
    highest,
    is_other_list,
    is_unsettled,
    leaves_unsaid,
)
from factcheck.claims.ties.said.retelling import AGAIN, MISTOLD
from factcheck.claims.ties.said.totals import pattern
from factcheck.claims.ties.values import values
from factcheck.claims.words.per_time import is_per_time
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import replace
from factcheck.text.document import BODY
from factcheck.text.lowering import words_in

OUTRANKS: Final = "outranks"
"""The link to a figure that a ranking puts below this one."""

EXCEEDS: Final = "exceeds"
"""The link to a figure that a comparison in passing puts below this one."""

LARGE: Final = 1000
"""From here on a bare number is no small count."""

DISTANT: Final = frozenset({"behind", "ahead", "short", "clear"})
"""What says behind a figure how far one lies from another."""

AHEAD: Final = "ahead of"
SET_APART: Final = expression(r"[,)–—]|--|\bto$")
"""What stands between a figure and a comparison of it; behind a difference ("3 points above") nothing does."""

SHORTLY: Final = expression(r"^(?: [\w.]+){0,4}$")
"""What stands between a figure and the verb that sets it above another."""

SET: Final = expression(r"(?: (?:for|in) [a-z ]{3,30})? (?:was|is|stood|came)(?: (?:set|reached|recorded)\b)?")
"""What says of an earlier record how much, or when, it was."""

WORD: Final = expression(r"[A-Za-z]{2}")
ANOTHER: Final = expression(r"[;:]|\band\b|,(?! ?(?:with|at|on|which)\b)")
"""What stands between a comparison and a figure that is of something else."""

SELLING: Final = expression(
    r", (?:which|who) (?:has|had|sold|made|took|drew|got|won|recorded|posted|reported|scored|counted|came to|shipped) $"
)
"""What leads to the figure of one who is named."""

NEXT: Final = expression(r"\s*(\w*)")

LEADING: Final = expression(r"(\w+|\() ?(?:[^\w\s(]|about |some |nearly |almost |just )*$")
"""The word, or the bracket, that leads to a figure."""


def rank_figures(text: str, claims: MutableSequence[Claim]) -> None:
    """Link the figures of an article that its words put above others, and number those of rankings; where one is told
    in no order, only its first figure is above the others.
    """
    apart = not DISTANT.isdisjoint(words_in(text))
    ranked = (claim for claim in claims if is_ranked(claim) and not (apart and is_distance(text, claim)))
    figures = sorted(ranked, key=lambda claim: claim.quantity.start)
    if len(figures) < 2:
        return
    row = Row(text, figures)
    places = {claim.id: at for at, claim in enumerate(claims)}
    amounts = {claim.quantity.end for claim in claims if claim.role == "delta"}
    since = ((EXCEEDS, one, other) for one, other in (*highs(row), *broken(row)))
    lists = list(enumerated(row))
    jumbled = [listed for listed in lists if not is_descent(row, listed[1:])]
    led = ((OUTRANKS, first, other) for first, *others in jumbled for other in others)
    for kind, one, other in (*compared(row, amounts), *outdone(row), *records(row), *levelled(row), *since, *led):
        at, lower = places[one.id], places[other.id]
        claims[lower] = in_unit_of(one, claims[lower])
        claims[at] = replace(in_unit_of(other, claims[at]), links=(*claims[at].links, (kind, other.id)))
    told = [*(listed for listed in lists if listed not in jumbled), *numbered(row)]
    for number, members in enumerate((*told, *bracketed(row), *accompanied(row))):
        group = f"a{members[0].article}.o{number}{GUESSED if number >= len(told) else ''}"
        for position, member in enumerate(members):
            at = places[member.id]
            if claims[at].order is None:
                claims[at] = replace(in_unit_of(members[0], claims[at]), order=(group, position))


def in_unit_of(first: Claim, claim: Claim) -> Claim:
    """A figure of a list in the unit of its first one, where it leaves that unsaid."""
    if not leaves_unsaid(first, claim):
        return claim
    return replace(claim, quantity=replace(claim.quantity, unit=first.quantity.unit))


def is_ranked(claim: Claim) -> bool:
    """Whether a figure can be set above or below another: a value of its own, or growth; in a race the shorter time is
    ahead.
    """
    quantity = claim.quantity
    if claim.block != BODY or quantity.upper is not None or quantity.value <= 0 or quantity.unit.per == "second":
        return False
    grown = claim.kind == "change" and claim.role == "rate" and claim.sign > 0
    plain = claim.kind in ("level", "rate", "share") and claim.role != "aside"
    return (grown or plain) and table("units").get(quantity.unit.name or "", {}).get("dimension") != "time"


def compared(row: Row, amounts: Collection[int]) -> Iterator[tuple[str, Claim, Claim]]:
    """The higher and the lower figure on the two sides of a comparison ("8.7 million, ahead of Bremen with 5.5"), but
    for those behind an amount that says how far they lie apart, of which `amounts` are the ends ("six more than").
    """
    for sign, name in ((1, "outranking"), (-1, "outranked"), (1, "outdoing")):
        for cue in row.cues_after(name):
            if cue.start() - 1 in amounts:
                continue
            one, other = beside(row, cue, SET_APART if name != "outdoing" else SHORTLY)
            if one is None or other is None:
                continue
            behind = cue[0].lower().endswith("behind")
            ahead = sign > 0 or (behind and next_word(row.text, cue.end()) in placed())
            yield EXCEEDS, one if ahead else other, other if ahead else one
            if (behind and not ahead) or cue[0].lower() == AHEAD:
                further = listed(row, other, one)
                yield from ((EXCEEDS, *((one, each) if ahead else (each, one))) for each in further)


def outdone(row: Row) -> Iterator[tuple[str, Claim, Claim]]:
    """The figures of those whom one that is called second or third comes after ("second with 52, after A with 61")."""
    for cue in row.cues_after("second-to"):
        start = row.sentence(cue.start())
        if pattern("second").search(row.text, start, cue.start()) is None or next_word(row.text, cue.end()) in placed():
            continue
        one, other = beside(row, cue, SET_APART)
        if one is None or other is None or one.quantity.start < start:
            continue
        if other.role != "base" and not follows_in_time(one, other):
            yield from ((EXCEEDS, further, one) for further in (other, *listed(row, other, one)))


def levelled(row: Row) -> Iterator[tuple[str, Claim, Claim]]:
    """A figure and the one before it that it is said to be like ("5.2 percent, unchanged from 5.2 percent in May"), or
    roughly like ("4.80 billion, in line with its guidance of 4.7 billion").
    """
    for cue in row.cues_after("equalling"):
        one, other = beside(row, cue, SET_APART)
        if one is None or other is None or not one.quantity.form == other.quantity.form == "digits":
            continue
        same = values(one)[0].meets(values(other)[0])
        if same or not agree(one, other) or cue[0].lower() not in table("cues")["likening"]["forms"]:
            yield AGAIN if agree(one, other) else MISTOLD, other, one


def beside(row: Row, cue: re.Match[str], leads: re.Pattern[str]) -> tuple[Claim | None, Claim | None]:
    """The figures of one sort on the two sides of a comparison, where nothing leaves it in doubt."""
    other = next(row.behind(cue.end()), None)
    if other is None:
        return None, None
    far = SELLING.sub(" ", row.text[cue.end() : other.quantity.start])
    near_ones = (c for c in row.before(cue.start(), APART) if alike(c, other) and c.role not in ("base", "among"))
    one = min(near_ones, key=lambda c: not are_paces(row.text, c, other), default=None)
    if one is None or row.stops(one.quantity.end, cue.start()) or not tells_size(one, other):
        return None, None
    near = row.text[one.quantity.end : cue.start()].rstrip()
    aside = ANOTHER.search(far) or pattern("digressing").search(far) or is_unsettled(near)
    last = next(row.before(cue.start(), APART), one)  # "3 million hectares of forest more than" compares these alone
    aside = aside or (last is not one and "," not in row.text[last.quantity.end : cue.start()])
    bound = WORD.search(far) is None and pattern("bounding").fullmatch(cue[0]) is not None
    return (one, other) if leads.search(near) and not (aside or bound) else (None, None)


def are_paces(text: str, one: Claim, other: Claim) -> bool:
    """Whether both of two figures are so much in some time, or neither ("60 million, 15 million a day, more than 48").
    """
    return is_per_time(text, one.quantity.end) == is_per_time(text, other.quantity.end)


def tells_size(one: Claim, other: Claim) -> bool:
    """Whether two figures are no bare small numbers, which may be of anything."""
    return any(claim.quantity.unit.name is not None or claim.quantity.value >= LARGE for claim in (one, other))


def next_word(text: str, at: int) -> str:
    """The word behind a place."""
    found = NEXT.match(text, at)
    return found[1].lower() if found else ""


def records(row: Row) -> Iterator[tuple[str, Claim, Claim]]:
    """A record and the one that it broke ("a record 44 tonnes ..., the previous record of 43")."""
    for cue in row.cues_before("former-record"):
        old = next(row.behind(cue.end()), None)
        told = SET.match(row.text, cue.end()) or cue
        if old is None or is_unsettled(row.text[told.end() : old.quantity.start]):
            continue
        for new in row.before(cue.start(), LOOK_BACK):
            said = row.text[row.sentence(new.quantity.start) : cue.end()]
            if alike(new, old) and new.role != "base" and breaks_record(said):
                low = pattern("lowest").search(said) is not None
                yield OUTRANKS, *((old, new) if low else (new, old))
                break


def breaks_record(said: str) -> bool:
    """Whether what is said from a figure on to an earlier record calls the figure a record too."""
    return pattern("breaking").search(said) is not None and not is_unsettled(said)


def enumerated(row: Row) -> Iterator[list[Claim]]:
    """Lists that begin with the highest ("X led with 512, followed by Y with 71 and Z with 45")."""
    for cue in row.cues_before("next"):
        second = next(row.behind(cue.end()), None)
        if second is None or pattern("digressing").search(row.text, cue.end(), second.quantity.start):
            continue
        before = row.before(cue.start(), LOOK_BACK)
        first = next((c for c in before if c.role != "base" and alike(c, second)), None)
        if first is None or (cue[0].lower() == AHEAD and row.stops(first.quantity.end, cue.start())):
            continue
        if is_passed_over(row, first, cue.start()) or is_other_list(row, first, second):
            continue
        if from_highest(row, first, cue.start()) and not follows_in_time(first, second):
            yield [first, second, *listed(row, second, first)]


def is_passed_over(row: Row, first: Claim, at: int) -> bool:
    """Whether the sentence of a place has a figure before it that is not the first of the list, but one of an earlier
    sentence is: the list may begin with that one, which then leaves its unit to it ("leads with 35.2 percent, followed
    by B with 24.9").
    """
    return first.quantity.start < row.sentence(at) and next(row.before(at, at - row.sentence(at)), None) is not None


def is_distance(text: str, claim: Claim) -> bool:
    """Whether a figure is how far one lies behind, or ahead of, another ("577,539 behind the leader")."""
    return next_word(text, claim.quantity.end) in DISTANT


def follows_in_time(first: Claim, second: Claim) -> bool:
    """Whether the first figure of a list and the next are of different times: first is what came first."""
    times = first.subject.period, second.subject.period
    return None not in times and times[0] != times[1]


def from_highest(row: Row, first: Claim, at: int) -> bool:
    """Whether the text says, around the first figure of a list, that it is the highest."""
    start = row.sentence(first.quantity.start)
    words = row.text[row.sentence(max(0, start - 2)) if row.stops(first.quantity.end, at) else start : at].lower()
    return not highest().isdisjoint(re.findall(r"\w+", words)) and not pattern("lowest").search(words)


def listed(row: Row, first: Claim, sort: Claim) -> Iterator[Claim]:
    """The figures of a list behind its first one: each soon behind the one before, and led to by the same word; what
    one of them was before is none of them, nor one that counts more than the others or less.
    """
    word, last = leading(row.text, first), first
    for claim in row.behind(first.quantity.end, LOOK_BACK):
        if claim.quantity.start - last.quantity.end > STEP or pattern("breaking-off").search(
            row.text, last.quantity.end, claim.quantity.start
        ):
            return
        lead = leading(row.text, claim)
        if claim.role == "base" or is_widened(row.text, claim):
            last = claim
        elif alike(claim, sort) and (lead == word or lead not in prepositions()):
            yield claim
            last = claim


def leading(text: str, claim: Claim) -> str:
    """The word or bracket that leads to a figure."""
    found = LEADING.search(text[max(0, claim.quantity.start - STEP) : claim.quantity.start])
    return found[1].lower() if found else ""


@cache
def placed() -> frozenset[str]:
    """Words that lead to the figure of the one who comes next ("close behind with 72")."""
    return frozenset(table("cues")["placed"]["forms"])


@cache
def prepositions() -> frozenset[str]:
    """Words that lead to a figure which says something else of a member of a list ("85,611 in 15 countries")."""
    return frozenset(table("cues")["apart"]["forms"])
