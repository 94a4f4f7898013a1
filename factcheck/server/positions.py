"""Places as editors count them: lines from 0, and in a line UTF-16 units (or what else was agreed on)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types


@dataclass(frozen=True)
class Counted:
    """A text whose places are counted in an editor's units."""

    text: str
    encoding: types.PositionEncodingKind | str = types.PositionEncodingKind.Utf16

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        starts, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            if line.endswith(("\n", "\r")):
                starts.append(at)
        return starts

    def position(self, offset: int) -> types.Position:
        """The place of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return types.Position(line, self.units(self.text[self.starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The places of two offsets."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a place; one beyond its line's end is at that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[position.line]
        end = self.starts[position.line + 1] if position.line + 1 < len(self.starts) else len(self.text)
        units = 0
        for at in range(start, end):
            if units >= position.character:
                return at
            units += self.units(self.text[at])
        return end

    def units(self, text: str) -> int:
        """How many units a text has."""
        if self.encoding == types.PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self.encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "replace"))
        return sum(2 if character > "\uffff" else 1 for character in text)
