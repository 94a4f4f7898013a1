"""Multiples: factors that a sentence sets between a figure and what that is so many times as large as ("20.8% of the
votes, more than double the 9.9% of 2021", "paid 11 million, four times his base price of 2.75 million").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.misprints import misprints
from factcheck.claims.ties.said.conclusions import WORDS, leading
from factcheck.claims.ties.said.pairs import alike, cue
from factcheck.claims.ties.traced.rated import multiplying
from factcheck.claims.ties.values import values
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

GUESS: Final = ("guess", "multiple")
"""The link of a factor that only comes near: "nearly double" may be less than words allow."""

LONGEST: Final = 72
"""Characters between a factor and the figures on either side, at most."""

STOPS: Final = expression(r"[.;:!?\n—–]|, | - ")
"""What a factor and what it multiplies do not stand on either side of."""

MARK: Final = expression(r"[,–—]| - ")
"""What sets a factor off from the figure before it."""

NAMED: Final = expression(
    r"(?: (?:as|so) [a-z]+ as)?,? (?:(?:the|that|those|its|his|her|their|last|an?)\b[^()]*(?:\(|$)"
    rf"|(?:[\w&-]+ ){{1,5}}of {APPROXIMATELY}$)"
)
"""How a factor goes on with what it multiplies ("four times his base price of", "1.1 times annual earnings of")."""

PARTED: Final = expression(
    r" (?:the|that|those|its|his|her|their)"
    r"(?: (?!(?:of|from|in|for|to|by|at|on|with|the|an?|and|or) )[\w'’-]+){0,3}(?: of)? $"
)
"""How a fraction goes on with what it is of ("half its capacity of"); "half the cost of the 30 million" does not."""

TAKEN_UP: Final = expression(
    r" (?:as (?:much|many|high|large|big|long|expensive|costly)\b|that(?=[.,;)])|more(?=[.,;)])"
    r"|(?:the|its|their|last|that) (?:[a-z'’-]+ ){0,3}(?:price|level|figure|rate|total|number|value|cost|average|amount"
    r"|tally|size|one)\b)(?! (?:of|in|for) [$£€\d])"
)
"""How a factor goes on that only takes up what it multiplies."""

PLAIN: Final = frozenset({"level", "rate", "share"})


def tie_multiples(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the factors of an article that stand between two figures to these."""
    if not any(is_factor(claim) for claim in claims):
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    for now, factor, base in [*multiples(text, claims), *remarks(text, claims)]:
        tied = multiplying(factor)
        rough = factor.quantity.hedge is not None or factor.quantity.unit.dimension == "ratio"
        loose = (GUESS,) if rough or base.sentence != now.sentence else ()
        links = (*tied.links, ("now", now.id), ("before", base.id), *loose)
        claims[places[factor.id]] = replace(tied, links=links)


def multiples(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Each factor with the figure that it is said of, and the one that it multiplies."""
    told = [claim for claim in claims if claim.block not in (TABLE, TITLE) and claim.role != "aside"]
    figures = [claim for claim in told if not is_single(claim)]
    for (now, factor), (_, base) in pairwise(pairwise(figures)):
        if is_factor(factor) and now.sentence == factor.sentence == base.sentence:
            plain = now.kind in PLAIN and base.kind in PLAIN and not factor.links
            if plain and alike(now, base) and is_led_to(text, now, factor) and is_named(text, factor, base):
                yield now, factor, base


def remarks(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Each factor behind a figure that only takes up what it multiplies, with that: the only figure of its sort just
    before ("averaged $2.10 in October. Now they cost $6.30, three times the autumn price"), where they agree, or would
    but for a slip.
    """
    told = [claim for claim in claims if claim.block not in (TABLE, TITLE) and claim.role == "now"]
    for at, factor in enumerate(told):
        if factor.quantity.unit.dimension != "factor" or at < 2 or factor.links:
            continue
        now = told[at - 1]
        if now.sentence != factor.sentence or not is_led_to(text, now, factor) or not takes_up(text, factor):
            continue
        plain = (claim for claim in just_before(told, at - 1) if claim.kind in PLAIN)
        bases = [claim for claim in plain if alike(now, claim) or is_priced(now, claim)]
        same = len(bases) == 1 and values(bases[0])[0].meets(values(now)[0])
        if len(bases) == 1 and not same and may_multiply(now, factor, bases[0]):
            yield now, factor, bases[0]


def is_factor(claim: Claim) -> bool:
    """Whether a figure says how many times as large another one is; a fraction may ("75, half the 150 of 2010")."""
    fraction = claim.quantity.form == "fraction" and claim.kind == "rate" and claim.role == "now"
    return claim.quantity.unit.dimension == "factor" or (fraction and claim.quantity.unit.dimension == "ratio")


def just_before(told: Sequence[Claim], at: int) -> Iterator[Claim]:
    """The claims before the one at a place in its sentence and in the one before that, from there on back."""
    for place in range(at - 1, -1, -1):
        if told[at].sentence - told[place].sentence > 1:
            return
        yield told[place]


def is_priced(now: Claim, base: Claim) -> bool:
    """Whether a sum leaves unsaid what the one before it is the price of ("$2.10 a dozen")."""
    one, other = now.quantity.unit, base.quantity.unit
    return one.per is None and (one.name, one.dimension) == (other.name, other.dimension)


def takes_up(text: str, factor: Claim) -> bool:
    """Whether a factor goes on with words that only take up what it multiplies."""
    return TAKEN_UP.match(text, factor.quantity.end) is not None


def may_multiply(now: Claim, factor: Claim, base: Claim) -> bool:
    """Whether a figure is so many times another one, or would be but for a slip of the pen."""
    told = (now, factor, base)
    return is_product(*told) or any(is_product(*meant) for meant in misprints(told))


def is_product(now: Claim, factor: Claim, base: Claim) -> bool:
    """Whether a figure is so many times another one, as printed."""
    return (values(multiplying(factor))[0] * values(base)[1]).meets(values(now)[1])


def is_single(claim: Claim) -> bool:
    """Whether a figure is a bare one in words, beside which another is meant ("74 litres on one afternoon")."""
    return claim.quantity.form == "words" and claim.quantity.value == 1


def is_led_to(text: str, figure: Claim, factor: Claim) -> bool:
    """Whether only a mark, or words that lead to a factor, stand between a figure and the factor."""
    between = text[figure.quantity.end : factor.quantity.start].lower()
    said = MARK.split(between)[-1]
    led = leading().union(*map(str.split, cue("hedging"))).issuperset(WORDS.findall(said))
    return 0 < len(between) <= LONGEST and "\n" not in between and led


def is_named(text: str, factor: Claim, base: Claim) -> bool:
    """Whether the words between a factor and a figure only name that as what is multiplied."""
    between = text[factor.quantity.end : base.quantity.start]
    named = PARTED if factor.quantity.unit.dimension == "ratio" else NAMED
    if not 0 < len(between) <= LONGEST or STOPS.search(between) is not None or named.match(between) is None:
        return False
    return cue("joins").isdisjoint(WORDS.findall(between.lower()))
