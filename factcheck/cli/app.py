"""The commands, put together, and the exit status of a run: 0, 1 for findings, 2 for a run that failed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import Final

import typer
from typer.exceptions import TyperException

from factcheck.cli.failures import FAILED, INTERRUPTED, PIPE_CLOSED, RunError, complain, reason_of
from factcheck.cli.light import LightCommand, LightGroup

HOMES: Final = {
    "check": "check",
    "baseline": "baseline",
    "read": "inspect",
    "claims": "inspect",
    "rules": "rules",
    "explain": "rules",
    "schema": "rules",
    "config": "config",
    "lsp": "lsp",
    "completion": "completion",
    "ledger": "ledger",
    "corpus": "corpus",
}
"""The module of this folder that has each command; a group of commands has one of its own."""
GROUPS: Final = ("ledger", "corpus")


def run(arguments: Sequence[str]) -> int:
    """Run the command line; every failure becomes one line on standard error and an exit status."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        status = build(*arguments[:1])(list(arguments), prog_name="factcheck", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except TyperException as error:
        complain("", _in_one_line(error))
    except RunError as failure:
        complain(failure.subject, failure.reason)
    except BrokenPipeError:
        # The interpreter flushes standard output once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        complain("", "interrupted")
        return INTERRUPTED
    except OSError as error:
        complain(str(error.filename or ""), reason_of(error))
    except MemoryError:
        complain("", "out of memory")
    except Exception as error:  # a defect of ours: one line all the same, and under `python -X dev` the whole story
        if sys.flags.dev_mode:
            raise
        complain("", _told(error))
    return FAILED


def build(wanted: str = "") -> typer.Typer:
    """The application with the command that is wanted, or with all of them where none has that name."""
    app = typer.Typer(
        cls=LightGroup,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog="factcheck --version prints the version.",
    )
    app.callback()(_program)
    for name in [wanted] if wanted in HOMES else HOMES:
        home = import_module(f"factcheck.cli.{HOMES[name]}")
        if name in GROUPS:
            app.add_typer(home.group(), name=name)
        else:
            app.command(cls=LightCommand)(getattr(home, name))
    return app


def _program() -> None:
    """Find the numeric claims of articles and test them against each other."""


def _in_one_line(error: TyperException) -> str:
    """What is wrong with the arguments, and where help is."""
    return error.format_message().rstrip(".?") + "; see factcheck --help"


def _told(error: Exception) -> str:
    """One line on a defect of ours; what it takes is only imported then."""
    from factcheck.findings.defects import internal_error

    return internal_error(error)


def _terminated(number: int, frame: FrameType | None) -> None:
    """Unwind on a request to end, so that no unfinished file stays behind."""
    sys.exit(128 + number)
