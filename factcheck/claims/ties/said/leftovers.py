"""Leftovers: whether what words call the rest of some shares is the rest of just these ("65% cited price and 48%
service; the remaining 35% could not say", where one may cite both).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations
from operator import add
from typing import Final

from factcheck.claims.ties.amounts import pieces
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity

WHOLE: Final = Interval.from_value(1)
"""A hundred percent."""

MOST: Final = 9
"""Shares that are looked at so, at most."""

NEAR: Final = 32
"""Characters before a share in which words call it the rest."""

PLACING: Final = frozenset({"in", "on", "at", "of", "than", "against"})
"""What stands before "the other 48%" where this is no rest ("45% in one poll, in the other 48%")."""


def is_of_some(shares: Sequence[Quantity]) -> bool:
    """Whether the last of some shares makes a hundred with some others already: not all are of one whole."""
    return any(total.meets(WHOLE) for total in with_last(shares))


def is_within_one(shares: Sequence[Quantity]) -> bool:
    """Whether it makes another one of them with some ("60% have decided: 38% for the mayor, the other 22% against")."""
    return any(total.meets(one.narrow()) for total in with_last(shares) for one in shares[:-1])


def with_last(shares: Sequence[Quantity]) -> Iterator[Interval]:
    """What the last of some shares makes with some of the others, but not with all."""
    *others, last = [share.narrow() for share in shares[:MOST]]
    return (reduce(add, some, last) for count in range(1, len(others)) for some in combinations(others, count))


def is_elsewhere(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether "the other 48%" is told of another place or case than a first share ("45% in one poll, in the other 48%";
    not "in 45% of cases ..., in the other 55%").
    """
    *_, before, article, other = ("", "", "", *ahead(text, last))
    placed = (article, other) == ("the", "other") and before in PLACING
    return placed and before not in ahead(text, first)[-1:]


def ahead(text: str, share: Quantity) -> Sequence[str]:
    """The words before a share."""
    return pieces(text[max(0, share.start - NEAR) : share.start])
