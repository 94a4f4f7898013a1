"""Plain orders: figures that a sentence sets above others of their sort, as far as its words alone tell ("finished on
top with 67 golds, England had 57", "is higher than that for men, at 4.9 percent"); a clash of such is a note.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, MutableSequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.plain.standings import UNSETTLED, in_its_unit, standing
from factcheck.claims.ties.said.neighbours import Row, alike, is_other_list
from factcheck.claims.ties.said.rankings import LARGE, are_paces, in_unit_of, is_distance, is_ranked
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import replace
from factcheck.text.sought import Sought

SURPASSES: Final = "surpasses"
"""The link to a figure that words alone put below this one."""

NEAR: Final = 110
"""Characters from one of the figures to the words that compare it, at most."""

FAR: Final = 30
"""How many times as much as another one a figure is at most that is of its sort."""

MORE: Final = "higher|larger|greater|bigger|more|faster|costlier|dearer|heavier|stronger|wider"
LESS: Final = "lower|smaller|fewer|less|cheaper|slower|weaker|narrower"
THAN: Final = expression(
    rf"\b(?:(?P<more>{MORE})|{LESS}) than (?:(?:in|on|at|for|during|among) )?"
    r"(?:that|those|all|any|what|the|its|their|a|an|[A-Z])(?:[^.;:()\d,]|\b(?:19|20)\d\d\b){0,48}?"
    rf"(?:,? (?:when|where|which|who|at|with|whose)\b[^.;:()\d,]{{0,32}}?| \(|,)? ?{APPROXIMATELY}[^\w\s]{{0,2}}(?=\d)"
)
"""What sets the figure before it above, or below, the one behind it."""

SET_APART: Final = expression(
    r"(?:[,)–—]|--|\b(?:is|was|are|were|remained|remains|stayed)\b)(?: (?:and|or|is|was|are|were|still|far|much|well"
    r"|even|slightly|only|just|a little|also|again|which|therefore|thus|remained|remains|stayed))* ?$"
)
"""What stands right before such a comparison; behind an amount ("3 more than") it tells how far figures lie apart."""

BEAT: Final = Sought(
    r"\b(?:overtook|overtakes|overtaking|overtaken|outsold|outsells|beat|beats|beating|edged out|outpaced|outstripped"
    r"|outperformed|defeated|leapfrogged|pulled ahead of|moved ahead of|moved past)\b[^.;:\d\n()]{0,60}",
    "overtook overtakes overtaking overtaken outsold outsells beat beats beating edged outpaced outstripped "
    "outperformed defeated leapfrogged ahead past",
)
"""What says who has more than another one."""

TO: Final = expression(
    r"[^.;:\n\d]{0,60}?(?:, (?:while|whereas|and|against|compared with)|\b(?:against|to|versus|vs\.?))\b"
    r"[^.;:\n\d]{0,48}"
)
"""What stands between the figures of the two that are told then."""

TOP: Final = Sought(
    r"\b(?:on top|came first|finished first|in first place|number one|No\. 1|tops|topped|topping|heads|headed|leads"
    r"|in the lead"
    r"|(?<!one of )(?<!among )(?:the|Europe's|Asia's|Africa's|America's|its) (?:most|largest|biggest|highest|greatest"
    r"|busiest|heaviest|strongest|lion's)\b"
    r"(?! (?:since|in (?:\w+ )?(?:years|decades)|recent|of (?:the|its|their|them)\b|ever))"
    r"|[Nn]o (?:other )?[a-z]+ (?:has|had|makes|sells|produces|grows|is|runs|took|uses) more)\b",
    "top first place number no tops topped topping heads headed leads lead most largest biggest highest greatest "
    "busiest heaviest strongest lion more",
)
"""What says of somebody to have most of something."""

LOWEST: Final = expression(r"\b(?:lowest|fewest|least|smallest|bottom|cheapest|last place|second|third|fourth|next)\b")
"""What says before that that others have more."""

NAME: Final = r"(?:the )?[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|of|de|and|the))*"
VERB: Final = (
    r"(?:had|has|have|with|on|at|won|got|recorded|took|sold|drew|counted|reported|registered|posted|finished with|made"
    r"|made up|stood at|scored|produced|handled|was|were)"
)
FURTHER: Final = expression(
    rf"[^.;:\n\d]{{0,40}}?[,;] ?(?:and |while |with |then )?{NAME},? ?(?:{VERB} |\()?{APPROXIMATELY}[^\w\s]{{0,2}}$"
)
"""What leads from the figure of who has most to that of another one who is only named."""

PLACED: Final = expression(
    r"\b(?:came|was|is|were|ranks?|ranked|finished|lies|in) (?:[a-z]+ )?(?:second|third|next)\b|\bthen [a-z]"
    r"|\brunner-up\b"
    r"|\b(?:second|third|next|then) (?:came|comes|was|were|with)\b|\bthe (?:fewest|least|lowest|smallest|other)\b"
)
"""What says of another one that it comes behind."""

COMES: Final = expression(
    rf"{NAME} (?:came|comes|was|is|were|ranks?|ranked|finished|lies|followed) (?:[a-z]+ )?(?:second|next)\b"
)
"""How the next sentence begins that goes on with who comes behind."""

CONTRARY: Final = expression(r",? (?:but|though|although|albeit|even if|if)\b")
"""What takes back behind the figure of another one that this is less ("France took 33 but fewer golds")."""

APART: Final = expression(r"[.!?]['\"”’)]?\s|\n")
"""What ends a sentence."""


def tie_orders(text: str, claims: MutableSequence[Claim]) -> None:
    """Link the figures of an article that its words set above others, where nothing else does."""
    figures = sorted((c for c in claims if is_ranked(c) and not is_distance(text, c)), key=lambda c: c.quantity.start)
    if len(figures) < len(("higher", "lower")):
        return
    row, places = Row(text, figures), {claim.id: at for at, claim in enumerate(claims)}
    for higher, lower in (*exceeding(row), *beating(row), *topping(row), *standing(row)):
        pair = claims[places[higher.id]], claims[places[lower.id]]
        one, other = (in_its_unit(last, in_unit_of(last, claim)) for claim, last in (pair, pair[::-1]))
        if may_rank(one, other):
            claims[places[lower.id]] = other
            claims[places[higher.id]] = replace(one, links=(*one.links, (SURPASSES, other.id)))


def may_rank(one: Claim, other: Claim) -> bool:
    """Whether of two figures, which nothing ranks yet, one may be said to be above the other: they are of a size."""
    ranked = {name for claim in (one, other) for _, name in claim.links} & {one.id, other.id}
    sizes = sorted(Fraction(claim.quantity.value) * claim.quantity.unit.scale for claim in (one, other))
    listed = one.order is not None and other.order is not None and one.order[0] == other.order[0]
    moved = one.role in CHANGES or other.role in CHANGES
    return not (ranked or listed or moved) and one.sign == other.sign and sizes[1] <= FAR * sizes[0]


def exceeding(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The higher and the lower of two figures that a comparison stands between ("is higher than that for men, at")."""
    for cue in THAN.finditer(row.text) if " than " in row.text else ():
        other = next(row.behind(cue.end()), None)
        one = next((c for c in row.before(cue.start(), NEAR) if other is not None and alike(c, other)), None)
        if one is None or other is None or other.quantity.start > cue.end() or row.stops(one.quantity.end, cue.start()):
            continue
        before = row.text[one.quantity.end : cue.start()]
        plain = UNSETTLED.search(cue[0]) is None and ";" not in before and are_paces(row.text, one, other)
        if plain and SET_APART.search(before) is not None and is_large(one, other):
            yield (one, other) if cue["more"] else (other, one)


def is_large(one: Claim, other: Claim) -> bool:
    """Whether two figures are no bare small numbers, which may be of anything."""
    return any(claim.quantity.unit.name is not None or claim.quantity.value >= LARGE for claim in (one, other))


def beating(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The figures of one who is said to have overtaken another one, which a colon leads to, or brackets hold."""
    for cue in BEAT.found(row.text):
        first, second = [*row.behind(cue.end(), NEAR), None, None][:2]
        bracket = next((c for c in row.before(cue.start(), NEAR // 2) if is_bracketed(row.text, c)), None)
        if first is None or UNSETTLED.search(cue[0]) is not None:
            continue
        near = bracket is not None and not row.stops(bracket.quantity.end, cue.start())
        if bracket is not None and near and is_bracketed(row.text, first) and alike(bracket, first):
            yield bracket, first
        elif second is not None and row.text.startswith((":", " -", " –", " —"), cue.end()) and alike(first, second):
            told = TO.fullmatch(row.text, first.quantity.end, second.quantity.start)
            yield from [(first, second)] if told else ()


def is_bracketed(text: str, claim: Claim) -> bool:
    """Whether a bracket opens before a figure."""
    return text[max(0, claim.quantity.start - 2) : claim.quantity.start].strip("$£€").endswith("(")


def topping(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The figure of who is said to have most, and those of the others named behind it."""
    for cue in TOP.found(row.text):
        start = row.sentence(cue.start())
        first = first_of(row, cue, start) if LOWEST.search(row.text, start, cue.start()) is None else None
        if first is not None:
            yield from ((first, other) for other in others_of(row, first, max(first.quantity.end, cue.end())))


def others_of(row: Row, first: Claim, at: int) -> Iterator[Claim]:
    """The figures behind a place of those who have less than the first: of its sentence, and of the next where that
    says so.
    """
    stop = APART.search(row.text, at)
    follows = stop is not None and COMES.match(row.text, stop.end()) is not None
    last = at
    for place in (at, stop.end() if stop is not None and follows else at):
        for other in behind(row, place) if place == at or last == at else ():
            if not is_behind(row.text, last if place == at else place, other):
                break
            contrary = CONTRARY.match(row.text, other.quantity.end) is not None or is_other_list(row, first, other)
            if not contrary and alike(first, other) and is_of_its_time(first, other) and other.role == "now":
                yield other
                last = other.quantity.end


def is_of_its_time(first: Claim, other: Claim) -> bool:
    """Whether nothing says that a figure is of another time than the first."""
    times = first.subject, other.subject
    return any(one.period is None or one.carried for one in times) or times[0].period == times[1].period


def behind(row: Row, at: int) -> Iterator[Claim]:
    """The figures behind a place of its sentence, which a semicolon does not end."""
    stop = APART.search(row.text, at, at + 2 * NEAR)
    end = stop.start() if stop is not None else at + 2 * NEAR
    return iter(row.figures[bisect_left(row.starts, at) : bisect_left(row.starts, end)])


def first_of(row: Row, cue: re.Match[str], start: int) -> Claim | None:
    """The figure of who has most: the next one in the clause, else the last one before it in the sentence, or the only
    one of the sentence before.
    """
    behind = next(row.behind(cue.end(), NEAR // 2), None)
    if behind is not None and ";" not in row.text[cue.end() : behind.quantity.start]:
        return behind if behind.role == "now" else None
    earlier = row.sentence(max(0, start - 2))
    before = [c for c in row.before(cue.start(), cue.start() - earlier) if c.role == "now"]
    own = [c for c in before if c.quantity.start >= start]
    return own[0] if own else before[0] if len(before) == 1 else None


def is_behind(text: str, last: int, other: Claim) -> bool:
    """Whether the words before a figure name another one who comes behind the one of a figure before."""
    between = text[last : other.quantity.start]
    if len(between) > NEAR or UNSETTLED.search(between) is not None:
        return False
    return FURTHER.fullmatch(between) is not None or PLACED.search(between) is not None
