"""Coarser tellings: figures that an article gives in more digits elsewhere ("2,394,376 arrivals", "the 2.39 million
guests"), as these and the words around them show, whatever they are said to measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.kinship import apart, opposed, placed_apart, says_unit
from factcheck.claims.ties.said.repeatable import CERTAIN, LARGE, may_be_told_again
from factcheck.claims.ties.said.retelling import AGAIN, MISTOLD
from factcheck.claims.ties.surroundings import Surroundings
from factcheck.claims.ties.values import values
from factcheck.quantities.quantity import ONE
from factcheck.record import record, replace
from factcheck.text.document import BODY, HEADING

FEWEST: Final = 2
"""Digits of a figure that tells another one again, at least."""

OPENING: Final = 1
"""Sentences behind the first one that open an article with it, where figures are rounded that are told in full below.
"""

LEADING: Final = 2
"""Digits to which the two are rounded alike."""

Sort = tuple[str | int | None, ...]
"""What figures must share to be the same."""


@record(frozen=True, slots=True)
class Telling:
    """A claim with its significant digits."""

    claim: Claim
    digits: str


def tell_coarser(text: str, claims: MutableSequence[Claim], listed: Collection[str]) -> None:
    """Link each figure that rounds just one other of the article, in another sentence, to that; those `listed` in
    results are of other times.
    """
    told = [claim for claim in claims if claim.id not in listed and may_be_coarser(claim)]
    groups: dict[Sort, list[Claim]] = defaultdict(list)
    for claim in told:
        groups[sort_of(claim)].append(claim)
    pairs = [pair for group in groups.values() if len(group) > 1 for pair in rounded([*map(telling_of, group)])]
    if not pairs:
        return
    around = Surroundings(text, told)
    opening = min((claim.sentence for claim in claims if claim.block == BODY), default=0) + OPENING
    found = {one.claim.id: (AGAIN, other.claim.id) for one, other in pairs if is_retold(one, other, around, opening)}
    for at, claim in enumerate(claims):
        if claim.id in found:
            claims[at] = replace(claim, links=(*claim.links, found[claim.id]))


def may_be_coarser(claim: Claim) -> bool:
    """Whether a figure of the body may be told in more digits, or in fewer, elsewhere."""
    body = claim.block in (BODY, HEADING) and claim.role != "aside" and claim.quantity.form == "digits"
    return body and may_be_told_again(claim) and all(kind not in (AGAIN, MISTOLD) for kind, _ in claim.links)


def sort_of(claim: Claim) -> Sort:
    """What a claim must share with another one to be the same."""
    unit = claim.quantity.unit
    value = abs(float(claim.quantity.value))
    written = f"{value if unit.scale is ONE else value * float(unit.scale):.{LEADING - 1}e}"
    sort = "count" if unit.dimension == "number" else unit.dimension
    return sort, unit.name if sort == "money" else None, unit.per, claim.kind, claim.sign, written


def telling_of(claim: Claim) -> Telling:
    """A claim with its digits."""
    return Telling(claim, f"{abs(float(claim.quantity.value)):.11e}"[:13].replace(".", "").rstrip("0"))


def rounded(group: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Each figure of one sort that rounds figures of other sentences, all of one size, with the nearest of them."""
    for one in group:
        if len(one.digits) < FEWEST:
            continue
        finer = [other for other in group if len(other.digits) > len(one.digits) and rounds(one.claim, other.claim)]
        sizes = {other.digits for other in finer}
        if len(sizes) == 1:
            yield one, min(finer, key=lambda other: abs(other.claim.sentence - one.claim.sentence))


def rounds(one: Claim, other: Claim) -> bool:
    """Whether a figure may be another one, of another sentence, with fewer digits: the zeros that it prints count."""
    rough = int(one.quantity.hedge is not None)
    return one.sentence != other.sentence and values(one)[rough].meets(values(other)[0])


def is_retold(one: Telling, other: Telling, around: Surroundings, opening: int) -> bool:
    """Whether a figure that rounds another one tells it again: the fewer its digits, the more words they must share."""
    shared = around.shared_counting(one.claim, other.claim)
    if apart(one.claim, other.claim, shared):
        fine = one.claim.sentence <= opening and len(other.digits) >= CERTAIN
        fine = fine and not placed_apart(one.claim.subject, other.claim.subject)
        return fine and not opposed(one.claim, other.claim) and (shared.words > 1 or shared.beside)
    if len(one.digits) < CERTAIN:
        return shared.words > 1 or shared.beside
    return one.claim.quantity.value >= LARGE or says_unit(one.claim, other.claim) or shared.words > 0
