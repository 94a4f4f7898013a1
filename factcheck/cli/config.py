"""`factcheck config`: the settings that hold, and where each comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import Isolated
from factcheck.cli.output import opened
from factcheck.cli.settings import ready, settled

Where = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH...]", help="The articles they are for.  [default: those here]")
]


def config(paths: Where = None, isolated: Isolated = False) -> None:
    """Print the settings that hold, with their origins."""
    from factcheck.settings.effective import effective

    given = settled(paths or ["."], isolated)
    ready(given)
    with opened(None) as write:
        write(effective(given.configuration, given.options))
