"""Times that no figure is of: days told by their names, when something was told, and what only says how a text is to be
read.
"""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.periods.period import Mention

LAST_DAY: Final = expression(r"(?i)\b(?:end|yearend)\b")
"""What names the last day of a month or a year ("at end-June")."""
LABELS: Final = (" in brackets", " in parentheses", " figures in brackets", " figures in parentheses")
"""What follows a time that only says what brackets hold."""
LATELY: Final = ("last ", "this ", "earlier ", "late ", "early ")
"""How a time begins that is told from the day of the article."""
LASTING: Final = frozenset({"week", "month", "period"})
"""Grains of times in which something may have been told."""
LONG: Final = ("year", "quarter", "half", "season")
"""How a time ends that is too long to be the one in which something was told."""
TOLD: Final = expression(
    r"\b(?:said|says|announced|disclosed|published|warned|noted|predicted|told [\w’'-]+(?: [\w’'-]+)?)(?: on| in)? $"
)
"""What stands before the time in which somebody told something."""
REACH: Final = len("disclosed the European Parliament in ")
"""Characters before a time in which that stands."""
TELLS: Final = (" said ", " reported ", " announced ", " told ", " warned ", " disclosed ")
"""What follows such a time ("Cathay last week reported ...")."""


def is_beside(mention: Mention, text: str) -> bool:
    """Whether a time is only a day told by its name, of which no figure is, the end of a month or a year being none; or
    the time in which something was told; or says what stands in brackets ("2023 in brackets").
    """
    if mention.grain != "day":
        return text.startswith(LABELS, mention.end) or is_of_telling(mention, text)
    said = text[mention.start : mention.end]
    return not (any(c.isdigit() for c in said) or LAST_DAY.search(said)) or is_of_telling(mention, text)


def is_of_telling(mention: Mention, text: str) -> bool:
    """Whether a time is only that in which somebody told something: "said last week", "said in May that"."""
    if mention.sort != "period":
        return False
    said = text[mention.start : mention.end].lower()
    lately = mention.grain in LASTING and said.startswith(LATELY) and not said.endswith(LONG)
    if lately and text.startswith(TELLS, mention.end):
        return True
    quoting = text.startswith(" that ", mention.end) or (lately and text[mention.end : mention.end + 1] not in "'’")
    return quoting and TOLD.search(text, max(0, mention.start - REACH), mention.start) is not None
