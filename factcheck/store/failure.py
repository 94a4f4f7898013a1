"""What can go wrong with a ledger on disk, in one line: which ledger, and why."""

from __future__ import annotations


class LedgerError(Exception):
    """A ledger cannot be used: `place` is its file or address (without a password), `reason` says why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
