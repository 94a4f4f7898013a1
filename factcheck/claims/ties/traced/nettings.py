"""Nettings: a rise and a fall that make up another move, which is smaller than one of them (jobs "fell by 291,000", the
jobless "rose by 237,000", and the labour force "shrank by 54,000").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from factcheck.claims.ties.terms import ROUNDED, Term
from factcheck.claims.ties.traced.runs import BESIDE, Sum, made_of, near

NETTED: Final = 0.03
"""Moves are believed to make up another one that do so by chance less often than this."""


def netted(row: Sequence[Term]) -> Iterator[Sum]:
    """The moves of a series that a rise and a fall near them make up, and hardly by chance."""
    for at, whole in enumerate(row):
        if whole.claim.role != "delta":
            return
        around = near(whole, (*row[max(0, at - BESIDE) : at], *row[at + 1 : at + 1 + BESIDE]))
        rises, falls = ([term for term in around if (term.middle > 0) is rising] for rising in (True, False))
        tried = len(rises) * len(falls)
        found = (made for pair in product(rises, falls) for made in made_of(whole, pair, tried, NETTED))
        yield from (made for made in found if made.fits() and is_net(made))


def is_net(made: Sum) -> bool:
    """Whether a move is smaller than one of its two parts: larger ones are looked for as any whole is."""
    size = abs(made.whole.middle) * (1 + ROUNDED)
    return any(abs(part.middle) > size for part in made.parts)
