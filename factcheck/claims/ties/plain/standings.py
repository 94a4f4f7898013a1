"""Standings: figures whose own words say what place each takes ("Zurich followed with 2,610", "and the smallest 14"),
ordered by these places, where a list of them is told in one breath or from sentence to sentence.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.kinship import timed_apart
from factcheck.claims.ties.said.neighbours import ABSTRACT, DOWNWARD, Row, alike, is_other_list
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import record, replace
from factcheck.text.lowering import words_in

BEFORE: Final = 110
"""Characters before a figure in which its place is told."""

BEHIND: Final = 60
"""Characters behind it."""

BACK: Final = 2
"""Sentences from one figure of a list to the next, at most."""

SAID: Final = frozenset(
    "second third next followed runner runners highest costliest dearest priciest expensive wettest hottest warmest"
    " heaviest longest steepest strongest lowest cheapest driest coldest coolest lightest shortest weakest largest"
    " biggest greatest busiest top leading foremost most leader widest smallest fewest least quietest narrowest no"
    " number".split()
)
"""Words without which nothing is told of second or further places, or of the least."""

LIKE: Final = 5
"""How many times as much as a sum a bare number is at most that is one too."""

FIRST: Final = 1
SECOND: Final = 2
NEXT: Final = 0
"""The place of who comes behind the one told last."""

PLACES: Final = {
    name: place
    for place, names in {
        NEXT: "next followed",
        FIRST: "first 1",
        SECOND: "second 2 runner-up runners-up",
        3: "third 3",
        4: "fourth 4",
        5: "fifth 5",
    }.items()
    for name in names.split()
}
"""The places that words give."""

TO: Final = rf"(?:,? (?:with|at|on|having)|,|:| \(|) ?{APPROXIMATELY}[^\w\s]{{0,2}}$"
"""What leads from a place right to its figure."""

PLACED: Final = expression(
    r"(?<![Tt]he )\b(?:(?P<place>first|second|third|fourth|fifth|next|runners?-up|followed)"
    r"|(?:No\.? ?|number )(?P<number>[1-5]))\b"
    rf"(?: place| spot| overall)?{TO}"
    r"|\b[Nn]ext (?:came|comes|was|were|is|are) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*| of)*"
    rf"{TO}"
)
"""What says before a figure what place it takes: "came second with", "the United States third on"."""

PLACED_BEHIND: Final = expression(
    r"(?: [a-z]+)?,? (?:(?:was|were|is|are|came|comes|ranked|ranks|finished|stood|lies|lay|took|and) )?(?:in )?"
    r"(?:the |a (?:distant |close )?)?(?P<place>first|second|third|fourth|fifth)"
    r"(?: place\b|[ -](?:highest|largest|biggest|most|busiest)\b[^.;\d]*)?(?=[.,;:)\n]| and [A-Z]|$)"
)
"""The same behind one: "Dubai with 402,000 was second"."""

HIGHEST: Final = (
    "highest|costliest|dearest|priciest|most expensive|wettest|hottest|warmest|heaviest|longest|steepest|strongest"
)
LOWEST: Final = "lowest|cheapest|driest|coldest|coolest|lightest|shortest|weakest"
LARGEST: Final = (
    r"largest|biggest|greatest|busiest|top|leading|foremost|most|leader|widest|(?:No\. ?|number )(?:1|one)|head of"
)
SMALLEST: Final = "smallest|fewest|least|quietest|narrowest"
SUPERLATIVE: Final = expression(
    rf"\b(?:(?P<at>second|third|fourth|fifth)[ -])?"
    rf"(?P<name>(?P<high>{HIGHEST})|(?P<low>{LOWEST})|(?<!at )(?:(?P<large>{LARGEST})|(?P<small>{SMALLEST})))\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
SUPERLATIVE_BEHIND: Final = expression(
    r"(?: [a-z]+)?,? (?:was|were|is|are|had|has|made|saw) the "
    rf"(?:(?P<high>{HIGHEST}|{LARGEST})|{LOWEST}|{SMALLEST})"
    r"(?=[.,;:)\n]|$)"
)
"""A superlative right behind its figure: "February, at 14 mm, was the driest"."""

DIRECT: Final = expression(
    r"(?:(?:[^.;:\d]|\d+(?:st|nd|rd|th)\b)*?(?:,? (?:with|at|on)|,|:| \()|)"
    rf" ?{APPROXIMATELY}[^\w\s]{{0,2}}$"
)
"""What leads from a superlative right to the figure that it is of: "the biggest buyer with"."""

TOLD: Final = expression(
    rf"[^.;:\d]*? (?:was|were|is|are|cost|costs|had|has|fell|got|reached|recorded|measures|measured|weighs|covers) "
    rf"{APPROXIMATELY}[^\w\s]{{0,2}}$"
)
"""The same of a superlative of what is measured alone: "the costliest city was Geneva, where a flat cost"."""

IN_TIME: Final = expression(
    r"\b(?:since|ever|on record|record|history|decades?|years?|of (?:its|their|his|her|all)\b|one of|among the|so far"
    r"|once|previous|former|level|point)\b"
)
"""What says that something is the highest of its times."""

UNSETTLED: Final = expression(
    r"\b(?:could|would|will|may|might|should|not|no|never|if|unless|until|expected|expects|hopes?|aims?|targets?|likely"
    r"|rather|but|although|though|twice|double|half|times|points?|gap|margin|lead of|difference)\b|n['’]t\b"
)
"""What says of a comparison that it does not hold, or not yet, or how far things lie apart."""

LEADING: Final = expression(
    rf"\b(?:{HIGHEST}|{LARGEST}|lead|leads|led|tops|topped|heads|headed|first|bestsell(?:er|ing))\b"
)
"""What says of the figure before one of who comes next that it comes first."""

PRICED: Final = frozenset({"costliest", "dearest", "priciest", "most expensive", "cheapest"})
"""Superlatives of money alone."""

WORD: Final = expression(r"\b[a-z]{4,}\b")
LIGHT: Final = frozenset({"with", "where", "which", "whose", "only", "just", "about", "that", "were", "cost", "costs"})
"""Words between a superlative and its figure that name nothing."""


@record(frozen=True, slots=True)
class Standing:
    """A figure with the place it takes, from the highest (1), the lowest (-1) or either of these (0), the words that
    say of what, and those of them behind a superlative, where they begin, and whether they lead right to the figure.
    """

    claim: Claim
    place: int
    way: int
    start: int
    names: frozenset[str] = LIGHT
    own: frozenset[str] = LIGHT
    direct: bool = True


def standing(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The higher and the lower of the figures next to each other in lists of places."""
    if SAID.isdisjoint(words_in(row.text)):
        return
    last: Standing | None = None
    for at, claim in enumerate(row.figures):
        one = standing_of(row, at) if claim.role == "now" else None
        if one is None:
            continue
        last = before_next(row, at) if one.place in (NEXT, SECOND) and last is None else last
        way = way_of(row, last, one) if last is not None and goes_on(row, last, one) else 0
        if last is not None and way:
            yield (last.claim, claim) if way > 0 else (claim, last.claim)
        last = next_of(last, one, way)


def next_of(last: Standing | None, one: Standing, way: int) -> Standing | None:
    """The one that the next of a list goes on: none behind one who comes next after nobody."""
    if last is None or not way:
        return one if one.place else None
    return replace(one, place=one.place or last.place + 1, way=one.way or way)


def way_of(row: Row, last: Standing, one: Standing) -> int:
    """Whether of two in a list the first is the higher one (1) or the lower (-1); 0 where they are in no order."""
    if last.place == one.place == FIRST:
        opposite = last.way + one.way == 0 != one.way
        return last.way if opposite and one.own <= last.names | LIGHT else 0
    if (one.place != NEXT and one.place <= last.place) or not (last.direct and one.direct):
        return 0
    way = last.way or one.way
    if last.way and one.way and last.way != one.way:
        return 0
    return way or (1 if DOWNWARD.search(row.text, row.sentence(last.start), one.claim.quantity.end) is None else 0)


def standing_of(row: Row, at: int) -> Standing | None:
    """A figure with the place that words beside it give."""
    claim = row.figures[at]
    start, end = claim.quantity.start, claim.quantity.end
    begin = max(sentence_of(row, start), start - BEFORE, row.figures[at - 1].quantity.end if at else 0)
    found = PLACED.search(row.text, begin, start)
    if found is not None:
        return Standing(claim, PLACES[found["place"] or found["number"] or "next"], 0, begin)
    found = PLACED_BEHIND.match(row.text, end, end + BEHIND)
    if found is not None:
        return Standing(claim, PLACES[found["place"]], 0, begin)
    found = SUPERLATIVE_BEHIND.match(row.text, end, end + BEHIND)
    if found is not None:
        return Standing(claim, FIRST, 1 if found["high"] else -1, begin)
    return most_of(row, claim, begin)


def sentence_of(row: Row, at: int) -> int:
    """Where the sentence of a place begins, which "No." does not end."""
    start = row.sentence(at)
    return row.sentence(start - 2) if row.text.endswith("No. ", 0, start) else start


def most_of(row: Row, claim: Claim, begin: int) -> Standing | None:
    """A figure of which the last superlative before it says that it is the highest or the lowest."""
    start = claim.quantity.start
    found = deque(SUPERLATIVE.finditer(row.text, begin, start), maxlen=1)
    if not found or (found[0]["name"].lower() in PRICED and claim.quantity.unit.dimension not in ("money", "number")):
        return None
    cue = found[0]
    told = DIRECT.match(row.text, cue.end(), start)
    direct = told is not None or bool(cue["high"] or cue["low"])
    told = told or TOLD.match(row.text, cue.end(), start)
    if told is None or UNSETTLED.search(row.text, begin, start) or IN_TIME.search(row.text, begin, start):
        return None
    names, own = (frozenset(WORD.findall(row.text, at, start)) for at in (begin, cue.end()))
    way = 1 if cue["high"] or cue["large"] else -1
    return Standing(claim, PLACES[(cue["at"] or "first").lower()], way, begin, names, own, direct)


def before_next(row: Row, at: int) -> Standing | None:
    """The only figure of its sort in the last sentence that has any before one of who comes next, where words there
    say that it comes first.
    """
    one = row.figures[at]
    near = [c for c in row.figures[:at] if one.sentence - 1 <= c.sentence]
    near = [c for c in near if c.sentence == near[-1].sentence and is_alike(c, one) and c.role == "now"]
    start = row.sentence(near[0].quantity.start) if near else 0
    if len(near) != 1 or LEADING.search(row.text, start, one.quantity.start) is None:
        return None
    return Standing(near[0], FIRST, 0, start)


def goes_on(row: Row, last: Standing, one: Standing) -> bool:
    """Whether a figure goes on the list of the one before it."""
    near = one.claim.sentence - last.claim.sentence <= BACK and not is_other_list(row, last.claim, one.claim)
    return near and is_alike(last.claim, one.claim) and not timed_apart(last.claim, one.claim)


def is_alike(first: Claim, other: Claim) -> bool:
    """Whether two figures are of one sort, as is also a bare number of like size as a sum."""
    return alike(first, other) or in_its_unit(first, other) is not other


def in_its_unit(first: Claim, other: Claim) -> Claim:
    """A bare figure in the unit of the one before it in a list, where it is of its size."""
    unit, own = first.quantity.unit, other.quantity.unit
    sizes = sorted(claim.quantity.value for claim in (first, other))
    same = (own.name, own.per) == (unit.name, None)
    plain = first.kind == other.kind and unit.dimension not in ABSTRACT and (same or own.dimension == "number")
    if not plain or sizes[1] > LIKE * sizes[0]:
        return other
    return replace(other, quantity=replace(other.quantity, unit=unit))
