"""Plain gaps: amounts of change, or points, whose sentence sets just two figures of their sort against each other, tied
to these by the words alone where their digits tie them to nothing ("84.2%, after 86.4% in the last election: 0.4 points
lower").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, MutableSequence, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import TOLD_REST, UNRESOLVED, Claim
from factcheck.claims.statements.yardsticks import YARDSTICK, is_off_yardstick
from factcheck.claims.ties.plain.balances import balance_of, balanced
from factcheck.claims.ties.plain.pairings import is_former
from factcheck.claims.ties.plain.rates import ANOTHER, FAR
from factcheck.claims.ties.plain.sides import PAIR, Gap, is_side, size_of
from factcheck.claims.ties.said.bearings import alternatives
from factcheck.claims.ties.said.conclusions import is_measured_otherwise
from factcheck.claims.ties.said.origins import sets_off
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.succession import EARLIER, in_order, is_one_thing
from factcheck.claims.ties.traced.bounds import in_unit, is_near, measured
from factcheck.claims.ties.traced.differences import is_called_so, is_difference
from factcheck.claims.ties.traced.gaps import is_change
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

FEWEST: Final = 3
"""Two figures and the amount between them."""

LONG: Final = 100
"""Characters between two of them, at most."""

AFTER: Final = expression(
    r"(?:\b(?:after|from|against|versus|vs\.?|compared (?:with|to))|\() (?:[\w'’.-]+ ){0,4}[^\w\s]{0,2}$|\([^\w\s]?$"
)
"""What leads to a figure that one before it is set against."""

ALOOF: Final = expression(r"\b(?i:against|versus|vs\.?|compared (?:with|to))(?: |$)")
"""What sets a figure beside a level from which no amount told before it need be measured ("up 23 to 784, against 1,063
a year ago").
"""

TO: Final = expression(r" to (?:just |about |only |a record )?[$£€]?")
"""What leads from an amount told first to the level that it led to."""

DATED: Final = expression(r"\b(?:last|(?:19|20)\d\d)\b")
"""Words behind such a figure that tell it to be of another time, beside those of every earlier time."""

CLAUSE: Final = expression(r"[.;:!?]\s|\n|, ")
"""What ends the words that are of one figure."""

CLAUSE_END: Final = expression(r"[.;:!?]\s|\n")
"""What ends a statement."""

GAPS: Final = ("difference", "gap", "margin", "lead", "spread")
"""What an amount between two figures is called that a sentence takes up."""

WITH: Final = expression(
    r" (?:[a-z]+ )?(?:over|with|to|between(?! (?:the two|them)\b)|from|on|against|since|per|behind"
    r"|in(?! the\b))\b"
)
"""What says behind an amount that it lies between others."""

JOINED: Final = expression(
    r"\b(?:and|but|while|whereas|although|though|where|since|because|as (?!of\b|against\b))\b|;|: (?=[A-Z])| - "
)
"""Words behind which another statement begins."""


RESUMED: Final = 72
"""Characters before an amount in which its sentence takes up two figures told before it."""

OF_IT: Final = expression(r"\b(?:of|than the) (?:[A-Z]{1,3} ?)?[$£€¥]?$")
"""What stands before the figure of a yardstick that an amount is measured from ("short of its capacity of")."""

THAT: Final = expression(
    r"(?:^|[.!?][\"'”’)]*\s+|\n)(?:That|This|It|The figure) (?:is|was|were|represents|represented)"
    r" (?:[A-Z]{1,3} ?)?[$£€¥]?$"
)
"""What opens a sentence that says how far the figure before it lies from another one."""

MORE_THAN: Final = expression(r"(?: [a-z]+){0,2} (?:more|less|fewer|higher|lower) than\b")
"""What stands behind an amount of change, be it with what it counts."""


def tie_gaps(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the amounts of change of an article that nothing ties to the two figures that their sentence compares."""
    said: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.block not in (TABLE, TITLE):
            said[claim.sentence].append(at)
    places = {claim.id: at for at, claim in enumerate(claims)}
    called = {claim.id for claim in balanced(text, claims)}
    for sentence, own in said.items():
        before = [claims[at] for last in (sentence - 2, sentence - 1) for at in said.get(last, ())]
        for gap in gaps(text, claims, own, before, called) if len(own) + len(before) >= FEWEST else ():
            tie(claims, places, gap)


def gaps(
    text: str, claims: Sequence[Claim], own: Sequence[int], before: Sequence[Claim], called: Collection[str]
) -> Iterator[Gap]:
    """The only amount of change of a sentence, and each balance, with the two figures that it lies between."""
    said = [claims[at] for at in own]
    found = [at for at in own if is_free(text, claims[at], said)]
    for at in own:
        amount, others = measured(claims, at), [claims[other] for other in own if other != at]
        gap = None
        if found == [at]:
            gap = gap_of(text, amount, others) or gap_resumed(text, amount, others, before)
            gap = gap or gap_carried(text, amount, others, before)
        if gap is None and amount.id in called:
            gap = balance_of(text, amount, others, before)
        if gap is not None:
            yield gap


def tie(claims: MutableSequence[Claim], places: Mapping[str, int], gap: Gap) -> None:
    """Tell the two smaller figures of a gap that they make the larger one."""
    entry = (f"{TOLD_REST} {gap.one.id}.{gap.amount.id}", gap.one.id)
    claims[places[gap.one.id]] = gap.one
    for part in (gap.other, gap.amount):
        claims[places[part.id]] = replace(part, exhausts=(*part.exhausts, entry))


def is_free(text: str, claim: Claim, said: Sequence[Claim]) -> bool:
    """Whether a figure is an amount of change that nothing ties yet, and that is measured from no yardstick that its
    sentence gives no figure for.
    """
    quantity = claim.quantity
    plain = quantity.upper is None and quantity.value > 0 and quantity.hedge is None
    if not plain or claim.exhausts or claim.links:
        return False
    bases = (one for one in said if one.role == "base" and one.of == claim.of is not None)
    behind = [text[quantity.end : one.quantity.start] for one in bases]
    if any(OF_IT.search(words) and sets_off(words) for words in behind):
        return True
    if claim.basis == YARDSTICK:
        return False
    more = MORE_THAN.match(text, quantity.end) is not None and says_that(text, claim)
    if not (more or (is_difference(text, claim) and (is_change(claim) or is_called_so(text, quantity)))):
        return False  # a balance may be one without being told as one
    return not (is_off_yardstick(text, quantity.start, quantity.end) or ANOTHER.match(text, quantity.end))


def gap_of(text: str, amount: Claim, others: Sequence[Claim]) -> Gap | None:
    """The two figures that a sentence sets an amount between, where it has no further one of their sort."""
    if any(is_rival(claim, amount) for claim in others):
        return None
    levels = sorted((in_unit(c, amount) for c in others if is_near(c, amount)), key=lambda c: c.quantity.start)
    if len(levels) != 2 or not all(is_side(one) for one in levels):
        return None
    first, second = levels
    if not is_told(text, amount, first, second) or is_known(amount, first, second):
        return None
    if not may_hold(text, amount, first, second):
        return None
    other, one = sorted((first, second), key=size_of)
    return Gap(amount, one, other)


def gap_resumed(text: str, amount: Claim, others: Sequence[Claim], before: Sequence[Claim]) -> Gap | None:
    """The two figures of the sentence before an amount, or of the two before it, where the amount's own has none of
    their sort and takes these up ("The difference, 43, ...").
    """
    start = amount.quantity.start
    alone = not any(is_near(claim, amount) for claim in others) and WITH.match(text, amount.quantity.end) is None
    if not alone or resuming().search(text, max(0, start - RESUMED), start) is None:
        return None
    levels = [in_unit(claim, amount) for claim in before if is_near(claim, amount)]
    last = [claim for claim in levels if claim.sentence == amount.sentence - 1]
    levels = last if len(last) == PAIR else levels
    if len(levels) != PAIR or not last or not all(is_side(one) for one in levels):
        return None
    other, one = sorted(levels, key=size_of)
    counted = {claim.quantity.unit.name for claim in (one, other, amount)} - {None}
    alike = amount.quantity.unit.dimension != "count" or len(counted) == 1
    close = size_of(amount) <= size_of(one) <= FAR * size_of(other) and one.sign == other.sign
    return Gap(amount, one, other) if alike and close and is_of_both(text, amount, *levels) else None


def is_of_both(text: str, amount: Claim, first: Claim, second: Claim) -> bool:
    """Whether an amount may lie between two figures: what is called a change, between those of one thing alone, one of
    which words tell to be earlier.
    """
    ahead = text[max(0, amount.quantity.start - RESUMED) : amount.quantity.start].lower()
    if any(re.search(rf"\b{name}\b", ahead) for name in GAPS):
        return True
    return is_one_thing(first, second) and in_order(text, first, second) is not None


def gap_carried(text: str, amount: Claim, others: Sequence[Claim], before: Sequence[Claim]) -> Gap | None:
    """The only figure of the sentence before an amount, and the earlier one that the amount's own sets against it
    ("... 318,000 tsubo. That is 150,200 tsubo less than a year before, when it came to 468,200 tsubo").
    """
    then = [in_unit(claim, amount) for claim in others if is_near(claim, amount)]
    now = [in_unit(claim, amount) for claim in before if is_near(claim, amount)]
    now = [claim for claim in now if claim.sentence == amount.sentence - 1]
    if len(then) != 1 or len(now) != 1 or not (is_side(now[0]) and is_side(then[0])):
        return None
    apart = text[amount.quantity.end : then[0].quantity.start]
    earlier = EARLIER.search(apart) is not None or DATED.search(apart) is not None
    if not (says_that(text, amount) and earlier and MORE_THAN.match(apart)) or now[0].role == "base":
        return None
    other, one = sorted((*now, *then), key=size_of)
    close = size_of(amount) <= size_of(one) <= FAR * size_of(other) and one.sign == other.sign
    return Gap(amount, one, other) if close and len(apart) <= LONG and CLAUSE_END.search(apart) is None else None


def says_that(text: str, amount: Claim) -> bool:
    """Whether a sentence opens with an amount as what the one before it comes to."""
    start = amount.quantity.start
    return THAT.search(text, max(0, start - RESUMED), start) is not None


@cache
def resuming() -> re.Pattern[str]:
    """What opens a sentence that says how far two figures told before it lie apart."""
    names = alternatives((*GAPS, *cue("rises"), *cue("falls")))
    return expression(
        rf"(?:^|[.!?][\"'”’)]*\s+|\n)(?:(?:The|This|That) (?:{names})(?: between (?:the two|them))?"
        rf"|(?:That|This|It) (?:[a-z]+ ){{1,2}}an? (?:{names}))(?:, | of | is | was | came to | comes to )[$£€¥]?$"
    )


def is_told(text: str, amount: Claim, first: Claim, second: Claim) -> bool:
    """Whether words set two figures against each other, and an amount between these and nothing else."""
    behind = amount.quantity.start > second.quantity.end
    apart = text[first.quantity.end : second.quantity.start]
    ahead = text[amount.quantity.end : first.quantity.start] if amount.quantity.start < first.quantity.start else ""
    if ahead and TO.fullmatch(ahead) is None:
        return False
    if not behind and ALOOF.search(apart) is not None:
        return False
    left = text[amount.quantity.end : second.quantity.start] if amount.quantity.start > first.quantity.end else ""
    if left and sets_off(left) and ", " not in left:
        return True
    return is_compared(text, first, second) and not is_measured_otherwise(text, amount)


def is_rival(claim: Claim, amount: Claim) -> bool:
    """Whether a claim is another amount of change of the sort of one."""
    return claim.role == "delta" and is_near(claim, amount)


def is_known(amount: Claim, first: Claim, second: Claim) -> bool:
    """Whether the rule of changes has the figures of a gap, by their roles."""
    now, before = (second, first) if first.role == "base" else (first, second)
    alike = now.quantity.unit.dimension == before.quantity.unit.dimension and before.subject.measure.head in (
        now.subject.measure.head,
        UNRESOLVED,
    )
    return alike and amount.role == "delta" and amount.of == now.id == before.of and before.basis == amount.basis


def is_compared(text: str, first: Claim, second: Claim) -> bool:
    """Whether words set the second figure of a sentence against the first one."""
    apart = text[first.quantity.end : second.quantity.start]
    if len(apart) > LONG:
        return False
    if "base" in (first.role, second.role):
        return is_former(first) and is_former(second)
    behind = CLAUSE.split(text[second.quantity.end : second.quantity.end + LONG])[0]
    told = f"{CLAUSE.split(apart)[-1]} {behind}"
    return AFTER.search(apart) is not None and any(some.search(told) for some in (EARLIER, DATED))


def may_hold(text: str, amount: Claim, first: Claim, second: Claim) -> bool:
    """Whether an amount may lie between two figures: these are of one measure and size, and no words set it apart."""
    sizes = sorted((size_of(first), size_of(second)))
    heads = {claim.subject.measure.head for claim in (first, second)} - {UNRESOLVED}
    counted = {claim.quantity.unit.name for claim in (first, second) if claim.quantity.unit.dimension == "count"}
    if counted and "base" not in (first.role, second.role) and first.quantity.unit != second.quantity.unit:
        return False
    one_thing = len(heads) < 2 or "base" in (first.role, second.role) or second.subject.entity == first.subject.entity
    close = 0 < sizes[1] <= FAR * sizes[0] and size_of(amount) <= FAR * sizes[1] and first.sign == second.sign
    return one_thing and close and not any(map(JOINED.search, between(text, amount, first, second)))


def between(text: str, *claims: Claim) -> Iterator[str]:
    """What stands between some figures."""
    ordered = sorted((claim.quantity for claim in claims), key=attrgetter("start"))
    yield from (text[one.end : other.start] for one, other in pairwise(ordered))
