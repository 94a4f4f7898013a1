"""A real PostgreSQL server for the tests: Debian's package, on loopback, in a folder of its own, gone when they end.

`apt-get install postgresql` is all it needs; no service has to run. The server is started by initdb and pg_ctl from
/usr/lib/postgresql/*/bin (or the PATH), as the user postgres where the tests run as root, because it refuses root.
"""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

MISSING = "no PostgreSQL server here, so the ledger is tested on SQLite only: apt-get install postgresql"
OPTIONS = "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off"


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, to which the name of a database is to be added."""
    programs = program_folder()
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install factcheck-lint[postgres]")
    folder = tempfile.mkdtemp(prefix="factcheck-postgres-", dir="/tmp")
    port = free_port()
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    if user:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def program(name: str, *arguments: str) -> None:
        command = [*user, os.path.join(programs, name), "-D", f"{folder}/data", *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60)

    try:
        program("initdb", "-U", "factcheck", "-A", "trust", "-E", "UTF8", "--no-sync")
        program("pg_ctl", "-w", "-l", f"{folder}/log", "-o", OPTIONS.format(port=port), "start")
        try:
            yield f"postgresql://factcheck@127.0.0.1:{port}"
        finally:
            program("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def program_folder() -> str:
    """Where initdb and pg_ctl lie; skips the test where they do not."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb")) or [shutil.which("initdb") or ""]
    if not found[-1] or (os.geteuid() == 0 and not shutil.which("setpriv")):
        pytest.skip(MISSING)
    return os.path.dirname(found[-1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
