"""Plain ties: rates of change whose sentence sets one level and what that was before beside them, and no other change,
tied to these by the words alone where their digits tie them to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.statements.yardsticks import is_off_yardstick
from factcheck.claims.ties.said.conclusions import EARLIER, is_measured_otherwise
from factcheck.claims.ties.terms import TOLD, scaled, sort_of
from factcheck.claims.ties.traced.rated import changing
from factcheck.expression import expression
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

ORDERED: Final = frozenset({"above", "below", "again"})
"""The links of a rate that leave open what it is measured from."""

COMPARED: Final = frozenset({"shift", "period", "previous", FORMER.kind})
"""What a level is set against that is what it was before."""

RELATIVE: Final = frozenset({"ratio", "points", "factor"})
"""The dimensions of what only says how figures stand to each other."""

LONG: Final = 100
"""Characters between a level and what it is compared with, at most."""

MOVED: Final = expression(r" (?:lower|higher|less|more|fewer|down|up|smaller|larger|greater)\b")
"""What stands behind a percentage that says by how much something is more or less."""

ANOTHER: Final = expression(r" (?:fewer|more|less) (?!than\b|in\b|on\b|over\b|at\b|year\b|compared\b|from\b)[a-z]")
"""What stands behind one that is of what is named there ("on 1.8 pct fewer shares")."""

JOINED: Final = expression(r"\b(?:and|but|while|whereas|although|though|where)\b|;|:\s")
"""Words behind which another statement begins."""

AGAINST: Final = expression(
    r"\b(?:against|compared (?:with|to)|versus|vs\.?) (?:[a-z'’]+ ){0,3}[^\w\s]{0,2}(?:[A-Z]{1,3} ?)?[$£€¥]?$"
    r"|\bon (?:19|20)\d\d \($"
)
"""What stands before a figure that a level is set against."""

CLAUSE: Final = expression(r"[.;:!?)]\s|\n|, ")
"""What ends the words that are of one figure."""

START: Final = attrgetter("start")

FAR: Final = 12
"""How many times as much as before no plain rate means."""


@record(frozen=True, slots=True)
class Pair:
    """A level and what it was before, as their words and places say."""

    now: Claim
    before: Claim


def tie_plainly(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of an article that nothing ties to the level and the base that their sentence gives."""
    said: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.block not in (TABLE, TITLE):
            said[claim.sentence].append(at)
    for sentence, places in said.items():
        if any(claims[at].quantity.unit.dimension == "ratio" for at in places):
            earlier = [claims[at] for at in said.get(sentence - 1, ())]
            for at, rate, pair in growths(text, [(at, claims[at]) for at in places], earlier):
                links = (("now", pair.now.id), ("before", pair.before.id), (TOLD, "growth"))
                claims[at] = replace(rate, links=(*rate.links, *links))


def growths(
    text: str, said: Sequence[tuple[int, Claim]], earlier: Sequence[Claim]
) -> Iterator[tuple[int, Claim, Pair]]:
    """The rate of a sentence, with its place and the pair that it belongs to, where it gives one of each; the level may
    stand in the sentence before.
    """
    changes = [(at, changed) for at, claim in said if (changed := as_change(text, claim)) is not None]
    pairs = list(pairs_of(text, [claim for _, claim in said], earlier)) if changes else []
    for at, rate in changes:
        own = [pair for pair in pairs if rate.of in (None, pair.now.id, pair.before.id, pair.before.of)]
        rivals = [one for _, one in changes if one is not rate and (one.of is None or one.of == rate.of)]
        if len(own) == 1 and not rivals and is_free(text, rate) and may_lead(text, rate, own[0]):
            yield at, rate, own[0]


def as_change(text: str, claim: Claim) -> Claim | None:
    """A claim as the change that its words make it, if they do."""
    if claim.role in CHANGES:
        return claim
    plain = claim.quantity.unit.dimension == "ratio" and claim.quantity.unit.per is None and claim.role == "now"
    return changing(text, claim) if plain and MOVED.match(text, claim.quantity.end) else None


def pairs_of(text: str, said: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Pair]:
    """The levels of a sentence with what they were before: those read so, and figures set against them."""
    levels = [claim for claim in said if is_level(claim)]
    for base in said:
        if base.role == "base" and is_former(base):
            known = (one for one in (*reversed(earlier), *levels) if is_level(one) and one.id == base.of)
            own = next((one for one in known if sort_of(one) == sort_of(base)), None)
            now = own or last_before(base, [*earlier, *levels])
            if now is not None:
                yield Pair(now, base)
    based = {claim.of for claim in said if claim.role == "base"}
    for now, other in pairwise(levels):
        between = text[now.quantity.end : other.quantity.start]
        alike = now.id not in based and sort_of(now) == sort_of(other) and len(between) <= LONG
        if alike and AGAINST.search(between) and is_earlier(text, other, between):
            yield Pair(now, other)


def is_earlier(text: str, claim: Claim, ahead: str) -> bool:
    """Whether the words beside a figure tell it to be of an earlier time."""
    behind = CLAUSE.split(text[claim.quantity.end : claim.quantity.end + LONG])[0]
    return EARLIER.search(behind) is not None or EARLIER.search(CLAUSE.split(ahead)[-1]) is not None


def last_before(base: Claim, levels: Sequence[Claim]) -> Claim | None:
    """The last level of a base's sort before it."""
    alike = (one for one in reversed(levels) if is_level(one) and sort_of(one) == sort_of(base))
    return next((one for one in alike if one.quantity.start < base.quantity.start), None)


def is_level(claim: Claim) -> bool:
    """Whether a claim states a level that may grow."""
    return claim.kind == "level" and claim.role == "now" and claim.quantity.unit.dimension not in RELATIVE


def is_former(claim: Claim) -> bool:
    """Whether a base, or that of a change, is what a level was before, as far as words say."""
    return claim.basis is None or claim.basis.kind in COMPARED


def is_free(text: str, rate: Claim) -> bool:
    """Whether a rate is a percentage that nothing ties yet, and is measured from nothing else as far as words say."""
    quantity, unit = rate.quantity, rate.quantity.unit
    plain = rate.role == "rate" and unit.dimension == "ratio" and unit.per is None and quantity.upper is None
    if not plain or not is_former(rate) or any(kind not in ORDERED for kind, _ in rate.links):
        return False
    return not (is_off_yardstick(text, quantity.start, quantity.end) or ANOTHER.match(text, quantity.end))


def is_apart(text: str, rate: Claim, pair: Pair) -> bool:
    """Whether words between a pair and a rate begin another statement."""
    first, last = sorted((pair.now.quantity, pair.before.quantity), key=START)
    behind = text[last.end : rate.quantity.start] if rate.quantity.start > last.end else ""
    ahead = text[rate.quantity.end : first.start] if rate.quantity.end < first.start else ""
    return any(JOINED.search(words) is not None for words in (behind, ahead))


def may_lead(text: str, rate: Claim, pair: Pair) -> bool:
    """Whether a rate may lead from a base to a level: these are of one sort and size, and the rate is measured against
    the time of the one, and is of what they are of.
    """
    now, base = pair.now, pair.before
    one, other = now.quantity, base.quantity
    bases = {basis for basis in (rate.basis, base.basis) if basis is not None}
    timed = len(bases) < 2 or rate.of is None or FORMER in bases
    heads = {claim.subject.measure.head for claim in (rate, now)} - {UNRESOLVED}
    sizes = sorted(scaled(quantity.value, quantity.unit.scale) for quantity in (one, other))
    plain = one.upper is None and other.upper is None and one.unit.per == other.unit.per
    alike = (rate.of is not None or len(heads) < 2) and now.sign == base.sign and not is_apart(text, rate, pair)
    behind = base.quantity.start - rate.quantity.end > 0
    timed = timed and (behind or not is_measured_otherwise(text, rate))
    return timed and plain and alike and 0 < sizes[1] <= FAR * sizes[0]
