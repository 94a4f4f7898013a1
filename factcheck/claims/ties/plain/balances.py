"""Plain balances: amounts that words call what one of two figures has more than the other, or leaves of it, where their
digits tie them to nothing ("votes of 312 to 287, a majority of 25"; "Imports were 15 TWh and exports 5. Net imports
came to 10").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.plain.sides import PAIR, Gap, is_side, size_of
from factcheck.claims.ties.said.succession import AGO
from factcheck.claims.ties.traced.bounds import UNLENT, in_a_unit, in_unit, is_near
from factcheck.claims.ties.traced.gaps import sides
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.lowering import telling
from factcheck.text.sought import Sought

AHEAD: Final = 96
"""Characters before an amount in which words call it a balance."""

BESIDE: Final = 48
"""Characters between a figure and the words that call it a balance."""

LEADS: Final = "of|at|to|was|is|were|came to|comes to|amounted to|amounts to|stood at|stands at|reached|totall?ed|:"
"""What stands between what a balance is called and its figure."""

UNIT: Final = "(?:[A-Z]{1,3} ?)?[$£€¥]?"
"""What a sum of money may open with."""

TIMED: Final = expression(
    r"\b(?:months?|years?|quarters?|weeks?|season|since|so far|to date|cumulative|accumulated|total|average|record)\b"
)
"""Words beside a balance that may make it one of another time, or of more than two figures tell."""

OTHERWISE: Final = expression(
    r"\b(?:last|(?:19|20)\d\d|earlier|before|after|previous|prior|including|excluding|without)\b"
)
"""Words that rather set a figure at another time, or make it of more or less than what is told."""

LACKING: Final = expression(r" (?:[a-z]+ )?(?:short|shy)(?= of\b|[,.;]|$)")
"""What stands behind an amount that is missing."""

JOINT: Final = expression(r"[,;:–—] ")
"""What parts the words of a balance from those behind the figure before it."""

LEFT: Final = expression(
    r"(?:,|;| -|–|—|\b(?:leaving|leaves|left|with|and|but|is|are|was|were|fell|ended|finished|came|remain(?:s|ed)?))"
    r"(?: just| only| about| still)* (?:[A-Z]{1,3} ?)?[$£€¥]?$"
)
"""What leads to such an amount."""

ELSEWHERE: Final = expression(r" (?:[a-z]+ )?(?:from|on|over|against|with|for|in (?!(?:19|20)\d|[A-Z]))\b")
"""What stands behind an amount that is of something else."""

WITH: Final = expression(r",? (?:with|on|from|as) [^.;:\n\d]{0,40}$")
"""What leads from a balance to the sides of it."""


def balanced(text: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The figures of an article that words call a balance, or what is missing or left over, and that nothing ties."""
    spots = [found.start() for found in naming().found(text)]
    for claim in claims:
        quantity = claim.quantity
        plain = quantity.upper is None and quantity.hedge is None and quantity.value > 0 and claim.kind != "rate"
        at = bisect_left(spots, quantity.start - BESIDE)
        near = at < len(spots) and spots[at] <= quantity.end + BESIDE
        near = near or bool(sides(claim.subject.measure.head))
        if near and plain and not claim.exhausts and not claim.links and claim.role in ("now", "delta"):
            yield claim


def balance_of(text: str, amount: Claim, own: Sequence[Claim], before: Sequence[Claim]) -> Gap | None:
    """The two figures whose balance an amount is called: those of its sentence, or of the one before where its own has
    none of their sort.
    """
    if ELSEWHERE.match(text, amount.quantity.end) is not None:
        return None
    amount = in_their_unit(amount, own)
    near = [in_unit(claim, amount) for claim in own if is_near(claim, amount)]
    ahead = [claim for claim in near if claim.quantity.start < amount.quantity.start]
    if len(ahead) == len(near) == PAIR and is_left_of(text, amount, ahead):
        return between(text, amount, ahead)
    behind = [claim for claim in near if claim.quantity.start > amount.quantity.start]
    if len(behind) == PAIR and are_its_sides(text, amount, behind):
        return between(text, amount, behind)
    last = [claim for claim in before if claim.sentence == amount.sentence - 1]
    told = [in_unit(claim, amount) for claim in last if is_near(claim, amount)]
    if len(told) == PAIR and not near and opening().search(text, *reach(amount)) is not None:
        return between(text, amount, told)
    return None


def in_their_unit(amount: Claim, own: Sequence[Claim]) -> Claim:
    """An amount that prints no unit, in the only one that a figure of its sentence prints."""
    if amount.quantity.unit.dimension != "number":
        return amount
    units = {claim.quantity.unit for claim in own if claim.quantity.unit.dimension not in UNLENT}
    return in_a_unit(amount, replace(units.pop(), per=None)) if len(units) == 1 else amount


def reach(amount: Claim) -> tuple[int, int]:
    """Where the words stand that lead to an amount."""
    return max(0, amount.quantity.start - AHEAD), amount.quantity.start


def between(text: str, amount: Claim, told: Sequence[Claim]) -> Gap | None:
    """A balance and its two figures: these are of one sort, time and size, and no balances themselves."""
    first, second = sorted(told, key=lambda claim: claim.quantity.start)
    apart = text[first.quantity.end : second.quantity.start]
    plain = all(is_side(one) and one.role == "now" and not is_balance(text, one) for one in told)
    if not plain or AGO.search(apart) or OTHERWISE.search(apart) or apart.strip() in ("of", "out of"):
        return None
    counted = {claim.quantity.unit.name for claim in (first, second, amount)} - {None}
    other, one = sorted(told, key=size_of)
    alike = amount.quantity.unit.dimension != "count" or len(counted) == 1
    close = size_of(other) > 0 and size_of(amount) < size_of(one) and one.sign == other.sign
    return Gap(amount, one, other) if alike and close else None


def is_balance(text: str, claim: Claim) -> bool:
    """Whether a figure is itself what two others lie apart."""
    return bool(sides(claim.subject.measure.head)) or called().search(text, *reach(claim)) is not None


def is_left_of(text: str, amount: Claim, told: Sequence[Claim]) -> bool:
    """Whether words right behind two figures call an amount their balance."""
    start = max(claim.quantity.end for claim in told)
    said = text[start : amount.quantity.start]
    own = JOINT.split(said)[-1]
    if len(said) > AHEAD or TIMED.search(own) or OTHERWISE.search(own):
        return False
    return calling().search(said) is not None or (LEFT.search(said) is not None and is_lacking(text, amount))


def is_lacking(text: str, amount: Claim) -> bool:
    """Whether words behind an amount call it what is missing, or what nobody took ("14 short", "1.5 unspent")."""
    end = amount.quantity.end
    return LACKING.match(text, end) is not None or untaken().match(text, end) is not None


def are_its_sides(text: str, amount: Claim, told: Sequence[Claim]) -> bool:
    """Whether a balance says behind it what its sides are ("a deficit of 3, with exports of 2 and imports of 5")."""
    first, second = sorted(told, key=lambda claim: claim.quantity.start)
    heads = (first.subject.measure.head, second.subject.measure.head)
    weighed = {frozenset(pair) for pair in sides(amount.subject.measure.head)}
    return frozenset(heads) in weighed and WITH.fullmatch(text, amount.quantity.end, first.quantity.start) is not None


@cache
def naming() -> Sought:
    """Words that may call a figure beside them a balance, anywhere in a text."""
    words = telling(cue("distance") | cue("distance-of") | cue("untaken")) | {"net", "natural", "short", "shy"}
    pattern = rf"\b(?:{names()}|short|shy|{'|'.join(sorted(cue('untaken'), key=len, reverse=True))})\b"
    return Sought(pattern, " ".join(words))


@cache
def names() -> str:
    """What a balance is called."""
    alone = "|".join(sorted(cue("distance") | cue("distance-of"), key=len, reverse=True))
    net = "|".join(sorted(cue("netted"), key=len, reverse=True))
    return rf"(?:{alone}|(?:[Nn]et|[Nn]atural) (?:[a-z]+ )?(?:{net}))"


@cache
def called() -> re.Pattern[str]:
    """What stands before a figure that is called a balance."""
    return expression(rf"\b{names()} (?:{LEADS}) {UNIT}$")


@cache
def calling() -> re.Pattern[str]:
    """What stands between the second of two figures and their balance."""
    joint = r"(?:[,;:–—]| -|\b(?:for|with|giving|leaving|making|yielding|in)\b)"
    return expression(rf"{joint} [^.;:\d\n]{{0,48}}\b{names()} (?:{LEADS}) {UNIT}$")


@cache
def opening() -> re.Pattern[str]:
    """What opens a sentence that says what the balance of two figures before it is."""
    begins = r"(?:^|[.!?][\"'”’)]*\s+|\n)(?:(?:The|This|That|It|Its)\b(?: [a-z]+){0,5}? )?"
    leads = rf"(?:{LEADS}|provided|gave|made up)"
    return expression(rf"{begins}{names()}(?: thus| therefore)? {leads} {UNIT}$")


@cache
def untaken() -> re.Pattern[str]:
    """What says behind an amount that nobody took it."""
    forms = "|".join(sorted(cue("untaken"), key=len, reverse=True))
    return expression(rf" (?:(?!are|is|was|were|have|had)[a-z]+ )?(?:{forms})(?=[ ,.;]|$)")
