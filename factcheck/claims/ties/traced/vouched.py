"""Vouched figures: levels that agree with what they were before and changed by, so that no large slip hides in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import term_of
from factcheck.claims.ties.traced.fits import Growth
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.record import replace


def vouched(text: str, claims: Sequence[Claim]) -> Mapping[str, float]:
    """How far the levels may be off that were printed with a rate and a base that fit them, and these bases, by name:
    as far as the rounding of the rate lets them be.
    """
    bases = {claim.of: claim for claim in claims if claim.role == "base" and claim.of is not None}
    if not bases:
        return {}
    levels = {claim.id: claim for claim in claims if claim.id in bases}
    rates = [(claim.of or "", claim) for claim in claims if claim.role == "rate" and claim.of in levels]
    alone = {base.sentence: of for of, base in bases.items() if of in levels}
    bare = [(alone[claim.sentence], claim) for claim in claims if claim.kind == "rate" and claim.sentence in alone]
    rates += [(of, replace(rate, sign=way(levels[of], bases[of]), role="rate")) for of, rate in bare]
    return {name: room for of, rate in rates for name, room in rooms(text, rate, levels[of], bases[of])}


def way(level: Claim, base: Claim) -> int:
    """Which way a level went from its base, for a rate of which no word says so ("from 213 billion, or 28.8 percent").
    """
    return 1 if level.quantity.value >= base.quantity.value else -1


def rooms(text: str, rate: Claim, level: Claim, base: Claim) -> Iterator[tuple[str, float]]:
    """How far a level and its base may be off, by name, where a rate leads from the one to the other."""
    now, before = term_of(text, level), term_of(text, base)
    if now is None or before is None or now.middle <= 0 or before.middle <= 0:
        return
    for one in rate_of(text, rate):
        if Growth(one, now, before, "before", 1).fits():
            yield level.id, one.width * before.middle
            yield base.id, one.width * before.middle / (1 + one.middle)


def change_vouched(text: str, change: Claim, claims: Sequence[Claim]) -> Collection[str]:
    """An amount of change and the level of its sentence that fit a rate of it, by name; none where no rate does."""
    amount = term_of(text, change)
    beside = [replace(claim, links=()) for claim in claims if claim.sentence == change.sentence]
    rates = [one for claim in beside if claim.role == "rate" for one in rate_of(text, claim)]
    if amount is None or change.role != "delta" or not rates:
        return ()
    levels = [now for claim in beside if claim.kind == "level" and (now := term_of(text, claim)) and now.middle > 0]
    fitting = (now for now in levels for rate in rates if Growth(rate, now, amount, "delta", 1).fits())
    level = next(fitting, None)
    return () if level is None else (change.id, level.claim.id)
