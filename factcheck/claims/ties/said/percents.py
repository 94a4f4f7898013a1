"""Percentages that add up to another one, as words put them together or a colon deals it out ("18.5 percent were very
content and 22.5 percent content, together 41 percent"; "71%: water 28%, wind 27%, the sun 10% and wood 6%").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import GUESSED, Claim
from factcheck.claims.ties.amounts import cue, pieces
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.said.makings import makes, printed, would_make
from factcheck.claims.ties.said.percentages import are_of_two_groups
from factcheck.claims.ties.said.totals import is_share, leaves_untold
from factcheck.claims.ties.surroundings import STOP
from factcheck.expression import expression
from factcheck.quantities.interval import Interval
from factcheck.text.document import BODY

FEWEST: Final = 2
"""Parts, at least."""

PERCENTS: Final = ".percents"
"""What names a sum of percentages, at its end."""

AHEAD: Final = 80
"""Characters before a percentage in which words call it what others make together."""

DEALT: Final = expression(r"[^.;:\n\d]{0,80}(?::|,? (?:of which|namely|made up of|consisting of)) [^.;:\n\d]{0,40}")
"""What parts a percentage from the first of those that it consists of."""

LISTED: Final = expression(r"[^.;:\n\d]{0,60}(?:,|;| and) [^.;:\n\d]{0,60}")
"""What parts two percentages of a list."""

JOINTLY: Final = expression(r"\b(?i:together(?! with)|jointly(?! with)|combined(?! with)|between them)\b")
"""What puts shares together, where "in all" may say what the rate of all is."""

SHORT: Final = 2
"""Words right behind a percentage that call it so."""

OTHER: Final = expression(r"\b(?:with|plus|compared|against|than|from|up|down|by|already|including|other|rest|after)\b")
"""Words between parts, or before what they make, that bring in what is none of them."""


def is_in_percents(claim: Claim) -> bool:
    """Whether a percentage is known to be one of those that make another one."""
    return any(name.endswith(PERCENTS) for name, _ in claim.exhausts)


def tie_percents(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the percentages of an article which other one they make."""
    said: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.block == BODY and is_share(claim) and claim.quantity.form == "digits" and not claim.exhausts:
            said[claim.sentence].append(claim)
    places: Mapping[str, int] = {claim.id: at for at, claim in enumerate(claims)}
    for sentence, own in said.items():
        found = next(made_up(text, own, said.get(sentence - 1, ())), None)
        if found is not None:
            exhaust(claims, places, found, f"{'sum' if found.certain else GUESSED} {found.whole.id}{PERCENTS}")


def made_up(text: str, own: Sequence[Claim], before: Sequence[Claim]) -> Iterator[Breakdown]:
    """A percentage of a sentence that words call what those before it make, or that a colon deals out to those behind.
    """
    *parts, last = own
    for some in (parts, before) if parts or len(before) == FEWEST else ():
        if len(some) >= FEWEST and (some is parts or not parts) and is_together(text, some, last):
            yield from broken_down(last, some, certain=True)
    if len(own) > FEWEST and len(before) == 1 and printed(own) == printed(before) and is_list(text, own):
        yield from broken_down(before[0], own, certain=False)
    whole, *rest = own
    dealt = len(rest) >= FEWEST and DEALT.fullmatch(text, whole.quantity.end, rest[0].quantity.start) is not None
    if dealt and is_list(text, rest) and not leaves_untold(text, rest[-1].quantity):
        yield from broken_down(whole, rest, certain=False)


def is_list(text: str, parts: Sequence[Claim]) -> bool:
    """Whether percentages follow each other in a list."""
    gaps = ((one.quantity.end, other.quantity.start) for one, other in pairwise(parts))
    return all(LISTED.fullmatch(text, *gap) for gap in gaps)


def is_together(text: str, parts: Sequence[Claim], last: Claim) -> bool:
    """Whether words beside a percentage call it what those before it make, and speak of nothing else."""
    start = parts[-1].quantity.end
    ahead = text[max(start, last.quantity.start - AHEAD) : last.quantity.start]
    behind = pieces(STOP.split(text[last.quantity.end : last.quantity.end + AHEAD])[0])
    told = any(" ".join(behind[:size]) in cue("jointly") for size in (1, SHORT)) or JOINTLY.search(ahead) is not None
    between = text[parts[0].quantity.end : last.quantity.start]
    apart = any(are_of_two_groups(text, part.quantity, last.quantity) for part in parts)
    return told and not apart and OTHER.search(between) is None


def broken_down(whole: Claim, parts: Sequence[Claim], *, certain: bool) -> Iterator[Breakdown]:
    """A percentage with others that make it, or would but for a slip, or that words say it is made of."""
    told = (whole, *parts)
    if any(one.quantity.hedge is not None or one.quantity.upper is not None for one in told):
        return
    most = max(printed([part]) for part in parts)
    if makes(parts, whole):
        yield Breakdown(whole, tuple(parts), certain=True)
    elif printed([whole]) > most and (certain or would_make(parts, whole)) and not may_compound(parts, whole):
        yield Breakdown(whole, tuple(parts), certain)


def may_compound(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether two percentages make another one where the second is taken of the first, or of what that leaves or makes
    ("a tax of 25 percent and a surcharge of 5.5 percent, together 26.4 percent").
    """
    one, other = printed(parts[:1]), printed(parts[1:])
    ways = (one * (1 + other), one + other - one * other, one + other + one * other)
    read = whole.quantity.narrow()
    return any(Interval.from_value(way).meets(read) for way in ways)
