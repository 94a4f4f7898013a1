"""Plain ties: rates of change whose sentence sets one level and what that was before beside them, and no other change,
tied to these by the words alone where their digits tie them to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.statements.yardsticks import is_off_yardstick
from factcheck.claims.ties.plain.pairings import Pair, in_brackets, is_former, pairs_of, told_before
from factcheck.claims.ties.said.conclusions import Conclusion, concluded, is_measured_otherwise
from factcheck.claims.ties.terms import TOLD, scaled
from factcheck.claims.ties.traced.rated import changing
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

ORDERED: Final = frozenset({"above", "below", "again"})
"""The links of a rate that leave open what it is measured from."""

MOVED: Final = expression(r" (?:lower|higher|less|more|fewer|down|up|smaller|larger|greater)\b")
"""What stands behind a percentage that says by how much something is more or less."""

ANOTHER: Final = expression(r" (?:fewer|more|less) (?!than\b|in\b|on\b|over\b|at\b|year\b|compared\b|from\b)[a-z]")
"""What stands behind one that is of what is named there ("on 1.8 pct fewer shares")."""

JOINED: Final = expression(r"\b(?:and|but|while|whereas|although|though|where)\b|;|:\s")
"""Words behind which another statement begins."""

ENDS: Final = expression(r"[.,;:()\n]")
"""What ends the words that say how a rate is measured."""

BEHIND: Final = 40
"""Characters behind a rate in which these stand."""

YEARLY: Final = expression(
    r" (?:a|per|each|every) (?:year|month|week|quarter|season)\b| (?:annually|yearly|on average)\b"
)
"""What makes a rate one of each year."""

NOTED: Final = expression(
    r" (?:(?:is|was|would be|marks|marked|follows|followed) |(?:on|over) the (?:year|month|quarter|week)\b)"
)
"""What stands behind a rate of which a sentence says something more ("The drop of 9 percent is the steepest since")."""

START: Final = attrgetter("start")

FAR: Final = 12
"""How many times as much as before no plain rate means."""


def tie_plainly(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of an article that nothing ties to the level and the base that their sentence gives."""
    said: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.block not in (TABLE, TITLE):
            said[claim.sentence].append(at)
    for sentence, places in said.items():
        if any(claims[at].quantity.unit.dimension == "ratio" for at in places):
            earlier = [claims[at] for last in (sentence - 2, sentence - 1) for at in said.get(last, ())]
            own = [(at, claims[at]) for at in places]
            for at, rate, pair in (*growths(text, own, earlier), *growths_told(text, own, earlier)):
                links = (("now", pair.now.id), ("before", pair.before.id), (TOLD, "growth"))
                claims[at] = replace(rate, links=(*rate.links, *links))
                lend_units(claims, (pair.now, pair.before), sentence)


def lend_units(claims: MutableSequence[Claim], ends: Sequence[Claim], sentence: int) -> None:
    """Give the levels of a pair the units in which these were read, where they print none."""
    meant = {claim.id: claim.quantity.unit for claim in ends}
    for at, claim in enumerate(claims):
        if claim.id in meant and claim.quantity.unit.dimension == "number" != meant[claim.id].dimension:
            claims[at] = replace(claim, quantity=replace(claim.quantity, unit=meant[claim.id]))
        if claim.sentence > sentence:
            break


def growths(
    text: str, said: Sequence[tuple[int, Claim]], earlier: Sequence[Claim]
) -> Iterator[tuple[int, Claim, Pair]]:
    """The rate of a sentence, with its place and the pair that it belongs to, where it gives one of each; the level may
    stand in the sentence before.
    """
    changes = [(at, changed) for at, claim in said if (changed := as_change(text, claim)) is not None]
    last = [claim for claim in earlier if claim.sentence == said[0][1].sentence - 1]
    pairs = list(pairs_of(text, [claim for _, claim in said], last)) if changes else []
    for at, rate in changes:
        own = [pair for pair in pairs if rate.of in (None, pair.now.id, pair.before.id, pair.before.of)]
        rivals = [one for _, one in changes if one is not rate and (one.of is None or one.of == rate.of)]
        if len(own) == 1 and not rivals and is_free(text, rate) and may_lead(text, rate, own[0]):
            yield at, rate, own[0]


def growths_told(
    text: str, said: Sequence[tuple[int, Claim]], earlier: Sequence[Claim]
) -> Iterator[tuple[int, Claim, Pair]]:
    """The rates of a sentence that words say to follow from two levels before them, or to be measured from the one in
    brackets behind them, each with its place and these.
    """
    own = [claim for _, claim in said]
    changed = [claim.id for claim in own if claim.role in CHANGES]
    for at, claim in said:
        alone = set(changed) <= {claim.id}
        found = [*bracketed(text, claim, own, earlier), *(concluding(text, claim, own, earlier) if alone else ())]
        if len(found) == 1 and is_free(text, found[0][0]) and may_be_of(*found[0]):
            yield at, *found[0]


def bracketed(text: str, claim: Claim, said: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[tuple[Claim, Pair]]:
    """A change with the level it leads to, and the one in brackets behind the words for what it is measured from."""
    rate = as_change(text, claim)
    if rate is not None:
        yield from ((rate, pair) for pair in in_brackets(text, rate, said, earlier))


def concluding(
    text: str, claim: Claim, said: Sequence[Claim], earlier: Sequence[Claim]
) -> Iterator[tuple[Claim, Pair]]:
    """A percentage, as the change that follows from two levels before it, with these."""
    noted = NOTED.match(text, claim.quantity.end) is not None
    known = not is_percentage(claim) or not (noted or not is_measured_otherwise(text, claim))
    if known or YEARLY.match(text, claim.quantity.end) is not None:
        return
    change = changing(text, claim) or claim
    for pair in told_before(text, change, said, earlier):
        rate = concluded(Conclusion(change, pair.now, pair.before, said=False))
        yield (replace(rate, basis=None) if noted else rate), pair


def is_percentage(claim: Claim) -> bool:
    """Whether a claim states a percentage that may be a change."""
    unit = claim.quantity.unit
    return unit.dimension == "ratio" and unit.per is None and claim.role in ("rate", "now")


def may_be_of(rate: Claim, pair: Pair) -> bool:
    """Whether a rate may lead between two levels: it is of what they are of, and they are of one sort and size."""
    heads = {claim.subject.measure.head for claim in (rate, pair.now)} - {UNRESOLVED}
    return len(heads) < 2 and are_of_size(pair)


def as_change(text: str, claim: Claim) -> Claim | None:
    """A claim as the change that its words make it, if they do."""
    if claim.role in CHANGES:
        return claim
    plain = claim.quantity.unit.dimension == "ratio" and claim.quantity.unit.per is None and claim.role == "now"
    return changing(text, claim) if plain and MOVED.match(text, claim.quantity.end) else None


def is_free(text: str, rate: Claim) -> bool:
    """Whether a rate is a percentage that nothing ties yet, and is measured from nothing else as far as words say."""
    quantity, unit = rate.quantity, rate.quantity.unit
    plain = rate.role == "rate" and unit.dimension == "ratio" and unit.per is None and quantity.upper is None
    if not plain or not is_former(rate) or any(kind not in ORDERED for kind, _ in rate.links):
        return False
    apart = is_off_yardstick(text, quantity.start, quantity.end) or ANOTHER.match(text, quantity.end) is not None
    return not apart and not is_of_volume(text, rate)


def is_of_volume(text: str, rate: Claim) -> bool:
    """Whether words behind a rate say that it leaves out prices, rates of exchange or what was added ("in real terms").
    """
    end = rate.quantity.end
    behind = ENDS.split(text[end : end + BEHIND].lower())[0]
    return any(f" {form}" in behind for form in table("modifiers")["comparable"]["forms"])


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
    bases = {basis for basis in (rate.basis, base.basis) if basis is not None}
    timed = len(bases) < 2 or rate.of is None or FORMER in bases
    heads = {claim.subject.measure.head for claim in (rate, now)} - {UNRESOLVED}
    alike = (rate.of is not None or len(heads) < 2) and now.sign == base.sign and not is_apart(text, rate, pair)
    behind = base.quantity.start - rate.quantity.end > 0
    timed = timed and (behind or not is_measured_otherwise(text, rate))
    return timed and alike and are_of_size(pair)


def are_of_size(pair: Pair) -> bool:
    """Whether two levels are single figures of one size."""
    one, other = pair.now.quantity, pair.before.quantity
    sizes = sorted(scaled(quantity.value, quantity.unit.scale) for quantity in (one, other))
    plain = one.upper is None and other.upper is None and one.unit.per == other.unit.per
    return plain and 0 < sizes[1] <= FAR * sizes[0]
