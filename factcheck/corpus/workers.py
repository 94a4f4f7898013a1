"""Work shared out to processes, no more of it at a time than there are of them, and how fast it goes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final

from factcheck.corpus.failure import AGAIN, CorpusError

EVERY: Final = 10.0
ON_TERMINAL: Final = 0.5
"""Seconds between two reports of progress: where they are kept, and where each replaces the last."""

Task = tuple[Any, ...]
Work = Callable[..., Any]


class Workers:
    """Processes that do pieces of work, each asked through a pipe of its own; with none the work is done here.

    The pool of the standard library can wait for ever when a process dies while a large piece is on its way to it.
    """

    def __init__(self, connections: list[Connection]) -> None:
        self._idle = connections

    def each(self, work: Work, tasks: Iterable[Task]) -> Iterator[Any]:
        """What the work gives for each task, in the order it is done. Raises CorpusError where it cannot go on."""
        if not self._idle:
            with _told():
                for task in tasks:
                    yield work(*task)
            return
        busy: list[Connection] = []
        with _told():
            for task in tasks:
                while not self._idle:
                    yield from self._results(busy)
                connection = self._idle.pop()
                connection.send((work, task))
                busy.append(connection)
            while busy:
                yield from self._results(busy)

    def _results(self, busy: list[Connection]) -> list[Any]:
        """The results that are there, at least one; who gave them is idle again."""
        found = []
        for connection in wait(busy):
            assert isinstance(connection, Connection)
            done, result = connection.recv()
            if not done:
                raise result
            busy.remove(connection)
            self._idle.append(connection)
            found.append(result)
        return found


@contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """Processes for as long as the block lasts. They are fresh ones: a copy of this one could inherit a lock that is
    held.
    """
    context = multiprocessing.get_context("spawn")
    started: list[BaseProcess] = []
    connections: list[Connection] = []
    try:
        for _ in range(jobs if jobs > 1 else 0):
            ours, theirs = context.Pipe()
            process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            started.append(process)
            connections.append(ours)
        yield Workers(list(connections))
    finally:
        for connection in connections:
            connection.close()
        for process in started:
            process.terminate()
            process.join()


def _serve(connection: Connection) -> None:
    """Do what is asked until nobody asks any more. Next to nothing that the work makes goes round in circles: it is
    looked for after each piece, and not meanwhile.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    with suppress(EOFError, OSError):
        while True:
            work, task = connection.recv()
            connection.send(_attempt(work, task))


def _attempt(work: Work, task: Task) -> tuple[bool, Any]:
    try:
        return True, work(*task)
    except OSError as error:
        return False, OSError(error.errno, error.strerror or str(error), error.filename)
    except MemoryError:
        return False, MemoryError()
    except Exception as error:  # told by the process that asked
        return False, RuntimeError(f"{type(error).__name__}: {error}")


@contextmanager
def _told() -> Iterator[None]:
    """What keeps work from being done, told in one line."""
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise CorpusError("", f"a worker process was killed, or ran out of memory; {AGAIN}") from error
    except MemoryError as error:
        raise CorpusError("", f"out of memory; {AGAIN}") from error
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error).partition("\n")[0]
        where, reason = str(error.filename or ""), reason.lower()
        raise CorpusError(where, f"cannot be read or written: {reason}; {AGAIN}") from error


class Progress:
    """Says on standard error how far a stage is, and how fast it goes."""

    def __init__(self, stage: str, unit: str) -> None:
        self.stage, self.unit = stage, unit
        self.count = 0
        self.begun = self.told = time.monotonic()
        self.skipped = 0

    def add(self, count: int) -> None:
        """So many more are done."""
        self.count += count
        now = time.monotonic()
        if now - self.told >= (ON_TERMINAL if sys.stderr.isatty() else EVERY):
            self.told = now
            self._write("\r" if sys.stderr.isatty() else "", "" if sys.stderr.isatty() else "\n")

    def skip(self, count: int) -> None:
        """So many were done before."""
        self.skipped += count

    def end(self) -> None:
        """The stage is done."""
        self._write("\r" if sys.stderr.isatty() else "", "\n")

    def _write(self, before: str, after: str) -> None:
        seconds = max(time.monotonic() - self.begun, 1e-3)
        known = f", {self.skipped:,} done before" if self.skipped else ""
        rate = f"{self.count / seconds:,.0f} a second" if self.count else "none to do"
        sys.stderr.write(f"{before}factcheck: {self.stage}: {self.count:,} {self.unit}, {rate}{known}{after}")
        sys.stderr.flush()
