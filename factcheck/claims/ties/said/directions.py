"""Directions: which of a level and its base is the larger, as the words of a sentence say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.said.denials import is_denied
from factcheck.claims.ties.said.pairs import MANY, Row, bases, cue, said
from factcheck.claims.ties.said.quotes import currencies, is_quote, valuing
from factcheck.expression import expression
from factcheck.record import replace

GAPPED: Final = expression(r"(?:fLtL|tLfL)(?:,|a|,a)N[tf]\Z")
"""A pair of levels behind another one, whose verb it leaves out: "rose from 5 to 6, and B from 7 to 8"."""

GAP: Final = 8

PARTICIPLE: Final = expression(r"\b(?:having|[a-z]+ing (?:the|an?|its|their|his|her)) ")
"""What makes a phrase say something itself ("the board having changed the base from 5 to 6")."""

BETWEEN: Final = frozenset("PBAtfbvk,")
"""Letters that may stand between a verb and the first of the two levels it compares."""

SHORT: Final = 2

PLACES: Final = 300
"""More places than this a ranking hardly has."""

FARTHEST: Final = 10_000
"""More than this none has, whatever it is called ("a waiting list of 7.5 million")."""

COUNTED: Final = "number"
"""What says of a thing that it is how many there are of it ("the number of hostages rose to 126")."""

QUOTED: Final = frozenset({"money", "number"})
"""Dimensions of what a price is quoted in; so many tonnes of gold are none."""

PUNCTUATION: Final = ",.;:()\"'"

CHANGES: Final = frozenset({"rate", "delta", "factor"})

GAIN: Final = "gain"
"""The link of an amount that came or went to what there was before."""


def directions(row: Row) -> Iterator[Claim]:
    """Levels with a base, where a verb and no figure says which way it went ("rose to 5 from 4"); of further bases the
    words right before each say it ("up from 6.2 in April and down from 6.5 in May").
    """
    told = list(bases(row))
    changed = {claim.of for claim in row.claims.values() if claim.role in CHANGES} if told else set()
    ways: dict[str, tuple[tuple[str, str], ...]] = {}
    ranged = bool(told) and any(q.upper is not None for token in row.tokens for q in token.quantities)
    for level, base in told:
        if is_gain(row, level, base):
            yield replace(level, links=((GAIN, base.id),))
            continue
        if base.quantity.start < level.quantity.start and (ranged or is_aim(level)):
            continue  # what was "cut from 6 to 8 percent" lay between these
        if level.id in changed or min(level.quantity.value, base.quantity.value) < 0:
            continue
        way = direction(row, level, base)
        if way:
            ways[level.id] = (*ways.get(level.id, ()), ("above" if way > 0 else "below", base.id))
            yield replace(level, links=ways[level.id])


def is_gain(row: Row, level: Claim, base: Claim) -> bool:
    """Whether a figure right behind a verb of change is how much there came or went, for what there was before is many
    times as much ("gained 56 million, up from 540").
    """
    at = row.index(level)
    before = row.tokens[at - 1] if at > 0 else None
    last = said(row, before).split()[-1:] if before is not None else []
    gained = before is not None and (before.letter == "+" or not cue("adding").isdisjoint(last))
    return gained and level.quantity.value * MANY < base.quantity.value


def is_aim(level: Claim) -> bool:
    """Whether a level is a rate that somebody aims at or foresees, which often is a range."""
    rate = level.quantity.unit.dimension == "ratio"
    return rate and "expected" in (level.subject.measure.head, *level.subject.measure.modifiers)


def direction(row: Row, level: Claim, base: Claim) -> int:
    """Which way a level went from its base, as the words say; 0 where they do not."""
    one, other = row.index(level), row.index(base)
    bare = is_bare(level) and not is_bare(base) and not is_left_out(level, base)
    if bare or inverse(row, min(one, other), level) or is_in_vain(row, other):
        return 0
    between = list(figures_between(row, one, other))
    if not between:
        return verb(row, min(one, other), level) or comparison(row, other, level)
    further = all(claim.role == "base" and claim.of == level.id for claim in between)
    again = "".join(t.letter for t in row.tokens)[:other].endswith("ak")
    return comparison(row, other, level) if further and again else 0


def is_in_vain(row: Row, at: int) -> bool:
    """Whether words deny the comparison with a figure ("no higher than"), or say that the figure is only what was not
    chosen ("kept the rise to 1 percent rather than the 2 percent").
    """
    place = next((back for back in range(at - 1, -1, -1) if row.tokens[back].letter == "k"), None)
    if place is None:
        return False
    return is_denied(row.text, row.tokens[place - 1 if place and row.tokens[place - 1].letter == "m" else place].start)


def verb(row: Row, at: int, level: Claim) -> int:
    """The direction of the verb that takes the figure at a place as the first of two levels; 0 where there is none, or
    where it says that something got better of which nobody knows whether more of it is.
    """
    back = at - 1
    while back >= 0 and row.tokens[back].letter in "PBANo":
        back -= 1
    if back < 0 or row.tokens[back].letter not in "tf":
        return 0
    while back >= 0 and (row.tokens[back].letter in BETWEEN or is_short(row, row.tokens[back]) or is_adverb(row, back)):
        back -= 1
    token = row.tokens[back] if back >= 0 else None
    pair = GAPPED.search("".join(t.letter for t in row.tokens[max(0, at - GAP) : at]))
    if pair is not None and PARTICIPLE.search(said(row, row.tokens[at - 2])) is None:
        return verb(row, max(0, at - GAP) + pair.start() + 1, level)
    if token is None or token.letter != "+" or token.frame is None or said(row, token) in cue("measured"):
        return 0
    if row.tokens[back + 1].letter == "v" and said(row, row.tokens[back + 1]) in cue("amounts-to"):
        return 0  # what was revised "to 1.5 from 1.4" is the fall itself
    return token.frame.sign if is_plain(row, token, level) else 0


def is_plain(row: Row, token: Token, level: Claim) -> bool:
    """Whether a word of change says which way a level went: not that it got better, where more may be worse."""
    return said(row, token) not in valuing() or level.subject.measure.head in cue("gainful")


def comparison(row: Row, at: int, level: Claim) -> int:
    """The direction of "up from", ", rising from" or "fewer than" before a base; 0 also where it says that something
    got better of which nobody knows whether more of it is.
    """
    back = at - 1
    while back >= 0 and row.tokens[back].letter in "PBANov":
        back -= 1
    moved = "".join(token.letter for token in row.tokens[max(0, back - 2) : back + 1]) == ",+f"
    if back < 0 or (row.tokens[back].letter != "k" and not moved):
        return 0
    words = said(row, row.tokens[back]).split()
    before = row.tokens[back - 1] if back else None
    if before is not None and before.letter in "+m" and before.frame:
        return before.frame.sign if is_plain(row, before, level) else 0
    return 1 if words[0] in cue("above") else -1 if words[0] in cue("below") else 0


def is_adverb(row: Row, at: int) -> bool:
    """Whether a noun phrase stands right behind a verb and before ", from" ("shrank nearly as fast, from 5 to 4")."""
    following = "".join(token.letter for token in row.tokens[at + 1 : at + 3])
    return row.tokens[at].letter == "N" and following == ",f" and at > 0 and row.tokens[at - 1].letter == "+"


def is_short(row: Row, token: Token) -> bool:
    """Whether a noun phrase is only an adverb, or a word or two."""
    return token.letter == "N" and said(row, token).count(" ") < SHORT


def figures_between(row: Row, one: int, other: int) -> Iterator[Claim]:
    """The further figures between two, other than what the first one comes to per share, or in money."""
    first, last = sorted((one, other))
    further = (q.start for token in row.tokens[first + 1 : last] for q in token.quantities)
    return (row.claims[q] for q in further if q in row.claims and row.claims[q].role != "aside")


def is_bare(claim: Claim) -> bool:
    """Whether a figure prints no unit, where money or a measure would have one."""
    unit, quantity = claim.quantity.unit, claim.quantity
    return unit.dimension == "number" or quantity.end - quantity.start == quantity.figure_end - quantity.figure_start


def is_left_out(level: Claim, base: Claim) -> bool:
    """Whether a level of about the size of its base leaves to that what both count, or the measure that it stands
    behind ("from 45,800 cars to 41,000"), and does not give it its millions ("the cut from $6 to 7 billion" may be one
    of a range).
    """
    smaller, larger = sorted((level.quantity.value, base.quantity.value))
    unit = level.quantity.unit
    led = base.quantity.start < level.quantity.start or unit.dimension == "count"
    whole = base.quantity.end > base.quantity.figure_end
    return led and whole and unit == base.quantity.unit and larger < MANY * smaller


def inverse(row: Row, at: int, level: Claim) -> bool:
    """Whether the sentence speaks of a price that is quoted the other way round, or of a place in a ranking; a
    percentage is neither.
    """
    if level.quantity.unit.dimension == "ratio":
        return False
    if is_quote(row.text, level.quantity) or (is_bare(level) and is_ranked(row, level)):
        return True
    if level.quantity.unit.dimension not in QUOTED:
        return False
    spoken = " ".join(said(row, token) for token in row.tokens[:at] if not token.quantities)
    words = (word.strip(PUNCTUATION) for word in spoken.replace("'s", " ").replace("’s", " ").split())
    return not currencies().isdisjoint(words)


def is_ranked(row: Row, level: Claim) -> bool:
    """Whether a sentence speaks of places in a ranking, where less is more: it says so, or a single thing that has no
    size has a small number.
    """
    words = {word.strip(PUNCTUATION) for word in row.text[row.tokens[0].start : row.tokens[-1].end].lower().split()}
    measure, value = level.subject.measure, level.quantity.value
    single = measure.head == UNRESOLVED and value < PLACES and not words.isdisjoint(measure.modifiers)
    return (single and COUNTED not in words) or (value < FARTHEST and not words.isdisjoint(cue("rankings")))
