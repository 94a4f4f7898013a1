"""Breakdowns: figures that a sentence gives as the parts of another one, by its own structure and whatever it counts
("27 people: 12 children and 15 adults"; "five of the eight pits ..., the other three").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import Final

from factcheck.claims.claim import GUESSED, MISTYPED, UNRESOLVED, Claim, Measure
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.amounts import ADDITIVE, BRIEF, Line, alike, among, cue, line_of
from factcheck.claims.ties.said.enumerations import ends_of_list, opening
from factcheck.claims.ties.said.makings import (
    in_its_power,
    is_mistyped,
    is_near,
    is_telling,
    makes,
    makes_net,
    makes_signed,
    would_make,
)
from factcheck.quantities.quantity import Quantity
from factcheck.record import record, replace

CLOSES: Final = {"(": ")", "--": "--", "-": "-", "–": "–", "—": "—"}
"""The mark that ends a list, by the mark that opens it."""


FEWEST: Final = 3
"""A whole and two parts."""


@record(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts; the words leave no doubt that these are all of them, or they do not (`certain`)."""

    whole: Claim
    parts: tuple[Claim, ...]
    certain: bool


def break_down(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tell the claims of one sentence, those from `first` on, which whole they are the parts of."""
    if len(claims) - first < FEWEST:
        return
    places = {claims[at].id: at for at in range(first, len(claims))}
    line = line_of(text, tokens, claims[first:], ADDITIVE)
    for number, breakdown in enumerate(broken_down(line)):
        if is_product(breakdown):
            continue
        exhaust(claims, places, breakdown, f"{called(breakdown)} {breakdown.whole.id}.{number}")


def exhaust(claims: MutableSequence[Claim], places: Mapping[str, int], found: Breakdown, name: str) -> None:
    """Tell the parts of a breakdown, by a `name` that is theirs together, which whole they are all the parts of."""
    for part in apart(found):
        known = claims[places[part.id]]
        claims[places[part.id]] = replace(part, exhausts=(*known.exhausts, (name, found.whole.id)))


def called(breakdown: Breakdown) -> str:
    """How the name of a breakdown begins."""
    mistyped = not makes(breakdown.parts, breakdown.whole) and is_mistyped(breakdown.parts, breakdown.whole)
    return "sum" if breakdown.certain else MISTYPED if mistyped else GUESSED


def is_product(breakdown: Breakdown) -> bool:
    """Whether the whole is one part times another ("12 barges at 45 tonnes each, 540 tonnes altogether")."""
    tied = {name for _, name in breakdown.whole.links}
    average = any("average" in part.subject.measure.modifiers for part in breakdown.parts)
    return average or any(part.id in tied for part in breakdown.parts)


def broken_down(line: Line) -> Sequence[Breakdown]:
    """The breakdowns of a sentence, unless it leaves something out."""
    found = (*listed(line), *counted(line), *divided(line), *totalled(line))
    return found if found and not leaves_out(line) else ()


def listed(line: Line) -> Iterator[Breakdown]:
    """A whole with the list of its parts behind a mark or a word that opens one."""
    for at in range(len(line.amounts) - 2):
        opener = opening(line.behind(at))
        lasts = ends_of_list(line, at + 1, CLOSES.get(opener, "")) if opener else []
        sure = len(lasts) == 1 and opener not in cue("including")
        for last in lasts:
            if opener != "(" or ")" in line.behind(last):
                yield from breakdown(line, at, range(at + 1, last + 1), certain=sure)


def counted(line: Line) -> Iterator[Breakdown]:
    """A whole and the list of its parts, the first of which says that it is one ("94 fields, 67 of them in the north,
    25 in the west and two in the east").
    """
    for at in range(len(line.amounts) - 2):
        if " ".join(line.behind(at + 1)[:2]) in cue("relative"):
            for last in ends_of_list(line, at + 1, ""):
                yield from breakdown(line, at, range(at + 1, last + 1), certain=False)


def leaves_out(line: Line) -> bool:
    """Whether a sentence speaks of all but those of a figure ("all but two died: 175 passengers and four crew")."""
    return any(" ".join(line.before(at)[-2:]) in cue("except") for at in range(len(line.amounts)))


def divided(line: Line) -> Iterator[Breakdown]:
    """ "Of the 13, four ... and nine ...", "four of the 13 ..., the other nine": what is said of all that there are."""
    for at in range(len(line.amounts)):
        words = line.before(at)
        ahead, opens = at > 0 and among(words), not at and is_opening(words)
        if not (ahead or opens):
            continue
        parts = [*([at - 1] if ahead else []), *range(at + 1, len(line.amounts))]
        rest = next((part for part in parts[1:] if is_rest(line.before(part)) or is_other(line, part)), None)
        dealt = [part for part in parts if rest is not None and part <= rest]
        if dealt:
            if not any(is_whole(line, part) for part in dealt) and not is_of_others(line, at, dealt):
                yield from breakdown(line, at, dealt, certain=True)
        elif len(parts) > 1 and is_last(line, parts[-1]) and not is_whole(line, parts[-1]):
            yield from breakdown(line, at, parts, certain=False)


def totalled(line: Line) -> Iterator[Breakdown]:
    """A whole that a sentence sums up behind its parts ("48 for one side as well as seven for the other, 55 in all"):
    as many figures before it as make it, else the only two.
    """
    for at in range(2, len(line.amounts)):
        whole = line.claim(at)
        if whole is None or not sums_up(line, at):
            continue
        before = [line.claim(each) for each in range(at) if are_of_one_sort(line.amounts[each], line.amounts[at])]
        parts = [in_unit(part, whole) for part in before if part is not None and alike(part, whole)]
        sums = accumulate((part.quantity.narrow() for part in reversed(parts)), add)
        sizes = (size for size, made in enumerate(sums, 1) if size > 1 and made.meets(whole.quantity.narrow()))
        size = next(sizes, 0)
        if size or (len(parts) == len(before) == FEWEST - 1 and not is_running(line.behind(at))):
            yield Breakdown(whole, tuple(parts[-size:]), certain=size > 0)


def sums_up(line: Line, at: int) -> bool:
    """Whether words say of an amount that it is all of those before it, and not that it is the rest."""
    words = line.behind(at)
    return not is_rest(line.before(at)) and any(" ".join(words[:size]) in cue("summing") for size in (1, 2))


def is_running(words: Sequence[str]) -> bool:
    """Whether words behind a figure that sums up say that it counts all there has been yet ("in all so far")."""
    return any(" ".join(pair) in cue("running") for pair in pairwise(words))


def are_of_one_sort(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure counts what another one does, or leaves it unsaid."""
    one, other = part.unit, whole.unit
    return one == other or "number" in (one.dimension, other.dimension)


def is_opening(words: Sequence[str]) -> bool:
    """Whether a sentence opens with "of the" before its first amount."""
    return words[:1] in (["of"], ["out"]) and set(words[-1:]) <= cue("among")


def is_rest(words: Sequence[str]) -> bool:
    """Whether words say of the amount behind them that it is all that is left, and not where ("at the other end")."""
    if words[-4:-3] in (["at"], ["on"], ["in"], ["from"]):
        return words[-1:] == ["remaining"]
    return " ".join(words[-2:]) in cue("rest") or " ".join(words[-3:-1]) in cue("rest") or words[-1:] == ["remaining"]


def is_other(line: Line, at: int) -> bool:
    """Whether words say of an amount that it counts the others ("the 50 others", "56 do so and 62 do not")."""
    named = line.amounts[at].unit.name == "other" and line.before(at)[-1:] == ["the"]
    return named or " ".join(line.behind(at)[:2]) in cue("denied")


def is_of_others(line: Line, whole: int, parts: Sequence[int]) -> bool:
    """Whether those who "did not" are none of a whole that all fall far short of ("30 of 242 left, two did not")."""
    claims = [line.claim(at) for at in (whole, *parts)]
    total, *found = (claim for claim in claims if claim is not None)
    return not is_rest(line.before(parts[-1])) and len(found) == len(parts) and not is_near(found, total)


def is_last(line: Line, at: int) -> bool:
    """Whether an amount may be the last of those that a sentence begins to deal out: "and" leads to it, or a comma."""
    return joined_by_and(line.before(at)) or line.before(at)[-1:] == [","]


def is_whole(line: Line, at: int) -> bool:
    """Whether an amount is what yet another figure is counted among ("21 of the 93, and the League 15 of 27")."""
    return line.before(at)[-1:] == ["of"] or among(line.before(at))


def joined_by_and(words: Sequence[str]) -> bool:
    """Whether "and" stands before the last part, and nothing that sets it apart."""
    return not cue("and").isdisjoint(words) and (cue("apart") | {"(", ")", ":"}).isdisjoint(words)


def breakdown(line: Line, whole: int, parts: Sequence[int], *, certain: bool) -> Iterator[Breakdown]:
    """The breakdown of these amounts, where all are claims of one kind; certain only if they roughly add up, and where
    the words leave it open only if they do add up, or figures are fine enough to tell a slip from a rest.
    """
    total, found = line.claim(holder(line, whole, parts)), [line.claim(at) for at in parts]
    if total is None or len(found) < 2:
        return
    members = tuple(in_unit(claim, total) for claim in found if claim is not None and alike(claim, total))
    if len(members) < len(parts) or (total.role != "base" and any(part.role == "base" for part in members)):
        return
    members = tuple(in_its_power(members, total))
    behind = line.behind(whole)
    flows = "than" in behind and not cue("differing").isdisjoint(behind[:BRIEF])
    netted = (flows and makes_signed(members, total)) or is_net(line, max(parts), members, total)
    if netted and not makes(members, total):
        return
    certain = certain and not flows
    dealt_out = not opening(behind)
    if leaves_rest(line, max(parts)) and not makes(members, total):
        return
    slipped = dealt_out and (would_make(members, total) or is_mistyped(members, total))
    if certain or slipped or is_telling(members, total):
        yield Breakdown(total, members, certain and is_near(members, total))


def leaves_rest(line: Line, last: int) -> bool:
    """Whether words behind the last figure of a list speak of a rest that they give no figure of ("... and the rest
    abroad").
    """
    return any(" ".join(pair) in cue("rest") for pair in pairwise(line.behind(last)))


def is_net(line: Line, last: int, members: Sequence[Claim], total: Claim) -> bool:
    """Whether the figure behind a list, which ends with the `last` amount, is taken off it to make the whole."""
    off = line.claim(last + 1) if last + 1 < len(line.amounts) else None
    return off is not None and alike(off, total) and makes_net(members, in_unit(off, total), total)


def holder(line: Line, whole: int, parts: Sequence[int]) -> int:
    """Where the whole of parts stands: not right before them, where the figure before that one holds each of them and
    it does not ("325 ended on three beaches: 170 in Bangladesh, 124 in India and 31 in Pakistan").
    """
    most = max(line.amounts[part].value for part in parts)
    level = level_before(line, whole)
    base, found = line.claim(whole), [claim for claim in map(line.claim, parts) if claim is not None]
    if level is not None and base is not None and not makes(found, base):
        return level
    passed = whole > 0 and whole - 1 not in parts and line.amounts[whole].value < most <= line.amounts[whole - 1].value
    return whole - 1 if passed and line.amounts[whole].unit.dimension != "money" else whole


def level_before(line: Line, whole: int) -> int | None:
    """Where the level stands that a figure is the base of, where it is one."""
    base = line.claim(whole)
    if base is None or base.role != "base" or base.of is None:
        return None
    return next((at for at in range(whole) if (claim := line.claim(at)) is not None and claim.id == base.of), None)


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
