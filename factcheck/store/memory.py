"""A ledger's memory for a run: the earlier articles that stand beside those that are checked."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Claim
from factcheck.ledger.stories import Told
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
        claims, documents = [c for _, _, some in group for c in some], [document for _, document, _ in group]
        found = dict(self.ledger.related(claims, documents))
        kin = [one for _, document, some in group for one in self.ledger.kin(Told(document, some), documents)]
        found.update(kin)
        for _, kept in kin:  # who tells the story with them tells it with the group
            found.update(self.ledger.kin(Told(kept.document, kept.claims), documents))
        return [(number, found[number].document, found[number].claims) for number in sorted(found, reverse=True)]
