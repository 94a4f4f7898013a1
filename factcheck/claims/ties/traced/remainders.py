"""Remainders: amounts by which two figures of an article differ, told from chance by their digits ("inventories rose by
3.7 million barrels", and beside it "459.7 million barrels" and "456.0 million").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence, Set
from fractions import Fraction
from functools import cache, partial
from itertools import combinations
from math import inf
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import GUESSED_REST, Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.statements.yardsticks import YARDSTICK
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.ties.amounts import PIECE, cue, pieces
from factcheck.claims.ties.said.origins import origin
from factcheck.claims.ties.terms import ROUNDED, Term, exactness, term_of
from factcheck.claims.ties.traced.amends import DOUBTED, Amends, Doubted, farness, surprise
from factcheck.claims.ties.traced.gaps import Remainder, is_change, sides
from factcheck.claims.ties.traced.vouched import change_vouched
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.slips import Slips
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

REACH: Final = 12
"""Sentences between a difference and the figures it lies between, at most."""

TRIED: Final = 12
"""Figures around a difference among which the two are looked for."""

CHANCE: Final = 0.1
"""A difference is believed that comes out by chance less often than this."""

SLIP: Final = 0.08
"""So is one that comes out by one slip of the pen less often than this, counting all the slips there may be."""

EXACT: Final = 0.03
"""The same of one that does so to the digit, of which chance makes fewer."""

SURE: Final = 0.01
"""The same wherever the figures stand, and whatever else is said of them."""

BESIDE: Final = 1
"""Sentences between a difference that a slip spoils and the figures it lies between."""

AROUND: Final = 4
"""The same for a balance and the measures that it weighs against each other, and for what words tie together."""

NEAREST: Final = 4
"""Claims on either side of points among which percentages make them points of these."""

ASIDE: Final = 40
"""Characters beside a figure in which words call it a difference."""

OR_RATE: Final = expression(r",? (?:or|\() ?(?:about |some |nearly |just )?[0-9.]+ ?(?:%|per ?cent|pct)\)?(?=[ ,])")
"""What says a difference again behind it: 1.4 million, or 12 per cent more than last year."""

MORE: Final = expression(r" (?P<way>more|fewer|less) (?P<one>[a-z]+) than (?P<other>[a-z]+)")
"""What a difference is said to lie between: 18,000 more births than deaths."""

RATES: Final = frozenset({"ratio", "points"})
UNLENT: Final = RATES | {"count", "number", "factor", "ordinal", "index", "time"}
"""Dimensions of figures that leave no unit to a difference behind them."""

LEADING: Final = frozenset({"of", "was", "is", "were"})
"""Words that lead from what a difference is called to its figure."""

LINKING: Final = LEADING | {"by", "leav", "left"}
"""The words that stand right before a difference, or how they begin."""

POINTS: Final = Unit("percentage point", "points", Fraction(1, 100))
"""What points are beside percentages."""


def tie_differences(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tell the differences of an article which two figures they surely lie between."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    for at in [at for at, claim in enumerate(claims) if is_difference(text, claim)]:
        found = remainder(text, measured(claims, at), claims, doubted)
        if found is not None:
            for claim in entered(found):
                claims[places[claim.id]] = claim


def entered(found: Remainder) -> Iterator[Claim]:
    """The claims of a difference, each in its unit; what is left and what is said are parts of the third."""
    difference, one, other = (term.claim for term in found.terms())
    entry = (f"{GUESSED_REST} {one.id}.{difference.id}", one.id)
    yield one
    yield from (replace(part, exhausts=(*part.exhausts, entry)) for part in (other, difference))


def is_difference(text: str, claim: Claim) -> bool:
    """Whether a figure is an amount by which something changed, or by which two things differ."""
    quantity = claim.quantity
    if claim.block in (TABLE, TITLE) or quantity.unit.dimension == "factor" or claim.role in ("rate", "base", "topic"):
        return False
    if any(name.startswith(GUESSED_REST) for name, _ in claim.exhausts):
        return False
    if is_change(claim) or sides(claim.subject.measure.head):
        return True
    return claim.kind in ("level", "change") and is_called_so(text, quantity)


def is_called_so(text: str, quantity: Quantity) -> bool:
    """Whether the words beside a figure say that it is a difference ("97 fewer", "a gain of 350", "by 4,161")."""
    rate = OR_RATE.match(text, quantity.end)
    behind = [word_at(text, at) for at in ((rate.end(),) if rate is not None else (quantity.figure_end, quantity.end))]
    if not cue("differing").isdisjoint(behind):
        return True
    said = text[max(0, quantity.start - ASIDE) : quantity.start].rpartition("\n")[2].lower()
    if "vs" in behind or not any(map(said.__contains__, LINKING)):
        return False
    before = pieces(said)
    merely = bool(before) and before[-1] in cue("merely")
    before = before[:-1] if merely else before
    named = before[-2:-1] if before[-1:] and before[-1] in LEADING else []
    return before[-1:] == ["by"] or not calling().isdisjoint(named) or leaves(before)


def word_at(text: str, at: int) -> str:
    """The first word or mark behind a place, on its line."""
    found = PIECE.search(text[at : at + ASIDE].partition("\n")[0].lower())
    return found[0] if found else ""


def leaves(words: Sequence[str]) -> bool:
    """Whether words lead to what is left ("leaving", "which leaves her")."""
    return any(word in cue("leaving") for word in words[-2:]) and ")" not in words[-2:]


@cache
def calling() -> frozenset[str]:
    """What a difference is called before its figure ("a lead of")."""
    return cue("distance") | cue("distance-of") | cue("differing-of")


def measured(claims: Sequence[Claim], at: int) -> Claim:
    """A difference in the unit that it leaves to the figure it stands behind ("423 million tons, 88 million less"), and
    points beside percentages as what they are.
    """
    own = claims[at].quantity.unit
    if own.name == "point" and own.per is None:
        near = [claim.quantity.unit for claim in claims[max(0, at - NEAREST) : at + NEAREST]]
        of_rates = sum(unit.dimension == "ratio" for unit in near) > 1 and near.count(own) == 1
        return in_a_unit(claims[at], POINTS) if of_rates else claims[at]
    before = claims[at - 1] if at else None
    if own.dimension != "number" or before is None or before.sentence != claims[at].sentence:
        return claims[at]
    unit = before.quantity.unit
    lent = before.kind == "level" and unit.dimension not in UNLENT
    return in_a_unit(claims[at], replace(unit, per=None)) if lent else claims[at]


def in_a_unit(claim: Claim, unit: Unit) -> Claim:
    """A claim with its figure in a unit."""
    return replace(claim, quantity=replace(claim.quantity, unit=unit))


def is_level(claim: Claim) -> bool:
    """Whether a figure can be one of two that differ by something."""
    points = claim.quantity.unit.dimension == "points"
    return claim.role in ("now", "base", "rate", "share") and claim.block != TITLE and not points


def remainder(text: str, difference: Claim, claims: Sequence[Claim], doubted: Doubted) -> Remainder | None:
    """The two figures that surely lie a difference apart, the likeliest by their place; else two that would but for a
    slip.
    """
    own = term_of(text, difference)
    if own is None:
        return None
    levels = (claim for claim in claims if is_level(claim) and is_near(claim, difference))
    near = sorted(levels, key=lambda level: distance(level, difference))
    terms = [term for term in (term_of(text, in_unit(level, difference)) for level in near[:TRIED]) if term is not None]
    start = origin(text, difference, sorted(terms, key=attrgetter("start")))
    plain = Remainder(own, own, own, 0, start, is_called_so(text, difference.quantity), weighed(text, difference))
    found = list(pairs(plain, terms))
    fitting = next((one for one in found if fits(one)), None)
    if fitting is not None:
        return fitting
    sound = change_vouched(text, difference, claims)
    # What rose or fell itself is the base of nothing else.
    moved = {claim.of for claim in claims if claim.role in CHANGES} - {difference.of}
    amends = Amends(text, dict.fromkeys(sound, 0.0))
    found.sort(key=Remainder.is_told, reverse=True)
    for way in (way for one in found for way in (one, turned(one))):
        often = slip_of(way, moved, amends)
        if often <= 1:
            return way
        if often <= DOUBTED:
            doubted.append([term.claim for term in way.terms()])
    return None


def turned(found: Remainder) -> Remainder:
    """The same figures, the other one taken from the one: a slip may have made the larger one the smaller."""
    return replace(found, one=found.other, other=found.one)


def fits(found: Remainder) -> bool:
    """Whether figures lie as far apart as is said, and hardly by chance."""
    return abs(found.missing()) <= found.slack() and found.chance() <= CHANCE * found.weight()


def slip_of(found: Remainder, moved: Set[str | None], amends: Amends) -> float:
    """How often chance makes figures that would lie as far apart as is said but for a slip in one of them, as a part of
    how often it may: less where they do not stand beside each other, or one of them has `moved` by itself.
    """
    if not may_be_amended(found, amends):
        return inf
    weighed = found.is_weighed()
    if found.is_of_now() or found.is_elsewhere() or not (weighed or found.is_no_balance()):
        return inf
    near = BESIDE if (found.called or not found.is_own()) and found.difference.claim.basis != YARDSTICK else 0
    reach = AROUND if weighed or found.is_told() else near
    still = weighed or moved.isdisjoint([term.claim.id for term in found.terms()])
    weight = found.weight() if still and found.apart() <= reach else 0
    exact, size = max(SURE, EXACT * weight), abs(found.one.middle)
    ways, chance, slack = partial(amended, found, amends), found.chance(), found.slack()
    sharp = chance * exactness(found.terms()) / sum(term.grain for term in found.terms())
    far = farness(found.missing(), found.least(), found.terms())
    often = surprise(sharp, DOUBTED * exact, ways, lambda way: abs(way) <= ROUNDED * size, far)
    if (often is None or often > exact) and weight > 0:
        rough = surprise(chance, SLIP * weight, ways, lambda way: abs(way) <= slack, far)
        if rough is not None:
            return rough / (SLIP * weight)
    return inf if often is None else often / exact


def may_be_amended(found: Remainder, amends: Amends) -> bool:
    """Whether one slip may keep figures from lying as far apart as is said, as far as floats tell."""
    room = found.slack() + 2 * ROUNDED * abs(found.one.middle)
    return amends.may_explain(found.missing(), room, found.one, (found.other, found.difference))


def amended(found: Remainder, amends: Amends, slips: Slips) -> Sequence[float]:
    """How far what is left would be from what is said if one of these slips had not been made."""
    missing, one = found.missing(), found.one
    signs = ((term, 1 if term is one else -1) for term in found.terms())
    return [missing + sign * way for term, sign in signs for way in amends.ways(term, slips)]


def pairs(plain: Remainder, near: Sequence[Term]) -> Iterator[Remainder]:
    """A difference between the pairs of figures around it, the nearest first; of a cut the smaller one is what is left.
    """
    ranked = sorted(combinations(range(len(near)), 2), key=lambda pair: (sum(pair), pair[1]))
    for tried, pair in enumerate(ranked, 1):
        smaller, larger = sorted((near[at] for at in pair), key=attrgetter("middle"))
        one, other = (larger, smaller) if plain.difference.middle > 0 else (smaller, larger)
        yield replace(plain, one=one, other=other, tried=tried)


def weighed(text: str, difference: Claim) -> tuple[str, ...]:
    """The measures of the two things that a difference is said to lie between, the larger first."""
    end = difference.quantity.figure_end
    found = MORE.match(text, end, end + ASIDE)
    if found is None:
        return ()
    one, other = read_noun(found["one"]).head, read_noun(found["other"]).head
    if one is None or other is None:
        return ()
    return (one, other) if found["way"] == "more" else (other, one)


def is_near(level: Claim, difference: Claim) -> bool:
    """Whether a figure near a difference is of its unit, points beside percentages; right beside it, it may be bare."""
    one, other = level.quantity.unit, difference.quantity.unit
    same = one.name == other.name if one.dimension == "money" else sort(one.dimension) == sort(other.dimension)
    apart = abs(level.sentence - difference.sentence)
    if level.id == difference.id or other.per not in (None, one.per):
        return False
    bare = one.dimension == "number" and sort(other.dimension) != "ratio"
    return (same and apart <= REACH) or (bare and apart <= BESIDE)


def in_unit(level: Claim, difference: Claim) -> Claim:
    """A bare figure in the unit of the difference beside it ("up 3.7 million barrels from 456.0 million")."""
    bare = level.quantity.unit.dimension == "number" and sort(difference.quantity.unit.dimension) != "count"
    return in_a_unit(level, difference.quantity.unit) if bare else level


def sort(dimension: str) -> str:
    """What figures must share to differ by one another."""
    return "ratio" if dimension in RATES else dimension.replace("number", "count")


def distance(level: Claim, difference: Claim) -> tuple[bool, int, int]:
    """How far a figure lies from a difference: what it was printed with first, then by sentences and by characters."""
    between = abs(level.quantity.start - difference.quantity.start)
    return level.id != difference.of, abs(level.sentence - difference.sentence), between
