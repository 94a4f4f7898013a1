"""What a ledger asks of a database: statements with `?` for values, transactions, and failures told in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Connection(Protocol):
    """One connection to one ledger. Every method raises LedgerError."""

    place: str
    """The ledger's file or address, as messages name it."""

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement, and fetch what it returns."""

    def many(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that writes: kept whole when the block ends well, and not at all otherwise."""

    def close(self) -> None:
        """End the connection."""
