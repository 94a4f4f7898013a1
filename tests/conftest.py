"""What several test modules share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from postgres_server import server

# No test measures the machine: a busy one draws slowly, and is in good health all the same.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


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
