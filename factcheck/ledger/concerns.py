"""Concerns: the figures that are asked about, where earlier articles stand beside the new ones.

What is bound on a guess derives nothing further, so of earlier articles alone nothing need be guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from factcheck.claims.claim import Claim
from factcheck.ledger.elsewhere import Wanted
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.meeting import years
from factcheck.ledger.traits import is_plain, sort_of


class Concerns:
    """The articles of a ledger that are `asked` about, if not all are, and their figures by unit and year."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.asked = ledger, ledger.asked
        self.stated: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in chain.from_iterable(ledger.by_article.get(number, ()) for number in self.asked or ()):
            for year in ledger.elsewhere.shelves.years_of(claim) if is_plain(claim) else ():
                self.stated[sort_of(claim), year].append(claim)

    def touch(self, *claims: Claim) -> bool:
        """Whether an article that is asked about says one of some claims."""
        return self.asked is None or any(claim.article in self.asked for claim in claims)

    def around(self, like: Claim, time: Wanted) -> Iterator[Claim]:
        """The figures asked about that may be of a time, in the unit of one they are `like`."""
        sort = sort_of(like)
        for year in years(time.period):
            yield from self.stated.get((sort, year), ())

    def tell_before(self, article: int) -> bool:
        """Whether an article that is asked about may have come before another one of its story."""
        kin = (number for number in self.ledger.stories.beside(article) if number in (self.asked or ()))
        return any(self.ledger.stories.may_tell_first(number, article) for number in kin)
