"""Headed: which way words say that a figure went beside which they set none ("Attacks on ships drop to 116"): those of
a headline, those of a sentence behind which another tells what it was, and those behind a clause that says what it was.
"""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.said.bearings import first
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.quotes import currencies, valuing
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import replace
from factcheck.text.document import BODY, TITLE

ROSE: Final = "rose"
FELL: Final = "fell"
"""The link of a figure to itself that says which way it went."""

ABOVE: Final = "above"
BELOW: Final = "below"
"""The link of a figure to one that it went up or down from, as the words say."""

REACH: Final = 4
"""Words before "to" among which the verb stands that leads to a figure, at most."""

LEADING: Final = ("to ", "TO ")
BEFORE: Final = 300
"""Characters before a figure that are its sentence's, at most."""

APART: Final = expression(r"\n|[.;] ")
"""What ends the sentence before."""

CLAUSE: Final = expression(
    r", (?:which|who) (?:had )?(?:(?:was|were|been)(?: worth)?|stood at|totall?ed|numbered|amounted to|came to)"
    rf" (?:at )?(?:a mere )?{APPROXIMATELY}"
)
"""What leads from the name of something to what it was at an earlier time."""

LONGEST: Final = 60
"""Characters of what leads to a figure, at most."""

THEN: Final = expression(
    r"[^,;.\n]{0,50}, (?:(?:had|has|have|since|then|now) ){0,2}[a-z]+ (?:(?:up|down|back|[a-z]+ly) )?to "
)
"""What leads from such a figure to the one that the thing went to."""

PERFECT: Final = expression(r", (?:had|has|have) (?:since |then |now )?[a-z]+ ")
"""What tells of everything that has happened since then."""

YEAR: Final = 366
"""Days back, at most, to which a verb compares that tells of one time only."""

WORDS: Final = expression(r"[\w'’-]+")


def tell_ways(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures that something has risen or fallen to which way they went."""
    beside = {(claim.of, claim.sentence) for claim in claims if claim.role == "base"}
    changed = {claim.sentence for claim in claims if claim.role in CHANGES}
    for at, claim in enumerate(claims):
        plain = claim.block == TITLE or (claim.block == BODY and claim.sentence not in changed)
        if not plain or claim.role != "now" or claim.kind not in ("level", "rate") or claim.links:
            continue
        way = way_of(text, claim) if (claim.id, claim.sentence) not in beside else 0
        if way:
            former = claims[at - 1] if at > 0 and was_before(text, claims[at - 1], claim) else None
            link = (ROSE if way > 0 else FELL, claim.id) if former is None else (ABOVE if way > 0 else BELOW, former.id)
            claims[at] = replace(claim, links=(link,))


def was_before(text: str, former: Claim, claim: Claim) -> bool:
    """Whether a clause tells what a thing was ("which stood at 320 in March") that a verb right behind it takes on."""
    start, end = former.quantity.start, claim.quantity.start
    sorts = [(c.sentence, c.kind, c.sign, c.quantity.unit.name, c.subject.measure.head) for c in (former, claim)]
    if former.role != "now" or sorts[0] != sorts[1] or THEN.fullmatch(text, former.quantity.end, end) is None:
        return False
    lead = text.rfind(", wh", max(0, start - LONGEST), start)
    if lead < 0 or CLAUSE.fullmatch(text, lead, start) is None:
        return False
    one, other = former.subject.period, claim.subject.period
    near = one is not None and other is not None and 0 < other.first - one.first <= YEAR
    return near or PERFECT.search(text, former.quantity.end, end) is not None


def way_of(text: str, claim: Claim) -> int:
    """Which way the verb before a figure says that it went; 0 where none leads to it, where prices may be quoted the
    other way round or things have places, and where it only got better.
    """
    start = claim.quantity.start
    if not text.endswith(LEADING, 0, start):
        return 0
    before = APART.split(text[max(0, start - BEFORE) : start].lower())[-1]
    words = WORDS.findall(before)
    spoken = {word.removesuffix("'s").removesuffix("’s") for word in words}
    if words[-1:] != ["to"] or not spoken.isdisjoint(currencies() | cue("rankings") | valuing()):
        return 0
    near = words[-1 - REACH : -1]
    return first(near, reversed(range(len(near))), "tfvk")
