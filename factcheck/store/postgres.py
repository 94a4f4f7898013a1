"""A ledger in a PostgreSQL database, in tables of its own beside whatever else is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from factcheck import __version__
from factcheck.store.failure import LedgerError
from factcheck.store.schema import TABLES, VERSION

if TYPE_CHECKING:
    import psycopg

WORDS: Final = {"serial": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "bytes": "BYTEA", "compact": ""}
MAKING: Final = 0x66636B6C
"""The lock that one process holds while it makes the tables."""

PATIENCE: Final = 10
"""Seconds to wait for a server to answer."""


class PostgresConnection:
    """A connection to a database; made by `open_url`."""

    def __init__(self, place: str, database: psycopg.Connection[tuple[Any, ...]]) -> None:
        self.place = place
        self._database = database

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement, and fetch what it returns."""
        with _told(self.place):
            cursor = self._database.execute(_with_marks(statement), values)
            return cursor.fetchall() if cursor.description else []

    def many(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        with _told(self.place), self._database.cursor() as cursor:
            cursor.executemany(_with_marks(statement), values)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction."""
        with _told(self.place), self._database.transaction():
            yield

    def close(self) -> None:
        """End the connection."""
        with suppress(Exception):
            self._database.close()


def is_url(place: str) -> bool:
    """Whether a ledger's place is a PostgreSQL address."""
    return place.startswith(("postgresql://", "postgres://"))


def open_url(url: str, *, make: bool) -> PostgresConnection:
    """A connection to the ledger at an address; its tables are made where there are none (`make`). Raises LedgerError.
    """
    place = without_password(url)
    try:
        import psycopg
    except ImportError as error:
        raise LedgerError(place, "needs the postgres extra: pip install factcheck-lint[postgres]") from error
    with _told(place):
        database = psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE, application_name="factcheck")
    connection = PostgresConnection(place, database)
    if not _is_made(connection):
        if not make:
            raise LedgerError(place, "there is no ledger in this database; factcheck ledger add makes one")
        _make(connection)
    return connection


def _is_made(connection: PostgresConnection) -> bool:
    # A look-up by name (to_regclass) may answer from what this connection saw before it waited for the lock.
    statement = "SELECT 1 FROM pg_tables WHERE tablename = ? AND schemaname = ANY (current_schemas(false))"
    return bool(connection.rows(statement, ("factcheck_ledger",)))


def _make(connection: PostgresConnection) -> None:
    with connection.writing():
        connection.rows("SELECT pg_advisory_xact_lock(?)", (MAKING,))
        if not _is_made(connection):
            for statement in TABLES:
                connection.rows(statement.format(**WORDS))
            connection.rows("INSERT INTO factcheck_ledger VALUES (?, ?)", (VERSION, __version__))


def without_password(url: str) -> str:
    """An address as messages may show it."""
    scheme, _, rest = url.partition("://")
    access, at, host = rest.rpartition("@")
    return f"{scheme}://{access.partition(':')[0]}{at}{host}".partition("?")[0]


def _with_marks(statement: str) -> str:
    return statement.replace("?", "%s")


@contextmanager
def _told(place: str) -> Iterator[None]:
    """PostgreSQL's errors as LedgerErrors."""
    import psycopg

    try:
        yield
    except psycopg.OperationalError as error:
        full = isinstance(error, psycopg.errors.DiskFull)
        kind = "cannot be written: the disk is full" if full else "the connection failed or was lost"
        raise LedgerError(place, f"{kind} ({_first_line(error)}); what was not reported as added was not") from error
    except psycopg.Error as error:
        raise LedgerError(place, f"cannot be used: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[0].split())[:200]
