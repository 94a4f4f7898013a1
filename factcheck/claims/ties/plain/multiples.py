"""Plain multiples: factors whose sentence sets a figure beside another one that is so many times as large, tied to
these by the words alone where their digits tie them to nothing ("8,300 a year, three times as much as those in
Jakarta, where it was 1,430").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.plain.rates import FAR
from factcheck.claims.ties.said.conclusions import WORDS
from factcheck.claims.ties.said.pairs import alike, cue
from factcheck.claims.ties.said.succession import by_time
from factcheck.claims.ties.terms import TOLD
from factcheck.claims.ties.traced.multiples import MARK, PARTED, PLAIN, TAKEN_UP, is_factor, is_single
from factcheck.claims.ties.traced.rated import multiplying
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

LONG: Final = 160
"""Characters between a figure and the factor that is said of it, at most."""

NEAR: Final = 90
"""Characters between a factor and the figure that it multiplies, at most."""

COMPARED: Final = expression(
    r"(?: (?:as|so) [a-z]+ as\b| [a-z]{4,9}er than\b| more [a-z]+ than\b| more than\b| what\b| that\b| those\b| the\b"
    r"| its\b| their\b| his\b| her\b| since\b| of the\b)"
    r"(?:[^.;:!?\n()\d—–,]|,(?= (?:when|where|which|who|at|with|whose)\b))*"
    rf"(?:\(|, )?{APPROXIMATELY}[^\w\s]{{0,2}}$"
)
"""How a factor goes on with what it multiplies."""

SO_MUCH: Final = expression(rf" as [a-z]+ as\b[^.;:!?\n()\d—–,]*\(?{APPROXIMATELY}[^\w\s]{{0,2}}$")
"""How a fraction goes on that is no part of anything ("half as tall as")."""

LOSS: Final = "loss"
"""What is no profit, and so many times as large as none."""

JOINING: Final = frozenset({"and", "but", "while", "whereas", "or"})
"""Words behind which another statement begins."""

LEADING: Final = frozenset(
    {"or", "is", "that", "this", "which", "a", "an", "up", "barely", "only", "just", "some", "about", "nearly", "over"}
    | {"roughly", "around", "fully", "still", "no", "fewer", "even", "already"}
)
"""Words that lead to a factor and say no more."""

THEN: Final = expression(r"[\w' -]{0,16}\b(?:then|before|earlier|back then|at the time|at that time)\b")
NOW: Final = expression(r"[\w' -]{0,16}\b(?:now|today|nowadays|these days)\b")
"""What says behind a figure that it was so once, or is so at last."""

SHORT: Final = 32
"""Characters behind a figure in which its time is looked for."""

SET_BEHIND: Final = expression(r"(?:,|:| -| —) (?:or |at |to )?[^\w\s]{0,2}$")
"""What stands between words that take up what a factor multiplies and the figure that this makes."""

TOLD_IN_FULL: Final = expression(r"[:—–]| - ")
"""What stands behind a verb of change whose levels are told then."""


def tie_plain_multiples(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the factors of an article that nothing ties to the two figures that their words set so far apart."""
    said: dict[int, list[int]] = defaultdict(list)
    factors = [at for at, claim in enumerate(claims) if is_factor(claim) and is_free(claim)]
    for at, claim in enumerate(claims if factors else ()):
        if claim.block not in (TABLE, TITLE):
            said[claim.sentence].append(at)
    for at in factors:
        own = [claims[place] for place in said[claims[at].sentence]]
        before = [claims[place] for place in said.get(claims[at].sentence - 1, ())]
        pair = next(pairs(text, claims[at], own, before), None)
        if pair is not None:
            tie(claims, at, *pair)


def tie(claims: MutableSequence[Claim], at: int, now: Claim, base: Claim) -> None:
    """Link the factor at a place to its two figures, of which a bare one is in the unit of the other."""
    tied = multiplying(claims[at])
    links = (("now", now.id), ("before", base.id), (TOLD, "multiple"))
    claims[at] = replace(tied, links=(*tied.links, *links))
    bare = [claim for claim in (now, base) if claim.quantity.unit.dimension == "number"]
    if len(bare) == 1:
        place = next(place for place, claim in enumerate(claims) if claim.id == bare[0].id)
        unit = (base if bare[0] is now else now).quantity.unit
        claims[place] = replace(bare[0], quantity=replace(bare[0].quantity, unit=unit))


def is_free(claim: Claim) -> bool:
    """Whether nothing ties a factor, and it is one number."""
    return not claim.links and claim.quantity.upper is None and claim.block not in (TABLE, TITLE)


def pairs(text: str, factor: Claim, own: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The figure that is so many times another one, and that: around a factor, behind it, or in the sentence before."""
    figures = [claim for claim in own if is_figure(claim)]
    ahead = [claim for claim in figures if claim.quantity.start < factor.quantity.start]
    behind = [claim for claim in figures if claim.quantity.start > factor.quantity.start]
    if ahead and behind and is_compared(text, factor, behind[0]) and is_said_of(text, ahead[-1], factor):
        now = next((claim for claim in ahead if claim.id == ahead[-1].of), ahead[-1])  # not what that was before
        yield from apart(now, behind[0] if factor.of in (None, now.id) else None)
    before = [claim for claim in earlier if is_figure(claim)]
    if behind and not ahead and len(before) == 1 and is_made(text, factor, behind[0]):
        yield from apart(behind[0], before[0])
    if len(behind) == len(figures) == len(("then", "now")) and is_told_in_full(text, factor, own, behind):
        yield from apart(*(by_time(text, *behind) or then_and_now(text, *behind) or (behind[0], None)))


def apart(now: Claim, base: Claim | None) -> Iterator[tuple[Claim, Claim]]:
    """A figure and the one that it may be so many times of: they are of one sort, and of a size."""
    if base is not None and may_lie_apart(now, base):
        yield now, base


def then_and_now(text: str, first: Claim, second: Claim) -> tuple[Claim, Claim] | None:
    """Two levels of which words behind each say that it was so then, and is so now."""
    between, behind = text[first.quantity.end : second.quantity.start], text[second.quantity.end :][:SHORT]
    return (second, first) if THEN.match(between) and NOW.match(behind) else None


def is_figure(claim: Claim) -> bool:
    """Whether a claim states a level that may be so many times another one."""
    plain = claim.kind in PLAIN and claim.role in ("now", "base") and not is_factor(claim) and not is_single(claim)
    return plain and claim.quantity.upper is None and claim.quantity.value > 0


def may_lie_apart(now: Claim, base: Claim) -> bool:
    """Whether a figure may be so many times another one: they are of one sort, and of a size."""
    units = [claim.quantity.unit for claim in (now, base)]
    unsaid = "number" in [unit.dimension for unit in units]
    one, other = (
        Fraction(claim.quantity.value) * (1 if unsaid else claim.quantity.unit.scale) for claim in (now, base)
    )
    heads = {now.subject.measure.head, base.subject.measure.head} - {UNRESOLVED}
    other_sort = len(heads) > 1 and (units[0].dimension == "ratio" or LOSS in heads)
    return (unsaid or alike(now, base)) and not other_sort and 0 < max(one, other) <= FAR * FAR * min(one, other)


def is_said_of(text: str, now: Claim, factor: Claim) -> bool:
    """Whether a factor is said of a figure before it: a mark sets it off, and what follows that only leads to it."""
    between = text[now.quantity.end : factor.quantity.start].lower()
    if not 0 < len(between) <= LONG or MARK.search(between) is None or any(mark in between for mark in ";:\n"):
        return False
    return set(WORDS.findall(MARK.split(between)[-1])) <= LEADING.union(*map(str.split, cue("hedging")))


def is_compared(text: str, factor: Claim, base: Claim) -> bool:
    """Whether the words behind a factor lead to the figure that it multiplies."""
    between = text[factor.quantity.end : base.quantity.start]
    joined = not JOINING.isdisjoint(WORDS.findall(between.lower()))
    led = (PARTED, SO_MUCH) if factor.quantity.unit.dimension == "ratio" else (COMPARED,)
    return 0 < len(between) <= NEAR and not joined and any(one.fullmatch(between) for one in led)


def is_made(text: str, factor: Claim, now: Claim) -> bool:
    """Whether a factor takes up what was told before, and a figure right behind it is what that makes."""
    taken = TAKEN_UP.match(text, factor.quantity.end)
    counted = text.startswith(" of ", now.quantity.end)
    return taken is not None and not counted and SET_BEHIND.fullmatch(text, taken.end(), now.quantity.start) is not None


def is_told_in_full(text: str, factor: Claim, own: Sequence[Claim], levels: Sequence[Claim]) -> bool:
    """Whether a sentence that says only that something multiplied goes on to tell from what, and to what."""
    between = text[factor.quantity.end : levels[0].quantity.start]
    moved = any(claim.role in CHANGES and claim.id != factor.id for claim in own)
    return factor.role == "factor" and not moved and len(between) <= LONG and TOLD_IN_FULL.search(between) is not None
