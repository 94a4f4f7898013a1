"""Multiples: factors that a sentence sets between a figure and what that is so many times as large as ("20.8% of the
votes, more than double the 9.9% of 2021", "paid 11 million, four times his base price of 2.75 million").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.conclusions import WORDS, leading
from factcheck.claims.ties.said.links import alike, cue
from factcheck.claims.ties.traced.rated import multiplying
from factcheck.expression import expression
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
    r"|(?:[\w&-]+ ){1,5}of (?:about )?$)"
)
"""How a factor goes on with what it multiplies ("four times his base price of", "1.1 times annual earnings of")."""

PLAIN: Final = frozenset({"level", "rate", "share"})


def tie_multiples(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the factors of an article that stand between two figures to these."""
    if not any(claim.quantity.unit.dimension == "factor" for claim in claims):
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    for now, factor, base in list(multiples(text, claims)):
        tied = multiplying(factor)
        loose = (GUESS,) if factor.quantity.hedge is not None else ()
        links = (*tied.links, ("now", now.id), ("before", base.id), *loose)
        claims[places[factor.id]] = replace(tied, links=links)


def multiples(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Each factor with the figure that it is said of, and the one that it multiplies."""
    told = [claim for claim in claims if claim.block not in (TABLE, TITLE) and claim.role != "aside"]
    figures = [claim for claim in told if not is_single(claim)]
    for (now, factor), (_, base) in pairwise(pairwise(figures)):
        if factor.quantity.unit.dimension == "factor" and now.sentence == factor.sentence == base.sentence:
            plain = now.kind in PLAIN and base.kind in PLAIN and not factor.links
            if plain and alike(now, base) and is_led_to(text, now, factor) and is_named(text, factor, base):
                yield now, factor, base


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
    if not 0 < len(between) <= LONGEST or STOPS.search(between) is not None or NAMED.match(between) is None:
        return False
    return cue("joins").isdisjoint(WORDS.findall(between.lower()))
