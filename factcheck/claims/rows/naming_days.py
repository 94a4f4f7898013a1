"""Times that no figure is of: days told by their names, and what only says how a text is to be read."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.periods.period import Mention

LAST_DAY: Final = expression(r"(?i)\b(?:end|yearend)\b")
"""What names the last day of a month or a year ("at end-June")."""
LABELS: Final = (" in brackets", " in parentheses", " figures in brackets", " figures in parentheses")
"""What follows a time that only says what brackets hold."""


def is_beside(mention: Mention, text: str) -> bool:
    """Whether a time is only a day told by its name, of which no figure is, the end of a month or a year being none; or
    says what stands in brackets ("2023 in brackets").
    """
    if mention.grain != "day":
        return text.startswith(LABELS, mention.end)
    said = text[mention.start : mention.end]
    return not (any(c.isdigit() for c in said) or LAST_DAY.search(said))
