"""What stops the check of a corpus, in one line; what is done stays done, and the same command goes on from there."""

from __future__ import annotations

AGAIN = "what is done is kept; the same command goes on from there"


class CorpusError(Exception):
    """A run cannot go on: `subject` names the file or folder, `reason` says why."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason
