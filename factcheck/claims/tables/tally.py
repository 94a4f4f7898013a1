"""Claims of results: votes and shares of one contest, which leave nothing over, and the majority between them."""

from __future__ import annotations

from itertools import pairwise

from factcheck.claims.claim import UNRESOLVED, Claim, Kind, Measure, Subject
from factcheck.claims.statements.about import About
from factcheck.claims.statements.assemble import Builder
from factcheck.claims.subjects.subjects import Named
from factcheck.claims.tables.grid import Cell
from factcheck.claims.tables.printed import BARE, HUNDREDTHS, figure_of
from factcheck.claims.tables.results import Contest, Item
from factcheck.claims.tables.spans import Span, added, divided, meets, span
from factcheck.record import replace

MEASURE = "vote"
SLIPS = 1
"""Pairs of neighbours in the wrong order that a list from high to low may have."""


class Tally:
    """Writes the claims of one contest; `name` tells it from the others of the article."""

    def __init__(self, builder: Builder, contest: Contest, name: str) -> None:
        self.builder, self.contest = builder, contest
        self.scope = f"a{builder.article}.{name}"
        self.whole = Subject("", Measure(MEASURE), None, self.scope)
        self.votes: list[int] = []
        self.shares: list[int] = []

    def write(self) -> None:
        """Add the claims of every name, then those of the majority, and what ties them together."""
        self.builder.block = self.contest.blocks[0]
        self.builder.paragraph = len(self.builder.claims)
        for item in self.contest.items:
            self.item(item)
        if len(self.votes) == len(self.shares) == len(self.contest.items) and self.leaves_nothing():
            self.exhaust(self.votes, f"sum {self.scope}.votes", self.whole)
            self.exhaust(self.shares, f"sum {self.scope}.shares", None)
        self.majority()

    def item(self, item: Item) -> None:
        """The claims of one name."""
        self.builder.context.sentence = -1 - item.votes.start
        subject = replace(self.whole, measure=Measure(MEASURE, frozenset({f"for {item.name}"})))
        votes = self.add("level", item.votes, subject)
        if votes is None:
            return
        self.votes.append(votes)
        share = self.add("share", item.share, subject)
        if share is not None:
            self.shares.append(share)
            self.revise(share, role="share", of=self.builder.claims[votes].id, whole=self.whole)
        if item.change is not None:
            unknown = Subject("", Measure(UNRESOLVED), None, f"{self.scope}.{item.change.start}")
            self.add("rate", item.change, unknown)

    def add(self, kind: Kind, cell: Cell, subject: Subject) -> int | None:
        """The claim of one figure: its place among the claims."""
        quantity = figure_of(cell, BARE if kind == "level" else HUNDREDTHS, None)
        if quantity is None:
            return None
        resolved = subject.measure.head != UNRESOLVED
        self.builder.add(kind, quantity, About(subject, Named("", subject.measure, resolved)))
        return len(self.builder.claims) - 1

    def revise(self, at: int, **fields: object) -> None:
        """Complete a claim."""
        self.builder.claims[at] = replace(self.builder.claims[at], **fields)  # type: ignore[arg-type]

    def exhaust(self, places: list[int], name: str, whole: Subject | str | None) -> None:
        """These claims add up to a whole."""
        for at in places:
            self.revise(at, exhausts=(*self.builder.claims[at].exhausts, (name, whole)))

    def span(self, at: int) -> Span:
        """The values of a claim."""
        return span(self.builder.claims[at].quantity)

    def leaves_nothing(self) -> bool:
        """Whether nobody is left out: the shares make 100 percent, or most are shares in the sum of the votes."""
        shares, votes = [self.span(at) for at in self.shares], [self.span(at) for at in self.votes]
        if meets(added(shares), Span(1.0, 1.0)):
            return True
        fits = [divided(vote, added(votes)) for vote in votes]
        fit = sum(found is not None and meets(found, share) for found, share in zip(fits, shares, strict=True))
        return fit * 2 > len(shares)

    def majority(self) -> None:
        """The majority: the votes of the first without those of the second, and so in shares."""
        ranked = self.ranked()
        if self.contest.majority is None or len(ranked) < 2:
            return
        self.builder.context.sentence = -1 - self.contest.majority.start
        self.builder.block = self.contest.majority_block or self.builder.block
        subject = replace(self.whole, measure=Measure(MEASURE, frozenset({"majority"})))
        votes = self.add("level", self.contest.majority, subject)
        if votes is None:
            return
        first, second = ranked[:2]
        self.exhaust([self.votes[second], votes], f"rest {self.scope}.votes", self.at(self.votes[first]).id)
        share = self.add("share", self.contest.majority_share, subject) if self.contest.majority_share else None
        if share is not None:
            self.revise(share, role="share", of=self.at(votes).id, whole=self.whole)
            if len(self.shares) == len(self.votes):
                name = f"rest {self.scope}.shares"
                self.exhaust([self.shares[second], share], name, self.at(self.shares[first]).id)

    def at(self, place: int) -> Claim:
        """A claim by its place."""
        return self.builder.claims[place]

    def ranked(self) -> list[int]:
        """The names from most votes to fewest: as listed, if all but one pair of neighbours stand so."""
        values = [self.at(at).quantity.value for at in self.votes]
        slips = sum(one < other for one, other in pairwise(values))
        if values and values[0] == max(values) and slips <= SLIPS:
            return list(range(len(values)))
        return sorted(range(len(values)), key=lambda at: -values[at])
