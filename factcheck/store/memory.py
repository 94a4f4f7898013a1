"""A ledger's memory for a run: the earlier articles that stand beside those that are checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from factcheck.claims.claim import Claim
from factcheck.ledger.leads import Told
from factcheck.store.stored import StoredLedger
from factcheck.text.document import Document

Extracted = tuple[int, Document, Sequence[Claim]]
"""An article: its number in the run, its text, its claims."""


class Memory:
    """What an open ledger remembers of the subjects of a run."""

    def __init__(self, ledger: StoredLedger) -> None:
        self.ledger = ledger

    def beside(self, group: Sequence[Extracted]) -> Sequence[Extracted]:
        """The earlier articles whose claims can meet those of a group, in the order they were added. Raises
        LedgerError.
        """
        documents = [document for _, document, _ in group]
        leads = Leads(self.ledger, documents)
        kin = leads.kin_of(Told(document, some) for _, document, some in group)
        kin |= leads.kin_of(kin.values())  # who tells the story with them tells it with the group
        met = self.ledger.meeting(claim for _, _, some in group for claim in some)
        others = self.ledger.recalled({number: met[number] for number in met.keys() - kin.keys()}, documents)
        found = {-number: (told.document, told.claims) for number, told in kin.items()}
        found.update((number, (kept.document, kept.claims)) for number, kept in others)
        return [(number, *found[number]) for number in sorted(found, reverse=True)]


class Leads:
    """The leads of a ledger's articles but some, each read once."""

    def __init__(self, ledger: StoredLedger, but: Collection[Document]) -> None:
        self.ledger, self.but = ledger, but
        self.naming = cache(ledger.naming)
        self.read: dict[int, Told] = {}

    def kin_of(self, some: Iterable[Told]) -> dict[int, Told]:
        """The articles that tell of one thing with some of these, by their ids."""
        found: dict[int, Told] = {}
        for told in some:
            near = {number for name in told.mentions for number in self.naming(name)}
            fresh = self.ledger.recalled(dict.fromkeys(near - self.read.keys()), self.but)
            self.read.update((-number, Told(kept.document, kept.claims)) for number, kept in fresh)
            own = told.lead
            found |= {n: self.read[n] for n in near & self.read.keys() if own.kinship_to(self.read[n])}
        return found
