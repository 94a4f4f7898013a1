"""A ledger's memory for a run: the earlier articles that stand beside those that are checked."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Claim
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
        claims = [claim for _, _, claims in group for claim in claims]
        found = self.ledger.related(claims, (document for _, document, _ in group))
        return [(number, kept.document, kept.claims) for number, kept in found]
