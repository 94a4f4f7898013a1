"""The commands, put together, and the exit status of a run: 0, 1 for findings, 2 for a run that failed."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType

import typer
from typer.exceptions import TyperException

from factcheck.cli import corpus, ledger
from factcheck.cli.baseline import baseline
from factcheck.cli.check import check
from factcheck.cli.completion import completion
from factcheck.cli.config import config
from factcheck.cli.failures import FAILED, INTERRUPTED, PIPE_CLOSED, RunError, complain, reason_of
from factcheck.cli.inspect import claims, read
from factcheck.cli.light import LightCommand, LightGroup
from factcheck.cli.lsp import lsp
from factcheck.cli.rules import explain, rules, schema


def run(arguments: Sequence[str]) -> int:
    """Run the command line; every failure becomes one line on standard error and an exit status."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        status = build()(list(arguments), prog_name="factcheck", standalone_mode=False)
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
        complain("", f"internal error, please report it: {type(error).__name__}: {error} ({_innermost(error)})")
    return FAILED


def build() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        cls=LightGroup,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog="factcheck --version prints the version.",
    )
    app.callback()(_program)
    for command in (check, baseline, read, claims, rules, explain, schema, config, lsp, completion):
        app.command(cls=LightCommand)(command)
    app.add_typer(ledger.group(), name="ledger")
    app.add_typer(corpus.group(), name="corpus")
    return app


def _program() -> None:
    """Find the numeric claims of articles and test them against each other."""


def _in_one_line(error: TyperException) -> str:
    """What is wrong with the arguments, and where help is."""
    return error.format_message().rstrip(".?") + "; see factcheck --help"


def _innermost(error: Exception) -> str:
    """The place in the program that an error came from."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{os.path.basename(frame.filename)}:{frame.lineno}"


def _terminated(number: int, frame: FrameType | None) -> None:
    """Unwind on a request to end, so that no unfinished file stays behind."""
    sys.exit(128 + number)
