"""Closures: parts told over several sentences, the last of which words call the rest, and the whole before them ("Of
the 2,140 drivers, 1,284 would pay." "Another 535 would not, and the remaining 321 had no view.").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from fractions import Fraction
from functools import cache, partial
from itertools import chain
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import GUESSED, Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.amounts import ADDITIVE, BRIEF, alike, cue, pieces
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust, is_rest
from factcheck.claims.ties.said.makings import is_near, makes, printed
from factcheck.claims.ties.terms import in_units, term_of
from factcheck.claims.ties.traced.amends import Amends
from factcheck.claims.ties.traced.differences import leaves
from factcheck.claims.ties.traced.nearness import is_set_in
from factcheck.claims.ties.traced.runs import Sum
from factcheck.claims.ties.traced.spoilt import mending, missing_but, spoiling
from factcheck.text.document import BODY, TITLE
from factcheck.text.lowering import telling, words_in

REACH: Final = 3
"""Sentences before the one with the rest that may tell other parts."""

FAR: Final = 12
"""Sentences before the first part in which the whole stands."""

MOST: Final = 8
"""Parts, at most."""

WHOLES: Final = 4
"""Amounts before the parts that may be their whole, at most."""

AHEAD: Final = 40
"""Characters before a figure in which words call it the rest."""

SLIP: Final = 0.2
"""Parts are believed to be all of a whole but for a slip that makes it by chance less often than this."""

START: Final = attrgetter("quantity.start")

STOPS: Final = (". ", "! ", "? ", "\n")
"""What ends a sentence."""

NO_PART: Final = frozenset((*CHANGES, "base", "aside"))
"""The roles of figures that are parts of nothing."""


def close(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the parts that words close with a rest which figure before them they are the parts of; of two in a sentence
    the first counts who have that ("the other five share the remaining 82").
    """
    if closers().isdisjoint(words_in(text)):
        return
    levels = sorted(filter(is_part, claims), key=START)
    closing = {at for at in range(1, len(levels)) if closes(text, levels, at)}
    ends = [at for at in sorted(closing) if at + 1 not in closing or levels[at].sentence < levels[at + 1].sentence]
    places = {claim.id: at for at, claim in enumerate(claims)} if ends else {}
    amends = Amends(text, {})
    for at in ends:
        found = closed(text, levels, at, amends)
        if found is not None:
            name = f"{'sum' if found.certain else GUESSED} {found.whole.id}.{levels[at].id}"
            exhaust(claims, places, found, name)


@cache
def closers() -> frozenset[str]:
    """Words without one of which no text calls a figure the rest, or what is left: the longest of each form."""
    forms = (form for name in ("rest", "staying", "leaving") for form in cue(name))
    return telling(("other", "others", "remaining", *forms))


def is_part(claim: Claim) -> bool:
    """Whether a claim states how much there is of something that adds up."""
    quantity = claim.quantity
    if claim.kind != "level" or claim.role in NO_PART or claim.block not in (BODY, TITLE) or claim.sign <= 0:
        return False
    if quantity.unit.per is not None or quantity.unit.dimension not in ADDITIVE or quantity.value <= 0:
        return False
    return quantity.is_plain() or quantity.narrow().is_bounded


def closes(text: str, levels: Sequence[Claim], at: int) -> bool:
    """Whether words say of a figure that is a part of nothing yet that it is all that is left."""
    claim = levels[at]
    if claim.exhausts or claim.block != BODY:
        return False
    words = words_before(text, levels, at)
    return is_called_rest(words, claim) or stays(text, words, claim)


def words_before(text: str, levels: Sequence[Claim], at: int) -> Sequence[str]:
    """The words before a figure, back to the one before it."""
    start = levels[at].quantity.start
    said = text[max(levels[at - 1].quantity.end, start - AHEAD) : start]
    return pieces(said[max(said.rfind(stop) + 1 for stop in STOPS) :])


def is_called_rest(words: Sequence[str], claim: Claim) -> bool:
    """Whether words before a figure call it the rest, or it counts "the others"."""
    return is_rest(words) or (words[-1:] == ["the"] and claim.quantity.unit.name == "other")


def stays(text: str, words: Sequence[str], claim: Claim) -> bool:
    """Whether words say of a figure that it is what is left, and no distance ("which leaves it 46 ahead")."""
    end = claim.quantity.end
    behind = pieces(text[end : end + AHEAD].partition("\n")[0])[:BRIEF]
    if any(" ".join(behind[:size]) in cue("staying") for size in range(1, BRIEF + 1)):
        return True
    return leaves(words) and cue("differing").isdisjoint(behind[:1])


def closed(text: str, levels: Sequence[Claim], at: int, amends: Amends) -> Breakdown | None:
    """The parts that a rest closes, with their whole: those that make it; else those that words set within it, or that
    would make it but for a slip, and hardly by chance.
    """
    ways = breakdowns(text, levels, at)
    tried = [made for made in ways if is_near(made.parts, made.whole) and not is_dealt_out(made)]
    fuller = (made for some in tried for made in fuller_of(levels, some))
    fitting = next((made for made in chain(tried, fuller) if makes(made.parts, made.whole)), None)
    pointed = fitting or next((made for made in tried if made.certain), None)
    if pointed is not None:
        return pointed
    return next((made for many, made in enumerate(tried, 1) if is_spoilt(text, made, many, amends, SLIP)), None)


def is_dealt_out(made: Breakdown) -> bool:
    """Whether what was to be a whole is one part more of a unit of money ("of every euro 54 cents are for readers, 31
    for print and the other 15 for events").
    """
    return made.whole.quantity.unit.dimension == "money" and printed([made.whole, *made.parts]) == 1


def fuller_of(levels: Sequence[Claim], made: Breakdown) -> Iterator[Breakdown]:
    """A breakdown with the part that is printed right before its whole ("Wind gave 24.8 of the 75.6 TWh. Gas came to
    23.1, ..."), or without one of those in the middle ("cut 214 of its 1,940 jobs and 90 for a time, which leaves").
    """
    place = next(at for at, claim in enumerate(levels) if claim.id == made.whole.id)
    before = levels[place - 1] if place else made.whole
    if place and before.sentence == made.whole.sentence and not before.exhausts and may_count(before, made.whole):
        whole, *parts = in_units([made.whole, before, *made.parts])
        yield Breakdown(whole, tuple(parts), certain=False)
    for at in range(1, len(made.parts) - 1):
        yield Breakdown(made.whole, (*made.parts[:at], *made.parts[at + 1 :]), certain=False)


def breakdowns(text: str, levels: Sequence[Claim], at: int) -> Iterator[Breakdown]:
    """Each way to read the figures before a rest as a whole and its other parts, the fewest first."""
    rest, closing = levels[at], is_called_rest(words_before(text, levels, at), levels[at])
    for place in range(at - 1, max(-1, at - MOST), -1):
        part = levels[place]
        if rest.sentence - part.sentence > REACH or part.block != BODY or part.exhausts or not alike(part, rest):
            return
        for whole, members, pointed in wholes_of(levels, place, levels[place : at + 1]):
            certain = closing and pointed and is_of_one(whole, members) and is_read(text, whole, rest, levels)
            first, *parts = in_units([whole, *members])
            yield Breakdown(first, tuple(parts), certain)


def wholes_of(
    levels: Sequence[Claim], place: int, some: Sequence[Claim]
) -> Iterator[tuple[Claim, Sequence[Claim], bool]]:
    """The figures that may be the whole of some, the first of which stands at a place, each with these as its parts,
    and whether words set the first within it.
    """
    inner = next((one for one in some[1:-1] if is_set_in(some[0], one)), None)
    if inner is not None:
        yield inner, outermost([one for one in some if one is not inner]), True
        return
    parts = outermost(some)
    if len(parts) > 1:
        wholes = list(ahead(levels, place, parts))
        pointed = [whole for whole in wholes if is_set_in(some[0], whole)]
        yield from ((whole, parts, bool(pointed)) for whole in pointed or wholes)


def outermost(levels: Sequence[Claim]) -> Sequence[Claim]:
    """Some figures without those that words set within another of them."""
    return [one for one in levels if not any(is_set_in(one, other) for other in levels)]


def ahead(levels: Sequence[Claim], place: int, parts: Sequence[Claim]) -> Iterator[Claim]:
    """The figures before some parts that may be their whole: the one right before them, and where these begin a
    sentence the nearest others; larger than all but one of them, which may be printed wrong.
    """
    first = parts[0]
    size = sorted(part.quantity.value for part in parts)[-2]
    begins = place > 0 and levels[place - 1].sentence < first.sentence
    seen = {part.quantity.value for part in parts}
    for whole in reversed(levels[:place]):
        if len(seen) >= len(parts) + WHOLES or (first.sentence - whole.sentence > FAR and whole.block != TITLE):
            return
        new = whole.quantity.value > size and whole.quantity.value not in seen
        if new and all(may_count(part, whole) for part in parts) and is_near(parts, whole):
            seen.add(whole.quantity.value)
            yield whole
        if not begins:
            return


def may_count(part: Claim, whole: Claim) -> bool:
    """Whether a part may be of a whole, and is not so small that this, as it is printed, leaves it out."""
    return alike(part, whole) and printed([part]) >= Fraction(whole.quantity.step) * whole.quantity.unit.scale


def is_of_one(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether some parts count what their whole does, or leave it unsaid: others may be of something else."""
    units = (part.quantity.unit for part in parts)
    return all(unit.dimension == "number" or unit.name == whole.quantity.unit.name for unit in units)


def is_read(text: str, whole: Claim, rest: Claim, levels: Sequence[Claim]) -> bool:
    """Whether all figures between a whole and a rest are levels of these, so that none that is none may be a part."""
    start = whole.quantity.end
    spans = [claim.quantity for claim in levels if start <= claim.quantity.start <= rest.quantity.start]
    starts = [start, *(quantity.end for quantity in spans)]
    between = (text[start : quantity.start] for start, quantity in zip(starts, spans, strict=False))
    return not any(character.isdecimal() for gap in between for character in gap)


def is_made_without_last(made: Breakdown) -> bool:
    """Whether the parts make their whole as printed but for the last of them, which then is of something else ("won 21,
    drew five and lost three of the 29. Nine are left").
    """
    return len(made.parts) > 2 and makes(made.parts[:-1], made.whole)


def is_spoilt(text: str, made: Breakdown, tried: int, amends: Amends, most: float) -> bool:
    """Whether parts would make their whole but for a slip, and by chance less often than `most` where so many have been
    tried.
    """
    terms = [term for claim in (made.whole, *made.parts) if (term := term_of(text, claim)) is not None]
    if len(terms) <= len(made.parts) or is_made_without_last(made):
        return False
    whole, *parts = terms
    found = Sum(whole, parts, tried * max(term.grain for term in terms) / whole.middle)
    ways = partial(missing_but, found, amends.ways)
    return mending(found, most, ways) is not None or spoiling(found, most, ways) is not None
