"""Twofold changes: what two levels lie apart, told as an amount and beside it as a percentage ("down from 120 million,
a loss of 21 million copies or 18 percent"); once the amount is known to lie between them, the percentage does too.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import GUESSED_REST, MISTYPED_REST, Claim
from factcheck.claims.statements.yardsticks import is_off_yardstick
from factcheck.claims.ties.plain.rates import YEARLY, is_of_volume
from factcheck.claims.ties.said.bearings import MEANS
from factcheck.claims.ties.said.conclusions import Conclusion, concluded, is_measured_otherwise
from factcheck.claims.ties.said.succession import in_order
from factcheck.claims.ties.terms import TOLD, term_of
from factcheck.claims.ties.traced.fits import Growth
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

OR: Final = expression(rf"(?: [a-z-]+)?(?:,? or (?:by )?(?:an? )?| ?\(|, i\.e\. | / |, ){APPROXIMATELY}")
"""What stands between an amount and the percentage that says it again."""

ORDERED: Final = frozenset({"above", "below", "again"})
"""The links of a percentage that leave open what it is of."""

EXCEEDS: Final = "exceeds"
"""The link of a figure to one that words put below it."""


@record(frozen=True, slots=True)
class Apart:
    """Two levels and the amount that lies between them, as is known."""

    amount: Claim
    larger: Claim
    smaller: Claim


def tie_twofold(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the percentages of an article that say again by how much two levels differ to these."""
    rates = {claim.quantity.start: at for at, claim in enumerate(claims) if is_rate(claim)}
    for apart in list(known_apart(claims)) if rates else ():
        end = apart.amount.quantity.end
        at = next((rates[start] for start in rates if start > end and OR.fullmatch(text, end, start)), None)
        if at is not None and is_free(text, claims[at], apart):
            tied = next(growths(text, claims[at], apart), None)
            claims[at] = tied or claims[at]


def is_rate(claim: Claim) -> bool:
    """Whether a claim states a percentage that may be a change."""
    quantity = claim.quantity
    plain = quantity.unit.dimension == "ratio" and quantity.unit.per is None and quantity.upper is None
    return plain and claim.role in ("rate", "now", "base") and claim.block not in (TABLE, TITLE)


def known_apart(claims: Sequence[Claim]) -> Iterator[Apart]:
    """The amounts of an article that are known to lie between two levels, with these."""
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        for name, whole in claim.exhausts:
            if name.startswith(GUESSED_REST) and not name.startswith(MISTYPED_REST) and isinstance(whole, str):
                amount = by_id.get(name.rpartition(".a")[2] and f"a{name.rpartition('.a')[2]}")
                if amount is not None and amount is not claim and whole in by_id:
                    yield Apart(amount, by_id[whole], claim)


def is_free(text: str, rate: Claim, apart: Apart) -> bool:
    """Whether nothing but the amount beside it is known to go with a percentage, and words give it no other base."""
    known = {kind: name for kind, name in rate.links if kind not in ORDERED}
    own = not known or (known.get("part") == apart.amount.id and "guess" in known)
    otherwise = is_measured_otherwise(text, rate) or YEARLY.match(text, rate.quantity.end) is not None
    yardstick = is_off_yardstick(text, rate.quantity.start, rate.quantity.end)
    return own and not (otherwise or yardstick or is_of_volume(text, rate))


def growths(text: str, rate: Claim, apart: Apart) -> Iterator[Claim]:
    """The percentage as the change from the one level to the other: as words order these, or as it fits them."""
    told = order(text, apart)
    for now, before in (told,) if told else ((apart.larger, apart.smaller), (apart.smaller, apart.larger)):
        change = concluded(Conclusion(rate, now, before, said=False))
        links = tuple(link for link in rate.links if link[0] in ORDERED)
        fit = fits(text, change, now, before)
        by_means = MEANS.match(text, rate.quantity.end) is not None
        if fit or (told and not (by_means or fits(text, replace(change, sign=-change.sign), before, now))):
            how = "guess" if fit else TOLD
            yield replace(change, links=(*links, ("now", now.id), ("before", before.id), (how, "growth")))


def order(text: str, apart: Apart) -> tuple[Claim, Claim] | None:
    """The two levels as the one that was reached, or is set above the other, and that, as far as words tell."""
    for one, other in ((apart.larger, apart.smaller), (apart.smaller, apart.larger)):
        if (EXCEEDS, other.id) in one.links:
            return one, other
    first, second = sorted((apart.larger, apart.smaller), key=lambda claim: claim.quantity.start)
    return in_order(text, first, second)


def fits(text: str, change: Claim, now: Claim, before: Claim) -> bool:
    """Whether a change leads from one level to the other as printed."""
    level, base = term_of(text, now), term_of(text, before)
    if level is None or base is None or min(level.middle, base.middle) <= 0:
        return False
    return any(Growth(rate, level, base, "before", 1).fits() for rate in rate_of(text, replace(change, links=())))
