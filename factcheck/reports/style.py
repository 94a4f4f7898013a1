"""How a report for people is set: its width, its colours, and how much it tells."""

from __future__ import annotations

from typing import Final, Literal

from factcheck.record import record


@record(frozen=True, slots=True)
class Palette:
    """The escape sequences that open each colour, and the one that closes any of them; all empty without colour."""

    error: str = ""
    warning: str = ""
    note: str = ""
    quiet: str = ""
    strong: str = ""
    end: str = ""

    def paint(self, name: str, text: str) -> str:
        """The text in the colour of that name."""
        return f"{getattr(self, name)}{text}{self.end}"


PLAIN: Final = Palette()
COLOURED: Final = Palette("\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[2m", "\033[1m", "\033[0m")


Detail = Literal["lines", "findings", "everything"]


@record(frozen=True, slots=True)
class Style:
    """`detail` is "findings", "everything" to list the consistent checks and the unverifiable claims too, or "lines"
    for one line a finding and nothing else.
    """

    width: int = 80
    palette: Palette = PLAIN
    detail: Detail = "findings"
