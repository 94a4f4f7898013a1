"""Openings: figures that words begin to deal out, up to the end of some sentence, and their whole ("It won 48 of the
110 seats. The Alliance took 37 and the Greens 16; nine went to others.", "Of the new shops, 31 will be in Ohio, ...").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import AMONG, GUESSED, Claim, Subject
from factcheck.claims.ties.amounts import alike, cue, pieces
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.said.makings import is_near, makes, printed
from factcheck.claims.ties.terms import in_units
from factcheck.claims.ties.traced.amends import Amends
from factcheck.claims.ties.traced.closures import MOST, REACH, START, STOPS, ahead, is_part, is_spoilt, outermost
from factcheck.claims.ties.traced.nearness import is_set_in

BEFORE: Final = 80
"""Characters from the beginning of a sentence to its first figure, at most."""

SLIP: Final = 0.1
"""Parts that make more than a whole are believed to be all of it but for a slip that does so by chance less often than
this.
"""

LESS: Final = 0.02
"""The same of those that make less: some may go unnamed."""

OPENING: Final = 2
"""Words that begin to deal something out."""

BESIDE: Final = 2
"""Figures before and behind a part among which words set it within its whole."""


def tie_openings(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures that words begin to deal out, where all up to the end of a sentence make a whole, or would but
    for a slip, which that is.
    """
    places = {claim.id: at for at, claim in enumerate(claims)}
    levels = sorted(filter(is_part, claims), key=START)
    amends, known = Amends(text, {}), 0
    for at in range(len(levels) - 1):
        found = dealt(text, levels, at, amends) if at >= known else None
        if found is not None and (makes(found.parts, found.whole) or not is_made_beside(found, claims)):
            known = at + len(found.parts)
            exhaust(claims, places, found, f"{GUESSED} {found.whole.id}.{levels[at].id}")


def is_made_beside(found: Breakdown, claims: Sequence[Claim]) -> bool:
    """Whether parts that fall short of their whole, or exceed it, make another figure told shortly before them, however
    that was read.
    """
    first = found.parts[0]
    near = (claim for claim in claims if claim.kind == "level" and 0 <= first.sentence - claim.sentence <= REACH)
    beside = (claim for claim in near if claim.quantity.start < first.quantity.start and alike(first, claim))
    return any(makes(found.parts, claim) for claim in beside)


def dealt(text: str, levels: Sequence[Claim], at: int, amends: Amends) -> Breakdown | None:
    """The parts that begin with a figure, with their whole."""
    tried = [made for made in passages(text, levels, at) if is_near(made.parts, made.whole)]
    if not tried:
        return None
    fitting = next((made for made in tried if makes(made.parts, made.whole)), None)
    # What counts others is the whole of these, and no part of another one ("20 of 53, ... 9 of 32").
    tried = [made for made in tried if all(part.role != AMONG for part in made.parts)]
    limits = [SLIP if printed(made.parts) > printed([made.whole]) else LESS for made in tried]
    ranked = enumerate(zip(tried, limits, strict=True), 1)
    likely = (made for many, (made, most) in ranked if is_spoilt(text, made, many, amends, most))
    return fitting or next(likely, None)


def passages(text: str, levels: Sequence[Claim], at: int) -> Iterator[Breakdown]:
    """Each way to read a figure that words begin to deal out, and those behind it up to the end of a sentence, as the
    parts of a whole.
    """
    first, around = levels[at], levels[max(0, at - BESIDE) : at + BESIDE + 1]
    whole = next((one for one in around if one is not first and is_set_in(first, one)), None)
    if first.exhausts or (whole is None and not begins(text, levels, at)) or is_excepted(text, first):
        return
    if whole is not None and whole.quantity.value <= first.quantity.value:
        return  # that is all of it
    for last in range(at + 1, min(len(levels), at + MOST)):
        if not goes_on(text, first, levels[last]):
            return
        if last + 1 < len(levels) and levels[last + 1].sentence == levels[last].sentence:
            continue
        for parts in counted(outermost([one for one in levels[at : last + 1] if one is not whole])):
            wholes = [whole] if whole is not None else ahead(levels, at, parts)
            for total, *rest in (in_units([one, *parts]) for one in wholes if one.sentence < parts[-1].sentence):
                yield Breakdown(total, tuple(rest), certain=False)


def counted(some: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Figures that may be parts, and those of them that count what the first does, where there are several."""
    alone = of_one_sort(some)
    yield from (parts for parts in ((some, alone) if len(alone) < len(some) else (some,)) if len(parts) > 1)


def of_one_sort(parts: Sequence[Claim]) -> Sequence[Claim]:
    """Some figures without those that count other things than the first: calls of the ships that brought guests."""
    units = ("number", parts[0].quantity.unit.name)
    return [part for part in parts if part.quantity.unit.dimension in units or part.quantity.unit.name in units]


def goes_on(text: str, first: Claim, part: Claim) -> bool:
    """Whether a figure may be one of those that a figure before it begins: in its paragraph, of its sort and time."""
    near = part.sentence - first.sentence <= REACH and "\n" not in text[first.quantity.start : part.quantity.start]
    return near and alike(part, first) and not part.exhausts and not is_apart(first.subject, part.subject)


def is_apart(one: Subject, other: Subject) -> bool:
    """Whether two subjects are of two times that are told."""
    return None not in (one.period, other.period) and one.period != other.period


def is_excepted(text: str, first: Claim) -> bool:
    """Whether words speak of all but those of a figure."""
    start = first.quantity.start
    return " ".join(pieces(text[max(0, start - BEFORE) : start])[-2:]) in cue("except")


def begins(text: str, levels: Sequence[Claim], at: int) -> bool:
    """Whether a sentence begins to deal out what others before it told, with its first figure: right behind the words
    that begin, that is what is dealt out ("of the 94 deputies 41 are new").
    """
    start = levels[at].quantity.start
    said = text[max(0, start - BEFORE, levels[at - 1].quantity.end if at else 0) : start]
    place = max(said.rfind(stop) + len(stop) if stop in said else -1 for stop in STOPS)
    words = pieces(said[place:]) if place >= 0 else []
    return len(words) > OPENING and " ".join(words[:OPENING]) in cue("dealing")
