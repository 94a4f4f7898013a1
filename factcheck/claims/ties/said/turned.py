"""Turned sums: what an article turns into another currency at a rate that it states ("at 83 rupees to the dollar, that
is $3 billion", "with the pound worth $1.30, the price equals $1.82 billion").
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from fractions import Fraction
from functools import cache
from itertools import product
from re import Match
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.ties.said.quotes import OTHER, currencies, is_one
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.currencies import candidates, open_names
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.slips import KINDS, Slips, amended, mistypings
from factcheck.record import replace
from factcheck.text.document import BODY

TURNS: Final = "turns"
INTO: Final = "into"
"""The links of a rate: to the sum that is turned by it, and to what that makes."""

BEFORE: Final = 60
"""Characters before a figure in which it is said to be a rate."""

BEHIND: Final = 40
"""Characters behind it in which is said for what."""

KIND: Final = (
    r"(?:exchange|conversion|official|market|bank|current|average|fixed|day['’]?s|central|reference|spot|prevailing"
    r"|present|latest|last|annual|monthly|closing|mid-?market|interbank|parallel|today['’]?s|[a-z]+['’]s)"
)
AT_RATE: Final = expression(
    rf"\b(?:at|using|by|on|with|of) (?:[a-z]+ ){{0,2}}(?:{KIND} )+rates? (?:of )?{APPROXIMATELY}\Z"
)
"""What stands before a rate that is used, whatever it is for."""

AT: Final = expression(
    r"\b(?:at|using|on|assuming|applying)(?: (?:an?|the)(?: [a-z]+)? rate of| an average(?: of)?)?"
    rf" {APPROXIMATELY}\Z"
)
"""What stands before a rate that is used, where what it is for follows."""

AT_EACH: Final = expression(rf"(?:\([^()\n]*\d[^()\n]* (?:at|using)|\bat an? rate of) {APPROXIMATELY}\Z")
"""What stands before the price of one of a currency that is told by its own ("(605 dollars at 4,400 pesos)").
"""

WORTH: Final = expression(
    r"\b(?:one|an?|the|1|per|each)(?: us| u\.s\.| american)? ([a-z]+)"
    r"(?: (?:is|was|being|now|then))*(?: (?:worth|at|equals|equal to|buys|bought|costs?|fetche[sd]|to)| =) "
    rf"{APPROXIMATELY}\Z"
)
"""What stands before a rate where what it is for does so too."""

QUOTED: Final = expression(
    r"\b(?:trad|quot|clos|open|end|stand|stood|fix|valu|peg|chang|weaken|strengthen|hover)[a-z]*(?: [a-z]+)? at "
)
"""What says that a rate is one of the market, by which nothing need be turned."""

SAID: Final = (
    r"(?:i\.e\.|equivalent (?:to|of)|equal(?:s|led)?(?: to)?|(?:is|are|was|were|be)(?: also)? worth|in all"
    r"|(?:that|this|which|it|price|total|sum|profit|cost|amount|bill|value) (?:is|was|would be|will be|means|meant)"
    r"|(?:come|came|amount|correspond|convert|add up|equate)(?:s|ed|ing|d)? to|mak(?:es?|ing)|made|giv(?:es?|ing)"
    r"|work(?:s|ed|ing)? out (?:at|to|as)|translat(?:es?|ed|ing) (?:in)?to)"
)
AGAIN: Final = expression(rf"(?:\b(?P<said>{SAID}),? |\bor |[(=–—] ?|, ){APPROXIMATELY}\Z")
"""What stands before a sum that only says the one before it again."""

NEAR: Final = 2
"""Sentences back in which a sum stands that is turned into another currency, at most."""

FAR: Final = 12
"""By what factor figures may be off that are printed as one at a rate: more is no slip, but another matter."""

SLIPS: Final[Sequence[Slips]] = (*KINDS, mistypings)


class Rate(NamedTuple):
    """A rate that an article states: the claim, the names of the currencies one of which it is for (none where that is
    left open), and whether the words say that it is used.
    """

    claim: Claim
    sold: frozenset[str]
    used: bool


def turn_sums(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Link each stated rate to the sum that is turned by it, and to what it makes."""
    sums = [claim for claim in claims if is_sum(claim)]
    if len({claim.quantity.unit.name for claim in sums}) < 2:
        return
    for at, claim in enumerate(claims):
        rate = stated(lower, claim)
        found = rate and turned(lower, rate, [one for one in sums if one.id != claim.id])
        if found:
            one, other = found
            about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.quote")
            links = (*claim.links, (TURNS, one.id), (INTO, other.id))
            claims[at] = replace(claim, subject=about, links=links, resolved=True)


def is_sum(claim: Claim) -> bool:
    """Whether a claim is a sum of money that may be turned into another currency."""
    unit = claim.quantity.unit
    plain = unit.per is None and claim.quantity.upper is None and claim.block == BODY
    return plain and unit.dimension == "money" and claim.kind == "level"


def stated(lower: str, claim: Claim) -> Rate | None:
    """The rate that a claim states, if it does."""
    quantity = claim.quantity
    if claim.kind not in ("level", "rate") or quantity.unit.dimension not in ("money", "number") or is_one(claim):
        return None
    before = lower[max(0, quantity.start - BEFORE) : quantity.start]
    behind = OTHER.match(lower[quantity.figure_end : quantity.figure_end + BEHIND])
    if behind is not None and behind[1] in currencies():
        used = (AT.search(before) and not QUOTED.search(before)) or AT_RATE.search(before)
        return Rate(claim, names(behind[1]), bool(used))
    closed = quantity.unit.dimension == "money" and lower.startswith((")", ".", ","), quantity.end)
    if quantity.unit.per is None and (AT_RATE.search(before) or (closed and AT_EACH.search(before))):
        return Rate(claim, frozenset(), used=True)
    worth = WORTH.search(before)
    return Rate(claim, names(worth[1]), used=False) if worth is not None and worth[1] in currencies() else None


@cache
def names(noun: str) -> frozenset[str]:
    """The currencies that a noun may stand for, as units name them."""
    entries = table("currencies").items()
    noun = noun.removesuffix("s") if noun.removesuffix("s") in open_names() else noun
    codes = {code for code, entry in entries if noun in (*entry.get("names", ()), *entry.get("nouns", ()))}
    return frozenset((noun, *codes, *candidates(noun)))


def turned(lower: str, rate: Rate, sums: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The sum that is turned at a rate, and what it makes: of those by the rate, the pair that fits, or the one pair
    that is said to be one.
    """
    here = rate.claim.sentence
    near = [claim for claim in sums if here - NEAR <= claim.sentence <= here + 1]
    pairs = [pair for pair in product(near, near) if may_be(rate, *pair)]
    fitting = [pair for pair in pairs if fits(rate.claim.quantity, pair)]
    if fitting:
        return min(fitting, key=lambda pair: distance(rate, pair))
    far = {pair for ways in ((sums, near), (near, sums)) for pair in product(*ways) if may_be(rate, *pair)}
    further = [pair for pair in far if fits(rate.claim.quantity, pair)]
    if further:  # a sum told further off is turned
        return further[0] if len(further) == 1 and rate.used else None
    told = [(pair, again) for pair in pairs if (again := said_again(lower, pair))]
    beside = [pair for pair, again in told if rate.used and is_beside(here, pair, again["said"])]
    found = [pair for pair, _ in told if is_slip(rate.claim.quantity, pair)] or beside
    return found[0] if len(found) == 1 else None


def said_again(lower: str, pair: tuple[Claim, Claim]) -> Match[str] | None:
    """What says that the later of two sums is the earlier one, if anything does."""
    later = max((claim.quantity for claim in pair), key=lambda quantity: quantity.start)
    return AGAIN.search(lower, max(0, later.start - BEFORE), later.start)


def is_beside(here: int, pair: tuple[Claim, Claim], said: str | None) -> bool:
    """Whether two sums stand in the sentence of their rate, or the earlier one right before it, where words and no
    marks say that they are one.
    """
    first, last = sorted(claim.sentence for claim in pair)
    return last == here and (first == here or (said is not None and first == here - 1))


def distance(rate: Rate, pair: tuple[Claim, Claim]) -> int:
    """How far two sums stand from a rate."""
    return sum(abs(claim.quantity.start - rate.claim.quantity.start) for claim in pair)


def may_be(rate: Rate, one: Claim, other: Claim) -> bool:
    """Whether a rate may turn one sum into another: by their currencies, their places and, roughly, their sizes."""
    sold, bought, price = (claim.quantity.unit for claim in (one, other, rate.claim))
    if sold.name == bought.name or (price.dimension == "money" and not is_one_of(price, bought)):
        return False
    if rate.sold and sold.name not in rate.sold:
        return False
    if rate.claim.sentence not in (one.sentence, other.sentence, other.sentence - 1):
        return False
    made, printed = size(one.quantity) * size(rate.claim.quantity), size(other.quantity)
    return bool(made) and printed < FAR * made and made < FAR * printed


def is_one_of(price: Unit, bought: Unit) -> bool:
    """Whether two currencies may be one, as far as their names tell ("shillings" may be Kenya's)."""
    meant = [candidates(str(unit.name)) for unit in (price, bought)]
    return price.name == bought.name or not meant[0].isdisjoint(meant[1])


def size(quantity: Quantity) -> Fraction:
    """A sum in whole units of its currency."""
    return Fraction(quantity.value) * quantity.unit.scale


def fits(price: Quantity, pair: tuple[Claim, Claim]) -> bool:
    """Whether one sum at a price is the other."""
    return makes(pair[0].quantity, price, pair[1].quantity)


def makes(one: Quantity, price: Quantity, other: Quantity) -> bool:
    """Whether a sum at a price makes another one, as all three are rounded."""
    return (one.wide() * price.wide()).meets(other.wide())


def is_slip(price: Quantity, pair: tuple[Claim, Claim]) -> bool:
    """Whether one sum at a price would be the other but for a slip in one of the three."""
    one, other = (claim.quantity for claim in pair)
    return any(
        makes(*meant)
        for slip in SLIPS
        for meant in (
            *((as_meant, price, other) for as_meant in amended(one, slip)),
            *((one, as_meant, other) for as_meant in amended(price, slip)),
            *((one, price, as_meant) for as_meant in amended(other, slip)),
        )
    )
