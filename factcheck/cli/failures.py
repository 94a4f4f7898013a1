"""What went wrong with a run, told in one line on standard error."""

from __future__ import annotations

import sys
from typing import Final

from factcheck.expression import expression

FAILED: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

_CONTROL: Final = expression(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


class RunError(Exception):
    """The run cannot go on: `subject` names the file or option, `reason` says why, both in one line."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason


def complain(subject: str, reason: str) -> None:
    """Write `factcheck: SUBJECT: REASON` on standard error, as one line whatever the two hold."""
    line = f"factcheck: {subject}: {reason}" if subject else f"factcheck: {reason}"
    encoding = sys.stderr.encoding or "utf-8"
    shown = _CONTROL.sub(" ", line).encode(encoding, "backslashreplace").decode(encoding)
    sys.stderr.write(shown.strip() + "\n")


def reason_of(error: OSError) -> str:
    """The operating system's words for an error, in lower case and without number and path."""
    return (error.strerror or str(error) or type(error).__name__).lower()
