"""The outputs of a run: each a place and the format it is written in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Final

from factcheck.cli.failures import RunError
from factcheck.cli.output import STANDARD_OUTPUT, Write, opened
from factcheck.record import record
from factcheck.reports.formats import FORMATS, format_of

USUAL: Final = "text"


@record(frozen=True, slots=True)
class Target:
    """A place ("-" is standard output) and a format."""

    path: str
    format: str


def targets(outputs: Sequence[str], format: str | None) -> list[Target]:
    """The outputs that were asked for; standard output where none was.

    An output is `FORMAT:PATH`, or a path: then `format` holds, or the path's suffix, or it is text. Raises RunError
    for a place named twice and for an unknown format.
    """
    found = [target(output, format) for output in outputs or (STANDARD_OUTPUT,)]
    places = [one.path if one.path == STANDARD_OUTPUT else os.path.realpath(one.path) for one in found]
    for one, place in zip(found, places, strict=True):
        if places.count(place) > 1 and one.path != os.devnull:
            raise RunError("--output", f"{one.path} is given more than once")
    return found


def target(output: str, format: str | None) -> Target:
    """One output."""
    if not output:
        raise RunError("--output", "names no file")
    named, colon, path = output.partition(":")
    if colon and path and named in FORMATS:
        return Target(path, named)
    if colon and len(named) > 1 and named.isalpha():  # a letter alone is a drive
        from factcheck.settings.choice import nearest

        near = nearest(named, FORMATS)
        advice = f"did you mean {near!r}?" if near else f"known are {', '.join(FORMATS)}"
        raise RunError("--output", f"there is no format {named!r}; {advice}")
    return Target(output, format_of(format, output, FORMATS, USUAL))


@contextmanager
def all_opened(wanted: Sequence[Target]) -> Iterator[list[tuple[Target, Write]]]:
    """Every output, open; all files appear when the block ends well, or none does. Raises RunError."""
    with ExitStack() as stack:
        yield [(one, stack.enter_context(opened(one.path))) for one in wanted]
