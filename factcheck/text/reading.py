"""A reading text built from pieces of a source, with the segments that lead from it back to the source."""

from __future__ import annotations

from factcheck.text.document import Segment
from factcheck.text.lines import Line


class Reading:
    """Collects the pieces of one document in reading order, and the roles that its markup gives to lines."""

    __slots__ = ("_pieces", "_shift", "_tail", "roles", "segments", "size")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._shift: int | None = None
        self._tail = "\n"
        self.size = 0
        self.segments: list[Segment] = []
        self.roles: dict[int, str] = {}

    def copy(self, text: str, source: int) -> None:
        """Append what stands at `source`, or what the source writes there in another way."""
        if not text:
            return
        if source - self.size != self._shift:
            self._shift = source - self.size
            self.segments.append(Segment(self.size, source, "text"))
        self._append(text)

    def fill(self, text: str) -> None:
        """Append blanks or separators that the source does not have."""
        if text:
            self._append(text)

    def ends_with_blank(self) -> bool:
        """Whether the text so far ends with a blank or a line end, or is empty."""
        return self._tail.isspace()

    def text(self) -> str:
        """The reading text so far."""
        return "".join(self._pieces)

    def given(self, lines: list[Line]) -> list[str | None]:
        """The role that markup gave to each of the lines."""
        return [self.roles.get(line.start) for line in lines]

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self.size += len(text)
        self._tail = text[-1]
