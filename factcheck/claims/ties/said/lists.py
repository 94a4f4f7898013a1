"""Lists whose total a sentence before them gives: they add up to it, or are said to leave nothing over ("by type")."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final

from factcheck.claims.claim import GUESSED, Claim
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.said.totals import pattern
from factcheck.quantities.interval import Interval
from factcheck.record import replace
from factcheck.text.document import BODY

LISTED: Final = 3
"""Fewer figures than this may add up to another one by chance."""

BACK: Final = 3
"""Sentences before a list in which its total is looked for."""

FAR: Final = 12
"""Sentences before it in which its total is looked for that it makes to the digit."""

FINE: Final = 1000
"""Steps of its last digit that such a total has, at least."""

TRIED: Final = 4
"""Figures before a list among which its total is looked for."""

NEAR: Final = Interval(Fraction(1, 2), Fraction(2))
"""A sum this far from the total is none of all its parts, whatever the words say."""


def add_up(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the members of each list which total before them they are the parts of."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    levels = [c for c in claims if c.kind == "level" and c.role == "now" and c.block == BODY and is_exact(c)]
    for parts in lists(text, levels):
        whole = total(text, parts, levels)
        if whole is not None:
            entry = (f"{GUESSED} {whole.id}.list", whole.id)
            for part in parts:
                at = places[part.id]
                claims[at] = replace(claims[at], exhausts=(*claims[at].exhausts, entry))


def is_exact(claim: Claim) -> bool:
    """Whether a figure is no bound and no range: floors do not add up to a floor."""
    quantity = claim.quantity
    return quantity.value > 0 and quantity.hedge is None and quantity.upper is None and quantity.unit.per is None


def lists(text: str, levels: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Runs of three or more figures of one unit: those of a sentence, and lines of one figure each behind a colon."""
    sentences = [list(group) for _, group in groupby(levels, key=lambda claim: claim.sentence)]
    run: list[Claim] = []
    for found in sentences:
        yield from (one for one in runs(found) if len(one) >= LISTED)
        follows = bool(run) and found[0].sentence == run[-1].sentence + 1 and is_line(text, found[0])
        if len(found) == 1 and follows and found[0].quantity.unit == run[0].quantity.unit:
            run.append(found[0])
            continue
        if len(run) > LISTED:
            yield run[1:]
        run = [found[-1]] if opens_list(text, found[-1]) else []
    if len(run) > LISTED:
        yield run[1:]


def runs(found: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The figures of a sentence in runs of one unit."""
    return (list(group) for _, group in groupby(found, key=lambda claim: claim.quantity.unit))


def opens_list(text: str, claim: Claim) -> bool:
    """Whether the line of a figure ends in a colon."""
    end = text.find("\n", claim.quantity.end)
    return end > 0 and text[claim.quantity.end : end].rstrip().endswith(":")


def is_line(text: str, claim: Claim) -> bool:
    """Whether a figure stands on a line of its own."""
    before = text.rfind("\n", 0, claim.quantity.start)
    return text.rfind(". ", before + 1, claim.quantity.start) < 0


def is_ahead(whole: Claim, parts: Sequence[Claim], reach: int) -> bool:
    """Whether a figure of the unit of a list stands so few sentences before it."""
    return 0 < parts[0].sentence - whole.sentence <= reach and whole.quantity.unit == parts[0].quantity.unit


def total(text: str, parts: Sequence[Claim], levels: Sequence[Claim]) -> Claim | None:
    """The figure before a list that exceeds each of its figures and that they add up to best; else the last one, where
    the words say so.
    """
    largest = max(part.quantity.value for part in parts)
    first = parts[0].quantity
    before = [c for c in levels if is_ahead(c, parts, BACK)]
    wholes = [c for c in reversed(before) if c.quantity.value > largest]
    made = sum((part.quantity.narrow() for part in parts[1:]), first.narrow())
    fitting = [c for c in wholes[:TRIED] if made.meets(c.quantity.narrow())]
    sizes = printed(parts)
    far = (c for c in reversed(levels) if is_ahead(c, parts, FAR) and c.quantity.value >= FINE * c.quantity.step)
    exact = next((c for c in far if printed([c]) == sizes), None)
    if exact is not None:
        return exact
    if fitting or not wholes:
        return min(fitting, key=lambda c: abs(printed([c]) - sizes), default=None)
    whole = wholes[0]
    told = pattern("exhaustive").search(text, whole.quantity.end, first.start) or opens_list(text, whole)
    return whole if told and (whole.quantity.narrow() * NEAR).meets(made) else None
