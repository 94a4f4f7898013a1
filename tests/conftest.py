"""What several test modules share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from postgres_server import server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server without the name of a database; one server for each worker of the tests."""
    with server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new ledger can be made: a file, then a database of its own."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.ledger")
        return
    address = request.getfixturevalue("postgres")
    import psycopg

    name = f"ledger_{uuid4().hex}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as database:
        database.execute(f"CREATE DATABASE {name}")
    yield f"{address}/{name}"
