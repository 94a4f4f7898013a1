"""Breakdowns: figures that a sentence gives as the parts of another one, by its own structure and whatever it counts
("27 people: 12 children and 15 adults"; "five of the eight pits ..., the other three").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.claims.claim import GUESSED, UNRESOLVED, Claim, Measure
from factcheck.claims.tokens import Token
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity
from factcheck.record import record

PIECE: Final = re.compile(r"[^\W_][\w'’-]*|--|(?<=\s)-(?=\s)|[–—:;,()&]")
"""A word, or a mark that structures a list."""

ADDITIVE: Final = frozenset({"money", "count", "number", "mass", "volume", "area", "length", "energy", "power"})
"""Dimensions of which parts add up to a whole."""

BRIEF: Final = 3
"""Words that may stand between a mark, or a conjunction, and the figure it leads to."""

FAR: Final = Fraction(2)
"""Parts that make less than a whole divided by this, or more than it times this, are not surely all and its alone."""

CLOSES: Final = {"(": ")", "--": "--", "-": "-", "–": "–", "—": "—"}
"""The mark that ends a list, by the mark that opens it."""


@record(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts; the words leave no doubt that these are all of them, or they do not (`certain`)."""

    whole: Claim
    parts: tuple[Claim, ...]
    certain: bool


@record(frozen=True, slots=True)
class Line:
    """The amounts of a sentence in their order, and the words between them."""

    text: str
    start: int
    end: int
    amounts: Sequence[Quantity]
    claims: dict[int, Claim]

    def before(self, at: int) -> list[str]:
        """The words and marks before an amount, back to the one before it."""
        start = self.amounts[at - 1].end if at else self.start
        return PIECE.findall(self.text[start : self.amounts[at].start].lower())

    def behind(self, at: int) -> list[str]:
        """The words and marks behind an amount, up to the next one."""
        return self.before(at + 1) if at + 1 < len(self.amounts) else self.rest()

    def rest(self) -> list[str]:
        """The words and marks behind the last amount."""
        return PIECE.findall(self.text[self.amounts[-1].end : self.end].lower())

    def claim(self, at: int) -> Claim | None:
        """The claim of an amount, where it is a plain level."""
        claim = self.claims.get(self.amounts[at].start)
        if claim is None or claim.kind != "level" or claim.quantity.upper is not None or claim.quantity.value <= 0:
            return None
        return claim


def break_down(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tell the claims of one sentence, those from `first` on, which whole they are the parts of."""
    if len(claims) - first < 2:
        return
    places = {claims[at].id: at for at in range(first, len(claims))}
    found = {claim.quantity.start: claim for claim in claims[first:]}
    amounts = [q for t in tokens for q in t.quantities if q.unit.dimension in ADDITIVE]
    line = Line(text, tokens[0].start, tokens[-1].end, sorted(amounts, key=lambda q: q.start), found)
    for number, breakdown in enumerate((*listed(line), *divided(line))):
        name = f"{'sum' if breakdown.certain else GUESSED} {breakdown.whole.id}.{number}"
        for part in apart(breakdown):
            known = claims[places[part.id]]
            claims[places[part.id]] = replace(part, exhausts=(*known.exhausts, (name, breakdown.whole.id)))


def listed(line: Line) -> Iterator[Breakdown]:
    """A whole with the list of its parts behind a mark or a word that opens one."""
    for at in range(len(line.amounts) - 2):
        opener = opening(line.behind(at))
        last = end_of_list(line, at + 1, CLOSES.get(opener, "")) if opener else 0
        if last > at + 1 and not closing_missing(line, last, opener):
            yield from breakdown(line, at, range(at + 1, last + 1), certain=opener not in cue("including"))


def opening(words: Sequence[str]) -> str:
    """What opens a list directly before its first figure: a mark, or a phrase; nothing where nothing does."""
    if ")" in words or not cue("apart").isdisjoint(words):
        return ""
    for size in range(min(BRIEF, len(words))):
        rest = words[: len(words) - size]
        if size and words[len(words) - size] not in cue("light"):
            return ""
        if rest[-1] in cue("marks"):
            return rest[-1]
        phrases = (" ".join(rest[-length:]) for length in (3, 2, 1))
        found = next((phrase for phrase in phrases if phrase in cue("consisting") | cue("including")), "")
        if found:
            return found
    return ""


def end_of_list(line: Line, first: int, closer: str) -> int:
    """The last amount of the list that begins with `first`, which "and" leads to; 0 where the list has no such end."""
    at, joined = first, False
    while at + 1 < len(line.amounts):
        words = line.before(at + 1)
        if (closer and closer in words) or not joins(words):
            break
        joined = not cue("and").isdisjoint(words[-BRIEF - 1 :])
        at += 1
    return at if joined else 0


def joins(words: Sequence[str]) -> bool:
    """Whether words lead from one member of a list to the next: by a comma or "and", and little behind it."""
    for size in range(min(BRIEF + 1, len(words))):
        word = words[len(words) - 1 - size]
        if word in cue("and") or word in (",", ";"):
            return "(" not in words and ":" not in words
        if word not in cue("light"):
            return False
    return False


def closing_missing(line: Line, last: int, opener: str) -> bool:
    """Whether a bracket that opened a list is not closed behind it."""
    return opener == "(" and ")" not in line.behind(last)


def divided(line: Line) -> Iterator[Breakdown]:
    """ "Of the 13, four ... and nine ...", "four of the 13 ..., the other nine": what is said of all that there are."""
    for at in range(len(line.amounts)):
        words = line.before(at)
        if not is_among(words):
            continue
        ahead = at > 0 and set(words) <= cue("among")
        leads = not at and words[0] in ("of", "out")
        if not (ahead or leads):
            continue
        parts = [*([at - 1] if ahead else []), *range(at + 1, len(line.amounts))]
        rest = next((i for i in parts[1:] if is_rest(line, i)), None)
        if rest is not None:
            yield from breakdown(line, at, [i for i in parts if i <= rest], certain=True)
        elif leads and len(parts) > 1 and joined_by_and(line, parts):
            yield from breakdown(line, at, parts, certain=False)


def is_among(words: Sequence[str]) -> bool:
    """Whether words before an amount end in "of the"."""
    kept = [word for word in words if word in cue("among")]
    return len(words) > 0 and "of" in kept and set(words[-1:]) <= cue("among")


def is_rest(line: Line, at: int) -> bool:
    """Whether an amount is said to be all that is left."""
    words = line.before(at)
    return " ".join(words[-2:]) in cue("rest") or words[-1:] == ["remaining"] or words[-3:-1] == ["the", "rest"]


def joined_by_and(line: Line, parts: Sequence[int]) -> bool:
    """Whether "and", or "while", stands between the last two parts, and no other words that set them apart."""
    words = line.before(parts[-1])
    return not cue("and").isdisjoint(words) and cue("apart").isdisjoint(words)


def breakdown(line: Line, whole: int, parts: Sequence[int], *, certain: bool) -> Iterator[Breakdown]:
    """The breakdown of these amounts, where all are claims of one kind and none of the parts exceeds the whole."""
    total, found = line.claim(whole), [line.claim(at) for at in parts]
    if total is None or len(found) < 2:
        return
    members = [claim for claim in found if claim is not None and alike(claim, total)]
    if len(members) == len(parts):
        parts_in_unit = tuple(in_unit(claim, total) for claim in members)
        yield Breakdown(total, parts_in_unit, certain and is_near(parts_in_unit, total))


def is_near(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether parts make roughly their whole."""
    made = sum(Fraction(part.quantity.value) * part.quantity.unit.scale for part in parts)
    size = Fraction(whole.quantity.value) * whole.quantity.unit.scale
    return size / FAR <= made <= size * FAR


def alike(part: Claim, whole: Claim) -> bool:
    """Whether a figure can be a part of another: of one currency or dimension; a bare number can be a part of any."""
    one, other = part.quantity.unit, whole.quantity.unit
    if one.per != other.per or part.sign != whole.sign:
        return False
    if one.dimension == "number" or {one.dimension, other.dimension} <= {"count", "number"}:
        return True
    return one.dimension == other.dimension and (one.dimension != "money" or one.name == other.name)


def in_unit(part: Claim, whole: Claim) -> Claim:
    """A part that prints no unit, in that of its whole; what stood in brackets is no conversion."""
    quantity = part.quantity
    if quantity.unit.dimension == "number" and whole.quantity.unit.dimension != "count":
        quantity = replace(quantity, unit=whole.quantity.unit)
    bracketed = part.role == "aside"
    return replace(part, quantity=quantity, role="now" if bracketed else part.role, of=None if bracketed else part.of)


def apart(found: Breakdown) -> Iterator[Claim]:
    """The parts, each with a subject of its own: one that was read to be the whole's, or another part's, is unsure."""
    seen = {(found.whole.subject.entity, found.whole.subject.measure, found.whole.subject.period)}
    for part in found.parts:
        about = part.subject
        if (about.entity, about.measure, about.period) in seen:
            unsure = replace(about, measure=Measure(UNRESOLVED, about.measure.modifiers), scope=f"{part.id}.part")
            yield replace(part, subject=unsure)
        else:
            seen.add((about.entity, about.measure, about.period))
            yield part


@cache
def cue(name: str) -> frozenset[str]:
    """The forms of a cue of breakdowns."""
    return frozenset(table("breakdowns")[name]["forms"])

