"""Plain sums: the figures of a sentence that words call all the parts of another one, where neither their digits nor a
slip of the pen tie them to it ("It consists of 500 million in loans, 341.6 million in seeds and 88.9 million in fish").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, MutableSequence, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import GUESSED, TOLD_SUM, Claim, Subject
from factcheck.claims.ties.amounts import alike, cue, pieces
from factcheck.claims.ties.plain.totals import added
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust, is_rest, is_running
from factcheck.claims.ties.said.makings import is_near
from factcheck.claims.ties.said.nestings import NESTED
from factcheck.claims.ties.said.portions import TOGETHER
from factcheck.claims.ties.said.totals import OTHERS
from factcheck.claims.ties.surroundings import STOP
from factcheck.claims.ties.terms import in_units, is_amount, term_of
from factcheck.claims.ties.traced.spoilt import leaves_rest
from factcheck.claims.ties.traced.tellings import kinds, opposites
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.document import BODY

FEWEST: Final = 2
"""Parts, at least."""

AHEAD: Final = 40
"""Characters before a figure, or behind it, in which words call it the rest, or the sum."""

OWN: Final = frozenset({NESTED, TOGETHER, "called", "within"})
"""The links of a part to the whole that words set it within."""

RESUMED: Final = (
    r"(?:^|[.!?][\"'”’)]*\s+|\n)(?:It|They|This|That|These|Those|The [a-z]+) (?:[a-z]+ )?(?:{forms}) [^.;\n\d]{{0,40}}$"
)
"""What stands before the first part where a sentence says of what the one before told that it consists of these."""

DEALT: Final = expression(r"(?: [a-z]+){0,4}(?: \([^()\n]{0,20}\))?(?:, with |: )[^.;\n\d]{0,40}\d")
"""What stands behind a figure that is dealt out."""

ENDING: Final = expression(r"[^.;:\n\d]{0,60}(?:,|–|—| -) (?:or |making |that is )?[$£€]?")
"""What leads from the last figure of a list to what sums it up."""

REST: Final = expression(
    r"(?:^|[.!?][\"'”’)]*\s+|\n)(?:The|Another)(?: [a-z]+)? (?:remaining|other|rest|remainder|others)"
    r"(?:,| of| was| is| were|)? (?:some |about )?(?:[A-Z]{1,3} ?)?[$£€¥]?$"
)
"""What opens a sentence about all that is left."""

OF_THEM: Final = expression(r" of (?:them|these|those|the)\b")
OF_THESE: Final = expression(r"\b(?:[Oo]f (?:which|whom|them|these|those)|[Oo]f the [a-z]+),? [^.;:\n\d]{0,24}$")
"""What makes a figure one of those told before it."""

DEALS: Final = expression(r"[^.;\n\d]{0,60}(?:,|:| -|–|—|\()(?: of (?:whom|which|them))? ?")
BOTH: Final = expression(r"(?: [a-z-]+){1,3},? and ")
BOTH_END: Final = expression(r"(?: [a-z-]+){1,3}\)?\.?")
"""What stands before the first of two kinds that something is all of, behind it and behind the second."""

SPLIT: Final = expression(r"\b(?:includ(?:ing|e[sd]?)|of (?:which|whom|them|these|those)|among (?:which|whom|them))\b")
"""Words between parts that set some within another one."""


def tie_plain_sums(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the figures of an article that words call all the parts of another one to that, where nothing else does."""
    said: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.block == BODY and is_amount(claim) and claim.kind == "level" and claim.role not in ("aside", "delta"):
            said[claim.sentence].append(claim)
    places = {claim.id: at for at, claim in enumerate(claims)}
    for sentence, own in said.items():
        before = said.get(sentence - 1, ())
        found = told(text, own, before) if len(own) + len(before) > FEWEST else None
        found = found or left_over(text, own, before, said.get(sentence - 2, ()))
        if found is not None:
            free_of_guesses(claims, places, found)
            known = [claims[places[one.id]] for one in (found.whole, *found.parts)]
            if is_free(replace(found, whole=known[0], parts=tuple(known[1:]))):
                exhaust(claims, places, found, f"{TOLD_SUM} {found.whole.id}")


def free_of_guesses(claims: MutableSequence[Claim], places: Mapping[str, int], found: Breakdown) -> None:
    """Take back what digits alone tie among the figures of a breakdown, where that leaves some of these out, or makes
    the whole a part ("500 and 1,700 make 2,200").
    """
    members = {one.id for one in (found.whole, *found.parts)}
    guessed: dict[tuple[str, Subject | str | None], set[str]] = defaultdict(set)
    for name in members:
        for entry in claims[places[name]].exhausts:
            if entry[0].startswith(GUESSED):
                guessed[entry].add(name)
    for entry, parts in guessed.items():
        whole = entry[1]
        if isinstance(whole, str) and whole in members and parts | {whole} < members | {whole}:
            for name in parts:
                claim = claims[places[name]]
                left = tuple(one for one in claim.exhausts if one != entry)
                claims[places[name]] = replace(claim, exhausts=left)


def told(text: str, own: Sequence[Claim], before: Sequence[Claim]) -> Breakdown | None:
    """The whole and the parts of a sentence whose words call these all of that."""
    levels = [claim for claim in own if claim.role == "now"]
    total = added(text, levels, before) if levels else None
    if total is not None:
        return made_of(text, *total)
    if len(levels) < FEWEST or not all(alike(one, levels[0]) for one in levels):
        return None
    closing = next((at for at in range(FEWEST, len(levels)) if sums_up(text, levels[at - 1], levels[at])), 0)
    if closing:
        return made_of(text, levels[closing], levels[:closing])
    if len(levels) == FEWEST + 1 and is_split(text, *levels):
        return made_of(text, levels[0], levels[1:])
    wholes = [one for one in before if one.role == "now" and alike(levels[0], one)]
    if len(wholes) == 1 and is_resumed(text, levels[0]):
        return made_of(text, wholes[0], levels)
    whole, *parts = levels
    dealt = len(parts) > FEWEST and whole.quantity.value > max(part.quantity.value for part in parts)
    return made_of(text, whole, parts) if dealt and deals_out(text, whole, parts) else None


def is_split(text: str, whole: Claim, one: Claim, other: Claim) -> bool:
    """Whether a sentence ends with the two kinds that all of a figure are of, set right behind that ("1,260 passengers,
    940 adults and 320 children").
    """
    first, second = one.quantity, other.quantity
    if DEALS.fullmatch(text, whole.quantity.end, first.start) is None:
        return False
    apart = text[first.figure_end : second.start]
    behind = STOP.split(text[second.figure_end : second.figure_end + AHEAD])[0]
    if BOTH.fullmatch(apart) is None or BOTH_END.fullmatch(behind) is None:
        return False
    against = kinds(behind)
    return any(not opposites()[kind].isdisjoint(against) for kind in kinds(apart))


def left_over(
    text: str, own: Sequence[Claim], before: Sequence[Claim], earlier: Sequence[Claim]
) -> Breakdown | None:
    """The figure that a sentence calls all that is left of one before it, with what the last sentence told of that
    ("... 24 trains. 15 of them run. The remaining 9 will follow").
    """
    rest = own[0] if len(own) == 1 else None
    if rest is None or REST.search(text, max(0, rest.quantity.start - AHEAD), rest.quantity.start) is None:
        return None
    parts = [one for one in before if one.role == "now" and alike(one, rest)]
    wholes = [one for one in earlier if one.role == "now" and parts and alike(parts[0], one)]
    wholes = [one for one in wholes if one.quantity.unit.dimension in ("count", "number")] or wholes
    if len(parts) > 1 and parts[0].quantity.value > max(one.quantity.value for one in parts[1:]):
        whole, *parts = parts
    elif len(wholes) == 1:
        whole = wholes[0]
    else:
        return None
    if not parts or not is_of_them(text, parts[0]):
        return None
    counted = {one.quantity.unit.name for one in (rest, *parts)} - {None}
    if not counted <= {whole.quantity.unit.name}:
        return None
    first, *others = in_units([whole, *parts, rest])
    plain = all(one.quantity.hedge is None and one.quantity.upper is None for one in (first, *others))
    return Breakdown(first, tuple(others), certain=True) if plain and is_near(others, first) else None


def is_of_them(text: str, part: Claim) -> bool:
    """Whether words beside a figure say that it is of those told before it."""
    start, end = part.quantity.start, part.quantity.end
    return OF_THEM.match(text, end) is not None or OF_THESE.search(text, max(0, start - AHEAD), start) is not None


def made_of(text: str, whole: Claim, parts: Sequence[Claim]) -> Breakdown | None:
    """A whole with its parts, where these follow each other as parts do and roughly make it."""
    ordered = sorted((claim.quantity for claim in parts), key=attrgetter("start"))
    between = text[ordered[0].end : max(ordered[-1].end + AHEAD // 2, whole.quantity.start)]
    last = term_of(text, parts[-1])
    if SPLIT.search(between) or "\n" in between.rstrip() or last is None or leaves_rest(text, last):
        return None
    if any(one.quantity.hedge is not None or one.quantity.upper is not None for one in (whole, *parts)):
        return None
    first, *others = in_units([whole, *parts])
    return Breakdown(first, tuple(others), certain=True) if is_near(others, first) else None


def is_free(found: Breakdown) -> bool:
    """Whether no figure of a breakdown is known to be part of something else, and none of its parts twice."""
    whole = found.whole
    links = ((kind, name) for part in found.parts for kind, name in part.links)
    elsewhere = any(kind in OWN and name != whole.id for kind, name in links)
    return not (elsewhere or whole.exhausts or any(part.exhausts for part in found.parts))


def sums_up(text: str, last: Claim, claim: Claim) -> bool:
    """Whether words directly behind a figure at the end of a list say that it is all of that, and not of all so far."""
    end = claim.quantity.end
    if ENDING.fullmatch(text, last.quantity.end, claim.quantity.start) is None:
        return False
    words = pieces(STOP.split(text[end : end + AHEAD])[0])
    if is_running(words):
        return False
    forms = cue("summing") | cue("jointly")
    size = next((size for size in (3, 2, 1) if " ".join(words[:size]) in forms), 0)
    return size > 0 and words[size : size + 1] in ([], [","], [";"], [")"], ["–"], ["—"])


def is_resumed(text: str, first: Claim) -> bool:
    """Whether a sentence says of what the one before it told that it consists of the figures from the first one on."""
    start = first.quantity.start
    return consisting().search(text, max(0, start - 2 * AHEAD - 20), start) is not None


@cache
def consisting() -> re.Pattern[str]:
    """What says so."""
    return expression(RESUMED.format(forms="|".join(map(re.escape, sorted(cue("consisting"), key=len, reverse=True)))))


def deals_out(text: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a figure is dealt out right behind it, and all of it ("136 acres, with oats on 70 and others on 4")."""
    return DEALT.match(text, whole.quantity.end) is not None and closes(text, parts)


def closes(text: str, levels: Sequence[Claim]) -> bool:
    """Whether words call the last of some figures, and no other one, all that is left."""
    calls = [calls_rest(text, one, other) for one, other in pairwise(levels)]
    return calls[-1] and not any(calls[:-1])


def calls_rest(text: str, before: Claim, claim: Claim) -> bool:
    """Whether words between two figures call the second one all that is left."""
    start = claim.quantity.start
    ahead = text[max(before.quantity.end, start - AHEAD) : start]
    return is_rest(ahead.lower().split()) or OTHERS.search(ahead) is not None
