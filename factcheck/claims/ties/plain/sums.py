"""Plain sums: the figures of a sentence that words call all the parts of another one, where neither their digits nor a
slip of the pen tie them to it ("It consists of 500 million in loans, 341.6 million in seeds and 88.9 million in fish").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import MutableSequence, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import TOLD_SUM, Claim
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
from factcheck.expression import expression
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
        if found is not None and is_free(found):
            exhaust(claims, places, found, f"{TOLD_SUM} {found.whole.id}")


def told(text: str, own: Sequence[Claim], before: Sequence[Claim]) -> Breakdown | None:
    """The whole and the parts of a sentence whose words call these all of that."""
    levels = [claim for claim in own if claim.role == "now"]
    total = added(text, levels, before) if levels else None
    if total is not None:
        return made_of(text, *total)
    if len(levels) < FEWEST or not all(alike(one, levels[0]) for one in levels):
        return None
    if len(levels) > FEWEST and sums_up(text, levels[-2], levels[-1]):
        return made_of(text, levels[-1], levels[:-1])
    wholes = [one for one in before if one.role == "now" and alike(levels[0], one)]
    if len(wholes) == 1 and is_resumed(text, levels[0]):
        return made_of(text, wholes[0], levels)
    whole, *parts = levels
    dealt = len(parts) > FEWEST and whole.quantity.value > max(part.quantity.value for part in parts)
    return made_of(text, whole, parts) if dealt and deals_out(text, whole, parts) else None


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
    size = next((size for size in (3, 2, 1) if " ".join(words[:size]) in cue("summing")), 0)
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
