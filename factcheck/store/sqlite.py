"""A ledger in one SQLite file, which several processes may read and write at once."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

from factcheck import __version__
from factcheck.store.failure import LedgerError
from factcheck.store.schema import TABLES, VERSION

WORDS: Final = {"serial": "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes": "BLOB", "compact": " WITHOUT ROWID"}
PATIENCE: Final = float(os.environ.get("FACTCHECK_LEDGER_PATIENCE", "30"))
"""Seconds to wait for another writer."""

REASONS: Final = {
    "SQLITE_BUSY": "is locked by another program; nothing of this article was written, run again later",
    "SQLITE_LOCKED": "is locked by another program; nothing of this article was written, run again later",
    "SQLITE_READONLY": "cannot be written: it is read-only",
    "SQLITE_FULL": "cannot be written: the disk is full",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error, or is full",
    "SQLITE_CORRUPT": "is damaged or cut short; restore it, or make a new one from the articles",
    "SQLITE_NOTADB": "is not a ledger",
    "SQLITE_CANTOPEN": "cannot be opened",
    "SQLITE_PERM": "cannot be opened: permission denied",
}
"""What SQLite's errors mean to the one who runs the program, by the beginning of their names."""


class SQLiteConnection:
    """A connection to a file; made by `open_file`."""

    def __init__(self, place: str, database: sqlite3.Connection) -> None:
        self.place = place
        self._database = database

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement, and fetch what it returns."""
        with _told(self.place):
            return self._database.execute(statement, values).fetchall()

    def many(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        with _told(self.place):
            self._database.executemany(statement, values)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that holds the file's only right to write from its beginning, so that it never fails halfway
        because of another writer.
        """
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            with suppress(LedgerError):
                self.rows("ROLLBACK")
            raise

    def close(self) -> None:
        """End the connection."""
        with suppress(sqlite3.Error):
            self._database.close()


def open_file(path: str, *, make: bool) -> SQLiteConnection:
    """A connection to the ledger in a file: to write in, and made where there is none (`make`), or to read only.

    Raises LedgerError.
    """
    try:
        size = os.stat(path).st_size
    except FileNotFoundError:
        if not make:
            raise LedgerError(path, "there is no such ledger; factcheck ledger add makes one") from None
        if "://" in path:
            raise LedgerError(path, "is neither a file nor an address postgresql://USER@HOST/DATABASE") from None
        if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
            raise LedgerError(path, "cannot be made: there is no such folder") from None
        _make(path)
        size = os.path.getsize(path)
    except OSError as error:
        raise LedgerError(path, (error.strerror or str(error)).lower()) from error
    if os.path.isdir(path):
        raise LedgerError(path, "is a folder, not a ledger")
    if size == 0:
        raise LedgerError(path, "is empty, so it is no ledger; remove it to begin a new one")
    with _told(path):
        database = _connect(path, "rw" if make else "ro")
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'factcheck_ledger'").fetchone():
            raise LedgerError(path, "is a database of another program, not a ledger")
        _raise_if_short(path, database)
        return SQLiteConnection(path, database)


def _connect(path: str, mode: str) -> sqlite3.Connection:
    location = f"file:{_quoted(os.path.abspath(path))}?mode={mode}"
    try:
        return _prepared(location)
    except sqlite3.OperationalError:
        # In a folder that cannot be written, a ledger can only be read as if nobody else wrote to it.
        if mode == "rw" or os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) or os.path.exists(f"{path}-wal"):
            raise
        return _prepared(location + "&immutable=1")


def _prepared(location: str) -> sqlite3.Connection:
    database = sqlite3.connect(location, uri=True, isolation_level=None, timeout=PATIENCE)
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _make(path: str) -> None:
    """A new ledger, whole from the moment it appears: made under another name, then given its own if that is free."""
    fresh = f"{path}.{secrets.token_hex(4)}.part"
    try:
        with _told(path):
            database = sqlite3.connect(fresh, isolation_level=None)
            try:
                database.execute("BEGIN")
                for statement in TABLES:
                    database.execute(statement.format(**WORDS))
                database.execute("INSERT INTO factcheck_ledger VALUES (?, ?)", (VERSION, __version__))
                database.execute("COMMIT")
                # Only now: what a log keeps is moved at the end, and a disk too full for that would go untold.
                database.execute("PRAGMA journal_mode = WAL")
            finally:
                database.close()
        _put_in_place(fresh, path)
    except OSError as error:
        raise LedgerError(path, f"cannot be made: {(error.strerror or str(error)).lower()}") from error
    finally:
        for left in (fresh, f"{fresh}-wal", f"{fresh}-shm"):
            with suppress(OSError):
                os.unlink(left)


def _put_in_place(fresh: str, path: str) -> None:
    """Give a new file its name, unless that was taken meanwhile."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without second names for a file
        if not os.path.exists(path):
            os.rename(fresh, path)


def _raise_if_short(path: str, database: sqlite3.Connection) -> None:
    """A file cut short is told at once, and not when a missing page is met; while others write, its end may lie in
    their log.
    """
    if os.path.exists(f"{path}-wal") and os.path.getsize(f"{path}-wal"):
        return
    pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if os.path.getsize(path) < pages * size:
        raise LedgerError(path, REASONS["SQLITE_CORRUPT"])


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


@contextmanager
def _told(path: str) -> Iterator[None]:
    """SQLite's errors as LedgerErrors."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        reason = next((known for begin, known in REASONS.items() if name.startswith(begin)), None)
        raise LedgerError(path, reason or f"cannot be used: {str(error).partition(chr(10))[0]}") from error
