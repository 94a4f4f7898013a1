"""Origins: the figure behind a change that words set as what it is measured from ("13.7 per cent more than the 522.9
million kilos sold abroad in 2023").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import pieces
from factcheck.claims.ties.terms import Term
from factcheck.lexicon import table

LONG: Final = 100
"""Characters between a change and what it is measured from, at most."""

ELSEWHERE: Final = frozenset({"to", "and", "but", "while", "which", "who", "as", "including", "or", ";", ":"})
"""Words and marks behind which a figure is another one's."""


def origin(text: str, change: Claim, figures: Sequence[Term]) -> Term | None:
    """What a change is measured from: the first of some figures behind it, in order, where the words between say so."""
    end = change.quantity.end
    at = bisect_left(figures, end, key=attrgetter("start"))
    behind = figures[at] if at < len(figures) else None
    if behind is None or behind.claim.sentence != change.sentence or behind.start - end > LONG:
        return None
    return behind if sets_off(text[end : behind.start]) else None


def sets_off(between: str) -> bool:
    """Whether the words between two figures say that the first is measured from the second."""
    if "\n" in between or not any(map(between.lower().__contains__, comparing())):
        return False
    words = " ".join(piece for piece in pieces(between) if piece not in "(),")
    said = f" {words} ".replace(" compared to ", " compared with ").replace(" as ", " ")
    return ELSEWHERE.isdisjoint(said.split()) and any(f" {form} " in said for form in comparing())


@cache
def comparing() -> Sequence[str]:
    """Words that lead to what is compared with."""
    return tuple(form for form in table("bases")["comparison"]["forms"] if not form.startswith("as "))
